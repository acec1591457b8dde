"""What of an MDX file is program and no text.

Imports and exports between blank lines, comments in braces, and the lines of tags that hold but values of the program:
``<Tabs items={['A', 'B']}>``, ``<Tab>``, also where a tag with a value goes on over lines. To Markdown the first is a
text, and the second takes in what follows; so does any tag of a component right above a fence or a heading. Docusaurus
reads ``.md`` as MDX as well: who imports something there says so.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_PROGRAM = re.compile(r"(?:import|export)\b")
_TAG = re.compile(r"[ \t]*</?[A-Z][\w.]*(?:\s+\w[\w-]*=\{[^\n]*\}[ \t]*/?|[ \t]*/?)>[ \t\r]*")
_COMPONENT = re.compile(r"[ \t]*<[A-Z][\w.]*(?:\s[^<>\n]*)?>[ \t\r]*")
_BEGUN = re.compile(r"[ \t]*<[A-Z][\w.]*(?:[ \t][^<>\n]*)?")
_ENDS = ("/>", '">', "'>", "}>")
_BELOW = re.compile(r"[ \t]*(?:`{3}|~{3}|#{1,6}[ \t])")
_QUOTES = ("'", '"')
_BEGIN, _END = "{/*", "*/}"  # of a comment
_SIGN = re.compile(r"[^\n]")


def without_program(text: str, start: int) -> str:
    """Return ``text`` from ``start`` on with blanks in place of what is no text, every offset as it was."""
    lines = text[start:].split("\n")
    long, end = _long_tags(lines), -1
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
        if is_program or (not fence and (_TAG.fullmatch(line) or _is_above_another_block(lines, number))):
            lines[number] = " " * len(line)
        elif number in long and not fence:
            end = long[number]
        if number <= end:
            lines[number] = " " * len(line)
        is_first = False
    return text[:start] + _without_comments("\n".join(lines))


def imports(text: str, start: int) -> bool:
    """Tell whether a block of ``text`` from ``start`` on begins with an import, and no script of HTML stands above."""
    if "import " not in text:
        return False
    fence, is_first = "", True
    for line in text[start:].split("\n"):
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
        if not fence and line.lstrip().startswith("<script"):
            return False
        if is_first and not fence and _is_import(line):
            return True
        is_first = not line.strip()
    return False


def _is_import(line: str) -> bool:
    """Tell whether a line imports something by name from a file or a package."""
    named, found, source = line.rstrip().removesuffix(";").rpartition(" from ")
    quote = source[:1]
    return bool(found) and named.startswith("import ") and quote in _QUOTES and source.find(quote, 1) == len(source) - 1


def _long_tags(lines: Sequence[str]) -> dict[int, int]:
    """Return where each tag that has a value in braces and goes on over lines ends, by the line that it begins in."""
    begun = [number for number, line in enumerate(lines) if _BEGUN.fullmatch(line)]
    if not begun:
        return {}
    ends = [number for number, line in enumerate(map(str.strip, lines)) if line == ">" or line.endswith(_ENDS)]
    values = list(accumulate(("={" in line for line in lines), initial=0))
    found = ((first, bisect(ends, first)) for first in begun)
    tags = {first: ends[at] for first, at in found if at < len(ends)}
    return {first: last for first, last in tags.items() if values[last + 1] > values[first]}


def _is_above_another_block(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is the tag of a component, and the next one begins a block of code or is a heading."""
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return _BELOW.match(following) is not None and _COMPONENT.fullmatch(lines[number]) is not None


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find(_BEGIN, at)) >= 0 and (end := text.find(_END, start)) >= 0:
        kept += [text[at:start], _SIGN.sub(" ", text[start : end + len(_END)])]
        at = end + len(_END)
    return "".join([*kept, text[at:]])
