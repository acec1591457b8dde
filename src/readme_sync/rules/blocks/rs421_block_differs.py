"""A paragraph, an entry or a strip of pictures says something other than the source.

The rule compares what no language changes: links (language variants of a page are one page), repositories, images and
badges, code, numbers with their units, versions, mail addresses, footnotes, marks of a state (✅, ❌) or of a note
(`[!NOTE]`), task boxes, yes and no in cells, cells that a translation left empty or that have changed places within a
row, the levels of entries in lists that are in step, the languages of fences around the same code, and Latin names that
are a letter off in a text of other letters, have capitals within, or stand right elsewhere in the translation; in a
cell also where the translation keeps the column as it is. A reader who follows a wrong link or types an old version is
misled in one language only.

A word of a column that all editions keep is compared too, and so are days of the week, and months that stand alone in
a cell. An entry of a list that has the text of another one, where the source says two different things, is reported.

Marks are missed where this pair of editions keeps them otherwise: the alternative text of a picture that is empty, a
line through a text (`~~old~~`), the mark that makes a note of a quotation, unless the quotation says what it is.

What the translators of an edition usually change is learnt from the pair of editions: where they choose links or leave
code out, a single one is not a finding.

It is a note (info) where a fence has another language or none (unless GitHub draws what it holds), where there is
another picture (a screen may be shown in the readers' language, but not by another one of the page), where a name in
code is missing with nothing in its place (it may be said in words), where a block of the section shows the command
that a text has lost, where the licence is named without the link to its text, where each language has a film of its
own, where a name with a number stands instead of another that both editions know (V1, V2), where one word in code
stands instead of another that no example on the page has (it may be a word of the language) or is one of several that
the edition has otherwise, where bare numbers stand in long texts that share hardly a word (they may count different
things), where a link leads to the same place of a site of the same name (`loom.example`, `loom.test` or
`v2.loom.example`) or to its owner on a host of code (`github.com/loom`), and where place alone, or one page of
several, says that two texts are one, with hardly a word in common, while the section lacks some.

For a list item that names something, the rules about rows report links (RS408), Hub repositories (RS407), numbers
(RS409) and footnotes (RS411).

## Bad

```markdown en
# Install

Needs Python 3.10, see [the guide](https://example.org/guide).
```

```markdown fr
# Installer

Demande Python 3.8, voir [le guide](https://example.org/guide).
```

## Good

```markdown en
# Install

Needs 4,096 MB and Python 3.10, see [the guide](https://example.org/en/guide).
```

```markdown fr
# Installer

Demande Python 3.10 et 4 096 Mo, voir [le guide](https://example.org/fr/guide).
```

## How to fix it

Write what the other edition says, or fix it there if this edition is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.blocks.facts import Fact
from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.markdown.document import Inline
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.borrowed_texts import borrowed_texts
from readme_sync.rules.blocks.cell_names import misspelt_cells
from readme_sync.rules.blocks.cells import (
    CellDifference,
    HeadingDifference,
    cell_differences,
    heading_differences,
    without_own_words,
)
from readme_sync.rules.blocks.containers import translated_containers
from readme_sync.rules.blocks.differing import differing
from readme_sync.rules.blocks.empty_cells import EmptyCell, empty_cells
from readme_sync.rules.blocks.entries import is_of_an_entry
from readme_sync.rules.blocks.kept_values import exchanged_values
from readme_sync.rules.blocks.lost_in_headings import lost_in_headings
from readme_sync.rules.blocks.pairs.alike import are_films, same_host
from readme_sync.rules.blocks.screen_pictures import mistyped_pictures
from readme_sync.rules.blocks.sides import is_misspelt_there, is_of_the_source
from readme_sync.rules.blocks.swapped_cells import SwappedCells, swapped_cells
from readme_sync.rules.blocks.told import leads_somewhere
from readme_sync.rules.blocks.wording import both_said, fact_noun
from readme_sync.rules.gathering import numbered
from readme_sync.rules.messages import cell_span, listed, names, present, shorten, values

SEVERITY = "warning"
_MOST_PLACES = 60


def check(catalogue: Catalogue, files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield each block that says something else, with all that differs in it; many of an edition are one finding."""
    yield from differing(catalogue, files, lambda block, difference: not is_of_an_entry(block, difference))
    cells: dict[tuple[str, ...], list[CellDifference]] = {}
    of_cells = without_own_words(list(cell_differences(catalogue)))
    for cell in (*of_cells, *exchanged_values(catalogue), *misspelt_cells(catalogue)):
        cells.setdefault((cell.own.kind, cell.own.key, cell.other.key), []).append(cell)
    for alike in cells.values():
        yield _cells(catalogue, alike)
    empty: dict[tuple[int, int], list[EmptyCell]] = {}
    for one in empty_cells(catalogue):
        empty.setdefault((one.edition, id(one.group.table)), []).append(one)
    yield from (_empty(catalogue, some) for some in empty.values())
    yield from (_swapped(catalogue, one) for one in swapped_cells(catalogue))
    headings: dict[tuple[int, str, str], list[HeadingDifference]] = {}
    for heading in heading_differences(catalogue):
        if not leads_somewhere(heading.own, catalogue.editions[heading.edition].path, files):
            continue
        headings.setdefault((id(heading.section), heading.own.key, heading.other.key), []).append(heading)
    for same in headings.values():
        yield _heading(catalogue, same)
    yield from lost_in_headings(catalogue)
    yield from translated_containers(catalogue)
    yield from borrowed_texts(catalogue)
    yield from (_picture(catalogue, *found) for found in mistyped_pictures(catalogue))


