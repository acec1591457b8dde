"""Entries of lists for the rules about rows: a list item that names something is a row like a table's."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from readme_sync.align.blocks.facts import BlockFacts, FactKind
from readme_sync.align.blocks.match import BlockAlignment, align_blocks
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.entries import Entry, entries
from readme_sync.align.evidence import neutral_name
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.markdown.document import Cell
from readme_sync.rising import in_order
from readme_sync.rules.api import Violation
from readme_sync.rules.blocks.differing import differing
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.values import NamedTuple

_OF_ROWS: Mapping[FactKind, str] = {  # RS407, RS408, RS409, RS411
    "repository": "entries name other Hub repositories",
    "link": "entries link elsewhere",
    "number": "entries have other numbers",
    "footnote": "entries have other footnotes",
}


class ListEntry(NamedTuple):
    """One entry in each edition that has it, else None; ``moved`` are those that have it at another place."""

    section: CatalogueSection
    name: str
    members: tuple[Block | None, ...]
    moved: tuple[int, ...] = ()


@lru_cache(maxsize=4)  # a catalogue is compared by identity; two rules ask for one
def extra_entries(catalogue: Catalogue) -> tuple[ListEntry, ...]:
    """Return the entries that translations have and the source does not, each with all that have it.

    What the source has at another place, or as a row of a table, is not extra, nor what stands where the source has
    something else.
    """
    found: dict[tuple[int, str], list[tuple[int, Entry]]] = {}
    for alignment in align_blocks(catalogue):
        if any(alignment.blocks[n].name for n in alignment.extra):  # an entry that names something
            source = alignment.source
            there = {address for facts in source for address in facts.addresses} | {one.name for one in source} - {""}
            there |= _row_names(catalogue.editions[catalogue.source])
            homes = {own: left for left, own in alignment.sections.items()}
            gaps = _Gaps(alignment)
            paired = {alignment.blocks[n].plain for pair in alignment.pairs for n in pair.right}
            for n, entry in _own(catalogue, alignment).items():
                facts = alignment.blocks[n]
                home = homes[entry.block.section]
                if facts.plain in paired:
                    continue  # it stands there twice: RS103 says it
                if there.isdisjoint({facts.name, *facts.addresses}) and not gaps.is_instead(n, home):
                    key = min(facts.addresses, default=facts.name or entry.name)
                    found.setdefault((home, key), []).append((alignment.edition, entry))
    sections = {part.number: one for one in catalogue.sections if (part := one.members[catalogue.source]) is not None}
    return tuple(
        ListEntry(
            sections[home],
            holders[0][1].name,
            tuple(map({edition: entry.block for edition, entry in holders}.get, range(len(catalogue.editions)))),
        )
        for (home, _), holders in sorted(found.items())
    )


@lru_cache(maxsize=4)  # an edition is compared by identity; each translation asks
def _row_names(edition: Edition) -> frozenset[str]:
    """Return what the rows of an edition's tables name: what one edition lists, another may have in a table."""
    rows = (row for section in edition.sections for table in section.tables for row in table.rows)
    return frozenset([neutral_name(row.name) for row in rows]) - {""}


def _own(catalogue: Catalogue, alignment: BlockAlignment) -> dict[int, Entry]:
    """Return the entries that a translation has beside the source's blocks, by the number of the block."""
    extra = set(alignment.extra)
    switches = where_editions_are(catalogue.editions)
    return {one.number: one for one in entries(catalogue.editions[alignment.edition], switches) if one.number in extra}


class _Gaps:
    """What the source has of its own between two neighbours of a translation."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self.source = alignment.source
        self.pairs = sorted((pair.right[0], pair.left[0]) for pair in alignment.pairs if pair.reason != "moved")
        self.missing = sorted(alignment.missing)

    def is_instead(self, number: int, section: int) -> bool:
        """Tell whether the source has a block of its own where the translation has its block ``number``."""
        at = bisect_left(self.pairs, (number,))
        before = self.pairs[at - 1][1] if at else -1
        after = self.pairs[at][1] if at < len(self.pairs) else len(self.source)
        low, high = bisect_left(self.missing, before + 1), bisect_left(self.missing, after)
        return any(self.source[n].block.section == section for n in self.missing[low:high])


@lru_cache(maxsize=4)  # a catalogue is compared by identity; steps and entries are asked about one after the other
def moved_entries(catalogue: Catalogue) -> tuple[ListEntry, ...]:
    """Return the source's entries that have another order in a translation of the same names."""
    source = catalogue.editions[catalogue.source]
    switches = where_editions_are(catalogue.editions)
    own = {entry.number: entry for entry in entries(source, switches)}
    members: dict[int, dict[int, Block]] = {}
    moved: dict[int, list[int]] = {}
    for alignment in align_blocks(catalogue):
        lists: dict[tuple[int, int], list[tuple[int, int]]] = {}
        count = Counter((one.block.group, one.name) for one in alignment.blocks if one.name)
        for pair in alignment.pairs:
            n, m = pair.left[0], pair.right[0]
            theirs, ours = alignment.source[n], alignment.blocks[m]
            if ours.name == "" or theirs.name != ours.name or n not in own:
                continue
            if count[ours.block.group, ours.name] > 1:
                continue  # which of them is the source's nobody can tell
            if alignment.sections.get(theirs.block.section) == ours.block.section:
                members.setdefault(n, {})[alignment.edition] = ours.block
                lists.setdefault((theirs.block.group, ours.block.group), []).append((n, m))
        for pairs in lists.values():
            kept = set(in_order(pairs))
            for n, m in pairs:
                if (n, m) not in kept:
                    moved.setdefault(n, []).append(alignment.edition)
    sections = {part.number: one for one in catalogue.sections if (part := one.members[catalogue.source]) is not None}
    return tuple(
        ListEntry(
            sections[own[n].block.section],
            own[n].name,
            tuple(own[n].block if e == catalogue.source else members[n].get(e) for e in range(len(catalogue.editions))),
            tuple(editions),
        )
        for n, editions in sorted(moved.items())
    )


