"""Asterisks that were meant for bold and are none: a sign stands within them where a letter follows outside.

They are shown, or make other words bold: in ``**a：**b**c**`` what is between the two that were meant. So are those
that a blank parts from their words: ``**note: **``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from readme_sync.markdown.document import Cell, Document, Heading, Paragraph
from readme_sync.markdown.emphasis import is_punctuation
from readme_sync.regex import lazy
from readme_sync.rules.links.html_slips import shown_in_html
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.text import Span

_BOLD = "**"
_OPENING = "（「『《【“‘(["
_MEANT = lazy(r"(?<![*\\])\*\*([^\s*/](?:[^*\n]{0,100}[^\s*/])?)\*\*(?!\*)")
# A line through a text, and words in italics: the last sign within keeps the marks from closing.
_OTHERS = (
    (lazy(r"~~(?<![~\\]~~)([^\s~](?:[^~\n]{0,100}[^\s~])?)~~(?!~)"), "~~", "tildes"),
    (lazy(r"\*(?<![\w*\\]\*)([^\s*/|][^*\n|]{1,80}[^\s*|\w])\*(?!\*)"), "*", "asterisks"),
)
_PARTED = (
    (lazy(r"\*\*(?<![\w*\\]\*\*)[^\s*/][^*\n]{0,100}\s\*\*(?![\w*])"), "a blank stands before the last"),
    (lazy(r"\*\*(?<![\w*\\]\*\*)[ \t][^*\n]{0,100}[^\s*]\*\*(?![\w*])"), "a blank stands behind the first"),
    # Around words; between numbers or letters they are a power.
    (lazy(r"\*\*(?<![\w*\\]\*\*)[ \t](?=[^\W\d_]{2})[^*\n]{1,100}[ \t]\*\*(?![\w*])"), "blanks stand within"),
)

_IN_HTML = lazy(r"\*\*(?<![\w*\\]\*\*)(?=[^\W_])[^*<>\n]{1,100}[^\W_]\*\*(?![\w*])")


def shown_asterisks(document: Document, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield where each such text stands, and what is said of it.

    CommonMark closes bold behind punctuation only before a blank or more punctuation, and opens it likewise: Chinese,
    Japanese and Korean have no blanks there.
    """
    if _BOLD not in document.text:
        return
    for text in [one for one in texts(document) if len(one.inline.emphasis) > 1 or _BOLD in one.inline.plain]:
        told = list(_other_words(document, text)) if len(text.inline.emphasis) > 1 else []
        yield from told
        if _BOLD not in text.inline.plain:
            continue  # nearly always
        between = [one for one in _words_between(document, text, runs) if not _is_told(one[0], told)]
        yield from between
        yield from (one for one in _as_meant(document, text, runs) if not _is_told(one[0], between))


