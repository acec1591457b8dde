"""Telling what a change brought from what was there: laws that hold for any findings."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.finding import Finding, Place
from readme_sync.news import sort_out


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
    new, note = sort_out(found, found)
    assert new == ()
    assert bool(note) == bool(found)


@given(findings)
def test_all_is_new_where_nothing_was(found: list[Finding]) -> None:
    assert sort_out(found, []) == (tuple(found), ())


@given(findings, findings)
def test_as_many_are_new_as_there_are_more_of_a_kind(found: list[Finding], before: list[Finding]) -> None:
    new, note = sort_out(found, before)
    assert _kinds(new) == _kinds(found) - _kinds(before)
    assert list(new) == [one for one in found if any(one is other for other in new)], "in the order they came in"
    older = len(found) - len(new)
    assert note == ((f"{older} older finding{'s' * (older > 1)} not shown",) if older else ())


@given(findings, st.randoms())
def test_the_order_of_what_was_does_not_matter(found: list[Finding], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert sort_out(found, shuffled)[0] == ()


def _gathering(code: str, *members: str) -> Finding:
    found = _finding(code, "fr", "a", "", f"{len(members)}", 1)
    return found._replace(members=members, message=f"{len(members)} rows are missing")


def test_what_a_finding_gathers_is_compared_one_by_one() -> None:
    one, two = _gathering("RS404", "fr: A"), _gathering("RS404", "fr: B")
    both, more = _gathering("RS404", "fr: A", "fr: B"), _gathering("RS404", "fr: A", "fr: B", "de: B")
    assert sort_out([both], [one, two])[0] == (), "a number that passed a threshold makes nothing new"
    assert sort_out([one], [both])[0] == ()
    (shown,) = sort_out([more], [both])[0]
    assert shown.message == "3 rows are missing; new: de: B"
    assert sort_out([_gathering("RS405", "fr: A")], [one])[0] == (_gathering("RS405", "fr: A"),)


@given(
    st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=3), max_size=5), st.lists(st.sampled_from("abcd"))
)
def test_a_member_that_was_not_there_is_always_shown(found: list[list[str]], before: list[str]) -> None:
    gathered = [_gathering("RS404", *members) for members in found]
    shown, _ = sort_out(gathered, [_gathering("RS404", one) for one in before])
    assert [one.members for one in shown] == [one.members for one in gathered if not set(one.members) <= set(before)]


def test_that_a_text_was_reworded_is_not_told_beside_what_it_has_lost() -> None:
    waits, lost = _gathering("RS423", "fr: A"), _gathering("RS421", "fr: B")
    assert sort_out([waits, lost], []) == ((lost,), ())
    assert sort_out([waits, lost], [lost])[0] == (waits,), "what was lost before is another matter"
    both = _gathering("RS423", "fr: A", "de: A")
    assert sort_out([both, lost], [])[0] == (both, lost), "the other edition waits as well"
    note = lost._replace(severity="info")
    assert sort_out([waits, note], [])[0] == (waits, note)
