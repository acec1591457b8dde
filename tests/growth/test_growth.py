"""Three times the pieces take at most four times the steps and a bit, whatever the pieces are.

Steps are counted, not timed. What takes long in C (a regular expression, a copy of a text) is no step: `make bench`
takes the time of the same cases.
"""

from __future__ import annotations

from math import log

import pytest

from tests.growth.cases import CASES, LIMIT, Case
from tests.growth.counting import steps

_ENOUGH = 5_000  # steps: of fewer, those that any text takes would hide how they grow
_SMALL, _LARGEST = 150, 1_000
_TIMES = 3


@pytest.mark.parametrize("name", CASES)
def test_steps_grow_as_the_pieces_do(name: str) -> None:
    case = CASES[name]
    case(10)()  # imports are no growth
    size, few = _large(case)
    many = steps(case(_TIMES * size))
    assert log(many / few, _TIMES) <= LIMIT, f"{size}: {few} steps, {_TIMES * size}: {many} steps"


def _large(case: Case) -> tuple[int, int]:
    """Return a size that takes enough steps to tell, and how many."""
    size = _SMALL
    while (count := steps(case(size))) < _ENOUGH and size < _LARGEST:
        size *= 2
    return size, count


@pytest.mark.parametrize(("power", "holds"), [(1, True), (2, False)])
def test_a_square_is_told_from_a_line(power: int, holds: bool) -> None:
    def work(n: int) -> int:
        return sum(1 for _ in range(n**power))

    assert (log(steps(lambda: work(_TIMES * 100)) / steps(lambda: work(100)), _TIMES) <= LIMIT) is holds
