"""Names in quotes that a translation has otherwise where it keeps the others: "peak_gb" is a word of no language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from readme_sync.language.scripts import has_own_letters
from readme_sync.language.tags import parse_tag
from readme_sync.rules.drift.rs414.named import PROGRAMS

_QUOTED = re.compile(r"[\"']([^\"'\n]*)[\"']")
_NAME = re.compile(r"[a-z][A-Za-z0-9]*+(?:[_./:-][A-Za-z0-9]++)*", re.ASCII)
_SHAPED = re.compile(r"[a-z][A-Z]|[_./:0-9-]")  # as no word is
_ITEM = re.compile(r"\[[\"']([a-z]\w*)[\"']\]", re.ASCII)  # result["peak"], also in a text with blanks to fill
_READERS_OWN = re.compile(r"(?:your?|my|some|any|example|path|foo|bar|test|hello|demo)(?![a-z])", re.IGNORECASE)
_PARTS = re.compile(r"[_./:-]")
_SHORTEST, _LONGEST = 3, 400  # characters of a name and of a line
_KEPT, _FEW = 10, 2  # names that a translation keeps, and such as it has alone


def quoted_names(contents: Iterable[str]) -> frozenset[str]:
    """Return the names in quotes that code has: words and paths in small letters."""
    lines = (line for content in contents for line in content.split("\n") if len(line) <= _LONGEST)
    return frozenset([text for line in lines for text in _QUOTED.findall(line) if _NAME.fullmatch(text)])


def own_names(names: Set[str], others: Set[str], language: str) -> frozenset[str]:
    """Return the names that a translation alone has, none where these are more than slips.

    In the letters of its ``language`` a name may be a word of it.
    """
    own = names - others
    if len(own) > _FEW or len(names) - len(own) < _KEPT:
        return frozenset()
    return frozenset([name for name in own if _is_fixed(name) and (has_own_letters(language) or _SHAPED.search(name))])


def _is_fixed(name: str) -> bool:
    """Tell whether no reader has another name there: none of an example, a language, a picture or a text."""
    parts = _PARTS.split(name)
    if len(name) < _SHORTEST or any(map(_READERS_OWN.match, parts)) or any(map(parse_tag, parts)):
        return False
    return "." not in name or "/" in name or parts[-1] in PROGRAMS or not parts[-1].isalpha()


def requoted_lines(own: Sequence[str], other: Sequence[str], alone: Set[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of two blocks of equally many that differ in a name in quotes.

    Args:
        own: the lines of one block.
        other: the lines of the other block.
        alone: the names that one of both editions alone has.
    """
    if len(own) == len(other):
        yield from (
            (a, b)
            for a, b in zip(own, other, strict=True)
            if a != b and max(len(a), len(b)) <= _LONGEST and (_asks_for_another(a, b) or _is_named(a, b, alone))
        )


def _asks_for_another(own: str, other: str) -> bool:
    """Tell whether two lines ask for other items of the same things: ``result["peak"]``, ``result["low"]``."""
    mine, theirs = _ITEM.split(own), _ITEM.split(other)
    if len(mine) != len(theirs) or len(mine) == 1 or mine[1::2] == theirs[1::2]:
        return False
    return all(_object(a) == _object(b) != "" for a, b in zip(mine[:-1:2], theirs[:-1:2], strict=True))


def _object(before: str) -> str:
    return before[len(before.rstrip("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789])")) :]


def _is_named(own: str, other: str, alone: Set[str]) -> bool:
    mine, theirs = _QUOTED.split(own), _QUOTED.split(other)  # what stands in quotes is every other part
    if len(mine) != len(theirs) or mine[::2] != theirs[::2]:
        return False
    return any(
        a != b and (a in alone or b in alone) and _NAME.fullmatch(a) and _NAME.fullmatch(b)
        for a, b in zip(mine[1::2], theirs[1::2], strict=True)
    )
