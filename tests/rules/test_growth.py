"""Four times the entries take about four times the time in the rules too, and large rows stay quick."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from readme_sync.pipeline import check
from readme_sync.settings.values import Settings

HEADS = {
    "ja": "# 日本語のモデルのまとめ\n\nこのページはモデルをまとめたものです。\n\n|名称|規模|\n|-|-|\n",
    "en": "# Overview of models\n\nThis page is about the models.\n\n|Name|Size|\n|-|-|\n",
    "fr": "# Les modèles\n\nCette page est une liste des modèles.\n\n|Nom|Taille|\n|-|-|\n",
}
Make = Callable[[str, int], str]
_LIMIT = 7.0  # linear is 4, an exponent of 1.3 is 6, quadratic is 16
SHAPES: dict[str, Make] = {
    "equal rows": lambda _, n: "|a|7B|\n" * 10 * n,
    "rows that differ": lambda language, n: "".join(f"|m{i}|{i}B {language}|\n" for i in range(5 * n)),
    "links of one cell": lambda language, n: _cell(f"https://{language}.example/{{}}", n),
    "tables": lambda language, n: "".join(f"\n|{language}|b|\n|-|-|\n|{i}|x|\n" for i in range(n)),
    "sections": lambda language, n: "".join(f"\n## {language} {i}\n\nx {i}\n" for i in range(n)),
}


def _cell(address: str, n: int) -> str:
    return "|" + " ".join(f"[x]({address.format(i)})" for i in range(n)) + "|7B|\n"


def seconds(folder: Path, make: Make, n: int) -> float:
    for language, head in HEADS.items():
        (folder / f"README.{language}.md").write_text(head + make(language, n), encoding="utf-8")
    start = time.process_time()
    check(folder, Settings())
    return time.process_time() - start


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_entries_do(tmp_path: Path, shape: str) -> None:
    make = SHAPES[shape]
    seconds(tmp_path, make, 10)  # imports are no growth
    ratios: list[float] = []
    while not ratios or (min(ratios) > _LIMIT and len(ratios) < 3):
        ratios.append(seconds(tmp_path, make, 400) / max(seconds(tmp_path, make, 100), 0.01))
    assert min(ratios) <= _LIMIT, ratios


def test_twelve_thousand_equal_rows(tmp_path: Path) -> None:
    assert seconds(tmp_path, lambda _, n: "|a|7B|\n" * n, 12_000) < 4


def test_four_hundred_repositories_in_a_row(tmp_path: Path) -> None:
    assert seconds(tmp_path, lambda language, n: _cell(f"https://huggingface.co/{language}/m{{}}", n), 400) < 1
