"""A group of commands, each in a module of its own that is imported only when the command is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from readme_sync.settings.near import did_you_mean


class LazyGroup(click.Group):
    """Finds the command ``name`` as the attribute ``command`` of the module ``name``."""

    def __init__(self, *, commands_in: str, names: Sequence[str], **settings: Any) -> None:
        super().__init__(**settings)
        self._package, self._names = commands_in, names

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Return the names of the commands, in the order in which somebody meets them."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """Return the command with this name, or ``None``."""
        if cmd_name not in self._names:
            return None
        command: click.Command = import_module(f"{self._package}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that ``args`` begin with, and say what was probably meant if there is none."""
        if not ctx.resilient_parsing and args and args[0][:1] != "-" and args[0] not in self._names:
            near = did_you_mean(args[0], self._names)
            ctx.fail(f"there is no command '{args[0]}'{near}; there are {', '.join(self._names)}")
        return super().resolve_command(ctx, args)
