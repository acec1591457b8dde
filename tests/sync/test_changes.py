"""Catalogues that nobody wrote, changed at random in one language: the others follow, and a second time is quiet."""

from __future__ import annotations

import re
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.finding import Finding
from tests.examples import examples
from tests.fuzz.made import PATHS, make, write
from tests.sync.editions import LANGUAGES, catalogue, findings, synced

_NUMBER = re.compile(r"(?<=\| )\*{0,2}\d+(?:[, ]\d{3})*\*{0,2}(?= \|)")  # all of a cell
_NUMBERS = ("96", "**512**", "**96**", "512")


def _rows(lines: list[str]) -> list[int]:
    """Return the rows of tables, but for their heads."""
    return [n for n, line in enumerate(lines) if line.startswith("| [")]


def _added(random: Random, lines: list[str]) -> None:
    at = random.choice(_rows(lines))
    new = f"ura-{random.randrange(1000)}"
    row = re.sub(r"\[([^\]\[]*)\]\(([^()]*)\)", rf"[{new}](\2-{new})", lines[at], count=1)
    lines.insert(at + random.randrange(2), re.sub(r"(huggingface\.co/[^()]*)", rf"\1-{new}", row))


def _removed(random: Random, lines: list[str]) -> None:
    del lines[random.choice(_rows(lines))]


def _moved(random: Random, lines: list[str]) -> None:
    at = random.choice([n for n in _rows(lines) if n + 1 in _rows(lines)])
    lines[at], lines[at + 1] = lines[at + 1], lines[at]


def _numbered(random: Random, lines: list[str]) -> None:
    at = random.choice([n for n in _rows(lines) if _NUMBER.search(lines[n])])
    lines[at] = _NUMBER.sub(random.choice(_NUMBERS), lines[at], count=1)


def _emboldened(random: Random, lines: list[str]) -> None:
    at = random.choice([n for n in _rows(lines) if _NUMBER.search(lines[n])])
    cell = _NUMBER.search(lines[at])
    assert cell is not None
    bare = cell[0].strip("*")
    lines[at] = _NUMBER.sub(bare if bare != cell[0] else f"**{bare}**", lines[at], count=1)


def _noted(random: Random, lines: list[str]) -> None:
    note = f"[^{random.randrange(20, 90)}]"
    at = random.choice(_rows(lines))
    lines[at] = f"{lines[at].removesuffix(' |')}{note} |"
    while not lines[-1]:
        lines.pop()
    lines += ["", f"{note}: https://example.org/notes", ""]


CHANGES = (_added, _removed, _moved, _numbered, _emboldened, _noted)


@examples(30)
@given(seed=st.integers(0, 2**32), source=st.sampled_from(sorted(LANGUAGES.values())))
def test_what_changes_in_one_language_reaches_the_others(seed: int, source: str) -> None:
    random, path = Random(seed), PATHS[source]
    before = {PATHS[language]: write(book) for language, book in make(random, random.randint(1, 3), 4).items()}
    lines = before[path].split("\n")
    for change in random.sample(CHANGES, random.randint(1, 3)):
        change(random, lines)
    after, made = synced(before, {**before, path: "\n".join(lines)}, source)
    again, _ = synced(before, after, source)
    assert again == after, "a second time changes nothing"
    if made.is_in_step:
        own = {finding.code for finding in findings(catalogue(after, source)) if _is_of(finding, source, path)}
        assert [one for one in findings(catalogue(after, source)) if one.code not in own] == []


def _is_of(finding: Finding, source: str, path: str) -> bool:
    """Tell whether a finding is the source's own, which is carried over with what it stands in."""
    return finding.place.path == path or any(one.partition(": ")[0] == source for one in finding.members)
