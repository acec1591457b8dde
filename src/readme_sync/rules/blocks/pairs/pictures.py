"""Pictures of the source that a translation has otherwise: as the words of a link, or as one for its readers."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Sequence, Set
from functools import cached_property

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts, Fact
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.rules.blocks.pairs.alike import is_upload
from readme_sync.text import Span
from readme_sync.urls.one_page import host


def without_replaced(missing: Iterable[Fact], pair: BlockPair, alignment: BlockAlignment) -> list[Fact]:
    """Return the facts that a block lacks, without the pictures that stand there otherwise.

    Of an entry, the picture that a link shows is lost with the link: that is said of the link.

    Args:
        missing: facts of the source's blocks.
        pair: these blocks and the translation's.
        alignment: the translation beside the source.
    """
    missing = list(missing)
    if all(fact.kind not in PICTURE_FACTS for fact in missing):
        return missing  # mostly
    theirs = [alignment.source[n] for n in pair.left]
    lost = {fact.span for fact in missing} if theirs[0].block.kind == "entry" else set()
    beside = _Beside([alignment.blocks[n] for n in pair.right], theirs, alignment)
    return [fact for fact in missing if fact.kind not in PICTURE_FACTS or not beside.has_otherwise(fact, lost)]


def is_picture_at(own: Fact, ours: Sequence[Fact], other: Fact, theirs: Sequence[Fact]) -> bool:
    """Tell whether a picture stands at the very place of another one: behind and before the same links and pictures."""
    if own.kind != "image" or len(ours) != len(theirs):
        return False
    at = ours.index(own)
    beside = [n for n in (at - 1, at + 1) if 0 <= n < len(ours)]
    return theirs[at] == other and len(beside) > 0 and all(ours[n][:2] == theirs[n][:2] for n in beside)


def take_around_one_picture(
    missing: list[Fact], extra: list[Fact], pair: BlockPair, alignment: BlockAlignment
) -> list[tuple[Fact, Fact]]:
    """Take out of both lists, and return, the links that stand around one picture: a badge leads to another page.

    So what is left of the translation's links stands around a picture of its own, or one whose page is not missing.
    """
    ours, theirs = (
        _around([blocks[n] for n in numbers])
        for blocks, numbers in ((alignment.blocks, pair.right), (alignment.source, pair.left))
    )
    both = [(theirs[picture], own) for picture, own in ours.items() if picture in theirs and own in extra]
    found = []
    for other, own in both:  # a link around two pictures is taken once
        if own in extra:
            extra.remove(own)
        if other in missing:
            missing.remove(other)
            found.append((other, own))
    return found


def _around(blocks: Sequence[BlockFacts]) -> dict[str, Fact]:
    """Return the page that each picture with a link leads to, by the picture's address as far as it tells it."""
    pictures, pages = _pictures(blocks), _Pages(blocks)
    count = Counter(map(_address, pictures))
    found = ((_address(one) if count[_address(one)] == 1 else one.key, pages.around(one)) for one in pictures)
    return {picture: page for picture, page in found if page is not None}


def _address(picture: Fact) -> str:
    """Return where a picture is, without how it is to look."""
    return picture.shown.partition("?")[0]


def have_others(extra: Iterable[Fact], missing: Iterable[Fact]) -> bool:
    """Tell whether a strip has as many pictures and links of its own as it lacks: each editor chooses the badges."""
    own, lost = (Counter(fact.kind in PICTURE_FACTS for fact in facts) for facts in (extra, missing))
    return all(lost[kind] <= own[kind] for kind in lost)


class _Pages:
    """Tells of pictures of some blocks to which page the link around each leads."""

    def __init__(self, blocks: Iterable[BlockFacts]) -> None:
        found = []
        for facts in blocks:
            targets = {fact.span: fact for fact in facts.links if fact.kind not in PICTURE_FACTS}
            links = [link for inline in facts.block.inlines for link in inline.links if link.target_span in targets]
            found += [(link.span, targets[link.target_span]) for link in links]
        self._pages: list[tuple[Span, Fact]] = []
        for span, page in sorted(found, key=_from):
            if not self._pages or span.start >= self._pages[-1][0].end:  # a link within another one says nothing more
                self._pages.append((span, page))

    def around(self, picture: Fact) -> Fact | None:
        """Return the page that the link around a picture leads to."""
        at = bisect_left(self._pages, picture.span.start, key=lambda one: one[0].start) - 1
        if at < 0 or picture.span.end >= self._pages[at][0].end:
            return None
        return self._pages[at][1]


