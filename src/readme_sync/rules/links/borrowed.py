"""Names that link to a repository of another row: one link was copied from there, or put into the wrong row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.evidence import name_likeness, neutral_name
from readme_sync.align.facts import repos
from readme_sync.editions.edition import Edition, Row
from readme_sync.markdown.document import Link
from readme_sync.urls.hub import HubRepo, parse_hub_url
from readme_sync.values import NamedTuple

_SHORTEST = 3  # letters and digits of a name that can be told from another
_UNLIKE = 0.5  # share of letter pairs up to which a repository is not called as its row is
_CLEARLY = 0.2  # by how much more the other row is called so


class Borrowed(NamedTuple):
    """The name of ``row`` links to ``repo``, which ``home`` lists and ``row`` does not."""

    row: Row
    link: Link
    repo: HubRepo
    home: Row


def borrowed(edition: Edition) -> Iterator[Borrowed]:
    """Yield the names that link to what another row lists, is called like, and their own row does not list."""
    if not any(parse_hub_url(link.target) for link in edition.document.links):
        return  # nearly always
    rows = [row for row in edition.rows if row.cells and row.links]
    lists = [
        frozenset(repo.key for cell in row.cells[1:] if cell.inline.links for repo, _ in repos(cell)) for row in rows
    ]
    homes: dict[object, list[Row]] = {}
    for row, listed in zip(rows, lists, strict=True):
        for key in listed:
            homes.setdefault(key, []).append(row)
    for row, listed in zip(rows, lists, strict=True):
        if not listed:
            continue
        for repo, link in repos(row.cells[0]):
            if repo.key not in listed and (home := _home(row, repo, homes)):
                yield Borrowed(row, link, repo, home)


def _home(row: Row, repo: HubRepo, homes: Mapping[object, Sequence[Row]]) -> Row | None:
    """Return the row that ``repo`` belongs to rather than to ``row``, by how they are called."""
    name, called = neutral_name(row.name), neutral_name(repo.id.rpartition("/")[2])
    if len(name) < _SHORTEST:
        return None
    own = name_likeness(name, called)
    for home in homes.get(repo.key, ()):
        other = neutral_name(home.name)
        if home is not row and other not in ("", name) and name_likeness(other, called) >= own + _CLEARLY:
            return home if own < _UNLIKE else None
    return None
