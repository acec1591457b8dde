"""The parts of language tags, from CLDR: languages, their longer and older codes, scripts, regions."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

from babel.core import get_global

from tools.data.locales import NOT_MEANT, languages, locale

PATH = "src/readme_sync/language/cldr/tags.py"


def modules() -> Iterator[tuple[str, str]]:
    """Yield the module's path and text."""
    three = sorted(one for one in languages() if len(one) == 3)
    long = {
        old: new for old, new in sorted(_aliases().items()) if len(old) == 3 and len(new) == 2 and old not in NOT_MEANT
    }
    english: Any = locale("en")
    scripts = sorted(one.lower() for one in english.scripts if not one.startswith(("Z", "Q")))
    regions = sorted(one.lower() for one in english.territories if len(one) == 2 and one.isalpha() and one != "ZZ")
    regions.append("uk")  # the tag is read as GB
    yield (
        PATH,
        "".join(
            [
                '"""The parts of language tags, from Unicode CLDR.\n\n',
                'Written by tools/make_data.py: `make data`.\n"""\n\n',
                "from typing import Final\n\n# fmt: off\n",
                "# Languages of three letters that CLDR has a locale of.\n" + _words("THREE", three),
                "# Codes of three letters whose canonical form has two.\n" + _pairs("LONG", long),
                "# ISO 15924.\n" + _words("SCRIPTS", scripts),
                "# ISO 3166-1.\n" + _words("REGIONS", regions),
            ]
        ),
    )


def _aliases() -> dict[str, str]:
    found: Any = get_global("language_aliases")
    return dict(found)


def _words(name: str, words: list[str]) -> str:
    return f'{name}: Final = frozenset("""\n{textwrap.fill(" ".join(words), 118)}\n""".split())\n'


def _pairs(name: str, pairs: dict[str, str]) -> str:
    body = textwrap.fill(" ".join(f"{old}:{new}" for old, new in pairs.items()), 118)
    return f'{name}: Final = dict(pair.split(":") for pair in """\n{body}\n""".split())\n'
