"""The change reworded a block of the source and left its translations as they were.

What a paragraph or an entry of a list says in one language, the others no longer say, and later nobody remembers that
they were to follow. The rule needs a change to look at (`--base REV`), and looks only at words: links, numbers and code
are compared at any time (RS421), a new block that a translation lacks as well (RS420), and cells of tables by RS417. A
word of which only the spelling was mended says nothing new.

A block `base LANGUAGE` is what stood in that edition before the change.

## Bad

```base en
# Tool

The tool draws maps of towns.
```

```base ja
# 道具

この道具は町の地図を描きます。
```

```markdown en
# Tool

The tool draws maps of towns and of rivers.
```

```markdown ja
# 道具

この道具は町の地図を描きます。
```

## Good

```base en
# Tool

The tool draws maps of towns.
```

```base ja
# 道具

この道具は町の地図を描きます。
```

```markdown en
# Tool

The tool draws maps of towns and of rivers.
```

```markdown ja
# 道具

この道具は町と川の地図を描きます。
```

## How to fix it

Translate the new words in the editions that are named. Where a translation says so already, ignore the finding with
that reason for as long as the change is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockPair, align_blocks
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.wording import excerpt, head, noun, title
from readme_sync.rules.messages import listed, shorten
from readme_sync.rules.slips import is_mended
from readme_sync.text import Span

SEVERITY = "warning"
_MANY = 8  # blocks of one edition; more are one fact
_MOST_PLACES = 60
_SIGNS = re.compile(r"[\W\d_]+")


def check(catalogue: Catalogue, base: Catalogue) -> Iterator[Violation]:
    """Yield each block of the source that was reworded while a translation of it was left alone."""
    source = catalogue.editions[catalogue.source]
    before = {edition.language: edition for edition in base.editions}
    was = before.get(source.language)
    if was is None or was is source:
        return
    reworded = _reworded(source, was)
    if not reworded:
        return
    for drift in drifts(catalogue):
        here = catalogue.editions[drift.edition]
        then = before.get(here.language)
        old = {_words(block) for block in read_blocks(then)} if then is not None else set()
        untranslated = set(drift.untranslated)
        waiting = [
            pair
            for pair in drift.alignment.pairs
            if any(number in reworded for number in pair.left)
            and pair not in untranslated
            and _is_old(pair, drift.alignment.blocks, old)
        ]
        if len(waiting) > _MANY:
            yield _many(catalogue, drift, waiting)
        else:
            yield from (_violation(catalogue, drift, pair, reworded) for pair in waiting)


def _reworded(source: Edition, was: Edition) -> dict[int, float]:
    """Return the blocks of ``source`` that say something else in words than they did, and what part is as before."""
    both = match([_as(was, is_source=True), _as(source, is_source=False)])
    (alignment,) = align_blocks(both)
    known = {_words(facts.block) for facts in alignment.source}
    return {
        n: _same_part(alignment.source[pair.left[0]].block, was, alignment.blocks[n].block, source)
        for pair in alignment.pairs
        for n in pair.right
        if alignment.blocks[n].block.kind != "code"
        and _words(alignment.blocks[n].block) not in known
        and not is_mended(alignment.source[pair.left[0]].block.plain, alignment.blocks[n].block.plain)
    }


def _same_part(old: Block, was: Edition, block: Block, source: Edition) -> float:
    """Return how much of a block, from its start, is as it was: from 0 to 1."""
    before, now = was.document.raw(old.span), source.document.raw(block.span)
    signs = enumerate(zip(before, now, strict=False))
    return next((at for at, (one, other) in signs if one != other), min(len(before), len(now))) / max(len(now), 1)


def _as(edition: Edition, *, is_source: bool) -> Edition:
    return Edition(edition.language, is_source, edition.document, edition.sections)


def _words(block: Block) -> str:
    """Return the letters of a block: what differs in numbers and signs alone is not reworded."""
    return _SIGNS.sub("", block.plain).casefold()


def _is_old(pair: BlockPair, blocks: Sequence[BlockFacts], old: set[str]) -> bool:
    return all(_words(blocks[n].block) in old for n in pair.right)


def _violation(catalogue: Catalogue, drift: EditionDrift, pair: BlockPair, reworded: Mapping[int, float]) -> Violation:
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    block, other = drift.alignment.blocks[pair.right[0]].block, drift.alignment.source[pair.left[0]].block
    part = next(reworded[number] for number in pair.left if number in reworded)
    return Violation(
        f'the {noun(other)} "{title(other)}" was reworded in {source.language}, but not in {here.language}',
        here.document,
        head(block),
        related=(Location(source.document, head(other), f"{source.language} says it anew"),),
        values=((source.language, _around(other, part, source)), (here.language, _around(block, part, here))),
        subject=other.plain[:200],
        members=(member(here.language, title(other)),),
    )


def _around(block: Block, part: float, edition: Edition) -> str:
    """Return what is written where ``part`` of a block is over: translations are about as far there."""
    at = block.span.start + int(part * (block.span.end - block.span.start))
    return excerpt([block], Span(at, at), edition)


def _many(catalogue: Catalogue, drift: EditionDrift, pairs: Sequence[BlockPair]) -> Violation:
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    blocks = [drift.alignment.blocks[pair.right[0]].block for pair in pairs]
    titles = [f'"{title(drift.alignment.source[pair.left[0]].block)}"' for pair in pairs]
    return Violation(
        f"{len(pairs)} blocks were reworded in {source.language}, but not in {here.language}: {listed(titles)}",
        here.document,
        head(blocks[0]),
        section="",
        row="",
        related=tuple(Location(here.document, head(block), shorten(title(block))) for block in blocks[:_MOST_PLACES]),
        subject="blocks",
        members=tuple(member(here.language, name) for name in titles),
    )
