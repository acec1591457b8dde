"""What sync did or would do, for a person: a unified diff, and a table of entries and the ways they were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.report.table import render
from readme_sync.values import NamedTuple

_LONGEST = 60  # of a name or a text that is quoted in one line
_COLOURS = {"+": "32", "-": "31", "@": "36"}


def coloured(line: str) -> str:
    """Return a line of a diff in its colour for a terminal."""
    colour = _COLOURS.get(line[:1])
    return f"\x1b[{colour}m{line}\x1b[0m" if colour and not line.startswith(("+++", "---")) else line


class SyncedEntry(NamedTuple):
    """What was done to one entry: in which files, its name, the way of each of its texts, and what showed them."""

    paths: Sequence[str]
    subject: str
    ways: Sequence[str]
    evidence: Sequence[str]


def summary(entries: Sequence[SyncedEntry], width: int | None) -> list[str]:
    """Return a table of what was done: file, entry, in how many ways its texts were found, and where they stand."""
    rows = []
    for entry in entries:
        found = Counter(entry.ways).most_common()
        told = ", ".join(way if count == 1 else f"{count} {way}" for way, count in found)
        evidence = ", ".join(dict.fromkeys(filter(None, entry.evidence)))
        rows.append([", ".join(entry.paths), short(entry.subject) or "-", told, evidence])
    return render(["file", "entry", "way", "as in"], rows, width).splitlines() if rows else []


def short(text: str) -> str:
    """Return ``text`` in one line, cut where it is long."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}..."
