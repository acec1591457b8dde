"""A table of contents beside the sections that it may list, and which of them it lists in another way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.markdown.document import Heading, Paragraph
from readme_sync.regex import lazy
from readme_sync.rules.structure.anchors import normalised
from readme_sync.rules.structure.contents import (
    ContentsEntry,
    contents,
    plain_title,
    same_name,
)
from readme_sync.rules.structure.excused import html_headings
from readme_sync.values import NamedTuple

_SEVERAL = 2  # entries
_FEW_BROKEN = 30  # entries that lead nowhere: looking for the closest name takes time
_ALIKE = 0.7
_NEARLY_ALL = 0.8
_NUMBERED = lazy(r"^\s*\d+(?:\.\d+)*[.):、]?\s+")  # "9.1 API design"
_NO_LINK = lazy(r"\[([^\[\]\n]{1,200})\]\(#[^()\n]*\s[^()\n]*\)")  # a blank in the fragment


class Toc(NamedTuple):
    """A table of contents of an edition: its entries, and what they are held against."""

    edition: Edition
    entries: tuple[ContentsEntry, ...]
    first: dict[int, int]  # section -> the first entry that leads to it
    judged: tuple[Section, ...]  # the sections that the table of contents is held to
    named: dict[str, list[Section]]  # those by name


def listed_as_in_source(matched: Catalogue) -> dict[int, Set[int]]:
    """Return the numbers of each translation's sections that the source lists, where it lists nearly all of them, too.

    So it has the source's table of contents, and a part that is missing was not left out for its level.
    """
    source = matched.editions[matched.source]
    if (found := contents(source)) is None:
        return {}
    listed = {entry.section for entry in found.entries}
    sections: dict[int, set[int]] = {}
    for section in matched.sections:
        own = section.members[matched.source]
        for e, member in enumerate(section.members) if own is not None and own.number in listed else ():
            if member is not None and e != matched.source:
                sections.setdefault(e, set()).add(member.number)
    return {e: wanted for e, wanted in sections.items() if _lists_nearly_all(matched.editions[e], wanted)}


def _lists_nearly_all(edition: Edition, sections: Set[int]) -> bool:
    found = contents(edition)
    if found is None:
        return False
    return len({entry.section for entry in found.entries} & sections) >= _NEARLY_ALL * len(sections)


def listed_below(toc: Toc) -> set[int]:
    """Return the numbers of the sections that another list leads to before the first one that is listed begins.

    A long table of contents may go on under a heading of its own.
    """
    if not toc.first:
        return set()
    begin, end = toc.entries[-1].link.span.end, toc.edition.sections[min(toc.first)].span.start
    led_to = {
        normalised(link.target[1:])
        for link in toc.edition.document.links
        if begin < link.span.start < end and link.target.startswith("#")
    }
    return {section.number for section in toc.judged if normalised(section.key) in led_to} if led_to else set()


def listed_by_parts(toc: Toc) -> set[int]:
    """Return the numbers of the sections above which a list of its own leads to each of their parts: a directory."""
    parts: dict[int, list[str]] = {}
    for section in toc.edition.sections:
        parts.setdefault(section.parent, []).append(normalised(section.key))
    whole = [one for one in toc.judged if one.number not in toc.first and len(parts.get(one.number, ())) >= _SEVERAL]
    if not whole:
        return set()  # nearly always
    links = [link for link in toc.edition.document.links if link.target.startswith("#")]
    found = set()
    for section in whole:
        above = {normalised(link.target[1:]) for link in links if link.span.start < section.span.start}
        if above.issuperset(parts[section.number]):
            found.add(section.number)
    return found


def leads_to_html(toc: Toc) -> bool:
    """Tell whether entries lead to headings that are written as HTML: then nobody can tell which sections count."""
    strays = sum(entry.section < 0 or not entry.is_head for entry in toc.entries)
    return strays >= _SEVERAL and 2 * html_headings(toc.edition) >= strays


def broken_entries(toc: Toc) -> set[str]:
    """Return what entries say that were meant as links and are none: RS104 tells of a blank in the fragment.

    So is one whose fragment has lost its sign, and leads to a file that RS304 looks for.
    """
    begin, end = toc.entries[0].link.span.start, toc.entries[-1].link.span.end
    text = toc.edition.document.text
    keys = {normalised(section.key) for section in toc.judged}
    bare = {
        same_name(link.text)
        for link in toc.edition.document.links
        if begin < link.span.start < end and link.target[:1] != "#" and normalised(link.target) in keys
    }
    found = _NO_LINK.findall(text, text.rfind("\n", 0, begin) + 1, text.find("\n\n", end) % (len(text) + 1))
    return bare.union(map(same_name, found))


def unlinked_entries(toc: Toc) -> set[str]:
    """Return what entries, up to the next heading, say that have no link: what is not written yet may be listed so."""
    document = toc.edition.document
    begin, last = (toc.entries[n].link.span.start for n in (0, -1))
    heading = bisect_left(document.headings, last, key=_start)
    end = document.headings[heading].span.start if heading < len(document.headings) else last
    low, high = (bisect_left(document.paragraphs, place, key=_start) for place in (begin, end))
    return {same_name(one.inline.plain) for one in document.paragraphs[low:high] if one.depth and not one.inline.links}


def _start(thing: Heading | Paragraph) -> int:
    return thing.span.start


def meant_by_broken(toc: Toc, lacking: Sequence[Section]) -> set[int]:
    """Return the numbers of those sections whose names entries that lead nowhere nearly have: RS301 tells of these."""
    broken = [normalised(entry.link.target[1:]) for entry in toc.entries if entry.section < 0]
    if not lacking or not broken or len(broken) > _FEW_BROKEN:
        return set()
    from difflib import get_close_matches

    keys = {section.key: section.number for section in lacking}
    close = {keys[key] for fragment in broken for key in get_close_matches(fragment, keys, n=1, cutoff=_ALIKE)}
    return close | {keys[key] for fragment in broken for key in keys if _goes_on(key, fragment)}


def _goes_on(key: str, fragment: str) -> bool:
    """Tell whether one fragment is the other and more words: a title may have got a second name, "Questions (FAQ)"."""
    shorter, longer = sorted((key, fragment), key=len)
    return shorter != "" and longer.startswith(f"{shorter}-")


def names_of(section: Section) -> set[str]:
    """Return what an entry may say of a section: its title without a number, and its own fragment."""
    return {same_name(_NUMBERED.sub("", plain_title(section))), f"#{normalised(section.key)}"}
