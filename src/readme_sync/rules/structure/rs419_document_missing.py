"""A document of a tree is not there in a language that has most of the others, or a translation has lost its source.

A tree of documents is named in the settings by a pattern with `{path}`. A reader who follows a link inside it meets a
page that is not there, or reads a translation that nobody keeps in step any more because what it translates is gone.
One line says it for each language; a language that has only begun (less than half of the documents) is not asked for
the rest.

## Bad

```toml documents
tree = "docs/{language}/{path}"
files = ["docs/en/a.md", "docs/en/b.md", "docs/en/c.md", "docs/fr/a.md", "docs/fr/b.md"]
```

## Good

```toml documents
tree = "docs/{language}/{path}"
files = ["docs/en/a.md", "docs/en/b.md", "docs/fr/a.md", "docs/fr/b.md"]
```

## How to fix it

Translate the document, or take the translation away whose source is gone. Where a document is not meant for a
language, ignore the finding with that reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.discover import EditionFile
from readme_sync.editions.patterns import DocumentSet
from readme_sync.finding import member
from readme_sync.markdown.parse import parse
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed
from readme_sync.sources import Source
from readme_sync.text import Span

SEVERITY = "warning"
_START = Span(0, 0)


def check(documents: Sequence[DocumentSet]) -> Iterator[Violation]:
    """Yield what each language lacks of a tree's documents, and its translations of documents that are gone."""
    sources = [document for document in documents if document.source is not None]
    languages = dict.fromkeys(
        file.language for document in sources for file in document.editions if file.language not in _own(document)
    )
    for language in sorted(languages):
        lacking = [document for document in sources if all(file.language != language for file in document.editions)]
        if lacking and 2 * len(lacking) < len(sources):
            yield _problem(language, lacking, len(sources))
    for language, orphans in sorted(_orphans(documents).items()):
        count = f"{len(orphans)} documents" if len(orphans) > 1 else "a document"
        message = f"{language} translates {count} whose source is gone: {listed([file.path for file in orphans])}"
        paths = [file.path for file in orphans]
        yield _at(paths[0], message, f"orphans {language}", paths[1:], [f"{path}: no source" for path in paths])


def _own(document: DocumentSet) -> tuple[str, ...]:
    return (document.source.language,) if document.source is not None else ()


def _problem(language: str, lacking: Sequence[DocumentSet], total: int) -> Violation:
    names = [document.name for document in lacking]
    places = [document.source.path for document in lacking if document.source is not None]
    message = f"{language} lacks {len(lacking)} of {total} documents: {listed(names)}"
    return _at(places[0], message, language, places[1:], [member(language, name) for name in names])


def _at(path: str, message: str, subject: str, others: Sequence[str], members: Sequence[str]) -> Violation:
    """Return a finding at the beginning of a file, which need not be read for it."""
    related = tuple(Location(parse(Source(other, "")), _START, "and this one") for other in others)
    return Violation(message, parse(Source(path, "")), _START, related=related, subject=subject, members=tuple(members))


def _orphans(documents: Sequence[DocumentSet]) -> dict[str, list[EditionFile]]:
    found: dict[str, list[EditionFile]] = {}
    for document in documents:
        for file in document.editions if document.source is None else ():
            found.setdefault(file.language, []).append(file)
    return found
