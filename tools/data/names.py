"""Names of languages, from CLDR: what each calls itself, its English name, and what all the others call it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from babel.core import get_cldr_version

from tools.data.locales import identifiers, language_names, languages, tag

PATHS = ("src/readme_sync/language/cldr/names.py", "src/readme_sync/language/cldr/more_names.txt")
_HEAD = '''"""{subject}, from Unicode CLDR {version}.

Written by tools/make_data.py: `make data`.
"""

from typing import Final

# fmt: off
'''
# Ordinary words of documents that are also the name of some language somewhere.
_WORDS = frozenset("test demo docs code main home user guide even bari male index edition english".split())


def modules() -> Iterator[tuple[str, str]]:
    """Yield the path and text of a module, ``OWN`` (tag: English name, own name), and of a list, a line a tag.

    The list is no module: few runs look into it, and a file of bytes is read in a twentieth of the time.
    """
    version = get_cldr_version()
    lines = [_HEAD.format(subject="The English name of each language, and its own", version=version)]
    lines.append("OWN: Final[dict[str, str]] = {\n")
    lines += [f'    "{name}": "{"|".join(words)}",\n' for name, words in sorted(_own().items())]
    yield PATHS[0], "".join([*lines, "}\n"])
    about = f"What each language is called in all the others, small letters, from Unicode CLDR {version} (`make data`)"
    lines = [f"{name}|{'|'.join(sorted(words))}|\n" for name, words in sorted(_others().items())]
    yield PATHS[1], "".join([f"{about}\n", *lines])


def _named() -> tuple[str, ...]:
    """Return the tags that get names: each language that can be an edition, its scripts and regions that have one."""
    english = language_names("en")
    wider = (one for one in english if "_" in one and one.partition("_")[0] in languages() and one != "ar_001")
    return (*(one for one in languages() if one in english), *(tag(one) for one in wider))


def _own() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _named():
        key = name.replace("-", "_")
        words = [language_names("en")[key]]
        base = key.partition("_")[0]
        if base in identifiers():
            own = language_names(base).get(key) if "_" not in key else language_names(base).get(key.lower(), "")
            own = own or language_names(base).get(key)
            if own and own.casefold() != words[0].casefold():
                words.append(own)
        found[name] = [_plain(word, keep=True) for word in words]
    return found


def _others() -> dict[str, set[str]]:
    """Return each tag's names that mean nothing else: one that two languages share is left out."""
    taken = {word.casefold() for words in _own().values() for word in words}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    wanted = {name.replace("-", "_").lower(): name for name in _named()}
    for identifier in identifiers():
        if identifier.count("_") and not identifier.endswith(("_Hans", "_Hant", "_Latn", "_Cyrl", "_BR", "_PT")):
            continue
        for key, word in language_names(identifier).items():
            if name := wanted.get(key.lower()):
                votes[_plain(word)][name] += 1
    found: dict[str, set[str]] = defaultdict(set)
    for word, counts in votes.items():
        if word not in taken and len(counts) == 1 and _is_telling(word):
            found[next(iter(counts))].add(word)
    return found


def _is_telling(word: str) -> bool:
    return word not in _WORDS and (len(word) > 3 or not word.isascii()) and len(word) > 1 and "|" not in word


def _plain(word: str, *, keep: bool = False) -> str:
    """Return a name as links show it: no marks of direction, brackets as blanks, small letters unless ``keep``."""
    bare = "".join(" " if sign in "()（）[],،" else sign for sign in word if sign not in "\u200e\u200f\u061c\u200b")
    bare = " ".join(bare.split())
    return bare if keep else bare.casefold()
