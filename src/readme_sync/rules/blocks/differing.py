"""What differs between blocks as findings: each fact once, what several editions share once, what is much as one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat

from readme_sync.align.blocks.match import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.doubts import is_doubtful
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift, drifts
from readme_sync.rules.blocks.pairs.difference import Difference
from readme_sync.rules.blocks.pairs.other_sites import other_site
from readme_sync.rules.blocks.shared import Key, key, shared_differences, without
from readme_sync.rules.blocks.sides import is_misspelt_there, is_of_the_source
from readme_sync.rules.blocks.told import to_tell
from readme_sync.rules.blocks.weighed import is_translated_mark, message_of, severity_of, subject_of, with_doubts
from readme_sync.rules.blocks.wording import excerpt, head, place_of, title
from readme_sync.rules.gathering import numbered
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.text import Span
from readme_sync.urls.versions import version_change

Speaks = Callable[[Block, Difference], bool]  # whether a rule says a difference of a block of the source

Holder = tuple[EditionDrift, list[PairDrift]]  # a translation, and what of its blocks is one finding

_MANY = 12  # findings of one edition; more are one fact: it is behind
_MOST_PLACES = 60
_HEAD_FACTS = ("link", "image", "badge")  # what the strips above the first section hold, often laid out anew


def differing(
    catalogue: Catalogue, files: Mapping[str, bool], speaks: Speaks, many_of: str = "blocks say something else"
) -> Iterator[Violation]:
    """Yield each block that says something else, with all that differs in it; many of an edition are one finding.

    Args:
        catalogue: the editions.
        files: which targets of relative links there are.
        speaks: which differences are told.
        many_of: what many of the blocks do.
    """
    whole, shared = _whole(catalogue, frozenset(files.items()))
    many = len({left for left, *_ in shared}) > _MANY  # counted over all blocks, whichever rule says them
    told = {k: holders for k, holders in shared.items() if _speaks_of(holders, speaks)}
    alone = list(_of_one_message(_source(catalogue, told)))
    yield from (_many_alone(catalogue, alone, many_of),) if many and len(alone) > 1 else alone
    alike: dict[Hashable, list[Holder]] = {}
    for drift in whole:
        rest = list(without(drift, shared))
        found = list(_with_swaps(_together(_filtered(drift, rest, speaks))))
        if len(found) > 1 and len(list(_with_swaps(_together(rest)))) > _MANY:
            yield _behind(catalogue, drift, found, many_of)
        else:
            for pairs in found:
                alike.setdefault(tuple(_key(one) for one in pairs), []).append((drift, pairs))
    yield from (_violation(catalogue, holders) for holders in _with_one_head(catalogue, _overlapping(alike.values())))


@lru_cache(maxsize=4)  # a catalogue is compared by identity; several rules ask for their kinds of what differs
def _whole(
    catalogue: Catalogue, files: frozenset[tuple[str, bool]]
) -> tuple[Sequence[EditionDrift], Mapping[Key, list[tuple[EditionDrift, Difference]]]]:
    """Return what is to be told of each translation, and what of it most have alike."""
    known = dict(files)
    whole = with_doubts([to_tell(catalogue, drift, known) for drift in drifts(catalogue)])
    return whole, shared_differences(whole)


def _overlapping(groups: Iterable[list[Holder]]) -> Iterator[list[Holder]]:
    """Yield what differs in the same translations; those that share a difference of one block are one finding.

    What some of them have besides is told with it. A note stays one.
    """
    homes: dict[Hashable, list[Holder]] = {}
    found: list[list[Holder]] = []
    for holders in groups:
        differences = [(one.pair, d) for one in holders[0][1] for d in one.differences]
        is_note = severity_of([d for _, d in differences]) == "info"
        keys = [(is_note, same_difference(pair, d)) for pair, d in differences if d.what != "moved"]
        home = next((homes[one] for one in keys if one in homes), None)
        if home is None:
            found.append(holders)
            homes.update(dict.fromkeys(keys, holders))
        else:
            home.extend(holders)
    yield from found


def _with_one_head(catalogue: Catalogue, alike: Iterable[list[Holder]]) -> Iterator[list[Holder]]:
    """Yield what differs in the same translations, the links and pictures at the head of the page as one fact."""
    sections = catalogue.editions[catalogue.source].sections
    below = next((one.number for one in sections if one.heading is not None and one.level > 1), 0)
    heads: dict[tuple[int, ...], list[Holder]] = {}
    for holders in alike:
        if not all(_is_of_a_head(drift, one, below) for drift, pairs in holders for one in pairs):
            yield holders
            continue
        editions = tuple(drift.edition for drift, _ in holders)
        if editions not in heads:
            heads[editions] = [(drift, list(pairs)) for drift, pairs in holders]
            continue
        for known, more in zip(heads[editions], holders, strict=True):
            known[1].extend(more[1])
    yield from heads.values()


def _is_of_a_head(drift: EditionDrift, one: PairDrift, below: int) -> bool:
    if any(d.what == "moved" or d.kind not in _HEAD_FACTS for d in one.differences):
        return False
    blocks = [drift.alignment.source[n].block for n in one.pair.left]
    return all(block.section < below and block.kind != "entry" for block in blocks)


def _speaks_of(holders: Sequence[tuple[EditionDrift, Difference]], speaks: Speaks) -> bool:
    drift, difference = holders[0]
    return speaks(drift.alignment.source[difference.pair.left[0]].block, difference)


def _filtered(drift: EditionDrift, differing: Iterable[PairDrift], speaks: Speaks) -> Iterator[PairDrift]:
    """Yield what of the pairs that differ is told."""
    for one in differing:
        block = drift.alignment.source[one.pair.left[0]].block
        kept = tuple(d for d in one.differences if speaks(block, d))
        if kept:
            yield one if len(kept) == len(one.differences) else PairDrift(one.pair, kept)


def _key(one: PairDrift) -> Hashable:
    """Return what the same differences of the same block have in common in several translations.

    A mark that is a word of each language is one slip.
    """
    return one.pair.left, frozenset(map(same_difference, repeat(one.pair), one.differences))


def same_difference(pair: BlockPair, one: Difference) -> Hashable:
    """Return what tells a difference: its block of the source, be it one with the next one in some translation."""
    return (one.what, one.other) if is_translated_mark(one) else (pair.left[0], *key(pair, one)[1:])


def _together(differing: Iterable[PairDrift]) -> Iterator[list[PairDrift]]:
    """Yield the pairs that differ; what differs in several blocks alike is one fact, as is a site or a version."""
    groups: dict[Hashable, list[PairDrift]] = {}
    for one in differing:
        same = frozenset(
            "mark" if is_translated_mark(d) else other_site(d) or _versions(d) or key(one.pair, d)[1:]
            for d in one.differences
        )
        groups.setdefault(same, []).append(one)
    return iter(groups.values())


def _versions(one: Difference) -> tuple[str, str] | None:
    """Return the version that an address has for another one: of an older release there may be many files."""
    if one.what != "changed" or one.kind not in _HEAD_FACTS or one.own is None or one.other is None:
        return None
    return version_change(one.own.shown, one.other.shown)


def _source(catalogue: Catalogue, shared: Mapping[Key, list[tuple[EditionDrift, Difference]]]) -> Iterator[Violation]:
    """Yield each block of the source that most translations have otherwise, and alike."""
    source = catalogue.editions[catalogue.source]
    by_block: dict[tuple[int, ...], list[list[tuple[EditionDrift, Difference]]]] = {}
    for (left, *_), holders in shared.items():
        by_block.setdefault(left, []).append(holders)
    for left, found in by_block.items():
        blocks = [found[0][0][0].alignment.source[n].block for n in left]
        differences = [holders[0][1] for holders in found]
        others = [catalogue.editions[drift.edition] for drift, _ in found[0]]
        fact = next((one.other for one in differences if one.other is not None), None)
        places = [_places(catalogue, drift, [PairDrift(one.pair, (one,))])[0] for drift, one in found[0]]
        yield Violation(
            message_of([(one, names(others)) for one in differences], source.language, title(blocks[0])),
            source.document,
            place_of(fact, blocks, source) if fact is not None else head(blocks[0]),
            related=tuple(
                Location(edition.document, place, f"{edition.language} has it like this")
                for edition, place in zip(others, places, strict=True)
            ),
            subject=subject_of(differences),
            # One translation alone speaks of a slip of the source.
            severity=None if len(found[0]) == 1 else "warning" if severity_of(differences) == "error" else "info",
            members=_members([edition.language for edition in others], differences),
        )


def _of_one_message(found: Iterable[Violation]) -> Iterator[Violation]:
    """Yield what is said of the source; the same of several blocks, in the same translations, is one fact."""
    alike: dict[tuple[str, str | None], list[Violation]] = {}
    for one in found:
        alike.setdefault((one.message, one.severity), []).append(one)
    for first, *more in alike.values():
        if not more:
            yield first
            continue
        here = tuple(Location(one.document, one.span, "and here") for one in more[:_MOST_PLACES])
        members = numbered(name for one in (first, *more) for name in one.members)
        yield first._replace(related=(*first.related, *here), members=tuple(members))


def _many_alone(catalogue: Catalogue, found: Sequence[Violation], many_of: str) -> Violation:
    source = catalogue.editions[catalogue.source]
    serious = any(violation.severity == "warning" for violation in found)
    blocks = read_blocks(source)
    within = (blocks[bisect_right(blocks, one.span, key=_span) - 1] for one in found)
    shown = listed([f'"{shorten(title(block), 30)}"' for block in within])
    return Violation(
        f"{len(found)} {many_of} in {source.language} than in most translations: {shown}",
        source.document,
        found[0].span,
        section="",
        row="",
        related=tuple(
            Location(source.document, violation.span, violation.message) for violation in found[:_MOST_PLACES]
        ),
        subject="alone",
        members=tuple(dict.fromkeys(one for violation in found for one in violation.members)),
        severity="warning" if serious else "info",
    )


def _span(block: Block) -> Span:
    return block.span


def _with_swaps(groups: Iterable[list[PairDrift]]) -> Iterator[list[PairDrift]]:
    """Yield the groups of pairs that differ; two that have each other's facts are one finding."""
    waiting: dict[str, list[PairDrift]] = {}
    found: list[list[PairDrift]] = []
    for group in groups:
        moved = [d for one in group for d in one.differences if d.what == "moved" and d.own and d.other]
        home = next((waiting[d.own.key] for d in moved if d.own and d.own.key in waiting), None)
        if home is not None:
            home.extend(group)
            continue
        found.append(group)
        waiting.update((d.other.key, group) for d in moved if d.other is not None)
    yield from found


