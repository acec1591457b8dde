"""What options a rule says that it takes. Reading what somebody wrote is for ``option_checks``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from readme_sync.values import NamedTuple

Kind = Literal["text", "texts", "headings", "flag", "tables", "by-language"]


class Option(NamedTuple):
    """One key of a rule's options. ``choices`` bounds a text; ``keys`` are those of each table in a list of tables.

    ``checks``: every entry (or the flag) is something that is checked, so that more of it lets nothing more pass.
    """

    kind: Kind
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    keys: Mapping[str, Option] = {}
    checks: bool = False


Schema = Mapping[str, Option]


def lacking(options: Mapping[str, object], schema: Schema) -> str | None:
    """Return the first key that ``options`` must have and has not, or ``None``."""
    return next((name for name, option in schema.items() if option.required and not options.get(name)), None)
