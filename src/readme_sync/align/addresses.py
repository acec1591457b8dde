"""Addresses as they are compared: what the language variants of a link share, and a badge without its looks."""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.editions.readme_names import stem
from readme_sync.editions.relative import resolve
from readme_sync.regex import lazy
from readme_sync.urls.locales import neutral

_LOOKS = lazy(
    r"(?<=[?&])(?:style|logo|logoColor|logoSize|color|label|labelColor|logoWidth|cacheSeconds|theme"
    r"|colorA|colorB|longCache|maxAge|logoPosition)=[^&#]*&?",
    re.IGNORECASE,
)
_SIZES = lazy(r"(?<=[?&])(?:width|height|w|h|max|columns|avatarHeight)=\d+(?:&|(?=#|$))")
# shields.io answers to both: the picture's format may be named, and GitHub's versions once had a shorter path.
_SHIELD = lazy(r"(?<=shields\.io/)([^?#]+?)(?:\.(?:svg|png|jpg))?(?=[?#]|$)")
_OLD_VERSION = lazy(r"^github/(?=(?:release|tag)/)")
_README_CODE = lazy(r"readme[._-]([a-z]{2,3}(?:[-_][a-z]{2,4})?|han[st])", re.IGNORECASE)
_LINES = lazy(r"#L\d+(?:-L\d+)?$")  # of a file of code: the same in every language
_DAY = lazy(r"[^?#]*/(?:19|20)\d\d/\d\d/\d\d(?=/)")
# GitHub shows a repository's, or a folder's, README below its files.
_README_THERE = lazy(r"/(?:blob/[^/?#]+/)?readme\.md$", re.IGNORECASE)
_FILE = lazy(r"^(?:github\.com|gitlab\.com|gitee\.com)/[^/]+/[^/]+/(?:blob|tree|raw)/[^/]+/([^?#]+)")


def address_key(target: str, path: str) -> str:
    """Return what the language variants of an address share; a relative one counts from the root.

    A place in a page is left out, which is called by its title, but for the lines of a file.

    The README of a folder is what a link to the folder shows. What the document ``path`` is named by marks the files
    of its language: ``steps-hin/first-hin.md`` in ``README.hin.md`` is ``steps/first.md``.
    """
    local = resolve(path, target)
    lines = _LINES.search(target)
    place = lines[0].lower() if lines is not None else ""
    if local is None:
        key = neutral((_without_code(target, path) if "/blob/" in target else target).partition("#")[0])
        return (_README_THERE.sub("", key) if "/blob/" in key else key) + place
    key = neutral(_without_code(local, path).partition("#")[0]) + place
    folder, _, name = key.rpartition("/")
    return folder or "." if name.lower() == "readme.md" else key


def _without_code(target: str, path: str) -> str:
    """Return ``target`` without the language code of a README's name where another name ends in it."""
    code = _code(path)
    if not code:
        return target
    small = target.lower()
    if f"-{code}" not in small and f"_{code}" not in small and f".{code}" not in small:
        return target  # nearly always: no pattern is compiled
    return _at_the_end(code).sub("", target)


@lru_cache(maxsize=256)
def _code(path: str) -> str:
    found = _README_CODE.fullmatch(stem(path))
    return found[1].lower() if found else ""


@lru_cache(maxsize=256)
def _at_the_end(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)[-_.]{re.escape(code)}(?=[/.]|$)", re.IGNORECASE)


def plain_badge(target: str) -> str:
    """Return a badge's address without its looks, as shields.io documents it today."""
    plain = _LOOKS.sub("", target).rstrip("?&").replace("//shields.io/", "//img.shields.io/")
    return _SHIELD.sub(lambda match: _OLD_VERSION.sub("github/v/", match[1]), plain)


def plain_picture(target: str) -> str:
    """Return a picture's address without how large it is drawn: ``weavers.svg?width=600``."""
    return _SIZES.sub("", target).rstrip("?&") if "?" in target else target


def told_by(key: str, shown: str) -> str:
    """Return what tells the page of a link whose address differs: the day in it, the path of a repository's file.

    Empty where nothing does. The articles of a blog are called otherwise in each language, and one edition has a file
    by its path.
    """
    if (day := _DAY.match(key)) is not None:
        return f"day:{day[0]}"
    if "//" not in shown:
        return f"file:{key}" if "/" in key else ""
    file = _FILE.search(key)
    return f"file:{file[1]}" if file is not None and "/" in file[1] else ""
