"""What a set's judgement was, kept for as long as nothing that it was made from changes.

It is found by everything that is known before a set is read: the program, the settings that reach the rules, the
paths, languages and bytes of its editions.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from readme_sync import sources
from readme_sync.document_sets.entries import Entry, digest, digest_of, load, place, program, save
from readme_sync.document_sets.judged import Context, Judged
from readme_sync.editions.edition_file import EditionFile
from readme_sync.errors import InputError
from readme_sync.sources import Source

FOLDER = ".readme-sync-cache"


def default_folder(environment: Mapping[str, str]) -> Path | None:
    """Return the cache in the user's folder for such things, or None where there is none.

    ``README_SYNC_CACHE`` names another one; an empty value switches the cache off.
    """
    if "README_SYNC_CACHE" in environment:
        named = environment["README_SYNC_CACHE"]
        return Path(named) if named else None
    home = environment.get("HOME") or environment.get("USERPROFILE")
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = home and f"{home}/Library/Caches"
    else:  # XDG Base Directory Specification: a relative path there is to be ignored
        named = environment.get("XDG_CACHE_HOME", "")
        base = named if named.startswith("/") else home and f"{home}/.cache"
    return Path(base) / FOLDER if base else None


class Cache:
    """Judgements in ``folder``, for runs of this program with the rules and options of ``context``."""

    def __init__(self, folder: Path, context: Context) -> None:
        self._folder, self._context = folder, context
        self._seed = digest([program(), *map(repr, _asked(context))])

    def get(self, files: Sequence[EditionFile]) -> Judged | None:
        """Return the judgement of this set if it is known and still holds."""
        key = self._key(files)
        entry = load(place(self._folder, key), Judged) if key else None
        if entry is None or not entry.holds(self._context.root):
            return None
        judged: Judged = entry.answer
        return judged

    def judge(self, files: Sequence[EditionFile]) -> Judged:
        """Judge this set anew and keep the judgement, unless a file changed or could not be read or a rule broke."""
        key = self._key(files)
        known = {file.path for file in files}
        entry = Entry(Judged(), {}, {})

        def exists(path: str) -> bool:
            found = entry.exists[path] = sources.exists(self._context.root, path)
            return found

        def read(path: str) -> Source:
            try:
                source = sources.read_source(self._context.root, path)
            except InputError:
                entry.read[path] = b""
                raise
            if path not in known:
                entry.read[path] = digest([source.text])
            return source

        from readme_sync.document_sets.judge import judge

        judged = judge(files, self._context, read, exists)
        whole = not judged.errors and all(skip.defect is None for skip in judged.skips)
        if key and whole and key == self._key(files):
            save(place(self._folder, key), entry._replace(answer=judged))
        return judged

    def _key(self, files: Sequence[EditionFile]) -> bytes | None:
        parts: list[str | bytes] = [self._seed]
        for file in files:
            content = digest_of(self._context.root, file.path)
            if not content:
                return None
            parts += [repr(tuple(file)), content]
        return digest(parts)


def _asked(context: Context) -> tuple[object, ...]:
    """Return what of the settings reaches the rules; ignores and severities are judged afterwards, on every run."""
    settings = context.settings
    options = sorted((code, sorted(table.items())) for code, table in settings.rules.items())
    known = sorted((context.history or {}).items())
    past = [(path, one.day, one.source and digest([one.source])) for path, one in known]
    own = [(one.host, one.name, sorted(one.branches)) for one in context.own]  # a set has another order in each process
    return (own, settings.select, settings.ignore, options, past)
