"""The same row lists other Hub repositories than in the other editions.

Readers of one language are sent to another model, or never hear of a variant. This is the mark
that a copied row or a bulk replacement leaves; the link is alive, so no link checker sees it.
Where one edition links a name to the Hub and another links the same name to an announcement,
that is a choice of page and no drift.

## Bad

```markdown ja
| モデル | 種類 |
|---|---|
| Nekomata | [7b](https://huggingface.co/rinna/nekomata-7b), [14b](https://huggingface.co/rinna/nekomata-14b) |
```

```markdown en
| Model | Variants |
|---|---|
| Nekomata | [7b](https://huggingface.co/rinna/nekomata-7b) |
```

## Good

```markdown ja
| モデル | 種類 |
|---|---|
| [Nekomata](https://rinna.co.jp/news/1.html) | [7b](https://huggingface.co/rinna/nekomata-7b) |
```

```markdown en
| Model | Variants |
|---|---|
| [Nekomata](https://huggingface.co/rinna/nekomata-7b) | [7b](https://huggingface.co/rinna/nekomata-7b) |
```

## How to mend it

Link the row to the repositories that the other editions have; if those are wrong, mend them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection
from readme_sync.align.facts import is_page, repos
from readme_sync.align.majority import judge
from readme_sync.editions.edition import Row
from readme_sync.markdown.document import Cell, Link
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.drift.slips import is_rarer, near
from readme_sync.rules.messages import listed, names
from readme_sync.text import Span
from readme_sync.urls.hub import HubRepo

SEVERITY = "error"
Listed = dict[str, tuple[HubRepo, Link]]


class _Side(NamedTuple):
    """A row of one edition with its repositories."""

    edition: int
    row: Row
    repos: Listed


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield each row whose set of repositories is not that of the other editions."""
    seen: set[int] = set()
    for group in catalogue.differing:
        if group.links_differ and id(group.row) not in seen:
            seen.add(id(group.row))
            yield from differing(catalogue, group.section, group.row)


def differing(catalogue: Catalogue, section: CatalogueSection, row: CatalogueRow) -> Iterator[Problem]:
    """Yield each edition whose row has another set of repositories than the others."""
    sides = {e: _Side(e, member, _listed(member)) for e, member in enumerate(row.members) if member is not None}
    sets = [frozenset(sides[e].repos) if e in sides else None for e in range(len(row.members))]
    verdict = judge(sets, catalogue.source)
    if verdict is None:
        return
    if not verdict.sure:
        yield from _slips(catalogue, section, sides)
    witness = sides[sets.index(verdict.common)]
    for edition in verdict.odd:
        own = sides[edition]
        missing = [key for key in witness.repos if key not in own.repos and not _is_choice(key, witness.row, own.row)]
        agreeing = [side for side in sides.values() if side.repos.keys() == witness.repos.keys()]
        extra = [
            key
            for key in own.repos.keys() - witness.repos.keys()
            if not all(_is_choice(key, own.row, side.row) for side in agreeing)
        ]
        if missing or extra:
            against = [side.edition for side in agreeing]
            yield _problem(catalogue, section, own, witness, against, missing, sorted(extra))


def _slips(catalogue: Catalogue, section: CatalogueSection, sides: dict[int, _Side]) -> Iterator[Problem]:
    """Yield, of two translations that the source says nothing about, the one whose repository is but a letter off."""
    for one, other in combinations([side for e, side in sides.items() if e != catalogue.source], 2):
        for key in one.repos.keys() - other.repos.keys():
            for there in other.repos.keys() - one.repos.keys():
                known = sides[catalogue.source].repos if catalogue.source in sides else {}
                if near(key, there) and key not in known and there not in known:
                    texts = (edition.document.text for edition in catalogue.editions)
                    blames_first = is_rarer(one.repos[key][0].id, other.repos[there][0].id, texts)
                    own, witness = (one, other) if blames_first else (other, one)
                    extra, missing = (key, there) if blames_first else (there, key)
                    yield _problem(catalogue, section, own, witness, [witness.edition], [missing], [extra])


def _listed(row: Row) -> Listed:
    """Return the repositories of a row by key, each with the first link to it."""
    found: Listed = {}
    for cell in row.cells:
        for repo, link in repos(cell):
            found.setdefault(f"{repo.kind}/{repo.id.lower()}", (repo, link))
    return found


def _is_choice(key: str, having: Row, lacking: Row) -> bool:
    """Tell whether ``lacking`` has another page wherever ``having`` links this repository.

    In a cell with as many links on both sides, a page of the web in one stands for the repository
    in the other: which page to show for a name is the translator's choice.
    """
    for index, cell in enumerate(having.cells):
        places = [n for n, link in enumerate(cell.inline.links) if _is_repo(cell, link, key)]
        if not places:
            continue
        if index >= len(lacking.cells):
            return False
        others = lacking.cells[index].inline.links
        mine = cell.inline.links
        if len(others) == len(mine):
            if not all(is_page(others[n]) for n in places):
                return False
        elif not (len(places) == 1 and _extra_in_prose(cell, lacking.cells[index], mine[places[0]])):
            return False
    return True


def _extra_in_prose(cell: Cell, other: Cell, link: Link) -> bool:
    """Tell whether a sentence in one edition names and links what another leaves out.

    A description may be longer in one language; in a list of variants each link is an entry.
    """
    words = cell.inline.plain
    return len(words) > 4 * sum(len(each.text) for each in cell.inline.links) and link.text not in other.inline.plain


def _is_repo(cell: Cell, link: Link, key: str) -> bool:
    return any(each is link and f"{repo.kind}/{repo.id.lower()}" == key for repo, each in repos(cell))


def _problem(
    catalogue: Catalogue,
    section: CatalogueSection,
    own: _Side,
    witness: _Side,
    agreeing: Sequence[int],
    missing: Sequence[str],
    extra: Sequence[str],
) -> Problem:
    here, there = catalogue.editions[own.edition], catalogue.editions[witness.edition]
    said = []
    if extra:
        ids = listed([own.repos[key][0].id for key in extra])
        said.append(f"{ids} {'is' if len(extra) == 1 else 'are'} in {here.language} only")
    if missing:
        ids = listed([witness.repos[key][0].id for key in missing])
        said.append(f"{ids} {'is' if len(missing) == 1 else 'are'} missing")
    first = own.repos[extra[0]][1] if extra else witness.repos[missing[0]][1]
    instead = listed([repo.id for repo, _ in witness.repos.values()], 3)
    return Problem(
        f"other Hub repositories than in {names([catalogue.editions[e] for e in agreeing])}: {'; '.join(said)}",
        here.document,
        first.span if extra else _missing_at(own.row, witness.row, first),
        section=section.key,
        row=own.row.name,
        related=(
            Spot(
                there.document,
                witness.repos[missing[0]][1].span if missing else witness.row.span,
                f"{there.language} lists {instead}",
            ),
        ),
        values=tuple(
            (catalogue.editions[side.edition].language, ", ".join(repo.id for repo, _ in side.repos.values()))
            for side in sorted((own, witness), key=lambda side: side.edition)
        ),
        url=first.target,
        subject=",".join((*extra, *missing)),
    )


def _missing_at(member: Row, other: Row, link: Link) -> Span:
    """Return the cell in which the missing link would stand."""
    for index, cell in enumerate(other.cells):
        if link in cell.inline.links and index < len(member.cells):
            return member.cells[index].span
    return member.span
