"""The lines, tokens and paragraphs that block rules work on are those of markdown-it, made more quickly."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import paragraph as their_paragraph
from markdown_it.token import Token

from readme_sync.markdown import parse
from readme_sync.markdown.state import State
from tests.examples import examples

_STARTS = ["", "- ", "* ", "1. ", "> ", "# ", "  ", "    ", "\t", " \t", "| "]
_STARTS += ["```", "---", "===", "[^1]: ", "[a]: ", "!!! note"]
_TEXTS = ["", "text", "more  text ", "\ttab", "|---|", "<div>", "</div>", "a | b", "`x`"]
_TEXTS += ["\u3000wide\u2003", "\x1fx\x85", "\ufeff"]
_LINES = st.tuples(st.sampled_from(_STARTS), st.sampled_from(_STARTS), st.sampled_from(_TEXTS)).map("".join)


def _shown(tokens: list[Token]) -> list[tuple[object, ...]]:
    return [
        (one.type, one.tag, one.nesting, one.level, one.map, one.content, one.markup, one.info, one.hidden)
        for one in tokens
    ]


def _theirs(text: str) -> list[Token]:
    markdown = parse._markdown.__wrapped__(mdx=False)
    markdown.block.ruler.at("paragraph", their_paragraph)
    tokens: list[Token] = []
    state = StateBlock(text, markdown, {}, tokens)
    markdown.block.tokenize(state, 0, state.lineMax)
    return tokens


@examples(300)
@given(st.lists(_LINES, max_size=12), st.sampled_from(["\n", "\n\n"]), st.sampled_from(["", "\n", "  ", "\n\t"]))
def test_the_tokens_of_a_text_are_those_of_markdown_it(lines: list[str], between: str, end: str) -> None:
    text = between.join(lines) + end
    assert _shown(parse._block_tokens(text, 0, mdx=False)[0]) == _shown(_theirs(text) if text else [])


@examples(100)
@given(st.text(" \t\nax", max_size=30))
def test_the_lines_of_a_text_are_those_of_markdown_it(text: str) -> None:
    markdown = parse._markdown(mdx=False)
    ours, theirs = State(text, markdown, {}, []), StateBlock(text, markdown, {}, [])
    for name in ("bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax", "src"):
        assert getattr(ours, name) == getattr(theirs, name)
