"""Code fences that lack their partner: where one block ends all the same, so that the rest of the file is read.

GitHub shows everything from a fence that nothing closes to the end of the file as code, and so hides headings, links
and tables. To compare the rest, the block is taken to end where Markdown goes on beyond doubt: at a heading below the
first level that follows a blank line, or at a fence that opens a block and so cannot close one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.rules_block import StateBlock, fence
from markdown_it.token import Token

from readme_sync.regex import lazy

STRAY = "fences"  # of markdown-it's environment: where broken fences are kept
_LAST = "fences.last"  # there too: the number of lines without the blank ones at the end
_AROUND = "fences.around"  # there too: the fence that stands around the whole page
_MOST = 20  # of a file: to look for where each goes on would take the square of their number
_OF_MARKDOWN = frozenset(("md", "markdown", "mdx", "rmd", "qmd", "rst", "text", "txt"))
_HEADING = lazy(r"#{2,6}[ \t]+\S")
_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(.*)")

Broken = tuple[
    int, int, bool
]  # its line, the line at which Markdown goes on (-1: nowhere), whether some fence closes it


def fence_rule(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a code block as CommonMark does; one whose fence has lost its partner only to where Markdown goes on."""
    broken: list[Broken] = state.env.setdefault(STRAY, [])
    if not silent and not state.level and _is_around_all(state, line, broken):
        state.line = line + 1
        return True
    start = state.bMarks[line] + state.tShift[line]
    if not silent and broken and broken[-1][1:] == (line, True) and _closes(state, line, state.src[start : start + 3]):
        state.line = line + 1  # it closes the block in a list that lies above: its indentation alone is lost
        return True
    if not fence(state, line, end, silent):
        return False
    if not silent and len(broken) < _MOST:
        _end_early(state, state.tokens[-1], broken)
    return True


def _is_around_all(state: StateBlock, line: int, broken: list[Broken]) -> bool:
    """Tell whether a fence opens or closes a block of Markdown that is the whole page: a program answered so."""
    if state.tokens:
        if not (broken and state.env.get(_AROUND)) or not _is_at_the_end(state, line + 1):
            return False
        return _closes(state, line, state.env[_AROUND])
    found = _FENCE.match(_text(state, line))
    if found is None or found[2].strip().lower() not in ("markdown", "md"):
        return False
    lines = state.src.rstrip().split("\n")
    if lines[-1].strip() != found[1] or not _are_pairs(lines[line + 1 : -1], found[1]):
        return False
    state.env[_AROUND] = found[1]
    broken.append((line, line + 1, True))
    return True


def _are_pairs(lines: list[str], markup: str) -> bool:
    """Tell whether the fences on ``lines`` are pairs of which the first says its language: no pair is parted."""
    is_open = False
    for line in lines:
        found = _FENCE.match(line.lstrip())
        if found is None or not found[1].startswith(markup):
            continue
        if is_open == bool(found[2].strip()):
            return False
        is_open = not is_open
    return not is_open


def _end_early(state: StateBlock, token: Token, broken: list[Broken]) -> None:
    first, after = token.map or (0, 0)
    is_closed = after - 1 > first and _closes(state, after - 1, token.markup)
    if is_closed and token.markup not in token.content:
        return
    if not is_closed and not _is_at_the_end(state, after):
        if _closes(state, after, token.markup):
            broken.append((first, after, True))
        return
    at = next(_resumptions(state, token, first, after, is_closed), -1)
    if is_closed and at < 0:
        return
    broken.append((first, at, is_closed))
    if at < 0:
        return
    token.map = [first, at]
    token.content = state.getLines(first + 1, at, state.sCount[first], True)
    state.line = at
    if not token.content.strip():
        state.tokens.pop()


def _resumptions(state: StateBlock, token: Token, first: int, after: int, is_closed: bool) -> Iterator[int]:
    """Yield the lines at which Markdown goes on; in a closed block only where another is opened inside it."""
    if is_closed and token.info.strip().partition(" ")[0].lower() in _OF_MARKDOWN:
        return
    headings: list[int] = []
    for line in range(first + 1, after):
        text = _text(state, line)
        if _HEADING.match(text) and (line == first + 1 or not _text(state, line - 1).strip()):
            headings.append(line)
            if not is_closed:
                break
        elif (opens := _FENCE.match(text)) and _opens(opens, token.markup):
            yield headings[0] if headings else line
            return
    if headings and not is_closed:
        yield headings[0]


def _opens(found: re.Match[str], markup: str) -> bool:
    return found[1].startswith(markup) and bool(found[2]) and "`" not in found[2]


def _closes(state: StateBlock, line: int, markup: str) -> bool:
    found = _FENCE.match(_text(state, line))
    return found is not None and found[1].startswith(markup) and not found[2].strip()


def _text(state: StateBlock, line: int) -> str:
    """Return a line without its indentation; nothing of one that is indented as code is, which MDX has not."""
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _is_at_the_end(state: StateBlock, line: int) -> bool:
    if _LAST not in state.env:
        state.env[_LAST] = state.src.rstrip().count("\n") + 1
    last: int = state.env[_LAST]
    return line >= last
