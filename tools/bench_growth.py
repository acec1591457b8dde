"""Measures how the time of reading and checking grows with what is read (part of `make bench`).

The cases are those of tests/growth/, whose tests count steps of Python; here the processor time is taken, of n pieces
and of four times as many, and the exponent of growth printed. Like every bench it reports and does not fail.
"""

from __future__ import annotations

import gc
import sys
import time
from math import log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.growth.cases import CASES, LIMIT, Case, Work

_ENOUGH = 0.02  # seconds: of less a clock tells little
_SMALLEST, _LARGEST = 400, 64_000  # pieces; what is still faster with the most is fine as it is
_ROUNDS = 3
# What issue 9 names in seconds.
GOALS = (("check: equal rows", 12_000, 4.0), ("check: repositories of a cell", 400, 1.0))


def seconds(work: Work) -> float:
    """Return the processor time of ``work``, without looking for garbage, as the program runs."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def fastest(case: Case, size: int) -> float:
    """Return the least time that ``size`` pieces take in several rounds."""
    return min(seconds(case(size)) for _ in range(_ROUNDS))


def measured(case: Case) -> tuple[int, float, float]:
    """Return a size that takes long enough, its time, and the time of four times as much."""
    seconds(case(_SMALLEST))  # imports are no growth
    size, once = _SMALLEST, seconds(case(_SMALLEST))
    while once < _ENOUGH and size < _LARGEST:
        size *= 2
        once = seconds(case(size))
    return size, fastest(case, size), fastest(case, 4 * size)


def main() -> None:
    """Print each case with its exponent; the names given as arguments alone, if there are any."""
    wanted = [name for name in CASES if not sys.argv[1:] or any(one in name for one in sys.argv[1:])]
    misses = []
    print(f"{'what grows':55} {'pieces':>8} {'ms':>8} {'ms of 4':>8} {'exponent':>9}")
    for name in wanted:
        size, once, more = measured(CASES[name])
        exponent = log(more / once, 4)
        miss = exponent > LIMIT and once >= _ENOUGH / 3
        misses += [name] * miss
        word = "  MISSED" if miss else ""
        print(f"{name:55} {size:8,} {once * 1000:8.1f} {more * 1000:8.1f} {exponent:9.2f}{word}", flush=True)
    print(f"\n{len(wanted) - len(misses)} of {len(wanted)} grow with an exponent of at most {LIMIT}")
    for name, size, most in GOALS:
        if name in wanted:
            took = fastest(CASES[name], size)
            word = "reached" if took <= most else "NOT REACHED"
            print(f"{word:12} {name}, {size:,} in three editions: {took:.2f} s (at most {most:g})")


if __name__ == "__main__":
    main()
