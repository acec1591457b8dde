"""Patterns for documents that are kept in several languages: ``docs/guide.{language}.md``, ``docs/{language}/{path}``.

``{language}`` stands for a BCP 47 tag in any spelling. ``{path}`` stands for the part of the path that names the
document, folders included: each value of it is one document, be it Markdown or MDX. The source may stand in a
language's folder like the others, or outside of it: ``i18n/{language}/{path}`` also finds the source ``i18n/a.md``, or
``a.md`` where the folder above is a name for translations, or ``docs/a.md`` for what Docusaurus keeps below ``i18n``
(or wherever the same files are: its settings name the folder).
Nothing here looks at a disk.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from readme_sync.editions.docusaurus import original, source_folder
from readme_sync.editions.edition_file import DocumentSet, EditionFile
from readme_sync.editions.readme_names import holds_translations, split_tag, stem
from readme_sync.language.tags import parse_tag, same_language, usual_tag

_LANGUAGE, _PATH = "{language}", "{path}"
_TRIED = 8  # documents that are looked for elsewhere, and folders that have some of them
_FEWEST = 3  # documents of a folder that is the source of others
_FEW = 2  # translated documents of a folder for each that nobody has translated: then that is a gap


def document_sets(pattern: str, listing: Collection[str], source: str) -> tuple[DocumentSet, ...]:
    """Return the documents that ``pattern`` names, by name, each with its source edition first.

    Args:
        pattern: a path from the root with ``{language}`` and, for a tree of documents, ``{path}``.
        listing: the paths of the repository's Markdown files.
        source: the tag of the source language.
    """
    pattern = posixpath.normpath(pattern)
    tagged: dict[str, dict[str, str]] = {}
    for path, tag, written in _tagged(pattern, listing):
        name = _name(written)
        if tagged.get(name, {}).get(tag) is not None:
            name = written  # a page and one of the same name in MDX are two documents
        tagged.setdefault(name, {}).setdefault(tag, path)
    source = usual_tag(source, {tag for files in tagged.values() for tag in files})
    untagged = _untagged(pattern, listing, tagged)
    names = sorted({*tagged, *untagged})
    return tuple(
        DocumentSet(name or pattern, _editions(tagged.get(name, {}), untagged.get(name), source)) for name in names
    )


def _tagged(pattern: str, listing: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the files that name their language, with their tags and what ``{path}`` stands for."""
    expression = _expression(pattern)
    for path in sorted(listing):
        found = expression.fullmatch(path)
        tag = parse_tag(found["language"]) if found else None
        if found and tag:
            yield path, tag, found.groupdict().get("path") or ""


def _name(path: str) -> str:
    """Return the name of a document: the same for Markdown and MDX, which translators choose as they like."""
    return f"{path[:-1]}" if path.endswith(".mdx") else path


def _editions(tagged: Mapping[str, str], untagged: str | None, source: str) -> tuple[EditionFile, ...]:
    every = dict(tagged)
    if untagged is not None and untagged not in tagged.values():
        every.setdefault(source, untagged)
    elif source not in every:
        alike = [tag for tag in every if same_language(tag, source)]
        source = alike[0] if len(alike) == 1 else source  # en-US is the English one where there is no other
    order = sorted(every.items(), key=lambda item: (item[0] != source, item[0]))
    return tuple(EditionFile(tag, path, tag == source) for tag, path in order)


def _expression(pattern: str) -> re.Pattern[str]:
    """Return what a path of the pattern looks like; the language may stand in it more than once."""
    parts = re.split(r"(\{language\}|\{path\}/?)", pattern)
    seen: set[str] = set()
    made = []
    for part in parts:
        if part == _LANGUAGE:
            made.append("(?P=language)" if part in seen else r"(?P<language>[\w-]+)")
            seen.add(part)
        elif part == _PATH:
            made.append("(?P=path)" if _PATH in seen else "(?P<path>.+)")
            seen.add(_PATH)
        elif part == f"{_PATH}/":
            made.append("(?:(?P<path>.+)/)?")  # the document in the folder itself has no path
            seen.add(_PATH)
        else:
            made.append(re.escape(part))
    return re.compile("".join(made))


