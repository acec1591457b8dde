"""A link leads to a place in a file that is not there.

The browser opens the page at its top and says nothing. Usually a heading was renamed or translated, and the fragment
that GitHub makes from it changed with it.

The rule looks in the file itself and in every Markdown file of the repository that a link leads into, also where the
link uses the repository's own address on its code host. These count as anchors: `id` and `name` of any tag, GitHub's
fragments of headings (with `-1` for the second of a name), and `{#id}` after a heading; where a `.vitepress` or
`.vuepress` folder says that there is such a site, VitePress's fragments, in a folder of documents MkDocs's, and where a
`_config.yml` says that Jekyll makes pages of it, kramdown's. Case does not count. Text fragments (`#:~:text=`), lines
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
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.relative import resolve
from readme_sync.editions.repository import Repository
from readme_sync.editions.site_pages import in_its_language, is_page, jekyll_settings, site_folders
from readme_sync.finding import member
from readme_sync.markdown.document import Document, Link
from readme_sync.markdown.generated import generated, is_within
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.links.lone_labels import has_invisible
from readme_sync.rules.links.mislinks import is_of_broken_link
from readme_sync.rules.messages import listed, names, shorten
from readme_sync.rules.structure.anchor_facts import (
    MANY,
    Fact,
    Missing,
    are_of_one_line,
    are_of_one_list,
    by_place,
    editions_of,
    home_of,
)
from readme_sync.rules.structure.anchors import Answers, answers, is_a_contribution, normalised
from readme_sync.rules.structure.meant_sections import meant_section
from readme_sync.text import Edit, Span
from readme_sync.urls.locales import neutral

SEVERITY = "error"
_MOST = 20  # places named beside the first
_HINTS = 30  # looking for the closest name takes time, and a file with more of them was not meant so
_ALWAYS = frozenset({"top", "readme", "start-of-content"})  # every page has them on GitHub
_INCLUDED = lazy(r"\{\{[%<] *(?:include\b|[\w-]+/[\w/-]+)")  # Hugo puts another file here
_THEME = re.compile(r"#?gh-(?:dark|light)-mode-only$")  # GitHub shows such a link's picture in one theme alone
_LINES = lazy(r"l(\d{1,7})(?:c\d+)?(?:-l?(\d{1,7})(?:c\d+)?)?")  # lines of a file, as GitHub shows its source

_OWN_TAB = lazy(r"\?(?:[^#]*&)?tab=readme")  # the front page with its README

Known = Callable[[str], Answers]


def check(matched: Catalogue, files: Mapping[str, bool], repository: Repository) -> Iterator[Violation]:
    """Yield each missing place once, for all editions that link to it."""
    editions = matched.editions
    documents = {edition.path: edition.document for edition in editions}

    @cache
    def known(path: str) -> Answers:
        document = documents.get(path) or repository.documents[path]
        vitepress = any(files.get(folder, False) for folder in site_folders(path))
        site = is_page(path, files)
        jekyll = site and any(files.get(settings, False) for settings in jekyll_settings(path))
        return answers(document, vitepress=vitepress, site=site, jekyll=jekyll)

    facts: dict[tuple[str, str, str], list[Missing]] = {}
    kept: dict[str, list[Missing]] = {}  # the fragments of another edition's headings, by its language
    for edition in editions:
        missing = list(_missing(edition, documents, repository, known))
        for other in editions:
            theirs = [one for one in missing if not one.where and one.fragment in known(other.path).targets]
            if other is not edition and len({one.fragment for one in theirs}) >= MANY:
                kept.setdefault(other.language, []).extend(theirs)
                told_of = set(map(id, theirs))
                missing = [one for one in missing if id(one) not in told_of]
        for one in missing:
            target = one.link.target
            # Each edition has its own, be it in another file, or all have one.
            page = "" if target.startswith("#") else neutral(one.page.path)
            whole = target.partition("#")[0] if "://" in target else ""  # two addresses of one page are two to mend
            facts.setdefault((page, whole, one.fragment), []).append(one)
    for language, found in kept.items():
        yield _untranslated(matched, language, found)
    told = [
        Fact(found, _hint(found[0], known(found[0].page.path)) if number < _HINTS and not found[0].lines else "")
        for number, found in enumerate(facts.values())
    ]
    alone: dict[Hashable, list[Fact]] = {}
    for same in by_place(told, matched):
        if len(same) > 1:
            yield _parallel(same)
        else:
            alone.setdefault(home_of(same[0]), []).append(same[0])
    for home, group in alone.items():
        if home is not None and (len(group) > MANY or are_of_one_line(group) or are_of_one_list(group)):
            yield _many(group)
        else:
            yield from (_violation(_with_meant(matched, fact)) for fact in group)


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
        own = repository.page(in_its_language(page.path, edition.path), documents)
        if own is not None and fragment in known(own.path).targets:
            continue  # a site shows the page in this language
        if link.target.startswith("./#") and is_page(edition.path, {}) and fragment in known(edition.path).targets:
            continue  # a site serves the page as a folder
        lines = _LINES.fullmatch(fragment)
        count = len(page.lines.starts) - page.text.endswith("\n")
        if lines and (page is edition.document or max(int(lines[1]), int(lines[2] or 0)) <= count):
            continue
        if is_a_contribution(edition.document, link, fragment) or is_of_broken_link(edition.document, link):
            continue
        if not link.target.isascii() and has_invisible(edition.document, link):
            continue
        made = generated(edition.document) if made is None else made
        if not is_within(made, link.span.start):
            yield Missing(edition, page, fragment, link, count if lines else 0)


def _page(edition: Edition, link: Link, documents: Mapping[str, Document], repository: Repository) -> Document | None:
    """Return the document that ``link`` asks for a fragment of, or None where that cannot be told."""
    target = link.target
    if "#" not in target or link.kind in ("image", "html-image"):
        return None
    if target.startswith("#") or _OWN_TAB.match(target):
        page: Document | None = edition.document
    else:
        path = resolve(edition.path, target, repository.own)
        page = repository.page(path, documents) if path is not None else None
    return page


@lru_cache(maxsize=64)  # a document is compared by identity, and asked about for each link
def _may_hold_more(page: Document) -> bool:
    """Tell whether a site puts other files into ``page``, whose headings nobody sees here."""
    return bool(page.includes) or ("{{" in page.text and _INCLUDED.search(page.text) is not None)


def _untranslated(matched: Catalogue, language: str, found: Sequence[Missing]) -> Violation:
    """Return the one finding for links that kept the fragments of another edition when its headings were translated."""
    first, editions = found[0], editions_of(found)
    fragments = list(dict.fromkeys(one.written for one in found))
    within = f"in {names(editions)}" if len(editions) > 1 else f"in {first.edition.language}"
    shown = listed([f'"#{shorten(fragment, 30)}"' for fragment in fragments])
    edits = [(one, edit) for one in found for edit in _fix(one, meant_section(matched, one.edition, one.fragment))]
    edits = edits if len(edits) == len(found) else []  # what nobody can tell is left to a person, and all else with it
    return Violation(
        f"{len(fragments)} links lead to anchors of {language} that are missing {within}: {shown}",
        first.edition.document,
        first.span,
        related=_locations(found),
        fix=tuple(edit for one, edit in edits if one.edition is first.edition),
        fix_elsewhere=tuple((one.edition.document, edit) for one, edit in edits if one.edition is not first.edition),
        is_safe=False,
        subject=f"headings of {language}",
    )


def _parallel(facts: Sequence[Fact]) -> Violation:
    """Return the one finding for a link that each edition translated, and that leads nowhere in any."""
    found = [one for fact in facts for one in fact.found]
    first, editions = found[0], editions_of(found)
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


def _many(facts: Sequence[Fact]) -> Violation:
    """Return the one finding for many links of a section that lead to no heading: contents never adapted."""
    found = [one for fact in facts for one in fact.found]
    first, editions = found[0], editions_of(found)
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
    first, editions = found[0], editions_of(found)
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
        url=first.link.target,
        fix=tuple(edit for one in found for edit in _fix(one, fact.meant)),
        is_safe=False,
        subject=subject,
        members=tuple(dict.fromkeys(member(one.edition.language, one.fragment) for one in found)),
    )


def _with_meant(matched: Catalogue, fact: Fact) -> Fact:
    """Return a fact with the section that one edition means by another one's heading, where nothing else is meant."""
    first = fact.found[0]
    if fact.hint or first.where or first.lines or len(editions_of(fact.found)) > 1:
        return fact
    if (meant := meant_section(matched, first.edition, first.fragment)) is None:
        return fact
    return fact._replace(hint=f'; here that section is "{shorten(meant.title, 40)}" (#{meant.key})', meant=meant)


def _fix(one: Missing, meant: Section | None) -> tuple[Edit, ...]:
    """Return the edit of a link to the section that is ``meant``; none of one whose target is written elsewhere."""
    if meant is None or one.link.target_span != one.span:
        return ()
    return (Edit(one.span, f"#{meant.key}"),)


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
