"""Asking block rules by the first sign of a line changes nothing that markdown-it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.utils import EnvType

from readme_sync.markdown.blocks import ask_by_sign
from readme_sync.markdown.fences import fence_rule
from readme_sync.markdown.swallowed import html_rule

_ROOT = Path(__file__).parents[2]
_FILES = sorted(
    [
        *_ROOT.glob("*.md"),
        *_ROOT.glob("docs/*.md"),
        *(_ROOT / "tests/corpus").rglob("*.md"),
        *(_ROOT.parent / "shared/corpus").rglob("*.md"),
    ]
)
_BEGINNINGS = ("", " ", "   ", "    ", "\t", "> ", ">", "- ", "-", "* ", "*", "+ ", "1. ", "1)", "12. ", "a. ")
_SIGNS = (
    "#",
    "## ",
    "```",
    "~~~",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "<div>",
    "</p>",
    "<!--",
    "-->",
    "<b>",
    "[a]: b",
    "| a |",
    "|-|",
)
LINES = st.builds(
    lambda beginnings, rest: "".join(beginnings) + rest,
    st.lists(st.sampled_from(_BEGINNINGS), max_size=3),
    st.sampled_from((*_SIGNS, "", "text", "音声", "\\# no", "1")),
)

# What stands inside a block is no matter of block rules, and takes most of the time.
_PLAIN, _BY_SIGN = MarkdownIt("commonmark").disable("inline"), MarkdownIt("commonmark").disable("inline")
_PLAIN.block.ruler.at("fence", fence_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]})
_PLAIN.block.ruler.at("html_block", html_rule, {"alt": ["paragraph", "reference", "blockquote"]})
ask_by_sign(_BY_SIGN.block.ruler)


def _same(text: str) -> None:
    plain: EnvType = {}
    by_sign: EnvType = {}
    assert _BY_SIGN.parse(text, by_sign) == _PLAIN.parse(text, plain)
    assert by_sign.get("references") == plain.get("references")


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_generated_blocks(text: str) -> None:
    _same(text)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: "-".join(path.parts[-3:]))
def test_real_files(path: Path) -> None:
    _same(path.read_text(encoding="utf-8"))
