"""What is said once for all translations, of the source, and what is not: a label that became a heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.block_facts import Fact
from readme_sync.align.blocks import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.rules.blocks.alike import badge_numbers
from readme_sync.rules.blocks.compare import Difference
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift

MOST_OF = 0.75  # of the translations that have the block, or its section
_FEWEST = 2
_LONGEST = 80  # characters of a label

Key = tuple[tuple[int, ...], str, str, str]


def key(pair: BlockPair, one: Difference) -> Key:
    """Return what one difference of several translations has in common: block, kind, and both facts."""
    own, other = (_said(one.own), _said(one.other))
    return pair.left, f"{one.what} {one.kind}", own, other


def _said(fact: Fact | None) -> str:
    """Return what a fact says in every language: of a badge the numbers, since its words are translated."""
    if fact is None:
        return ""
    return badge_numbers(fact.shown) or fact.key if fact.kind == "badge" else fact.key


def shared_differences(drifts: Sequence[EditionDrift]) -> Mapping[Key, list[tuple[EditionDrift, Difference]]]:
    """Return the differences that most translations with the block have alike: the source differs from them."""
    by_edition: dict[Key, dict[int, tuple[EditionDrift, Difference]]] = {}
    for drift in drifts:
        for pair in drift.differing:
            for one in pair.differences:  # a block may have the same difference twice
                by_edition.setdefault(key(pair.pair, one), {}).setdefault(drift.edition, (drift, one))
    found = {one: list(holders.values()) for one, holders in by_edition.items()}
    several = {left for (left, *_), holders in found.items() if len(holders) >= _FEWEST}
    paired = [{pair.left for pair in drift.alignment.pairs} for drift in drifts]
    having = {left: sum(left in some for some in paired) for left in several}
    return {
        one: holders
        for one, holders in found.items()
        if len(holders) >= _FEWEST and len(holders) >= MOST_OF * having[one[0]]
    }


def without(drift: EditionDrift, shared: Mapping[Key, object]) -> Iterator[PairDrift]:
    """Yield the pairs of a translation that differ besides what is shared."""
    for pair in drift.differing:
        own = tuple(one for one in pair.differences if key(pair.pair, one) not in shared)
        if own:
            yield PairDrift(pair.pair, own)


def missing_in_most(drifts: Sequence[EditionDrift]) -> Mapping[int, list[EditionDrift]]:
    """Return the blocks of the source that most translations with their section lack."""
    found: dict[int, list[EditionDrift]] = {}
    for drift in drifts:
        for number in drift.missing:
            found.setdefault(number, []).append(drift)
    homes = {number: drifts[0].alignment.source[number].block.section for number in found}
    having = {home: sum(home in drift.alignment.sections for drift in drifts) for home in set(homes.values())}
    return {
        number: holders
        for number, holders in sorted(found.items())
        if len(holders) >= _FEWEST and len(holders) >= MOST_OF * having[homes[number]]
    }


def without_headed(catalogue: Catalogue, drift: EditionDrift) -> tuple[int, ...]:
    """Return the blocks that a translation lacks, without the labels that are headings of subsections there.

    They are, where its section has as many subsections of its own as there are labels missing at the least.
    """
    source, sections = drift.alignment.source, drift.alignment.sections
    labels = Counter(source[n].block.section for n in drift.missing if _is_label(source[n].block))
    if not labels:
        return drift.missing
    matched = set(sections.values())
    alone = Counter(
        one.parent for one in catalogue.editions[drift.edition].sections if one.number not in matched and one.heading
    )
    theirs, ours = catalogue.editions[catalogue.source].sections, catalogue.editions[drift.edition].sections
    headed = set()
    for home, count in labels.items():
        if home not in sections:
            continue
        own = ours[sections[home]]
        # Where the first of the subsections is matched for what it says, the others stand beside it.
        deeper = own.level > theirs[home].level
        if alone[own.parent] + 1 >= count if deeper else alone[own.number] >= count:
            headed.add(home)
    return tuple(n for n in drift.missing if not (source[n].block.section in headed and _is_label(source[n].block)))


def _is_label(block: Block) -> bool:
    """Tell whether a paragraph begins in bold and ends with a colon, or is bold and nothing else."""
    if block.kind != "paragraph" or len(block.inlines) != 1 or len(block.plain) > _LONGEST:
        return False
    start, end = block.span
    bold = next((one.span for one in block.inlines[0].emphasis if one.strong and one.span.start == start), None)
    return bold is not None and (bold.end == end or block.plain.rstrip().endswith((":", "：")))
