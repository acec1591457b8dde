"""Documents beside the README that are translated too: told, since only settings make them read."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable

from readme_sync.editions.layouts import layouts
from readme_sync.editions.readme_names import is_common, split_tag, stem
from readme_sync.language.tags import parse_tag

_SHOWN = 3


def note(files: Collection[str], read: Collection[str], source: str = "en") -> str | None:
    """Return a line about translated documents among ``files`` that are not ``read``, and the setting that does it.

    ``source`` is the language that documents are translated from.
    """
    trees = layouts(files, read, source)
    covered = frozenset[str]().union(*(tree.reads for tree in trees))
    groups = _groups(sorted(set(files) - set(read) - covered))
    patterns = sorted(groups, key=lambda pattern: (-len(groups[pattern]), pattern))
    told = [
        *(
            f"{one.pattern} ({_some(len(one.documents), 'document')} in {_some(one.languages, 'language')})"
            for one in trees
        ),
        *(f"{pattern} ({_some(len(groups[pattern]), 'language')})" for pattern in patterns),
    ]
    if not told:
        return None
    more = f" and {_some(len(told) - _SHOWN, 'other document')}" if len(told) > _SHOWN else ""
    wanted = [tree.pattern for tree in trees] or patterns[:1]
    written = ", ".join(f'"{pattern}"' for pattern in wanted)
    setting = f"documents = [{written}] in the settings reads {'them' if trees else 'one'}"
    return f"translated too, and not read: {', '.join(told[:_SHOWN])}{more}; {setting}"


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _groups(files: Iterable[str]) -> dict[str, set[str]]:
    """Return the languages of each pattern, where it has two or one beside a file without a language."""
    every = set(files)
    found: dict[str, set[str]] = {}
    plain: dict[str, str] = {}
    for path in sorted(every):
        tagged = _in_name(path) or _in_folder(path)
        if tagged is not None:
            pattern, language, untagged = tagged
            found.setdefault(pattern, set()).add(language)
            plain[pattern] = untagged
    for pattern, languages in found.items():
        if plain[pattern] in every:
            languages.add("")
    return {pattern: languages for pattern, languages in found.items() if len(languages) > 1}


def _in_name(path: str) -> tuple[str, str, str] | None:
    tagged = split_tag(stem(path))
    if tagged is None or parse_tag(stem(path)):
        return None  # "zh-CN.md" is Chinese, and no document called "zh" in another language
    before, sign, tag = tagged
    folder, end = posixpath.dirname(path), path[path.rfind(".") :]
    name = posixpath.join(folder, f"{before}{sign}{{language}}{end}")
    return name, parse_tag(tag) or tag, posixpath.join(folder, f"{before}{end}")


def _in_folder(path: str) -> tuple[str, str, str] | None:
    parts = path.split("/")
    for at, part in enumerate(parts[:-1]):
        tag = parse_tag(part)
        if tag is not None and is_common(tag):
            before, after = parts[:at], parts[at + 1 :]
            return "/".join([*before, "{language}", *after]), tag, "/".join([*before, *after])
    return None
