"""The settings of a repository: as written -> merged with the command line -> resolved and frozen.

A run without a settings file never imports pydantic: only ``schema`` does, and only ``load`` calls it.
"""

from __future__ import annotations

from readme_sync.settings.load import load
from readme_sync.settings.values import FAIL_ON, FailOn, Ignore, Overrides, Settings

__all__ = ["FAIL_ON", "FailOn", "Ignore", "Overrides", "Settings", "json_schema", "load"]


def json_schema() -> dict[str, object]:
    """Return the JSON schema of a settings file, as ``docs/schemas/settings.schema.json`` holds it."""
    from readme_sync.settings import schema

    return schema.json_schema()
