"""Links that lead to no anchor, and which of them are one fact: one link in several languages, one line, one list."""

from __future__ import annotations

import posixpath
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from urllib.parse import unquote

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.section_titles import subject
from readme_sync.markdown.document import Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.structure.anchors import normalised
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_OF_ONE_LINE = 3
_SEVERAL = 3  # editions
MANY = 4  # fragments of another edition: headings were translated, and the links to them were not
_WRITTEN = lazy(r"\]\((?=#)")
_NEW_BLOCK = lazy(r"\n[ \t>]*(?:\n|[-*+|#]|\d+[.)])")  # an empty line, an entry, a row or a heading


class Missing(NamedTuple):
    """A link to a place that is not there; ``lines`` where it asks for lines of a shorter file."""

    edition: Edition
    page: Document
    fragment: str
    link: Link
    lines: int = 0

    @property
    def where(self) -> str:
        """The page from the link's own place: empty for the same file."""
        return "" if self.page.path == self.edition.path else self.page.path

    @property
    def written(self) -> str:
        """The fragment as it is written, decoded."""
        return unquote(self.link.target.partition("#")[2].partition(":~:")[0])

    @property
    def span(self) -> Span:
        """The target as it is written; the whole link where that stands elsewhere."""
        return self.link.target_span if self.link.target_span.end > self.link.target_span.start else self.link.span


class Fact(NamedTuple):
    """The links that ask for one fragment, and what was meant by it where that is plain: a ``hint``."""

    found: Sequence[Missing]
    hint: str
    meant: Section | None = None  # the section that another edition calls so

    @property
    def slip(self) -> tuple[str, str]:
        """What is written and what was meant instead, where the two differ: each translation may have the same slip.

        Where nothing was plainly meant, both are empty; of signs it does not matter which.
        """
        meant, written = self.hint.partition('"#')[2].rpartition('"')[0], self.found[0].fragment
        if not meant or "".join(filter(str.isalnum, meant)) == "".join(filter(str.isalnum, written)):
            return "", "signs" if meant else ""
        head = len(posixpath.commonprefix([meant, written]))
        tail = len(posixpath.commonprefix([meant[head:][::-1], written[head:][::-1]]))
        return written[head : len(written) - tail], meant[head : len(meant) - tail]


def editions_of(found: Sequence[Missing]) -> list[Edition]:
    """Return the editions that have such links, in order."""
    return list({one.edition.path: one.edition for one in found}.values())


def by_place(facts: Sequence[Fact], matched: Catalogue) -> Iterator[Sequence[Fact]]:
    """Yield facts together whose links are one link, translated: each edition's stands at the same place.

    Where some editions have an entry more above it, it stands between the same entries.
    """
    places: dict[Hashable, list[Fact]] = {}
    numbers: dict[str, Mapping[Span, Hashable]] = {}
    homes = Counter(map(home_of, facts))
    for number, fact in enumerate(facts):
        first = fact.found[0]
        place: Hashable = number  # a slip of its own, or one of another file
        if not (first.where or first.lines or (fact.hint and homes[home_of(fact)] > MANY)):
            if first.edition.path not in numbers:
                numbers[first.edition.path] = _numbered(first.edition)
            at = numbers[first.edition.path].get(first.link.span)
            place = number if at is None else (at, fact.slip)
        places.setdefault(place, []).append(fact)
    yield from _of_same_neighbours(_of_one_name(list(places.values())), matched)


def _of_one_name(groups: Sequence[list[Fact]]) -> Sequence[Sequence[Fact]]:
    """Return the groups, those together whose links say in each language what a section is usually called.

    Some editions have an entry more above it. An edition with both of two links has two of that name.
    """
    found: list[list[Fact]] = []
    homes: dict[str, list[Fact]] = {}
    for group in groups:
        name = _usual_name(group) if len(groups) > 1 else ""
        home = homes.setdefault(name, group) if name else group
        if home is not group and _paths(home).isdisjoint(_paths(group)):
            home.extend(group)
        else:
            found.append(group)
    return found


