"""Links of a translation to the page of its own language, where the source's lead to the source's."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import resolve
from readme_sync.rules.blocks.pairs.difference import Difference

_DIGITS = re.compile(r"\d+")


def is_own_page(one: Difference, here: Edition, source: Edition, files: Mapping[str, bool]) -> bool:
    """Tell whether a link leads to a file beside its edition, as the source's does: the page, translated with it."""
    if one.kind != "link" or one.own is None or one.other is None:
        return False
    own, other = resolve(here.path, one.own.shown), resolve(source.path, one.other.shown)
    folder = posixpath.dirname(here.path)
    if not folder or folder == posixpath.dirname(source.path):
        return False
    if own is None or other is None or not files.get(own, False) or not own.startswith(f"{folder}/"):
        return False
    return not other.startswith(f"{folder}/") and {*_DIGITS.findall(own)} == {*_DIGITS.findall(other)}
