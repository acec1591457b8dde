"""What the environment of a GitHub workflow says: https://docs.github.com/actions/reference/variables-reference.

Loads no network library, since every check that writes a summary asks here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path


def blob_address(environ: Mapping[str, str]) -> str | None:
    """Return the address of the files of the commit that is checked, without a path, or None outside a workflow."""
    return _address(environ, "blob", "GITHUB_SHA")


def run_address(environ: Mapping[str, str]) -> str | None:
    """Return the address of the run, where the full report is, or None outside a workflow."""
    return _address(environ, "actions/runs", "GITHUB_RUN_ID")


def _address(environ: Mapping[str, str], kind: str, name: str) -> str | None:
    server, repository, value = environ.get("GITHUB_SERVER_URL"), environ.get("GITHUB_REPOSITORY"), environ.get(name)
    return f"{server}/{repository}/{kind}/{value}" if server and repository and value else None


def pull_request_number(environ: Mapping[str, str]) -> int | None:
    """Return the number of the pull request that a workflow runs for, or None (GITHUB_EVENT_PATH is its event)."""
    path = environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    try:
        number = json.loads(Path(path).read_text(encoding="utf-8"))["pull_request"]["number"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return number if isinstance(number, int) else None
