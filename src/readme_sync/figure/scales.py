"""Scales: days to the right, numbers of parameters (as powers of ten) upwards, and where their ticks stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import ceil, floor, log10

from readme_sync.values import NamedTuple

_STEPS = (1, 2, 5)
_MOST = 5  # steps that a time axis has room for
_AIR = 1.6  # times the largest size: room for a name above it, and below the smallest


class Frame(NamedTuple):
    """The rectangle that is plotted in, in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float


class Scales(NamedTuple):
    """From a day and a number of parameters to pixels."""

    frame: Frame
    first: int
    last: int
    low: float
    high: float

    def x(self, day: date) -> float:
        """Return the place of a day."""
        part = (day.toordinal() - self.first) / (self.last - self.first)
        return self.frame.left + part * (self.frame.right - self.frame.left)

    def y(self, parameters: float) -> float:
        """Return the place of a number of parameters."""
        part = (log10(parameters) - self.low) / (self.high - self.low)
        return self.frame.bottom - part * (self.frame.bottom - self.frame.top)


def scales(days: Sequence[date], parameters: Sequence[float], frame: Frame) -> tuple[Scales, tuple[date, ...]]:
    """Return scales on which all of these have room, and the days at which the time axis has its ticks."""
    step = _month_step(min(days), max(days))
    first, last = _months(min(days)) // step * step, ceil((_months(max(days)) + 1) / step) * step
    marks = tuple(_first_of(month) for month in range(first, last + 1, step))
    return Scales(
        frame,
        marks[0].toordinal(),
        marks[-1].toordinal(),
        log10(min(parameters) / _AIR),
        log10(max(parameters) * _AIR),
    ), marks


def parameter_ticks(low: float, high: float) -> tuple[float, ...]:
    """Return 1, 2 and 5 times each power of ten between two powers of ten, which need not be whole."""
    every = (float(f"{step}e{power}") for power in range(floor(low), ceil(high) + 1) for step in _STEPS)
    return tuple(tick for tick in every if low - 1e-9 <= log10(tick) <= high + 1e-9)


def billions(parameters: float) -> str:
    """Return a number of parameters as catalogues write it: ``500M``, ``7B``, ``1.5T``."""
    for factor, letter in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if parameters >= factor:
            return f"{parameters / factor:.4g}{letter}"
    return f"{parameters:.0f}"


def _month_step(first: date, last: date) -> int:
    span = _months(last) - _months(first) + 1
    return next((step for step in (1, 3, 6, 12, 24, 60) if span / step < _MOST), 120)


def _months(day: date) -> int:
    return day.year * 12 + day.month - 1


def _first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)
