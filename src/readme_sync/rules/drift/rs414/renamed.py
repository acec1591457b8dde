"""Names that a translator gave otherwise throughout: a variable of an example is nobody's but the example's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from readme_sync.rules.drift.rs414.lines import Line

_TOKEN = re.compile(r"\w+|[^\w ]")
# "x = 1", "var x := f()", "XLua.Env env = new Env()", "let x: int = 1"; and what stands behind a keyword
_GIVEN = re.compile(r"(?:[\w.]++(?:<[\w.,]*>)? )*+([^\W\d]\w*)(?::[\w.]+)?:?=(?![=>])")
_KEYWORDS = frozenset("class def enum fn for fun func function interface record struct trait type union".split())
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


def is_renamed(own: Sequence[Line], other: Sequence[Line], ours: Set[str], theirs: Set[str]) -> bool:
    """Tell whether two blocks are the same but for names, each always given the same other one.

    ``ours`` and ``theirs`` are the names that the two editions give anywhere in their code: any other is a library's.
    """
    mine, others = ([token for line in lines for token in _TOKEN.findall(line.code)] for lines in (own, other))
    if len(mine) != len(others):
        return False
    names = {a: b for a, b in zip(mine, others, strict=True) if a != b}
    if not names or len(set(names.values())) != len(names):
        return False
    return _are_given(names, ours, theirs) and [names.get(token, token) for token in mine] == others


def _are_given(names: Mapping[str, str], ours: Set[str], theirs: Set[str]) -> bool:
    return names.keys() <= ours and set(names.values()) <= theirs


def given(blocks: Iterable[Sequence[Line]]) -> Iterator[str]:
    """Yield the names that code gives: variables, and what stands behind a word that declares."""
    for lines in blocks:
        depth = 0
        for line in lines:
            tokens = _TOKEN.findall(line.code)
            if depth == 0 and (match := _GIVEN.match(line.code)):
                yield match[1]
            yield from (b for a, b in pairwise(tokens) if a in _KEYWORDS)
            depth += sum(token in _OPENING for token in tokens) - sum(token in _CLOSING for token in tokens)
