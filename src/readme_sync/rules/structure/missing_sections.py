"""Sections that editions lack: which of them are one fact, and where they would stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.rules.presence import Presence
from readme_sync.rules.structure.folded import holder_of
from readme_sync.rules.structure.instead import Place, instead
from readme_sync.text import Span

_TELLING = 8  # characters of a line of code that is no mere bracket


def witness_of(catalogue: Catalogue, section: CatalogueSection) -> int:
    """Return the edition that shows what the others lack: the source, or the first that has it."""
    return holder_of(section, catalogue.source)


def runs(
    catalogue: Catalogue, known: Sequence[tuple[CatalogueSection, Presence]], told: Set[tuple[int, int]]
) -> list[tuple[list[CatalogueSection], list[int]]]:
    """Return the missing sections, those that the same editions lack at one place together: that is one fact.

    ``told`` are those that another finding names, each an edition and the section's identity.
    """
    runs: list[tuple[list[CatalogueSection], list[int]]] = []
    for section, found in known:
        lacking = [e for e in found.lacking if (e, id(section)) not in told]
        if not lacking:
            continue
        if runs and runs[-1][1] == lacking and _are_together(catalogue, runs[-1][0][-1], section, lacking):
            runs[-1][0].append(section)
        else:
            runs.append(([section], lacking))
    return runs


def parted(
    catalogue: Catalogue,
    run: Sequence[CatalogueSection],
    editions: Sequence[int],
    missing: Mapping[int, Mapping[Place, int]],
) -> Iterator[tuple[list[CatalogueSection], list[CatalogueSection]]]:
    """Yield the sections of a run that are missing, then each that may be another one, with that in each edition.

    ``missing`` are the places of all that each edition lacks.
    """
    surely = []
    doubtful = []
    for section in run:
        perhaps = [instead(catalogue, section, missing[e], e) for e in editions]
        if all(perhaps):
            doubtful.append(([section], [one for one in perhaps if one is not None]))
        else:
            surely.append(section)
    if surely:
        yield surely, []
    yield from doubtful


def may_have(
    catalogue: Catalogue, edition: int, missing: Sequence[CatalogueSection], told: Set[tuple[int, int]]
) -> bool:
    """Tell whether an edition has as many sections of its own as it lacks besides those that are ``told``."""
    besides = sum((edition, id(section)) not in told for section in missing)
    alone = [one for one in catalogue.sections if one.members[catalogue.source] is None and one.members[edition]]
    return 0 < besides <= len(alone)


def _are_together(catalogue: Catalogue, one: CatalogueSection, other: CatalogueSection, lacking: Sequence[int]) -> bool:
    return witness_of(catalogue, one) == witness_of(catalogue, other) and all(
        insertion(catalogue, one, e) == insertion(catalogue, other, e) for e in lacking
    )


def insertion(catalogue: Catalogue, section: CatalogueSection, edition: int) -> Span:
    """Return where the section would stand: at the head of the next one that the edition has."""
    return _insertions(catalogue, edition)[id(section)]


@lru_cache(maxsize=64)
def _insertions(catalogue: Catalogue, edition: int) -> dict[int, Span]:
    """Return where ``edition`` would have each section, by its identity."""
    end = len(catalogue.editions[edition].document.text.rstrip())
    place = Span(end, end)
    found = {}
    for section in reversed(catalogue.sections):
        found[id(section)] = place
        own = section.members[edition]
        if own is not None and edition not in section.moved:
            place = Span(own.span.start, own.span.start)
    return found


def shows_what_is_nowhere(catalogue: Catalogue, sections: Sequence[CatalogueSection], editions: Sequence[int]) -> bool:
    """Tell whether each of ``sections`` has lines of code, none of which stands anywhere in ``editions``."""
    for section in sections:
        witness = witness_of(catalogue, section)
        own = section.members[witness]
        blocks = catalogue.editions[witness].document.code_blocks if own is not None else ()
        lines = {
            line.strip()
            for block in blocks
            if own is not None and own.span.covers(block.span)
            for line in block.content.splitlines()
            if len(line.strip()) >= _TELLING
        }
        texts = [catalogue.editions[e].document.text for e in editions]
        if not lines or any(line in text for line in lines for text in texts):
            return False
    return True
