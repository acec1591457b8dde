"""Pictures of the source that a translation has otherwise: as the words of a link, or as one for its readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts, Fact
from readme_sync.align.blocks.match import BlockAlignment, BlockPair
from readme_sync.rules.blocks.pairs.alike import is_upload, same_host


def without_replaced(missing: Iterable[Fact], pair: BlockPair, alignment: BlockAlignment) -> list[Fact]:
    """Return the facts that a block lacks, without the pictures that stand there otherwise.

    Of an entry, the picture that a link shows is lost with the link: that is said of the link.

    Args:
        missing: facts of the source's blocks.
        pair: these blocks and the translation's.
        alignment: the translation beside the source.
    """
    theirs = [alignment.source[n] for n in pair.left]
    ours = [alignment.blocks[n] for n in pair.right]

    missing = list(missing)
    lost = {fact.span for fact in missing} if theirs[0].block.kind == "entry" else set()

    def is_replaced(fact: Fact) -> bool:
        if (page := _shown_by(fact, theirs)) is not None and page.span in lost:
            return True
        return _is_in_words(page, ours, theirs) or _has_its_own(fact, ours, alignment)

    return [fact for fact in missing if fact.kind not in PICTURE_FACTS or not is_replaced(fact)]


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
    pictures = _pictures(blocks)
    count = Counter(map(_address, pictures))
    found = ((_address(one) if count[_address(one)] == 1 else one.key, _shown_by(one, blocks)) for one in pictures)
    return {picture: page for picture, page in found if page is not None}


def _address(picture: Fact) -> str:
    """Return where a picture is, without how it is to look."""
    return picture.shown.partition("?")[0]


def have_others(extra: Iterable[Fact], missing: Iterable[Fact]) -> bool:
    """Tell whether a strip has as many pictures and links of its own as it lacks: each editor chooses the badges."""
    own, lost = (Counter(fact.kind in PICTURE_FACTS for fact in facts) for facts in (extra, missing))
    return all(lost[kind] <= own[kind] for kind in lost)


def _is_in_words(page: Fact | None, ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether the link to ``page``, which shows a picture in the source, is there in words.

    Where a translation has as many links, a button may lead to another page in each language.
    """
    as_many = _pages(ours) >= _pages(theirs)
    if as_many and _has_words(ours) and not _has_words(theirs):
        return True  # a strip of buttons
    if page is None or _shows_anothers(page, ours, theirs):
        return False
    here, there = (sum(fact[:2] == page[:2] for facts in some for fact in facts.links) for some in (ours, theirs))
    return as_many or here >= there


def _shows_anothers(page: Fact, ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether the translation's link to ``page`` shows a picture that the source has around other pages alone."""
    shown = [
        [(picture.key, around.key) for picture in _pictures(blocks) if (around := _shown_by(picture, blocks))]
        for blocks in (ours, theirs)
    ]
    here = {picture for picture, around in shown[0] if around == page.key}
    there = dict(shown[1])
    return any(there.get(picture, page.key) != page.key for picture in here)


def _pictures(blocks: Iterable[BlockFacts]) -> list[Fact]:
    return [fact for facts in blocks for fact in facts.links if fact.kind in PICTURE_FACTS]


def _shown_by(picture: Fact, blocks: Iterable[BlockFacts]) -> Fact | None:
    """Return the page that the link around a picture leads to."""
    for facts in blocks:
        targets = {fact.span: fact for fact in facts.links}
        for link in (link for inline in facts.block.inlines for link in inline.links):
            around = link.span.start < picture.span.start and picture.span.end < link.span.end
            if around and (page := targets.get(link.target_span)) and page.kind not in PICTURE_FACTS:
                return page
    return None


def _has_words(blocks: Iterable[BlockFacts]) -> bool:
    return any(facts.plain.strip() for facts in blocks)


def _pages(blocks: Iterable[BlockFacts]) -> int:
    return sum(fact.kind in ("link", "repository") for facts in blocks for fact in facts.links)


def _has_its_own(picture: Fact, ours: Sequence[BlockFacts], alignment: BlockAlignment) -> bool:
    """Tell whether the translation has a picture of its own beside: an upload for an upload, a file of the same name.

    An upload may show a screen in its language, a file of that name stand in another folder and in a block of its own.
    """
    name = _name(picture)
    if not name and not is_upload(picture):
        return False
    sections = {facts.block.section for facts in ours}
    beside = (alignment.blocks[n] for n in alignment.extra)
    return any(
        fact.kind == "image"
        and ((name and _name(fact) == name) or (is_upload(picture) and is_upload(fact) and same_host(fact, picture)))
        for facts in beside
        if facts.block.section in sections
        for fact in facts.links
    )


def _name(picture: Fact) -> str:
    """Return the name of a file of the repository that a picture is; "" for one from elsewhere."""
    return "" if "//" in picture.shown else picture.shown.rpartition("/")[2].lower()
