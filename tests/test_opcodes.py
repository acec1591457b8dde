"""What two sequences differ in, as difflib says it of short ones, and in linear time of long ones."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.opcodes import opcodes, unified
from tests.attacks.conftest import bounded

LINES = st.lists(st.sampled_from("abcd"), max_size=20)


@given(LINES, LINES, st.sampled_from(["", "\n"]))
def test_short_ones_are_as_difflib_has_them(old: list[str], new: list[str], end: str) -> None:
    assert opcodes(old, new) == difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    before, after = ("".join(f"{line}\n" for line in lines).removesuffix("\n") + end for lines in (old, new))
    one, other = (text.splitlines(keepends=True) for text in (before, after))
    wanted = "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(one, other, "a/x", "b/x")
    )
    assert "".join(f"{line}\n" for line in unified("x", before, after)) == wanted


@pytest.mark.parametrize(
    "line",
    [str, lambda _: "a", lambda n: f"{n % 50}", lambda n: "a" if n % 2 else str(n), lambda n: str(n // 2)],
    ids=["all differ", "all alike", "fifty kinds", "every second alike", "in twos"],
)
def test_long_ones_take_linear_time(line: Callable[[int], str]) -> None:
    old = [line(n) for n in range(3_000)]
    new = [text if n % 3 else f"x{n}" for n, text in enumerate(old)]
    with bounded():
        found = opcodes(old, new)
    made = []
    for tag, i1, i2, j1, j2 in found:
        made += old[i1:i2] if tag == "equal" else new[j1:j2]
    assert made == new
    assert [one[2] for one in found] == [one[1] for one in found[1:]] + [len(old)]
    assert all((one[0] == "equal") != (other[0] == "equal") for one, other in pairwise(found))


def test_one_run_that_was_taken_out_of_a_long_text() -> None:
    old = "a thread and a loom " * 500
    assert opcodes(old, old[:4000] + old[4007:])[1][:3] == ("delete", *_run(old, 4000, 7))


def _run(text: str, at: int, length: int) -> tuple[int, int]:
    """Return where a run that was taken out seems to have stood: what follows it may be what it began with."""
    while text[at] == text[at + length]:
        at += 1
    return at, at + length
