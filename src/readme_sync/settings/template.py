"""The settings file that ``readme-sync init`` writes: every key, explained, and switched off."""

from __future__ import annotations

import json
from collections.abc import Sequence

_DOCUMENTS = '# documents = ["docs/guide.{language}.md", "translations/{language}/{path}"]\n'
TEMPLATE = """\
# Settings of readme-sync. Every line that begins with "# " and a key shows an example: take the "# " away to use it.
# The same keys may stand under [tool.readme-sync] in pyproject.toml instead; this file wins where both exist.

# The language of the edition that the others follow. Without it: the README in the root.
# source = "ja"

# Further documents kept in several languages.
# documents = ["docs/guide.{language}.md", "translations/{language}/{path}"]

# The rules to run and not to run, by code (RS404) or prefix (RS4). An empty "select" means all that are on by default.
# Where both name a rule the longer prefix wins, and "ignore" wins between equals. `readme-sync rules` lists them.
# select = ["RS1", "RS2", "RS3", "RS4"]
# ignore = ["RS413"]

# `readme-sync check` exits with 1 when a finding is at least this severe: "error", "warning", "info" or "never".
# fail-on = "warning"

# Hosts, addresses or networks that links may lead to although they are not public.
# allow-private-addresses = ["wiki.example.internal", "10.0.0.0/8"]

# How `check --online` and `report` ask the network; times are seconds. `skip` names hosts that are not asked, and why.
# [online]
# store = ".readme-sync/observations.db"
# host-concurrency = 8
# host-interval = 0.05
# timeout = 20
# max-time = 600
# skip = { "example.com" = "answers no robot" }

# Which file is which language's edition. Without this table they are found by their names and by the language line.
# [editions]
# ja = "README.md"
# en = "en/README.md"

# Rules to ignore in the files that fit a glob.
# [per-path]
# "drafts/" = ["RS4"]

# Another severity for a rule: "error", "warning" or "info".
# [severity]
# RS408 = "info"

# What rows mean, for "rows --as models" and "figure". First how the models of a section came to be: "from-scratch",
# or "continual-pre-training", "instruction-tuning", "merged"; then what columns are about whose headers are not known.
# [data]
# kinds = { "models-from-scratch*" = "from-scratch" }
# columns = { "Made by" = "developer" }

# Where "figure" draws, one for each language's edition.
# [figure]
# path = "figures/parameter_size_overview_{language}.svg"

# Single findings to ignore, each with its reason. One that fits nothing any more is reported (RS901).
# Besides "code" and "reason" it may name path, edition, section, row, url and until; "*" stands for anything.
# [[ignores]]
# code = "RS408"
# row = "Whisper"
# reason = "the French page explains more"
# until = 2027-01-31
"""


def template(documents: Sequence[str] = ()) -> str:
    """Return the settings file for a repository that keeps ``documents``, patterns of trees, in several languages."""
    # A JSON string is a TOML string, and a line break or a quote in a folder's name stays inside of it.
    written = f"documents = [{', '.join(json.dumps(pattern) for pattern in documents)}]\n"
    return TEMPLATE.replace(_DOCUMENTS, written) if documents else TEMPLATE
