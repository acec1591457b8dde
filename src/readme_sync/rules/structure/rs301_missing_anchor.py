"""A link leads to a place in a file that is not there.

The browser opens the page at its top and says nothing. Usually a heading was renamed or translated, and the fragment
that GitHub makes from it changed with it.

The rule looks in the file itself and in every Markdown file of the repository that a link leads into, also where the
link uses the repository's own address on its code host. These count as anchors: `id` and `name` of any tag, GitHub's
fragments of headings (with `-1` for the second of a name), and `{#id}` after a heading; where a `.vitepress` folder
says that there is such a site, VitePress's fragments. Case does not count. Text fragments (`#:~:text=`), lines
(`#L3-L5`) and `#top` are left alone, and so are links into a file that includes others and links that a bot writes
between its marks.

One finding covers a fragment that several editions ask for, links that kept another edition's fragments when the
headings were translated, and an entry that each edition translated and that leads nowhere in any of them.

## Bad

```markdown en
- [Models](#models)
- [Benchmarks](#benchmark-suites)

## Models

## Benchmarks
```

## Good

```markdown en
- [Models](#models)
- [Benchmarks](#benchmark-suites)

## Models

<a id="benchmark-suites"></a>
## Benchmarks
```

## How to fix it

Give the heading an anchor of its own, `<a id="..."></a>`, which is the same in every edition and survives a change of
the heading; or point the link at what the heading is called now.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import unquote

from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import is_on_the_host, resolve, site_folders
from readme_sync.editions.repository import Repository
from readme_sync.finding import member
from readme_sync.language.section_titles import subject
from readme_sync.markdown.document import Document, Link
from readme_sync.markdown.generated import generated, is_within
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.mislinks import is_of_broken_link
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.rules.structure.anchors import Answers, answers, is_a_contribution, normalised
from readme_sync.text import Span
from readme_sync.urls.locales import neutral
from readme_sync.values import NamedTuple

SEVERITY = "error"
_MOST = 20  # places named beside the first
_OF_ONE_LINE = 3
_SEVERAL = 3  # editions
_MANY = 4  # fragments of another edition: headings were translated, and the links to them were not
_HINTS = 30  # looking for the closest name takes time, and a file with more of them was not meant so
_ALWAYS = frozenset({"top", "readme", "start-of-content"})  # every page has them on GitHub
_INCLUDED = lazy(r"\{\{[%<] *(?:include\b|[\w-]+/[\w/-]+)")  # Hugo puts another file here
_THEME = re.compile(r"#?gh-(?:dark|light)-mode-only$")  # GitHub shows such a link's picture in one theme alone
_NEW_BLOCK = lazy(r"\n[ \t>]*(?:\n|[-*+|#]|\d+[.)])")  # an empty line, an entry, a row or a heading
_LINES = lazy(r"l(\d{1,7})(?:c\d+)?(?:-l?(\d{1,7})(?:c\d+)?)?")  # lines of a file, as GitHub shows its source

Known = Callable[[str], Answers]


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


def check(editions: Sequence[Edition], files: Mapping[str, bool], repository: Repository) -> Iterator[Violation]:
    """Yield each missing place once, for all editions that link to it."""
    documents = {edition.path: edition.document for edition in editions}

    @cache
    def known(path: str) -> Answers:
        document = documents.get(path) or repository.documents[path]
        vitepress = any(files.get(folder, False) for folder in site_folders(path))
        return answers(document, vitepress=vitepress, site=not is_on_the_host(path))

    facts: dict[tuple[str, str, str], list[Missing]] = {}
    kept: dict[str, list[Missing]] = {}  # the fragments of another edition's headings, by its language
    for edition in editions:
        missing = list(_missing(edition, documents, repository, known))
        for other in editions:
            theirs = [one for one in missing if not one.where and one.fragment in known(other.path).targets]
            if other is not edition and len({one.fragment for one in theirs}) >= _MANY:
                kept.setdefault(other.language, []).extend(theirs)
                missing = [one for one in missing if one not in theirs]
        for one in missing:
            target = one.link.target
            # Each edition has its own, be it in another file, or all have one.
            page = "" if target.startswith("#") else neutral(one.page.path)
            whole = target.partition("#")[0] if "://" in target else ""  # two addresses of one page are two to mend
            facts.setdefault((page, whole, one.fragment), []).append(one)
    for language, found in kept.items():
        yield _untranslated(language, found)
    told = [
        Fact(found, _hint(found[0], known(found[0].page.path)) if number < _HINTS and not found[0].lines else "")
        for number, found in enumerate(facts.values())
    ]
    alone: dict[Hashable, list[Fact]] = {}
    for same in _by_place(told):
        if len(same) > 1:
            yield _parallel(same)
        else:
            alone.setdefault(_home(same[0]), []).append(same[0])
    for home, group in alone.items():
        if home is not None and (len(group) > _MANY or _are_of_one_line(group) or _are_of_one_list(group)):
            yield _many(group)
        else:
            yield from map(_violation, group)


def _missing(
    edition: Edition, documents: Mapping[str, Document], repository: Repository, known: Known
) -> Iterator[Missing]:
    """Yield the links that nothing answers."""
    made: tuple[Span, ...] | None = None
    for link in edition.document.links:
        page = _page(edition, link, documents, repository)
        if page is None:
            continue
        fragment = _THEME.sub("", normalised(link.target.partition("#")[2].partition(":~:")[0]))
        if not fragment or fragment in _ALWAYS or fragment[0] in "/!":
            continue
        if fragment == posixpath.basename(page.path).lower():
            continue  # the page as a whole
        if fragment in known(page.path).targets or _may_hold_more(page):
            continue
        lines = _LINES.fullmatch(fragment)
        count = page.text.count("\n") + (not page.text.endswith("\n"))
        if lines and (page is edition.document or max(int(lines[1]), int(lines[2] or 0)) <= count):
            continue
        if is_a_contribution(edition.document, link, fragment) or is_of_broken_link(edition.document, link):
            continue
        made = generated(edition.document) if made is None else made
        if not is_within(made, link.span.start):
            yield Missing(edition, page, fragment, link, count if lines else 0)


def _page(edition: Edition, link: Link, documents: Mapping[str, Document], repository: Repository) -> Document | None:
    """Return the document that ``link`` asks for a fragment of, or None where that cannot be told."""
    target = link.target
    if "#" not in target or link.kind in ("image", "html-image"):
        return None
    if target.startswith("#"):
        page: Document | None = edition.document
    else:
        path = resolve(edition.path, target, repository.own)
        page = repository.page(path, documents) if path is not None else None
    return page


def _may_hold_more(page: Document) -> bool:
    """Tell whether a site puts other files into ``page``, whose headings nobody sees here."""
    return bool(page.includes) or ("{{" in page.text and _INCLUDED.search(page.text) is not None)


def _editions(found: Sequence[Missing]) -> list[Edition]:
    return list({one.edition.path: one.edition for one in found}.values())


def _untranslated(language: str, found: Sequence[Missing]) -> Violation:
    """Return the one finding for links that kept the fragments of another edition when its headings were translated."""
    first, editions = found[0], _editions(found)
    fragments = list(dict.fromkeys(one.written for one in found))
    within = f"in {names(editions)}" if len(editions) > 1 else f"in {first.edition.language}"
    shown = listed([f'"#{shorten(fragment, 30)}"' for fragment in fragments])
    return Violation(
        f"{len(fragments)} links lead to anchors of {language} that are missing {within}: {shown}",
        first.edition.document,
        first.span,
        related=_locations(found),
        subject=f"headings of {language}",
    )


def _by_place(facts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """Yield facts together whose links are one link, translated: each edition's stands at the same place."""
    places: dict[Hashable, list[Fact]] = {}
    numbers: dict[str, Mapping[Span, Hashable]] = {}
    homes = Counter(map(_home, facts))
    for number, fact in enumerate(facts):
        first = fact.found[0]
        place: Hashable = number  # a slip of its own, or one of another file
        if not (first.where or first.lines or (fact.hint and homes[_home(fact)] > _MANY)):
            if first.edition.path not in numbers:
                numbers[first.edition.path] = _numbered(first.edition)
            at = numbers[first.edition.path].get(first.link.span)
            place = number if at is None else (at, fact.slip)
        places.setdefault(place, []).append(fact)
    yield from _of_one_name(list(places.values()))


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


