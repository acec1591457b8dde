"""What each language calls the months, from Unicode CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from readme_sync.language.number_words import BY_HAND, MONTHS
from tools.data.locales import identifiers, locale

PATH = "src/readme_sync/language/cldr/months.py"
_HEAD = '''"""What each language calls the months, from Unicode CLDR, without what number_words.py has for all.

Written by tools/make_data.py: `make data`. The names of January stand before the first bar.
"""

from typing import Final

# fmt: off
MONTHS: Final[dict[str, str]] = {
'''


def modules() -> Iterator[tuple[str, str]]:
    """Yield the module's path and text: ``MONTHS``."""
    found: dict[str, list[dict[str, None]]] = {}
    for identifier in identifiers():
        base = identifier.partition("_")[0]
        if base not in BY_HAND:
            for month, name in _names(identifier):
                if MONTHS.get(name) != month:
                    found.setdefault(base, [{} for _ in range(12)])[month - 1][name] = None
    lines = [f'    "{base}": "{"|".join(map(" ".join, months))}",\n' for base, months in sorted(found.items())]
    yield PATH, "".join([_HEAD, *lines, "}\n"])


def _names(identifier: str) -> Iterator[tuple[int, str]]:
    """Yield each month's number and a name of one word; what holds a digit is no name."""
    months: Any = locale(identifier).months
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in dict(months.get(context, {}).get(width) or {}).items():
                word = str(name).casefold().rstrip(".")
                if len(word) > 1 and not any(sign.isspace() or sign.isdigit() or sign in '"|\\' for sign in word):
                    yield int(month), word
