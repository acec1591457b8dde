"""Links of a translation to the page of its own language, where the source's lead to the source's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from readme_sync.align.blocks.facts import Fact
from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import resolve as resolve_on_hosts
from readme_sync.editions.relative import resolve
from readme_sync.editions.switches import repository
from readme_sync.language.tags import base, parse_tag
from readme_sync.rules.blocks.pairs.difference import Difference

_DIGITS = re.compile(r"\d+")


def is_own_page(one: Difference, here: Edition, source: Edition, files: Mapping[str, bool]) -> bool:
    """Tell whether a link leads to a file beside its edition, as the source's does: the page, translated with it.

    So it is with a file in a folder of the edition's language, beside those of the source's: ``docs/de/theorie.md``
    for ``docs/theory.md``.
    """
    if one.kind != "link" or one.own is None or one.other is None:
        return False
    own, other = resolve(here.path, one.own.shown), resolve(source.path, one.other.shown)
    is_there = own is not None and other is not None and files.get(own, False)
    if is_there and own and other and _is_in_its_languages_folder(own, other, here.language):
        return True
    folder = posixpath.dirname(here.path)
    if not folder or folder == posixpath.dirname(source.path):
        return False
    if _is_in_its_folder(one.own, one.other, folder):
        return True
    if not is_there or own is None or other is None or not own.startswith(f"{folder}/"):
        return False
    return not other.startswith(f"{folder}/") and {*_DIGITS.findall(own)} == {*_DIGITS.findall(other)}


def _is_in_its_languages_folder(own: str, other: str, language: str) -> bool:
    """Tell whether a file stands where the other one does but for the folder of a language."""
    mine, theirs = posixpath.dirname(own).split("/"), posixpath.dirname(other).split("/")
    if mine == theirs:
        return False
    at = next((n for n, part in enumerate(mine) if (tag := parse_tag(part)) and base(tag) == base(language)), None)
    if at is None or _DIGITS.findall(own) != _DIGITS.findall(other):
        return False
    without = mine[:at] + mine[at + 1 :]
    return theirs == (without or [""]) or (len(theirs) == len(mine) and theirs[:at] + theirs[at + 1 :] == without)


def _is_in_its_folder(own: Fact, other: Fact, folder: str) -> bool:
    """Tell whether an address is that of a page in the edition's folder, and the source's of one of that repository."""
    if not (name := repository(own.shown)) or repository(other.shown) != name:
        return False
    inside = [resolve_on_hosts(fact.shown, "") or "" for fact in (own, other)]
    return inside[0].startswith(f"{folder}/") and not inside[1].startswith(f"{folder}/")
