# ruff: noqa: E501  rows of a table cannot be wrapped
"""An invented catalogue of birdsong recorders in three languages, and a repository that holds it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from readme_sync.pipeline.follow import SyncReport, sync
from readme_sync.settings.values import Settings

JA = """\
# 野鳥録音モデル

[English](en/README.md) | [Français](fr/README.md) | 日本語

鳥の声を聞き分けるモデルの一覧です。

- [小型モデル](#small)
- [データ](#data)

<a id="small"></a>
## 小型モデル

| モデル | サイズ | 学習データ | 開発元 | ライセンス |
|:---|:---:|:---:|:---:|:---:|
| [Suzume-1](https://huggingface.co/torilab/suzume-1) | **1.3B** | 野鳥の録音 (計 **20B** トークン) | 鳥研究所 | MIT |
| [Tsubame-2](https://huggingface.co/torilab/tsubame-2) | 2.7B | 森の録音 (計 **40B** トークン) | 鳥研究所 | Apache 2.0[^1] |
| [Kamome](https://huggingface.co/umi/kamome) | 350M | 不明 | 個人 ([Aoki](https://example.org/aoki)) | 不明 |

<a id="data"></a>
## データ

| 名前 | 年 | 説明 |
|---|---|---|
| [MoriSet](https://example.org/ja/mori) | 2023 | 森の録音 |
| [UmiSet](https://example.org/ja/umi) | 2024 | 野鳥の録音 |

図は ![図](./figures/birds.png) にあります。

[^1]: 商用利用には連絡が必要です。
"""

EN = """\
# Birdsong models

English | [Français](../fr/README.md) | [日本語](../README.md)

A list of models that tell birds apart.

- [Small models](#small)
- [Data](#data)

<a id="small"></a>
## Small models

| Model | Size | Training data | Developer | License |
|:---|:---:|:---:|:---:|:---:|
| [Suzume-1](https://huggingface.co/torilab/suzume-1) | **1.3B** | bird recordings (**20B** tokens) | Bird Institute | MIT |
| [Tsubame-2](https://huggingface.co/torilab/tsubame-2) | 2.7B | forest recordings (**40B** tokens) | Bird Institute | Apache 2.0[^1] |
| [Kamome](https://huggingface.co/umi/kamome) | 350M | undisclosed | Individual ([Aoki](https://example.org/aoki)) | undisclosed |

<a id="data"></a>
## Data

| Name | Year | Description |
|---|---|---|
| [MoriSet](https://example.org/en/mori) | 2023 | forest recordings |
| [UmiSet](https://example.org/en/umi) | 2024 | bird recordings |

The figure is at ![figure](../figures/birds.png).

[^1]: Ask before you use it commercially.
"""

FR = """\
# Modèles de chants d'oiseaux

[English](../en/README.md) | Français | [日本語](../README.md)

Une liste de modèles qui distinguent les oiseaux.

- [Petits modèles](#small)
- [Données](#data)

<a id="small"></a>
## Petits modèles

| Modèle | Taille | Données d'entraînement | Développeur | Licence |
|:---|:---:|:---:|:---:|:---:|
| [Suzume-1](https://huggingface.co/torilab/suzume-1) | **1.3B** | enregistrements d'oiseaux (**20B** tokens) | Institut des oiseaux | MIT |
| [Tsubame-2](https://huggingface.co/torilab/tsubame-2) | 2.7B | enregistrements de forêt (**40B** tokens) | Institut des oiseaux | Apache 2.0[^1] |
| [Kamome](https://huggingface.co/umi/kamome) | 350M | inconnu | Individuel ([Aoki](https://example.org/aoki)) | inconnu |

<a id="data"></a>
## Données

| Nom | Année | Description |
|---|---|---|
| [MoriSet](https://example.org/en/mori) | 2023 | enregistrements de forêt |
| [UmiSet](https://example.org/en/umi) | 2024 | enregistrements d'oiseaux |

La figure est à ![figure](../figures/birds.png).

[^1]: Demandez avant un usage commercial.
"""

EDITIONS: Mapping[str, str] = {"README.md": JA, "en/README.md": EN, "fr/README.md": FR}
_WHO = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "a"), ("EMAIL", "a@example.org"))}  # fmt: skip


class Repository(NamedTuple):
    """A git repository with the catalogue in it."""

    root: Path

    def write(self, texts: Mapping[str, str]) -> None:
        """Write files."""
        for path, text in texts.items():
            place = self.root / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text.encode())

    def read(self, path: str) -> str:
        """Return a file's text."""
        return (self.root / path).read_bytes().decode()

    def git(self, *arguments: str) -> None:
        """Run git."""
        environment = {**os.environ, **_WHO, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(("git", *arguments), cwd=self.root, env=environment, check=True, capture_output=True)

    def commit(self) -> None:
        """Commit all files."""
        if not (self.root / ".git").exists():
            (self.root / "figures").mkdir()
            (self.root / "figures" / "birds.png").write_bytes(b"")
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "a change")

    def edit(self, path: str, *changes: tuple[str, str]) -> None:
        """Replace texts in a file, each of which stands there once."""
        text = self.read(path)
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.write({path: text})

    def sync(
        self, *, source: str = "ja", base: str | None = None, left: str = "mark", older: bool = False
    ) -> SyncReport:
        """Bring the translations in step, and write them."""
        report = sync(self.root, Settings(source=source), base=base, left=left, older=older)
        for document in report.documents:
            self.write(document.proof.texts)
        return report
