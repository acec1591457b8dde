"""Hand-written tables of contents: a list, early in the file, most of whose entries link to its own sections."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import Comment, Document, Heading, Link, ListBlock
from readme_sync.regex import lazy
from readme_sync.rules.structure.anchors import Answers, answers, heading_texts, normalised
from readme_sync.values import NamedTuple

_FEWEST = 3
_OF_CODE = 4  # columns of indentation: outside of an entry they make code
_LONGEST_INDENT = 40
_RARELY = 8  # times as many headings
_MOST_OF = 0.6
_COUNT = re.compile(r"(?<!\s)\s*[(（\[]\s*\d+\s*[)）\]]\s*$")  # "Models (12)"
_OMITTED = lazy(
    r"\b(?:omit|exclude|ignore)[ -]+(?:in|from)[ -]+toc\b|\bno[ -]?toc\b|\btoc\s+ignore\s*:\s*true", re.IGNORECASE
)
_MARKS = re.compile(r"[\W_]+")


class ContentsEntry(NamedTuple):
    """One entry: its link, and the index of the section it leads to (-1: nothing answers).

    ``is_head`` tells whether it leads to that section's head, and not to a place inside it.
    """

    link: Link
    section: int
    is_head: bool


class Contents(NamedTuple):
    """A table of contents; ``home`` is the index of the section that it stands in."""

    entries: tuple[ContentsEntry, ...]
    home: int


@lru_cache(maxsize=64)  # an edition is compared by identity
def contents(edition: Edition) -> Contents | None:
    """Return the table of contents of ``edition``, or None without one."""
    document = edition.document
    links = [
        link for link in document.links if link.target.startswith("#") and link.kind in ("inline", "html", "reference")
    ]
    if len(links) < _FEWEST or not document.lists:
        return None
    starts = [section.span.start for section in edition.sections]
    chosen: list[Link] = []
    home = -1
    for block in document.lists:
        if block.depth:
            continue
        place = bisect_right(starts, block.span.start) - 1
        if home >= 0 and place != home:
            break
        if home < 0 and place > len(starts) * (1 - _MOST_OF):
            return None  # too late: most of the file lies above it
        found = _entries(document, block, links)
        if found:
            chosen += found
            home = place
    if not chosen:
        return None
    return Contents(tuple(_leading(edition, chosen, starts)), home)


def _entries(document: Document, block: ListBlock, links: Sequence[Link]) -> list[Link]:
    """Return the links of a list whose entries mostly begin with one; else none."""
    low, high = (bisect_left(links, position, key=_start) for position in block.span)
    if high - low < _FEWEST:
        return []
    first = bisect_left(document.lists, block.span.start, key=_start)
    last = bisect_left(document.lists, block.span.end, key=_start)
    items = sorted(item for one in document.lists[first:last] for item in one.items)
    found = []
    for number, item in enumerate(items):
        # An item's own text ends where the first item nested in it begins.
        end = items[number + 1].start if number + 1 < len(items) else item.end
        index = bisect_left(links, item.start, low, high, key=_start)
        if index < high and links[index].span.start < min(end, item.end):
            found.append(links[index])
    return found if len(found) >= max(_FEWEST, _MOST_OF * len(items)) else []


def _start(thing: Link | ListBlock) -> int:
    return thing.span.start


def _leading(edition: Edition, links: Sequence[Link], starts: Sequence[int]) -> Iterator[ContentsEntry]:
    """Yield the entries that ``links`` are."""
    heads = {normalised(name): section for section in reversed(edition.sections) for name in section.anchors}
    known: Answers | None = None
    for link in links:
        fragment = normalised(link.target[1:])
        if fragment in heads:
            yield ContentsEntry(link, heads[fragment].number, True)
            continue
        known = known or answers(edition.document)
        offset = known.targets.get(fragment)
        if offset is None:
            yield ContentsEntry(link, -1, False)
            continue
        index = bisect_right(starts, offset) - 1
        heading = edition.sections[index].heading
        yield ContentsEntry(link, index, heading is not None and offset < heading.span.end)


def is_omitted(edition: Edition, section: Section) -> bool:
    """Tell whether a comment in the heading, or right above it, keeps the section out of tables of contents on purpose.

    Editors' extensions that write tables of contents have the conventions ``omit in toc`` and ``TOC ignore:true``.
    """
    heading, document = section.heading, edition.document
    if heading is None or not document.comments:
        return False
    if any(_OMITTED.search(comment.text) for comment in heading.inline.comments):
        return True
    index = bisect_left(document.comments, heading.span.start, key=_place) - 1
    before = document.comments[index] if index >= 0 else None
    if before is None or not _OMITTED.search(before.text):
        return False
    return document.text[before.span.end : heading.span.start].removeprefix("-->").strip() == ""


def is_by_accident(edition: Edition, section: Section) -> bool:
    """Tell whether a line right below a text has made a heading of it, where all others are written with ``#``.

    Two such headings may be the writer's way, of ten others hardly one.
    """
    document = edition.document
    if section.heading is None or _is_underlined(document, section.heading):
        return section.heading is not None and _RARELY * _underlined(document) <= len(document.headings)
    return False


def is_in_entry(edition: Edition, section: Section) -> bool:
    """Tell whether a heading stands in an entry of a list: it is a part of what the entry tells of, and of no page."""
    if section.heading is None:
        return False
    line = edition.document.raw(section.heading.span)[:_LONGEST_INDENT].expandtabs(_OF_CODE)
    return len(line) - len(line.lstrip()) >= _OF_CODE


@lru_cache(maxsize=64)  # a document is compared by identity, and each of its sections asks
def _underlined(document: Document) -> int:
    return sum(_is_underlined(document, heading) for heading in document.headings)


def _is_underlined(document: Document, heading: Heading) -> bool:
    return not document.text.startswith("#", heading.span.start) and "\n" in document.raw(heading.span).strip()


def _place(comment: Comment) -> int:
    return comment.span.start


def plain_title(section: Section) -> str:
    """Return a section's title without images."""
    texts = heading_texts(section.heading) if section.heading is not None else ()
    return texts[0] if texts else section.title


@lru_cache(maxsize=4096)  # each title is compared with several entries
def same_name(text: str) -> str:
    """Return what two spellings of one title share: no case, marks, emoji, nor a count at the end."""
    return _MARKS.sub("", _COUNT.sub("", text)).casefold()