def parted_asterisks(document: Document, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield where a blank within asterisks keeps them from making bold, as where a line was broken there."""
    if _BOLD not in document.text:
        return
    for text in [one for one in texts(document) if _BOLD in one.inline.plain]:
        yield from _parted(document, text, runs)


def other_marks(document: Document, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield the marks of a line through a text, and of italics, that are shown for the same reason."""
    for pattern, mark, called in _OTHERS:
        if mark not in document.text or document.text.isascii():
            continue
        for text in texts(document):
            at = text.span.start
            for found in pattern.finditer(text.inline.plain) if mark in text.inline.plain else ():
                start = document.text.find(found[0], at, text.span.end)
                after = document.text[start + len(found[0]) : start + len(found[0]) + 1]
                if start < 0 or runs.at(start) is None or after.isascii():
                    continue
                at = start + len(found[0])
                if after.isalnum() and is_punctuation(found[1][-1]):
                    message = f'"{shorten(found[0])}" is shown with its {called}: "{after}" stands right beside them'
                    yield Span(start, at), message


def asterisks_in_html(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield where a text between tags of HTML was meant to be bold."""
    for found in shown_in_html(document, _IN_HTML, _BOLD):
        message = f'"{shorten(found[0])}" is shown with its asterisks: nothing reads Markdown between tags of HTML'
        yield Span(*found.span()), message


def _is_told(span: Span, told: Sequence[tuple[Span, str]]) -> bool:
    """Tell whether ``span`` overlaps one of those that are ``told``, which are in order."""
    at = bisect_right(told, span.start, key=_start)
    return any(span.start < other.end and other.start < span.end for other, _ in told[max(at - 1, 0) : at + 1])


def _start(one: tuple[Span, str]) -> int:
    return one[0].start


def _as_meant(document: Document, text: Paragraph | Heading | Cell, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield pairs of asterisks that are both shown."""
    at = text.span.start
    for found in _MEANT.finditer(text.inline.plain):
        start = document.text.find(found[0], at, text.span.end)
        if start < 0 or runs.at(start) is None:
            continue
        at = start + len(found[0])
        if beside := _letter_beside(found[0], document.text[start - 1 : start], document.text[at : at + 1]):
            message = f'"{shorten(found[0])}" is shown with its asterisks: "{beside}" stands right beside them'
            yield Span(start, at), message


def _parted(document: Document, text: Paragraph | Heading | Cell, runs: Runs) -> Iterator[tuple[Span, str]]:
    for pattern, why in _PARTED:
        at = text.span.start
        for found in pattern.finditer(text.inline.plain):
            start = document.text.find(found[0], at, text.span.end)
            if start >= 0 and runs.at(start) is not None:
                at = start + len(found[0])
                message = f'"{shorten(found[0])}" is shown with its asterisks: {why}'
                yield Span(start, at), message


def _other_words(document: Document, text: Paragraph | Heading | Cell) -> Iterator[tuple[Span, str]]:
    """Yield bold within bold: the first was meant to end where the second begins."""
    strong = sorted(one.span for one in text.inline.emphasis if one.strong)
    for outer, inner in pairwise(strong):
        if inner.end >= outer.end or any(
            outer.start < link.span.start < inner.start and link.span.covers(inner) for link in text.inline.links
        ):
            continue  # bold within the text of a link is parted from the bold around the link
        meant = document.text[outer.start : inner.start + len(_BOLD)]
        if (
            meant.startswith(_BOLD)
            and meant.strip("*")
            and (beside := _letter_beside(meant, "", document.text[inner.start + len(_BOLD)]))
        ):
            yield (
                Span(outer.start, inner.start + len(_BOLD)),
                f'"{shorten(meant)}" ends no bold, and makes other words bold: "{beside}" stands right beside it',
            )


def _words_between(document: Document, text: Paragraph | Heading | Cell, runs: Runs) -> Iterator[tuple[Span, str]]:
    """Yield what was meant for bold before words that are it: the first asterisks are shown, the second open."""
    strong = sorted(one.span for one in text.inline.emphasis if one.strong)
    source = document.text
    floor = text.span.start
    for bold in strong:
        start, shown = source.rfind(_BOLD, floor, bold.start), source.count(_BOLD, floor, bold.start)
        floor = bold.end
        meant = source[start : bold.start + len(_BOLD)]
        before = source[start - 1 : start]
        if not shown % 2 or "\n" in meant or not _MEANT.fullmatch(meant) or before in ("\\", "*"):
            continue
        if (before.isascii() and before.isalnum()) or meant[-len(_BOLD) - 1] in _OPENING:
            continue  # 2**3（**so**）
        beside = _letter_beside(meant, before, source[bold.start + len(_BOLD)])
        if beside and not beside.isascii() and runs.at(start) is not None:
            message = f'"{shorten(meant)}" is no bold, and makes other words bold: "{beside}" stands right beside it'
            yield Span(start, bold.start + len(_BOLD)), message


def _letter_beside(bold: str, before: str, after: str) -> str:
    """Return the letter that keeps asterisks from making bold; "" where there is none."""
    first, last = bold[len(_BOLD)], bold[-len(_BOLD) - 1]
    if after.isalnum() and is_punctuation(last):
        return after
    return before if before.isalnum() and is_punctuation(first) else ""


@lru_cache(maxsize=2)  # three kinds of signs are looked for in one document after the other
def texts(document: Document) -> Sequence[Paragraph | Heading | Cell]:
    """Return what shows running text: paragraphs, headings and cells."""
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    return [*document.paragraphs, *document.headings, *cells]
