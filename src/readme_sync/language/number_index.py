"""Many numbers, among which one that is close to another is found without looking at each."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable

from readme_sync.language.numbers import Number, as_share, close, other_day, scales

Same = Callable[[Number, Number], bool]


class NumberIndex:
    """Numbers, each with its place.

    A number that is close to another is among its neighbours in size, of those that are as precise: they alone are
    compared. There are few precisions.
    """

    def __init__(self, same: Same = close) -> None:
        self._same = same
        self._exact: dict[tuple[float | str, str], list[int]] = {}
        self._sizes: dict[tuple[str, float], list[tuple[float, int]]] = {}
        self._numbers: dict[int, Number] = {}

    def add(self, place: int, number: Number) -> None:
        """Take in a number that stands at ``place``, which no other has."""
        self._numbers[place] = number
        for key in _keys(number):
            self._exact.setdefault(key, []).append(place)
        for group, size in _sizes(number):
            insort(self._sizes.setdefault(group, []), (size, place))

    def remove(self, place: int) -> None:
        """Forget the number at ``place``."""
        number = self._numbers.pop(place)
        for group, size in _sizes(number):
            found = self._sizes[group]
            del found[bisect_left(found, (size, place))]

    def find(self, number: Number) -> int | None:
        """Return the place of the number that is the same as ``number``: an equal one first, else a near one."""
        for key in _keys(number):
            place = self._first(key, number)
            if place is not None:
                return place
        found = (place for place in self._near(number) if self._same(number, self._numbers[place]))
        return min(found, default=None)

    def _first(self, key: tuple[float | str, str], number: Number) -> int | None:
        places = self._exact.get(key, [])
        while places and places[0] not in self._numbers:
            del places[0]
        # The first of equal ones is the same, but where one is of bytes and the other says no unit: "32 GB" and "32B".
        there = (place for place in places if place in self._numbers)
        return next((place for place in there if self._same(number, self._numbers[place])), None)

    def _near(self, number: Number) -> list[int]:
        near: list[int] = []
        for (unit, _), found in self._sizes.items():
            if unit == _unit(number):
                for _, size in _sizes(number):
                    at = bisect_left(found, (size, -1))
                    near += (place for _, place in found[max(at - 1, 0) : at + 1])
        return near


def _keys(number: Number) -> list[tuple[float | str, str]]:
    keys: list[tuple[float | str, str]] = [(number.value, _unit(number))]
    if number.alternative is not None:
        keys.append((number.alternative, _unit(number)))
    if (share := as_share(number)) is not None:
        keys.append((share, "%"))
    if day := other_day(number):
        keys.append((day, ""))
    return keys


def _sizes(number: Number) -> list[tuple[tuple[str, float], float]]:
    unit = _unit(number)
    return [((unit, one.precision), one.value) for one in scales(number) if isinstance(one.value, float)]


def _unit(number: Number) -> str:
    """Return the unit that a number is looked up by: bytes may be written without theirs."""
    return "" if number.unit == "B" else number.unit
