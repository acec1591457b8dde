"""The table of contents and the sections of a file disagree.

A reader who looks for a section in the table of contents takes it for absent, or lands in another one. It happens when
a section is added, and when an entry is copied and only its text is changed.

A table of contents is a list near the top, most of whose entries link to sections of the same file. It is compared at
the levels of headings that it lists nearly all of, in a translation also where it lists most of a level that the
source's lists, and with what the source's lists where it lists nearly all of that; where it lists only some, its author
chose them. An entry that words its section's title differently is
a note (info), and only where the others repeat it. An entry that leads nowhere is left to RS301. An Awesome list leaves
out how to contribute and footnotes, as its guidelines say. A heading within an entry of a list is a part of the entry.

## Bad

```markdown en
# Catalogue

- [Text](#text)
- [Speech](#speech)
- [Others](#speech)
- [Tools](#tools)
- [Contact](#contact)

## Text

## Speech

## Others

## Tools

## Contact
```

## Good

```markdown en
# Catalogue

- [Text](#text)
- [Speech](#speech)
- [Others](#others)
- [Tools](#tools)
- [Contact](#contact)

## Text

## Speech

## Others

## Tools

## Contact
```

## How to fix it

Add the entry, or let it lead to the section that it names. An anchor of its own at each section, `<a
id="..."></a>`, keeps the entries of all editions alike.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.finding import member as member_of
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed, names, shorten, trimmed
from readme_sync.rules.structure.anchors import normalised
from readme_sync.rules.structure.contents import (
    Contents,
    ContentsEntry,
    contents,
    is_by_accident,
    is_in_entry,
    is_omitted,
    plain_title,
    same_name,
)
from readme_sync.rules.structure.left_out import afterwords_of, left_out_of_awesome
from readme_sync.rules.structure.toc import (
    Toc,
    broken_entries,
    leads_to_html,
    listed_as_in_source,
    listed_below,
    listed_by_parts,
    meant_by_broken,
    names_of,
    unlinked_entries,
)
from readme_sync.text import Edit

SEVERITY = "warning"
_NEARLY_ALL = 0.8
_MOST = 0.7  # of a level that the source lists
_HALF = 0.5
_ASIDE = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]\s*$")


def check(matched: Catalogue) -> Iterator[Violation]:
    """Yield wrong and missing entries of the editions' tables of contents; what several lack alike is said once."""
    places = {
        (number, member.number): place
        for place, section in enumerate(matched.sections)
        for number, member in enumerate(section.members)
        if member is not None
    }
    afterwords = afterwords_of(matched) if any(map(contents, matched.editions)) else {}
    left_out, whole, kept = _left_out(matched), _listed_by_source(matched), listed_as_in_source(matched)
    facts: dict[tuple[object, ...], list[tuple[Edition, Violation]]] = {}
    for number, edition in enumerate(matched.editions):
        passed, alike = left_out.get(number, set[int]()), kept.get(number, frozenset[int]())
        for violation, sections in _violations(edition, afterwords.get(number, frozenset()), passed, whole, alike):
            # Other words for a title are a choice in one edition; the rest is a fact of the document.
            kind = violation.subject.partition(" ")[0]
            fact = (kind, *(places.get((number, section.number), section.key) for section in sections))
            facts.setdefault(fact if sections else (number, violation.subject), []).append((edition, violation))
    for found in facts.values():
        yield _once(found)


def _listed_by_source(matched: Catalogue) -> set[int]:
    """Return the levels that the source lists nearly whole: a translation that lists most of one lists it, too."""
    source = matched.editions[matched.source]
    found = contents(source)
    return set() if found is None else {section.level for section in _read(source, found)[0].judged}


