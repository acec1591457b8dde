"""The kinds of pattern that settings have: for paths, for any other text, and those of ``.lycheeignore``.

Whoever sends a change may write patterns, so none may explode: no regular expression of Python's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

_LONGEST = 1_000  # signs of a pattern for paths; a longer one stands for itself


class Pattern(Protocol):
    """What is looked for in an address."""

    def search(self, text: str) -> bool:
        """Return whether the pattern fits ``text``."""


class Wildcard:
    """A pattern for a whole text, in which ``*`` stands for anything and all else for itself."""

    __slots__ = ("_first", "_last", "_middle", "_whole")

    def __init__(self, pattern: str) -> None:
        self._whole = None if "*" in pattern else pattern
        self._first, *middle = pattern.split("*")
        self._last = middle.pop() if middle else ""
        self._middle = tuple(filter(None, middle))

    def match(self, text: str) -> bool:
        """Return whether the pattern is ``text``; each part at its earliest place leaves most room."""
        if self._whole is not None:
            return text == self._whole
        at, end = len(self._first), len(text) - len(self._last)
        if at > end or not text.startswith(self._first) or not text.endswith(self._last):
            return False
        for part in self._middle:
            found = text.find(part, at, end)
            if found < 0:
                return False
            at = found + len(part)
        return True

    search = match


class PathGlob:
    """A pattern for a path, whose pieces are tried side by side: time is the path's length times the pattern's."""

    __slots__ = ("_literal", "_pieces")

    def __init__(self, pattern: str) -> None:
        self._literal = pattern
        self._pieces = re.findall(r"\*\*/|\*\*|\*|.", pattern, re.DOTALL) if len(pattern) <= _LONGEST else None

    def match(self, path: str) -> bool:
        """Return whether the pattern fits ``path`` or a folder that it lies in."""
        if self._pieces is None:
            return path == self._literal or path.startswith(f"{self._literal}/")
        end = len(self._pieces)
        states = self._reached({0})
        for sign in path:
            if end in states and sign == "/":
                return True
            states = self._reached(set(self._steps(states, sign)))
            if not states:
                return False
        return end in states

    def _steps(self, states: set[int], sign: str) -> Iterator[int]:
        # A state is the piece that comes next; ``~state`` is one inside of ``**/``, which has to reach a slash.
        pieces = self._pieces or ()
        for state in states:
            piece = pieces[max(state, ~state)] if max(state, ~state) < len(pieces) else ""
            if piece == "**/":
                yield min(state, ~state)
                if sign == "/":
                    yield max(state, ~state) + 1
            elif piece == "**" or (piece == "*" and sign != "/"):
                yield state
            elif (piece == "?" and sign != "/") or (piece == sign and piece not in ("*", "?")):
                yield state + 1

    def _reached(self, states: set[int]) -> set[int]:
        """Add to ``states`` what is reached without a letter: a star may stand for nothing."""
        pieces, todo = self._pieces or (), list(states)
        while todo:
            state = todo.pop()
            if 0 <= state < len(pieces) and pieces[state][0] == "*" and state + 1 not in states:
                states.add(state + 1)
                todo.append(state + 1)
        return states


class Searched:
    """A regular expression of ``.lycheeignore`` as RE2 reads it: lychee's own engine is of the same kind, and linear.

    Raises:
        ValueError: it is none.
    """

    __slots__ = ("_expression",)

    def __init__(self, expression: str) -> None:
        import re2

        options = re2.Options()
        options.log_errors = False
        try:
            self._expression = re2.compile(expression, options)
        except re2.error as error:
            reason = error.args[0] if error.args else ""
            raise ValueError(reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)) from None

    def search(self, text: str) -> bool:
        """Return whether the expression fits a part of ``text``."""
        return self._expression.search(text.encode("utf-8", "replace").decode("utf-8")) is not None


@lru_cache(maxsize=2048)
def wildcard(pattern: str) -> Wildcard:
    """Return the pattern for a whole text in which ``*`` stands for anything, and all else for itself."""
    return Wildcard(pattern)


@lru_cache(maxsize=2048)
def path_glob(pattern: str) -> PathGlob:
    """Return the pattern for a path: ``*`` and ``?`` stay in one folder, ``**`` crosses folders.

    A pattern that names a folder (``docs`` or ``docs/``) fits everything below it.
    """
    return PathGlob(pattern.removeprefix("./").rstrip("/"))