def _violation(catalogue: Catalogue, holders: Sequence[Holder]) -> Violation:
    """Return the finding of what differs in one translation, or in several alike."""
    drift, pairs = holders[0]
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    first, told = pairs[0].pair, _told_by(catalogue, holders)
    differences = [one for one, _ in told]
    ours = [drift.alignment.blocks[n].block for n in first.right]
    theirs = [drift.alignment.source[n].block for n in first.left]
    block, other = ours[0], next((d.other for d in differences if d.other is not None), None)
    there = place_of(other, theirs, source) if other is not None else head(theirs[0])
    places = _places(catalogue, drift, pairs)
    elsewhere = [(catalogue.editions[one.edition], _places(catalogue, one, its)[0]) for one, its in holders[1:]]
    violation = Violation(
        message_of([(one, names(editions)) for one, editions in told], source.language, title(block)),
        here.document,
        places[0],
        row=title(block) if block.kind == "entry" else None,
        related=(
            *(Location(here.document, place, "and here") for place in places[1:_MOST_PLACES]),
            *(Location(edition.document, place, f"and in {edition.language}") for edition, place in elsewhere),
            Location(source.document, head(theirs[0]), f"{source.language} has it like this"),
        ),
        values=(
            (source.language, excerpt(theirs, there, source)),
            (here.language, excerpt(ours, places[0], here)),
        ),
        url=next((d.own.shown for d in differences if d.own and d.kind in ("link", "repository")), None),
        subject=subject_of(differences),
        severity="info" if is_doubtful(holders) else severity_of(differences),
        members=tuple(name for one, editions in told for name in _members([e.language for e in editions], [one])),
    )
    if not all(_is_of_the_source(one, ours, theirs, source, len(holders)) for one in differences):
        return violation
    locations = (
        Location(here.document, places[0], f"{here.language} has it like this"),
        *(Location(edition.document, place, f"and {edition.language}") for edition, place in elsewhere),
    )
    return violation._replace(document=source.document, span=there, related=locations, severity=None)


