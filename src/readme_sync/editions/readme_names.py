"""What the names of files and folders say about editions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache

from readme_sync.language.tags import base, named_language, parse_tag, same_language
from readme_sync.regex import lazy

# Folders that hold nothing but documents or translations, by their names' parts.
_DOCUMENTS = frozenset(
    "doc docs documentation documents i18n l10n intl translation translations translated localization localizations "
    "localized lang langs language languages locale locales readme readmes .github multilingual international".split()
)
# Tags that in a file's name mean a language and nothing else; the others (cs, ts, ml, ps ...) are also abbreviations.
_COMMON = frozenset(
    "en zh ja ko fr de es pt ru it nl pl tr vi id ar fa uk sv th hi el he hu ro fi da no bn yue".split(),
)

# "Read me" as a file's name in other languages.
_READ_ME = {
    "liesmich": "de", "lies-mich": "de", "leeme": "es", "léeme": "es", "leiame": "pt", "leia-me": "pt",
    "lisezmoi": "fr", "lisez-moi": "fr", "leggimi": "it", "czytajto": "pl", "читайменя": "ru", "读我": "zh",
    "自述": "zh",
}  # fmt: skip

_SEPARATORS = lazy(r"[._\s-]+")
_BEFORE = lazy(r"([a-z]{2}(?:[-_][a-z]{2,4})?)[._-]readme", re.IGNORECASE)
_CODE = re.compile(r"readme[._-]([a-z]{2,3})", re.IGNORECASE)
# A tag at the end of a name, of one part to three.
_ENDINGS = tuple(lazy(r"(.+)([._-])([A-Za-z]{2,3}" + r"[-_][A-Za-z]{2,4}" * more + ")") for more in range(3))
_VARIETIES = frozenset(
    "latin american north south european brazilian mexican canadian swiss austrian british simplified "
    "traditional".split()
)


def readme_tag(name: str) -> tuple[bool, str | None]:
    """Tell whether a file's name is a README's, and the tag in it: ``README_ja-JP.md`` is (True, ``ja-JP``).

    Without a sign between them (``READMEja.md``) the tag has to be one that means nothing else.
    """
    stem = name[: name.rfind(".")]
    if not stem.lower().startswith("readme"):
        before = _BEFORE.fullmatch(stem)  # de_README.md
        tag = parse_tag(before[1]) if before else None
        return (True, tag) if tag is not None and is_common(tag) else (False, None)
    rest = stem[6:]
    if not rest:
        return True, None
    if rest[0] in " (（[【" and rest.rstrip("])】） ")[-1:]:
        rest = f".{rest.strip(' ()（）[]【】')}"  # README (zh).md
    if rest[0] in "._-":
        tag = parse_tag(rest[1:]) or spelt_out(rest[1:])
        return tag is not None, tag
    tag = parse_tag(rest) or (None if rest.isascii() else spelt_out(rest))
    return (True, tag) if tag is not None and (is_common(tag) or not rest.isascii()) else (False, None)


@lru_cache(maxsize=1024)
def spelt_out(name: str) -> str | None:
    """Return the tag of the language that a part of a file's name spells out: ``brazilian-portuguese``, ``中文``."""
    words = _SEPARATORS.sub(" ", name).strip().lower()
    if len(words) < 4 and words.isascii():
        return None
    first, _, last = words.rpartition(" ")
    if first and all(word in _VARIETIES for word in first.split()):
        return named_language(words) or named_language(last)
    return named_language(words) or named_language(words, anywhere=True)


@lru_cache(maxsize=1024)
def split_tag(name: str) -> tuple[str, str, str] | None:
    """Return a name's beginning, a sign and the language that it ends in: ``index.zh-CN`` is (index, ., zh-CN).

    None without a language, or with one whose code also abbreviates something else.
    """
    for length in range(3, 0, -1):
        found = _ENDINGS[length - 1].fullmatch(name)
        tag = parse_tag(found[3]) if found else None
        if found and tag is not None and is_common(tag):
            return found[1], found[2], found[3]
    return None


def unknown_code(name: str) -> str | None:
    """Return the code in a README's name that is of no language, such as a country's (``README-kh.md``)."""
    match = _CODE.fullmatch(stem(name))
    return match[1].lower() if match and parse_tag(match[1]) is None else None


def code_of(path: str) -> str:
    """Return the code of two or three letters that a README's name ends in, or an empty string."""
    match = _CODE.fullmatch(stem(path))
    return match[1] if match else ""


def is_sure(path: str) -> bool:
    """Tell whether the tag in a file's name is a common language's, or spelt out: no country's, no abbreviation."""
    tag = tag_of(path)
    written = stem(path)[6:].lstrip("._-").lower()
    return tag is not None and written != "in" and (is_common(tag) or spelt_out(written) is not None)


def shape(path: str) -> tuple[str, str] | None:
    """Return what a file shares with its translations: its folder and its name, without the language. None without one.

    ``docs/README_ja.md`` is ``("docs", "readme")``, ``i18n/ja/README.md`` is ``("i18n", "*/readme.md")``.
    """
    folder, name = posixpath.split(path)
    if tag_of(path) or unknown_code(name):
        return folder, "readme"
    parent, place = posixpath.split(folder)
    if parse_tag(place):
        return parent, f"*/{name.lower()}"
    if parse_tag(stem(path)) or spelt_out(stem(path)):
        return folder, "*"
    return None


def tag_of(path: str) -> str | None:
    """Return the language tag in a README's own name, or None."""
    return readme_tag(posixpath.basename(path))[1]


def stem(path: str) -> str:
    """Return a file's name without folder and type."""
    return posixpath.basename(path).rpartition(".")[0]


def read_me_language(path: str) -> str | None:
    """Return the language in which a file is called README, other than English: ``LIESMICH.md``; None for others."""
    return _READ_ME.get(stem(path).lower())


def holds_translations(folder: str) -> bool:
    """Tell whether every part of a folder's path is a name for documents or translations."""
    return all(
        part in _DOCUMENTS or all(word in _DOCUMENTS for word in part.replace("-", "_").split("_") if word)
        for part in folder.lower().split("/")
        if part
    )


def is_common(tag: str) -> bool:
    """Tell whether a tag in a README's name can only mean a language; a region or script makes it sure."""
    return base(tag) in _COMMON or "-" in tag


def family_folder(path: str) -> str:
    """Return the folder whose README a tagged README translates: ``docs`` for ``docs/ja/README.md``."""
    folder = posixpath.dirname(path)
    return posixpath.dirname(folder) if parse_tag(posixpath.basename(folder)) else folder


def other_families(languages: Mapping[str, str], root: str | None, home: str) -> frozenset[str]:
    """Return the folders that hold every language themselves, the root README's too: they translate another document.

    ``docs/en/README.md`` beside ``docs/ja/README.md`` is the start page of a documentation site.
    """
    if root is None or root not in languages:
        return frozenset()
    folders = {
        family_folder(path) for path, tag in languages.items() if path != root and same_language(tag, languages[root])
    }
    return frozenset(folders - {home})
