"""What the environment of a GitHub workflow says: https://docs.github.com/actions/reference/variables-reference.

Loads no network library, since every check that writes a summary asks here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


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
    number = _event(environ, "pull_request", "number")
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def head_commit(environ: Mapping[str, str]) -> str | None:
    """Return the newest commit of the pull request that a workflow runs for, or None."""
    commit = _event(environ, "pull_request", "head", "sha")
    return commit if isinstance(commit, str) and COMMIT.fullmatch(commit) else None


def is_from_fork(environ: Mapping[str, str]) -> bool:
    """Return whether the pull request that a workflow runs for comes from another repository, whatever it may write."""
    head = _event(environ, "pull_request", "head", "repo", "full_name")
    base = _event(environ, "pull_request", "base", "repo", "full_name")
    return head != base and base is not None  # a head of nothing is a fork that was deleted


def event_name(environ: Mapping[str, str]) -> str:
    """Return what started the workflow (``push``, ``schedule``, ...), or nothing outside of one."""
    return environ.get("GITHUB_EVENT_NAME", "")


def pushed_from(environ: Mapping[str, str]) -> str | None:
    """Return the commit that the branch was at before a push, or None without a push, or where it is a new branch."""
    before = _event(environ, "before") if event_name(environ) == "push" else None
    return before if isinstance(before, str) and COMMIT.fullmatch(before) and before.strip("0") else None


def _event(environ: Mapping[str, str], *names: str) -> Any:
    path = environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    try:
        value = json.loads(Path(path).read_text(encoding="utf-8"))
        for name in names:
            value = value[name]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return value
