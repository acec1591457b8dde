"""What a change must lead to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from tests.fuzz.made import Book


class Wanted(NamedTuple):
    """One finding: its code, its edition, and the row that it names (None where it is about no row)."""

    code: str
    edition: str
    row: str | None = None


Change = Callable[[Random, Book], Sequence[Wanted] | None]