def _untagged(pattern: str, listing: Collection[str], tagged: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return the sources that stand outside of a language's folder or name, by their documents' names.

    Beside those that are translated stand others: where nearly all of a folder is, these are to be translated too.
    """
    known = {_name(path): path for path in sorted(listing, reverse=True)}
    taken = {path for paths in tagged.values() for path in paths.values()}
    found: dict[str, str] = {}
    for candidate in (*_source_patterns(pattern), *_elsewhere(pattern, listing, tuple(tagged))):
        own = {
            name: known[path]
            for name in tagged
            if (path := _name(posixpath.normpath(_filled(candidate, name)))) in known
        }
        if _PATH in candidate[1:] and 2 * len(own) >= len(tagged):
            own |= _beside(candidate, listing, own, taken)
        for name, path in own.items():
            found.setdefault(name, path)
    return found


def _elsewhere(pattern: str, listing: Collection[str], names: Sequence[str]) -> tuple[str, ...]:
    """Return the pattern of the folder that Docusaurus's settings name as the source: the one that has the same files.

    Nothing where the usual folder is there, or no other one has half of the files.
    """
    folder, _, rest = pattern.partition(f"{_LANGUAGE}/")
    theirs = source_folder(rest)
    if theirs is None or not rest.endswith(_PATH):
        return ()
    usual = posixpath.join(posixpath.dirname(folder.rstrip("/")), theirs.removesuffix(_PATH))
    others = {_name(path) for path in listing if not path.startswith(folder) and original(path) is None}
    if any(path.startswith(usual) for path in others):
        return ()
    tried = sorted(name for name in names if name)[:_TRIED]
    homes = Counter(path.removesuffix(name) for name in tried for path in others if path.endswith(f"/{name}"))
    found = [(sum(f"{home}{name}" in others for name in names), home) for home, _ in homes.most_common(_TRIED)]
    count, home = max(found, default=(0, ""))
    return (f"{home}{_PATH}",) if count >= _FEWEST and 2 * count >= len(names) else ()


def _filled(pattern: str, name: str) -> str:
    return pattern.replace(_PATH, name) if name else pattern.replace(f"{_PATH}/", "")


def _beside(pattern: str, listing: Collection[str], own: Mapping[str, str], taken: Collection[str]) -> dict[str, str]:
    """Return the files of ``pattern`` that are in the folders of ``own`` and few beside those, by their names.

    None is ``taken`` by a language, in its folder or by its name.
    """
    translated = Counter(posixpath.dirname(path) for path in own.values())
    expression = _expression(pattern)
    others: dict[str, dict[str, str]] = {}
    for path in sorted(set(listing) - set(own.values()) - set(taken)):
        folder, name = posixpath.split(path)
        if folder in translated and (match := expression.fullmatch(path)) and split_tag(stem(name)) is None:
            others.setdefault(folder, {})[_name(match["path"] or "")] = path
    few = (found for folder, found in others.items() if _FEW * len(found) <= translated[folder])
    return {name: path for found in few for name, path in found.items()}


def _source_patterns(pattern: str) -> Sequence[str]:
    """Return the patterns of a source that has no language in its path, the likeliest first."""
    plain = re.sub(r"(?<![^/])\{language\}/|[._-]?\{language\}", "", pattern)
    found = [plain]
    folder, _, rest = pattern.partition(f"{_LANGUAGE}/")
    above, name = posixpath.split(folder.rstrip("/"))
    if rest and name and holds_translations(name):
        found.append(posixpath.join(above, rest))
    if (theirs := source_folder(rest)) is not None:
        found.insert(0, posixpath.join(above, theirs))
    return [one for one in found if _LANGUAGE not in one]
