"""Units in the headers of columns: ``7`` under "Size (billions)" is the ``7B`` of another edition's cells."""

from __future__ import annotations

from functools import lru_cache

from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.language.numbers import Number, read_numbers
from readme_sync.regex import lazy

UNIT = lazy(r"[(\[（［]\s{0,3}(?:in |en |in den )?([^()\[\]（）［］\d]{1,20}?)\s{0,3}[)\]）］]")
_OF_MEASURE = frozenset("mtghs")  # metres, tonnes, grammes, hours, seconds


def with_units_of_heads(
    catalogue: Catalogue, group: CellGroup, said: dict[int, tuple[Number, ...]]
) -> dict[int, tuple[Number, ...]]:
    """Return the numbers of each edition's cell as its column's header counts them, where headers count otherwise."""
    headers = {e: catalogue.header(group, e) or "" for e in said}
    factors = {e: factor_of(header, catalogue.editions[e].language) for e, header in headers.items()}
    if len(set(factors.values())) == 1:
        return said  # nearly always
    units = [UNIT.search(header) for header in headers.values()]
    if all(units) and len({unit[1] for unit in units if unit}) == 1:
        return said  # "(B)", which is a thousand in Turkish, was left as the source has it
    return {e: tuple(_counted(number, factors[e]) for number in numbers) for e, numbers in said.items()}


@lru_cache(maxsize=256)
def factor_of(header: str, language: str) -> float:
    """Return what numbers under a header count: 1e9 under "Taille (milliards)", 1 where it says nothing of it."""
    found = UNIT.search(header)
    if found is not None and found[1] in _OF_MEASURE:
        return 1.0
    for sign in (" ", "") if found is not None else ():
        one = read_numbers(f"1{sign}{found[1]}", language)  # type: ignore[index]  # there is a match
        if len(one) == 1 and one[0].kind == "quantity" and not one[0].unit and isinstance(one[0].value, float):
            return one[0].value
    return 1.0


def _counted(number: Number, factor: float) -> Number:
    if factor == 1.0 or number.kind != "plain" or not isinstance(number.value, float):
        return number
    return number._replace(value=number.value * factor, precision=number.precision * factor, kind="quantity")
