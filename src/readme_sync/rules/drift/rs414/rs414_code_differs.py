"""A code block is another one than in the other editions, or missing.

A command that works in one language fails in the other: what is run must be the same, and where the source shows how
something is done, so must a translation.

What a translator or a formatter changes is not compared: comments, text in quotes and between tags, sentences as
values, what the reader replaces (`<your key>`, `my-app`), a name that says the edition's own language, white space
and line breaks that mean nothing, the order of imports and keys. Keys, versions and modules are compared in quotes
as well.

## Bad

````markdown ja
# 使い方

```sh
pip install tool==2.0
```
````

````markdown en
# Usage

```sh
pip install tool==1.0
```
````

## Good

````markdown ja
# 使い方

```sh
pip install tool  # 入れる
```
````

````markdown en
# Usage

```sh
pip install tool  # install it
```
````

## How to fix it

Copy the block from the edition that is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import names, trimmed

if TYPE_CHECKING:
    from readme_sync.rules.drift.rs414.editions import Drift

SEVERITY = "warning"

Members = Sequence[CodeBlock | None]  # one block in each edition; None where its section is missing


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each code block that the other editions have otherwise."""
    if any(edition.document.code_blocks for edition in catalogue.editions):
        from readme_sync.rules.drift.rs414.aligned import missing

        yield from missing(catalogue)
    differing = [(section, members) for section in catalogue.sections for members in _differing(catalogue, section)]
    if not differing:
        return
    from readme_sync.rules.drift.rs414.editions import Comparison  # loaded only for blocks that differ

    comparison = Comparison(catalogue.editions, catalogue.source)
    for section, members in differing:
        for drift in comparison.drifts(members):
            yield _problem(catalogue, section, members, drift)


def _differing(catalogue: Catalogue, section: CatalogueSection) -> Iterator[Members]:
    """Yield the blocks of a section, each with its counterparts, that are not the same text in every edition."""
    blocks = [
        _blocks(edition, member) if member is not None else None
        for edition, member in zip(catalogue.editions, section.members, strict=True)
    ]
    lengths = {len(some) for some in blocks if some is not None}
    if len(lengths) != 1:  # a block more or less: which is which is told by what else is there
        if lengths:
            from readme_sync.rules.drift.rs414.aligned import members as aligned

            yield from (
                found for found in aligned(catalogue, section) if len({one.content for one in found if one}) > 1
            )
        return
    for number in range(lengths.pop()):
        members = [some[number] if some is not None else None for some in blocks]
        if len({block.content for block in members if block is not None}) > 1:
            yield members


def _blocks(edition: Edition, section: Section) -> list[CodeBlock]:
    blocks = edition.document.code_blocks
    first, end = (bisect_left(blocks, at, key=_start) for at in section.span)
    return list(blocks[first:end])


def _start(block: CodeBlock) -> int:
    return block.span.start


def _problem(catalogue: Catalogue, section: CatalogueSection, members: Members, drift: Drift) -> Violation:
    here, agreeing = catalogue.editions[drift.edition], [catalogue.editions[e] for e in drift.agreeing]
    places = [trimmed(block.span) for e in (drift.edition, *drift.agreeing) if (block := members[e]) is not None]
    own, other = drift.difference.clipped()
    return Violation(
        f"the code is {own} in {here.language}, {other} in {names(agreeing)}",
        here.document,
        places[0],
        section=section.key,
        related=tuple(
            Location(edition.document, place, f"{edition.language} has it so")
            for edition, place in zip(agreeing, places[1:], strict=True)
        ),
        subject=f"{drift.difference.own}/{drift.difference.other}",
    )
