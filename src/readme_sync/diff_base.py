"""What there was before a change: the commit that it began at, and the catalogues as they were."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from readme_sync import revisions, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.address import Address
from readme_sync.editions.discover import discover
from readme_sync.editions.edition import Edition
from readme_sync.editions.patterns import document_sets
from readme_sync.editions.read import read_edition
from readme_sync.editions.readme_names import readme_tag
from readme_sync.editions.repository import Repository, surroundings
from readme_sync.language.tags import base
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source, is_markdown
from readme_sync.values import NamedTuple

_LOOKED_AT = re.compile(r"(?:.*/)?(?:readme[^/]*|readme-sync\.toml|pyproject\.toml|\.lycheeignore)", re.IGNORECASE)


class Then:
    """Where the change since a revision began: the files of that commit, and a line (``note``) if it may surprise."""

    def __init__(self, root: Path, revision: str) -> None:
        """Look for the commit.

        Raises:
            InputError: git, the repository or the revision is not there.
        """
        start = revisions.start(root, revision)
        self._root, self._commit, self.note = root, start.commit, start.note
        self.tree = revisions.Tree(root, start.commit)

    @cached_property
    def _changed(self) -> frozenset[str]:
        changed = revisions.changed(self._root, self._commit) if self._commit is not None else ()
        return frozenset(path for _, path in changed)

    def read(self, path: str) -> Source:
        """Return what a file said then; git is asked only where it says something else today.

        Raises:
            InputError: it was not there, or is no text.
        """
        if self.tree.has(path) and path not in self._changed:
            return sources.read_source(self._root, path)
        return Source(path, self.tree.text(path))


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
        return cls.then(Then(root, revision), catalogues, own)

    @classmethod
    def then(
        cls, then: Then, catalogues: Sequence[Catalogue], own: Sequence[Address] = (), around: Repository | None = None
    ) -> Self:
        """Return ``catalogues`` as they were ``then``; what is unchanged is reused, also of what lies ``around``.

        Raises:
            InputError: git has lost a file, or cannot fetch it.
        """
        tree = then.tree
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
        parsed = around.documents if around is not None else {}
        repository = surroundings(editions, own, tree.has, then.read, parsed)
        return cls(before, repository, (then.note,) if then.note else ())

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
        elif former and base(languages.get(former, edition.language)) == base(edition.language):
            names[own] = former
    return names
