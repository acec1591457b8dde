"""Numbers of parameters in the names of models and variants: ``7b``, ``3b(2.7b)``, ``8x7B``, ``japanese-gpt-1b``."""

from __future__ import annotations

import re

from readme_sync.values import NamedTuple

# No letter or digit follows ("4bit") or goes before ("v0.1b"; "A3B" is what is active of more).
_SIZE = re.compile(r"(?<![A-Za-z0-9.])(?:(\d{1,3}) ?[xX×] ?)?(\d+(?:[._]\d+)?) ?([bBmM])(?![A-Za-z0-9])")
_EXACT = re.compile(r"\s*[(（](\d+(?:\.\d+)?) ?([bBmM])[)）]")
_FACTOR = {"b": 1e9, "m": 1e6}
_LEAST = 1e7  # "SC-2M" counts steps and "7B-1M" a context: no language model is that small


class Size(NamedTuple):
    """A number of parameters. ``experts`` is set for a mixture of experts whose total is not stated.

    Then ``parameters`` is their product (8x7b: 56e9), which is an upper bound: experts share layers.
    """

    text: str
    parameters: float
    experts: int | None = None


def sizes(text: str) -> tuple[Size, ...]:
    """Return the sizes that ``text`` names, each once; the exact one where it follows in brackets: ``7b(6.8b)``."""
    found: dict[float, Size] = {}
    at = 0
    while match := _SIZE.search(text, at):
        at = match.end()
        count, number, unit = match.groups()
        size = Size(match[0], _parameters(number, unit) * int(count or 1), int(count) if count else None)
        if exact := _EXACT.match(text, at):
            at = exact.end()
            size = Size(text[match.start() : at], _parameters(exact[1], exact[2]))
        if size.parameters >= _LEAST:
            found.setdefault(size.parameters, size)
    return tuple(found.values())


def _parameters(number: str, unit: str) -> float:
    return round(float(number.replace("_", ".")) * _FACTOR[unit.lower()])
