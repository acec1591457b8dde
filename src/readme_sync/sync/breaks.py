"""Breaks within a text that came or went at a line's end: the text itself is as it was."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from readme_sync.sync.lines import Line
from readme_sync.sync.tokens import normal
from readme_sync.text import Span

_TEXTS = ("text", "item", "footnote")
_MANY = 40  # lines of one text
_SIGN = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")  # of an entry of a list, which may become a line of a paragraph


def as_broken(old: Sequence[Line], new: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``new`` with its texts in the lines that ``old`` has for the same words.

    Two blanks at a line's end, which part a text for its readers, are often set or taken out by an editor: whoever has
    translated the two lines has nothing to do then.
    """
    known = {line.text for line in old}
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(old):
        if line.kind in _TEXTS:
            for words in dict.fromkeys((_first(line), _first(line, as_text=True))):
                starts[words].append(at)
    found: list[Line] = []
    at = 0
    while at < len(new):
        line = new[at]
        made, used = [line], 1
        if line.kind in _TEXTS and line.text not in known and (places := starts.get(_first(line))):
            made, used = next(_as_there(old, places, new, at), (made, used))
        found += made
        at += used
    return tuple(found)


def _first(line: Line, *, as_text: bool = False) -> str:
    """Return the words of a line's first line in the file; ``as_text``, without the sign of an entry."""
    return _said(line, as_text=as_text, text=line.text.partition("\n")[0])


def _said(line: Line, *, as_text: bool, text: str | None = None) -> str:
    """Return the words of a line; ``as_text``, without the sign of an entry of a list."""
    text = line.text if text is None else text
    return _bare(_SIGN.sub("", text, count=1) if as_text and line.kind == "item" else text)


def _bare(text: str) -> str:
    """Return a text without blanks and other typography."""
    return "".join(normal(text).split())


def _as_there(
    old: Sequence[Line], places: Sequence[int], new: Sequence[Line], at: int
) -> Iterator[tuple[list[Line], int]]:
    """Yield line ``at`` as the old ones at ``places`` have it, parted or joined, and how many new lines that takes."""
    wanted = _bare(new[at].text)
    as_text = new[at].kind == "text"
    for place in places:
        one = _said(old[place], as_text=as_text)
        if len(one) < len(wanted) and (count := _run(old, place, wanted, as_text=as_text)):
            if made := _parted(new[at], old[place : place + count]):
                yield made, 1
        elif len(one) > len(wanted) and (count := _run(new, at, one)):
            yield [_joined(new[at : at + count])], count


def _run(lines: Sequence[Line], at: int, wanted: str, *, as_text: bool = False) -> int:
    """Return how many texts from ``at`` on are ``wanted`` together, two or more; 0 where none are."""
    said = ""
    for count, line in enumerate(lines[at : at + _MANY], 1):
        said += _said(line, as_text=as_text)
        if line.kind not in _TEXTS or not wanted.startswith(said):
            return 0
        if said == wanted:
            return count if count > 1 else 0
    return 0


def _parted(line: Line, like: Sequence[Line]) -> list[Line]:
    """Return a text as the lines ``like``, which take as many lines in the file; nothing where they do not."""
    rows = line.text.split("\n")
    counts = [one.text.count("\n") + 1 for one in like]
    if sum(counts) != len(rows):
        return []
    found, start = [], line.span.start
    for count, one in zip(counts, like, strict=True):
        text = "\n".join(rows[:count])
        del rows[:count]
        found.append(
            line._replace(
                kind=line.kind if line.kind == "text" else one.kind, span=Span(start, start + len(text)), text=text
            )
        )
        start += len(text) + 1
    return found


def _joined(lines: Sequence[Line]) -> Line:
    """Return texts that follow each other as one."""
    span = Span(lines[0].span.start, lines[-1].span.end)
    return lines[0]._replace(span=span, text="\n".join(line.text for line in lines))
