"""A row or a paragraph names another licence than the other editions.

A reader who relies on the wrong one uses a model in a way that its makers forbid. Outside tables the rule compares
paragraphs and entries that name a licence: where the source and the translation both name licences that SPDX lists, and
not the same ones.

## Bad

```markdown ja
| モデル | ライセンス |
|---|---|
| A | CC BY-NC-SA 4.0 |
| B | MIT |
```

```markdown en
| Model | License |
|---|---|
| A | MIT |
| B | MIT |
```

## Good

```markdown ja
| モデル | ライセンス |
|---|---|
| A | Apache License 2.0 |
```

```markdown en
| Model | License |
|---|---|
| A | Apache 2.0 |
```

## How to fix it

Look the licence up in the repository, and name the same one in every edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue, CatalogueTable, CellGroup
from readme_sync.align.majority import judge
from readme_sync.editions.blocks import Block
from readme_sync.finding import member
from readme_sync.markdown.document import Cell
from readme_sync.records.licence_names import identifier
from readme_sync.records.licences import licence_spellings, licences, may_name_licences
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.licence_words import speaks_of_licences
from readme_sync.rules.messages import cell_span, has_it_so, listed, names, others, trimmed, values, who_says

SEVERITY = "error"
# Whose name stands in what a licence is called at length, in any language.
_AUTHORS = {"GPL": "GNU", "LGPL": "GNU", "AGPL": "GNU", "GFDL": "GNU", "CC": "Creative Commons", "MPL": "Mozilla"}
_MOST = 0.5  # the share of cells that name a licence from which a column is one of licences


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each cell whose licences are not those of the other editions."""
    columns: dict[tuple[int, int], float] = {}
    for group in catalogue.differing:
        if not group.texts_differ:
            continue
        key = (id(group.table), group.column)
        if key not in columns:
            columns[key] = _share(group.table, group.column, catalogue.source)
        if not columns[key]:
            continue
        found = [tuple(sorted(licences(cell.inline.plain))) if cell is not None else None for cell in group.cells]
        verdict = judge(found, catalogue.source)
        if verdict is None or not isinstance(verdict.common, tuple):
            continue
        for edition in verdict.odd:
            own = found[edition] or ()
            # Elsewhere a licence may be mentioned in one language only; a column of licences is exact.
            if columns[key] >= _MOST or (own and verdict.common and not set(own) & set(verdict.common)):
                agreeing = [e for e, named in enumerate(found) if named == verdict.common]
                yield from _violation(catalogue, group, edition, agreeing, own, verdict.common)
    yield from _blocks(catalogue)


def _blocks(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the blocks outside tables that name another licence, once for all translations that name the same."""
    found: dict[tuple[int, tuple[str, ...]], list[tuple[int, Block]]] = {}
    said: dict[int, Block] = {}
    alignments = align_blocks(catalogue)
    source = catalogue.editions[catalogue.source]
    licensed = {
        n: speaks_of_licences(facts.plain) or speaks_of_licences(source.sections[facts.block.section].title)
        for one in alignments[:1]
        for n, facts in enumerate(one.source)
        if _spdx(facts.block)
    }
    for alignment in alignments:
        for pair in alignment.pairs:
            if pair.left[0] not in licensed:
                continue  # mostly
            facts = alignment.blocks[pair.right[0]]
            if not licensed[pair.left[0]] and not speaks_of_licences(facts.plain):
                continue
            ours, theirs = facts.block, alignment.source[pair.left[0]].block
            own, other = _spdx(ours), _spdx(theirs)
            if (set(own) - set(other) and set(other) - set(own)) or _lacks_one(
                catalogue, alignment.edition, ours, theirs
            ):
                said[pair.left[0]] = theirs
                found.setdefault((pair.left[0], own), []).append((alignment.edition, ours))
    for (number, own), blocks in found.items():
        edition, block = blocks[0]
        editions = [catalogue.editions[e] for e, _ in blocks]
        theirs = said[number]
        yield Violation(
            f"the licence is {_words(block, own)} in {names(editions)}, {_words(theirs, _spdx(theirs))} in "
            f"{source.language}",
            catalogue.editions[edition].document,
            trimmed(block.span),
            related=(
                Location(source.document, trimmed(theirs.span), f"{source.language} says it here"),
                *(Location(catalogue.editions[e].document, trimmed(one.span), "here too") for e, one in blocks[1:]),
            ),
            subject=",".join((*own, "/", *_spdx(theirs))),
            members=tuple(member(one.language, ",".join(own)) for one in editions),
        )


def _lacks_one(catalogue: Catalogue, edition: int, ours: Block, theirs: Block) -> bool:
    """Tell whether a section about the licence names some of the source's, and the edition never names another."""
    own, other = set(_spdx(ours)), set(_spdx(theirs))
    if (
        not own
        or not own < other
        or not speaks_of_licences(catalogue.editions[catalogue.source].sections[theirs.section].title)
    ):
        return False  # nearly always
    text = catalogue.editions[edition].document.text
    heads = {(identifier(name) or name).partition("-")[0] for name in other - own}
    return not any(head in text or _AUTHORS.get(head, head) in text for head in heads)


def _spdx(block: Block) -> tuple[str, ...]:
    """Return the licences of a block that SPDX knows: other names are those of one language."""
    if block.kind == "code":
        return ()
    return tuple(name for name in licences(block.plain) if identifier(name))


def _words(block: Block, licences_of: Sequence[str]) -> str:
    spelled = dict(licence_spellings(block.plain))
    return listed([spelled.get(name, name) for name in licences_of])


def _share(table: CatalogueTable, column: int, source: int) -> float:
    """Return the share of a column's cells that name a licence, in the source (or the first edition that has it)."""
    places = table.columns[column]
    edition = source if places[source] is not None else next(e for e, at in enumerate(places) if at is not None)
    at = places[edition]
    members = [row.members[edition] for row in table.rows]
    cells = [m.cells[at] for m in members if m is not None and at is not None and at < len(m.cells) and m.cells[at].raw]
    plain = [cell.inline.plain for cell in cells]
    return sum(map(bool, map(licences, plain))) / len(plain) if may_name_licences("\n".join(plain)) else 0.0


def _violation(
    catalogue: Catalogue,
    group: CellGroup,
    edition: int,
    agreeing: Sequence[int],
    own: tuple[str, ...],
    common: tuple[str, ...],
) -> Iterator[Violation]:
    cell = group.cells[edition]
    if cell is None:
        return
    here = catalogue.editions[edition]
    theirs = who_says(catalogue, {e: _spelled(group.cells[e], common) for e in agreeing})
    yield Violation(
        f"the licence is {_spelled(group.cells[edition], own)} in {here.language}, {theirs}",
        here.document,
        cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=others(catalogue, group.cells, edition, has_it_so(catalogue, agreeing)),
        values=values(catalogue, group.cells),
        subject=",".join((*own, "/", *common)),
    )


def _spelled(cell: Cell | None, licences_of: Sequence[str]) -> str:
    """Return the licences of a cell in its own words."""
    spelled = dict(licence_spellings(cell.inline.plain)) if cell is not None else {}
    return listed([spelled.get(name, name) for name in licences_of]) or "not named"
