"""Points -> the figure, from left to right: axes, legend, marks, names, caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from readme_sync.figure import svg
from readme_sync.figure.labels import Box, Wanted, place, width
from readme_sync.figure.points import Count, Point
from readme_sync.figure.scales import Frame, Scales, billions, parameter_ticks, scales
from readme_sync.figure.words import caption, month, words
from readme_sync.records.training import KINDS

_WIDTH, _HEIGHT = 960.0, 640.0
_FRAME = Frame(56, 92, 880, 552)
_LETTERS = 12.0
_LEGEND = 13.0
_MARK = 6.5  # half of the room that a mark takes
_ASIDE = 10.0


class _Mark(NamedTuple):
    point: Point
    x: float
    y: float


def draw(points: Sequence[Point], count: Count, language: str) -> str:
    """Return the figure of ``points`` as SVG, with the words of ``language``; ``count`` is what its caption says."""
    said, below = words(language), caption(count, language)
    body = [svg.text(said.title, kind="title", x=_FRAME.left, y=26), *_legend(points, language)]
    if points:
        scale, marks = scales([point.day for point in points], [point.parameters for point in points], _FRAME)
        body += _axes(scale, marks, language)
        body += _marks(points, scale)
    body.append(svg.text(said.y, kind="muted", x=_FRAME.left, y=_FRAME.top - 10))
    body.append(svg.text(said.x, kind="muted end", x=_FRAME.right, y=_FRAME.bottom + 40))
    body.append(svg.text(below, kind="muted", x=_FRAME.left, y=_HEIGHT - 22))
    return svg.document(_WIDTH, _HEIGHT, said.title, below, body)


def _legend(points: Sequence[Point], language: str) -> Iterator[str]:
    x = _FRAME.left + 6
    for kind in KINDS:
        if any(point.kind == kind for point in points):
            name = words(language).kinds[kind]
            yield svg.marker(kind, x, 50)
            yield svg.text(name, kind="legend", x=x + 12, y=54.5)
            x += 12 + width(name, _LEGEND) + 24


def _axes(scale: Scales, marks: Sequence[date], language: str) -> Iterator[str]:
    frame = scale.frame
    for tick in parameter_ticks(scale.low, scale.high):
        y = scale.y(tick)
        fine = "" if svg.number(tick)[0] == "1" else " fine"
        yield svg.element("line", kind=f"grid{fine}", x1=frame.left, y1=y, x2=frame.right, y2=y)
        yield svg.text(billions(tick), kind="muted end", x=frame.left - 8, y=y + 4)
    for day in marks:
        x = scale.x(day)
        yield svg.element("line", kind="grid fine", x1=x, y1=frame.top, x2=x, y2=frame.bottom)
        yield svg.text(month(day, language), kind="muted middle", x=x, y=frame.bottom + 20)


def _marks(points: Sequence[Point], scale: Scales) -> Iterator[str]:
    marks = _apart(points, scale)
    for kind, x, low, high in _stems(marks):
        yield svg.element("line", kind=f"stem {kind}", x1=x, y1=low, x2=x, y2=high)
    boxes = [Box(mark.x - _MARK, mark.y - _MARK, mark.x + _MARK, mark.y + _MARK) for mark in marks]
    boxes += (Box(x - 2, min(low, high), x + 2, max(low, high)) for _, x, low, high in _stems(marks))
    named = sorted((mark for mark in marks if mark.point.largest), key=lambda mark: (-mark.point.parameters, mark.x))
    room = scale.frame._replace(right=_WIDTH - 4)
    placed = place([Wanted(mark.point.name, mark.x, mark.y) for mark in named], boxes, room, _LETTERS)
    for name in placed:
        if name.line:
            x1, y1 = name.line
            yield svg.element("line", kind="leader", x1=x1, y1=y1, x2=name.wanted.x, y2=name.wanted.y)
    for mark in marks:
        point = mark.point
        title = f"{point.name}, {billions(point.parameters)}, {point.day.isoformat()}"
        yield svg.marker(point.kind, mark.x, mark.y, title)
    for name in placed:
        middle = (name.box.left + name.box.right) / 2
        yield svg.text(name.wanted.text, kind="name middle", x=middle, y=name.box.top + _LETTERS * 0.93)


def _apart(points: Sequence[Point], scale: Scales) -> list[_Mark]:
    """Return the points with their places; what would hide another one moves aside by the width of a mark."""
    found: list[_Mark] = []
    for point in sorted(points, key=lambda point: (point.day, -point.parameters, point.key)):
        x, y = scale.x(point.day), scale.y(point.parameters)
        free = (
            aside
            for aside in (x + step * _ASIDE for step in (0, 1, -1, 2, -2, 3, -3))
            if _FRAME.left + _MARK < aside < _FRAME.right - _MARK
            and not any(abs(other.x - aside) < 4 and abs(other.y - y) < 4 for other in found)
        )
        found.append(_Mark(point, next(free, x), y))
    return found


def _stems(marks: Sequence[_Mark]) -> Iterator[tuple[str, float, float, float]]:
    """Yield a line for each row that has several sizes: kind, place, and both ends."""
    rows: dict[str, list[_Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.point.key, []).append(mark)
    for row in rows.values():
        if len(row) > 1 and len({mark.x for mark in row}) == 1:
            yield row[0].point.kind, row[0].x, min(mark.y for mark in row), max(mark.y for mark in row)