def _left_out(matched: Catalogue) -> dict[int, set[int]]:
    """Return the numbers of each translation's sections that the source has, at a level that it does not list whole.

    Its author chose which of those to list, and a translation lists the same ones.
    """
    source = matched.editions[matched.source]
    if (found := contents(source)) is None:
        return {}
    toc, _ = _read(source, found)
    # What any list of the page leads to is not left out: a long table of contents may have headings of its own.
    led_to = {normalised(link.target[1:]) for link in source.document.links if link.target.startswith("#")}
    listed_there = {same_name(entry.link.text) for entry in toc.entries}
    judged = {section.number for section in toc.judged} | set(toc.first)
    left = {
        section.number
        for section in _below(source, found.home)
        if section.number not in judged
        and normalised(section.key) not in led_to
        and same_name(plain_title(section)) not in listed_there
    }
    sections: dict[int, set[int]] = {}
    for section in matched.sections if left else ():
        own = section.members[matched.source]
        for e, member in enumerate(section.members) if own is not None and own.number in left else ():
            if member is not None and e != matched.source:
                sections.setdefault(e, set()).add(member.number)
    return sections


def _once(found: Sequence[tuple[Edition, Violation]]) -> Violation:
    first = found[0][1]
    if len(found) == 1:
        return first
    locations = tuple(
        Location(violation.document, violation.span, f"{edition.language}: {violation.message}")
        for edition, violation in found[1:]
    )
    message = f"{first.message}, in {names([edition for edition, _ in found])}"
    elsewhere = tuple((violation.document, edit) for _, violation in found[1:] for edit in violation.fix)
    members = tuple(name for _, violation in found for name in violation.members)
    return first._replace(message=message, related=first.related + locations, fix_elsewhere=elsewhere, members=members)


def _read(
    edition: Edition, found: Contents, whole: Set[int] = frozenset(), kept: Set[int] = frozenset()
) -> tuple[Toc, tuple[Violation, Sequence[Section]] | None]:
    """Return a table of contents with the sections that it is held to, and what to say of the topmost level."""
    first: dict[int, int] = {}
    for number, entry in enumerate(found.entries):
        if entry.section >= 0:
            first.setdefault(entry.section, number)
    levels, most = _levels(edition, found, first, whole)
    judged = tuple(one for one in _below(edition, found.home) if one.level in levels or one.number in kept)
    named: dict[str, list[Section]] = {}
    for section in judged:
        named.setdefault(same_name(plain_title(section)), []).append(section)
    return Toc(edition, found.entries, first, judged, named), most


def _violations(
    edition: Edition, afterwords: Set[int], left_out: Set[int], whole: Set[int], kept: Set[int]
) -> Iterator[tuple[Violation, Sequence[Section]]]:
    """Yield what is wrong, and the sections that are missing or mixed up where some are.

    What every README ends with, by ``afterwords``, is left out by many on purpose, and looked for by nobody.
    """
    found = contents(edition)
    if found is None:
        return
    toc, most = _read(edition, found, whole, kept)
    first = toc.first
    explained: set[int] = set()
    for number, entry in enumerate(found.entries):
        meant = _meant(toc, number, entry)
        if meant is not None and meant.number not in explained:
            explained |= {meant.number, entry.section}
            if normalised(entry.link.target[1:]) == normalised(meant.key):
                continue  # the section's own anchor, which another one has as well: RS302 tells
            yield _wrong(toc, number, entry, meant), (edition.sections[entry.section], meant)
    last = max(first.values(), key=lambda n: found.entries[n].section, default=-1)
    passed = left_out | left_out_of_awesome(edition) | listed_below(toc) | listed_by_parts(toc)
    for violation, sections in _missing(toc, explained, passed, kept) if not leads_to_html(toc) else ():
        at_end = all(section.number > found.entries[last].section for section in sections)
        if not (at_end and all(section.number in afterwords for section in sections)):
            yield violation, sections
    yield from ((violation, ()) for violation in _otherwise(toc, explained))
    if most is not None and not leads_to_html(toc):
        yield most


@lru_cache(maxsize=64)  # an edition is compared by identity
def _below(edition: Edition, home: int) -> tuple[Section, ...]:
    """Return the sections that a table of contents in section ``home`` could list."""
    return tuple(
        section
        for section in edition.sections[home + 1 :]
        if plain_title(section).strip("#")
        and not any(is_left_out(edition, section) for is_left_out in (is_omitted, is_by_accident, is_in_entry))
    )


