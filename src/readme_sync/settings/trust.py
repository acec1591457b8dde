"""Whom to trust: what concerns the machine comes from a git revision, never from the change that is judged.

A change may say how it is judged, as with every linter. It may not say which addresses are asked, what is written
where, how hard servers are pressed and which of them are left out: those settings are its base's, or the defaults.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from readme_sync.errors import InputError, SettingsError
from readme_sync.revisions import Tree, start
from readme_sync.settings.load import LIMIT, Read
from readme_sync.settings.values import Settings
from readme_sync.sources import resolve_revision

MACHINE = ("allow_private_addresses", "online", "figure")


def machine_of(
    root: Path, settings: Settings, revision: str, load: Callable[[Read], Settings]
) -> tuple[Settings, str | None]:
    """Return ``settings`` with what concerns the machine as ``revision`` has it, and a line where that is different.

    ``load`` gives settings from what reads their files. Where the revision is not there or says nothing that can be
    understood, the defaults hold.
    """
    where = f"those of {revision}"
    try:
        trusted = load(_reader(root, revision))
    except (InputError, SettingsError) as error:
        trusted, where = Settings(), f"the defaults, since those of {revision} cannot be read ({error})"
    given = {name: getattr(trusted, name) for name in MACHINE}
    found = settings._replace(**given)
    if found == settings:
        return settings, None
    return found, f"settings about the machine (addresses, online, figure) are {where}: a change does not decide them"


def settings_before(root: Path, base: str, load: Callable[[Read], Settings]) -> Settings | None:
    """Return the settings as they were where the change since ``base`` began, or None where nobody can tell.

    Raises:
        InputError: git cannot tell where it began.
    """
    commit = start(root, base).commit
    if commit is None:
        return None
    try:
        return load(_reader(root, commit))
    except (InputError, SettingsError):
        return None


def _reader(root: Path, revision: str) -> Read:
    commit = None if revision and not revision.strip("0") else resolve_revision(root, revision)

    def read(path: str) -> bytes:
        found = Tree(root, commit, (path,)).contents((path,), limit=LIMIT)
        if path not in found:
            raise FileNotFoundError(path)
        return found[path]

    return read
