"""Rows that one edition lacks and that may be there in other words: the table has rows of its own there."""

from __future__ import annotations

from readme_sync.align.catalogue import CatalogueTable
from readme_sync.align.evidence import RowEvidence, names_contradict
from readme_sync.editions.edition import Row

_CONDENSED = 3  # times as many rows has a table that says in one row what another one says in several
_KEPT = 0.8  # of the names that rows of both have: from here on another name is another row


def is_rewritten(table: CatalogueTable, number: int, edition: int, source: int) -> bool:
    """Tell whether row ``number``, which one of two editions lacks, may be a row of the other one in other words.

    Each side has rows left over, and no link, repository, code or kept name tells that they are others: a table that
    was written anew has one row for two, or calls them otherwise.
    """
    row = table.rows[number]
    mine = row.members[source] or row.members[edition]
    if mine is None:
        return False
    kept = _names_are_kept(table, edition, source)
    lacks = edition if row.members[edition] is None else source
    has = source if lacks == edition else edition
    left = (other.members for other in table.rows if other.members[has] is None)
    return any(_may_be_one(mine, own, kept=kept) for members in left if (own := members[lacks]) is not None)


def is_condensed(table: CatalogueTable, edition: int, source: int) -> bool:
    """Tell whether a translation has hardly a third of the source's rows, and calls them otherwise.

    Then a row of it may stand for several of the source's, and is no counterpart of the one that it is matched with.
    """
    own, there = table.members[edition], table.members[source]
    if own is None or there is None or edition == source or _CONDENSED * len(own.rows) > len(there.rows):
        return False
    return not _names_are_kept(table, edition, source)


def _names_are_kept(table: CatalogueTable, edition: int, source: int) -> bool:
    members = [(row.members[edition], row.members[source]) for row in table.rows]
    pairs = [(RowEvidence(a).name, RowEvidence(b).name) for a, b in members if a is not None and b is not None]
    same = sum(a == b != "" for a, b in pairs)
    return same >= _KEPT * len(pairs) and same > 1


def _is_place_holder(code: str) -> bool:
    return code.startswith("<") and code.endswith(">")


def _may_be_one(a: Row, b: Row, *, kept: bool) -> bool:
    left, right = RowEvidence(a), RowEvidence(b)
    if _is_place_holder(left.code) and _is_place_holder(right.code):
        return True  # `<anything>` is translated
    if (left.repos and right.repos) or (left.urls and right.urls) or (left.code and right.code):
        return False  # they were compared when the rows were matched, and are others
    return not (kept and names_contradict(a, b))
