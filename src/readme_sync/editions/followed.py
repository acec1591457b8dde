"""Which of two texts of one language the translations follow, told by their headings alone."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set

from readme_sync.editions.readme_names import family_folder
from readme_sync.language.tags import base

_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s|$)")
_FENCE = ("```", "~~~")
_CLEARLY = 3  # times as far from the one as from the other
_FAR = 8  # headings that one text has and another one has not: so many are no drift


def follow_another(root: str, another: str, translations: Iterable[str]) -> bool:
    """Tell whether most ``translations`` have the headings of ``another`` text and not those of ``root``, and none has.

    Args:
        root: the text that would be taken for the source.
        another: a text in the same language.
        translations: texts in other languages; of none nobody can tell.
    """
    own, other = _levels(root), _levels(another)
    distances = [(_distance(one, own), _distance(one, other)) for one in map(_levels, translations)]
    follow = sum(_is_clear(near, far) for far, near in distances)
    return 2 * follow > len(distances) and not any(_is_clear(near, far) for near, far in distances)


def are_nearer_to(root: str, another: str, translations: Iterable[str]) -> bool:
    """Tell whether the headings of most ``translations`` are nearer to those of ``another`` text than to the root's.

    None is nearer to the ``root``. That says who is followed where the translations lead there as well.
    """
    own, other = _levels(root), _levels(another)
    distances = [(_distance(one, own), _distance(one, other)) for one in map(_levels, translations)]
    nearer = sum(near < far for far, near in distances)
    return 2 * nearer > len(distances) and all(near <= far for far, near in distances)


def lead_to(target: str, path: str, text: str) -> bool:
    """Tell whether the ``text`` of the file ``path`` has a link to ``target``, by its path or a full address."""
    near = posixpath.relpath(target, posixpath.dirname(path) or ".")
    return any(f"{before}{near})" in text for before in ("(", "(./")) or f"/{target})" in text


def other_documents(
    languages: Mapping[str, str], root: str | None, folders: Set[str], text: Callable[[str], str]
) -> frozenset[str]:
    """Return the ``folders`` whose READMEs follow the one in the root README's language there, and not the root README.

    Nothing is one where no other translation is left: what the root README links is all that it has.

    Args:
        languages: the language of each README, by its path.
        root: the root README's path.
        folders: those that hold every language themselves.
        text: returns a file's text.
    """
    if root is None or root not in languages:
        return frozenset()
    found = set()
    for folder in folders:
        here = [path for path in languages if path != root and family_folder(path) == folder]
        own = [path for path in here if base(languages[path]) == base(languages[root])]
        others = [text(path) for path in here if path not in own]
        is_left = len(languages) > len(here) + 1
        if is_left and any(follow_another(text(root), text(path), others) for path in own):
            found.add(folder)
    return frozenset(found)


def below_another(
    languages: Mapping[str, str], root: str | None, untagged: Mapping[str, str], text: Callable[[str], str]
) -> frozenset[str]:
    """Return the folders of translations whose READMEs follow the one in the folder above, and not the root README.

    ``docs/l10n/fr/README.md`` may translate ``docs/README.md``, the start page of a site.

    Args:
        languages: the language of each README, by its path.
        root: the root README's path.
        untagged: the READMEs whose names say no language, by their folders.
        text: returns a file's text.
    """
    if root is None:
        return frozenset()
    families: dict[str, list[str]] = {}
    for path in languages:
        folder = family_folder(path)
        if folder != posixpath.dirname(path) and untagged.get(posixpath.dirname(folder), root) != root:
            families.setdefault(folder, []).append(path)
    return frozenset(
        folder
        for folder, here in families.items()
        if follow_another(text(root), text(untagged[posixpath.dirname(folder)]), map(text, here))
    )


def _is_clear(near: int, far: int) -> bool:
    return near < _FAR <= far and far >= _CLEARLY * near


def _levels(text: str) -> Counter[int]:
    """Return how many headings of each level a text has, but for what stands in code."""
    found: Counter[int] = Counter()
    fence = ""
    for line in text.split("\n"):
        start = line.lstrip()[:3]
        if start in _FENCE and fence in ("", start):
            fence = "" if fence else start
        elif not fence and (heading := _HEADING.match(line)):
            found[len(heading[1])] += 1
    return found


def _distance(one: Counter[int], other: Counter[int]) -> int:
    return (one - other).total() + (other - one).total()
