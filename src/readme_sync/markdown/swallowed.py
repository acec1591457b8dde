"""Markdown that an HTML block takes in: no blank line parts them, so that GitHub shows ``## Title`` as it is written.

To compare the section that its writer meant, the block is taken to end before such a heading or a table, before an
entry of a list or a quotation with a link in it, before a line of links and pictures alone, and before a text below the
closing tag of its last element. A comment that nothing closes hides the rest of the page: it is taken to end before the
next heading that follows a blank line.
"""

from __future__ import annotations

import re

from markdown_it.rules_block import StateBlock, html_block
from markdown_it.token import Token

SWALLOWED = "swallowed"  # of markdown-it's environment: the lines with marks that are shown
_OPEN = "open comments"  # there too: how many comments are never closed
_MOST_OPEN = 20  # to look for where each goes on would take the square of their number
_INDENT = 3
_MAY_HAVE = re.compile(r"\n[ >]*#{1,6}[ \t]+\S")
_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_HAS_TABLE = re.compile(r"\n[ >]*\|[^\n]*\|[ \t]*\n[ >]*\|[ \t]*:?-")
_DELIMITERS = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
_LISTED = re.compile(r"(?:[-*+]|\d{1,3}[.)]|>)[ \t]+[^\n]*\]\(")
_HAS_LISTED = re.compile(r"\n[ \t]*(?:[-*+]|\d{1,3}[.)]|>)[ \t]+[^\n]*\]\(")
# A line of nothing but links and pictures, below a tag that stands alone on its line.
_LINK = r"(?:\[!\[[^\[\]\n]*\]\([^()\s]+\)\]|!?\[[^\[\]\n]+\])\([^()\s]+\)"
_LINKS = re.compile(rf"(?:[*_]{{0,2}}{_LINK}[*_]{{0,2}}(?:[ \t]*[|·•/,–—-][ \t]*|[ \t]+|[ \t]*$))+")
_HAS_LINKS = re.compile(rf"\n[ \t]*[*_]{{0,2}}{_LINK}")
_BELOW = re.compile(r"</(?:p|div|details|center|table|h[1-6])>[ \t]*\n[ >]*[^\s<>]", re.IGNORECASE)
_END = re.compile(r"</(?:p|div|details|center|table|h[1-6])>\s*\Z", re.IGNORECASE)
_OUTER = re.compile(r"<(/?)(?:div|details|center|table|ul|ol|blockquote)\b", re.IGNORECASE)
_TEXT = re.compile(r"(?=[^\n]*[^\W\d_])[^\s<>]")
_MARKS = re.compile(r"\]\(|\*\*|`|^\[[^\[\]^]+\]:[ \t]*\S")
_FENCE = re.compile(r"`{3}|~{3}")
_HAS_FENCE = re.compile(r"\n[ >]*(?:`{3}|~{3})")
# Elements whose text is shown as it is written, and blocks that a site's own Markdown reads.
_OTHERS = re.compile(
    r"<(?:pre|code|script|style|textarea|xmp|samp)\b|<!|<\?|\s(?:markdown|v-pre)(?=[=\s>])", re.IGNORECASE
)
_FIRST = re.compile(r"</?([a-z][a-z0-9]*)(?=[\s/>])")
_NAME = re.compile(r"[A-Za-z][\w.-]*")
# What pages have around headings; a tag of another name belongs to a prompt or to the components of a site.
_ELEMENTS = frozenset(
    "a article aside b blockquote br center dd details div dl dt em figure font footer h1 h2 h3 h4 h5 h6 header hr i"
    " img kbd li main nav ol p picture section small source span strong sub summary sup table tbody td tfoot th thead"
    " tr u ul video".split()
)


def is_element(text: str, at: int) -> bool:
    """Tell whether the tag whose name begins at ``at`` is one that pages have, and not a component of a site."""
    name = _NAME.match(text, at)
    return name is not None and name[0].lower() in _ELEMENTS


def html_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read an HTML block as CommonMark does; one that takes in a heading or a text only to the line before it."""
    if not html_block(state, line, end, silent):
        return False
    if silent:
        return True
    token = state.tokens[-1]
    if is_open_comment(token.content):
        _end_comment(state, token)
    elif any(
        sign.search(token.content) for sign in (_MAY_HAVE, _BELOW, _HAS_TABLE, _HAS_LISTED, _HAS_LINKS, _HAS_FENCE)
    ):
        _end_early(state, token)
    return True


def is_open_comment(html: str) -> bool:
    """Tell whether a block of HTML is a comment that nothing closes."""
    return html.lstrip(" ").startswith("<!--") and "-->" not in html


def _end_comment(state: StateBlock, token: Token) -> None:
    first, after = token.map or (0, 0)
    count = state.env[_OPEN] = state.env.get(_OPEN, 0) + 1
    for line in range(first + 1, after) if count <= _MOST_OPEN and state.level == 0 else ():
        if _HEADING.match(_text(state, line)) and not _text(state, line - 1).strip():
            token.map = [first, line]
            token.content = state.getLines(first, line, state.blkIndent, True)
            state.line = line
            return


def _end_early(state: StateBlock, token: Token) -> None:
    first, after = token.map or (0, 0)
    element = _FIRST.match(token.content.lstrip())
    if element is None or element[1] not in _ELEMENTS:
        return
    is_closed, depth = False, 0  # whether an element ends on the line before; how many that hold others are open
    for line in range(first, after):
        text = _text(state, line)
        if line > first and (
            _HEADING.match(text)
            or _LISTED.match(text)
            or (_LINKS.fullmatch(text) and not _is_in_a_tag(state, line))
            or (is_closed and depth <= 0 and _TEXT.match(text))
            or (_FENCE.match(text) and not _is_in_a_tag(state, line))
            or _is_table(text, _text(state, line + 1) if line + 1 < after else "")
        ):
            break
        if _OTHERS.search(text) or _FENCE.match(text):
            return
        is_closed = _END.search(text) is not None
        depth += sum(-1 if tag[1] else 1 for tag in _OUTER.finditer(text))
    else:
        return
    token.map = [first, line]
    token.content = state.getLines(first, line, state.blkIndent, True)
    if _HEADING.match(text) or _MARKS.search(text) or text.startswith("|"):
        state.env.setdefault(SWALLOWED, []).append(line)
    state.line = line


def _is_in_a_tag(state: StateBlock, line: int) -> bool:
    """Tell whether the tag that the line before belongs to goes on."""
    return not _text(state, line - 1).rstrip().endswith(">")


def _is_table(text: str, following: str) -> bool:
    """Tell whether a line and the one below it are the head of a table."""
    return text.startswith("|") and _DELIMITERS.fullmatch(following) is not None


def _text(state: StateBlock, line: int) -> str:
    """Return a line without its indentation; nothing of one that is indented as code is."""
    if state.sCount[line] - state.blkIndent > _INDENT:
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
