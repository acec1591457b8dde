"""What stands before the command: the repository to work in, the folder in it to start from, and the settings file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readme_sync import rules, settings
from readme_sync.files import is_below, place_to_write
from readme_sync.report.escape import terminal
from readme_sync.settings.load import is_configured
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.settings import Overrides, Settings
    from readme_sync.settings.load import Read
    from readme_sync.settings.options import Schema


class Where(NamedTuple):
    """The repository's folder, the settings file if one was named, and the folder that names are relative to."""

    root: Path
    config: Path | None
    start: Path
    trusted: str | None = None

    @property
    def note(self) -> str | None:
        """What to know where the repository is not the folder that somebody stands in."""
        if self.root == self.start:
            return None
        up = os.path.relpath(self.root, os.path.abspath(self.start))
        return f"this is the repository at {up}, and paths are relative to it; -C . takes this folder alone"

    def file(self, name: str) -> Path:
        """Return the file that somebody who stands in the folder to start from calls ``name``.

        Raises:
            UsageError: it is written as a file of the repository, and a symbolic link leads it out of it.
        """
        return place_to_write(self.root, self.start / name)

    def output(self, name: str | None) -> Path | None:
        """Return the file that ``--output`` names, or None for standard output."""
        return None if name in (None, "-") else self.file(str(name))

    def files(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return ``names`` as they are called from the repository's root."""
        if self.root == self.start:
            return tuple(names)
        return tuple(os.path.relpath(os.path.abspath(self.start / name), self.root) for name in names)

    def settings(self, overrides: Overrides | None = None, base: str | None = None) -> Settings:
        """Return the settings that hold here, with ``overrides`` from the command line.

        What concerns the machine is that of the revision which is trusted: ``--trusted``, else ``base``.
        """
        found, trusted = self._load(overrides), self.trusted or base
        if trusted is None or (self.config is not None and not is_below(self.config, self.root)):
            return found  # a file of one's own elsewhere is trusted as the command line is
        from readme_sync.settings.trust import machine_of

        found, note = machine_of(self.root, found, trusted, lambda read: self._load(overrides, read))
        if note:
            click.echo(f"readme-sync: note: {terminal(note)}", err=True)
        return found

    def _load(self, overrides: Overrides | None, read: Read | None = None) -> Settings:
        def options() -> dict[str, Schema]:  # what options a rule takes is in its module: few settings need to know
            return {rule.code: rule.options for rule in rules.load()}

        known = rules.names()
        return settings.load(
            self.root, config=self.config, overrides=overrides, known=known, options=options, read=read
        )

    def before(self, overrides: Overrides, base: str | None) -> Settings | None:
        """Return the settings as they were where the change since ``base`` began; None where nobody can tell."""
        if base is None or (self.config is not None and not is_below(self.config, self.root)):
            return None
        from readme_sync.settings.trust import settings_before

        return settings_before(self.root, base, lambda read: self._load(overrides, read))


def repository(start: Path) -> Path:
    """Return the repository that holds ``start``: the nearest folder with settings, else the one with ``.git``.

    Outside of git that is ``start`` itself: whoever owns a folder above it is nobody's maintainer.

    Raises:
        SettingsError: a settings file on the way cannot be read.
    """
    here = Path(os.path.abspath(start))
    folders = [here, *here.parents]
    top = next((number for number, folder in enumerate(folders) if os.path.lexists(folder / ".git")), None)
    if not top:  # not in git, or at its root already
        return start
    found = next((folder for folder in folders[: top + 1] if is_configured(folder)), folders[top])
    return start if found == here else found
