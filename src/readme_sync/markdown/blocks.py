"""Which block rules may begin at a line: its first sign tells.

CommonMark asks every rule at every line whether it ends the paragraph before; in a list of a thousand entries nine of
ten answers are in the line's first sign. The rules that go through a line sign by sign, or through all lines of a
paragraph, are asked where a search says that there is something to find.
"""

from __future__ import annotations

from readme_sync.markdown.admonitions import admonition
from readme_sync.markdown.containers import blockquote, footnote, list_block
from readme_sync.markdown.definitions import definition
from readme_sync.markdown.fences import fence_rule
from readme_sync.markdown.leaves import code, heading, paragraph, thematic_break, underlined
from readme_sync.markdown.meant_headings import meant_heading
from readme_sync.markdown.state import Rule, Rules
from readme_sync.markdown.swallowed import html_rule
from readme_sync.markdown.tables import table_rule

_BySign = dict[str, tuple[Rule, ...]]

_ENDS_LIST: _BySign = {
    "`": (fence_rule,),
    "~": (fence_rule,),
    ">": (blockquote,),
    "*": (thematic_break,),
    "-": (thematic_break,),
    "_": (thematic_break,),
}
# Three dashes are a line across the page before they are a list.
_ENDS_QUOTE: _BySign = {
    **_ENDS_LIST,
    "*": (thematic_break, list_block),
    "-": (thematic_break, list_block),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
    "<": (html_rule,),
    "#": (heading,),
    "[": (footnote,),
}
# GitHub looks for a table where nothing but a paragraph can begin, and for definitions when that has ended.
_OTHERWISE: tuple[Rule, ...] = (table_rule, underlined, paragraph)
RULES = Rules(
    begin={
        **{sign: (*rules, *_OTHERWISE) for sign, rules in _ENDS_QUOTE.items()},
        "[": (footnote, table_rule, definition, underlined, paragraph),
        **dict.fromkeys("#＃", (heading, table_rule, underlined, meant_heading, paragraph)),
        **dict.fromkeys("!?=", (table_rule, underlined, admonition, paragraph)),
    },
    begin_otherwise=_OTHERWISE,
    code=code,
    interrupt={sign: (*rules, table_rule) for sign, rules in _ENDS_QUOTE.items()},
    interrupt_otherwise=(table_rule,),
    interrupt_quote=_ENDS_QUOTE,
    interrupt_list=_ENDS_LIST,
)
