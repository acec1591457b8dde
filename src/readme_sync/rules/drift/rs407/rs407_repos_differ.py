"""A row or a list entry names other Hub repositories than the other editions.

Readers of one language are sent to another model, or never hear of a variant. A copied row or a bulk replacement leaves
this mark; the link is alive, so no link checker sees it. Where one edition links a name to the Hub and another links
the same name to an announcement, that is a choice of page and not drift.

Translations are copied from one another, so two that agree against the source do not prove it wrong. The finding says
which side is wrong where another row lists the repository, or a label or a name says which one is meant; otherwise it
says what each side links to. A link that contradicts its own label is left to RS105.

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

## How to fix it

Link the row to the repositories that the other editions have; if those are wrong, fix them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import combinations

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueSection
from readme_sync.align.facts import is_page, repos
from readme_sync.align.majority import judge
from readme_sync.editions.edition import Row
from readme_sync.markdown.document import Cell, Link
from readme_sync.rules.api import Violation
from readme_sync.rules.blocks.entries import differing_entries
from readme_sync.rules.drift.rs407.sides import Listed, Side, listed, wrong_side
from readme_sync.rules.drift.rs407.violations import blamed, undecided
from readme_sync.rules.links.rs105_label_contradicts_target import accused
from readme_sync.rules.slips import MANY, is_rarer, near
from readme_sync.text import Span
from readme_sync.urls.hub import parse_hub_url
from readme_sync.values import NamedTuple

SEVERITY = "error"
Accused = Callable[[int], Set[Span]]  # of an edition: the links that RS105 reports


class _Side(NamedTuple):
    """A row of one edition with its repositories."""

    edition: int
    row: Row
    repos: Listed


def check(catalogue: Catalogue, files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield each row whose set of repositories is not that of the other editions."""
    yield from differing_entries(catalogue, files, "repository")
    accused_links = cache(lambda e: accused(catalogue.editions[e]))
    seen: set[int] = set()
    for group in catalogue.differing:
        if group.links_differ and id(group.row) not in seen:
            seen.add(id(group.row))
            yield from differing(catalogue, group.section, group.row, accused_links)


def differing(
    catalogue: Catalogue, section: CatalogueSection, row: CatalogueRow, accused_links: Accused | None = None
) -> Iterator[Violation]:
    """Yield what there is to say of a row whose editions have other sets of repositories."""
    sides = {e: _Side(e, own, listed(own)) for e, own in enumerate(row.members) if own is not None}
    sets = [frozenset(sides[e].repos) if e in sides else None for e in range(len(row.members))]
    if len(set(sets) - {None}) < 2:
        return
    if accused_links is not None and (excused := _excused(sides, accused_links)):
        sets = [None if keys is None else frozenset(map(excused.get, keys, keys)) for keys in sets]
        sides = {e: side._replace(repos=_without(side.repos, excused)) for e, side in sides.items()}
    verdict = judge(sets, catalogue.source)
    if verdict is None:
        return
    if not verdict.sure:
        yield from _slips(catalogue, section, sides)
    for keys in dict.fromkeys(sets[e] for e in verdict.odd):
        odd = [e for e in verdict.odd if sets[e] == keys]
        agreeing = [e for e, other in enumerate(sets) if other == verdict.common]
        one = _side(sides, agreeing, odd)
        other = _side(sides, odd, agreeing)
        if one.extra or other.extra:
            yield _judged(catalogue, section, row, one, other, verdict.sure)


def _excused(sides: Mapping[int, _Side], accused_links: Accused) -> dict[str, str]:
    """Return the repositories that links which RS105 reports lead to, and what has their place in other editions.

    All that have one place get one key: then no edition differs there.
    """
    excused: dict[str, str] = {}
    for e, side in sides.items():
        spans = accused_links(e)
        for index, cell in enumerate(side.row.cells):
            for n, link in enumerate(cell.inline.links):
                if link.span in spans and (key := _key(link)):
                    rows = (other.row.cells for other in sides.values() if index < len(other.row.cells))
                    for links in (cells[index].inline.links for cells in rows):
                        if len(links) == len(cell.inline.links):
                            excused[_key(links[n]) or key] = key
    return excused


