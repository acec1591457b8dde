"""Names that a translator gave otherwise throughout: a variable of an example is nobody's but the example's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from readme_sync.rules.drift.rs414.lines import Line
from readme_sync.rules.slips import near
from readme_sync.values import NamedTuple

_TOKEN = re.compile(r"\w+|[^\w ]")
# "x = 1", "var x := f()", "XLua.Env env = new Env()", "let x: int = 1"; and what stands behind a keyword
_GIVEN = re.compile(r"(?:[\w.]++(?:<[\w.,]*>)? )*+([^\W\d]\w*)(?::[\w.]+)?:?(?:=(?![=>])|<-)")
_KEYWORDS = frozenset("class def enum fn for fun func function interface record struct trait type union".split())
_PARAMETERS = re.compile(r"\b(?:func|fun|function|def|fn)\b[ \w]*\(([^()]*)\)")
# "void wind(Loom* loom)" with a brace behind it or below, "Future<void> wind() async {", "public static int wind() {"
_DEFINED = re.compile(
    r"(?!(?:assert|await|case|delete|else|goto|new|return|throw|yield)\b)"
    r"(?:[\w.]++ )*[\w.]++(?:<[^();]*>[*&]*| |[*&]+)([^\W\d]\w*+)\([^();]*+\)"
    r"(?: ?(?:async|const|noexcept|override))?(\{?)\Z"
)
# "int count", "char*name", "} Context": the blanks around signs are gone
_FIELD = re.compile(
    r"(?!(?:delete|else|export|goto|import|new|package|return|throw|use|using|yield)\b)"
    r"(?:\}|(?:[\w.]++[ *&])+)([^\W\d]\w*)\Z"
)
_OFTEN = 2
_WORD = re.compile(r"\w+")
_PLAIN = re.compile(r"[^\W\d_]{4,}")
_RESERVED = frozenset("null none None nullptr undefined true false True False self this super void await async".split())
_NAME = re.compile(r"[^\W\d]\w*")
_SELECTORS = re.compile(r"[.#]([^\W\d]\w*)")
_RULE = ("{", ",")  # what the head of a rule of CSS ends with
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


class Names(NamedTuple):
    """The names that an edition's code gives anywhere, and how often each of its words is used in it."""

    given: frozenset[str]
    used: Counter[str]


def is_renamed(own: Sequence[Line], other: Sequence[Line], ours: Names, theirs: Names) -> bool:
    """Tell whether two blocks are the same but for names, each always given the same other one.

    Both editions give a name somewhere, or the one never says the other's word: `if (Bedingung)` for `if (condition)`.
    What stands behind a dot is a library's.
    """
    mine, others = ([token for line in lines for token in _TOKEN.findall(line.code)] for lines in (own, other))
    if len(mine) != len(others):
        return False
    names = {a: b for a, b in zip(mine, others, strict=True) if a != b}
    kept = {a for a, b in zip(mine, others, strict=True) if a == b}
    if not names or len(set(names.values())) != len(names) or not kept.isdisjoint((*names, *names.values())):
        return False  # a name that stands there unchanged as well is not called otherwise throughout
    members = {b for a, b in pairwise(mine) if a == "."}
    own_fields, other_fields = ({*_declared(lines)} for lines in (own, other))
    known = all(
        (a in ours.given and b in theirs.given)
        or (a in own_fields and b in other_fields)
        or (a not in members and _is_own_word(a, b, ours, theirs))
        for a, b in names.items()
    )
    return known and [names.get(token, token) for token in mine] == others


def _declared(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the types and fields that a block declares and uses besides: ``int count;``, ``} Context;``."""
    often = Counter(word for line in lines for word in _WORD.findall(line.code))
    for line in lines:
        if (found := _FIELD.match(line.code)) and often[found[1]] > _OFTEN:
            yield found[1]


def _is_own_word(name: str, other: str, ours: Names, theirs: Names) -> bool:
    """Tell whether two words stand for each other throughout, more than once, and are not of the language or a slip."""
    if name in theirs.used or other in ours.used or near(name, other):
        return False
    if min(ours.used[name], theirs.used[other]) < _OFTEN:
        return False
    return _PLAIN.fullmatch(name) is not None and _PLAIN.fullmatch(other) is not None and not _RESERVED & {name, other}


def given(blocks: Iterable[Sequence[Line]]) -> Iterator[str]:
    """Yield the names that code gives: variables, functions, and what stands behind a word that declares."""
    for lines in blocks:
        depth = 0
        for line, after in zip_longest(lines, lines[1:]):
            if (found := _DEFINED.match(line.code)) and (found[2] or (after is not None and after.code == "{")):
                yield found[1]
            tokens = _TOKEN.findall(line.code)
            if depth == 0 and (match := _GIVEN.match(line.code)):
                yield match[1]
            yield from (b for a, b in pairwise(tokens) if a in _KEYWORDS)
            yield from (name for match in _PARAMETERS.finditer(line.code) for name in _NAME.findall(match[1]))
            depth += sum(token in _OPENING for token in tokens) - sum(token in _CLOSING for token in tokens)


def selectors(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the names that a style sheet gives: ".card", "#main" at the head of a rule."""
    for line in lines:
        if line.code.endswith(_RULE):
            yield from _SELECTORS.findall(line.code)


def used(blocks: Iterable[Sequence[Line]]) -> Iterator[str]:
    """Yield the words of code, with what stands in quotes and comments: a name that is said there is known."""
    for lines in blocks:
        for line in lines:
            yield from _WORD.findall(line.shown)