def _levels(
    edition: Edition, found: Contents, first: dict[int, int], whole: Set[int]
) -> tuple[set[int], tuple[Violation, Sequence[Section]] | None]:
    """Return the levels that are listed nearly whole, and what to say of the topmost when it is not."""
    total: dict[int, list[Section]] = {}
    for section in _below(edition, found.home):
        total.setdefault(section.level, []).append(section)
    # An entry that leads nowhere, or where another one leads, was meant for some section.
    strays = sum(entry.section < 0 or first[entry.section] != number for number, entry in enumerate(found.entries))
    used = {level: sum(section.number in first for section in sections) for level, sections in total.items()}
    least = {level: _MOST if level in whole else _NEARLY_ALL for level in used}
    levels = {lv for lv, count in used.items() if count and count + strays >= least[lv] * len(total[lv])}
    top = min((level for level, count in used.items() if count), default=0)
    if top and top not in levels and used[top] >= _HALF * len(total[top]):
        lacking = [section for section in total[top] if section.number not in first]
        left = [f'"{shorten(plain_title(section), 30)}"' for section in lacking]
        message = f"the table of contents lists {used[top]} of {len(total[top])} sections; it lacks {listed(left)}"
        span = found.entries[0].link.span
        return levels, (Violation(message, edition.document, span, subject="partial", severity="info"), lacking)
    return levels, None


def _meant(toc: Toc, number: int, entry: ContentsEntry) -> Section | None:
    """Return the section that the entry names, when it leads to another one."""
    if entry.section < 0 or not entry.is_head:
        return None
    name = same_name(entry.link.text)
    is_second = toc.first[entry.section] != number
    if not name or (not is_second and name == same_name(plain_title(toc.edition.sections[entry.section]))):
        return None
    named = toc.named.get(name, [])
    unlisted = [section for section in named if section.number not in toc.first]
    if unlisted:
        return unlisted[0]
    if is_second:
        return _next_unlisted(toc, number)
    if len(named) != 1:
        return None
    # Where another entry of that name leads there, this one names its own section in its own way.
    own = toc.entries[toc.first[named[0].number]]
    return None if same_name(own.link.text) == name else named[0]


def _next_unlisted(toc: Toc, number: int) -> Section | None:
    """Return the unlisted section that follows the one of the entry before ``number``."""
    before = next((entry.section for entry in reversed(toc.entries[:number]) if entry.section >= 0), -1)
    place = bisect_right(toc.judged, before, key=_number)
    following = toc.judged[place] if place < len(toc.judged) else None
    return following if following is not None and following.number not in toc.first else None


def _number(section: Section) -> int:
    return section.number


def _wrong(toc: Toc, number: int, entry: ContentsEntry, meant: Section) -> Violation:
    document, leads_to = toc.edition.document, toc.edition.sections[entry.section]
    fix = (Edit(entry.link.target_span, f"#{meant.key}"),) if entry.link.kind == "inline" else ()
    message = f'in the TOC, "{shorten(entry.link.text, 40)}" leads to "{shorten(plain_title(leads_to), 40)}"'
    if toc.first[entry.section] != number:
        other = toc.entries[toc.first[entry.section]]
        message += f", as the entry on line {document.lines.line(other.link.span.start)} does"
    message += f'; "{shorten(plain_title(meant), 40)}" (#{meant.key}) was meant'
    return Violation(
        message,
        document,
        entry.link.span,
        related=(_location(toc, meant),),
        fix=fix,
        is_safe=False,
        subject=f"entry {meant.key}",
    )


