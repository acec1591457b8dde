"""What differs between the values that editions give to one thing, piece by piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from readme_sync.values import NamedTuple

# A number or a Latin word is one piece, since half of it says nothing; elsewhere each character is.
_PIECE = re.compile(r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?![0-9A-Za-z])|[0-9A-Za-z]+(?:[.,][0-9]+)*|.", re.DOTALL)
_SEPARATORS = str.maketrans("", "", " \u00a0\u202f,.")


_MOST_PIECES = 2000  # from the first difference on; what is shown of a longer value is around that
_CRUMB = 3  # signs between two parts that differ, which two texts have alike by chance
_MOST = 0.8  # a value that differs in more than this part is another text, or another language's: no mark helps


class Segment(NamedTuple):
    """A part of a value; ``differs`` marks what the others do not have, and an empty one what it lacks itself."""

    text: str
    differs: bool


def mark(values: Sequence[str]) -> list[list[Segment]]:
    """Return each of ``values`` in segments, with those marked that differ from what the others say.

    Where most agree, the odd ones are compared with them. Else numbers that only a few have are marked, since words
    differ from language to language anyway; failing that, each value is compared with the first.
    """
    if not values:
        return []
    usual, count = Counter(values).most_common(1)[0]
    if count > 1:
        return [_against(usual, value) for value in values]
    by_number = _odd_numbers(values)
    if any(segment.differs for segments in by_number for segment in segments):
        return by_number
    first = values[0]
    others = [_against(first, value) for value in values[1:]]
    return [_against(values[1], first) if len(values) == 2 else [Segment(first, False)], *others]


def _against(other: str, value: str) -> list[Segment]:
    """Return ``value`` with what ``other`` does not have marked; not at all if they share next to nothing."""
    from rapidfuzz.distance import Levenshtein

    pieces = _PIECE.findall(value)
    senses, others = list(map(_sense, pieces)), list(map(_sense, _PIECE.findall(other)))
    both = enumerate(zip(senses, others, strict=False))
    first = next((at for at, (one, two) in both if one != two), min(len(senses), len(others)))
    last = first + _MOST_PIECES
    steps = Levenshtein.opcodes(others[first:last], senses[first:last])
    found = [("".join(pieces[first + s.dest_start : first + s.dest_end]), s.tag != "equal") for s in steps]
    whole = [("".join(pieces[:first]), False), *found, ("".join(pieces[last:]), False)]
    segments = _joined(_without_crumbs([part for part in whole if part[0] or part[1]]))
    odd = sum(len(segment.text) for segment in segments if segment.differs)
    return [Segment(value, False)] if len(pieces) > 1 and odd > _MOST * len(value) else segments


def _without_crumbs(parts: Sequence[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return the parts of a value with the signs between two that differ taken for such: "a.b/c", not "a", "b", "c"."""
    return [
        (text, differs or (0 < at < len(parts) - 1 and parts[at - 1][1] and parts[at + 1][1] and _is_crumb(text)))
        for at, (text, differs) in enumerate(parts)
    ]


def _is_crumb(text: str) -> bool:
    return len(text) <= _CRUMB and not any(map(str.isalnum, text)) and not text.isspace()


def _odd_numbers(values: Sequence[str]) -> list[list[Segment]]:
    pieces = [_PIECE.findall(value) for value in values]
    spread = Counter(sense for parts in pieces for sense in set(map(_sense, parts)))
    few = len(values) / 2
    return [_joined([(part, _is_number(part) and spread[_sense(part)] <= few) for part in parts]) for parts in pieces]


def _is_number(piece: str) -> bool:
    return any(map(str.isdigit, piece))


def _sense(piece: str) -> str:
    # 4,096 and 4 096 are one number in two languages, and so are 0.88 and 0,88.
    return piece.translate(_SEPARATORS) if _is_number(piece) else piece


def clip(segments: Sequence[Segment], limit: int) -> list[Segment]:
    """Return about ``limit`` characters of a value, those around its first difference; ``…`` stands for more."""
    if sum(len(segment.text) for segment in segments) <= limit:
        return list(segments)
    start = 0
    for segment in segments:
        if segment.differs:
            break
        start += len(segment.text)
    else:
        start = 0
    first = max(0, start - limit // 3)
    clipped: list[Segment] = [Segment("…", False)] if first else []
    at = 0
    for text, differs in segments:
        piece = text[max(0, first - at) : max(0, first + limit - at)]
        if piece or (not text and first <= at < first + limit):
            clipped.append(Segment(piece, differs))
        at += len(text)
    return [*clipped, Segment("…", False)] if at > first + limit else clipped


def _joined(parts: Sequence[tuple[str, bool]]) -> list[Segment]:
    joined: list[Segment] = []
    for text, differs in parts:
        if joined and joined[-1].differs == differs:
            joined[-1] = Segment(joined[-1].text + text, differs)
        else:
            joined.append(Segment(text, differs))
    return joined
