"""Where the numbers of titles say nothing of two editions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.numbering import number, shifted
from readme_sync.editions.edition import Section
from tests.align.test_match import catalogue


def _sections(numbers: list[str]) -> tuple[Section, ...]:
    text = "".join(f"## {one}. Part\n\nText.\n\n" for one in numbers)
    return catalogue(f"# Loom\n\n{text}").editions[0].sections


@pytest.mark.parametrize(
    ("source", "own", "titles"),
    [
        ("1 2 3 4", "1 2 4 5", ["4. Part", "5. Part"]),
        ("2.1 2.2 2.3", "2.1 2.3 2.4", ["2.3. Part", "2.4. Part"]),
        ("1 2 3 4", "1 2 4", []),  # one is missing
        ("1 2 3 4", "1 3 2 4", []),  # two changed places
        ("1 2 3 3", "1 2 3 4", []),  # what counts twice is no count
        ("1 2", "2 3", []),
        ("1 2 3", "1 2 3", []),
    ],
)
def test_shifted(source: str, own: str, titles: list[str]) -> None:
    theirs, mine = _sections(source.split()), _sections(own.split())
    assert [mine[place].title for place in sorted(shifted(theirs, mine))] == titles


@given(st.lists(st.integers(1, 99), unique=True, max_size=12))
def test_the_same_numbers_are_never_shifted(numbers: list[int]) -> None:
    sections = _sections([str(one) for one in numbers])
    assert shifted(sections, sections) == frozenset()


@pytest.mark.parametrize(
    ("title", "said"), [("1.02 Loom", "1.2"), ("⚪ 3. Loom", "3"), ("3D loom", ""), ("Loom 3", "")]
)
def test_number(title: str, said: str) -> None:
    assert number(title) == said
