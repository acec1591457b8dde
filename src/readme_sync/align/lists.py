"""Lists of which translations lack as many entries each, and not the same: which ones, nobody can tell.

The paragraphs of a section are such a list too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from readme_sync.align.block_facts import BlockFacts, letters_shared
from readme_sync.align.block_joins import running_lengths
from readme_sync.align.blocks import BlockAlignment, BlockPair
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
    by_edition = {alignment.edition: alignment for alignment in alignments}
    for entries in _lists(alignments[0].source if alignments else ()):
        lacking = {e: found for e, some in missing.items() if (found := [n for n in entries if n in some])}
        if not lacking:
            continue
        doubtful = any(
            len(lacking[a]) == len(lacking[b])
            and lacking[a] != lacking[b]
            and _nothing_tells(by_edition[a], lacking[b], entries)
            and _nothing_tells(by_edition[b], lacking[a], entries)
            for a, b in combinations(lacking, 2)
        )
        if doubtful or any(
            e not in behind
            and 2 * len(found) <= len(entries)
            and list(lacking.values()).count(found) == 1
            and _is_open(by_edition[e], found, entries, by_links=True)
            for e, found in lacking.items()
        ):
            yield Unsettled(tuple(entries), lacking)


def open_entries(alignment: BlockAlignment, missing: Set[int]) -> frozenset[int]:
    """Return those of the missing blocks of a translation in whose place another one of their list may be missing."""
    found: list[int] = []
    for entries in _lists(alignment.source):
        lacking = [n for n in entries if n in missing]
        if lacking and _is_open(alignment, lacking, entries):
            found += lacking
    return frozenset(found)


def _lists(source: Sequence[BlockFacts]) -> Iterable[list[int]]:
    """Return the numbers of the entries of each list, and of the paragraphs of each section."""
    lists: dict[tuple[int, int], list[int]] = {}
    for number, facts in enumerate(source):
        if facts.block.kind == "entry" or (facts.block.kind == "paragraph" and facts.block.depth == 0):
            lists.setdefault((facts.block.section, facts.block.group), []).append(number)
    return lists.values()


def _is_open(
    alignment: BlockAlignment, missing: Sequence[int], entries: Sequence[int], *, by_links: bool = False
) -> bool:
    """Tell whether another entry may be missing in place of one that is said to be: nothing but place chose.

    ``by_links`` says that one with links may be there with others.
    """
    partner = {pair.left[0]: pair for pair in alignment.pairs}
    # Where one that is cited were there, so would be a link or code of it, if that is not another one there.
    missing = [
        n
        for n in missing
        if not alignment.source[n].cited or (by_links and _has_other_links(alignment, partner, entries, n))
    ]
    if not missing:
        return False
    lengths = running_lengths(
        (alignment.source[pair.left[0]], alignment.blocks[pair.right[0]])
        for pair in alignment.pairs
        if len(pair.left) == len(pair.right) == 1
    )
    ratio = (lengths[1] + 1) / (lengths[0] + 1)

    def alike(n: int, pair: BlockPair) -> float:
        return _alike(alignment.source[n], alignment.blocks[pair.right[0]], ratio)

    for n in missing:
        for step in (1, -1):
            kept = changed = 0.0
            for beside in _beside(alignment, entries, n, step):
                pair = partner.get(beside)
                if pair is None or not _nothing_tells(alignment, [beside], entries):
                    break
                kept += alike(beside, pair)
                changed += alike(beside - step, pair)
                if changed > kept - _MARGIN:
                    return True
    return False


def _has_other_links(
    alignment: BlockAlignment, partner: Mapping[int, BlockPair], entries: Sequence[int], number: int
) -> bool:
    """Tell whether the entry beside one has links of its own in the translation alone: whose they are nobody knows."""
    for beside in (number - 1, number + 1):
        pair = partner.get(beside)
        if pair is None or beside not in entries or pair.reason in ("facts", "moved"):
            continue
        own, theirs = alignment.blocks[pair.right[0]].addresses, alignment.source[beside].addresses
        if own and theirs and own.isdisjoint({key for n in entries for key in alignment.source[n].addresses}):
            return True
    return False


def _beside(alignment: BlockAlignment, entries: Sequence[int], number: int, step: int) -> Iterator[int]:
    """Yield the entries that follow each other beside one, up to a block of another kind."""
    kind = alignment.source[number].block.kind
    for n in range(number + step, number + step * _MOST, step):
        if n not in entries or alignment.source[n].block.kind != kind:
            return
        yield n


def _alike(source: BlockFacts, own: BlockFacts, ratio: float) -> float:
    """Return how alike two texts are in length, from 0 to 1, and more where they have letters in common."""
    expected, actual = len(source.plain) * ratio + _SIGNS, len(own.plain) + _SIGNS
    letters = letters_shared(source.plain[:_HEAD], own.plain[:_HEAD]) if source.plain and own.plain else 0.0
    return min(expected, actual) / max(expected, actual) + letters


def _nothing_tells(alignment: BlockAlignment, numbers: Sequence[int], entries: Sequence[int]) -> bool:
    """Tell whether the counterparts of some entries were chosen by place: they share no fact, no word of theirs."""
    partner = {pair.left[0]: pair for pair in alignment.pairs}
    count = Counter(word for n in entries for word in alignment.source[n].words)
    return all(
        (pair := partner.get(n)) is None
        or (
            pair.reason not in ("facts", "moved")
            and alignment.source[n].plain.split() != alignment.blocks[pair.right[0]].plain.split()
            and not any(
                len(word) >= _FEWEST and count[word] == 1
                for word in alignment.source[n].words & alignment.blocks[pair.right[0]].words
            )
        )
        for n in numbers
    )
