"""What each stage of the program made, as lines: to see where a wrong answer came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from readme_sync.align.catalogue import Catalogue, CatalogueRow
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Document
from readme_sync.text import Span
from readme_sync.urls.hub import parse_hub_url


def _editions(catalogues: Iterable[Catalogue]) -> Iterator[Edition]:
    for catalogue in catalogues:
        yield from catalogue.editions


def _at(document: Document, span: Span) -> str:
    line, column = document.lines.position(span.start)
    return f"{document.path}:{line}:{column}"


def documents(catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """Yield each piece of each document: place, kind, and what it is."""
    for edition in _editions(catalogues):
        document = edition.document
        pieces: list[tuple[Span, str, str]] = [(block.span, f"block {block.kind}", "") for block in document.blocks]
        pieces += [(h.span, f"heading {h.level}", h.inline.plain) for h in document.headings]
        pieces += [(t.span, "table", f"{len(t.header.cells)} columns, {len(t.rows)} rows") for t in document.tables]
        pieces += [(link.span, f"link {link.kind}", f"{link.text!r} -> {link.target}") for link in document.links]
        pieces += [(note.span, "footnote reference", note.label) for note in document.footnote_references]
        pieces += [(note.span, "footnote definition", note.label) for note in document.footnote_definitions]
        pieces += [(anchor.span, "anchor", anchor.name) for anchor in document.anchors]
        pieces += [(code.span, "code", code.info) for code in document.code_blocks]
        pieces += [(part.span, "list", f"{len(part.items)} items, depth {part.depth}") for part in document.lists]
        pieces += [(part.span, "container", part.name) for part in document.containers]
        pieces += [(include.span, "include", include.path) for include in document.includes]
        for span, kind, what in sorted(pieces, key=lambda piece: (piece[0].start, -piece[0].end)):
            yield f"{_at(document, span)}: {kind}{': ' + ' '.join(what.split()) if what else ''}"


def rows(catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """Yield each row of each edition: place, section, name, number of cells and links."""
    for edition in _editions(catalogues):
        for row in edition.rows:
            cells = f"{len(row.cells)} cells{' (ragged)' if row.is_ragged else ''}, {len(row.links)} links"
            yield f"{_at(edition.document, row.span)}: [{row.section}] {row.name} ({cells})"


def catalogue(catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """Yield sections and rows as they were matched, each edition with its line and the reason."""
    for whole in catalogues:
        languages = [edition.language for edition in whole.editions]
        yield f"{len(whole.editions)} editions: {', '.join(languages)} (source: {languages[whole.source]})"
        for section in whole.sections:
            places = _members(whole, [m.span if m else None for m in section.members], section.reasons, section.moved)
            yield f"section {section.key or '(head)'}: {places}"
            for table in section.tables:
                columns = " ".join(
                    "/".join("-" if at is None else str(at) for at in column) for column in table.columns
                )
                yield f"  table: {len(table.rows)} rows, columns {columns}"
                yield from (f"    {_row(whole, row)}" for row in table.rows)


def _row(whole: Catalogue, row: CatalogueRow) -> str:
    return f"{row.name}: {_members(whole, [m.span if m else None for m in row.members], row.reasons, row.moved)}"


def _members(whole: Catalogue, spans: Sequence[Span | None], reasons: Sequence[str], moved: Sequence[int]) -> str:
    said = []
    for number, (edition, span, reason) in enumerate(
        zip(whole.editions, spans, reasons or ("",) * len(spans), strict=True)
    ):
        if span is None:
            said.append(f"{edition.language} -")
        else:
            line = edition.document.lines.line(span.start)
            said.append(f"{edition.language}:{line} ({reason}{', moved' if number in moved else ''})")
    return "  ".join(said)


def _shown(sign: str) -> str:
    return sign if sign.isprintable() else json.dumps(sign)[1:-1]


def links(catalogues: Sequence[Catalogue]) -> Iterator[str]:
    """Yield each link as a JSON line: where, what it says, where it leads, the Hub repository if it is one."""
    for edition in _editions(catalogues):
        for link in edition.document.links:
            line, column = edition.document.lines.position(link.span.start)
            repo = parse_hub_url(link.target)
            record: dict[str, Any] = {
                "edition": edition.language,
                "path": edition.path,
                "line": line,
                "column": column,
                "kind": link.kind,
                "text": link.text,
                "url": link.target,
                "repository": None if repo is None else f"{repo.kind}:{repo.id}",
            }
            text = json.dumps(record, ensure_ascii=False)
            # What steers a terminal stays JSON when it is written out.
            yield text if text.isprintable() else "".join(_shown(sign) for sign in text)


STAGES: dict[str, Callable[[Sequence[Catalogue]], Iterator[str]]] = {
    "document": documents,
    "rows": rows,
    "catalogue": catalogue,
    "links": links,
}
