"""A catalogue -> findings, without what a network or an earlier state would tell: what a proof asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from readme_sync import rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.address import own_addresses
from readme_sync.editions.repository import surroundings
from readme_sync.finding import Finding
from readme_sync.rules.engine import run
from readme_sync.selection import chosen
from readme_sync.settings.values import Settings


def finder(root: Path, settings: Settings) -> Callable[[Catalogue], list[Finding]]:
    """Return what tells all that the rules find in a catalogue of the repository ``root``."""
    own = own_addresses(root)
    exists, read = partial(sources.exists, root), partial(sources.read_source, root)
    running = [rule for rule in chosen(rules.load(), settings) if {"base", "observations"}.isdisjoint(rule.needs)]

    def find(catalogue: Catalogue) -> list[Finding]:
        repository = surroundings(catalogue.editions, own, exists, read)
        return run(running, catalogue, repository.files, settings.rules, repository=repository)[0]

    return find
