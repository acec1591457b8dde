"""The honest measure: in editions in step, one change in one edition leads to exactly the findings that it should."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.finding import Finding
from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.engine import run
from readme_sync.sources import Source
from tests.examples import examples
from tests.fuzz.changes import CHANGES
from tests.fuzz.made import LANGUAGES, PATHS, Book, make, write
from tests.fuzz.wanted import Change, Wanted

RULES = tuple(rule for rule in load() if rule.code < "RS5")  # those that need no network
FILES = dict.fromkeys(("README.md", "en/README.md", "fr/README.md"), True)


def findings(books: dict[str, Book]) -> list[Finding]:
    """Return the errors and warnings of the three editions."""
    editions = [
        read_edition(parse(Source(PATHS[language], write(books[language]))), language, is_source=language == "ja")
        for language in LANGUAGES
    ]
    found, _ = run(RULES, match(editions), FILES, {})
    return [finding for finding in found if finding.severity != "info"]


def _said(found: list[Finding]) -> list[str]:
    return [f"{one.code} {one.edition}:{one.place.line} {one.row}: {one.message}" for one in found]


def _is(one: Finding, wanted: Wanted) -> bool:
    named = wanted.row is None or one.row in wanted.row.split("|")
    return (one.code, one.edition) == (wanted.code, wanted.edition) and named


@given(seed=st.integers(0, 2**32), sections=st.integers(1, 4), rows=st.integers(1, 6))
@examples(30)
def test_editions_in_step_have_nothing_to_find(seed: int, sections: int, rows: int) -> None:
    assert _said(findings(make(Random(seed), sections, rows))) == []


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@given(
    seed=st.integers(0, 2**32), sections=st.integers(1, 4), rows=st.integers(2, 5), language=st.sampled_from(LANGUAGES)
)
@examples(20)
def test_one_change_is_found_and_nothing_else(
    change: Change, seed: int, sections: int, rows: int, language: str
) -> None:
    random = Random(seed)
    books = make(random, sections, rows)
    before = write(books[language])
    wanted = change(random, books[language])
    assume(wanted is not None)
    assert wanted is not None
    assert write(books[language]) != before
    found = findings(books)
    left = list(found)
    for one in wanted:
        match_ = next((finding for finding in left if _is(finding, one)), None)
        assert match_ is not None, f"{one} is not among {_said(found)}"
        left.remove(match_)
    assert _said(left) == [], f"besides {wanted}"
