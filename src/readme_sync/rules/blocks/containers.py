"""Containers (``::: note``) whose name a translation has in words of its own: the site does not know it."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import trimmed
from readme_sync.text import Span

_KNOWN = frozenset(
    "note tip info warning danger caution important details code-group success error failure question abstract example"
    " quote bug seealso hint attention admonition v-pre raw tabs tab card cards left center right".split()
)


def translated_containers(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the containers that a translation, which has as many as the source, calls otherwise."""
    source = catalogue.editions[catalogue.source]
    wanted = source.document.containers
    known = _KNOWN.union(one.name.lower() for one in wanted)
    for edition in catalogue.editions:
        own = edition.document.containers
        if edition is source or len(own) != len(wanted) or not own:
            continue
        for here, there in zip(own, wanted, strict=True):
            if here.name.lower() not in known and there.name.lower() in _KNOWN:
                yield Violation(
                    f'the mark is "::: {here.name}" in {edition.language}, "::: {there.name}" in {source.language}',
                    edition.document,
                    _first(here.span),
                    related=(Location(source.document, _first(there.span), f"{source.language} has it like this"),),
                    subject=f"{here.name}/{there.name}",
                    members=(member(edition.language, f"{here.name} / {there.name}"),),
                )


def _first(span: Span) -> Span:
    return trimmed(Span(span.start, span.start + 3))
