"""Links by what they say: two editions that write a label alike mean one page by it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from unicodedata import combining, normalize

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.align.letters import letters_shared
from readme_sync.language.sound import skeleton, sound_likeness
from readme_sync.markdown.document import Link
from readme_sync.text import Span

_PAGES = ("link", "repository")
_WRITTEN = ("inline", "reference", "html")
_AROUND = "*_` "
_ALIKE, _LESS = 0.6, 0.3  # how alike two labels are that are one word in two languages, and two that are not
_CONSONANTS = 4  # of a word that is known by its sound; letters of a word that tells something
_MOST = 12  # links of a text whose labels are held against each other


def crossed(blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]) -> Iterator[tuple[Fact, Fact]]:
    """Yield the links, the translation's and the source's, of labels that have changed their pages.

    Both editions write the label once in these blocks, or alike as two languages write one word, and each has the page
    of the other one at another label, which may be translated.
    """
    pages = _pages(blocks) & _pages(source)
    if len(pages) < 2:
        return  # nearly always, and quicker told than by labels
    ours, theirs = _by_label(blocks), _by_label(source)
    for label in (label for label in ours if label in theirs):
        own, other = ours[label], theirs[label]
        if own.key != other.key and pages.issuperset((own.key, other.key)):
            yield own, other
    rest = {label: fact for label, fact in ours.items() if label not in theirs and fact.key in pages}
    others = {label: fact for label, fact in theirs.items() if label not in ours and fact.key in pages}
    if 0 < len(rest) <= _MOST and 0 < len(others) <= _MOST:
        likeness = _letters if _order(ours) == _order(theirs) else word_likeness  # in one order, chance has to be less
        yield from _crossed_words(rest, others, likeness)


def _order(labels: Mapping[str, Fact]) -> Sequence[str]:
    return [fact.key for fact in labels.values()]


def _crossed_words(
    ours: Mapping[str, Fact], theirs: Mapping[str, Fact], likeness: Callable[[str, str], float]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield the links of labels that are one word in two languages, where the label of the own page is another word.

    Where each side's label of the other page has a word of that label as well, they say one phrase in other pieces.
    """
    for label, own in ours.items():
        best = max(theirs, key=lambda other: likeness(label, other))
        at_home = [likeness(label, other) for other, fact in theirs.items() if fact.key == own.key]
        if theirs[best].key == own.key or likeness(label, best) < _ALIKE or max(at_home, default=1.0) > _LESS:
            continue
        there = next((one for one, fact in ours.items() if fact.key == theirs[best].key), "")
        if label == max(ours, key=lambda one: likeness(one, best)) and _words(there).isdisjoint(_words(best)):
            yield own, theirs[best]


def _words(label: str) -> set[str]:
    return {word for word in label.casefold().split() if len(word) >= _CONSONANTS}


def word_likeness(one: str, other: str) -> float:
    """Return how likely two labels are one word in two languages, by their letters or by their sound, from 0 to 1.

    Phrases sound alike by chance, and so do abbreviations.
    """
    letters = _letters(one, other)
    by_sound = all(" " not in label and len(skeleton(label)) >= _CONSONANTS for label in (one, other))
    return max(letters, sound_likeness(one, other)) if by_sound else letters


def _letters(one: str, other: str) -> float:
    mine, theirs = (
        "".join(part for part in normalize("NFD", text.casefold()) if not combining(part)) for text in (one, other)
    )
    return letters_shared(mine, theirs)


def _pages(blocks: Iterable[BlockFacts]) -> set[str]:
    return {fact.key for facts in blocks for fact in facts.links if fact.kind in _PAGES}


def _by_label(blocks: Iterable[BlockFacts]) -> Mapping[str, Fact]:
    """Return the links of a text by what they say; not those whose label stands there for two pages."""
    found: dict[str, Fact] = {}
    twice: set[str] = set()
    for facts in blocks:
        pages = {fact.span: fact for fact in facts.links if fact.kind in _PAGES}
        for link in (link for inline in facts.block.inlines for link in inline.links):
            fact, label = pages.get(_place(link)), link.text.strip(_AROUND)
            if fact is None or link.kind not in _WRITTEN or not any(map(str.isalnum, label)):
                continue
            if label in found and found[label].key != fact.key:
                twice.add(label)
            found[label] = fact
    return {label: fact for label, fact in found.items() if label not in twice}


def _place(link: Link) -> Span:
    return link.target_span if link.target_span.end > link.target_span.start else link.span