def _cells(catalogue: Catalogue, alike: Sequence[CellDifference]) -> Violation:
    """Return what cells say otherwise, at the first of them: the same in other cells and translations is one fact."""
    one, *more = alike
    here, source = catalogue.editions[one.edition], catalogue.editions[catalogue.source]
    editions = list({cell.edition: catalogue.editions[cell.edition] for cell in alike}.values())
    own, other = both_said(one.own, one.other)
    times = f" ({len(alike)} times)" if len(alike) > len(editions) else ""
    subject = f"{one.own.key}/{one.other.key}"
    violation = Violation(
        f"the {fact_noun(one.own.kind)} is {own} in {names(editions)}, {other} in {source.language}{times}",
        here.document,
        one.own.span,
        section=one.group.section.key,
        column_name=catalogue.header(one.group, one.edition),
        related=(
            Location(source.document, one.other.span, f"{source.language} has it like this"),
            *(_place(catalogue, cell, one.edition) for cell in more[:_MOST_PLACES]),
        ),
        values=values(catalogue, one.group.cells),
        subject=subject,
        members=tuple(numbered(member(catalogue.editions[cell.edition].language, subject) for cell in alike)),
    )
    if not is_misspelt_there(one.own, one.other, source.document.text, len(editions)):
        return violation
    locations = tuple(
        Location(
            catalogue.editions[cell.edition].document,
            cell.own.span,
            f"{catalogue.editions[cell.edition].language} has it like this",
        )
        for cell in alike[:_MOST_PLACES]
    )
    return violation._replace(document=source.document, span=one.other.span, related=locations)


def _empty(catalogue: Catalogue, alike: Sequence[EmptyCell]) -> Violation:
    """Return the finding of the cells of a table that a translation left empty."""
    one, *more = alike
    here, source = catalogue.editions[one.edition], catalogue.editions[catalogue.source]
    own, other = (cell_span(present(one.group.cells, e)) for e in (one.edition, catalogue.source))
    what = f"{len(alike)} cells of the table are" if more else "the cell is"
    said = listed([f'"{shorten(each.said)}"' for each in alike])
    spans = [cell_span(present(each.group.cells, one.edition)) for each in more]
    return Violation(
        f"{what} empty in {here.language}, {said} in {source.language}",
        here.document,
        own,
        section=one.group.section.key,
        column_name=None if more else catalogue.header(one.group, one.edition),
        related=(
            Location(source.document, other, f"{source.language} has it like this"),
            *(Location(here.document, span, "and here") for span in spans),
        ),
        values=values(catalogue, one.group.cells),
        subject=one.said[:200],
        members=tuple(numbered(member(here.language, shorten(each.said)) for each in alike)),
    )


