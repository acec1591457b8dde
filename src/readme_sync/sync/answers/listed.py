"""Whether an enumeration has as many things in a translation as in its source: one lost, or one of its own."""

from __future__ import annotations

import re

_COMMA = r"(?<!\d)[,，、;；]|[,，、;；](?!\d)"
_PARTS = re.compile(_COMMA)
_JOINTS = re.compile(
    r"[,，、;；]? ?(?:\b(?:and|or|et|ou|und|oder|y|o|e|и|или)\b|および|及び|または|あるいは|以及)"
    rf"|{_COMMA}|[/／・+＋&と或や和与]|など|ほか|等"
)
_FEWEST = 3  # things that make an enumeration
_LONGEST = 30  # characters of one of its things: beyond, commas part clauses
_CLAUSE = re.compile(r"[。！？!?:：]|[\u3041-\u3096]{3}|(?<=[^\W\d_]{2})\.(?:\s|\Z)")  # it says something of them
_SMALL = re.compile(
    r"(?<!\w)(?!(?:and|or|et|ou|und|oder|of|the|de|des|du|la|le|les|für|von|der|die)\b)[a-zà-ÿ]{2,}(?!\w)"
)
_WORDY = 2  # words in small letters that a thing may have


def wrong(made: str, source: str) -> str:
    """Return what is wrong with the number of things, or nothing; both texts are as a reader sees them."""
    made, source = (" ".join(text.split()) for text in (made, source))
    things = _PARTS.split(source)
    if len(things) < _FEWEST or _CLAUSE.search(source) or any(map(_is_clause, things)):
        return ""
    if len(_JOINTS.findall(made)) < len(things) - 1:
        return "something is lacking in it"
    if len(_PARTS.findall(made)) > len(_JOINTS.findall(source)):
        return "it names more than the source"
    return ""


def _is_clause(thing: str) -> bool:
    return not thing.strip() or len(thing.strip()) > _LONGEST or len(_SMALL.findall(thing)) > _WORDY
