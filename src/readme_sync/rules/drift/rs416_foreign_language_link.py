"""A link leads to a page in another language although the site has it in the reader's.

The page's address says which language it is in (`/ja/`, a `ja.` host, `.ja.html`, `README_JP.md`), that is not this
edition's language, and another link of this edition shows that the same site has pages in this language too. There is
one finding for each site: whoever looks there for one page looks for all of them. So it is with a file of the
repository (`docs/ja/setup.md`) that stands in the folder of the reader's language as well: a warning. A section that
leads to both files offers both on purpose. A text that `sync` left to a person is translated with its links.

## Bad

```markdown ja
| モデル | 記事 |
|---|---|
| A | [1](https://example.com/ja/news/1) |
| B | [2](https://example.com/ja/news/2) |
```

```markdown en
| Model | Article |
|---|---|
| A | [1](https://example.com/en/news/1) |
| B | [2](https://example.com/ja/news/2) |
```

## Good

```markdown ja
| モデル | 記事 |
|---|---|
| A | [1](https://example.com/ja/news/1) |
| B | [2](https://example.com/ja/news/2) |
```

```markdown en
| Model | Article |
|---|---|
| A | [1](https://example.com/en/news/1) |
| B | [2](https://example.com/en/news/2) |
```

## How to fix it

See whether the page exists in the reader's language; if it does not, leave the link as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import beside, in_folder, language_folder, own_folders, resolve
from readme_sync.finding import member
from readme_sync.language.scripts import foreign_runs
from readme_sync.language.tags import named_language, parse_tag, same_language
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.directives import texts_left_open
from readme_sync.rules.messages import names
from readme_sync.urls.locales import neutral, url_language
from readme_sync.urls.parts import split
from readme_sync.values import NamedTuple

SEVERITY = "info"
_WORD = re.compile(r"[^\W\d_]{3,}")
_FORGES = ("github.com", "gitlab.com", "huggingface.co")


class _Files(NamedTuple):
    """Links of an edition to files in another language, each with the path of the one in its own."""

    edition: Edition
    found: Sequence[tuple[Link, str]]


def check(catalogue: Catalogue, files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield, site by site, the links of an edition to another's language where its own is known to exist."""
    same: dict[frozenset[str], list[_Files]] = {}  # what several editions lead to, each with a file of its own
    for edition in catalogue.editions:
        if there := _of_files(catalogue, edition, files):
            led_to = frozenset(resolve(edition.path, link.target) or "" for link, _ in there)
            same.setdefault(led_to, []).append(_Files(edition, there))
    yield from map(_elsewhere, same.values())
    paths = [f"/{edition.path.lower()}" for edition in catalogue.editions]
    own_files = tuple(path for path in paths if url_language(f"https://example.com{path}"))
    for edition in catalogue.editions:
        others = [other.language for other in catalogue.editions if other is not edition]
        links = _translated(edition)
        pages = {link.target: link for link in reversed(links) if link.target.startswith("http")}
        languages = {url: _language(url) for url in pages}
        own = _own(languages, edition.language)
        found: dict[str, list[Link]] = {}
        for url, language in languages.items():
            if language is None or same_language(language, edition.language):
                continue
            if split(url).path.lower().endswith(own_files) or _says_language(pages[url].text, edition.language):
                continue  # the language line, or a link that says what its page is written in
            if any(same_language(language, other) for other in others):
                site = _site(url)
                # On a forge a branch or a data set may be called "ja"; only a document's own name tells its language.
                if _is_readme(url) if site.startswith(_FORGES) else site in own:
                    found.setdefault(site, []).append(pages[url])
        for site, links in found.items():
            yield _violation(edition, site, sorted(links, key=lambda link: link.span))


def _translated(edition: Edition) -> Sequence[Link]:
    """Return an edition's links but those in texts that are open still: RS412 and RS422 tell of these."""
    left = sorted(texts_left_open(edition))
    ends = [*accumulate([text.end for text in left], max)]  # where those end that begin so early, one in another

    def is_left(link: Link) -> bool:
        at = bisect_right(left, link.span.start, key=lambda text: text.start) - 1
        return at >= 0 and link.span.end <= ends[at]

    return [link for link in edition.document.links if not is_left(link)] if left else edition.document.links


