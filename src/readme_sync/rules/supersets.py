"""Sets within sets, looked for by what is rarest in them: many sets are compared in linear time, mostly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set


class Supersets:
    """Finds those of many sets that hold another one."""

    def __init__(self, sets: Iterable[Set[str]]) -> None:
        self._by_member: dict[str, list[Set[str]]] = {}
        for one in sets:
            for member in one:
                self._by_member.setdefault(member, []).append(one)

    def of(self, wanted: Set[str]) -> Iterator[Set[str]]:
        """Yield the sets that hold all of ``wanted``; none where that is empty."""
        holding = [self._by_member.get(member, []) for member in wanted]
        return (one for one in min(holding, key=len, default=[]) if wanted <= one)


class Subsets:
    """Finds those of many sets that another one holds; empty ones are left out."""

    def __init__(self, sets: Sequence[Set[str]]) -> None:
        counts = Counter(member for one in sets for member in one)
        self._by_rarest: dict[str, list[Set[str]]] = {}
        for one in filter(None, sets):
            self._by_rarest.setdefault(min(one, key=lambda member: (counts[member], member)), []).append(one)

    def of(self, whole: Set[str]) -> Iterator[Set[str]]:
        """Yield the sets that ``whole`` holds."""
        return (one for member in whole for one in self._by_rarest.get(member, ()) if one <= whole)
