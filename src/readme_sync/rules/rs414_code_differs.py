"""A code block is another one than in the other editions.

A command that works in one language fails in the other. Comments, blank lines and text in quotes
may be translated and are not compared; what is run must be the same.

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

## How to mend it

Copy the block from the edition that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.majority import judge
from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.kit import Problem, Spot, names, shorten, trimmed

SEVERITY = "warning"
_COMMENT = re.compile(r"(?:^|(?<=\s))(?:#|//|--|;|%)\s.*|<!--.*?-->|/\*.*?\*/", re.MULTILINE)
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|「[^」\n]*」")
_PROSE = frozenset(("", "text", "txt", "plain", "plaintext", "console", "output", "md", "markdown", "mermaid", "diff"))


class _Blocks(NamedTuple):
    section: CatalogueSection
    members: tuple[CodeBlock | None, ...]


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each code block that the other editions have otherwise."""
    for section in catalogue.sections:
        lists = [
            _blocks(edition, member) if member is not None else None
            for edition, member in zip(catalogue.editions, section.members, strict=True)
        ]
        present = [blocks for blocks in lists if blocks is not None]
        if len({len(blocks) for blocks in present}) != 1:
            continue  # a block more or less: which is which cannot be told
        for number in range(len(present[0])):
            members = tuple(blocks[number] if blocks is not None else None for blocks in lists)
            yield from _compare(catalogue, _Blocks(section, members))


def _blocks(edition: Edition, section: Section) -> list[CodeBlock]:
    start, end = section.span
    return [block for block in edition.document.code_blocks if start <= block.span.start < end]


def _compare(catalogue: Catalogue, blocks: _Blocks) -> Iterator[Problem]:
    kinds = {block.info.partition(" ")[0].lower() for block in blocks.members if block is not None}
    if len(kinds) != 1 or kinds & _PROSE:
        return
    found = [_bare(block.content) if block is not None else None for block in blocks.members]
    verdict = judge(found, catalogue.source)
    if verdict is None:
        return
    for edition in verdict.odd:
        block = blocks.members[edition]
        if block is not None:
            agreeing = [e for e, bare in enumerate(found) if bare == verdict.common]
            yield _problem(
                catalogue, blocks, edition, agreeing, _first_difference(found[edition] or "", str(verdict.common))
            )


def _bare(content: str) -> str:
    """Return what a block runs: without comments, quoted text and blank lines, white space collapsed."""
    text = _QUOTED.sub('""', _COMMENT.sub("", content))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line.isascii() and line)


def _first_difference(own: str, common: str) -> tuple[str, str]:
    mine, theirs = own.split("\n"), common.split("\n")
    for a, b in zip(mine, theirs, strict=False):
        if a != b:
            return a, b
    return (mine[len(theirs) :] or [""])[0], (theirs[len(mine) :] or [""])[0]


def _problem(
    catalogue: Catalogue, blocks: _Blocks, edition: int, agreeing: list[int], difference: tuple[str, str]
) -> Problem:
    here, block = catalogue.editions[edition], blocks.members[edition]
    if block is None:
        raise ValueError("an edition without the block cannot be odd")
    related = tuple(
        Spot(catalogue.editions[e].document, trimmed(other.span), f"{catalogue.editions[e].language} has it so")
        for e in agreeing
        if (other := blocks.members[e]) is not None
    )
    mine, theirs = (f'"{shorten(line)}"' if line else "nothing" for line in difference)
    return Problem(
        f"the code is {mine} in {here.language}, {theirs} in {names([catalogue.editions[e] for e in agreeing])}",
        here.document,
        trimmed(block.span),
        section=blocks.section.key,
        related=related,
        subject=f"{difference[0]}/{difference[1]}",
    )
