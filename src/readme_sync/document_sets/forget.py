"""What functions remember (``lru_cache`` all over the package) serves one document set: the next has other texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

# The memories of whole documents and of what was made of them are short, those of words and addresses long.
_SHORT, _LARGE = 256, 1024


def forget() -> None:
    """Empty the memories that hold texts, so that what a run holds does not grow with the number of its sets."""
    for function in _remembering():
        longest, held = function.cache_parameters()["maxsize"], function.cache_info().currsize
        if longest is not None and (1 < longest <= _SHORT or held > _LARGE):
            function.cache_clear()


def _remembering() -> Iterator[Any]:
    for name, module in list(sys.modules.items()):
        if name.startswith("readme_sync."):
            yield from (one for one in vars(module).values() if callable(one) and hasattr(one, "cache_parameters"))
