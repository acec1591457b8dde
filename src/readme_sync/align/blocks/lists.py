"""Lists of which translations lack as many entries each, and not the same: which ones, nobody can tell.

The paragraphs of a section are such a list too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import combinations

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.joins import running_lengths
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.align.letters import letters_shared
from readme_sync.values import NamedTuple

_FEWEST = 3  # letters of a word that tells an entry
_MARGIN = 0.2  # of the likeness of lengths: an account that is hardly worse than the one that was chosen
_SIGNS = 8  # characters that are added to each length: of very short texts it says little
_HEAD = 80  # characters of a text whose letters are compared
_MOST = 12  # entries in a row that are tried in another one's place


class Unsettled(NamedTuple):
    """A list of the source, by the numbers of its entries, and the editions that lack some: how many each, and where.

    ``lacking`` has for each of the editions the numbers that its alignment left over.
    """

    entries: tuple[int, ...]
    lacking: Mapping[int, Sequence[int]]


def unsettled(
    alignments: Sequence[BlockAlignment], missing: Mapping[int, Set[int]], behind: Container[int] = ()
) -> Iterator[Unsettled]:
    """Yield the lists whose missing entries were told by nothing but place.

    Where nothing in the entries beside a missing one says which these are, and the missing one is as long as one of
    those, place alone chose; but where two translations lack the same, they bear each other out. Translations can
    contradict each other too: two of one list that have equally many entries mostly have the same ones, and place and
    length chose where they seem to lack others.

    Args:
        alignments: each translation beside the source.
        missing: the numbers of the source's blocks that each edition lacks.
        behind: the editions that lack much all over, which is said of them as one.
    """
    sides = {alignment.edition: _Side(alignment) for alignment in alignments}
    for entries in _lists(alignments[0].source if alignments else ()):
        lacking = {e: found for e, some in missing.items() if (found := [n for n in entries if n in some])}
        if not lacking:
            continue
        lists = {e: _List(sides[e], entries) for e in lacking}
        doubtful = any(
            len(lacking[a]) == len(lacking[b])
            and lacking[a] != lacking[b]
            and all(map(lists[a].is_by_place, lacking[b]))
            and all(map(lists[b].is_by_place, lacking[a]))
            for a, b in combinations(lacking, 2)
        )
        if doubtful or any(
            e not in behind
            and 2 * len(found) <= len(entries)
            and list(lacking.values()).count(found) == 1
            and lists[e].is_open(found, by_links=True)
            for e, found in lacking.items()
        ):
            yield Unsettled(tuple(entries), lacking)


def open_entries(alignment: BlockAlignment, missing: Set[int]) -> frozenset[int]:
    """Return those of the missing blocks of a translation in whose place another one of their list may be missing."""
    side = _Side(alignment)
    found: list[int] = []
    for entries in _lists(alignment.source):
        lacking = [n for n in entries if n in missing]
        if lacking and _List(side, entries).is_open(lacking):
            found += lacking
    return frozenset(found)


def _lists(source: Sequence[BlockFacts]) -> Iterable[list[int]]:
    """Return the numbers of the entries of each list, and of the paragraphs of each section."""
    lists: dict[tuple[int, int], list[int]] = {}
    for number, facts in enumerate(source):
        if facts.block.kind == "entry" or (facts.block.kind == "paragraph" and facts.block.depth == 0):
            lists.setdefault((facts.block.section, facts.block.group), []).append(number)
    return lists.values()


class _Side:
    """One translation: which block stands for each of the source's, and how long its texts are."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self.source, self.blocks = alignment.source, alignment.blocks
        self.partner = {pair.left[0]: pair for pair in alignment.pairs}
        self._pairs = alignment.pairs

    @cached_property
    def ratio(self) -> float:
        """How long a text of one character becomes."""
        lengths = running_lengths(
            (self.source[pair.left[0]], self.blocks[pair.right[0]])
            for pair in self._pairs
            if len(pair.left) == len(pair.right) == 1
        )
        return (lengths[1] + 1) / (lengths[0] + 1)

    def alike(self, number: int, pair: BlockPair) -> float:
        """Return how alike two texts are in length, from 0 to 1, and more where they have letters in common."""
        source, own = self.source[number], self.blocks[pair.right[0]]
        expected, actual = len(source.plain) * self.ratio + _SIGNS, len(own.plain) + _SIGNS
        letters = letters_shared(source.plain[:_HEAD], own.plain[:_HEAD]) if source.plain and own.plain else 0.0
        return min(expected, actual) / max(expected, actual) + letters


class _List:
    """The entries of one list in one translation."""

    def __init__(self, side: _Side, entries: Sequence[int]) -> None:
        self._side, self._entries = side, frozenset(entries)

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(word for n in self._entries for word in self._side.source[n].words)

    @cached_property
    def _addresses(self) -> frozenset[str]:
        return frozenset(key for n in self._entries for key in self._side.source[n].addresses)

    def is_open(self, missing: Sequence[int], *, by_links: bool = False) -> bool:
        """Tell whether another entry may be missing in place of one that is said to be: nothing but place chose.

        ``by_links`` says that one with links may be there with others.
        """
        side = self._side
        for n in missing:
            # Where one that is cited were there, so would be a link or code of it, if that is not another one there.
            if side.source[n].cited and not (by_links and self._has_other_links(n)):
                continue
            for step in (1, -1):
                kept = changed = 0.0
                for beside in self._beside(n, step):
                    pair = side.partner.get(beside)
                    if pair is None or not self.is_by_place(beside):
                        break
                    kept += side.alike(beside, pair)
                    changed += side.alike(beside - step, pair)
                    if changed > kept - _MARGIN:
                        return True
        return False

    def is_by_place(self, number: int) -> bool:
        """Tell whether the counterpart of an entry was chosen by place: they share no fact, no word of theirs."""
        pair = self._side.partner.get(number)
        if pair is None:
            return True
        theirs, own = self._side.source[number], self._side.blocks[pair.right[0]]
        return (
            pair.reason not in ("facts", "moved")
            and theirs.plain.split() != own.plain.split()
            and not any(len(word) >= _FEWEST and self._count[word] == 1 for word in theirs.words & own.words)
        )

    def _has_other_links(self, number: int) -> bool:
        """Tell whether the entry beside one has links of its own in the translation alone: nobody knows whose."""
        side = self._side
        for beside in (number - 1, number + 1):
            pair = side.partner.get(beside)
            if pair is None or beside not in self._entries or pair.reason in ("facts", "moved"):
                continue
            own = side.blocks[pair.right[0]].addresses
            if own and side.source[beside].addresses and own.isdisjoint(self._addresses):
                return True
        return False

    def _beside(self, number: int, step: int) -> Iterator[int]:
        """Yield the entries that follow each other beside one, up to a block of another kind."""
        source = self._side.source
        kind = source[number].block.kind
        for n in range(number + step, number + step * _MOST, step):
            if n not in self._entries or source[n].block.kind != kind:
                return
            yield n
