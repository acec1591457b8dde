"""Units of weight, length, volume, frequency, power ... behind a number: each script has its own letters for them."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.regex import lazy

# Of each kind of quantity its units, in the letters of Latin and of Cyrillic scripts; a bar parts the units.
_KINDS = (
    "mg мг|g г|kg кг",
    "nm нм|mm мм|cm см|m м|km км",
    "ml мл|l л",
    "hz гц|khz кгц|mhz мгц|ghz ггц",
    "mw мвт|w вт|kw квт|gw гвт",
    "mv мв|v в|kv кв",
    "mah мач|ah ач",
    "kbps кбит|mbps мбит|gbps гбит",
)
_UNITS = {
    name: (kind, step)
    for kind, units in enumerate(_KINDS)
    for step, names in enumerate(units.split("|"))
    for name in names.split()
}
_CASED = frozenset(("mW", "MW"))  # a thousandth of a watt and a million of them
_WORD = lazy(r"[ \u00a0\u202f]?([A-Za-zА-Яа-яё]{1,4})(?![^\W_]|[./]?[²³])")


@lru_cache(maxsize=1024)  # the source's text is asked about for each translation
def physical_unit(text: str, at: int) -> tuple[int, int, str] | None:
    """Return the unit that stands in ``text`` behind a number that ends at ``at``: its kind, its step, its word."""
    match = _WORD.match(text, at)
    if match is None or match[1] in _CASED:
        return None
    found = _UNITS.get(match[1].lower())
    return (*found, match[1]) if found else None


def are_other_units(one: tuple[int, int, str] | None, other: tuple[int, int, str] | None) -> bool:
    """Tell whether two units are of one kind and not the same: kilogrammes and grammes."""
    return one is not None and other is not None and one[0] == other[0] and one[1] != other[1]
