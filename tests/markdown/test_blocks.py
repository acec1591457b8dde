"""Our block rules read a text as markdown-it's do, with the additions that are ours in both."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink, validateLink
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock, fence, html_block, reference
from mdit_py_plugins.footnote.index import footnote_def

from readme_sync.markdown import fences, parse, swallowed
from readme_sync.markdown.admonitions import admonition
from readme_sync.markdown.blocks import RULES
from readme_sync.markdown.definitions import REFERENCES, definition
from readme_sync.markdown.meant_headings import MEANT, meant_heading
from readme_sync.markdown.state import State
from readme_sync.markdown.tables import table_rule
from tests.examples import examples

_ROOT = Path(__file__).parents[2]
_FILES = sorted(
    [
        *_ROOT.glob("*.md"),
        *_ROOT.glob("docs/*.md"),
        *(_ROOT / "tests/corpus").rglob("*.md"),
        *(_ROOT.parent / "shared/corpus").rglob("*.md"),
    ]
)
_BEGINNINGS = ["", " ", "   ", "    ", "\t", " \t", "> ", ">", ">\t", "- ", "-", "-     ", "* ", "+ ", "1. "]
_BEGINNINGS += [
    "1)",
    "12. ",
    "a. ",
    "# ",
    "| ",
    "```",
    "~~~",
    "---",
    "===",
    "[^1]: ",
    "[a]: ",
    "!!! note ",
    '=== "Tab"',
    "＃ ",
]
_TEXTS = ["", "text", "more  text ", "\ttab", "#", "## ", "##a", "# b #", "```", "````", "~~~ x", "`x`", "a`b"]
_TEXTS += ["1", "\\#", "---", "- - -", "***", "___", "===", "|-|", "|---|", "| a |", "a | b", "音声"]
_TEXTS += [
    "\u3000wide\u2003",
    "\x1fx\x85",
    "<div>",
    "</p>",
    "<b>",
    "<b c='d'>",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<![CDATA[",
    "]]>",
    "<!A",
]
_TEXTS += ["<PRE>", "</pre>", "/url", "/url 'title'", '"title"', "'t", "<a b>", "https://A.b/c%20d#é", "(x)", "[b]: c"]
_TEXTS += ["\\", "]", "\ufeff"]
_LINES = st.builds(
    lambda beginnings, rest: "".join(beginnings) + rest,
    st.lists(st.sampled_from(_BEGINNINGS), max_size=3),
    st.sampled_from(_TEXTS),
)


class _Theirs(StateBlock):
    """The state of markdown-it's rules, with what our additions ask of ours."""

    def tokenize(self, line: int, end: int) -> None:
        self.md.block.tokenize(self, line, end)

    def ends_quote(self, line: int, end: int) -> bool:
        return any(rule(self, line, end, True) for rule in self.md.block.ruler.getRules("blockquote"))


@cache
def _markdown_it(*, mdx: bool) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"maxNesting": 100})
    ruler: Any = markdown.block.ruler
    ruler.at("fence", fences.fence_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.at("html_block", swallowed.html_rule, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.before("lheading", "table", table_rule, {"alt": ["paragraph", "reference"]})
    ruler.disable("reference")
    ruler.before("lheading", "definition", reference)  # they are looked for where no table begins
    ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.before("paragraph", "admonition", admonition)
    ruler.before("paragraph", "meant_heading", meant_heading)
    if mdx:
        ruler.disable("code")
    return markdown


def _theirs(text: str, *, mdx: bool) -> StateBlock:
    state = _Theirs(text, _markdown_it(mdx=mdx), {}, [])
    with patch.object(fences, "_fence", fence), patch.object(swallowed, "html_block", html_block):
        state.tokenize(0, state.lineMax)
    return state


def _shown(state: State | StateBlock) -> Iterator[tuple[object, ...]]:
    """Yield what is asked of tokens, and what rules remember."""
    for one in state.tokens:
        level = one.tag if one.type == "heading_open" else ""
        is_fence = one.type == "fence"
        yield one.type, level, one.nesting, one.level, one.map, one.content, is_fence and (one.markup, one.info)
    yield tuple((label, known["href"]) for label, known in state.env.get(REFERENCES, {}).items())
    yield tuple(list(state.env.get(name, ())) for name in (fences.STRAY, swallowed.SWALLOWED, MEANT))


def _are_the_same(text: str, *, mdx: bool = False) -> None:
    assert list(_shown(parse._read_blocks(text, 0, mdx=mdx))) == list(_shown(_theirs(text, mdx=mdx)))


@examples(500)
@given(
    st.lists(_LINES, max_size=12),
    st.sampled_from(["\n", "\n", "\n\n"]),
    st.sampled_from(["", "\n", "  ", "\n\t"]),
    st.booleans(),
)
def test_a_text_is_read_as_markdown_it_reads_it(lines: list[str], between: str, end: str, mdx: bool) -> None:
    _are_the_same(between.join(lines) + end, mdx=mdx)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: "-".join(path.parts[-3:]))
def test_a_file_is_read_as_markdown_it_reads_it(path: Path) -> None:
    _are_the_same(path.read_text(encoding="utf-8"))


@examples(100)
@given(st.text(" \t\nax", max_size=30))
def test_the_lines_of_a_text_are_those_of_markdown_it(text: str) -> None:
    ours, theirs = State(text, RULES), StateBlock(text, _markdown_it(mdx=False), {}, [])
    for name in ("bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax", "src"):
        assert getattr(ours, name) == getattr(theirs, name)


_PARTS = ["http://", "https://", "//", "/", "./", "../", "a", "B", "0", "_", "-", ".", "#", "x.y", "xn--"]
_PARTS += ["javascript", ":"]


@examples(300)
@given(st.lists(st.sampled_from(_PARTS), min_size=1, max_size=8).map("".join), st.text("abXY09!:/._- ", min_size=1))
def test_a_definition_that_is_read_here_has_the_label_and_the_address_of_markdown_it(target: str, label: str) -> None:
    state = State(f"[{label}]: {target}", RULES)
    with patch("readme_sync.markdown.definitions._read_by_markdown_it", return_value=False):
        if definition(state, 0, 1, False):
            assert state.env[REFERENCES] == {normalizeReference(label): {"href": normalizeLink(target)}}
            assert validateLink(target)


def test_definitions_of_one_line_need_no_markdown_it() -> None:
    with patch("readme_sync.markdown.definitions._read_by_markdown_it", side_effect=AssertionError):
        state = parse._read_blocks("[Build status]: https://example.org/a_b#c\n[b]: ../LICENSE\n", 0, mdx=False)
    assert [one["href"] for one in state.env[REFERENCES].values()] == ["https://example.org/a_b#c", "../LICENSE"]
