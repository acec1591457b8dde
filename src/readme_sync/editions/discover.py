"""Which files are the editions of a repository's README, found by a rule and without settings.

The rule: the root README and every README that carries a language tag in its name or folder, in the root or in
a folder of documents or translations, and whatever the language lines at their heads link to. A tag alone can be an
accident (``src/is``, ``examples/cs``): a folder's tag, or a rare one in a file's name, counts only when a language
line links there or the text is in that language.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress

from readme_sync.editions import readme_names
from readme_sync.editions.called_by_language import called_by_language
from readme_sync.editions.edition_file import EditionFile
from readme_sync.editions.followed import are_nearer_to, below_another, follow_another, lead_to, other_documents
from readme_sync.editions.language_line import language_line, resolve
from readme_sync.editions.one_language import one_of_each, with_several
from readme_sync.editions.readme_names import holds_translations, is_common, readme_tag, shape, stem, tag_of
from readme_sync.editions.which_language import Which, has_words
from readme_sync.errors import InputError, SettingsError
from readme_sync.language.scripts import (
    detect_language,
    may_be,
)
from readme_sync.language.tags import (
    base,
    named_language,
    parse_tag,
    same_language,
)
from readme_sync.values import NamedTuple

_MOST = 60  # editions: a bound on reading, far above any repository seen
_SURE = 2  # linked files that make a name without "README" a pattern
_FOLLOWED = 2  # linked editions: one in the root README's language, and one that may follow it
_INDEX, _FEW = 3, 12  # links to editions, and words beside them, that make the root README a mere list


class Discovery(NamedTuple):
    """The editions, the source first, and what a person should know about how they were chosen.

    ``alone`` is the root README where that only lists the editions and is none of them.
    """

    editions: tuple[EditionFile, ...]
    notes: tuple[str, ...] = ()
    alone: EditionFile | None = None


class _Candidate(NamedTuple):
    path: str
    tag: str | None  # what name or folder say
    rank: int  # where two files claim a language, the lower wins: beside the root README, then folders, then deeper


def discover(
    files: Sequence[str],
    read: Callable[[str], str],
    *,
    editions: Mapping[str, str] | None = None,
    source: str | None = None,
) -> Discovery:
    """Find the editions among ``files``, the repository's Markdown files (POSIX paths relative to its root).

    ``read`` returns a file's text; an ``InputError`` from it makes the file an unread edition, not a failure.
    ``editions`` (language to path) replaces the search, ``source`` names the source's language or path.

    Raises:
        SettingsError: a language in ``editions`` is none, or ``source`` is not among the editions.
    """
    if editions:
        found = {posixpath.normpath(path): _wanted_tag(language) for language, path in editions.items()}
        root = next((path for path in found if path.lower() == "readme.md"), None)
        notes: list[str] = []
        alone = None
    else:
        search = _Search(files, read)
        found, notes, root, alone = search.run(), search.notes, search.root, search.alone
    first = _source(found, root, source)
    ordered = sorted(found, key=lambda path: (path != first, found[path], path))
    return Discovery(tuple(EditionFile(found[path], path, path == first) for path in ordered), tuple(notes), alone)


def _wanted_tag(language: str) -> str:
    tag = parse_tag(language)
    if not tag:
        raise SettingsError(f"editions: {language!r} is not a language tag (such as ja, en or pt-BR)")
    return tag


def _source(found: Mapping[str, str], root: str | None, wanted: str | None) -> str | None:
    """Return the source edition's path: the wanted one, the root README, the first English one, the first."""
    if wanted is not None and found:  # a repository may have documents alone, and no README
        tag = parse_tag(wanted)
        for path in sorted(found):
            if path == posixpath.normpath(wanted) or found[path] == tag or (tag and same_language(found[path], tag)):
                return path
        raise SettingsError(f"source: no edition is {wanted!r}; found: {', '.join(sorted(found.values()))}")
    if root in found:
        return root
    english = sorted(path for path, tag in found.items() if base(tag) == "en")
    return next(iter(english or sorted(found)), None)


