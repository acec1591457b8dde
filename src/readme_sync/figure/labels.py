"""Where names go: beside their points and over nothing else; further away, with a line, where it is full."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from math import sqrt

from readme_sync.figure.scales import Frame
from readme_sync.values import NamedTuple

_NARROW = frozenset("ijlI|!.,:;'()[]{}ftr ·")
_BROAD = frozenset("mwMW@%")
# What stays on one line: a word with its space, or one CJK character with the punctuation after it.
_PIECE = re.compile(r"[\u3000-\u9fff\uff00-\uffef][、。]?|[^\s\u3000-\u9fff\uff00-\uffef]+[ ]*|[ \u00a0]+")
_GAP = 1.5  # pixels that stay free around a name
_BESIDE, _NEXT_TO = 8.0, 9.5  # how far from its point a name begins, and how far it needs no line yet
_ROWS, _ROW = 16, 7.5  # how many places up and down are tried, and how far apart they are
_PRICES = (0, 1, 2, 2, 4, 4, 1.5, 3, 3, 4, 4)  # what each place to the side costs, in pixels of distance


Line = tuple[float, float, float, float]


class Box(NamedTuple):
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place lies in it."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def inside(self, frame: Frame) -> bool:
        """Tell whether all of it lies in ``frame``."""
        return (
            self.left >= frame.left
            and self.right <= frame.right
            and self.top >= frame.top
            and self.bottom <= frame.bottom
        )


class Wanted(NamedTuple):
    """A name that is to stand beside the point at ``x, y``."""

    text: str
    x: float
    y: float


class Placed(NamedTuple):
    """A name with its box, and where the line to its point begins if it needs one."""

    wanted: Wanted
    box: Box
    line: tuple[float, float] | None


def width(text: str, size: float) -> float:
    """Return about how wide ``text`` is in a common sans serif of ``size`` pixels, rather too wide than too narrow."""
    return sum(_advance(character) for character in text) * size


def wrap(text: str, size: float, room: float) -> list[str]:
    """Return ``text`` in lines that fit into ``room`` pixels: broken at spaces, and between CJK characters."""
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1].strip() and width((lines[-1] + piece).rstrip(" "), size) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip(" ") for line in lines]


def _advance(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.9
    return 0.7 if character.isupper() else 0.6


def place(wanted: Sequence[Wanted], marks: Sequence[Box], frame: Frame, size: float) -> tuple[Placed, ...]:
    """Return the names that find room, the first ones first, none over another, over a mark or out of the frame.

    Args:
        wanted: the names, the most important first.
        marks: what stands in the figure already.
        frame: the rectangle that names must stay in.
        size: of the letters, in pixels.
    """
    placed: list[Placed] = []
    lines: list[Line] = []
    for one in wanted:
        taken = [*marks, *(other.box for other in placed)]
        for candidate in _candidates(one, size):
            if _fits(candidate, taken, frame, lines):
                placed.append(candidate)
                if candidate.line:
                    lines.append((*candidate.line, one.x, one.y))
                break
    return tuple(placed)


def _candidates(one: Wanted, size: float) -> list[Placed]:
    """Return places for a name around its point, the nearest first; of equals the one to the right."""
    wide, high = width(one.text, size), size * 1.15
    found = []
    for row in range(-_ROWS, _ROWS + 1):
        top = one.y - high / 2 + row * _ROW
        for rank, left in enumerate(_lefts(one.x, wide)):
            box = Box(left, top, left + wide, top + high)
            near = (min(max(one.x, box.left), box.right), min(max(one.y, box.top), box.bottom))
            far = sqrt((near[0] - one.x) ** 2 + (near[1] - one.y) ** 2)
            if far >= _BESIDE:
                found.append((far + _PRICES[rank], rank, row, Placed(one, box, near if far > _NEXT_TO else None)))
    return [candidate for *_, candidate in sorted(found)]


def _lefts(x: float, wide: float) -> Iterator[float]:
    for away in (9.0, 24.0, 42.0):
        yield x + away
        yield x - away - wide
    for part in (0.5, 0.25, 0.75, 0.1, 0.9):
        yield x - wide * part


def _fits(candidate: Placed, taken: Sequence[Box], frame: Frame, lines: Sequence[Line]) -> bool:
    box, point = candidate.box, candidate.wanted
    wide = Box(box.left - _GAP, box.top - _GAP, box.right + _GAP, box.bottom + _GAP)
    if not wide.inside(frame) or any(wide.meets(other) for other in taken):
        return False
    if any(_crosses(line, wide) for line in lines):
        return False
    if candidate.line is None:
        return True
    line = (*candidate.line, point.x, point.y)
    if any(_cut(line, other) for other in lines):
        return False
    # A line ends in its own mark, and may start on the stem that this mark has.
    return not any(_crosses(line, other) for other in taken if not other.holds(point.x, point.y))


def _cut(one: Line, other: Line) -> bool:
    """Tell whether two lines cross."""
    return _side(one, other[:2]) != _side(one, other[2:]) and _side(other, one[:2]) != _side(other, one[2:])


def _side(line: Line, place: tuple[float, float]) -> bool:
    x1, y1, x2, y2 = line
    return (x2 - x1) * (place[1] - y1) > (y2 - y1) * (place[0] - x1)


def _crosses(line: Line, box: Box) -> bool:
    """Tell whether a line runs through the inside of a box (Liang and Barsky's clipping)."""
    x1, y1, x2, y2 = line
    enters, leaves = 0.0, 1.0
    for start, step, low, high in ((x1, x2 - x1, box.left, box.right), (y1, y2 - y1, box.top, box.bottom)):
        if step == 0:
            if not low < start < high:
                return False
        else:
            first, second = sorted(((low - start) / step, (high - start) / step))
            enters, leaves = max(enters, first), min(leaves, second)
    return enters < leaves
