"""Which blocks of the source a change reworded: what they say in words, wherever their lines and paragraphs break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.match import match
from readme_sync.align.small_facts import MAIL
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import PICTURES, Inline
from readme_sync.rules.blocks.switchers import switchers
from readme_sync.rules.replaced import replaced
from readme_sync.rules.slips import is_mended
from readme_sync.values import NamedTuple

_SIGNS = re.compile(r"[\W\d_]+")
_HEAD, _MOST = 8, 4  # letters by which the beginning of a text is looked for, and how many that begin so are tried
_ADDRESSES = ("bare", "autolink", *PICTURES)  # kinds of links whose text is no sentence's


class Rewording(NamedTuple):
    """How a block was reworded: what part of it, from its start, is as before (0 to 1), what went and what came."""

    kept: float
    words: tuple[str, str]


def rewordings(source: Edition, was: Edition) -> dict[int, Rewording]:
    """Return the blocks of ``source``, by number, that say something else in words than those of ``was`` did.

    Addresses, code, pictures and numbers are facts, which are compared at any time. A paragraph of which two were made,
    or that was made of two, says what it said. The language line has a rule of its own.
    """
    (alignment,) = align_blocks(match([_as(was, is_source=True), _as(source, is_source=False)]))
    before, now = ([words_of(facts.block) for facts in blocks] for blocks in (alignment.source, alignment.blocks))
    known = set(before)
    same = {new for new, words in enumerate(now) if words in known}
    same |= {new for _, run in _runs(before, now) for new in run} | {new for new, _ in _runs(now, before)}
    same |= switchers(source.document, alignment.blocks)
    found = {}
    for pair in alignment.pairs:
        old = pair.left[0]
        for new in pair.right:
            one, other = alignment.source[old].block, alignment.blocks[new].block
            if new not in same and other.kind != "code" and not is_mended(one.plain, other.plain):
                found[new] = Rewording(_same_part(one, was, other, source), replaced(one.plain, other.plain))
    return found


def words_of(block: Block) -> str:
    """Return the letters of what a block says in sentences, as one text."""
    return "".join(_SIGNS.sub("", MAIL.sub("", text)) for text in sentences(block)).casefold()


def sentences(block: Block) -> Iterator[str]:
    """Yield what stands between the addresses, the code and the pictures of a block; of a block of code its lines."""
    return iter([block.plain]) if block.kind == "code" else chain.from_iterable(map(_sentences, block.inlines))


def _sentences(inline: Inline) -> Iterator[str]:
    """Yield what stands between the addresses, the code and the pictures of a text."""
    facts = [(link.span, link.text) for link in inline.links if link.kind in _ADDRESSES]
    facts += [(code.span, code.text) for code in inline.code]
    at = 0
    for _, text in sorted(facts):
        place = inline.plain.find(text, at)
        if place < 0:  # shown otherwise, as what follows may be
            break
        yield inline.plain[at:place]
        at = place + len(text)
    yield inline.plain[at:]


def _runs(wholes: Sequence[str], pieces: Sequence[str]) -> Iterator[tuple[int, range]]:
    """Yield by number which of ``wholes`` are several of ``pieces`` that follow each other, letter by letter."""
    beginnings: dict[str, list[int]] = {}
    for number, piece in enumerate(pieces):
        if piece:
            beginnings.setdefault(piece[:_HEAD], []).append(number)
    for number, whole in enumerate(wholes):
        for first in beginnings.get(whole[:_HEAD], ())[:_MOST]:
            at, last = 0, first
            while at < len(whole) and last < len(pieces) and whole.startswith(pieces[last], at):
                at += len(pieces[last])
                last += 1
            if at == len(whole):
                yield number, range(first, last)
                break


def _same_part(old: Block, was: Edition, block: Block, source: Edition) -> float:
    """Return how much of a block, from its start, is as it was: from 0 to 1."""
    before, now = was.document.raw(old.span), source.document.raw(block.span)
    signs = enumerate(zip(before, now, strict=False))
    return next((at for at, (one, other) in signs if one != other), min(len(before), len(now))) / max(len(now), 1)


def _as(edition: Edition, *, is_source: bool) -> Edition:
    return Edition(edition.language, is_source, edition.document, edition.sections)
