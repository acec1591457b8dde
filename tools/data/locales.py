"""The locales of CLDR that the generated tables speak of."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

from babel import Locale, localedata

# What READMEs are written in without being a locale of CLDR, or with a tag that CLDR spells otherwise.
_MORE = ("lzh", "nan", "wuu", "hak", "tl", "sa", "la")
# Codes of three letters that in the names of files nearly always mean something else: their languages get no names.
NOT_MEANT = frozenset(
    "kde doi mas mer vai lag bas asa dav sat teo rof ses saq bez bem dje wae "
    "run src mac may cat her sun cad cop mic mus osa tok sid wal tig pap lil ann bal smn fat cor".split()
)


@lru_cache(maxsize=1)
def identifiers() -> tuple[str, ...]:
    """Return every locale of CLDR (``pt``, ``pt_BR``, ``zh_Hant_HK``), in order."""
    return tuple(sorted(one for one in localedata.locale_identifiers() if one != "root"))


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages that CLDR has a locale of, and a few more, as BCP 47 tags."""
    return tuple(sorted({*(one for one in identifiers() if "_" not in one), *_MORE} - NOT_MEANT))


@cache
def locale(identifier: str) -> Locale:
    """Return one locale's data."""
    return Locale.parse(identifier)


def tag(identifier: str) -> str:
    """Return CLDR's ``zh_hans`` or ``pt_BR`` as BCP 47 writes it: ``zh-Hans``, ``pt-BR``."""
    language, *rest = identifier.split("_")
    return "-".join([language, *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def language_names(identifier: str) -> dict[str, str]:
    """Return what one locale calls languages, by CLDR's own spelling of their tags."""
    found: Any = locale(identifier).languages
    return {str(key): str(found[key]) for key in found}
