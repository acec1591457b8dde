"""Blocks of HTML: where they begin and end (CommonMark 4.6)."""

from __future__ import annotations

import re

from readme_sync.markdown.state import State

_ATTRIBUTE = r"\s+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^\"'=<>`\x00-\x20]+|'[^']*'|\"[^\"]*\"))?"
LONE_TAG = re.compile(rf"(?:<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>)\s*\Z")
_DECLARATION = re.compile(r"<![A-Za-z]")
_VERBATIM = re.compile(r"<(?a:script|pre|style|textarea)(?=\s|>|\Z)", re.IGNORECASE)
_ENDS_VERBATIM = ("</script>", "</pre>", "</style>", "</textarea>")
_ELEMENTS = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link"
    " main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead"
    " title tr track ul"
)
_ELEMENT = re.compile(rf"</?(?a:{_ELEMENTS.replace(' ', '|')})(?=\s|/?>|\Z)", re.IGNORECASE)
_BLANK_LINE: tuple[str, ...] = ()


def html_block(state: State, line: int, end: int, silent: bool) -> bool:
    """Read a block of HTML; one that begins with a lone tag of a name that no page has for blocks ends no paragraph."""
    if state.is_code_block(line):
        return False
    text = _text(state, line)
    endings = _endings(text)
    if endings is None and not LONE_TAG.match(text):
        return False
    if silent:
        return endings is not None
    state.line = _behind(state, line, end, endings or _BLANK_LINE)
    token = state.push("html_block", "", 0)
    token.map = [line, state.line]
    token.content = state.getLines(line, state.line, state.blkIndent, True)
    return True


def _endings(text: str) -> tuple[str, ...] | None:
    """Return what ends the block that begins so, or a blank line; None where it is no such block."""
    if _ELEMENT.match(text):
        return _BLANK_LINE
    if _VERBATIM.match(text):
        return _ENDS_VERBATIM
    for beginning, ending in (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")):
        if text.startswith(beginning):
            return (ending,)
    return (">",) if _DECLARATION.match(text) else None


def _behind(state: State, line: int, end: int, endings: tuple[str, ...]) -> int:
    """Return the line behind the block that begins at ``line``."""
    if _has_one(_text(state, line), endings):
        return line + 1
    line += 1
    while line < end:
        is_empty = state.isEmpty(line)
        if is_empty and not endings:
            break
        if state.sCount[line] < state.blkIndent and not is_empty:
            break  # the list around it ends
        if endings and _has_one(_text(state, line), endings):
            return line + 1
        line += 1
    return line


def _has_one(text: str, endings: tuple[str, ...]) -> bool:
    lower = text.lower()
    return any(map(lower.__contains__, endings))


def _text(state: State, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
