"""Telling what a change brought from what was there: laws that hold for any findings."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.base import sort_out
from readme_sync.finding import Finding, Place


def _finding(code: str, edition: str, section: str, row: str, subject: str, line: int) -> Finding:
    return Finding(
        code, "name", "error", "message", Place("README.md", line, 1, line, 2), edition, section, row, subject=subject
    )


_few = st.sampled_from(("a", "b"))
findings = st.lists(
    st.builds(_finding, st.sampled_from(("RS404", "RS409")), _few, _few, _few, _few, st.integers(1, 9)), max_size=12
)


def _kinds(found: list[Finding] | tuple[Finding, ...]) -> Counter[tuple[str | None, ...]]:
    return Counter((one.code, one.edition, one.row, one.subject) for one in found)


@given(findings)
def test_nothing_is_new_where_nothing_changed(found: list[Finding]) -> None:
    new, note = sort_out(found, found, (), ())
    assert new == ()
    assert bool(note) == bool(found)


@given(findings)
def test_all_is_new_where_nothing_was(found: list[Finding]) -> None:
    assert sort_out(found, [], (), ()) == (tuple(found), ())


@given(findings, findings)
def test_as_many_are_new_as_there_are_more_of_a_kind(found: list[Finding], before: list[Finding]) -> None:
    new, note = sort_out(found, before, (), ())
    assert _kinds(new) == _kinds(found) - _kinds(before)
    assert list(new) == [one for one in found if any(one is other for other in new)], "in the order they came in"
    older = len(found) - len(new)
    assert note == ((f"{older} older finding{'s' * (older > 1)} not shown",) if older else ())


@given(findings, st.randoms())
def test_the_order_of_what_was_does_not_matter(found: list[Finding], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert sort_out(found, shuffled, (), ())[0] == ()
