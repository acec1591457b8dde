"""What functions remember (``lru_cache`` all over the package) serves one document set: the next has other texts."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

# The memories of whole documents and of what was made of them are short, those of words and addresses long.
_SHORT, _LARGE = 256, 1024


def forget() -> None:
    """Empty the memories that hold texts, so that what a run holds does not grow with the number of its sets."""
    for function in (
        one for name in list(sys.modules) if name.startswith("readme_sync.") for one in _remembering(name)
    ):
        _, _, longest, held = function.cache_info()
        if held and longest is not None and (1 < longest <= _SHORT or held > _LARGE):
            function.cache_clear()


@cache
def _remembering(module: str) -> tuple[Any, ...]:
    """Return the functions of a module that remember; it is the same after each set."""
    every = vars(sys.modules[module]).values()
    return tuple(one for one in every if callable(one) and hasattr(one, "cache_parameters"))
