"""Entries of lists that a translation has twice and the source once: in two sections, or once more in other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.wording import head, title
from readme_sync.rules.messages import listed, names, shorten

_MANY = 4  # findings of one edition; more are one
_ENOUGH = 3  # entries alike of which one is at hand
_Doubled = tuple[int, BlockFacts, BlockFacts, BlockFacts]  # edition; the entry too many, the other one, the source's


def doubled_entries(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each entry of that kind, once for all translations that have it twice; many of one are one finding."""
    found: dict[Hashable, dict[int, _Doubled]] = {}
    for alignment in align_blocks(catalogue):
        for one, other, there in _doubled(alignment):
            found.setdefault(there.block.span, {}).setdefault(alignment.edition, (alignment.edition, one, other, there))
    alike: dict[tuple[int, ...], list[Violation]] = {}
    for same in found.values():
        alike.setdefault(tuple(same), []).append(_violation(catalogue, list(same.values())))
    for violations in alike.values():
        if len(violations) > _MANY:
            yield _many(violations)
        else:
            yield from violations


def _many(found: Sequence[Violation]) -> Violation:
    first = found[0]
    titles = listed([f'"{shorten(one.row or "", 30)}"' for one in found])
    _, _, where = first.message.rpartition(" stands twice in ")
    return first._replace(
        message=f"{len(found)} entries stand twice in {where}: {titles}",
        row=None,
        related=tuple(Location(one.document, one.span, one.message) for one in found),
        subject="many stand twice",
        members=tuple(name for one in found for name in one.members),
    )


def _doubled(alignment: BlockAlignment) -> Iterator[tuple[BlockFacts, BlockFacts, BlockFacts]]:
    extra = [facts for n in alignment.extra if _is_entry(facts := alignment.blocks[n])]
    if not extra:
        return  # nearly always
    ours, theirs = _by_address(alignment.blocks), _by_address(alignment.source)
    for one in extra:
        others, there = _alike(one, ours), _alike(one, theirs)
        if len(others) != 1 or len(there) != 1:
            continue
        is_told = others[0].block.group == one.block.group and others[0].plain == one.plain  # by RS103
        if not is_told:
            yield one, others[0], there[0]


def _is_entry(facts: BlockFacts) -> bool:
    return facts.block.kind == "entry" and len(facts.name) > 1 and any("//" in fact.shown for fact in facts.links)


def _by_address(blocks: Sequence[BlockFacts]) -> dict[tuple[str, str], list[BlockFacts]]:
    """Return the entries by their names and by where they lead."""
    found: dict[tuple[str, str], list[BlockFacts]] = defaultdict(list)
    for facts in blocks:
        if facts.block.kind == "entry":
            for address in facts.addresses:
                found[facts.name, address].append(facts)
    return found


def _alike(one: BlockFacts, known: Mapping[tuple[str, str], Sequence[BlockFacts]]) -> list[BlockFacts]:
    """Return the other entries of one's name that lead to a page of one's, three at the most: more say no more."""
    found = (facts for address in one.addresses for facts in known.get((one.name, address), ())[:_ENOUGH])
    return list({id(facts): facts for facts in found if facts is not one}.values())


def _violation(catalogue: Catalogue, same: Sequence[_Doubled]) -> Violation:
    (edition, one, other, there), *more = same
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source]
    editions = [catalogue.editions[holder] for holder, *_ in same]
    name = title(one.block)
    return Violation(
        f'the entry "{name}" stands twice in {names(editions)}, once in {source.language}',
        here.document,
        head(one.block),
        row=name,
        related=(
            Location(here.document, head(other.block), "it stands here as well"),
            *(Location(catalogue.editions[holder].document, head(own.block), "and here") for holder, own, _, _ in more),
            Location(source.document, head(there.block), f"{source.language} has it here"),
        ),
        subject=f"twice {name}",
        severity="warning",
        members=tuple(member(each.language, name) for each in editions),
    )