def _is_of_the_source(
    one: Difference, ours: Sequence[Block], theirs: Sequence[Block], source: Edition, editions: int
) -> bool:
    """Tell whether the label of a link, or a name as the source has it elsewhere, says that the source is wrong."""
    if one.what != "changed" or one.own is None or one.other is None:
        return False
    here, there = ([inline for block in some for inline in block.inlines] for some in (ours, theirs))
    wrong = is_misspelt_there(one.own, one.other, source.document.text, editions)
    return wrong or is_of_the_source(one.own, one.other, here, there)


def _told_by(catalogue: Catalogue, holders: Iterable[Holder]) -> list[tuple[Difference, list[Edition]]]:
    """Return the differences of several blocks, each fact once, with the editions that have it."""
    found: dict[Hashable, tuple[Difference, list[Edition]]] = {}
    for drift, pairs in holders:
        edition = catalogue.editions[drift.edition]
        for one in pairs:
            for difference in one.differences:
                same = ("mark", difference.other) if is_translated_mark(difference) else key(one.pair, difference)[1:]
                editions = found.setdefault(same, (difference, []))[1]
                if edition not in editions:
                    editions.append(edition)
    return list(found.values())


def _members(languages: Sequence[str], differences: Sequence[Difference]) -> tuple[str, ...]:
    """Return the differences as what a finding gathers: each is compared with the base by itself."""
    each = [f"{one.own.shown if one.own else ''} / {one.other.shown if one.other else ''}" for one in differences]
    return tuple(dict.fromkeys(member(language, one) for language in languages for one in each))