def moved_steps(catalogue: Catalogue) -> Iterator[tuple[int, Block, Block]]:
    """Yield (edition, the step there, the source's) of each step of a numbered list that changed places with another.

    Which step it is, the links and the code say that no other step of the list has. Of steps that names tell apart
    ``moved_entries`` speaks.
    """
    source = catalogue.editions[catalogue.source]
    sources = (entry.members[catalogue.source] for entry in moved_entries(catalogue))
    named = {block.group for block in sources if block is not None}
    for alignment in align_blocks(catalogue):
        here = catalogue.editions[alignment.edition]
        theirs, ours = _steps(source, alignment.source), _steps(here, alignment.blocks)
        lists = {
            (alignment.source[pair.left[0]].block.group, alignment.blocks[pair.right[0]].block.group)
            for pair in alignment.pairs
        }
        for there, own in sorted(lists):
            if there in theirs and own in ours and there not in named:
                for n, m in _exchanged(theirs[there], ours[own]):
                    yield alignment.edition, ours[own][m].block, theirs[there][n].block


def _steps(edition: Edition, blocks: Sequence[BlockFacts]) -> dict[int, list[BlockFacts]]:
    """Return the steps of each numbered list, a block for each."""
    found: dict[int, list[BlockFacts]] = {}
    lists = edition.document.lists  # of Markdown: those of HTML have numbers behind them
    for facts in blocks:
        group = facts.block.group
        if facts.block.kind == "entry" and 0 <= group < len(lists) and lists[group].ordered:
            found.setdefault(group, []).append(facts)
    return {group: steps for group, steps in found.items() if len(steps) == len(lists[group].items) > 1}


def _exchanged(source: Sequence[BlockFacts], steps: Sequence[BlockFacts]) -> list[tuple[int, int]]:
    """Return (place in the source, place here) of the steps that stand where others of them stood."""
    if len(source) != len(steps):
        return []
    theirs, ours = _only_here(source), _only_here(steps)
    places: dict[int, set[int]] = {}
    for key in theirs.keys() & ours.keys():
        places.setdefault(theirs[key], set()).add(ours[key])
    moved = [(n, m) for n, some in sorted(places.items()) if len(some) == 1 for m in some if n != m]
    return moved if {n for n, _ in moved} == {m for _, m in moved} else []


def _only_here(steps: Sequence[BlockFacts]) -> dict[tuple[str, str], int]:
    """Return the links and the code that one step alone has, with its place."""
    homes: dict[tuple[str, str], set[int]] = {}
    for place, facts in enumerate(steps):
        for fact in facts.cited:
            homes.setdefault((fact.kind, fact.key), set()).add(place)
    return {key: places.pop() for key, places in homes.items() if len(places) == 1}


def is_entry(block: Block) -> bool:
    """Return whether a block is a list item that names something."""
    return bool(block.named)


def stressed_cells(catalogue: Catalogue) -> Iterator[tuple[Cell | None, ...]]:
    """Yield the entries that stand for one another as cells, one for each edition that has the entry, else None.

    Entries of which no edition has a word in emphasis are left out.
    """
    found: dict[int, dict[int, Block]] = {}
    for alignment in align_blocks(catalogue):
        for left, right, _ in alignment.pairs:
            block = alignment.source[left[0]].block
            if len(left) > 1 or len(right) > 1:
                continue
            if left[0] not in found:  # the source's is read for the first translation that has it
                if not is_entry(block):
                    continue
                found[left[0]] = {catalogue.source: block}
            found[left[0]][alignment.edition] = alignment.blocks[right[0]].block
    for blocks in found.values():
        if any(block.inlines[0].emphasis for block in blocks.values()):
            cells = {edition: _cell(catalogue, edition, block) for edition, block in blocks.items()}
            yield tuple(map(cells.get, range(len(catalogue.editions))))


def _cell(catalogue: Catalogue, edition: int, block: Block) -> Cell:
    return Cell(block.span, catalogue.editions[edition].document.raw(block.span), block.inlines[0])


def is_of_an_entry(block: Block, difference: Difference) -> bool:
    """Return whether a rule of rows says a difference of a block of the source, and not RS421."""
    return difference.kind in _OF_ROWS and is_entry(block)


def differing_entries(catalogue: Catalogue, files: Mapping[str, bool], kind: FactKind) -> Iterator[Violation]:
    """Yield the entries of lists whose facts of one kind are others than in the source."""

    def speaks(block: Block, difference: Difference) -> bool:
        return _kind(difference) == kind and is_entry(block)

    return differing(catalogue, files, speaks, _OF_ROWS[kind])


def _kind(difference: Difference) -> FactKind:
    """Return the kind of a difference: of a page and a repository, one instead of the other, it is a link."""
    own, other = difference.own, difference.other
    return "link" if own and other and {own.kind, other.kind} == {"link", "repository"} else difference.kind
