"""Which of markdown-it's block rules may begin at a line: its first sign tells.

markdown-it asks every rule at every line whether it ends the paragraph before; in a list of a thousand entries that is
a fifth of the time, and nine of ten answers are in the line's first sign.
"""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock, blockquote, heading, hr, html_block, list_block

from readme_sync.markdown.fences import fence_rule

_Rules = Mapping[str, tuple[RuleFuncBlockType, ...]]

_ENDS_LIST: _Rules = {
    "`": (fence_rule,),
    "~": (fence_rule,),
    ">": (blockquote,),
    "*": (hr,),
    "-": (hr,),
    "_": (hr,),
}
# In markdown-it's order: three dashes are a rule before they are a list.
_STARTS: _Rules = {
    **_ENDS_LIST,
    "*": (hr, list_block),
    "-": (hr, list_block),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
    "<": (html_block,),
    "#": (heading,),
}
_REPLACED = ("fence", "blockquote", "hr", "list", "html_block", "heading")


def ask_by_sign(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Let ``ruler`` ask the rules that have a sign of their own only at lines that begin with it."""
    ruler.before("fence", "block_start", _block_start, {"alt": ["paragraph", "reference", "blockquote"]})
    ruler.before("fence", "list_end", _list_end, {"alt": ["list"]})
    ruler.disable(_REPLACED)


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
