"""Of two sets of repositories for one row, which is wrong: what other rows, labels and names say, not how many agree.

Translations are copied from one another: two that agree are one witness. So a vote alone never blames the source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueRow
from readme_sync.align.evidence import name_likeness, neutral_name
from readme_sync.align.facts import repos
from readme_sync.editions.edition import Row
from readme_sync.markdown.document import Link
from readme_sync.rules.sizes import contradict, sizes
from readme_sync.rules.slips import MANY, is_letter_off, is_rarer
from readme_sync.urls.hub import HubRepo
from readme_sync.values import NamedTuple

_CLEARLY = 0.2  # by how much more another row is called like a repository

Listed = Mapping[str, tuple[HubRepo, Link]]  # the repositories of a row by key, each with the first link to it


class Side(NamedTuple):
    """Editions that agree on a row, with their rows: the first one's repositories, and which of them others lack."""

    editions: Sequence[int]
    rows: Sequence[Row]
    repos: Listed
    extra: Sequence[str]


def listed(row: Row) -> dict[str, tuple[HubRepo, Link]]:
    """Return the repositories of a row by key, each with the first link to it."""
    found: dict[str, tuple[HubRepo, Link]] = {}
    for cell in row.cells:
        for repo, link in repos(cell):
            found.setdefault(f"{repo.kind}/{repo.id.lower()}", (repo, link))
    return found


def wrong_side(catalogue: Catalogue, row: CatalogueRow, one: Side, other: Side) -> Side | None:
    """Return the side that something beside the vote speaks against, or None where nothing or everything does."""
    few = [side for side in (one, other) if len(side.extra) <= MANY]
    mistyped = [side for side in few if any(_is_mistyped(catalogue, key, one, other) for key in side.extra)]
    if len(mistyped) == 1:
        return mistyped[0]
    elsewhere = _elsewhere(catalogue, row, {*one.extra, *other.extra})
    against = [side for side in (one, other) if any(key in elsewhere for key in side.extra)]
    if len(against) == 1:
        return against[0]
    if one.extra and other.extra:  # what one side lacks has no label that could be compared
        for speaks in (_is_other_size, _is_other_word):
            pairs = (one, other), (other, one)
            against = [side for side, beside in pairs if any(speaks(side, key, beside) for key in side.extra)]
            if len(against) == 1:
                return against[0]
        return None
    if any(_is_mislabelled(one, key, other) for key in one.extra):
        return one
    return other if any(_is_mislabelled(other, key, one) for key in other.extra) else None


def _is_mistyped(catalogue: Catalogue, key: str, *sides: Side) -> bool:
    """Tell whether a repository is one letter off another of the row that is written more often."""
    if any(_called(key) in neutral_name(row.name) for side in sides for row in side.rows):
        return False  # the row is called so
    known = {known: repo for side in sides for known, (repo, _) in side.repos.items()}
    texts = [edition.document.text for edition in catalogue.editions]
    return any(is_letter_off(key, other) and is_rarer(known[key].id, known[other].id, texts) for other in known)


def _elsewhere(catalogue: Catalogue, row: CatalogueRow, keys: Iterable[str]) -> set[str]:
    """Return those of ``keys`` that a row lists which is called more like them than this one is."""
    names = [neutral_name(own.name) for own in row.members if own is not None]
    own = {key: max(name_likeness(name, _called(key)) for name in names) for key in keys}
    return {
        key
        for _, table in catalogue.tables()
        for other in table.rows
        if other is not row
        for one in other.members
        if one is not None and one.links
        for key in listed(one)
        if key in own and name_likeness(neutral_name(one.name), _called(key)) >= own[key] + _CLEARLY
    }


def _called(key: str) -> str:
    return neutral_name(key.rpartition("/")[2])


def _is_other_size(side: Side, key: str, _: Side) -> bool:
    repo, link = side.repos[key]
    name = sizes(repo.id.rpartition("/")[2])
    return contradict(sizes(link.text), name) or contradict(sizes(side.rows[0].name), name)


def _is_other_word(side: Side, key: str, beside: Side) -> bool:
    """Tell whether the label says something that the repository's name does not.

    Where a label of the side ``beside`` has no Latin letters, which say nothing, its repository has to be called so.
    """
    label = _label(side.repos[key][1])
    if _is_called(side, key, label):
        return False
    return all(_label(beside.repos[one][1]) or _is_called(beside, one, label) for one in beside.extra)


def _is_called(side: Side, key: str, label: str) -> bool:
    return label in neutral_name(side.repos[key][0].id).replace(" ", "")


def _is_mislabelled(side: Side, key: str, other: Side) -> bool:
    """Tell whether the label says something that its repository's name does not, and another one's does.

    That other one is where the same label leads on the ``other`` side.
    """
    label = _label(side.repos[key][1])
    if not label or _is_called(side, key, label):
        return False
    there = (found for cell in other.rows[0].cells for found in repos(cell) if _label(found[1]) == label)
    return any(label in neutral_name(repo.id).replace(" ", "") for repo, _ in there)


def _label(link: Link) -> str:
    return neutral_name(link.text).replace(" ", "")
