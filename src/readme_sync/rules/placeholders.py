"""Names in code that stand for the reader's own: a translator writes them in the readers' language."""

from __future__ import annotations

import re

_NAME = re.compile(r"([^\W_](?:[\w-]*\w)?)")
# "some_function", "myfile", "other-command", "whatever", "some/path": nobody has that very thing.
_STANDS_FOR = re.compile(
    r"(?:some|your|any|other|another)(?:[-_]?[a-z]+)*|my(?!sql)[-_]?[a-z]+(?:[-_][a-z]+)*|whatever|anything",
    re.IGNORECASE,
)
# `{{path/to/file}}` as tldr writes it: with a `$` or blanks inside, a program fills it in.
_BRACES = re.compile(r"(?<!\$)\{\{(?![\s\[])[\w /|.,-]*[^\s{}]\}\}")
_WORD = re.compile(r"[^\W\d]+(?:-[^\W\d]+)*")  # a word or several: no version, no size


def stand_for_the_same(own: str, other: str) -> bool:
    """Tell whether two lines of code differ in words alone, and those stand for the reader's own.

    Args:
        own: what the translation says.
        other: what the source says.
    """
    if "{{" in other and _BRACES.sub("{{}}", own) == _BRACES.sub("{{}}", other):
        return True
    mine, theirs = _NAME.split(own), _NAME.split(other)
    if len(mine) != len(theirs) or mine[::2] != theirs[::2]:
        return False
    differing = [(before, x, y) for before, x, y in zip(mine[::2], mine[1::2], theirs[1::2], strict=False) if x != y]
    return any(_STANDS_FOR.fullmatch(y) for _, _, y in differing) and all(
        _WORD.fullmatch(x) and _WORD.fullmatch(y) and not before.endswith("-") for before, x, y in differing
    )
