"""How many examples hypothesis tries: fewer in every run, many times more with ``make test-long``."""

from __future__ import annotations

from hypothesis import settings

USUAL = 50  # what a property has that asks for no other number


def examples(number: int) -> settings:
    """Return settings for ``number`` examples, and for as many times more as the profile has more than usual."""
    return settings(max_examples=max(1, number * settings().max_examples // USUAL))
