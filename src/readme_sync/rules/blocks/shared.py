"""What is said once for all translations, of the source, and what is surely missing: no label that became a heading.

Of a shortened translation nobody knows what is missing and what was left out on purpose.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from readme_sync.align.blocks.facts import Fact
from readme_sync.align.blocks.match import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift
from readme_sync.rules.blocks.pairs.alike import badge_numbers
from readme_sync.rules.blocks.pairs.difference import Difference

MOST_OF = 0.75  # of the translations that have the block, or its section
_FEWEST = 2
_TELLING, _OFTEN = 4, 3  # letters of a word; how often the source says it
_LETTERS = lazy(r"[A-Za-z]+")
_LONGEST, _SHORT = 80, 30  # characters of a label; of one that is not in bold
_DAY = 24  # characters of one that is a day
_SEVERAL_SECTIONS = 3  # more than these are told at once where an edition lacks them
_FEWEST_SECTIONS, _HARDLY, _SHORTENED = 5, 0.15, 0.5  # of the source; the parts that a stub and a short text have
_OWN = 2  # times as many sections of its own as it shares has a text of its own
_YEAR = lazy(r"(?<!\d)20[0-3]\d(?!\d)")

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
    """Return the differences that most translations with the block have alike: the source differs from them.

    So are slips that are the source's own by its words, in however many translations they were mended.
    """
    by_edition: dict[Key, dict[int, tuple[EditionDrift, Difference]]] = {}
    for drift in drifts:
        for pair in drift.differing:
            for one in pair.differences:  # a block may have the same difference twice
                by_edition.setdefault(key(pair.pair, one), {}).setdefault(drift.edition, (drift, one))
    if not by_edition:
        return {}
    found = {one: list(holders.values()) for one, holders in by_edition.items()}
    several = {left for (left, *_), holders in found.items() if len(holders) >= _FEWEST}
    paired = [{pair.left for pair in drift.alignment.pairs} for drift in drifts]
    having = {left: sum(left in some for some in paired) for left in several}
    slips = _SourceSlips(drifts)
    return {
        one: holders
        for one, holders in found.items()
        if (len(holders) >= _FEWEST and len(holders) >= MOST_OF * having[one[0]] and not _is_behind(holders[0][1]))
        or slips.has(holders[0][1])
    }


class _SourceSlips:
    """Tells slips in code and addresses that are the source's: it says the word otherwise everywhere else."""

    def __init__(self, drifts: Sequence[EditionDrift]) -> None:
        self._drifts = drifts
        self._said: Counter[str] | None = None

    def has(self, one: Difference) -> bool:
        """Tell whether a word that one fact of a difference has for one of the other is the source's own slip."""
        if not one.slip or one.kind not in ("code", "link") or one.own is None or one.other is None:
            return False
        own, other = (_LETTERS.findall(fact.shown) for fact in (one.own, one.other))
        apart = [(a, b) for a, b in zip(own, other, strict=False) if a != b]
        if len(own) != len(other) or len(apart) != 1 or min(map(len, apart[0])) < _TELLING:
            return False
        if self._said is None:
            texts = (facts.block.text or facts.plain for facts in self._drifts[0].alignment.source)
            self._said = Counter(word for text in texts for word in _LETTERS.findall(text))
        here, there = apart[0]
        return self._said[there] == 1 and self._said[here] >= _OFTEN


def _is_behind(one: Difference) -> bool:
    """Tell whether a translation says an earlier year than the source, which moves on alone: `2018-2025`."""
    if one.kind != "number" or one.own is None or one.other is None:
        return False
    years = one.own.shown, one.other.shown
    return all(map(_YEAR.fullmatch, years)) and years[0] < years[1]


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


def is_stub(catalogue: Catalogue, drift: EditionDrift) -> bool:
    """Tell whether an edition is a stub, or another text: what it lacks is said of its sections (RS401).

    One that has no section of several is one, however few they are.
    """
    return _has_less_than(_HARDLY, catalogue, drift) or _has_none(catalogue, drift)


def are_shortened(catalogue: Catalogue, without: Sequence[EditionDrift]) -> bool:
    """Tell whether all those translations lack most sections: what is in the others was written anew, and shorter.

    So it is with one that has twice as many sections of its own as it shares: it is a text of its own.
    """
    return all(_has_less_than(_SHORTENED, catalogue, drift) or _is_of_its_own(catalogue, drift) for drift in without)


def _is_of_its_own(catalogue: Catalogue, drift: EditionDrift) -> bool:
    matched = set(drift.alignment.sections.values())
    headed = [one.number for one in catalogue.editions[drift.edition].sections if one.heading]
    shared = len(matched.intersection(headed))
    return len(headed) - shared >= max(_FEWEST_SECTIONS, _OWN * shared)


def _has_none(catalogue: Catalogue, drift: EditionDrift) -> bool:
    source = _titled(catalogue)
    return len(source) > _SEVERAL_SECTIONS and not any(number in drift.alignment.sections for number in source)


