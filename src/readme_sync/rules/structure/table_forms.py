"""Whether a table that seems to be missing is there in another form: pictures, lines, HTML, part of another one."""

from __future__ import annotations

import posixpath
import re

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.editions.edition import EditionTable
from readme_sync.markdown.document import PICTURES
from readme_sync.regex import lazy
from readme_sync.rules.rows.shown_as_text import no_tables
from readme_sync.text import Span

_TWICE = 2
_HTML_ROW = lazy(r"<tr\b", re.IGNORECASE)


def shows_its_pictures(catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable, edition: int) -> bool:
    """Tell whether an edition shows all pictures of a table one below the other: the table was but their frame."""
    own, home = table.members[catalogue.source], section.members[edition]
    if own is None or home is None:
        return False
    cells = [*own.header.cells, *(cell for row in own.rows for cell in row.cells)]
    wanted = {posixpath.basename(link.target) for cell in cells for link in cell.inline.links if link.kind in PICTURES}
    if not wanted or any(cell.inline.code for cell in cells):
        return False
    pictures = [link for link in catalogue.editions[edition].document.links if link.kind in PICTURES]
    shown = {posixpath.basename(picture.target) for picture in pictures if home.span.covers(picture.span)}
    return wanted <= shown


def is_shown_as_text(catalogue: Catalogue, section: CatalogueSection, own: EditionTable, edition: int) -> bool:
    """Tell whether the section has a table of about as many columns whose dashes are broken: RS101 tells."""
    home = section.members[edition]
    return home is not None and any(
        home.span.covers(one.span) and one.has_dashes and abs(one.columns - len(own.headers)) <= 1
        for one in no_tables(catalogue.editions[edition])
    )


def has_lines_of_it(catalogue: Catalogue, section: CatalogueSection, own: EditionTable, edition: int) -> bool:
    """Tell whether the section has as many lines of as many cells that are no table: RS101 says so first."""
    home = section.members[edition]
    return home is not None and any(
        home.span.covers(one.span) and one.columns == len(own.headers) and one.lines > len(own.rows)
        for one in no_tables(catalogue.editions[edition])
    )


def is_written_out(catalogue: Catalogue, section: CatalogueSection, own: EditionTable, edition: int) -> bool:
    """Tell whether the section says all numbers and mail addresses that fill cells of the source's table.

    So it is where it has all pages that the table leads to.
    """
    home = section.members[edition]
    if home is not None and _leads_there(catalogue, own, home.span, edition):
        return True
    cells = {cell.inline.plain.strip() for row in own.rows for cell in row.cells}
    facts = [text for text in cells if len(text) > _TWICE and ("@" in text or any(map(str.isdigit, text)))]
    if home is None or len(facts) < _TWICE:
        return False
    said = catalogue.editions[edition].document.raw(home.span)
    return all(text in said for text in facts)


def has_names_in_bold(catalogue: Catalogue, section: CatalogueSection, own: EditionTable, edition: int) -> bool:
    """Tell whether bold words of the section begin with the names of all rows, two at the least: "**Name**: text"."""
    home = section.members[edition]
    if home is None or len(own.rows) < _TWICE:
        return False
    said = catalogue.editions[edition].document.raw(home.span)
    return all(row.name and f"**{row.name}" in said for row in own.rows)


def _leads_there(catalogue: Catalogue, own: EditionTable, home: Span, edition: int) -> bool:
    """Tell whether a section has links to all pages of a table that says nothing else, two at the least."""
    cells = [cell for row in own.rows for cell in row.cells if cell.inline.plain.strip() or cell.inline.links]
    led = [{link.target for link in cell.inline.links if link.kind not in PICTURES} for cell in cells]
    wanted = set().union(*led)
    if not all(led) or len(wanted) < _TWICE:
        return False
    links = catalogue.editions[edition].document.links
    return wanted <= {link.target for link in links if home.covers(link.span)}


def is_of_html(catalogue: Catalogue, section: CatalogueSection, own: EditionTable, edition: int) -> bool:
    """Tell whether the section has a table in HTML with as many rows as most of the source's, its head included."""
    home = section.members[edition]
    if home is None:
        return False
    rows = len(_HTML_ROW.findall(catalogue.editions[edition].document.raw(home.span)))
    return len(own.rows) <= rows <= _TWICE * len(own.rows) + 1


def says_as_much(catalogue: Catalogue, section: CatalogueSection, witness: int) -> bool:
    """Tell whether the source's section, with those in it, is as long as one with the table: it may say the same."""
    lengths = []
    for e in (catalogue.source, witness):
        home = section.members[e]
        if home is None:
            return False
        after = catalogue.editions[e].sections[home.number + 1 :]
        end = next((one.span.start for one in after if one.level <= home.level), after[-1].span.end if after else 0)
        lengths.append(max(end, home.span.end) - home.span.start)
    return lengths[0] >= lengths[1]
