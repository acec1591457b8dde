"""Documents beside the README that are translated too: told, since only settings make them read."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable

from readme_sync.editions.readme_names import is_common, stem
from readme_sync.language.tags import parse_tag

_TAGGED = re.compile(r"(.+)([._-])([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2})")
_SHOWN = 3


def note(files: Iterable[str], read: Collection[str]) -> str | None:
    """Return a line about translated documents among ``files`` that are not ``read``, and the setting that does it."""
    groups = _groups(sorted(set(files) - set(read)))
    if not groups:
        return None
    patterns = sorted(groups, key=lambda pattern: (-len(groups[pattern]), pattern))
    shown = [f"{pattern} ({_some(len(groups[pattern]), 'language')})" for pattern in patterns[:_SHOWN]]
    more = f" and {_some(len(patterns) - _SHOWN, 'other document')}" if len(patterns) > _SHOWN else ""
    setting = f'documents = ["{patterns[0]}"] in the settings reads one'
    return f"translated too, and not read: {', '.join(shown)}{more}; {setting}"


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
    match = _TAGGED.fullmatch(stem(path))
    tag = parse_tag(match[3]) if match else None
    if match is None or tag is None or not is_common(tag):
        return None
    folder, end = posixpath.dirname(path), path[path.rfind(".") :]
    name = posixpath.join(folder, f"{match[1]}{match[2]}{{language}}{end}")
    return name, tag, posixpath.join(folder, f"{match[1]}{end}")


def _in_folder(path: str) -> tuple[str, str, str] | None:
    parts = path.split("/")
    for at, part in enumerate(parts[:-1]):
        tag = parse_tag(part)
        if tag is not None and is_common(tag):
            before, after = parts[:at], parts[at + 1 :]
            return "/".join([*before, "{language}", *after]), tag, "/".join([*before, *after])
    return None
