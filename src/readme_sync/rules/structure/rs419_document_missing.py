"""A document of a tree is not there in a language that has most of the others, or a translation has lost its source.

A tree of documents is named in the settings by a pattern with `{path}`. A reader who follows a link inside it meets a
page that is not there, or reads a translation that nobody keeps in step any more because its source is gone. Languages
that lack the same documents, or have the same superfluous ones, share one finding. A language that has only begun (less
than half of the documents) is not asked for the rest. What several languages have and the source has not, or what had
a source before the change, is a translation; what one alone has may be its own, a page for its readers, and is a note.

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

Translate the document, or remove the translation whose source is gone. Where a document is not meant for a language,
ignore the finding with that reason.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.editions.edition_file import DocumentSet
from readme_sync.finding import member
from readme_sync.markdown.document import unread
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed
from readme_sync.text import Span

SEVERITY = "warning"
_START = Span(0, 0)
_FOR_PROGRAMS = frozenset({"AGENTS.md", "CLAUDE.md", "GEMINI.md"})  # nobody translates what no person reads


def check(documents: Sequence[DocumentSet], before: Sequence[DocumentSet] = ()) -> Iterator[Violation]:
    """Yield what each language lacks of a tree's documents, and what it has without a source.

    ``before`` are the documents before the change, where there is one.
    """
    sources = [one for one in documents if one.source is not None and posixpath.basename(one.name) not in _FOR_PROGRAMS]
    languages = dict.fromkeys(
        file.language for document in sources for file in document.editions if file.language not in _own(document)
    )
    alike: dict[tuple[str, ...], list[str]] = {}
    for language in sorted(languages):
        lacking = [one.name for one in sources if all(file.language != language for file in one.editions)]
        if lacking and 2 * len(lacking) < len(sources):
            alike.setdefault(tuple(lacking), []).append(language)
    places = {document.name: document.source.path for document in sources if document.source is not None}
    for lacked, found in alike.items():
        yield _lacking(found, lacked, places)
    source = next((own for one in sources for own in _own(one)), "the source")
    shared: dict[tuple[str, ...], list[str]] = {}
    orphans = _orphans(documents)
    times = Counter(name for files in orphans.values() for name in files)
    had = {file.path for one in before if one.source is not None for file in one.editions}
    for language, files in sorted(orphans.items()):
        gone = tuple(name for name, path in files.items() if times[name] > 1 or path in had)
        if gone:
            shared.setdefault(gone, []).append(language)
        if own := [path for name, path in files.items() if name not in gone]:
            yield _alone(language, own, source)
    for gone, found in shared.items():
        yield _orphaned(found, [orphans[language][name] for language in found for name in gone], gone)


def _own(document: DocumentSet) -> tuple[str, ...]:
    return (document.source.language,) if document.source is not None else ()


def _lacking(languages: Sequence[str], lacked: Sequence[str], places: Mapping[str, str]) -> Violation:
    verb = "lacks" if len(languages) == 1 else "lack"
    shown = listed([_shown(name, places[name]) for name in lacked])
    message = f"{listed(languages, most=10)} {verb} {len(lacked)} of {len(places)} documents: {shown}"
    first, *others = (places[name] for name in lacked)
    members = [member(language, name) for language in languages for name in lacked]
    return _at(first, message, ",".join(languages), others, members)


def _orphaned(languages: Sequence[str], paths: Sequence[str], names: Sequence[str]) -> Violation:
    verb = "translates" if len(languages) == 1 else "translate"
    said = listed(paths if len(languages) == 1 else list(map(_shown, names, paths)))
    message = f"{listed(languages, most=10)} {verb} {_count(names)} whose source is gone: {said}"
    return _at(paths[0], message, f"orphans {','.join(languages)}", paths[1:], [f"{path}: no source" for path in paths])


def _shown(name: str, path: str) -> str:
    """Return a document's name as its file ``path`` ends: a name leaves out what parts MDX from Markdown."""
    return f"{name}x" if path.endswith(f"{name}x") and name.endswith(".md") else name


def _alone(language: str, paths: Sequence[str], source: str) -> Violation:
    message = f"{language} has {_count(paths)} that {source} has not: {listed(paths)}"
    found = _at(paths[0], message, f"own {language}", paths[1:], [f"{path}: no source" for path in paths])
    return found._replace(severity="info")


def _count(paths: Sequence[str]) -> str:
    return f"{len(paths)} documents" if len(paths) > 1 else "a document"


def _at(path: str, message: str, subject: str, others: Sequence[str], members: Sequence[str]) -> Violation:
    """Return a finding at the beginning of a file, which need not be read for it."""
    related = tuple(Location(unread(other), _START, "and this one") for other in others)
    return Violation(message, unread(path), _START, related=related, subject=subject, members=tuple(members))


def _orphans(documents: Sequence[DocumentSet]) -> dict[str, dict[str, str]]:
    """Return for each language the documents that it has without a source: their paths by their names."""
    found: dict[str, dict[str, str]] = {}
    for document in documents:
        for file in document.editions if document.source is None else ():
            found.setdefault(file.language, {})[document.name] = file.path
    return found
