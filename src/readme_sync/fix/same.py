"""Whether two texts are one page: the same HTML, and the same facts at the same places of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.fix.facts import facts
from readme_sync.markdown.document import Document, Inline
from readme_sync.markdown.parse import parse

# Lines that mean something to a site generator and nothing to CommonMark: a formatter that takes them for text may
# indent, escape or join them. VitePress, MkDocs, Docusaurus, Liquid, mathematics, GitHub's alerts.
_SPECIAL = re.compile(
    r"^[ \t>]*(?::{2,}|<!--|<<<|!{3}|\?{3}|={3}[ \t]+[\"']|\$\$|\{[%{#:]|\[\[|@include|(?:import|export)[ \t])"
    r"|^#.*\{#[^}]*\}[ \t]*$|^[ \t>]*\\\[[ \t]*$|^[ \t]*>[ \t>]*\[![A-Za-z]+\]"
)
_QUOTE = re.compile(r"^[ \t>]*>[ \t]*(?=\[!)")
# A formatter escapes the brackets of what only looks like a link, or its target: then it is text for good.
_LINKS = re.compile(r"(?<!\\)\]\(")
_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_BLOCK = r"</?(?:p|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|h[1-6]|hr|section)\b[^>]*>"
_AROUND_BLOCKS = re.compile(rf"\s*({_BLOCK})\s*")


def difference(before: Document, after: str, language: str) -> str:
    """Return what of the page would be another one if ``after`` replaced ``before``, or nothing if it is the same.

    Compared are the HTML that both make, the facts of every section, table and row, what a reader sees of each, the
    code, and the lines that only a site generator understands, with how they are indented.
    """
    document = parse(before.source._replace(text=after))
    if _special(before.text) != _special(after):
        return "lines for a site generator (containers, includes, alerts and the like)"
    if found := _differing(_facts(before, language), _facts(document, language)):
        return found
    if _html(before.text) != _html(after):
        return "the page as it is rendered"
    if len(_LINKS.findall(before.text)) != len(_LINKS.findall(after)):
        return "a link that is not written as one, which nobody would see any more (RS104 names it)"
    return ""


def _differing(one: Iterable[tuple[str, Any]], other: Iterable[tuple[str, Any]]) -> str:
    return next((name for (name, a), (_, b) in zip(one, other, strict=True) if a != b), "")


def _facts(document: Document, language: str) -> list[tuple[str, Any]]:
    """Return what a document says, by what to call it; white space, and how a target is escaped, are no part of it."""
    edition = read_edition(document, language, is_source=True)
    return [
        ("its sections", [(s.key, _plain(s.title), s.level, s.anchors, s.parent) for s in edition.sections]),
        ("its tables", [(t.section, t.number, t.headers, t.table.alignments) for t in edition.tables]),
        ("its rows", _rows(edition, document, language)),
        ("its links", [(_target(link.target), _plain(link.text)) for link in _in_text(document)]),
        ("its footnotes", [note.label for note in document.footnote_references if not _in_notes(document, note.span)]),
        ("its footnotes", sorted(_notes(document))),
        ("its anchors", [anchor.name for anchor in document.anchors]),
        ("its comments", sorted(comment.text for comment in document.comments)),
        ("its code", sorted((block.info.strip(), block.content.rstrip("\r\n")) for block in document.code_blocks)),
        (
            "its text",
            [  # without blanks: the HTML has those that a reader sees
                "".join(paragraph.inline.plain.split())
                for paragraph in document.paragraphs
                if not _in_notes(document, paragraph.span)
            ],
        ),
        ("its containers", [container.name for container in document.containers]),
        ("its includes", [include.path for include in document.includes]),
    ]


def _rows(edition: Edition, document: Document, language: str) -> list[Any]:
    return [
        (
            row.section,
            row.name,
            row.is_ragged,
            [_cell(cell.inline, document.raw(cell.span), language) for cell in row.cells],
        )
        for table in edition.tables
        for row in table.rows
    ]


def _cell(inline: Inline, raw: str, language: str) -> Any:
    found = facts(raw, language)
    values = [number.value for number in found.numbers]
    return _plain(inline.plain), found._replace(links=tuple(map(_target, found.links)), numbers=()), values


def _notes(document: Document) -> list[Any]:
    """Return the definitions of footnotes: a formatter gathers them at the end, and their links with them."""
    return [
        (
            note.label,
            [(_plain(inline.plain), [_target(link.target) for link in inline.links]) for inline in note.inlines],
        )
        for note in document.footnote_definitions
    ]


def _in_text(document: Document) -> list[Any]:
    return [link for link in document.links if not _in_notes(document, link.span)]


def _in_notes(document: Document, span: Any) -> bool:
    return any(note.span.start <= span.start < note.span.end for note in document.footnote_definitions)


def _plain(text: str) -> str:
    """Return a text as a browser shows it: runs of blanks are one, a no-break space is none of them."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def _target(target: str) -> str:
    return unquote(target)


def _special(text: str) -> list[str]:
    """Return those lines; blanks around the signs of a quote say nothing, and HTML tells what it stands in."""
    return [
        _QUOTE.sub(lambda match: "".join(match[0].split()), line.rstrip())
        for line in text.removeprefix("\ufeff").splitlines()
        if _SPECIAL.match(line)
    ]


def _html(text: str) -> str:
    """Return the HTML that CommonMark with GitHub's tables and footnotes makes of ``text``, in one spelling."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(front_matter_plugin)
    html = reader.render(text.removeprefix("\ufeff"))
    pieces = _PRE.split(html)
    pieces[::2] = [_AROUND_BLOCKS.sub(r"\1", re.sub(r"[ \t\r\n]+", " ", piece)) for piece in pieces[::2]]
    return "".join(pieces).replace(" <br", "<br").strip()
