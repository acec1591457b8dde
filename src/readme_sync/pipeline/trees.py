"""Trees of documents -> findings about a tree as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync import rules
from readme_sync.editions.edition_file import DocumentSet
from readme_sync.finding import Finding
from readme_sync.rules.trees import run_on_tree
from readme_sync.selection import chosen
from readme_sync.settings.values import Settings


def of_trees(
    trees: Sequence[Sequence[DocumentSet]], settings: Settings, before: Sequence[Sequence[DocumentSet]] = ()
) -> tuple[Finding, ...]:
    """Return what the rules find that look at a tree of documents as a whole; ``before`` are the trees at the base."""
    running = chosen(rules.load(), settings)
    was = [document for tree in before for document in tree]
    return tuple(finding for tree in trees for finding in run_on_tree(running, tree, was))
