"""Which editions are out of order: those that have moved an entry, or the source alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def blamed(moved: Sequence[int], members: Sequence[object | None], source: int) -> Iterator[tuple[int, list[int]]]:
    """Yield (edition out of order, the editions that agree against it).

    Moves are counted against the source. Where every translation that has the entry moved it, and
    there are two or more, it is the source that stands alone.
    """
    present = [e for e, member in enumerate(members) if member is not None]
    translations = [e for e in present if e != source]
    if len(translations) > 1 and set(translations) <= set(moved):
        yield source, translations
        return
    for edition in moved:
        yield edition, [e for e in present if e not in moved]
