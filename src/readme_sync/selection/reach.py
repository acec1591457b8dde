"""Which comments cover a line, found without asking each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from readme_sync.finding import Finding
from readme_sync.selection.directives import Directive


class Reach:
    """The directives of each file by the lines that they speak of, with the furthest last line up to each."""

    __slots__ = ("_files",)

    def __init__(self, directives: Sequence[Directive]) -> None:
        found: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(dict)
        for index, directive in enumerate(directives):
            found[directive.place.path].setdefault((directive.first_line, directive.last_line), []).append(index)
        self._files = {}
        for path, reach in found.items():
            lines = sorted(reach)
            groups = [tuple(reach[one]) for one in lines]
            self._files[path] = lines, groups, list(accumulate((last for _, last in lines), max))

    def covering(self, finding: Finding) -> list[tuple[int, ...]]:
        """Return the places in the list of the directives whose lines hold the finding's, by groups of the same lines.

        A paragraph may hold as many comments as lines: who asks about a group once asks each of them once.
        """
        lines, groups, furthest = self._files.get(finding.place.path, ([], [], []))
        line = finding.place.line
        at = bisect_right(lines, line, key=lambda one: one[0]) - 1
        covering = []
        while at >= 0 and furthest[at] >= line:
            if lines[at][1] >= line:
                covering.append(groups[at])
            at -= 1
        return sorted(covering)
