"""The change reworded a block of the source and left its translations as they were.

What a paragraph or an entry of a list says in one language, the others no longer say, and later nobody remembers that
they were to follow. The rule needs a change to look at (`--base REV`), and looks only at words: links, numbers and code
are compared at any time (RS421), a new block that a translation lacks as well (RS420), and cells of tables by RS417. A
word of which only the spelling was mended says nothing new, and neither does a paragraph of which two were made. What
several translations wait for is one finding, and so are blocks in which the same words were replaced.

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

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.rewordings import Rewording, rewordings, sentences, words_of
from readme_sync.rules.blocks.wording import excerpt, head, noun, title
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.rules.replaced import in_many
from readme_sync.text import Span
from readme_sync.values import NamedTuple

SEVERITY = "warning"
_MANY = 8  # blocks that the same editions wait for; more are one fact
_MOST_PLACES = 60
_NAME = 40  # characters


class _Behind(NamedTuple):
    """A block of the source that was reworded, and the block of each edition that waits, by the edition's number."""

    block: Block
    rewording: Rewording
    waiting: Mapping[int, Block]


def check(catalogue: Catalogue, base: Catalogue) -> Iterator[Violation]:
    """Yield each block of the source that was reworded, with the translations of it that were left alone."""
    source = catalogue.editions[catalogue.source]
    before = {edition.language: edition for edition in base.editions}
    was = before.get(source.language)
    if was is None or was is source:
        return
    reworded = rewordings(source, was)
    if not reworded:
        return
    alike: dict[tuple[int, ...], list[_Behind]] = {}
    for behind in _behind(catalogue, before, reworded):
        alike.setdefault(tuple(behind.waiting), []).append(behind)
    for found in alike.values():
        if len(found) > _MANY:
            yield _many(
                catalogue, found, f"{len(found)} blocks were reworded in {source.language}, but not in", "blocks"
            )
            continue
        same: dict[tuple[str, str], list[_Behind]] = {}
        for one in found:
            same.setdefault(one.rewording.words, []).append(one)
        for words, blocks in same.items():
            if len(blocks) > 1:
                place = f"{len(blocks)} blocks of {source.language}"
                yield _many(catalogue, blocks, f"{in_many(words, place)}, but not of", "/".join(words))
            else:
                yield _violation(catalogue, blocks[0])


def _behind(
    catalogue: Catalogue, before: Mapping[str, Edition], reworded: Mapping[int, Rewording]
) -> Iterator[_Behind]:
    """Yield the reworded blocks that translations wait for, in the order of the source."""
    waiting: dict[int, dict[int, Block]] = {}
    blocks: Sequence[BlockFacts] = ()
    for drift in drifts(catalogue):
        then = before.get(catalogue.editions[drift.edition].language)
        old = {words_of(block) for block in read_blocks(then)} if then is not None else set()
        blocks = drift.alignment.source
        for pair in _old_pairs(drift, old):
            number = next((n for n in pair.left if n in reworded), None)
            if number is not None:
                waiting.setdefault(number, {})[drift.edition] = drift.alignment.blocks[pair.right[0]].block
    for number in sorted(waiting):
        yield _Behind(blocks[number].block, reworded[number], waiting[number])


def _old_pairs(drift: EditionDrift, old: set[str]) -> Iterator[BlockPair]:
    """Yield the pairs of which the translation says what it said, in its own language."""
    untranslated = set(drift.untranslated)
    for pair in drift.alignment.pairs:
        if pair not in untranslated and all(words_of(drift.alignment.blocks[n].block) in old for n in pair.right):
            yield pair


def _violation(catalogue: Catalogue, behind: _Behind) -> Violation:
    """Return the finding about one block, at the first of the editions that wait."""
    source, kept = catalogue.editions[catalogue.source], behind.rewording.kept
    what, name = _called(behind.block)
    (here, block), *more = [(catalogue.editions[edition], block) for edition, block in behind.waiting.items()]
    editions = [here, *(edition for edition, _ in more)]
    return Violation(
        f'the {what} "{name}" was reworded in {source.language}, but not in {names(editions)}',
        here.document,
        head(block),
        related=(
            *(Location(edition.document, head(one), f"and in {edition.language} not here") for edition, one in more),
            Location(source.document, head(behind.block), f"{source.language} says it anew"),
        ),
        values=(
            (source.language, _around(behind.block, kept, source)),
            (here.language, _around(block, kept, here)),
        ),
        subject=behind.block.plain[:200],
        members=tuple(member(edition.language, name) for edition in editions),
    )


def _called(block: Block) -> tuple[str, str]:
    """Return what a reader calls a block, and what tells it from others: its words, not the pictures beside them."""
    if block.kind == "strip" and (words := " ".join(" ".join(sentences(block)).split())):
        return "text", shorten(words, _NAME)
    return noun(block), title(block)


def _around(block: Block, part: float, edition: Edition) -> str:
    """Return what is written where ``part`` of a block is over: translations are about as far there."""
    at = block.span.start + int(part * (block.span.end - block.span.start))
    return excerpt([block], Span(at, at), edition)


def _many(catalogue: Catalogue, found: Sequence[_Behind], what: str, subject: str) -> Violation:
    """Return the finding about several blocks, at the first of them in the first of the editions that wait."""
    editions = [catalogue.editions[edition] for edition in found[0].waiting]
    titles = [f'"{title(one.block)}"' for one in found]
    places = [
        Location(catalogue.editions[edition].document, head(block), shorten(title(block)))
        for one in found[:_MOST_PLACES]
        for edition, block in one.waiting.items()
    ]
    return Violation(
        f"{what} {names(editions)}: {listed(titles)}",
        places[0].document,
        places[0].span,
        section="",
        row="",
        related=tuple(places),
        subject=subject,
        members=tuple(member(edition.language, name) for edition in editions for name in titles),
    )