def _without(repos: Listed, excused: Mapping[str, str]) -> Listed:
    return {key: found for key, found in repos.items() if key not in excused}


def _key(link: Link) -> str:
    repo = parse_hub_url(link.target)
    return f"{repo.kind}/{repo.id.lower()}" if repo is not None else ""


def _side(sides: Mapping[int, _Side], own: Sequence[int], others: Sequence[int]) -> Side:
    """Return what ``own`` editions, which agree, list beside what ``others`` do: no choice of another page."""
    first, against = sides[own[0]], [sides[e] for e in others]
    places = _places(first.row)
    extra = [
        key
        for key in first.repos
        if key not in against[0].repos and not all(_is_choice(key, first.row, side.row, places) for side in against)
    ]
    return Side(own, [sides[e].row for e in own], first.repos, extra)


def _slips(catalogue: Catalogue, section: CatalogueSection, sides: Mapping[int, _Side]) -> Iterator[Violation]:
    """Yield, of two translations that the source says nothing about, the one whose repository is but a letter off."""
    for one, other in combinations([side for e, side in sides.items() if e != catalogue.source], 2):
        if len(one.repos.keys() - other.repos.keys()) > MANY:
            continue
        for key in one.repos.keys() - other.repos.keys():
            for there in other.repos.keys() - one.repos.keys():
                known = sides[catalogue.source].repos if catalogue.source in sides else {}
                if near(key, there) and key not in known and there not in known:
                    texts = (edition.document.text for edition in catalogue.editions)
                    blames_first = is_rarer(one.repos[key][0].id, other.repos[there][0].id, texts)
                    left = Side([one.edition], [one.row], one.repos, [key])
                    right = Side([other.edition], [other.row], other.repos, [there])
                    yield blamed(catalogue, section, *((left, right) if blames_first else (right, left)))


def _judged(
    catalogue: Catalogue, section: CatalogueSection, row: CatalogueRow, most: Side, odd: Side, sure: bool
) -> Violation:
    """Say which of two sides is wrong, or what each has. Where ``sure``, one edition alone is odd."""
    one, other = (odd, most) if catalogue.source in odd.editions else (most, odd)
    wrong = wrong_side(catalogue, row, one, other)
    if wrong is None and sure and other is odd:
        wrong = other  # the source and a translation are two witnesses
    elif wrong is None and catalogue.source in one.editions and not other.extra:
        wrong = other  # translations lack what the source has
    if wrong is None and len(other.editions) == 1:
        return undecided(catalogue, section, other, one)  # a lone translation is what somebody works on
    if wrong is None:
        return undecided(catalogue, section, one, other)
    return blamed(catalogue, section, wrong, one if wrong is other else other)


def _places(row: Row) -> list[dict[str, list[int]]]:
    """Return, for each cell, at which of its links each repository stands."""
    found = []
    for cell in row.cells:
        keys = {id(link): f"{repo.kind}/{repo.id.lower()}" for repo, link in repos(cell)}
        places: dict[str, list[int]] = {}
        for number, link in enumerate(cell.inline.links):
            if id(link) in keys:
                places.setdefault(keys[id(link)], []).append(number)
        found.append(places)
    return found


def _is_choice(key: str, having: Row, lacking: Row, standing: Sequence[dict[str, list[int]]]) -> bool:
    """Tell whether ``lacking`` has another page wherever ``having`` links this repository.

    In a cell with as many links on both sides, a page of the web in one stands for the repository
    in the other: which page to show for a name is the translator's choice.
    """
    for index, cell in enumerate(having.cells):
        places = standing[index].get(key)
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