def _from(one: tuple[Span, Fact]) -> int:
    return one[0].start


class _Beside:
    """Tells whether a translation's blocks have pictures of the source otherwise."""

    def __init__(self, ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], alignment: BlockAlignment) -> None:
        self._ours, self._theirs, self._alignment = ours, theirs, alignment
        self._pages_of_theirs = _Pages(theirs)

    def has_otherwise(self, picture: Fact, lost: Container[Span]) -> bool:
        """Tell whether they have; ``lost`` are the links that they lack."""
        page = self._pages_of_theirs.around(picture)
        if page is not None and page.span in lost:
            return True
        return self._is_in_words(page) or self._has_its_own(picture)

    def _is_in_words(self, page: Fact | None) -> bool:
        """Tell whether the link to ``page``, which shows a picture in the source, is there in words.

        Where a translation has as many links, a button may lead to another page in each language.
        """
        if self._has_as_many and self._are_buttons:
            return True
        if page is None or page.key in self._of_other_pages:
            return False
        here, there = self._counts
        return self._has_as_many or here[page[:2]] >= there[page[:2]]

    @cached_property
    def _has_as_many(self) -> bool:
        return _pages(self._ours) >= _pages(self._theirs)

    @cached_property
    def _are_buttons(self) -> bool:
        return _has_words(self._ours) and not _has_words(self._theirs)

    @cached_property
    def _counts(self) -> list[Counter[tuple[str, str]]]:
        return [Counter(fact[:2] for facts in some for fact in facts.links) for some in (self._ours, self._theirs)]

    @cached_property
    def _of_other_pages(self) -> Set[str]:
        """The translation's pages that show a picture which the source has around other pages alone."""
        here, there = (
            [(picture.key, page.key) for picture in _pictures(some) if (page := pages.around(picture)) is not None]
            for some, pages in ((self._ours, _Pages(self._ours)), (self._theirs, self._pages_of_theirs))
        )
        known = dict(there)
        return {page for picture, page in here if known.get(picture, page) != page}

    def _has_its_own(self, picture: Fact) -> bool:
        """Tell whether the translation has a picture of its own beside: an upload for one, a file of the same name.

        An upload may show a screen in its language, a file of that name stand in another folder and in a block of its
        own.
        """
        name = _name(picture)
        if name and name in self._own_names:
            return True
        return is_upload(picture) and host(picture.shown) in self._own_hosts

    @cached_property
    def _own(self) -> list[Fact]:
        sections = {facts.block.section for facts in self._ours}
        beside = (self._alignment.blocks[n] for n in self._alignment.extra)
        inside = (facts for facts in beside if facts.block.section in sections)
        return [fact for facts in inside for fact in facts.links if fact.kind == "image"]

    @cached_property
    def _own_names(self) -> Set[str]:
        return {name for fact in self._own if (name := _name(fact))}

    @cached_property
    def _own_hosts(self) -> Set[str]:
        return {host(fact.shown) for fact in self._own if is_upload(fact)}


def _pictures(blocks: Iterable[BlockFacts]) -> list[Fact]:
    return [fact for facts in blocks for fact in facts.links if fact.kind in PICTURE_FACTS]


def _has_words(blocks: Iterable[BlockFacts]) -> bool:
    return any(facts.plain.strip() for facts in blocks)


def _pages(blocks: Iterable[BlockFacts]) -> int:
    return sum(fact.kind in ("link", "repository") for facts in blocks for fact in facts.links)


def _name(picture: Fact) -> str:
    """Return the name of a file of the repository that a picture is; "" for one from elsewhere."""
    return "" if "//" in picture.shown else picture.shown.rpartition("/")[2].lower()
