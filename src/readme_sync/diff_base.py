"""What a change brought: the catalogues as they were before it, and the findings that it added."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import zip_longest
from pathlib import Path
from typing import Self

from readme_sync import revisions
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.address import Address
from readme_sync.editions.discover import discover
from readme_sync.editions.edition import Edition
from readme_sync.editions.patterns import document_sets
from readme_sync.editions.read import read_edition
from readme_sync.editions.readme_names import readme_tag
from readme_sync.editions.repository import Repository, surroundings
from readme_sync.finding import Finding, Place
from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source, is_markdown
from readme_sync.values import NamedTuple

_LOOKED_AT = re.compile(r"(?:.*/)?(?:readme[^/]*|readme-sync\.toml|pyproject\.toml|\.lycheeignore)", re.IGNORECASE)
# What these find depends on how often something else occurs: one more of that makes nothing new of a line left alone.
_COUNTING = frozenset({"RS106", "RS412", "RS413", "RS416"})


class Before(NamedTuple):
    """How it was: a catalogue beside each present one (None: there was none), and what lay around the editions."""

    catalogues: tuple[Catalogue | None, ...]
    repository: Repository
    notes: tuple[str, ...] = ()

    @classmethod
    def load(cls, root: Path, revision: str, catalogues: Sequence[Catalogue], own: Sequence[Address] = ()) -> Self:
        """Return ``catalogues`` as they were where the change since ``revision`` began; what is unchanged is reused.

        ``own`` are the repository's addresses.

        Raises:
            InputError: git, the repository or the revision is not there.
        """
        start = revisions.start(root, revision)
        tree = revisions.Tree(root, start.commit)
        now = [edition for catalogue in catalogues for edition in catalogue.editions]
        names = _names(tree, now)
        changed = {
            edition.path: name
            for edition in now
            if (name := names.get(edition.path))
            and (name != edition.path or not tree.holds(name, edition.document.text))
        }
        texts = tree.texts(sorted(set(changed.values())))
        before = tuple(_catalogue(catalogue, names, changed, texts) for catalogue in catalogues)
        editions = [edition for catalogue in before if catalogue is not None for edition in catalogue.editions]
        repository = surroundings(editions, own, tree.has, lambda path: Source(path, tree.text(path)))
        return cls(before, repository, (start.note,) if start.note else ())

    @property
    def present(self) -> tuple[Catalogue, ...]:
        """The catalogues that there were."""
        return tuple(catalogue for catalogue in self.catalogues if catalogue is not None)

    def is_same(self, catalogues: Sequence[Catalogue], repository: Repository) -> bool:
        """Tell whether nothing that a rule looks at was otherwise: then it found the same."""
        return (
            self.repository.files == repository.files
            and all(a is b for a, b in zip(self.catalogues, catalogues, strict=True))
            and self.repository.texts == repository.texts
        )


def gone(root: Path, revision: str, editions: Sequence[Edition], patterns: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the translations of what ``editions`` still have that there were when the change began, and are not.

    Args:
        root: the repository.
        revision: since when the change is.
        editions: the editions as they are.
        patterns: the documents that settings name.

    Raises:
        InputError: git, the repository or the revision is not there.
    """
    commit = revisions.start(root, revision).commit
    lost = {path for letter, path in revisions.changed(root, commit) if letter == "D"} if commit is not None else set()
    if not any(map(is_markdown, lost)):
        return ()
    tree = revisions.Tree(root, commit)
    names = set(_names(tree, editions).values())
    listing = sorted(filter(is_markdown, tree.paths), key=lambda path: (path.count("/"), path))
    readme = discover(listing, tree.text).editions
    language = next((file.language for file in readme if file.source), "en")
    sets = [readme, *(one.editions for pattern in patterns for one in document_sets(pattern, listing, language))]
    followed = [files for files in sets if any(file.source and file.path in names for file in files)]
    return tuple(sorted({file.path for files in followed for file in files if file.path in lost - names}))


def concerns(root: Path, revision: str) -> bool:
    """Return whether the change since ``revision`` can have brought a finding, told by names alone.

    It can where it touches a document or settings, and where it takes any file away: a link may lead there.

    Raises:
        InputError: git, the repository or the revision is not there.
    """
    commit = revisions.start(root, revision).commit
    changed = revisions.changed(root, commit) if commit is not None else (("D", ""),)
    return any(letter == "D" or is_markdown(path) or _LOOKED_AT.fullmatch(path) for letter, path in changed)


def _catalogue(
    now: Catalogue, names: Mapping[str, str], changed: Mapping[str, str], texts: Mapping[str, str]
) -> Catalogue | None:
    editions = []
    for edition in now.editions:
        if edition.path not in names:
            continue
        if edition.path not in changed:
            editions.append(edition)
        elif (text := texts.get(changed[edition.path])) is not None:
            document = parse(Source(changed[edition.path], text))
            editions.append(read_edition(document, edition.language, is_source=edition.is_source))
    if len(editions) == len(now.editions) and all(map(_is, editions, now.editions)):
        return now
    return match(editions) if editions else None


def _is(a: Edition, b: Edition) -> bool:
    return a is b


