"""Which comments cover a line, found without asking each of them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

from readme_sync.finding import Finding
from readme_sync.selection.directives import Directive


class Reach:
    """The directives of each file by their first line, with the furthest last line up to each."""

    __slots__ = ("_files",)

    def __init__(self, directives: Sequence[Directive]) -> None:
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for index, directive in enumerate(directives):
            found[directive.place.path].append((directive.first_line, directive.last_line, index))
        self._files = {
            path: (sorted(reach), list(accumulate((last for _, last, _ in sorted(reach)), max)))
            for path, reach in found.items()
        }

    def covering(self, finding: Finding) -> list[int]:
        """Return the places in the list of the directives whose lines hold the finding's, in the list's order."""
        reach, furthest = self._files.get(finding.place.path, ([], []))
        line = finding.place.line
        at = bisect_right(reach, line, key=lambda item: item[0]) - 1
        covering = []
        while at >= 0 and furthest[at] >= line:
            if reach[at][1] >= line:
                covering.append(reach[at][2])
            at -= 1
        return sorted(covering)
