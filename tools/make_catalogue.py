"""Writes a catalogue of any size in three languages, always the same for the same size: what speed is measured on.

    python tools/make_catalogue.py FOLDER ROWS

It has the shape of a real one: sections with anchors and a table of contents, tables of six columns and about
twelve rows, several links, bold, footnotes and sizes a row. Its editions agree, so that all rules run to their end.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

ROWS_A_TABLE = 12
TABLES_A_SECTION = 4
PATHS = {"ja": "README.md", "en": "en/README.md", "fr": "fr/README.md"}

_TITLE = {"ja": "モデルのまとめ", "en": "Overview of models", "fr": "Panorama des modèles"}
_LINE = {
    "ja": "[English](en/README.md) | [Français](fr/README.md) | 日本語",
    "en": "English | [Français](../fr/README.md) | [日本語](../README.md)",
    "fr": "[English](../en/README.md) | Français | [日本語](../README.md)",
}
_ABOUT = {
    "ja": "このページでは、一般に公開されているモデルの情報をまとめています。誤りや不足があればお知らせください。",
    "en": "This page gathers what is known about the models that are open to the public. Tell us what is wrong.",
    "fr": "Cette page rassemble ce que l'on sait des modèles ouverts au public. Dites-nous ce qui est faux.",
}
_SECTION = {"ja": "第{}種のモデル", "en": "Models of kind {}", "fr": "Modèles de type {}"}
_HEADER = {
    "ja": ("名称", "規模", "学習テキスト", "開発元", "ライセンス", "リンク"),
    "en": ("Name", "Size", "Training data", "Developer", "License", "Link"),
    "fr": ("Nom", "Taille", "Données d'entraînement", "Développeur", "Licence", "Lien"),
}
_DATA = {
    "ja": "日本語 Wikipedia, **CC-100** ({}万件)<br>ほか{}",
    "en": "Japanese Wikipedia, **CC-100** ({}0,000 articles)<br>and more{}",
    "fr": "Wikipédia en japonais, **CC-100** ({}0 000 articles)<br>et autres{}",
}
_MAKER = {"ja": "株式会社第{}研究所", "en": "Laboratory {} Inc.", "fr": "Laboratoire {} S.A."}
_NOTE = {"ja": "第{}の注。詳しくは", "en": "Note {}; for details see", "fr": "Note {} ; pour en savoir plus,"}
_DETAILS = {"ja": "発表", "en": "announcement", "fr": "annonce"}
_LICENCES = ("Apache 2.0", "MIT", "CC BY-SA 4.0", "Llama 3 Community License")
_SIZES = ("0.3B", "1.3B", "7B", "13B", "70B")


def edition(language: str, rows: int) -> str:
    """Return the edition in ``language`` ("ja", "en" or "fr") with ``rows`` rows."""
    chance = random.Random(rows)  # noqa: S311 -- nothing here is a secret
    tables = -(-rows // ROWS_A_TABLE)
    sections = -(-tables // TABLES_A_SECTION)
    names = [_SECTION[language].format(number + 1) for number in range(sections)]
    out = [f"# {_TITLE[language]}\n\n{_LINE[language]}\n\n{_ABOUT[language]}\n"]
    out += [f"- [{name}](#kind-{number + 1})" for number, name in enumerate(names)]
    notes: list[str] = []
    for table in range(tables):
        if table % TABLES_A_SECTION == 0:
            number = table // TABLES_A_SECTION
            out.append(f'\n<a id="kind-{number + 1}"></a>\n## {names[number]}')
        header = _HEADER[language]
        out.append("\n| " + " | ".join(header) + " |\n" + "|:---" * len(header) + "|")
        for row in range(table * ROWS_A_TABLE, min(rows, (table + 1) * ROWS_A_TABLE)):
            out.append(_row(language, row, chance, notes))
        out.append("")
    return "\n".join([*out, *notes, ""])


def _row(language: str, row: int, chance: random.Random, notes: list[str]) -> str:
    owner, size = f"lab-{row % 97}", _SIZES[chance.randrange(len(_SIZES))]
    repository = f"{owner}/model-{row}-{size.lower()}"
    note = ""
    if row % 15 == 0:
        label = len(notes) + 1
        note = f"[^{label}]"
        notes.append(
            f"[^{label}]: {_NOTE[language].format(label)} [{_DETAILS[language]}](https://example.org/notes/{label})"
        )
    cells = (
        f"[Model {row}](https://example.org/models/{row}/){note}",
        f"**{size}**" if chance.random() < 0.3 else size,
        _DATA[language].format(
            chance.randrange(2, 900), f" [{owner}/corpus-{row}](https://huggingface.co/datasets/{owner}/corpus-{row})"
        ),
        _MAKER[language].format(row % 97 + 1),
        _LICENCES[chance.randrange(len(_LICENCES))],
        f"[{repository}](https://huggingface.co/{repository}), [GGUF](https://huggingface.co/{repository}-gguf)",
    )
    return "| " + " | ".join(cells) + " |"


def write(folder: Path, rows: int) -> list[Path]:
    """Write the three editions below ``folder`` and return their paths."""
    paths = []
    for language, path in PATHS.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(edition(language, rows), encoding="utf-8", newline="\n")
        paths.append(target)
    return paths


if __name__ == "__main__":
    for written in write(Path(sys.argv[1]), int(sys.argv[2])):
        print(f"{written}: {written.stat().st_size:,} bytes")
