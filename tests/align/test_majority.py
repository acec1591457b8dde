"""Who is the odd one, and when that can be told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.majority import Majority, judge

VALUES = st.lists(st.one_of(st.none(), st.sampled_from("abc")), min_size=1, max_size=6)


def test_all_but_one_agree() -> None:
    assert judge(["a", "b", "a"], 0) == Majority("a", (1,), sure=True)
    assert judge(["a", "a", "a", "b"], 0) == Majority("a", (3,), sure=True)


def test_the_source_is_the_odd_one() -> None:
    assert judge(["b", "a", "a"], 0) == Majority("a", (0,), sure=True)
    assert judge(["a", "a", "b"], 2) == Majority("a", (2,), sure=True)


def test_of_two_the_source_is_taken_as_right() -> None:
    assert judge(["a", "b"], 0) == Majority("a", (1,), sure=False)
    assert judge(["a", "b"], 1) == Majority("b", (0,), sure=False)


def test_three_that_all_differ() -> None:
    assert judge(["a", "b", "c"], 0) == Majority("a", (1, 2), sure=False)


def test_two_against_two() -> None:
    assert judge(["a", "a", "b", "b"], 0) == Majority("a", (2, 3), sure=False)
    assert judge(["a", "a", "b", "b"], 2) == Majority("b", (0, 1), sure=False)


def test_a_hole_is_no_opinion() -> None:
    assert judge(["a", None, "a"], 0) is None
    assert judge([None, "a", "b", "a"], 0) == Majority("a", (2,), sure=True)
    assert judge([None, "a"], 0) is None


def test_without_the_source_two_that_differ_leave_it_open() -> None:
    verdict = judge([None, "a", "b"], 0)
    assert verdict is not None
    assert not verdict.sure
    assert len(verdict.odd) == 1


@given(VALUES, st.data())
def test_what_holds_of_every_verdict(values: list[str | None], data: st.DataObject) -> None:
    source = data.draw(st.integers(0, len(values) - 1))
    verdict = judge(values, source)
    spoken = {value for value in values if value is not None}
    assert (verdict is None) == (len(spoken) < 2)
    if verdict is None:
        return
    assert verdict.common in spoken
    assert [i for i, value in enumerate(values) if value not in (None, verdict.common)] == list(verdict.odd)
    if verdict.sure:
        assert len(verdict.odd) == 1
        assert sum(value == verdict.common for value in values) > 1
    elif values[source] is not None:
        assert verdict.common == values[source]
