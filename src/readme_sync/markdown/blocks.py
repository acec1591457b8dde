"""Which of markdown-it's block rules may begin at a line: its first signs tell.

markdown-it asks every rule at every line whether it ends the paragraph before; in a list of a thousand entries that is
a fifth of the time, and nine of ten answers are in the line's first sign. The rules that go through a line sign by
sign, or through all lines of a paragraph, are asked where a search says that there is something to find.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it.common.utils import normalizeReference
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, blockquote, heading, hr, lheading, list_block, reference

from readme_sync.markdown.fences import fence_rule
from readme_sync.markdown.swallowed import html_rule

_Rules = Mapping[str, tuple[RuleFuncBlockType, ...]]

_BREAK = re.compile(r"([-*_])[ \t]*\1[ \t]*\1")
_LABEL = re.compile(r"\[[^\[\]\\]*+(?:\\.[^\[\]\\]*+)*\]:", re.DOTALL)
# A definition whose address Jekyll or another program fills in: `[1]: {{ site.url }}/page`.
_FILLED_IN = re.compile(r"\[([^\[\]\\\n]{1,200})\]:[ \t]*+((?:[^\s{}]|\{\{[^{}\n]*\}\})+)[ \t]*+(?=\n|\Z)")
_UNDERLINES = "underlines"  # of markdown-it's environment


def _hr(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    return _BREAK.match(state.src, start) is not None and hr(state, line, end, silent)


def definition(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read the definition of a link reference, as markdown-it does, also where blanks stand in a template."""
    start = state.bMarks[line] + state.tShift[line]
    if _LABEL.match(state.src, start) is None:
        return False
    return reference(state, line, end, silent) or _filled_in(state, line, start)


def _filled_in(state: StateBlock, line: int, start: int) -> bool:
    found = _FILLED_IN.match(state.src, start) if "{{" in state.src[start : state.eMarks[line]] else None
    if found is None or state.is_code_block(line):
        return False
    value = {"title": "", "href": found[2], "map": [line, line + 1]}
    state.env.setdefault("references", {}).setdefault(normalizeReference(found[1]), value)
    state.line = line + 1
    return True


def _underlined(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a heading that is underlined, as markdown-it does."""
    if _UNDERLINES not in state.env:
        state.env[_UNDERLINES] = _before_underlines(state.src)
    lines: list[bool] = state.env[_UNDERLINES]
    return lines[line + 1] and lheading(state, line, end, silent)


def _before_underlines(text: str) -> list[bool]:
    """Return of each line, and of one behind the last, whether an underline may come before the next blank line."""
    found = [False]
    for line in reversed(text.split("\n")):
        written = line.rstrip(" \t")
        found.append(bool(written) and (written[-1] in "-=" or found[-1]))
    found.reverse()
    return found


_ENDS_LIST: _Rules = {
    "`": (fence_rule,),
    "~": (fence_rule,),
    ">": (blockquote,),
    "*": (_hr,),
    "-": (_hr,),
    "_": (_hr,),
}
# In markdown-it's order: three dashes are a rule before they are a list.
_STARTS: _Rules = {
    **_ENDS_LIST,
    "*": (_hr, list_block),
    "-": (_hr, list_block),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
    "<": (html_rule,),
    "#": (heading,),
}
_REPLACED = ("fence", "blockquote", "hr", "list", "html_block", "heading")


def ask_by_sign(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Let ``ruler`` ask the rules that have a sign of their own only at lines that begin with it."""
    ruler.before("fence", "block_start", _block_start, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.before("fence", "list_end", _list_end, {"alt": ["list"]})
    ruler.disable(_REPLACED)
    ruler.at("reference", definition)
    ruler.at("lheading", _underlined)


def _block_start(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    return _first_of(_STARTS, state, line, end, silent)


def _list_end(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """What ends a list, but no item of it; as the beginning of a block it has been asked already."""
    return silent and _first_of(_ENDS_LIST, state, line, end, silent)


def _first_of(rules: _Rules, state: StateBlock, line: int, end: int, silent: bool) -> bool:
    start = state.bMarks[line] + state.tShift[line]
    for rule in rules.get(state.src[start : start + 1], ()):  # noqa: SIM110  a loop is quicker than a generator here
        if rule(state, line, end, silent):
            return True
    return False
