"""The rules: one module each, in the room of its subject; ``api.py`` says what makes a module a rule."""

from __future__ import annotations

from functools import cache

from readme_sync.rules.api import Rule
from readme_sync.rules.index import RULES


@cache
def load() -> tuple[Rule, ...]:
    """Return every rule, by code; no rule's module is imported for it."""
    return tuple(Rule(*row) for row in RULES)


def names() -> dict[str, str]:
    """Return the name of every rule by its code."""
    return {rule.code: rule.name for rule in load()}


def load_modules() -> None:
    """Import every rule's module, for a run that has time now and will ask them later."""
    for rule in load():
        rule.load()
