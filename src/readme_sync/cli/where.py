"""What stands before the command: the folder to work in, and the settings file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from readme_sync import rules, settings

if TYPE_CHECKING:
    from readme_sync.settings import Overrides, Settings
    from readme_sync.settings.options import Schema


class Where(NamedTuple):
    """The repository's folder, and the settings file if one was named."""

    root: Path
    config: Path | None

    def settings(self, overrides: Overrides | None = None) -> Settings:
        """Return the settings that hold here, with ``overrides`` from the command line."""

        def options() -> dict[str, Schema]:  # what options a rule takes is in its module: few settings need to know
            return {rule.code: rule.options for rule in rules.load()}

        known = rules.names()
        return settings.load(self.root, config=self.config, overrides=overrides, known=known, options=options)
