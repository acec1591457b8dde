"""A link leads to a place in a file that is not there.

The browser opens the page at its top and says nothing. Mostly a heading was renamed or translated, and the
fragment that GitHub makes from it changed with it.

Answered are fragments of the file itself and of the other editions' files: by `id` and `name` of any tag, by
GitHub's and VitePress's fragments of headings (with `-1` for the second of a name), by `{#id}` behind a
heading. Case does not count, nor do text fragments (`#:~:text=`) and `#top`. A file that includes others is
not asked. Links that kept another edition's fragments when the headings were translated are one finding.

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

## How to mend it

Give the heading an anchor of its own, `<a id="..."></a>`, which is the same in every edition and survives a
change of the heading; or point the link at what the heading is called now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import resolve
from readme_sync.markdown.document import Link
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.messages import listed, shorten
from readme_sync.rules.structure.anchors import Answers, answers, normalised

SEVERITY = "error"
_MOST = 20  # places named beside the first
_MANY = 4  # fragments of another edition: headings were translated, and the links to them were not
_HINTS = 30  # looking for the closest name takes time, and a file with more of them was not meant so
_ALWAYS = frozenset({"top", "readme"})  # every page has them on GitHub


def check(editions: Sequence[Edition]) -> Iterator[Problem]:
    """Yield each missing anchor once for each edition that links to it."""
    pages = {edition.path: edition for edition in editions}
    known = cache(lambda path: answers(pages[path].document))
    for edition in editions:
        missing = _missing(edition, pages, known)
        for other in editions if len(missing) >= _MANY else ():
            theirs = {key: links for key, links in missing.items() if key[1] in known(other.path).targets}
            if other is not edition and len(theirs) >= _MANY:
                yield _untranslated(edition, other, theirs)
                missing = {key: links for key, links in missing.items() if key not in theirs}
        for number, ((path, fragment), links) in enumerate(missing.items()):
            close = _closest(fragment, known(path)) if number < _HINTS else None
            yield _problem(edition, pages[path], fragment, links, close)


def _missing(
    edition: Edition, pages: dict[str, Edition], known: Callable[[str], Answers]
) -> dict[tuple[str, str], list[Link]]:
    """Return the links that nothing answers, by the path and the fragment they ask for."""
    missing: dict[tuple[str, str], list[Link]] = {}
    for link in edition.document.links:
        path = _page(edition, link, pages)
        if path is None:
            continue
        fragment = normalised(link.target.partition("#")[2].partition(":~:")[0])
        if not fragment or fragment in _ALWAYS or fragment[0] in "/!":
            continue
        if fragment not in known(path).targets:
            missing.setdefault((path, fragment), []).append(link)
    return missing


def _untranslated(edition: Edition, other: Edition, missing: dict[tuple[str, str], list[Link]]) -> Problem:
    """Return the one finding for links that kept the fragments of another edition when its headings were translated."""
    first, *more = [links[0] for links in missing.values()]
    fragments = listed([f'"#{shorten(fragment, 30)}"' for _, fragment in missing])
    return Problem(
        f"{len(missing)} links lead to headings as they are called in {other.language}, which nothing in "
        f"{edition.language} answers to: {fragments}",
        edition.document,
        first.target_span,
        related=tuple(Spot(edition.document, link.target_span, link.target) for link in more),
        subject=f"headings of {other.language}",
    )


def _page(edition: Edition, link: Link, pages: dict[str, Edition]) -> str | None:
    """Return the path of the edition that ``link`` asks for a fragment of, or None."""
    target = link.target
    if "#" not in target or link.kind in ("image", "html-image"):
        return None
    if target.startswith("#"):
        path: str | None = edition.path
    else:
        path = resolve(edition.path, target)
        if path is not None and path not in pages:
            path = next(
                (page for page in (f"{path}/README.md", "README.md" if path == "." else "") if page in pages), None
            )
    if path is None or path not in pages or pages[path].document.includes:
        return None
    return path


def _problem(edition: Edition, page: Edition, fragment: str, links: Sequence[Link], close: str | None) -> Problem:
    first, *more = links
    where = "this file" if page is edition else page.path
    times = f" ({len(links)} links)" if more else ""
    hint = f'; "#{close}" is there' if close else ""
    message = f'nothing in {where} answers to "#{shorten(fragment)}"{times}{hint}'
    related = tuple(Spot(edition.document, link.span, "links to it too") for link in more[:_MOST])
    span = first.target_span if first.target_span.end > first.target_span.start else first.span
    return Problem(message, edition.document, span, related=related, subject=f"{page.language}#{fragment}")


def _closest(fragment: str, known: Answers) -> str | None:
    from difflib import get_close_matches  # only for a message

    close = get_close_matches(fragment, known.targets, n=1, cutoff=0.7)
    return known.names[close[0]] if close else None
