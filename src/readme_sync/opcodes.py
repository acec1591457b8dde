"""In what two sequences differ, as ``difflib`` has it, in linear time.

``difflib`` takes the square of the length where every second line differs. So only short sequences are left to it:
long ones are parted at what stands once in both, in one order, until they are short.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from readme_sync.rising import in_order

Opcode = tuple[str, int, int, int, int]  # as SequenceMatcher.get_opcodes has them
_Range = tuple[int, int, int, int]  # from where to where, in the one and in the other

_SHORT = 250_000  # the product of two lengths that difflib may compare, where few of one are equal to one of the other
_PAIRS = 20_000  # of equals, then
_SIDE = 64  # lengths that it may compare whatever they hold
_DEPTH = 8  # times that what stands between two anchors is parted again
_HEAD = 1_000  # characters of a text that are compared one by one


def opcodes(a: Sequence[str], b: Sequence[str], *, autojunk: bool = False) -> list[Opcode]:
    """Return what makes ``b`` of ``a``: equal, replace, delete and insert, in order."""
    from difflib import SequenceMatcher

    found: list[Opcode] = []
    for one in _parts(a, b, (0, len(a), 0, len(b)), _DEPTH):
        i1, i2, j1, j2 = one
        if i2 - i1 <= 1 and j2 - j1 <= 1:  # what stands between two anchors, mostly
            if i1 < i2 or j1 < j2:
                tag = "insert" if i1 == i2 else "delete" if j1 == j2 else "equal" if a[i1] == b[j1] else "replace"
                _add(found, (tag, *one))
            continue
        matcher = SequenceMatcher(None, a[i1:i2], b[j1:j2], autojunk=autojunk)
        for tag, *(first, end, start, stop) in matcher.get_opcodes():
            _add(found, (tag, i1 + first, i1 + end, j1 + start, j1 + stop))
    return found


def ratio(one: str, other: str) -> float:
    """Return how alike the letters of two texts are, from 0 to 1, as ``difflib`` has it; of long ones those first."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one[:_HEAD], other[:_HEAD]).ratio()


def unified(path: str, old: str, new: str) -> Iterator[str]:
    """Yield the lines of a unified diff of a file, without their endings."""
    from difflib import SequenceMatcher

    before, after = (text.splitlines(keepends=True) for text in (old, new))
    matcher = SequenceMatcher[str]()
    vars(matcher)["opcodes"] = opcodes(before, after)  # what it would find itself, to be grouped
    for number, group in enumerate(matcher.get_grouped_opcodes()):
        if not number:
            yield f"--- a/{path}"
            yield f"+++ b/{path}"
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@"
        for tag, i1, i2, j1, j2 in group:
            sides = ((" ", before[i1:i2]),) if tag == "equal" else (("-", before[i1:i2]), ("+", after[j1:j2]))
            for sign, lines in sides:
                yield from _signed(sign, lines)


def _signed(sign: str, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}".rstrip("\r\n")
        if not line.endswith(("\n", "\r")):
            yield "\\ No newline at end of file"


def _range(start: int, stop: int) -> str:
    """Return a range of lines as the format has it: an empty one begins at the line before it."""
    length = stop - start
    if length == 1:
        return f"{start + 1}"
    return f"{start + 1 if length else start},{length}"


def _add(found: list[Opcode], one: Opcode) -> None:
    """Add what follows at once; what touches the last one and is of its kind is one with it."""
    tag, i1, i2, j1, j2 = one
    if found and (found[-1][0] == "equal") == (tag == "equal"):
        _, i1, _, j1, _ = found.pop()
        tag = tag if tag == "equal" else "insert" if i1 == i2 else "delete" if j1 == j2 else "replace"
    found.append((tag, i1, i2, j1, j2))


def _parts(a: Sequence[str], b: Sequence[str], whole: _Range, depth: int) -> Iterator[_Range]:
    """Yield the ranges to compare, in order: short ones, and long ones that are equal."""
    i1, i2, j1, j2 = whole
    if _is_short(a, b, whole):
        yield whole
        return
    head, tail = _agreeing(a, b, whole)
    if head or tail:
        yield from _equal(i1, j1, head)
        yield from _parts(a, b, (i1 + head, i2 - tail, j1 + head, j2 - tail), depth)
        yield from _equal(i2 - tail, j2 - tail, tail)
        return
    anchors = in_order(_once_in_both(a, b, whole)) if depth else []
    if not anchors:
        yield from _halves(whole)
        return
    for i, j in (*anchors, (i2, j2)):
        yield from _parts(a, b, (i1, i, j1, j), depth - 1)
        i1, j1 = i, j


def _is_short(a: Sequence[str], b: Sequence[str], whole: _Range) -> bool:
    i1, i2, j1, j2 = whole
    product = (i2 - i1) * (j2 - j1)
    if not _SIDE**2 < product <= _SHORT:
        return product <= _SHORT
    ours, theirs = Counter[Hashable](a[i1:i2]), Counter[Hashable](b[j1:j2])
    return sum(count * theirs[one] for one, count in ours.items()) <= _PAIRS


def _equal(i: int, j: int, length: int) -> Iterator[_Range]:
    """Yield a long equal range in short pieces."""
    for at in range(0, length, _SIDE):
        size = min(_SIDE, length - at)
        yield (i + at, i + at + size, j + at, j + at + size)


def _agreeing(a: Sequence[str], b: Sequence[str], whole: _Range) -> tuple[int, int]:
    """Return how much both have alike at their beginning, and at their end."""
    i1, i2, j1, j2 = whole
    most = min(i2 - i1, j2 - j1)
    head = next((n for n in range(most) if a[i1 + n] != b[j1 + n]), most)
    most -= head
    return head, next((n for n in range(most) if a[i2 - 1 - n] != b[j2 - 1 - n]), most)


def _once_in_both(a: Sequence[str], b: Sequence[str], whole: _Range) -> list[tuple[int, int]]:
    """Return where what both have once stands in both, in the order of the first."""
    i1, i2, j1, j2 = whole
    ours, theirs = Counter[Hashable](a[i1:i2]), Counter[Hashable](b[j1:j2])
    places = {b[j]: j for j in range(j1, j2) if theirs[b[j]] == 1}
    return [(i, places[a[i]]) for i in range(i1, i2) if ours[a[i]] == 1 and a[i] in places]


def _halves(whole: _Range) -> Iterator[_Range]:
    """Yield short ranges of what nothing parts: as far into the one as into the other."""
    i1, i2, j1, j2 = whole
    count = max(i2 - i1, j2 - j1) // _SIDE + 1
    for n in range(count):
        yield (
            i1 + (i2 - i1) * n // count,
            i1 + (i2 - i1) * (n + 1) // count,
            j1 + (j2 - j1) * n // count,
            j1 + (j2 - j1) * (n + 1) // count,
        )
