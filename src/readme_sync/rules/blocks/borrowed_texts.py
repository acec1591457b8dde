"""Entries of a translation that say what another one of it says, where the source says two different things.

Who adds an entry copies the one above it, and forgets to change what it says.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.evidence import latin_words
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import names, shorten
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_LONG = 24  # letters of a text that two entries do not share by chance; one of Chinese or Japanese counts twice
_WIDE = "\u2e80"
_SHARED = 0.2  # of the words of the longer of two texts: with more they say nearly the same
_WORD = lazy(r"[A-Z]{2,}|[^\W\d_\u2e80-\uffff]{4,}")
_WIDE_RUN = lazy(r"[\u2e80-\ud7ff\uf900-\ufaff]+")
_MOST = 2000  # characters that are compared
_SIGNS = " \t-\u2013\u2014:\uff1a*_|.\u3002"


class _Said(NamedTuple):
    """What one entry says: its name, its text without the name, where it stands, and what it leads to."""

    name: str
    text: str
    span: Span
    leads: frozenset[str]


class _Borrowed(NamedTuple):
    """An entry with the text of another one in ``edition``; ``right`` is what the source says of it."""

    edition: int
    own: _Said
    home: _Said
    right: _Said


_Pair = tuple[BlockFacts, BlockFacts]  # one entry in the source, and in a translation


def borrowed_texts(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each entry that has the text of another one; the same entry in several editions is one finding."""
    alike: dict[Hashable, list[_Borrowed]] = {}
    for edition, pairs in _of_lists(catalogue):
        for own, home, right in _twice(pairs):
            alike.setdefault(right.span, []).append(_Borrowed(edition, own, home, right))
    for same in alike.values():
        yield _violation(catalogue, list({one.edition: one for one in same}.values()))


def _twice(pairs: Iterable[_Pair]) -> Iterator[tuple[_Said, _Said, _Said]]:
    """Yield the entry that borrows, the one that it borrows from, and what the source says of the first.

    The source's texts of the two are different things.
    """
    texts: dict[str, list[_Pair]] = {}
    for pair in pairs:
        if _is_long(text := _text(pair[1])):
            texts.setdefault(text, []).append(pair)
    for found in texts.values():
        if len(found) != len(("one", "two")):
            continue  # nearly always; what many say alike is a formula
        (there, one), (elsewhere, two) = ((_entry(source), _entry(own)) for source, own in found)
        if one.name.casefold() == two.name.casefold() or not one.leads.isdisjoint(two.leads):
            continue
        if not there.text or not elsewhere.text or not _are_apart(there.text[:_MOST], elsewhere.text[:_MOST]):
            continue
        words = latin_words(one.text)
        first, second = (len(words & latin_words(other.text)) for other in (there, elsewhere))
        yield (one, two, there) if first < second else (two, one, elsewhere)


def _are_apart(one: str, other: str) -> bool:
    """Tell whether two texts have next to no word in common, or no two signs where no blanks part the words."""
    ours, theirs = map(_parts, (one, other))
    return len(ours & theirs) <= _SHARED * max(len(ours), len(theirs))


def _parts(text: str) -> set[str]:
    wide = _WIDE_RUN.findall(text)
    words = {word.casefold() for word in _WORD.findall(text)}
    return words | {run[n : n + 2] for run in wide for n in range(len(run) - 1)}


def _is_long(text: str) -> bool:
    is_long = len(text) >= _LONG or len(text) + sum(sign >= _WIDE for sign in text) >= _LONG
    return is_long and any(map(str.isalpha, text))


def _of_lists(catalogue: Catalogue) -> Iterator[tuple[int, list[_Pair]]]:
    """Yield the entries of lists that name something, by translation."""
    for alignment in align_blocks(catalogue):
        found = [
            (alignment.source[left[0]], alignment.blocks[right[0]])
            for left, right, _ in alignment.pairs
            if len(left) == len(right) == 1
            and alignment.source[left[0]].block.named
            and alignment.blocks[right[0]].block.named
        ]
        if found:
            yield alignment.edition, found


def _text(facts: BlockFacts) -> str:
    """Return what an entry says behind its name."""
    return " ".join(facts.plain.partition(facts.block.named)[2].strip(_SIGNS).split())


def _entry(facts: BlockFacts) -> _Said:
    return _Said(facts.block.named, _text(facts), facts.block.span, facts.addresses)


def _violation(catalogue: Catalogue, same: Sequence[_Borrowed]) -> Violation:
    first, *more = same
    editions: list[Edition] = [catalogue.editions[one.edition] for one in same]
    source = catalogue.editions[catalogue.source]
    name, home = (shorten(said.name, 40) for said in (first.own, first.home))
    return Violation(
        f'"{name}" has the text of "{home}" in {names(editions)}: "{shorten(first.own.text, 40)}"',
        editions[0].document,
        first.own.span,
        row=first.own.name,
        related=(
            Location(editions[0].document, first.home.span, "the entry whose text it is"),
            *(
                Location(edition.document, one.own.span, f"and in {edition.language}")
                for edition, one in zip(editions[1:], more, strict=True)
            ),
            Location(source.document, first.right.span, f"{source.language} has it like this"),
        ),
        subject=f"{first.own.name}/{first.home.name}"[:200],
        severity="warning",
        members=tuple(member(edition.language, name) for edition in editions),
    )