def _of_files(catalogue: Catalogue, edition: Edition, files: Mapping[str, bool]) -> Sequence[tuple[Link, str]]:
    """Return the links to files of another edition's language, each with the one that this edition's has."""
    found: list[tuple[Link, str, str]] = []
    named: list[tuple[Link, str, str]] = []  # pages whose names tell their languages
    for link in _translated(edition):
        path = resolve(edition.path, link.target) if link.kind not in PICTURES else None
        if path is not None and "/" in path and (folder := language_folder(path)):
            found.append((link, path, folder))
        elif path is None or not files.get(path, True):
            continue  # RS304 says so
        elif (mine := beside(path, edition.path)) and files.get(mine, False):
            named.append((link, mine, path))
    own = {folder for _, _, folder in found if same_language(parse_tag(folder) or "", edition.language)}
    own |= set(own_folders(edition.path) if found else ())
    others = [other.language for other in catalogue.editions if other is not edition]
    homes = {other.path for other in catalogue.editions}
    there = [
        (link, mine)
        for link, mine, path in named
        # What stands for this page itself is a switch of languages, whether its file is there or not.
        if path not in homes and mine not in homes and not _says_language(link.text, edition.language)
    ]
    for link, path, folder in found if own else ():
        tag = parse_tag(folder) or ""
        if folder in own or path in homes or not any(same_language(tag, other) for other in others):
            continue
        mine = next((file for code in sorted(own) if files.get(file := in_folder(path, folder, code), False)), "")
        if mine and mine not in homes and not _says_language(link.text, edition.language):
            there.append((link, mine))
    return there and _unannounced(edition, _without_choice(edition, there))


def _elsewhere(same: Sequence[_Files]) -> Violation:
    """Return the one finding for links of several editions that lead to the same files."""
    edition, there = same[0]
    (first, mine), *_ = there
    what = "this file is" if len(there) == 1 else f"{len(there)} links lead to files that are"
    within = f", in {names([one.edition for one in same])}" if len(same) > 1 else ""
    every = [(one.edition, link) for one in same for link, _ in one.found]
    return Violation(
        f"{what} in another language; {mine} is there: {first.target}{within}",
        edition.document,
        first.target_span,
        related=tuple(Location(one.document, link.target_span, link.target) for one, link in every[1:20]),
        subject="files",
        severity="warning",
        members=tuple(member(one.language, link.target) for one, link in every),
    )


def _without_choice(edition: Edition, found: Sequence[tuple[Link, str]]) -> list[tuple[Link, str]]:
    """Return the links in whose section nothing leads to the reader's own file: one that has both offers both."""
    starts = [section.span.start for section in edition.sections]
    mine = {path for _, path in found}
    own = {
        (bisect_right(starts, link.span.start), path)
        for link in edition.document.links
        if (path := resolve(edition.path, link.target)) in mine
    }
    return [(link, path) for link, path in found if (bisect_right(starts, link.span.start), path) not in own]


def _unannounced(edition: Edition, found: Sequence[tuple[Link, str]]) -> list[tuple[Link, str]]:
    """Return the links that stand under no heading which names a language: "### English documentation"."""
    headings = [
        heading for heading in edition.document.headings if _says_language(heading.inline.plain, edition.language)
    ]
    if not headings:
        return list(found)
    starts = [heading.span.start for heading in edition.document.headings]
    said = {heading.span.start for heading in headings}
    return [
        (link, path)
        for link, path in found
        if not (at := bisect_right(starts, link.span.start)) or starts[at - 1] not in said
    ]


@lru_cache(maxsize=4096)  # most addresses stand in every edition
def _language(url: str) -> str | None:
    """Return the language that a web address names; on a forge only a README's name tells one."""
    if _host(url) in _FORGES and "readme" not in url.lower():
        return None
    return url_language(url)


def _says_language(text: str, reader: str) -> bool:
    """Tell whether a link's text names a language, or is written for those who read another: "English docs"."""
    return bool(foreign_runs(text, reader)) or any(named_language(word) for word in _WORD.findall(text))


def _own(languages: Mapping[str, str | None], reader: str) -> set[str]:
    """Return the sites of which an edition for ``reader`` links a page in that language.

    A page without any mark is in English where the site marks its others in the host (``ja.example.com``).
    """
    own = {_site(url) for url, language in languages.items() if language and same_language(language, reader)}
    if not same_language(reader, "en"):
        return own
    plain = {_host(url) for url, language in languages.items() if language is None}
    marked = {_site(url) for url, language in languages.items() if language and _host(url) != _site(url)}
    return own | (marked & plain)


def _host(url: str) -> str:
    return url.split("/", 3)[2].removeprefix("www.") if url.count("/") > 1 else url


@lru_cache(maxsize=4096)
def _site(url: str) -> str:
    """Return what tells one site from another: the host without its language, on a forge the repository."""
    page = neutral(url)
    parts = split(page if "//" in page else "//" + page)
    if parts.netloc in _FORGES:
        return parts.netloc + "/".join(parts.path.split("/")[:3])
    return parts.netloc


def _is_readme(url: str) -> bool:
    """Tell whether a link shows a translation of a repository's README; there is a plain one, read by more."""
    return split(url).path.rsplit("/", 1)[-1].lower().startswith("readme")


def _violation(edition: Edition, site: str, links: list[Link]) -> Violation:
    first = links[0]
    language = url_language(first.target)
    what = f"this page is in {language}" if len(links) == 1 else f"{len(links)} links lead to pages in {language}"
    return Violation(
        f"{what}; {site} has others: {first.target}",
        edition.document,
        first.target_span,
        related=tuple(Location(edition.document, link.target_span, link.target) for link in links[1:20]),
        url=first.target,
        subject=site,
        members=tuple(member(edition.language, link.target) for link in links),
    )