def _usual_name(group: Sequence[Fact]) -> str:
    """Return the subject of which a link of a group to its own page says the usual title; "" for none."""
    if any(fact.hint or fact.found[0].where for fact in group):
        return ""
    return next(filter(None, (subject(fact.found[0].link.text) for fact in group)), "")


def _paths(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(one.edition.path for fact in facts for one in fact.found)


def _numbered(edition: Edition) -> Mapping[Span, Hashable]:
    """Return for each link to a place of its own file: its section, its number among those there, and how many."""
    starts = [section.span.start for section in edition.sections]
    own = [link for link in edition.document.links if link.target.startswith("#")]
    sections: dict[int, list[Span]] = {}
    for link in own:
        sections.setdefault(bisect_right(starts, link.span.start), []).append(link.span)
    return {
        span: (section, number, len(spans))
        for section, spans in sections.items()
        for number, span in enumerate(sorted(spans))
    }


def _parallel(facts: Sequence[Fact]) -> Violation:
    """Return the one finding for a link that each edition translated, and that leads nowhere in any."""
    found = [one for fact in facts for one in fact.found]
    first, editions = found[0], _editions(found)
    message = (
        f'there is no anchor "#{shorten(first.written)}" in {first.edition.language}, '
        f"nor one for the same entry in {names(editions[1:])}{facts[0].hint}"
    )
    return Violation(
        message,
        first.edition.document,
        first.span,
        related=tuple(
            Location(one.edition.document, one.span, f'{one.edition.language}: "#{shorten(one.written)}"')
            for one in found[1 : _MOST + 1]
        ),
        subject=f"{first.edition.language}#{first.fragment}",
        members=tuple(member(one.edition.language, one.fragment) for one in found),
    )


def _home(fact: Fact) -> Hashable:
    """Return the editions that have a fact, and the section that their own links stand in, or the page they lead into.

    None for what several editions ask of another page, and for lines.
    """
    first, paths = fact.found[0], tuple(one.path for one in _editions(fact.found))
    if first.lines or (first.where and len(paths) > 1):
        return None
    if first.where:
        return paths, first.where
    starts = [section.span.start for section in first.edition.sections]
    return paths, bisect_right(starts, first.link.span.start)


def _are_of_one_line(facts: Sequence[Fact]) -> bool:
    """Tell whether some links of one file stand in one text, as those above a page that lead to its parts do."""
    edition = facts[0].found[0].edition
    links = [one.span for fact in facts for one in fact.found if one.edition is edition]
    between = edition.document.text[min(links).start : max(links).end]
    return len(facts) >= _OF_ONE_LINE and ("\n" not in between or not _NEW_BLOCK.search(between))


def _are_of_one_list(facts: Sequence[Fact]) -> bool:
    """Tell whether some links of one section lead nowhere in the same several editions: contents never adapted."""
    return len(facts) >= _OF_ONE_LINE and len(_editions(facts[0].found)) >= _SEVERAL


def _many(facts: Sequence[Fact]) -> Violation:
    """Return the one finding for many links of a section that lead to no heading: contents never adapted."""
    found = [one for fact in facts for one in fact.found]
    first, editions = found[0], _editions(found)
    within = f", in {names(editions)}" if len(editions) > 1 else ""
    hint = facts[0].hint.replace("; ", "; for the first, ", 1)
    shown = listed([f'"#{shorten(fact.found[0].written, 30)}"' for fact in facts])
    whose = "the" if first.where else "its"
    where = first.where or "this file"
    return Violation(
        f"there are no anchors in {where} for {len(facts)} of {whose} links{within}: {shown}{hint}",
        first.edition.document,
        first.span,
        related=tuple(
            Location(one.edition.document, one.span, f'"#{shorten(one.written)}"{fact.hint}')
            for fact in facts
            for one in fact.found
        )[1 : _MOST + 1],
        subject=f"{first.where or first.edition.language}: many",
        members=tuple(dict.fromkeys(member(one.edition.language, one.fragment) for one in found)),
    )


def _violation(fact: Fact) -> Violation:
    found = fact.found
    first, editions = found[0], _editions(found)
    where = first.where or "this file"
    if first.where and len({one.where for one in found}) > 1:
        where += " and its like"
    if first.lines:
        message = f'{where} has {first.lines} lines: "#{shorten(first.written)}" is beyond them'
    else:
        within = f", in {names(editions)}" if len(editions) > 1 else ""
        times = f" ({len(found)} links)" if len(found) > len(editions) else ""
        message = f'there is no anchor "#{shorten(first.written)}" in {where}{within}{times}{fact.hint}'
    subject = f"{first.where or first.edition.language}#{first.fragment}"
    return Violation(
        message,
        first.edition.document,
        first.span,
        related=_locations(found),
        subject=subject,
        members=tuple(dict.fromkeys(member(one.edition.language, one.fragment) for one in found)),
    )


def _locations(found: Sequence[Missing]) -> tuple[Location, ...]:
    return tuple(Location(one.edition.document, one.span, _words(one, found[0])) for one in found[1 : _MOST + 1])


def _words(one: Missing, first: Missing) -> str:
    if one.edition is not first.edition:
        return f"{one.edition.language} links to it too"
    return "links to it too" if one.fragment == first.fragment else one.link.target


def _hint(one: Missing, known: Answers) -> str:
    composed = unicodedata.normalize("NFC", one.fragment)
    for key, name in known.names.items():
        if not key.isascii() and unicodedata.normalize("NFC", key) == composed:
            return f'; "#{name}" is there, whose accents are encoded in another way'
    from difflib import get_close_matches

    close = get_close_matches(one.fragment, known.names, n=1, cutoff=0.7)
    return f'; "#{known.names[close[0]]}" is there' if close else ""
