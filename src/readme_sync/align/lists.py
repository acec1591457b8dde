"""Lists of which translations lack as many entries each, and not the same: which ones, nobody can tell.

The paragraphs of a section are such a list too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from readme_sync.align.blocks import BlockAlignment
from readme_sync.values import NamedTuple

_FEWEST = 3  # letters of a word that tells an entry


class Unsettled(NamedTuple):
    """A list of the source, by the numbers of its entries, and the editions that lack some: how many each, and where.

    ``lacking`` has for each of the editions the numbers that its alignment left over.
    """

    entries: tuple[int, ...]
    lacking: Mapping[int, Sequence[int]]


def unsettled(alignments: Sequence[BlockAlignment], missing: Mapping[int, Set[int]]) -> Iterator[Unsettled]:
    """Yield the lists whose missing entries were told by nothing but place, as other translations show.

    Two translations of one list that have equally many entries mostly have the same ones. Where they seem to lack
    others, and nothing in the entries that they have says which these are, place and length alone chose.

    Args:
        alignments: each translation beside the source.
        missing: the numbers of the source's blocks that each edition lacks.
    """
    by_edition = {alignment.edition: alignment for alignment in alignments}
    lists: dict[tuple[int, int], list[int]] = {}
    for number, facts in enumerate(alignments[0].source if alignments else ()):
        if facts.block.kind == "entry" or (facts.block.kind == "paragraph" and facts.block.depth == 0):
            lists.setdefault((facts.block.section, facts.block.group), []).append(number)
    for entries in lists.values():
        lacking = {e: found for e, some in missing.items() if (found := [n for n in entries if n in some])}
        doubtful = any(
            len(lacking[a]) == len(lacking[b])
            and lacking[a] != lacking[b]
            and _nothing_tells(by_edition[a], lacking[b], entries)
            and _nothing_tells(by_edition[b], lacking[a], entries)
            for a, b in combinations(lacking, 2)
        )
        if doubtful:
            yield Unsettled(tuple(entries), lacking)


def _nothing_tells(alignment: BlockAlignment, numbers: Sequence[int], entries: Sequence[int]) -> bool:
    """Tell whether the counterparts of some entries were chosen by place: they share no fact, and no word of theirs."""
    partner = {pair.left[0]: pair for pair in alignment.pairs}
    count = Counter(word for n in entries for word in alignment.source[n].words)
    return all(
        (pair := partner.get(n)) is None
        or (
            pair.reason not in ("facts", "moved")
            and not any(
                len(word) >= _FEWEST and count[word] == 1
                for word in alignment.source[n].words & alignment.blocks[pair.right[0]].words
            )
        )
        for n in numbers
    )
