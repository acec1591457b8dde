"""The same entry stands twice in one table or list, or the same text twice in a row.

A reader counts it twice, and the next change reaches only one of the two. Two rows are the same entry when all their
cells are identical, or when they have the same name and link to the same repositories on the Hub. Two entries of a list
are the same when they say the same, with everything that is nested in them. The same entry in several editions is one
finding, even where it stands in a table in one and in a list in another.

Rows that only share a name are two entries: a model and its successor, or one model measured in two ways. Where several
names come back in one table, its rows are measurements rather than entries, and only identical rows count. In a
translated glossary two terms may become one. A few words around what is pressed or typed (code, or bold in a numbered
list) may be a step that is done again, but not where the other edition has it once less.

A paragraph, a piece of code or a section that stands twice, one right below the other, was pasted once too often,
unless every edition has it so.

## Bad

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha-7b) | 7B |
| [Beta](https://huggingface.co/example/beta-7b) | 7B |
| [Alpha](https://huggingface.co/example/alpha-7b) | 7 billion |
```

## Good

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha-7b) | 7B |
| [Beta](https://huggingface.co/example/beta-7b) | 7B |
```

## How to fix it

Keep the row or entry that is right, in every edition the same one, and delete the other.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from unicodedata import east_asian_width

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition, EditionTable, Row
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import listed, shorten
from readme_sync.rules.tables.slots import Slots
from readme_sync.rules.tables.twice import repeated_texts
from readme_sync.text import Edit, Span
from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral

SEVERITY = "warning"
_MANY = 5  # entries of one list; more are one fact
_MOST_PLACES = 30
_FEWEST = 4  # letters and digits of an entry that says something
_FEW_WORDS = 40  # columns of a term that two terms of another language may become; a Chinese sign takes two
_STOPS = re.compile(r"[,;:，；：、。]|\s[-–—]\s|——")  # of a sentence, or of a term with what it means
_MARKERS = " \t\n\r-*+.)0123456789"  # what stands between two entries of which one follows the other
_GLOSSARY, _MOSTLY = 8, 0.75  # entries of a glossary at the least, and the part of them that are terms


def check(matched: Catalogue) -> Iterator[Violation]:
    """Yield the second of two rows that are one entry, once for all editions and lists that have it twice."""
    slips = [(slip, _number(slip.violation)) for slip in _slips(matched)]
    editions: dict[str, set[str]] = {}
    for slip, number in slips:
        editions.setdefault(number, set()).add(slip.edition.path)
    everywhere = {number for number, paths in editions.items() if len(paths) == len(matched.editions) > 1}
    yield from gathered(slip for slip, number in slips if not number or number not in everywhere)
    yield from gathered(repeated_texts(matched.editions))


def _number(violation: Violation) -> str:
    """Return the number before an entry of a few words, else "".

    Where an entry of this number repeats another one in every edition, two numbers have one meaning.
    """
    text, start = violation.document.text, violation.span.start
    head = text[text.rfind("\n", 0, start) + 1 : start].strip()
    said = text[start : violation.span.end].strip()
    return head if head[:-1].isdigit() and len(said) <= _FEW_WORDS and "](" not in said else ""


def _slips(matched: Catalogue) -> Iterator[Slip]:
    slots = Slots(matched)
    most = _count(matched.editions[matched.source])
    for number, edition in enumerate(matched.editions):
        for table in edition.tables:
            for row, violation in (*_identical(edition, table), *_same_repositories(edition, table)):
                yield Slip(edition, _addresses(row.links) or slots.at(number, row.span.start), violation)
        may_be_terms = number != matched.source and _count(edition) <= most
        others = [one for one in (matched.editions[matched.source], *matched.editions) if one is not edition]
        for block, violation in _entries(edition, others[:1], may_be_terms=may_be_terms):
            links = [] if block is None else [link for inline in block.inlines for link in inline.links]
            alike = _place(edition, block) if block else (edition.path, violation.span.start)
            yield Slip(edition, _addresses(links) or alike, violation)


def _addresses(links: Iterable[Link]) -> frozenset[str]:
    """Return where an entry leads out to: what is the same in every language. Pictures beside it count for nothing."""
    return frozenset(neutral(link.target) for link in links if "//" in link.target and link.kind not in PICTURES)


def _place(edition: Edition, block: Block) -> tuple[int, int]:
    """Return which entry of how many says the text of ``block`` first: the same in editions that are in step."""
    entries = [one.plain for one in read_blocks(edition) if one.kind == "entry"]
    return entries.index(block.plain), len(entries)


def _count(edition: Edition) -> int:
    return sum(block.kind == "entry" for block in read_blocks(edition))


def _entries(
    edition: Edition, others: Sequence[Edition], *, may_be_terms: bool
) -> Iterator[tuple[Block | None, Violation]]:
    """Yield the second of two entries of one list that say the same; many of one list are one finding without a block.

    Several in a row that stand in a row before are one, with the first of them.

    ``others`` has an edition to compare with, if any: the source where there is one. ``may_be_terms`` says that an
    edition has no entry more than its source: two of a glossary are then two terms for which the language has one.
    """
    alike: dict[tuple[int, str], list[Block]] = {}
    for block in read_blocks(edition):
        if block.kind == "entry":
            alike.setdefault((block.group, block.plain), []).append(block)
    glossaries: frozenset[int] | None = None if may_be_terms else frozenset()
    again: dict[int, list[tuple[Block, Block]]] = {}
    for (group, plain), blocks in alike.items():
        if len(blocks) == 1 or not _says_something(plain):
            continue
        if _may_be_a_step(edition, blocks[0]) and not any(_is_once_more(blocks, edition, other) for other in others):
            continue
        if glossaries is None:
            glossaries = _glossaries(edition)
        if group in glossaries and all(map(_is_term, blocks)):
            continue
        seen: dict[str, Block] = {}
        for block in blocks:
            # What is nested in it is part of an entry: two headings of lists may be called the same.
            said = " ".join(edition.document.text[block.span.start : max(block.whole.end, block.span.end)].split())
            first = seen.setdefault(said, block)
            if first is not block:
                again.setdefault(group, []).append((first, block))
    for pairs in again.values():
        pairs.sort(key=lambda pair: pair[1].span)
        if len(pairs) > _MANY:
            yield None, _many_entries(edition, pairs)
            continue
        for run in _runs(edition, pairs):
            first, block = run[0]
            violation = _entry(edition, first, block) if len(run) == 1 else _many_entries(edition, run)
            yield block, violation._replace(fix=_without(edition, [again for _, again in run]))


def _says_something(plain: str) -> bool:
    """Tell whether an entry has some letters or digits, not one over and over: "xxxx" is still to be written."""
    said = [sign for sign in plain[:200] if sign.isalnum()]
    return len(said) >= _FEWEST and len(set(said)) > 1


def _runs(edition: Edition, pairs: Sequence[tuple[Block, Block]]) -> Iterator[list[tuple[Block, Block]]]:
    """Yield the pairs in order, those together that follow one another on both sides: lines that were pasted twice."""
    group = pairs[0][0].group
    entries = (one for one in read_blocks(edition) if one.kind == "entry" and one.group == group)
    places = {block.span.start: n for n, block in enumerate(entries)}
    run: list[tuple[Block, Block]] = []
    for pair in pairs:
        if run and any(places[b.span.start] != places[a.span.start] + 1 for a, b in zip(run[-1], pair, strict=True)):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _may_be_a_step(edition: Edition, block: Block) -> bool:
    """Tell whether an entry is a few words around what is pressed or typed: "Click `OK`" is done more than once.

    So it is where the entries are numbered, and what is pressed or looked for stands in bold.
    """
    text, start = edition.document.text, block.span.start
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    bold = [one.text for inline in block.inlines for one in inline.emphasis if one.strong]
    pressed = _code(block) or (bold if before[:-1].isdigit() else [])
    if not pressed or block.plain.strip() in pressed or any(inline.links for inline in block.inlines):
        return False
    return _columns(block.plain) <= _FEW_WORDS


def _is_once_more(blocks: Sequence[Block], edition: Edition, other: Edition) -> bool:
    """Tell whether equal entries stand one below the other, and another edition has their code, if any, less often."""
    if edition.document.text[blocks[0].whole.end : blocks[1].span.start].strip(_MARKERS):
        return False
    if not _code(blocks[0]):
        return True
    here, there = (_entries_of(one, _code(blocks[0])) for one in (edition, other))
    return 0 < there < here


def _entries_of(edition: Edition, code: Sequence[str]) -> int:
    """Return how many entries of an edition have this code and no other."""
    return sum(block.kind == "entry" and _code(block) == code for block in read_blocks(edition))


def _code(block: Block) -> list[str]:
    return [code.text for inline in block.inlines for code in inline.code]


def _columns(plain: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in plain[: _FEW_WORDS + 1])


def _glossaries(edition: Edition) -> frozenset[int]:
    """Return the lists that are nearly all terms of a few words."""
    lists: dict[int, list[Block]] = {}
    for block in read_blocks(edition):
        if block.kind == "entry":
            lists.setdefault(block.group, []).append(block)
    return frozenset(
        group
        for group, blocks in lists.items()
        if len(blocks) >= _GLOSSARY and sum(map(_is_term, blocks)) >= _MOSTLY * len(blocks)
    )


def _is_term(block: Block) -> bool:
    """Tell whether an entry is a few words, without a link, code, a digit or what they mean."""
    plain = block.plain
    if len(plain) > _FEW_WORDS or any(map(str.isdigit, plain)) or any(one.links or one.code for one in block.inlines):
        return False
    return _columns(plain) <= _FEW_WORDS and _STOPS.search(plain) is None


def _entry(edition: Edition, first: Block, block: Block) -> Violation:
    line = edition.document.lines.line(first.span.start)
    name = shorten(block.named or block.plain)
    return Violation(
        f'"{name}" is identical to the entry on line {line}',
        edition.document,
        block.span,
        row=name,
        related=(Location(edition.document, first.span, "the first of them"),),
        is_safe=False,
        subject=name,
    )


def _without(edition: Edition, blocks: Sequence[Block]) -> tuple[Edit, ...]:
    """Return the edits that take entries of one list out, with what is nested in them.

    There are none where an entry has no lines of its own.
    """
    if any(block.whole.start >= block.span.start for block in blocks):
        return ()
    return tuple(Edit(_lines(edition, block), "") for block in blocks)


def _lines(edition: Edition, block: Block) -> Span:
    """Return the lines of an entry with all that is nested in it, without the blank ones after it."""
    text = edition.document.text
    end = block.whole.start + len(text[block.whole.start : block.whole.end].rstrip())
    newline = text.find("\n", end)
    return Span(block.whole.start, len(text) if newline < 0 else newline + 1)


def _many_entries(edition: Edition, pairs: list[tuple[Block, Block]]) -> Violation:
    names = list(dict.fromkeys(f'"{shorten(block.named or block.plain, 30)}"' for _, block in pairs))
    return Violation(
        f"{len(pairs)} entries of this list stand in it before: {listed(names)}",
        edition.document,
        pairs[0][1].span,
        row="",
        related=tuple(Location(edition.document, block.span, "and here") for _, block in pairs[1:_MOST_PLACES]),
        is_safe=False,
        subject="entries",
    )


def _identical(edition: Edition, table: EditionTable) -> Iterator[tuple[Row, Violation]]:
    document = edition.document
    alike: dict[str, list[Row]] = {}
    for row in table.rows:
        alike.setdefault(document.raw(row.span).replace(" ", "").strip("|"), []).append(row)
    if len(alike) == len(table.rows):
        return
    keys = {row.number: _content(row) for rows in alike.values() if len(rows) > 1 for row in rows}
    below = _below_a_part(table)
    for first, row in _pairs(table, keys):
        if first.number in below and row.number in below:
            continue
        line = document.lines.span(document.lines.line(row.span.start))
        yield row, _violation(edition, first, row, "is identical to", Edit(line, ""))


def _below_a_part(table: EditionTable) -> frozenset[int]:
    """Return the rows right under one with a single filled cell: an entry that is written over several lines."""
    filled = [sum(bool(cell.raw.strip()) for cell in row.cells) for row in table.rows]
    return frozenset(
        row.number for count, row in zip(filled, table.rows[1:], strict=False) if count == 1 and len(row.cells) > 1
    )


def _same_repositories(edition: Edition, table: EditionTable) -> Iterator[tuple[Row, Violation]]:
    if len({row.name for row in table.rows}) == len(table.rows):
        return
    names: dict[str, list[Row]] = {}
    for row in table.rows:
        names.setdefault(row.name, []).append(row)
    repeated = [rows for rows in names.values() if len(rows) > 1]
    if len(repeated) != 1:
        return
    keys: dict[int, Hashable] = {}
    for row in repeated[0]:
        # Files of one repository are different things, so the whole addresses count.
        repositories = frozenset(neutral(link.target).lower() for link in row.links if parse_hub_url(link.target))
        keys[row.number] = repositories or None
    for first, row in _pairs(table, keys):
        if _content(first) != _content(row):
            yield row, _violation(edition, first, row, "has the name and the repositories of")


def _pairs(table: EditionTable, keys: dict[int, Hashable]) -> Iterator[tuple[Row, Row]]:
    """Yield (first, later) for rows whose key came before; a row whose key is None has no equal."""
    seen: dict[Hashable, Row] = {}
    for row in table.rows:
        key = keys.get(row.number)
        if key is not None and seen.setdefault(key, row) is not row:
            yield seen[key], row


def _content(row: Row) -> Hashable:
    """Return what the row says; None where its first cell is empty, which continues the row above."""
    cells = tuple(" ".join(cell.raw.split()) for cell in row.cells)
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells if len(cells) > 1 and cells[0] else None


def _violation(edition: Edition, first: Row, row: Row, how: str, *fix: Edit) -> Violation:
    line = edition.document.lines.line(first.span.start)
    message = f'"{shorten(row.name)}" {how} the row on line {line}'
    related = (Location(edition.document, first.span, "the first of them"),)
    return Violation(message, edition.document, row.span, related=related, fix=fix, is_safe=False, subject=row.name)