def _names(tree: revisions.Tree, editions: Sequence[Edition]) -> dict[str, str]:
    """Return the name that each edition's file had: its own, that of its language's README, or its former one."""
    had = frozenset(tree.paths)
    if all(edition.path in had for edition in editions):
        return {edition.path: edition.path for edition in editions}
    found = discover(sorted(filter(is_markdown, had), key=lambda path: (path.count("/"), path)), tree.text)
    languages = {file.path: file.language for file in found.editions}
    readmes = {file.language: file.path for file in found.editions}
    renamed = tree.renamed()
    names: dict[str, str] = {}
    for edition in editions:
        own = edition.path
        former = renamed.get(own, "")
        if own in had and languages.get(own, edition.language) == edition.language:
            names[own] = own
        elif readme_tag(posixpath.basename(own))[0] and edition.language in readmes:
            names[own] = readmes[edition.language]
        elif former and languages.get(former, edition.language) == edition.language:
            names[own] = former
    return names


def sort_out(
    findings: Sequence[Finding],
    before: Sequence[Finding],
    now: Sequence[Catalogue],
    was: Sequence[Catalogue | None],
) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """Return those of ``findings`` that were not there ``before``, and a line that counts the others.

    ``was`` holds each catalogue of ``now`` as it was. The findings of a document are compared with those of the same
    document.

    They are compared by what fingerprints are made of, and what has no equal once more without its section and column,
    since a row may move and a header be renamed. Where there are more of a kind than before, those on lines that the
    change did not touch are the old ones; where a rule counts, those are old in any case. A finding that gathers
    several things is old where each of them was found before, one by one or gathered otherwise; where some were, it
    says which are new.
    """
    pairs = list(zip_longest(now, was))
    here = {edition.path: index for index, one in enumerate(now) for edition in one.editions}
    there = {edition.path: index for index, one in enumerate(was) if one is not None for edition in one.editions}
    shown: dict[int, Finding] = {}
    for index in (None, *range(len(pairs))):
        own = [place for place, one in enumerate(findings) if here.get(one.place.path) == index]
        if own:
            old = [one for one in before if there.get(one.place.path) == index]
            news = _news([findings[place] for place in own], old, *((None, None) if index is None else pairs[index]))
            shown |= {own[place]: one for place, one in news.items()}
    older = len(findings) - len(shown)
    count = f"{older} older finding{'s' * (older > 1)} not shown"
    return tuple(shown[place] for place in sorted(shown)), (count,) if older else ()


def _news(
    findings: Sequence[Finding], before: Sequence[Finding], now: Catalogue | None, was: Catalogue | None
) -> dict[int, Finding]:
    """Return those of one document's ``findings`` that were not there before, by their places in the sequence."""
    gathered = {(one.code, member) for one in before for member in one.members}
    known = _Lines(was.editions if was is not None else ())
    editions = {edition.path: edition for edition in (now.editions if now is not None else ())}

    def untouched(place: Place) -> bool:
        edition = editions.get(place.path)
        return edition is not None and known.has(edition.language, _line(edition.document, place.line))

    old = {
        index
        for index, one in enumerate(findings)
        if (one.members and all((one.code, member) in gathered for member in one.members))
        or (one.code in _COUNTING and all(map(untouched, _places(one))))
    }
    left = [one for one in before if not one.members]
    for loosely in (False, True):
        counts = Counter(_key(finding, loosely) for finding in left)
        candidates = [index for index, one in enumerate(findings) if index not in old and not one.members]
        candidates.sort(key=lambda index: not untouched(findings[index].place))
        taken: Counter[tuple[str, ...]] = Counter()
        for index in candidates:
            key = _key(findings[index], loosely)
            if taken[key] < counts[key]:
                taken[key] += 1
                old.add(index)
        left = list(_without(left, taken, loosely))
    return {index: _with_news(finding, gathered) for index, finding in enumerate(findings) if index not in old}


def _places(finding: Finding) -> Iterator[Place]:
    """Yield where what is wrong stands: of what a finding gathers, everything in its file."""
    yield finding.place
    if finding.members:
        yield from (other.place for other in finding.related if other.place.path == finding.place.path)


def _with_news(finding: Finding, gathered: Set[tuple[str, str]]) -> Finding:
    """Return a finding that gathers old things and new ones with the new ones named."""
    new = [member for member in finding.members if (finding.code, member) not in gathered]
    if len(new) == len(finding.members):
        return finding
    return finding._replace(message=f"{finding.message}; new: {', '.join(new)}")


def _without(findings: Sequence[Finding], taken: Counter[tuple[str, ...]], loosely: bool) -> Iterator[Finding]:
    gone = Counter(taken)
    for finding in findings:
        key = _key(finding, loosely)
        if gone[key]:
            gone[key] -= 1
        else:
            yield finding


def _key(finding: Finding, loosely: bool) -> tuple[str, ...]:
    return (
        finding.code,
        finding.edition or finding.place.path,
        "" if loosely else finding.section or "",
        finding.row or "",
        "" if loosely else finding.column_name or "",
        finding.subject or finding.message,
    )


class _Lines:
    """The lines that an edition's language had, split when the first one is asked for."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        self._editions = editions
        self._lines: dict[str, frozenset[str]] = {}

    def has(self, language: str, line: str) -> bool:
        if language not in self._lines:
            documents = [edition.document for edition in self._editions if edition.language == language]
            self._lines[language] = frozenset(
                _line(document, number) for document in documents for number in range(1, len(document.lines.starts) + 1)
            )
        return line in self._lines[language]


def _line(document: Document, number: int) -> str:
    return document.raw(document.lines.span(number)).rstrip()
