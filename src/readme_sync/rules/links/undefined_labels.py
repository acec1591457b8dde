"""``[text][label]`` whose label nothing defines, or two lines each otherwise, and a bracket that nothing closes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from readme_sync.markdown.destinations import normalise_label
from readme_sync.markdown.document import CodeBlock, Document
from readme_sync.regex import lazy
from readme_sync.rules.links.mislinks import Mislink
from readme_sync.rules.links.runs import Run, Runs, link_before
from readme_sync.rules.messages import shorten
from readme_sync.text import Edit, Span, are_around

_DEFINITION = lazy(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:", re.MULTILINE)
_DEFINED = lazy(r"^ {0,3}\[(?!\^)([^\[\]\n]{1,200})\]:[ \t]*(\S+)", re.MULTILINE)
# No Latin letter stands before it: `x[0][1]` is an index. In Chinese and Japanese no blank parts it from the words.
# The sign before it is looked at after the bracket: a search for a bracket is five times as fast as one for what it follows.
_PAIR = lazy(
    r"(?:!(?<![A-Za-z0-9_\]\\)}$]!)\[|\[(?<![A-Za-z0-9_\]\\)}$]\[))"
    r"(?![\^ xX]?\])([^\[\]\n]{1,200})\]\[([^\[\]\n]{0,100})\](?![\[(])"
)
_IMAGE_PAIR = lazy(
    r"\[(?<![A-Za-z0-9_\]\\)}$]\[)(!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,500}\)|\[[^\[\]\n]{0,100}\])?)\]\[([^\[\]\n]{0,100})\](?![\[(])"
)
_CUT = lazy(r"\]\[([^\[\]\n|]{1,100})$", re.MULTILINE)
_WORDS = lazy(r"[^\W\d_]{2}")
_MEASURE = lazy(r"\d{1,5}(?:\.\d)?[A-Za-z%]{1,2}$")  # "[142 stars][9d] [kiln-tools](...)": what is known of an entry
_CLASS = lazy(r"\^|.-.(?:.-.)*$")  # [a-z][0-9]: a pattern
_MOST = 300
_HINTS = 20  # labels of a file that are compared with all that are defined, which takes long
_OPEN = lazy(r"(?<![^\s(（「、。，：:])\[(?=[^\W\d_]{3})(?!\S*\(http)([^\[\]\n]*)")
_INTERVAL = re.compile(r"\[[^,;\[\]\n]{1,20}[,;][^,;)\[\]\n]{1,20}\)")
_BRACKET = lazy(rf"\\.|{_INTERVAL.pattern}|[\[\]]")


def undefined_labels(document: Document) -> Iterator[Mislink]:
    """Yield the references to labels that are defined nowhere in the file."""
    text = document.text
    if "][" not in text:
        return
    runs = Runs(document)
    found = (one for one in _DEFINITION.finditer(text) if _defines(document, runs, one.start()))
    defined = {normalise_label(one[1]): one[1] for one in found}
    links = {link.span.start for link in document.links}
    told = 0
    yield from _cut_labels(text, runs, defined)
    for pattern in (_PAIR, _IMAGE_PAIR):
        for match in pattern.finditer(text):
            if match.start() in links:
                continue  # nearly always
            label = match[2] or match[1]
            run = runs.at(match.start())
            if run is None or normalise_label(label) in defined:
                continue
            if match[0][0] != "!" and _in_link(run, match.start()):
                continue  # its words; a picture in a link is meant as one
            if _is_reference(match, text, defined):
                hint = _hint(label, defined) if (told := told + 1) <= _HINTS else ""
                message = (
                    f'"{shorten(match[0], 60)}" is no link: nothing in this file defines [{shorten(label, 40)}]{hint}'
                )
                yield Mislink(Span(*match.span()), message, (), label)


def defined_twice(document: Document) -> Iterator[Mislink]:
    """Yield the definitions of a label that an earlier line makes lead elsewhere: the first one counts."""
    text, runs = document.text, Runs(document)
    first: dict[str, str] = {}
    for match in _DEFINED.finditer(text) if text.count("]:") > 1 else ():
        label, target = normalise_label(match[1]), match[2].strip("<>").rstrip("/")
        hidden = any(are_around(some, match.start()) for some in (document.code_blocks, document.comments))
        if hidden or target in ("", "#") or first.setdefault(label, target).casefold() == target.casefold():
            continue  # nearly always; labels of comments lead nowhere
        if runs.at(match.start()) is None:
            message = f"[{shorten(match[1], 40)}] leads to {shorten(first[label])}, as an earlier line defines it"
            yield Mislink(Span(*match.span()), message, (), label)


def _hint(label: str, defined: dict[str, str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(normalise_label(label), defined, n=1, cutoff=0.7)
    return f"; [{shorten(defined[close[0]], 40)}] is defined" if close else ""


def _cut_labels(text: str, runs: Runs, defined: dict[str, str]) -> Iterator[Mislink]:
    """``[text][label`` at the end of a line, where the file defines the label."""
    for match in _CUT.finditer(text) if defined else ():
        if normalise_label(match[1]) in defined and runs.at(match.start()) is not None:
            end = match.end()
            start = max(text.rfind("[", max(0, match.start() - _MOST), match.start()), 0)
            start -= text[start - 1 : start] == "!"
            message = f'"{shorten(text[start:end], 60)}" lacks its closing "]"'
            yield Mislink(Span(start, end), message, (Edit(Span(end, end), "]"),), match[1])


def _defines(document: Document, runs: Runs, offset: int) -> bool:
    """Tell whether a definition stands at ``offset``: what is shown as code, or as a line of a paragraph, is none."""
    index = bisect_right(document.code_blocks, offset, key=_start) - 1
    in_code = index >= 0 and offset < document.code_blocks[index].span.end
    return not in_code and runs.at(offset) is None


def _start(block: CodeBlock) -> int:
    return block.span.start


def _in_link(run: Run, offset: int) -> bool:
    before = link_before(run.inline.links, offset)
    return before is not None and offset < before.span.end


def _is_reference(match: re.Match[str], text: str, defined: dict[str, str]) -> bool:
    """Tell whether two pairs of brackets were meant as a link: no index, pattern, citation, nor two tags side by side."""
    words, label = match[1], match[2]
    if _CLASS.match(words) or _CLASS.match(label) or (label.strip() in ("", "x", "X") and not _WORDS.search(words)):
        return False
    if words.strip().isdigit() and label.strip().isdigit():
        return False
    if match[0][0] == "!" or not label or words.startswith("!") or "://" in label:
        return True
    if defined:
        return bool(_WORDS.search(words) or _WORDS.search(label) or words.strip() in ("*", "↩"))
    if _MEASURE.match(label):
        return False
    # Without any definition two tags are as likely: "[Fix][UI] ..." at the head of an item, "[H][W]".
    head = text[text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(" \t-*+>|.0123456789")
    return bool(_WORDS.search(words)) and bool(head or " " in words.strip() or re.search(r"[-_\d]", label))


def unclosed_brackets(document: Document) -> Iterator[Mislink]:
    """Yield the brackets that open in running text, before words, and that nothing closes up to its end."""
    text, runs = document.text, Runs(document)
    if text.count("[") == text.count("]"):
        return
    for match in _OPEN.finditer(text):
        start = match.start()
        run = runs.at(start)
        if run is None or _in_link(run, start) or _INTERVAL.match(text, start):
            continue
        if stays_open(text, start, min(run.span.end, start + _MOST)):
            words = match[1].partition("|")[0].strip()
            yield Mislink(
                Span(start, start + 1), f'the bracket before "{shorten(words, 40)}" is never closed', (), words
            )


def stays_open(text: str, start: int, end: int) -> bool:
    """Tell whether no bracket up to ``end`` closes the one at ``start``; half-open intervals open nothing."""
    depth = 0
    for match in _BRACKET.finditer(text, start, end):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth == 0 and match[0] == "]":
            return False
    return True
