"""Lines that were meant for headings: ``##Title``, shown as it is written since a blank is lacking, or ``＃＃ Title``.

To compare the section that its writer meant, the line is read as a heading.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock

MEANT = "meant"  # of markdown-it's environment: the lines that were meant for headings
# What a heading begins with: a letter, a digit, an emoji, bold, a link. "##" alone and "##!" mean something else.
_MEANT = re.compile(r"(#{1,6})((?:[^\W_]|[^\x00-\x7f]|\*\*|`|\[)[^\n]*)")
_WIDE = re.compile(r"(?=#{0,5}＃)([#＃]{1,6})[ \t\u3000]+([^\n]+)")
# Behind signs that nobody sees.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff]{1,4}(#{1,6})[ \t]+([^\\s#][^\\n]*)")
_TAGS = re.compile(r"#\S+(?:\s+#\S+)*\s*")  # "#loom" is a tag on other pages, and so are several
_FIRST = ("#", "＃", "\u200b", "\u200e", "\u200f", "\u2060", "\ufeff")
_CLOSING = re.compile(r"[ \t]+#+[ \t]*$")


def meant_heading(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: ARG001  markdown-it's form
    """Read a line of two to six number signs and a title without a blank between them; one sign at the file's head.

    In a list, two signs stand before the name of a channel. Full-width signs have a blank behind them.
    """
    start = state.bMarks[line] + state.tShift[line]
    if silent or state.level or state.src[start : start + 1] not in _FIRST or state.is_code_block(line):
        return False
    patterns = (_MEANT, _WIDE, _UNSEEN)
    found = next((one for one in (each.match(state.src, start, state.eMarks[line]) for each in patterns) if one), None)
    if found is None or (found[1] in ("#", "＃") and (state.tokens or _TAGS.fullmatch(found[0]))):
        return False
    level = f"h{len(found[1])}"
    state.line = line + 1
    state.push("heading_open", level, 1).map = [line, state.line]
    inline = state.push("inline", "", 0)
    inline.map, inline.content = [line, state.line], _CLOSING.sub("", found[2]).strip()
    state.push("heading_close", level, -1)
    state.env.setdefault(MEANT, []).append(line)
    return True