def _of_same_neighbours(groups: Sequence[Sequence[Fact]], matched: Catalogue) -> Sequence[Sequence[Fact]]:
    """Return the groups, those together whose links stand between entries that lead to the same two sections."""
    missing = {
        (one.edition.path, one.link.span): number
        for number, group in enumerate(groups)
        for fact in (() if any(one.hint or one.meant for one in group) else group)
        for one in fact.found
        if not one.where and not one.lines
    }
    found = {number: list(group) for number, group in enumerate(groups)}
    homes: dict[Hashable, int] = {}
    for e, edition in enumerate(matched.editions):
        for key, span in _between(matched, e, {span for path, span in missing if path == edition.path}):
            number = missing[edition.path, span]
            home = homes.setdefault(key, number)
            is_apart = home != number and {home, number} <= found.keys()
            if is_apart and _paths(found[home]).isdisjoint(_paths(found[number])):
                found[home] += found.pop(number)
    return list(found.values())


def _between(matched: Catalogue, number: int, missing: Set[Span]) -> Iterator[tuple[Hashable, Span]]:
    """Yield some links of an edition, each with the sections that the links around it lead to, and which it is there.

    A link to a section that the source lacks is one of those between.
    """
    if not missing:
        return
    edition = matched.editions[number]
    led_to = {
        normalised(own.key): place
        for place, section in enumerate(matched.sections)
        if section.members[matched.source] is not None and (own := section.members[number]) is not None
    }
    links = sorted((one for one in edition.document.links if one.target.startswith("#")), key=lambda one: one.span)
    before, waiting = -1, list[Span]()
    for link in links:
        if (place := led_to.get(normalised(link.target[1:]))) is not None:
            yield from _numbered_between(before, place, waiting, missing)
            before, waiting = place, []
        else:
            waiting.append(link.span)
    yield from _numbered_between(before, -1, waiting, missing)


def _numbered_between(
    before: int, after: int, waiting: Sequence[Span], missing: Set[Span]
) -> Iterator[tuple[Hashable, Span]]:
    for number, span in enumerate(waiting):
        if before >= 0 and span in missing:
            yield (before, after, len(waiting), number), span


def _usual_name(group: Sequence[Fact]) -> str:
    """Return the subject of which a link of a group to its own page says the usual title; "" for none."""
    if any(fact.hint or fact.found[0].where for fact in group):
        return ""
    return next(filter(None, (subject(fact.found[0].link.text) for fact in group)), "")


def _paths(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(one.edition.path for fact in facts for one in fact.found)


def _numbered(edition: Edition) -> Mapping[Span, Hashable]:
    """Return for each link to a place of its own file: its section, its number among those there, and how many.

    A link that is none, for a blank in its target, say, has a number as well: it is an entry of the same list.
    """
    starts = [section.span.start for section in edition.sections]
    own = {link.target_span.start: link.span for link in edition.document.links if link.target.startswith("#")}
    sections: dict[int, list[int]] = {}
    for place in sorted(own.keys() | {found.end() for found in _WRITTEN.finditer(edition.document.text)}):
        sections.setdefault(bisect_right(starts, place), []).append(place)
    return {
        own[place]: (section, number, len(places))
        for section, places in sections.items()
        for number, place in enumerate(places)
        if place in own
    }


def home_of(fact: Fact) -> Hashable:
    """Return the editions that have a fact, and the section that their own links stand in, or the page they lead into.

    None for what several editions ask of another page, and for lines.
    """
    first, paths = fact.found[0], tuple(one.path for one in editions_of(fact.found))
    if first.lines or (first.where and len(paths) > 1):
        return None
    if first.where:
        return paths, first.where
    starts = [section.span.start for section in first.edition.sections]
    return paths, bisect_right(starts, first.link.span.start)


def are_of_one_line(facts: Sequence[Fact]) -> bool:
    """Tell whether some links of one file stand in one text, as those above a page that lead to its parts do."""
    edition = facts[0].found[0].edition
    links = [one.span for fact in facts for one in fact.found if one.edition is edition]
    between = edition.document.text[min(links).start : max(links).end]
    return len(facts) >= _OF_ONE_LINE and ("\n" not in between or not _NEW_BLOCK.search(between))


def are_of_one_list(facts: Sequence[Fact]) -> bool:
    """Tell whether some links of one section lead nowhere in the same several editions: contents never adapted."""
    return len(facts) >= _OF_ONE_LINE and len(editions_of(facts[0].found)) >= _SEVERAL
