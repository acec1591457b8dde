"""What of an MDX file is program and no text.

Imports and exports between blank lines, comments in braces, and the lines of tags that hold but values of the program:
``<Tabs items={['A', 'B']}>``, ``<Tab>``. To Markdown the first is a text, and the second takes in what follows.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_PROGRAM = re.compile(r"(?:import|export)\b")
_TAG = re.compile(r"[ \t]*</?[A-Z][\w.]*(?:\s+\w[\w-]*=\{[^\n]*\})?[ \t]*(?<!/)>[ \t\r]*")
_BEGIN, _END = "{/*", "*/}"  # of a comment
_SIGN = re.compile(r"[^\n]")


def without_program(text: str, start: int) -> str:
    """Return ``text`` from ``start`` on with blanks in place of what is no text, every offset as it was."""
    lines = text[start:].split("\n")
    fence = ""
    is_first, is_program = True, False  # of a block; of a block that began with an import or an export
    for number, line in enumerate(lines):
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
        if not line.strip():
            is_first, is_program = True, False
            continue
        if is_first and not fence and _PROGRAM.match(line):
            is_program = True
        if is_program or (not fence and _TAG.fullmatch(line)):
            lines[number] = " " * len(line)
        is_first = False
    return text[:start] + _without_comments("\n".join(lines))


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find(_BEGIN, at)) >= 0 and (end := text.find(_END, start)) >= 0:
        kept += [text[at:start], _SIGN.sub(" ", text[start : end + len(_END)])]
        at = end + len(_END)
    return "".join([*kept, text[at:]])
