"""Which links lead to an edition as a whole: by its path, by its folder, or by the repository's own address."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import head, resolve
from readme_sync.regex import lazy

_REPOSITORY = lazy(
    r"https?://(?:www\.)?((?:github\.com|gitlab\.com|gitee\.com|codeberg\.org)/[\w.-]{1,100}/[\w.-]{1,100}?)"
    r"(?:\.git)?(?:[/#?]|$)",
)

_LIST = lazy(
    r"(?:readme[-_.])?(?:translations?|languages?|i18n|locales?)(?:\.md|/(?:readme|index)\.md)?", re.IGNORECASE
)

_SEVERAL = 3  # editions in folders below one: fewer may be anything


def switches(editions: Iterable[Edition]) -> frozenset[str]:
    """Return what links to ``editions`` come to: their paths, folders, and where the repository itself is.

    A file ``README.md`` is what a link to its folder shows, and that of the root what the repository's own address
    does. That address is known by links with which an edition leads to another one; a mere ``README.md`` at the root
    may be another repository's.
    """
    return _switches(tuple(editions))


@lru_cache(maxsize=4)  # editions are compared by identity; several rules ask for those of one catalogue
def _switches(editions: tuple[Edition, ...]) -> frozenset[str]:
    paths = {edition.path for edition in editions}
    folders = {posixpath.dirname(path) for path in paths if posixpath.basename(path).lower() == "readme.md"}
    named = {path for path in paths if path.lower() != "readme.md"} | (folders - {""})
    own = {
        repository(link.target)
        for edition in editions
        for link in edition.document.links
        if ("/blob/" in link.target or "/tree/" in link.target)
        and resolve(link.target, edition.path) in named - {edition.path}
    }
    return frozenset(paths | named | ({one for one in own if one} if "" in folders else set()))


def leads_to_edition(target: str, path: str, switches: frozenset[str]) -> bool:
    """Tell whether a link in the document ``path`` leads to an edition, or to a place in it by its full address.

    The repository's address without a place is a link to the repository. A file of the edition's own name in another
    repository is that one's README in its language.
    """
    found = resolve(target, path)
    if found is not None:
        home = repository(target) if found == path and "//" in target else ""
        return found in switches and not (home and _homes(switches) and home not in _homes(switches))
    return "#" in target and is_front_page(target) and repository(target) in switches


@lru_cache(maxsize=4)
def _homes(switches: frozenset[str]) -> frozenset[str]:
    """Return the addresses of the repository among what links to editions come to."""
    return frozenset(one for one in switches if repository(f"https://{one}") == one)


def repository(target: str) -> str:
    """Return the repository that an address is of, as ``github.com/owner/name``; "" where it is of none."""
    found = _REPOSITORY.match(target)
    return found[1].lower() if found else ""


def is_front_page(target: str) -> bool:
    """Tell whether an address is that of a repository and of nothing in it: the page shows its README."""
    if (found := _REPOSITORY.match(target)) is None:
        return False
    return target.partition("#")[0].rstrip("/").removesuffix(".git").endswith(found[1])


def leads_to_list(edition: Edition, indexes: Collection[str] = ()) -> bool:
    """Tell whether the head of an edition leads to a page of all languages: ``docs/Translations.md``, or a folder.

    Args:
        edition: the edition.
        indexes: the paths of other pages that are such lists, and of their folders.
    """
    end = len(head(edition.document.text))
    return any(
        _is_list(link.target) or (indexes and resolve(link.target, edition.path) in indexes)
        for link in edition.document.links
        if link.span.start < end
    )


def indexes_of(editions: Sequence[Edition]) -> frozenset[str]:
    """Return the folders that hold several editions in folders of their own, and their READMEs: no edition is one."""
    parents = Counter(posixpath.dirname(posixpath.dirname(edition.path)) for edition in editions)
    folders = [parent for parent, count in parents.items() if parent and count >= _SEVERAL]
    found = {*folders, *(f"{folder}/README.md" for folder in folders)}
    return frozenset(found - {edition.path for edition in editions})


def _is_list(target: str) -> bool:
    path = target.partition("#")[0]
    if "//" in path or "?" in path:
        return False
    folder, _, name = path.rstrip("/").rpartition("/")
    return bool(_LIST.fullmatch(name) or _LIST.fullmatch(f"{folder.rpartition('/')[2]}/{name}"))
