"""Cells, links, bold and headings are what GitHub's own parser makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.markdown import oracle
from tests.markdown.reading import (
    our_emphasis,
    our_links,
    our_tables,
    read,
    squash,
    their_emphasis,
    their_links,
    their_tables,
)

_SHARED = ROOT.parent / "shared"
# Our own corpus; beside it, where it is there, every shared one and a sample of the revisions.
_FILES = sorted((ROOT / "tests/corpus").glob("*/**/README*.md"))
_FILES += sorted(_SHARED.glob("corpus/**/README*.md")) + sorted(_SHARED.glob("history/*/**/README*.md"))[::29]


def agree(text: str) -> None:
    document, reading = read(text), oracle.read(text)
    if reading.nested:
        return  # a link inside a link: a defect of cmark-gfm, which forgets the outer bracket
    assert our_tables(document) == their_tables(reading)
    assert our_links(document) == their_links(reading)
    assert our_links(document, images=True) == their_links(reading, images=True)
    for strong in (True, False):
        assert our_emphasis(document, strong=strong) == their_emphasis(reading, strong=strong)
    meant = {line.start for line in document.meant_headings}  # GitHub makes none of them, RS114 says it
    headings = [squash(heading.inline.plain) for heading in document.headings if heading.span.start not in meant]
    assert headings == [squash(heading) for heading in reading.headings]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.relative_to(ROOT.parent).as_posix().partition("/")[2])
def test_real_catalogues_are_read_as_github_reads_them(path: Path) -> None:
    agree(path.read_bytes().decode())


TABLES = [
    pytest.param("| foo | bar |\n| --- | --- |\n| baz | bim |\n", id="plain"),
    pytest.param("| abc | defghi |\n:-: | -----------:\nbar | baz\n", id="alignment, delimiter without outer pipes"),
    pytest.param("| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n", id="escaped pipes, also in code"),
    pytest.param("|a|b|\n|-|-|\n|`x|y`|z|\n", id="a pipe in code divides"),
    pytest.param("|a\\\\|b|c|\n|-|-|\n|d|e|\n", id="two backslashes before a pipe"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\n> quote\n", id="a quote ends it"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\nbar\n\nbar\n", id="a line without pipes is a row"),
    pytest.param("|a|b|\n|-|\n|c|\n", id="another width of the delimiter row: no table"),
    pytest.param("|a|b|\n|-|\n|-|-|\n|-|-|\n", id="nor a later one in that paragraph"),
    pytest.param("|a|b|\n|-|-|\n|c|\n|d|e|f|\n", id="ragged rows"),
    pytest.param("|a|b|\n|-|-|\n", id="no body"),
    pytest.param("text\n|a|b|\n|-|-|\n|c|d|\n", id="directly after text"),
    pytest.param("# h\n|a|\n|-|\n|b|\n", id="directly after a heading"),
    pytest.param("# h\n|-|\n|b|\n", id="a heading is no header"),
    pytest.param("- a\n-|-\n", id="a list item is no header of what follows"),
    pytest.param("a|b\n-|-\n|\nc|d\n", id="a pipe alone ends it"),
    pytest.param("a|b\n-|-\n||\nc|d\n", id="two pipes are a row"),
    pytest.param("a\n-\n", id="a setext heading of level 2"),
    pytest.param("a|b\n--\n", id="a setext heading with a pipe in it"),
    pytest.param("|a|\n-\n", id="a dash alone is a heading"),
    pytest.param("a\n:-\n|b|\n", id="one column by a colon"),
    pytest.param("a\n-|\nb\n", id="one column by a pipe"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\n<!-- |e|f| -->\n|g|h|\n", id="a commented row ends it"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\n<div>\n|e|f|\n", id="an HTML block ends it"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\n```\n|e|f|\n```\n", id="a fence ends it"),
    pytest.param("|a|b|\n|-|-|\n|c|d|\n    |e|f|\n", id="indented code ends it"),
    pytest.param("> |a|b|\n> |-|-|\n> |c|d|\n|e|f|\n", id="in a quote, no lazy row"),
    pytest.param("- x\n\n  |a|b|\n  |-|-|\n  |c|d|\n- y\n", id="in a list"),
    pytest.param("1. > |a|b|\n   > |-|-|\n   > |c|d|\n", id="in a quote in a list"),
    pytest.param("|&amp;|&#x2011;|&nosuch;|\n|-|-|-|\n|a|b|c|\n", id="entities"),
    pytest.param("|a|\t|\u3000|\u00a0|\n|-|-|-|-|\n|b\t|\tc|d\u3000|\u200b|\n", id="white space of all kinds"),
    pytest.param("|a|b|  \n|-|-|\t\n|c|d| \t\n", id="trailing white space"),
    pytest.param('|[a](b)|![c](d "e")|\n|-|-|\n|[f\\|g](h\\|i)|<http://j.k>|\n', id="links"),
    pytest.param("[r]: /u\n|-|\n|[r]|\n", id="a definition as a header"),
    pytest.param("|a|b|\r\n|-|-|\r\n|c|d|\r\n", id="CRLF"),
    pytest.param("\ufeff|a|b|\n|-|-|\n|c|d|\n", id="BOM"),
    pytest.param("|a|b|\n|-|-|\n|c|d|", id="no final newline"),
    pytest.param("|楽天|Apache 2.0|\n|-|-|\n||**「東大」**|\n", id="no spaces, an empty cell, bold by brackets"),
]


@pytest.mark.parametrize("text", TABLES)
def test_tables_are_githubs(text: str) -> None:
    agree(text)


def test_a_paragraph_before_does_not_hide_a_table_that_stands_after_a_quote() -> None:
    agree("|a|b|\n|-|\n> |a|b|\n> |-|-|\n")


INLINE = [
    "**語**「x」**語** a**→b** **🎉**x **「東大」**の",
    "a*b*c_d_e __f__ *g **h** i* ***j*** ****k**** *l**m*n**",
    "\\*note <br>*note \\__a_ `*x*` ``a`b`` `c\\`",
    "[a [b] c](d) [e![f](g)h](i) [j **k** l](m) [n](<o p> 'q') [r](s(t)u) [v]((w x)",
    '[a](b "c" d) [e](f"g") [h] (i) [j](k l) ![m](n)[o](p) [q][] [^r](s)',
    "https://a.b/c. (https://a.b/(c)) <https://a.b> www.a.b, *https://a.b*c 1http://x ahttp://x",
    "https://a.b/日本。語（x） http://a_b.c http://a_b.c.d https://a.b/&amp;x; https://a.b/c&quot; HTTP://x ftp://y",
    "[ https://a.b ] ![ www.a.b [x](y) https://a.b/c",
    "![a](b)**c**[d](e)~~f~~***g*h**",
    "a\\\n*b*  \nc &#x2011; &amp; &copy; &nosuch; &",
]


@pytest.mark.parametrize("text", INLINE)
def test_running_text_is_githubs(text: str) -> None:
    agree("x " + text + " x\n")
    agree(f"|a|b|\n|-|-|\n|{text.replace(chr(10), ' ')}|\n")


_WORDS = [
    "a",
    "b",
    " ",
    "  ",
    "語",
    "。",
    "、",
    "「",
    "」",
    "é",
    "1",
    "'",
    '"',
    ":",
    "-",
    "|",
    "@",
    "（",
    "）",
    "+",
    ";",
    "?",
    "*",
    "**",
    "***",
    "_",
    "__",
    "[",
    "]",
    "(",
    ")",
    "](u)",
    "[a](b)",
    "[x](<y z>)",
    "![i](j)",
    '(u "t")',
    "→",
    "~~",
    "`",
    "``",
    "\\",
    "\\|",
    "\\*",
    "\\[",
    "&amp;",
    "&#x2011;",
    "&nosuch;",
    "&",
    "<",
    ".",
    ",",
    "!",
    "/",
    "\u200b",
    "<http://x.y>",
    "<m@x.y>",
    "https://a.b/c",
    "http://x",
    "www.a.b",
    "https://a.b/(c)",
]
_WITH_HTML = [*_WORDS, "<br>", "<b>", "</b>", "<!-- c -->"]
_WITH_IMAGES = [*_WORDS, "!["]  # tags in an alternative text are shown there as they are written


def _texts(words: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(words), min_size=1, max_size=14).map("".join)


_RUNS = _texts(_WITH_HTML) | _texts(_WITH_IMAGES)


@given(_RUNS)
def test_any_running_text_is_githubs(text: str) -> None:
    agree("x" + text + "x\n")


@given(_RUNS, _RUNS)
def test_any_cell_is_githubs(first: str, second: str) -> None:
    agree(f"|a|b|\n|-|-|\n|{first}|x|\n|x|{second}\n")


_LINES = [
    *[
        "|a|b|",
        "|-|-|",
        "|---|:-:|",
        "a|b",
        "-|-",
        "",
        "|c|d|",
        "|c",
        "c|",
        "| `x|y` | z |",
        "| `x\\|y` | z |",
        "|c|d|e|",
    ],
    *["text", "# h", "---", "===", "<div>", "</div>", "<!-- c -->", "<!-- c", "-->", "```", "|||", "||", "|-|", "--|"],
    *[
        "|a|",
        "\\|-|",
        ":-",
        "|",
        "&amp;|b",
        "|\\|\\\\|b|",
        "| a | **b** |",
        "|a |b | ",
        "|[x](y)|![i](j)|",
        "|\u3000|\u00a0|",
    ],
    *["<b>x</b>|y", "|<br>|z", "---|---|", "| --- | --- |  ", "::: warning", ":::", " |-|-|", " |a|b|", "", ""],
]


def _html_takes_in(lines: list[str]) -> bool:
    """Tell whether a heading, a table, or a text below a closing tag stands right below HTML: read as meant (RS112)."""
    block: list[str] = []
    for line in lines:
        if (
            block
            and line
            and (line == "# h" or line.lstrip().startswith("|") or "</div>" in block)
            and line not in ("<div>", "</div>")
        ):
            return True
        block = [*block, line] if line and (block or line in ("<div>", "</div>")) else []
    return False


# Left out, because only our structure differs and no catalogue does so: a header row indented by four or
# more inside a paragraph, an empty list item as a header, lazy lines of a quote that become a table, an item that
# begins with two lines of blanks (cmark-gfm takes in what follows, markdown-it does not).
@given(st.lists(st.sampled_from(_LINES), min_size=2, max_size=12), st.sampled_from(["", "> ", "  ", "1. "]))
@example(["c|", "-|-", "-|-", "-|-"], "")
@example(["text", "|-|-|", "|a|b|", "|-|-|"], "> ")
def test_any_lines_hold_githubs_tables(lines: list[str], container: str) -> None:
    lines[0] = lines[0].lstrip()  # else it says how far the item's other lines are indented
    assume(lines[0] != "---")  # front matter, which GitHub takes off before its parser
    assume(not _html_takes_in(lines))
    assume(container != "1. " or any(lines[:2]))
    rest = container if container == "> " else " " * len(container)
    agree("\n".join((container if at == 0 else rest) + line for at, line in enumerate(lines)) + "\n")