def _missing(
    toc: Toc, explained: set[int], left_out: Set[int], kept: Set[int]
) -> Iterator[tuple[Violation, Sequence[Section]]]:
    """Yield the sections without an entry, those that follow one another as one.

    An entry that says a section's title lists it, wherever it leads: to an anchor above a picture, say. So does one
    whose fragment is the section's own, be it that of an anchor above.
    """
    said = {same_name(entry.link.text) for entry in toc.entries}
    said |= {f"#{normalised(entry.link.target[1:])}" for entry in toc.entries}
    said |= broken_entries(toc) | unlinked_entries(toc)
    passed = explained | left_out
    last, passed_over = -1, 0  # the entry of the last section that has one; broken entries that stand for sections
    broken = _broken_after(toc.entries, last)
    lacking: dict[int, list[Section]] = {}
    listed_parents = {toc.edition.sections[index].parent for index in toc.first}
    for section in toc.judged:
        if section.number in toc.first:
            last = toc.first[section.number]
            broken = _broken_after(toc.entries, last)
        elif section.number in passed or section.parent in passed or said & names_of(section):
            continue
        elif section.parent in toc.first and section.parent not in listed_parents and section.number not in kept:
            continue  # where a listed section shows none of its parts, that is a choice
        elif broken:
            broken, passed_over = broken - 1, passed_over + 1  # an entry that leads nowhere stands in its place
        else:
            lacking.setdefault(last, []).append(section)
    meant = meant_by_broken(toc, [section for sections in lacking.values() for section in sections])
    left = {n: [one for one in sections if one.number not in meant] for n, sections in lacking.items()}
    # As many entries lead nowhere, be it elsewhere in the list: RS301 tells of them, and one of them may be this one's.
    strays = sum(entry.section < 0 for entry in toc.entries) - passed_over - len(meant)
    is_told = 0 < sum(map(len, left.values())) <= strays
    for number, sections in left.items():
        if sections:
            violation = _lacks(toc, number, sections)
            yield violation._replace(severity="info") if is_told else violation, sections


def _lacks(toc: Toc, number: int, sections: Sequence[Section]) -> Violation:
    entry = toc.entries[max(number, 0)]
    titles = listed([f'"{shorten(plain_title(section), 40)}" (#{section.key})' for section in sections])
    what = "the section" if len(sections) == 1 else f"{len(sections)} sections:"
    after = f', after "{shorten(entry.link.text, 40)}"' if number >= 0 and entry.link.text.strip() else ""
    message = f"the table of contents lacks {what} {titles}{after}"
    locations = tuple(_location(toc, section) for section in sections)
    subject = f"lacks {' '.join(section.key for section in sections)}"
    members = tuple(member_of(toc.edition.language, shorten(plain_title(section), 40)) for section in sections)
    return Violation(
        message, toc.edition.document, entry.link.span, related=locations, subject=subject, members=members
    )


def _otherwise(toc: Toc, explained: set[int]) -> Iterator[Violation]:
    """Yield the entries that word their section's title differently, where nearly all others repeat it."""
    heads = [(entry, toc.edition.sections[entry.section]) for entry in toc.entries if entry.is_head]
    odd = [(entry, section) for entry, section in heads if not _names(entry.link.text, plain_title(section))]
    if len(heads) - len(odd) < _NEARLY_ALL * len(heads):
        return
    for entry, section in odd:
        if section.number not in explained and toc.entries[toc.first[section.number]] is entry:
            title = shorten(plain_title(section))
            message = f'in the TOC, "{shorten(entry.link.text)}" leads to a section called "{title}"'
            locations = (_location(toc, section),)
            subject = f"words {section.key}"
            yield Violation(
                message, toc.edition.document, entry.link.span, related=locations, subject=subject, severity="info"
            )


def _names(text: str, title: str) -> bool:
    """Tell whether an entry's text is the title, or the title without what stands in parentheses at its end."""
    return same_name(text) in (same_name(title), same_name(_ASIDE.sub("", title)))


def _broken_after(entries: Sequence[ContentsEntry], number: int) -> int:
    """Return how many entries after ``number`` lead nowhere, up to the first that does not."""
    following = (count for count, entry in enumerate(entries[number + 1 :]) if entry.section >= 0)
    return next(following, len(entries) - number - 1)


def _location(toc: Toc, section: Section) -> Location:
    span = section.heading.span if section.heading is not None else section.span
    return Location(toc.edition.document, trimmed(span), "the section")
