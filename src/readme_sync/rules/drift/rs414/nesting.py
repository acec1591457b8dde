"""How deep each line of YAML or Python stands: what its indentation says, however many blanks a level has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ITEM = re.compile(r"(?:- +)+|-$")
_SCALAR = re.compile(r"[|>][+-]?\d?$")  # the lines below are a text, whose indentation is its own
_GOES_ON = ("{", "[", "(", ",", "\\")


def depths(lines: Sequence[str]) -> Iterator[int]:
    """Yield how many levels each line stands below the outermost; all none where brackets make levels.

    A list may stand as far left as its key (``steps:`` above ``- a``), and is below it all the same.
    """
    if any(line.rstrip().endswith(_GOES_ON) for line in lines):
        yield from (0 for _ in lines)
        return
    levels: list[int] = []  # twice the column that each open level begins at; one more for a list
    text: int | None = None
    for line in lines:
        bare = line.expandtabs().strip()
        column = 2 * (len(line.expandtabs()) - len(line.expandtabs().lstrip()))
        if not bare or (text is not None and column > text):
            yield len(levels) if bare else 0
            continue
        item = _ITEM.match(bare)
        at = column + 1 if item else column
        while levels and levels[-1] >= at:
            levels.pop()
        yield len(levels)
        levels.append(at)
        if item:
            levels.append(column + 2 * len(item[0]))
        text = column if _SCALAR.search(bare) else None
