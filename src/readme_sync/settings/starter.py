"""What ``readme-sync init`` writes besides settings: three workflows for GitHub and a hook for pre-commit.

They name the repository that this program was installed from. Actions are pinned by the commits that this repository's
own workflows use (a test compares them), and nothing that a stranger can name comes into a script.
"""

from __future__ import annotations

import json
import re

from readme_sync.values import NamedTuple

_CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
UNKNOWN = "OWNER/readme-sync"  # where the program was not installed from GitHub

_CHECK = """\
# What a pull request does to the editions of the README: every rule, and the network only for links that it adds.
name: readme-sync

on:
  pull_request:

permissions: {}

concurrency:
  group: readme-sync-${{ github.event.pull_request.number }}
  cancel-in-progress: true

jobs:
  editions:
    name: editions
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
    steps:
      - uses: @CHECKOUT@
        with:
          fetch-depth: 0 # what the pull request brought is told from where it began
          persist-credentials: false
      - uses: @ACTION@
        with:
          online: "true"
"""
_LINK_ROT = """\
# Every Sunday: do all links of the README still answer? The answer is one issue, kept up to date.
name: readme-sync link rot

on:
  schedule:
    - cron: "37 4 * * 0" # not on the hour, when everybody's schedules run
  workflow_dispatch:

permissions: {}

concurrency:
  group: readme-sync-link-rot
  cancel-in-progress: false

jobs:
  report:
    name: report
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read
      issues: write # for the one issue
    steps:
      - uses: @CHECKOUT@
        with:
          persist-credentials: false
      - uses: @ACTION@
        with:
          online: "true"
          issue: "true"
          fail-on: never # the issue says it
          format: text
"""
_SYNC = """\
# When the source edition changes on the default branch: one pull request that brings its translations in step.
# Settings > Actions > General has to allow GitHub Actions to create pull requests.
name: readme-sync translations

on:
  push:

permissions: {}

concurrency:
  group: readme-sync-translations
  cancel-in-progress: false # one that is stopped in the middle has offered nothing

jobs:
  sync:
    name: sync
    if: github.ref_name == github.event.repository.default_branch
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: write # for the branch of the pull request
      pull-requests: write # for the pull request itself
    steps:
      - uses: @CHECKOUT@
        with:
          fetch-depth: 0 # what was pushed is told from where it began
          persist-credentials: false
      - uses: @ACTION@
        with:
          sync: "true"
          fail-on: never
          format: text
"""
_HOOK = """\
# Before every commit, with pre-commit or prek: `pre-commit install` or `prek install`, once in each clone.
repos:
  - repo: https://github.com/@REPOSITORY@
    rev: @REVISION@
    hooks:
      - id: readme-sync # only what the commit brings; `args: []` for everything, also what was there before
"""

HOOK_PATH = ".pre-commit-config.yaml"
_GITHUB = re.compile(r"https://github\.com/([A-Za-z0-9-]+/[A-Za-z0-9._-]+?)(?:\.git)?/?")


class Origin(NamedTuple):
    """Where a program is installed from: a repository on GitHub, a tag of it, and that commit where it is known."""

    repository: str
    tag: str
    commit: str = ""


def origin(direct_url: str | None, version: str) -> Origin:
    """Return where a distribution of ``version`` was installed from, as its ``direct_url.json`` (PEP 610) says.

    Without that file, or where it names no repository on GitHub, OWNER stands for the account that hosts it.
    """
    try:
        read = json.loads(direct_url or "")
        found = _GITHUB.fullmatch(read["url"])
        commit = read["vcs_info"]["commit_id"]
        asked = read["vcs_info"].get("requested_revision")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Origin(UNKNOWN, f"v{version}")
    if found is None or not isinstance(commit, str) or not re.fullmatch(r"[0-9a-f]{40}", commit):
        return Origin(UNKNOWN, f"v{version}")
    is_tag = isinstance(asked, str) and re.fullmatch(r"v[\d.]+", asked)
    return Origin(found[1], asked if is_tag else f"v{version}", commit)


def files(source: Origin) -> dict[str, str]:
    """Return the text of each file by its path; they use readme-sync as it is in ``source``."""
    marks = {
        "@CHECKOUT@": _CHECKOUT,
        "@ACTION@": f"{source.repository}@{f'{source.commit} # ' if source.commit else ''}{source.tag}",
        "@REPOSITORY@": source.repository,
        "@REVISION@": f"{source.commit} # frozen: {source.tag}" if source.commit else source.tag,
    }
    models = {
        ".github/workflows/readme-sync.yml": _CHECK,
        ".github/workflows/readme-sync-link-rot.yml": _LINK_ROT,
        ".github/workflows/readme-sync-translations.yml": _SYNC,
        HOOK_PATH: _HOOK,
    }
    return {path: re.sub(r"@[A-Z]+@", lambda mark: marks[mark[0]], model) for path, model in models.items()}


def hook(source: Origin) -> str:
    """Return the lines of the hook alone, to be put under ``repos:`` of a file that is there already."""
    return files(source)[HOOK_PATH].partition("repos:\n")[2]
