"""Everything whose growth is watched, in one place: the tests count its steps, ``make bench`` takes its time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from readme_sync.align.slots import side_by_side
from readme_sync.editions.read import read_edition
from readme_sync.language.numbers import numbers
from readme_sync.markdown.parse import parse
from readme_sync.pipeline.check import check
from readme_sync.records.licences import licence_spellings
from readme_sync.rules.drift.rs414.drift import difference
from readme_sync.rules.drift.rs414.lines import read
from readme_sync.rules.rows.shown_as_text import cut_off
from readme_sync.rules.sizes import sizes
from readme_sync.settings.values import Settings
from readme_sync.sources import Source
from tests.growth import code, markdown, pieces, readmes

Work = Callable[[], object]
Case = Callable[[int], Work]  # what there is to do for n pieces

LIMIT = 1.3  # the exponent of growth: four times the pieces may take six times the steps
_NUMBERS = ("a", "1", "1,", "a-", "_.", "1 ", "1億", " 111", "1x", "2024 ", "v1.")
_SIZES = ("1", "1.", "1 ", "1 b")
_LICENCES = ("License ", "Cc-by-", "A", "Apache ", "A License", "community ")


def _markdown(make: Callable[[int], str]) -> Case:
    def case(n: int) -> Work:
        text = make(n)
        return lambda: parse(Source("README.md", text))

    return case


def _code(make: Callable[[int], str], kind: str) -> Case:
    def case(n: int) -> Work:
        text = make(n)
        other = "first\n" + text.replace("a", "b", 3) + "\nlast"
        return lambda: difference(read(text, kind, "en"), read(other, kind, "fr"), flowing=kind != "sh")

    return case


def _readmes(shape: readmes.Shape | pieces.Pieces) -> Case:
    def case(n: int) -> Work:
        texts = shape.texts(n)

        def work() -> None:
            with TemporaryDirectory() as folder:
                for language, text in texts.items():
                    (Path(folder) / f"README.{language}.md").write_text(text, encoding="utf-8")
                check(Path(folder), Settings())

        return work

    return case


def _numbers(piece: str) -> Case:
    return lambda n: lambda: numbers.__wrapped__(piece * n + "a", "fr")


def _sizes(piece: str) -> Case:
    return lambda n: lambda: sizes(piece * n)


def _slots(editions: int) -> Case:
    """Return a case in which translations have n entries that the source lacks, and none of them is another's."""
    return lambda n: lambda: side_by_side([[{}], *[[{}] * n] * editions], 0, lambda *_: 0.0)


def _cut_off(n: int) -> Work:
    """Return what there is to do for n tables, each with lines of a table far below it and right below it."""
    text = "".join(f"|{i}|b|\n|-|-|\n\n|c|x|\n\nt\n\n|d|x|\n\n" for i in range(n))
    edition = read_edition(parse(Source("README.md", text)), "en", is_source=True)
    return lambda: cut_off(edition)


def _licences(piece: str) -> Case:
    return lambda n: lambda: licence_spellings.__wrapped__(piece * n)


CASES: dict[str, Case] = {
    **{f"markdown: {name}": _markdown(make) for name, make in markdown.SHAPES.items()},
    **{
        f"code ({kind}): {name}": _code(make, kind)
        for name, make in code.SHAPES.items()
        for kind in ("js", "sh", "yaml", "unheard-of")
    },
    "rows that empty lines cut off": _cut_off,
    **{f"check: {name}": _readmes(shape) for name, shape in readmes.SHAPES.items()},
    **{f"check: {name}": _readmes(shape) for name, shape in pieces.SHAPES.items()},
    **{f"numbers: {piece!r}": _numbers(piece) for piece in _NUMBERS},
    **{f"sizes: {piece!r}": _sizes(piece) for piece in _SIZES},
    **{f"entries that {n} translations have alone": _slots(n) for n in (1, 2)},
    **{f"licences: {piece!r}": _licences(piece) for piece in _LICENCES},
}