def _swapped(catalogue: Catalogue, one: SwappedCells) -> Violation:
    """Return the finding of two cells of a row that have changed places."""
    here, source = catalogue.editions[one.edition], catalogue.editions[catalogue.source]
    own = [f'"{shorten(cell.inline.plain.strip(), 40)}"' for cell in one.own]
    heads = " and ".join(f'"{shorten(head, 30)}"' for head in one.heads if head)
    return Violation(
        f"{own[0]} and {own[1]} stand in each other's columns in {here.language}{f' ({heads})' if heads else ''}",
        here.document,
        cell_span(one.own[0]),
        section=one.section.key,
        row=one.row.name,
        related=(Location(source.document, one.other[0].span, f"{source.language} has it like this"),),
        subject="/".join(own)[:200],
        members=(member(here.language, "/".join(own)),),
    )


def _picture(catalogue: Catalogue, edition: int, own: Fact, other: Fact) -> Violation:
    """Return the finding of a picture for some screens whose address was mistyped."""
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source]
    one, two = both_said(own, other)
    return Violation(
        f"the image is {one} in {here.language}, {two} in {source.language}",
        here.document,
        own.span,
        related=(Location(source.document, other.span, f"{source.language} has it like this"),),
        subject=f"{own.key}/{other.key}",
        members=(member(here.language, f"{own.shown} / {other.shown}"),),
    )


def _place(catalogue: Catalogue, cell: CellDifference, home: int) -> Location:
    edition = catalogue.editions[cell.edition]
    return Location(
        edition.document, cell.own.span, "and here" if cell.edition == home else f"and in {edition.language}"
    )


def _is_of_another_site(one: HeadingDifference) -> bool:
    """Tell whether a heading leads to a page of another site, or another film: its translator may have chosen it."""
    return one.own.kind == "link" and (not same_host(one.own, one.other) or are_films(one.own, one.other))


def _heading(catalogue: Catalogue, alike: Sequence[HeadingDifference]) -> Violation:
    """Return what the heading of a section says otherwise, at the first of the editions that have it so."""
    one, *more = alike
    editions = [catalogue.editions[each.edition] for each in alike]
    here, source = editions[0], catalogue.editions[catalogue.source]
    own, other = both_said(one.own, one.other)
    title_here = shorten(section.title if (section := one.section.members[one.edition]) else "")
    heading = f'the heading "{title_here}"' if title_here else "a heading"  # one of pictures alone
    violation = Violation(
        f"the {fact_noun(one.own.kind)} of {heading} is {own} in {names(editions)}, {other} in {source.language}",
        here.document,
        one.own.span,
        section=one.section.key,
        related=(
            Location(source.document, one.other.span, f"{source.language} has it like this"),
            *(
                Location(edition.document, each.own.span, f"and in {edition.language}")
                for edition, each in zip(editions[1:], more, strict=True)
            ),
        ),
        subject=f"{one.own.key}/{one.other.key}",
        severity="info" if _is_of_another_site(one) else None,
        members=tuple(
            member(edition.language, f"{each.own.shown} / {each.other.shown}")
            for edition, each in zip(editions, alike, strict=True)
        ),
    )
    if not is_of_the_source(one.own, one.other, _texts(one, one.edition), _texts(one, catalogue.source)):
        return violation
    locations = tuple(
        Location(edition.document, each.own.span, f"{edition.language} has it like this")
        for edition, each in zip(editions, alike, strict=True)
    )
    return violation._replace(document=source.document, span=one.other.span, related=locations, severity=None)


def _texts(one: HeadingDifference, edition: int) -> tuple[Inline, ...]:
    section = one.section.members[edition]
    return (section.heading.inline,) if section and section.heading else ()