def _places(catalogue: Catalogue, drift: EditionDrift, pairs: Sequence[PairDrift]) -> list[Span]:
    """Return where the differences are in the translation, first the first."""
    here = catalogue.editions[drift.edition]
    found = []
    for one in pairs:
        blocks = [drift.alignment.blocks[n].block for n in one.pair.right]
        for d in one.differences[:_MOST_PLACES]:
            place = place_of(d.own, blocks, here) if d.own is not None else _gap(drift, one, d)
            found.append(place)
    return list(dict.fromkeys(found))


def _gap(drift: EditionDrift, one: PairDrift, lost: Difference) -> Span:
    """Return where a fact that is lost would stand: after the fact that it follows in the source."""
    ours = {fact.key: fact for n in one.pair.right for fact in drift.alignment.blocks[n].links}
    before: Span | None = None
    for n in one.pair.left:
        for fact in drift.alignment.source[n].links:
            if fact == lost.other:
                return before or head(drift.alignment.blocks[one.pair.right[0]].block)
            if fact.key in ours:
                end = ours[fact.key].span.end
                before = Span(end, end)
    return head(drift.alignment.blocks[one.pair.right[0]].block)


def _behind(catalogue: Catalogue, drift: EditionDrift, found: Sequence[Sequence[PairDrift]], many_of: str) -> Violation:
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    locations = []
    shown = []
    for one in sorted((one for pairs in found for one in pairs), key=lambda one: one.pair.right):
        name = title(drift.alignment.blocks[one.pair.right[0]].block)
        shown.append(f'"{shorten(name, 30)}"')
        said = message_of([(d, here.language) for d in one.differences], source.language, name)
        locations.append(Location(here.document, _places(catalogue, drift, [one])[0], said))
    weights = {severity_of([d for pair in pairs for d in pair.differences]) for pairs in found}
    return Violation(
        f"{len(shown)} {many_of} in {here.language} than in {source.language}: {listed(shown)}",
        here.document,
        locations[0].span,
        section="",
        row="",
        related=tuple(locations[:_MOST_PLACES]),
        subject="behind",
        severity="error" if "error" in weights else "info" if weights == {"info"} else None,
        members=_members([here.language], [d for pairs in found for pair in pairs for d in pair.differences]),
    )
