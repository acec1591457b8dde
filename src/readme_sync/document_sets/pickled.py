"""Entries of the cache as bytes: loaded only where something is kept, ``pickle`` being a hundredth of a first check."""

from __future__ import annotations

import io
import pickle
from typing import Any

_MODULES = (
    "readme_sync.document_sets.entries",
    "readme_sync.document_sets.judged",
    "readme_sync.document_sets.reader",
    "readme_sync.editions.edition_file",
    "readme_sync.finding",
    "readme_sync.selection.directives",
    "readme_sync.text",
)
_WRONG = (ValueError, EOFError, TypeError, AttributeError, LookupError, MemoryError, RecursionError, pickle.PickleError)


class _Reader(pickle.Unpickler):
    """Makes our own plain values and nothing else: a file in a cache may have been put there by somebody."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if module in _MODULES and name.isidentifier() else None
        if isinstance(found, type) and issubclass(found, tuple):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a cache")


def written(entry: object) -> bytes:
    """Return ``entry`` as bytes."""
    return pickle.dumps(entry, protocol=5)


def read(body: bytes) -> object:
    """Return what was written, None where the bytes are damaged or make anything but our own plain values."""
    try:
        found: object = _Reader(io.BytesIO(body)).load()
    except _WRONG:
        return None
    return found