def _titled(catalogue: Catalogue) -> list[int]:
    return [own.number for one in catalogue.sections if (own := one.members[catalogue.source]) and own.heading]


def _has_less_than(part: float, catalogue: Catalogue, drift: EditionDrift) -> bool:
    source = _titled(catalogue)
    kept = sum(number in drift.alignment.sections for number in source)
    return len(source) >= _FEWEST_SECTIONS and kept < part * len(source)


def missed(catalogue: Catalogue, drift: EditionDrift) -> tuple[int, ...]:
    """Return the blocks that a translation surely lacks.

    A label that is the heading of a subsection there is not missing, nor is what follows it and may stand in that. Of a
    section that is matched by its place alone, beside others that are missing, nobody can tell that it is the same one
    unless blocks of both share a fact, or nothing at all stands in it.
    """
    if not drift.missing:
        return ()
    source = drift.alignment.source
    doubtful = _doubtful(catalogue, drift)
    missing = [n for n in drift.missing if source[n].block.section not in doubtful]
    headed = {home: _Headed(drift, own) for home, own in _headed(catalogue, drift, missing).items()}
    return tuple(n for n in missing if not ((home := headed.get(source[n].block.section)) and home.has(n)))


def _doubtful(catalogue: Catalogue, drift: EditionDrift) -> set[int]:
    """Return the source's sections of which nobody can tell that the translation's counterpart is the same one."""
    edition, source = drift.edition, drift.alignment.source
    lacking = {
        own.number
        for section in catalogue.sections
        if (own := section.members[catalogue.source]) and section.members[edition] is None
    }
    placed = {
        own.number
        for section in catalogue.sections
        if (own := section.members[catalogue.source]) and section.reasons[edition] == "place"
    }
    beside = {number for number in placed if lacking & {number - 1, number + 1}}
    told = {source[pair.left[0]].block.section for pair in drift.alignment.pairs if pair.reason == "facts"}
    filled = {block.block.section for block in drift.alignment.blocks}
    return {number for number in beside - told if drift.alignment.sections.get(number) in filled}


def _headed(catalogue: Catalogue, drift: EditionDrift, missing: Sequence[int]) -> Mapping[int, list[int]]:
    """Return the source's sections whose missing labels are headings there, each with the sections below them.

    They are, where its section has as many subsections of its own as there are labels missing at the least. Of what
    level those are does not matter where they follow at once.
    """
    source, sections = drift.alignment.source, drift.alignment.sections
    labels = Counter(source[n].block.section for n in missing if _is_label(source[n].block))
    if not labels:
        return {}
    matched = set(sections.values())
    theirs, ours = catalogue.editions[catalogue.source].sections, catalogue.editions[drift.edition].sections
    alone = {one.number: one.parent for one in ours if one.number not in matched and one.heading}
    found = {}
    for home, count in labels.items():
        if home not in sections:
            continue
        own = ours[sections[home]]
        following = takewhile(alone.__contains__, range(own.number + 1, len(ours)))
        inside = sorted({*following, *(n for n, parent in alone.items() if parent == own.number)})
        # Where the first of the subsections is matched for what it says, the others stand beside it.
        beside = [n for n, parent in alone.items() if parent == own.parent]
        if own.level > theirs[home].level and len(beside) + 1 >= count:
            found[home] = [own.number, *beside]
        elif len(inside) >= count:
            found[home] = inside
    return found


class _Headed:
    """Tells what of a section with labels stands in the subsections that a translation has in their place."""

    def __init__(self, drift: EditionDrift, own: Sequence[int]) -> None:
        homes, paired = set(own), {n for pair in drift.alignment.pairs for n in pair.right}
        blocks = drift.alignment.blocks
        self._source = drift.alignment.source
        self._kinds = Counter(
            b.block.kind for n, b in enumerate(blocks) if b.block.section in homes and n not in paired
        )

    def has(self, number: int) -> bool:
        """Tell whether the next missing block, ``number``, is a label or may stand below one."""
        block = self._source[number].block
        if _is_label(block):
            return True
        if not self._kinds[block.kind]:
            return False
        self._kinds[block.kind] -= 1
        return True


def _is_label(block: Block) -> bool:
    """Tell whether a paragraph is short and ends with a colon, or is bold and nothing else.

    So is a line of a changelog that says a day and nothing else, or ends with a colon, quoted or not.
    """
    if block.kind in ("paragraph", "quote") and len(block.plain) <= _LONGEST and _YEAR.search(block.plain):
        return len(block.plain) <= _DAY or block.plain.rstrip().endswith((":", "："))
    if block.kind != "paragraph" or len(block.inlines) != 1 or len(block.plain) > _LONGEST:
        return False
    start, end = block.span
    is_led = block.plain.rstrip().endswith((":", "："))
    bold = next((one.span for one in block.inlines[0].emphasis if one.strong and one.span.start == start), None)
    if bold is None:
        return is_led and len(block.plain) <= _SHORT and not block.inlines[0].links
    return bold.end == end or is_led
