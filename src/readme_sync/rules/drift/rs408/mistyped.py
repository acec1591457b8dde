"""Addresses that stand once, a letter off the address that other links of the editions lead to.

What is beside the same text of another edition is compared there. Here are links that stand beside none: in an entry, a
paragraph or a section that only this edition has, or that it has in another place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.markdown.document import PICTURES, Inline, Link
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.misspelt import is_inner_slip
from readme_sync.rules.links.rs105_label_contradicts_target import accused
from readme_sync.rules.slips import MANY
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_SCHEME = lazy(r"https?://(?:www\.)?", 2)  # 2: letters of either case
_WORD = lazy(r"[a-z]{6,30}(?![a-z])")
_LABEL_WORD = lazy(r"[a-z]{4,60}")
_LONGEST = 500  # characters of an address
_Place = tuple[int, Span]  # an edition, and where in it
_OFTEN = 2  # links that lead to the right one, at the least


class _Mistyped(NamedTuple):
    """A link of an edition, by its number, and a link that leads where it should: of how many."""

    edition: int
    link: Link
    right: Link
    home: int
    times: int


def mistyped_elsewhere(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each link whose address is mistyped, and that no text of another edition stands beside."""
    found = {(one.edition, one.link.span): one for one in _mistyped(catalogue.editions)}
    if found:  # hardly ever
        compared = set(_compared(catalogue, found))
        for place, one in found.items():
            if place not in compared and one.link.span not in accused(catalogue.editions[one.edition]):
                yield _violation(catalogue, one)


def _mistyped(editions: Sequence[Edition]) -> Iterator[_Mistyped]:
    places: dict[str, list[tuple[int, Link]]] = {}
    for number, edition in enumerate(editions):
        for link in edition.document.links:
            if link.kind not in PICTURES and "//" in link.target and len(link.target) <= _LONGEST:
                places.setdefault(_key(link.target), []).append((number, link))
    usual = {address for address, links in places.items() if len(links) >= _OFTEN}
    once = [(address, *links[0]) for address, links in places.items() if len(links) == 1]
    words = _by_surroundings(usual) if once else {}
    for address, number, link in once:
        for around, word in _words(address):
            known = words.get(around, {})
            right = next((w for w in known if is_inner_slip(word, w)), None) if len(known) <= MANY else None
            if right is not None and not _is_meant(link.text, word, right):
                links = places[known[right]]
                yield _Mistyped(number, link, links[0][1], links[0][0], len(links))
                break


def _key(target: str) -> str:
    return _SCHEME.sub("", target.partition("#")[0], count=1).rstrip("/").casefold()


def _by_surroundings(addresses: set[str]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the words of ``addresses`` by what stands before and behind them, each with the address."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for address in sorted(addresses):
        for around, word in _words(address):
            found.setdefault(around, {})[word] = address
    return found


def _words(address: str) -> Iterator[tuple[tuple[str, str], str]]:
    for match in _WORD.finditer(address):
        yield (address[: match.start()], address[match.end() :]), match[0]


def _is_meant(label: str, word: str, right: str) -> bool:
    """Tell whether a label has a word that ``word`` has and ``right`` has not: the address is right, others are not."""
    return "//" not in label and any(one in word and one not in right for one in _LABEL_WORD.findall(label.casefold()))


def _compared(catalogue: Catalogue, found: Mapping[_Place, _Mistyped]) -> Iterator[_Place]:
    """Yield the places of links that stand in a text or a row beside one of another edition with the right address."""
    for alignment in align_blocks(catalogue):
        for pair in alignment.pairs:
            ours = [inline for n in pair.left for inline in alignment.source[n].block.inlines]
            theirs = [inline for n in pair.right for inline in alignment.blocks[n].block.inlines]
            yield from _beside(found, catalogue.source, ours, theirs)
            yield from _beside(found, alignment.edition, theirs, ours)
    for _, table in catalogue.tables():
        for row in table.rows:
            cells = [[cell.inline for cell in member.cells] if member else [] for member in row.members]
            for edition, own in enumerate(cells):
                yield from _beside(found, edition, own, list(chain.from_iterable(cells)))


def _beside(
    found: Mapping[_Place, _Mistyped], edition: int, own: Sequence[Inline], others: Sequence[Inline]
) -> Iterator[_Place]:
    for inline in own:
        for link in inline.links:
            one = found.get((edition, link.span))
            if one is not None and any(_key(x.target) == _key(one.right.target) for o in others for x in o.links):
                yield edition, link.span


def _violation(catalogue: Catalogue, one: _Mistyped) -> Violation:
    edition, home = catalogue.editions[one.edition], catalogue.editions[one.home]
    others = f"{one.times} other links lead to {one.right.target}"
    return Violation(
        f"the link leads to {one.link.target}; {others}",
        edition.document,
        one.link.span,
        related=(Location(home.document, one.right.span, "the first of them"),),
        url=one.link.target,
        subject=one.link.target,
        members=(member(edition.language, one.link.target),),
    )
