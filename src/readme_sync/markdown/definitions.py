"""The block rule for definitions of link references: ``[label]: address "title"`` (CommonMark 4.7).

Nearly all are a label and a plain address on one line, and are read here. Any other is left to markdown-it's own rule,
which is loaded then: it goes over several lines, takes escapes and titles, and writes addresses as URLs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from readme_sync.markdown.state import State

if TYPE_CHECKING:
    from markdown_it.main import MarkdownIt

REFERENCES = "references"  # of what rules remember: each label's address
_LABEL = re.compile(r"\[[^\[\]\\]*+(?:\\.[^\[\]\\]*+)*\]:", re.DOTALL)
# What is written as a URL already, and no title below it.
_PLAIN = re.compile(
    r"\[([a-zA-Z0-9!:/._-]+(?: [a-zA-Z0-9!:/._-]+)*)\]:[ \t]*"
    r"((?:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=[/#\s]|\Z))?(?:\.{0,2}/(?!/))?[a-zA-Z0-9_./-]*(?:#[a-zA-Z0-9_-]*)?)"
    r"[ \t]*(?:\n(?![ \t>]*[\"'(])|\Z)",
    re.ASCII,
)


def definition(state: State, line: int, end: int, silent: bool) -> bool:
    """Read a definition; it ends no paragraph."""
    start = state.bMarks[line] + state.tShift[line]
    if silent or not _LABEL.match(state.src, start):
        return False
    plain = _PLAIN.match(state.src, start)
    if plain is None or not plain[2]:
        return _read_by_markdown_it(state, line, end)
    if state.is_code_block(line):
        return False
    label = plain[1].lower().upper()
    state.env.setdefault(REFERENCES, {}).setdefault(label, {"href": plain[2]})
    state.line = line + 1
    return True


def _read_by_markdown_it(state: Any, line: int, end: int) -> bool:
    from markdown_it.rules_block import reference

    state.md = _markdown()
    return reference(state, line, end, False)


@cache
def _markdown() -> MarkdownIt:
    """Return what markdown-it's rule asks for: how addresses are written, and which blocks end a paragraph."""
    from markdown_it import MarkdownIt

    def ends_paragraph(state: Any, line: int, end: int, _silent: bool) -> bool:
        return bool(state.ends_paragraph(line, end))

    markdown = MarkdownIt("commonmark")
    ruler = markdown.block.ruler
    ruler.enableOnly(["reference"])
    ruler.push("ends_paragraph", ends_paragraph, {"alt": ["reference"]})
    return markdown
