"""What stands before the command: the folder to work in, and the settings file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from readme_sync.settings import Overrides, Settings


class Where(NamedTuple):
    """The repository's folder, and the settings file if one was named."""

    root: Path
    config: Path | None

    def settings(self, overrides: Overrides | None = None) -> Settings:
        """Return the settings that hold here, with ``overrides`` from the command line."""
        from readme_sync import rules, settings
        from readme_sync.settings.load import is_configured

        # What options a rule takes is in its module; without a settings file nobody asks, and none is imported for it.
        configured = self.config is not None or is_configured(self.root) is not None
        options = {rule.code: rule.options for rule in rules.load()} if configured else {}
        known = rules.names()
        return settings.load(self.root, config=self.config, overrides=overrides, known=known, options=options)
