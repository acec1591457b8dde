"""Links compared by the letter: what differs must be a pair that the settings name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.markdown.document import Cell, Link
from readme_sync.urls.locales import neutral
from readme_sync.values import NamedTuple

_WEB = ("http://", "https://")


class Unpaired(NamedTuple):
    """A link that an edition has and another lacks: its edition, and the other's links that it does not fit."""

    edition: int
    link: Link
    others: tuple[tuple[int, Link | None], ...]


class Pairs:
    """The pages that settings call one: in each language one address, or several that are all right."""

    def __init__(self, written: Sequence[Mapping[str, str | Sequence[str]]]) -> None:
        self._pages = [
            {lang: {neutral(url) for url in ([urls] if isinstance(urls, str) else urls)} for lang, urls in page.items()}
            for page in written
        ]

    def fit(self, language: str, link: Link, other: str, there: Link) -> bool:
        """Tell whether the link is for one language what the other is for another."""
        one, two = neutral(link.target), neutral(there.target)
        return any(one in page.get(language, ()) and two in page.get(other, ()) for page in self._pages)

    def alone(self, language: str, link: Link, source: str) -> bool:
        """Tell whether the settings know the link as a page that the source does not show."""
        one = neutral(link.target)
        return any(source not in page and one in page.get(language, ()) for page in self._pages)


def unpaired(catalogue: Catalogue, group: CellGroup, pairs: Pairs) -> Iterator[Unpaired]:
    """Yield the links of a cell that are neither the source's nor paired with one of its links.

    Where every translation contradicts the same link of the source, that link is yielded once, at the source.
    """
    source = catalogue.source
    own = _links(group.cells[source])
    if own is None:
        return
    wrong: dict[int, tuple[list[Link], list[Link]]] = {}
    for e, cell in enumerate(group.cells):
        links = _links(cell)
        if e != source and links is not None:
            wrong[e] = _left(catalogue, pairs, e, links, own)
    for link in own:
        against = [e for e, (_, lost) in wrong.items() if any(link is other for other in lost)]
        if len(against) > 1 and len(against) == len(wrong):
            yield Unpaired(source, link, tuple((e, next(iter(wrong[e][0]), None)) for e in against))
            for e in against:
                wrong[e] = (wrong[e][0][1:], [other for other in wrong[e][1] if other is not link])
    for e, (extra, lost) in wrong.items():
        for n, link in enumerate(extra):
            yield Unpaired(e, link, ((source, lost[n] if n < len(lost) else None),))
        for link in lost[len(extra) :]:
            yield Unpaired(source, link, ((e, None),))


def _links(cell: Cell | None) -> list[Link] | None:
    return None if cell is None else [link for link in cell.inline.links if link.target.startswith(_WEB)]


def _left(
    catalogue: Catalogue, pairs: Pairs, edition: int, links: Sequence[Link], own: Sequence[Link]
) -> tuple[list[Link], list[Link]]:
    """Return the links of ``edition`` and those of the source that have no partner on the other side."""
    here, there = (catalogue.editions[e].language for e in (edition, catalogue.source))
    shared = Counter(neutral(link.target) for link in links) & Counter(neutral(link.target) for link in own)
    extra, lost = _without(links, shared), _without(own, shared)
    for link in tuple(extra):
        partner = next((other for other in lost if pairs.fit(here, link, there, other)), None)
        if partner is not None:
            extra.remove(link)
            lost.remove(partner)
    extra = [link for link in extra if not pairs.alone(here, link, there)]
    return extra, lost


def _without(links: Sequence[Link], shared: Counter[str]) -> list[Link]:
    rest = Counter(shared)
    left = []
    for link in links:
        page = neutral(link.target)
        if rest[page] > 0:
            rest[page] -= 1
        else:
            left.append(link)
    return left
