"""What ``readme-sync init`` writes besides settings: two workflows for GitHub and a hook for pre-commit.

They install this very version from PyPI, so they stand on their own. Actions are pinned by the commits that this
repository's own workflows use (a test compares them), and nothing that a stranger can name comes into a script.
"""

from __future__ import annotations

import re

_CHECKOUT = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
_RESTORE = "actions/cache/restore@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5"
_SAVE = "actions/cache/save@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5"

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
      - run: pipx run "readme-sync==@VERSION@" check --format github --online --base "$BASE"
        env:
          BASE: ${{ github.event.pull_request.base.sha }}
          GITHUB_TOKEN: ${{ github.token }}
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
    env:
      README_SYNC_STORE: .readme-sync-store/observations.sqlite3
    steps:
      - uses: @CHECKOUT@
        with:
          persist-credentials: false
      - uses: @RESTORE@
        with:
          path: .readme-sync-store
          key: readme-sync-store-${{ github.run_id }}-${{ github.run_attempt }}
          restore-keys: readme-sync-store-
      - run: pipx run "readme-sync==@VERSION@" report --issue
        env:
          GITHUB_TOKEN: ${{ github.token }}
      - uses: @SAVE@
        if: always()
        with:
          path: .readme-sync-store
          key: readme-sync-store-${{ github.run_id }}-${{ github.run_attempt }}
"""
_HOOK = """\
# Before every commit, with pre-commit or prek: `pre-commit install` or `prek install`, once in each clone.
repos:
  - repo: local
    hooks:
      - id: readme-sync
        name: readme-sync
        entry: readme-sync check --base HEAD --if-changed # only what the commit brings
        language: python
        additional_dependencies: ["readme-sync==@VERSION@"]
        always_run: true # also for a commit that only takes away a file: a link may lead there
        pass_filenames: false
        require_serial: true
"""

HOOK_PATH = ".pre-commit-config.yaml"


def files(version: str) -> dict[str, str]:
    """Return the text of each file by its path; they install this ``version`` of readme-sync."""
    marks = {"@CHECKOUT@": _CHECKOUT, "@RESTORE@": _RESTORE, "@SAVE@": _SAVE, "@VERSION@": version}
    models = {
        ".github/workflows/readme-sync.yml": _CHECK,
        ".github/workflows/readme-sync-link-rot.yml": _LINK_ROT,
        HOOK_PATH: _HOOK,
    }
    return {path: re.sub(r"@[A-Z]+@", lambda mark: marks[mark[0]], model) for path, model in models.items()}


def hook(version: str) -> str:
    """Return the lines of the hook alone, to be put under ``repos:`` of a file that is there already."""
    return files(version)[HOOK_PATH].partition("repos:\n")[2]
