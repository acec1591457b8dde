"""Texts that translations have and the source does not, in sections that are in step otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.wording import head, noun, title
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.rules.presence import verb
from readme_sync.text import Span

_LEAST = 60  # bytes: a sign of another alphabet counts for two letters, one of Chinese for three
_MANY = 5  # places of the same editions; more are one fact
_FEW, _STEP = 5, 3  # blocks of its own; times as many are paired where it has more
_OPENING = ("paragraph", "quote", "entry")
_UNSURE = ("rewritten", "moved")

Place = tuple[int, int, int]  # a section of the source, the block of it that stands before, and how many blocks stand


def own_texts(catalogue: Catalogue, told: Set[tuple[int, int]]) -> Iterator[Violation]:
    """Yield what translations have alone, what several have at one place once.

    The first section of an edition is left out, where translators say who they are and how to read the page.

    Args:
        catalogue: the editions.
        told: where the entries stand that another finding names, each an edition and an offset.
    """
    places: dict[Place, list[tuple[int, list[Block]]]] = {}
    for drift in drifts(catalogue):
        edition = catalogue.editions[drift.edition]
        for place, run in _runs(drift.alignment, edition):
            if not any((drift.edition, block.span.start) in told for block in run):
                places.setdefault(place, []).append((drift.edition, run))
    alike: dict[tuple[int, ...], list[list[tuple[int, list[Block]]]]] = {}
    for holders in places.values():
        alike.setdefault(tuple(e for e, _ in holders), []).append(holders)
    for several in alike.values():
        if len(several) > _MANY:
            yield _many(catalogue, several)
        else:
            yield from (_violation(catalogue, holders) for holders in several)


def _runs(alignment: BlockAlignment, edition: Edition) -> Iterator[tuple[Place, list[Block]]]:
    """Yield the blocks of a translation's own, those that follow each other together, with their place."""
    if not alignment.extra:
        return  # mostly
    if len(alignment.extra) > _FEW and _STEP * len(alignment.extra) > len(alignment.pairs):
        return  # it is laid out anew
    blocks, homes = alignment.blocks, {own: home for home, own in alignment.sections.items()}
    unsure = {alignment.source[number].block.section for number in alignment.missing}
    before: dict[int, int] = {}  # the block of the source that stands last before each of the translation's
    kept: set[int] = set()  # sections of which the source has something
    paired: set[str] = set()
    for pair in alignment.pairs:
        if pair.reason in _UNSURE or len(pair.left) > 1 or len(pair.right) > 1:
            unsure.add(alignment.source[pair.left[0]].block.section)
        before[pair.right[-1]] = pair.left[-1]
        kept.add(blocks[pair.right[-1]].block.section)
        paired.update(blocks[number].plain for number in pair.right)
    runs: list[list[int]] = []
    for number in alignment.extra:
        is_next = bool(runs) and runs[-1][-1] == number - 1
        if is_next and blocks[number].block.section == blocks[number - 1].block.section:
            runs[-1].append(number)
        else:
            runs.append([number])
    preface = _preface(edition)
    for run in runs:
        first = blocks[run[0]].block
        home = homes.get(first.section)
        if home is None or home in unsure or first.section <= preface or first.kind not in _OPENING:
            continue
        if all(blocks[number].plain in paired for number in run) or blocks[run[0]].plain.startswith("|"):
            continue  # RS103 tells what stands twice, the rules of tables what is one that is shown as text
        said = sum(len(blocks[number].plain.encode()) for number in run if blocks[number].block.kind != "code")
        if said >= _LEAST and first.section in kept:
            yield (home, before.get(run[0] - 1, -1), len(run)), [blocks[number].block for number in run]


def _preface(edition: Edition) -> int:
    """Return the number of the last section before the first part of an edition: that of its title, or above it."""
    headed = [one for one in edition.sections if one.heading is not None]
    if not headed or headed[0].level != 1 or sum(one.level == 1 for one in headed) > 1:
        return 0 if headed and headed[0].number > 0 else -1
    return headed[0].number


def _violation(catalogue: Catalogue, holders: Sequence[tuple[int, list[Block]]]) -> Violation:
    (_, run), *more = holders
    editions = [catalogue.editions[e] for e, _ in holders]
    source = catalogue.editions[catalogue.source].language
    titles = listed([f'"{title(block)}"' for block in run])
    what = f"the {noun(run[0])} {titles}" if len(run) == 1 else f"{len(run)} blocks: {titles}"
    return Violation(
        f"{names(editions)} {verb([e for e, _ in holders], 'has', 'have')} what {source} lacks here, {what}",
        editions[0].document,
        head(run[0]),
        related=tuple(Location(catalogue.editions[e].document, head(own[0]), "and here") for e, own in more),
        subject=shorten(run[0].plain, 200),
        severity="info",
        members=tuple(member(catalogue.editions[e].language, title(block)) for e, own in holders for block in own),
    )


def _many(catalogue: Catalogue, several: Sequence[Sequence[tuple[int, list[Block]]]]) -> Violation:
    """Return the finding of what the same translations have alone at many places."""
    first = _violation(catalogue, several[0])
    editions = [e for e, _ in several[0]]
    titles = listed([f'"{title(holders[0][1][0])}"' for holders in several])
    source = catalogue.editions[catalogue.source].language
    who = names([catalogue.editions[e] for e in editions])
    spans: list[Span] = [head(holders[0][1][0]) for holders in several[1:]]
    return first._replace(
        message=f"{who} {verb(editions, 'has', 'have')} texts that {source} lacks at {len(several)} places: {titles}",
        section="",
        related=tuple(Location(first.document, span, "and here") for span in spans),
        subject="texts",
        members=tuple(name for holders in several for name in _violation(catalogue, holders).members),
    )
