"""How many steps a piece of work takes: the lines of Python that run, the same number on every machine."""

from __future__ import annotations

import functools
import gc
import sys
from types import FrameType
from typing import TYPE_CHECKING

from tests.growth.cases import Work

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def steps(work: Work) -> int:
    """Return how many lines ``work`` runs, each as often as it runs, when nothing is remembered from before."""
    for one in _remembering():
        one.cache_clear()
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> TraceFunction:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


_caches: dict[int, list[functools._lru_cache_wrapper[object]]] = {}  # by the number of modules


def _remembering() -> list[functools._lru_cache_wrapper[object]]:
    """Return whatever remembers results. The look is long, so it is taken again only when more was imported."""
    modules = len(sys.modules)
    if modules not in _caches:
        gc.unfreeze()  # what tests/conftest.py froze is not listed
        _caches[modules] = [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]
        gc.freeze()
    return _caches[modules]
