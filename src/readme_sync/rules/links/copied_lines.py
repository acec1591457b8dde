"""Missing files that are one fact: each edition looks in its own folder for what stands in the others'."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.text import Span

_SEVERAL = 4  # files: a line of languages, and no link or two
_MOST_OF = 0.8  # each line lacks its own edition


def in_their_own_folders(
    groups: Iterable[Sequence[str]], places: Mapping[str, Sequence[tuple[Edition, Span]]]
) -> list[list[str]]:
    """Return groups of missing paths, those together which several editions look for in the same words.

    A line of languages that was copied from folder to folder leads nowhere in each of them.

    Args:
        groups: the paths that are one fact already.
        places: the editions that look for each path, and where.
    """
    found: list[tuple[frozenset[str], list[str]]] = []
    for group in groups:
        folders = {posixpath.dirname(edition.path) for path in group for edition, _ in places[path]}
        folder = next(iter(folders))
        names = frozenset(posixpath.relpath(path, folder or ".") for path in group)
        is_line = len(folders) == 1 and folder != "" and len(group) > _SEVERAL
        like = (one for known, one in found if is_line and known and _are_alike(known, names))
        home = next(like, None)
        if home is None:
            found.append((names if is_line else frozenset(), list(group)))
        else:
            home += group
    return [paths for _, paths in found]


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _MOST_OF * max(len(one), len(other))
