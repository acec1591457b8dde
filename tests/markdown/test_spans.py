"""Every span is what it says, and the blocks of a Document, put together, are the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readme_sync.markdown.document import Document, Inline, Link, Table
from readme_sync.text import Span
from tests.conftest import ROOT
from tests.markdown.reading import read

_SHARED = ROOT.parent / "shared"
_OWN = sorted((ROOT / "tests/corpus").glob("*/**/README*.md"))
_FILES = sorted(_SHARED.glob("corpus/*/**/README*.md")) + sorted(_SHARED.glob("history/*/**/README*.md"))[::29]

_PIECES = [
    "\n",
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "\r\n",
    "\r",
    "\ufeff",
    "\x00",
    "\u2028",
    "\u3000",
    "\u200b",
    "𠮷",
    "a",
    "語",
    "é",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## x\n",
    "---\n",
    "===\n",
    "```",
    "~~~\n",
    "::: tip\n",
    ":::\n",
    "[^1]: ",
    "[r]: /u\n",
    "|",
    "|a|b|\n",
    "|-|-|\n",
    "|c\\|d|`e|f`|\n",
    "||\n",
    "\\",
    "\\|",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](u)",
    "[^1]",
    "[^",
    '[a](b "c")',
    "[r]",
    "[x][r]",
    '<a id="x"></a>',
    "<a name=y>",
    "<a href='h'>t</a>",
    "<img src=i alt=j>",
    "<div id=z>\n",
    "</div>\n",
    "<!-- c -->",
    "<!--",
    "-->",
    "<p>\n",
    "<br>",
    "<http://x.y>",
    "<m@x.y>",
    "https://a.b/c",
    "www.a.b",
    "&amp;",
    "&#x2011;",
    "<!--@include: ./x.md-->\n",
    "[[toc]]\n",
]
SOUP = st.lists(st.sampled_from(_PIECES), max_size=25).map("".join)


@given(SOUP | st.text())
@example("")
@example("[^ a] [^0 ]")
@example("\n")
@example("\ufeff")
@example("---\na: b\n---\n# x")
@example("---\n---\n")
@example("x <!--> y <!---> z")
@example("[^\0]\n\n> [^\0]: a\n")
def test_any_text_is_a_document_of_exact_spans(text: str) -> None:
    prove(read(text))


@pytest.mark.parametrize(
    "path", _OWN + _FILES, ids=lambda path: path.relative_to(ROOT.parent).as_posix().partition("/")[2]
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_real_catalogues_have_exact_spans(path: Path, ending: str) -> None:
    text = path.read_bytes().decode().replace("\n", ending)
    document = read(text)
    prove(document)
    assert document.blocks
    if path in _OWN:
        assert document.tables
        assert document.lists
        assert document.links
    elif "families" not in path.parts:  # a catalogue is known to hold many of each
        assert len(document.tables) + len(document.lists) > 10
        assert len(document.links) > 100


def test_line_endings_move_nothing_but_offsets() -> None:
    text = '# h\n\n|a|b|\n|-|-|\n|[c](d)|**e** [^1]|\n\n> q\n> r <a id="x"></a>\n\n[^1]: n\n'
    plain, windows, mac = (read(text.replace("\n", ending)) for ending in ("\n", "\r\n", "\r"))
    for other in (windows, mac):
        assert [link.target for link in other.links] == [link.target for link in plain.links]
        assert [other.lines.position(link.span.start) for link in other.links] == [
            plain.lines.position(link.span.start) for link in plain.links
        ]
        assert [other.raw(anchor.span) for anchor in other.anchors] == ["x"]


def prove(document: Document) -> None:
    text = document.text
    at = 0
    for block in document.blocks:
        assert block.span.start == at < block.span.end
        at = block.span.end
    assert at == len(text)
    for table in document.tables:
        _prove_table(document, table)
    for link in document.links:
        _prove_link(document, link)
    for note in document.footnote_references:
        written = document.raw(note.span).replace("\0", "\ufffd")
        assert (written[:2], written[2:-1].strip(" \t"), written[-1]) == ("[^", note.label, "]")
    for anchor in document.anchors:
        assert anchor.name == document.raw(anchor.span) or "&" in document.raw(anchor.span) or "\0" in anchor.name
    for comment in document.comments:
        assert document.raw(comment.span).startswith("<!--")
        assert document.raw(comment.span).endswith("->")
        assert _without_markers(comment.text) in _without_markers(document.raw(comment.span))
    for definition in document.footnote_definitions:
        assert document.raw(definition.label_span).replace("\0", "\ufffd") == f"[^{definition.label}]"
        assert definition.span.covers(definition.label_span)
    for include in document.includes:
        assert include.path in document.raw(include.span)
    for heading in document.headings:
        _prove_inline(document, heading.inline, within=heading.span)
    for paragraph in document.paragraphs:
        _prove_inline(document, paragraph.inline, within=paragraph.span)
    spans = [block.span for block in document.code_blocks] + [block.span for block in document.html_blocks]
    spans += [one.span for one in document.lists] + [item for one in document.lists for item in one.items]
    spans += [one.span for one in document.containers] + [one.span for one in document.includes]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def _prove_table(document: Document, table: Table) -> None:
    assert table.span.covers(table.delimiter)
    assert set(document.raw(table.delimiter)) <= set("|-: \t\v\f")
    assert len(table.alignments) == len(table.header.cells)
    for row in (table.header, *table.rows):
        assert table.span.covers(row.span)
        assert document.lines.line(row.span.start) == document.lines.line(max(row.span.end - 1, row.span.start))
        end = row.span.start
        for cell in row.cells:
            assert row.span.covers(cell.span)
            assert end <= cell.span.start <= cell.span.end
            assert document.raw(cell.span) == cell.raw == cell.raw.strip(" \t\v\f")
            end = cell.span.end
            _prove_inline(document, cell.inline, within=cell.span)


def _prove_inline(document: Document, inline: Inline, *, within: Span) -> None:
    for emphasis in inline.emphasis:
        mark = document.raw(emphasis.span)[0]
        assert mark in "*_"
        assert document.raw(emphasis.span)[-1] == mark
        assert document.raw(emphasis.span)[: 1 + emphasis.strong] == mark * (1 + emphasis.strong)
        assert within.covers(emphasis.span)
    spans = [link.span for link in inline.links] + [note.span for note in inline.footnotes]
    spans += [anchor.span for anchor in inline.anchors] + [comment.span for comment in inline.comments]
    assert all(within.covers(span) for span in spans)


def _prove_link(document: Document, link: Link) -> None:
    raw = document.raw(link.span)
    assert link.span.covers(link.target_span)
    first, last = {
        "inline": ("[", ")"),
        "image": ("!", ")]"),
        "reference": ("[", "]"),
        "autolink": ("<", ">"),
        "html": ("<", ">"),
        "html-image": ("<", ">"),
        "bare": ("hwHfF", ""),
    }[link.kind]
    assert raw[0] in first
    assert not last or raw[-1] in last
    written = document.raw(link.target_span)
    if written and not {"\\", "&", "\0", "\n", "\r"} & set(written):
        assert link.target.removeprefix("http://").removeprefix("mailto:") == written.removeprefix("http://")


def _without_markers(text: str) -> str:
    # A comment or a target that runs over lines of a quote holds the quote's marks in the source.
    return "".join(character for character in text if character not in " \t\r\n>\0\ufffd")
