"""How each language writes large numbers, from CLDR: signs that group and divide, compact forms, bytes."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from tools.data.locales import identifiers, locale, tag

PATHS = ("src/readme_sync/language/cldr/notation.py", "src/readme_sync/language/cldr/magnitudes.py")
_FORM = re.compile(r"(\D*?)(0+)(\D*)")
_BYTES = {"kilobyte": 3, "megabyte": 6, "gigabyte": 9, "terabyte": 12, "petabyte": 15}
_UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b'"))
_BLANKS = dict.fromkeys(map(ord, "\u202f\u2009\u00a0"), " ")
# Written by hand in number_words.py: they are read in every text.
_BY_HAND = frozenset({"en", "ja", "zh", "ko"})
_WRONG = {("ne", "करोड"): "7", ("ne", "करोड़"): "7"}  # a crore is ten million; CLDR counts it from a million on
_NOTATION = '''"""Languages that do not write 1,234.5 for a number, from Unicode CLDR.

Written by tools/make_data.py: `make data`.
"""

from typing import Final

# fmt: off
'''
_MAGNITUDES = '''"""The compact forms of numbers and the names of bytes in each language, from Unicode CLDR.

Written by tools/make_data.py: `make data`. "6 млн" says that a number before млн is scaled by a million, "3 elfu 0" one
after elfu by a thousand, "B9 ГБ" that a number before ГБ counts gigabytes.
"""

from typing import Final

# fmt: off
'''


def modules() -> Iterator[tuple[str, str]]:
    """Yield each module's path and text: ``DOT`` and ``SPACE``, then ``FORMS``."""
    styles = _styles()
    words = {style: [one for one, its in styles.items() if its == style] for style in ("comma", "dot", "space")}
    about = {
        "comma": "# 1,234.5, though their language writes otherwise elsewhere.",
        "dot": "# 1.234,5",
        "space": "# 1 234,5",
    }
    parts = [_NOTATION]
    for style, found in words.items():
        body = textwrap.fill(" ".join(found), 118, break_on_hyphens=False)
        parts.append(f'{about[style]}\n{style.upper()}: Final = frozenset("""\n{body}\n""".split())\n')
    yield PATHS[0], "".join(parts)
    lines = [f'    "{one}": "{"|".join(forms)}",\n' for one, forms in sorted(_forms().items())]
    yield PATHS[1], "".join([_MAGNITUDES, "FORMS: Final[dict[str, str]] = {\n", *lines, "}\n"])


def _styles() -> dict[str, str]:
    """Return how each locale writes numbers, where that is not 1,234.5, and regions only where they differ."""
    found: dict[str, str] = {}
    for identifier in identifiers():
        symbols: Any = locale(identifier).number_symbols
        latin = symbols.get("latn") or {}
        point, group = latin.get("decimal"), latin.get("group", "")
        style = "comma" if point != "," else "dot" if group == "." else "space"
        base = identifier.partition("_")[0]
        if style != (found.get(base, "comma") if base != identifier else "comma"):
            found[tag(identifier)] = style
    return found


def _forms() -> dict[str, list[str]]:
    """Return the forms of each language with those of its regions, and by region what means something else there."""
    known: dict[str, dict[str, str]] = {}
    for identifier in sorted(identifiers(), key=lambda one: (one.count("_"), one)):
        base = identifier.partition("_")[0]
        for form, value in _usual(identifier).items():
            own = known.setdefault(base, {})
            if base in _BY_HAND and base != identifier:
                regional = form not in own
            else:
                regional = own.setdefault(form, value) != value and _usual(base).get(form, value) != value
            if regional:
                known.setdefault(tag(identifier), {})[form] = value
    for base in _BY_HAND:
        known.pop(base)
    return {one: [f"{value} {form}" for form, value in forms.items()] for one, forms in known.items() if forms}


@cache
def _usual(identifier: str) -> dict[str, str]:
    """Return what each form of a locale means; where CLDR gives two meanings, the more frequent or the larger one."""
    found: dict[str, Counter[str]] = {}
    for form, value in _of(identifier):
        right = _WRONG.get((identifier.partition("_")[0], form), value)
        found.setdefault(form, Counter())[right] += 1
    return {form: max(counts, key=lambda one: (counts[one], len(one), one)) for form, counts in found.items()}


def _of(identifier: str) -> Iterator[tuple[str, str]]:
    data: Any = locale(identifier)
    for kind in ("long", "short"):
        for forms in dict(data.compact_decimal_formats.get(kind) or {}).values():
            for magnitude, pattern in forms.items():
                match = _FORM.fullmatch(_plain(pattern.pattern.partition(";")[0]))
                if match and (match[1] + match[3]).strip():
                    value = len(str(magnitude)) - len(match[2])
                    before, after = match[1].strip(), match[3].strip()
                    yield (f"{before} 0 {after}".strip() if before else after), str(value)
    for unit, power in _BYTES.items():
        for kind in ("short", "long"):
            for pattern in dict(data._data["unit_patterns"].get(f"digital-{unit}", {}).get(kind, {})).values():
                before, _, after = _plain(str(pattern)).partition("{0}")
                if not before.strip() and after.strip():
                    yield after.strip(), f"B{power}"


def _plain(pattern: str) -> str:
    return pattern.translate(_UNSEEN).translate(_BLANKS)