class _Search:
    """One search: candidates by name, links followed, languages settled, duplicates dropped."""

    def __init__(self, files: Sequence[str], read: Callable[[str], str]) -> None:
        self.files = frozenset(files)
        self._read = read
        self._texts: dict[str, str] = {}
        self.notes: list[str] = []
        self.alone: EditionFile | None = None
        self.readmes = {path for path in files if readme_tag(posixpath.basename(path))[0]}
        self.root = self._root()
        self._which = Which(self.text, self.root)
        self.home = posixpath.dirname(self.root) if self.root else ""
        # What the root README's language line links to needs no other proof, nor the time to find it.
        links = language_line(self.text(self.root)).links if self.root else ()
        self.vouched = frozenset(self._target(link.target, self.root or "") for link in links)

    def run(self) -> dict[str, str]:
        """Return the language of each edition's path."""
        codes = {path for path in self.files if readme_names.unknown_code(posixpath.basename(path))}
        codes |= {path for path in self.files if readme_names.read_me_language(path)}
        judged = map(self._by_name, sorted(self.readmes | codes))
        candidates = {candidate.path: candidate for candidate in judged if candidate}
        if self.root:
            candidates[self.root] = _Candidate(self.root, None, 0)
            for path, tag in self._called_by_language(self.root).items():
                candidates.setdefault(path, _Candidate(path, tag, 2))
        linked = self._follow(candidates)
        if self._add_siblings(candidates, linked):
            linked = self._follow(candidates)
        self._name_unread(candidates)
        languages = self._which.settle({path: one.tag for path, one in candidates.items()}, linked)
        self._set_copy_apart(languages, linked)
        self._set_index_apart(languages, linked)
        others = readme_names.other_families(languages, self.root, self.home)
        apart = other_documents(languages, self.root, others, self.text)
        untagged = {posixpath.dirname(path): path for path in self.readmes if tag_of(path) is None}
        apart |= below_another(languages, self.root, untagged, self.text)
        for path in [path for path in languages if path != self.root]:
            folder = readme_names.family_folder(path)
            if folder in apart or (folder in others and path not in linked):
                del languages[path]
        if not languages:
            self.notes.append("no README was found")
        return self._without_duplicates(candidates, linked, languages, others)

    def text(self, path: str) -> str:
        """Return a file's first page, empty when it cannot be read: whoever reads it in earnest will say so."""
        if path not in self._texts:
            self._texts[path] = ""
            with suppress(InputError):
                self._texts[path] = self._read(path)
        return self._texts[path]

    def _root(self) -> str | None:
        for folder in ("", ".github", "docs"):
            here = [path for path in self.readmes if posixpath.dirname(path) == folder and tag_of(path) is None]
            if here:
                return min(
                    here, key=lambda path: (not path.endswith("README.md"), not path.lower().endswith(".md"), path)
                )
        return None

    def _by_name(self, path: str) -> _Candidate | None:
        """Judge a README by its own name and folders alone; None when they do not make it one of the family."""
        folder, tag = posixpath.dirname(path), self._which.tag(path) or readme_names.read_me_language(path)
        if folder == self.home:
            return _Candidate(path, tag, 0) if tag and self._plausible(path, tag, is_common(tag)) else None
        parent, name = posixpath.split(folder)
        place = parse_tag(name) or tag_of(f"README.{name}.md")  # a language's name as well: "Chinese"
        if place and (not tag or same_language(place, tag)) and (parent == self.home or self._translates_root(parent)):
            # A folder's tag: the text must be in that language.
            return _Candidate(path, tag or place, 1) if self._plausible(path, tag or place, False) else None
        if tag and self._translates_root(folder):
            return _Candidate(path, tag, 2) if self._plausible(path, tag, is_common(tag)) else None
        return None

    def _called_by_language(self, root: str) -> Mapping[str, str]:
        return called_by_language(
            self.files, self.home, self._which.root_language() or "en", self.text(root), self.text
        )

    def _translates_root(self, folder: str) -> bool:
        """Tell whether a folder is for translations, without an untagged README whose translations they would be.

        One that names the root README among the languages only lists the translations.
        """
        if not holds_translations(folder):
            return False
        others = (path for path in self.readmes if path != self.root and posixpath.dirname(path) == folder)
        return all(tag_of(path) is not None or self._lists_root(path) for path in others)

    def _lists_root(self, path: str) -> bool:
        """Tell whether a line of languages leads to the root README."""
        return any(self._target(link.target, path) == self.root for link in language_line(self.text(path)).links)

    def _add_siblings(self, candidates: dict[str, _Candidate], linked: Mapping[str, list[str]]) -> bool:
        """Add what lies beside linked editions and is called as they are: that nothing links to it may be the slip."""
        shapes = Counter(shape(path) for path in linked if path in candidates and path != self.root)
        homes = {mine[0] for mine in shapes if mine is not None}
        added = False
        for path in sorted(self.files - candidates.keys()):
            folder = posixpath.dirname(path)
            mine = shape(path) if folder in homes or posixpath.dirname(folder) in homes else None
            if mine is None or not shapes[mine] or (mine[1] == "*" and shapes[mine] < _SURE):
                continue
            tag = (
                self._which.tag(path)
                or parse_tag(posixpath.basename(posixpath.dirname(path)))
                or named_language(stem(path))
            )
            if tag and self._plausible(path, tag, readme_names.is_sure(path) or is_common(tag)):
                candidates[path] = _Candidate(path, tag, 2)
                added = True
            else:
                said = f"does not say that it is {tag}" if tag else "is in another language"
                self.notes.append(f"{path} has the name of an edition, but its text {said}: not read")
        return added

    def _name_unread(self, candidates: Mapping[str, _Candidate]) -> None:
        """Note what is called as an edition and is none by its text, unless that is in the root README's language."""
        told = {note.partition(" ")[0] for note in self.notes}
        for path in sorted(self.readmes - candidates.keys() - told):
            tag = tag_of(path)
            if (
                tag
                and posixpath.dirname(path) == self.home
                and (detect_language(self.text(path)) or "") != self._which.root_language()
            ):
                self.notes.append(
                    f"{path} has the name of an edition, but its text does not say that it is {tag}: not read"
                )

    def _set_copy_apart(self, languages: dict[str, str], linked: Mapping[str, list[str]]) -> None:
        """Take the root README out where it is a linked edition under another name, often by a symbolic link."""
        root = self.root
        text = self.text(root) if root is not None and root not in linked else ""
        same = next((path for path in sorted(linked) if text and path in languages and self.text(path) == text), None)
        if same is not None and root is not None:
            del languages[root]
            self.root = same

    def _set_index_apart(self, languages: dict[str, str], linked: Mapping[str, list[str]]) -> None:
        """Take the root README out where it only lists the editions, one of its own language among them.

        So it is where it introduces them, and the others follow that one, or lead there.
        """
        root = self.root
        if root not in languages or len(linked) < _FOLLOWED:
            return
        own = languages[root]
        same = [path for path in linked if path != root and base(languages[path]) == base(own)]
        if len(linked.keys() - {root}) < _INDEX or has_words(self._which.without_line(root), _FEW + 1):
            others = {path: self.text(path) for path, tag in languages.items() if base(tag) != base(own)}
            if not any(self._is_followed(root, path, others) for path in same):
                return
        if own == "und" or same:
            self.alone = EditionFile("en" if own == "und" else own, root, True)
            del languages[root]

    def _is_followed(self, root: str, path: str, translations: Mapping[str, str]) -> bool:
        """Tell whether translations follow the text of ``path`` and not the root README's.

        Their headings tell it, or their links: most lead there, and none to the root README.
        """
        texts = self.text(root), self.text(path), tuple(translations.values())
        if follow_another(*texts):
            return True
        led = sum(lead_to(path, one, text) for one, text in translations.items())
        back = any(lead_to(root, one, text) for one, text in translations.items())
        return led >= _FOLLOWED and 2 * led > len(translations) and not back and are_nearer_to(*texts)

    def _plausible(self, path: str, tag: str, trusted: bool) -> bool:
        if trusted or path in self.vouched:
            return True
        return may_be(self.text(path), tag)

    def _follow(self, candidates: dict[str, _Candidate]) -> dict[str, list[str]]:
        """Add what language lines link to, and return the languages that they give each path."""
        linked: dict[str, list[str]] = {}
        queue = sorted(candidates)
        for path in queue:  # grows while it is walked
            found = [(link.language, self._target(link.target, path)) for link in language_line(self.text(path)).links]
            several = with_several({both for both in found if both[1] is not None})
            for language, target in found:
                if target is None:
                    continue
                if target not in candidates:
                    if len(candidates) >= _MOST or not self._belongs(target, path):
                        continue
                    if language in several or len(several) > 1:
                        continue  # a list of news, each with its translations
                    candidates[target] = _Candidate(target, self._which.tag(target) or parse_tag(stem(target)), 3)
                    queue.append(target)
                linked.setdefault(target, []).append(language)
        return linked

    def _target(self, target: str, path: str) -> str | None:
        """Return the Markdown file that a link leads to: itself, or the README of a folder."""
        inner = resolve(target, path)
        if inner is None or inner in self.files:
            return inner
        here = [readme for readme in self.readmes if posixpath.dirname(readme) == inner and tag_of(readme) is None]
        return min(here, key=lambda readme: (not readme.endswith("README.md"), readme), default=None)

    def _belongs(self, target: str, origin: str) -> bool:
        """Tell whether a linked file is an edition: a README, a file named by its language, or one that links back.

        "Guide: [English](docs/guide.md) | [中文](docs/guide.zh.md)" in a README links to editions of the guide.
        """
        if target in self.readmes or readme_names.read_me_language(target) or named_language(stem(target)):
            return True
        return any(self._target(link.target, target) == origin for link in language_line(self.text(target)).links)

    def _without_duplicates(
        self,
        candidates: dict[str, _Candidate],
        linked: dict[str, list[str]],
        languages: dict[str, str],
        others: Set[str],
    ) -> dict[str, str]:
        """Keep one file a language: the root README, then what is linked, then what lies nearest to it.

        What translates another document, as the folders ``others`` do, comes last.
        """

        def preference(path: str) -> tuple[bool, bool, bool, int, int, str]:
            is_another = readme_names.family_folder(path) in others
            return path != self.root, is_another, path not in linked, candidates[path].rank, path.count("/"), path

        named = {path for path, candidate in candidates.items() if candidate.tag}
        kept, notes = one_of_each(languages, sorted(languages, key=preference), named)
        self.notes += notes
        return kept
