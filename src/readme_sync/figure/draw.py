"""Points -> the figure, from left to right: axes, legend, marks, names, caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from readme_sync.figure import svg
from readme_sync.figure.captions import caption, month, words
from readme_sync.figure.labels import Box, Wanted, place, width, wrap
from readme_sync.figure.points import Count, Point
from readme_sync.figure.scales import Frame, Scales, billions, parameter_ticks, scales
from readme_sync.records.training import KINDS
from readme_sync.values import NamedTuple

# A phone shows a README about 358 pixels wide: letters of 16.5 on a picture of 640 are 9 pixels high there.
_WIDTH, _HEIGHT = 640.0, 880.0
_FRAME = Frame(62, 134, 592, 740)
_LETTERS = 16.5
_LINE = 22.0
_MARK = 6.5  # half of the room that a mark takes
_ASIDE = 10.0
_MARGIN = 14.0


class _Mark(NamedTuple):
    point: Point
    x: float
    y: float


def draw(points: Sequence[Point], count: Count, language: str) -> str:
    """Return the figure of ``points`` as SVG, with the words of ``language``; ``count`` is what its caption says."""
    said, below = words(language), caption(count, language)
    body = [svg.element("rect", kind="ground", width=_WIDTH, height=_HEIGHT, rx=6)]
    body += [svg.text(said.title, kind="title", x=_MARGIN, y=32), *_legend(points, language)]
    if points:
        scale, marks = scales([point.day for point in points], [point.parameters for point in points], _FRAME)
        body += _axes(scale, marks, language)
        drawn, unnamed = _marks(points, scale)
        body += drawn
        below += " " * (below[-1] == ".") + said.unnamed.format(count=unnamed) if unnamed else ""
    body.append(svg.text(said.y, kind="muted", x=_MARGIN, y=_FRAME.top - 14))
    body.append(svg.text(said.x, kind="muted end", x=_FRAME.right, y=_FRAME.bottom + 48))
    for number, line in enumerate(wrap(below, _LETTERS, _WIDTH - 2 * _MARGIN)):
        body.append(svg.text(line, kind="muted", x=_MARGIN, y=_FRAME.bottom + 76 + number * _LINE))
    return svg.document(_WIDTH, _HEIGHT, said.title, below, body)


def _legend(points: Sequence[Point], language: str) -> Iterator[str]:
    x, y = _MARGIN + 6, 60.0
    for kind in KINDS:
        if any(point.kind == kind for point in points):
            name = words(language).kinds[kind]
            wide = 14 + width(name, _LETTERS)
            if x + wide > _WIDTH - _MARGIN:
                x, y = _MARGIN + 6, y + _LINE + 4
            yield svg.marker(kind, x, y)
            yield svg.text(name, x=x + 14, y=y + 5.5)
            x += wide + 20


def _axes(scale: Scales, marks: Sequence[date], language: str) -> Iterator[str]:
    frame = scale.frame
    for tick in parameter_ticks(scale.low, scale.high):
        y = scale.y(tick)
        fine = "" if svg.number(tick)[0] == "1" else " fine"
        yield svg.element("line", kind=f"grid{fine}", x1=frame.left, y1=y, x2=frame.right, y2=y)
        yield svg.text(billions(tick), kind="muted end", x=frame.left - 8, y=y + 5.5)
    for day in marks:
        x = scale.x(day)
        yield svg.element("line", kind="grid fine", x1=x, y1=frame.top, x2=x, y2=frame.bottom)
        yield svg.text(month(day, language), kind="muted middle", x=x, y=frame.bottom + 24)


def _marks(points: Sequence[Point], scale: Scales) -> tuple[list[str], int]:
    """Return the marks with their names, and how many models have no room for theirs."""
    marks = _apart(points, scale)
    drawn = [
        svg.element("line", kind=f"stem {kind}", x1=x, y1=low, x2=x, y2=high) for kind, x, low, high in _stems(marks)
    ]
    boxes = [Box(mark.x - _MARK, mark.y - _MARK, mark.x + _MARK, mark.y + _MARK) for mark in marks]
    boxes += (Box(x - 2, min(low, high), x + 2, max(low, high)) for _, x, low, high in _stems(marks))
    named = sorted((mark for mark in marks if mark.point.largest), key=lambda mark: (-mark.point.parameters, mark.x))
    room = scale.frame._replace(right=_WIDTH - 4)
    placed = place([Wanted(mark.point.name, mark.x, mark.y) for mark in named], boxes, room, _LETTERS)
    for name in placed:
        if name.line:
            x1, y1 = name.line
            drawn.append(svg.element("line", kind="leader", x1=x1, y1=y1, x2=name.wanted.x, y2=name.wanted.y))
    for mark in marks:
        point = mark.point
        title = f"{point.name}, {billions(point.parameters)}, {point.day.isoformat()}"
        drawn.append(svg.marker(point.kind, mark.x, mark.y, title))
    for name in placed:
        middle = (name.box.left + name.box.right) / 2
        drawn.append(svg.text(name.wanted.text, kind="name middle", x=middle, y=name.box.top + _LETTERS * 0.93))
    return drawn, len(named) - len(placed)


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
