"""Pages of cells that are other ones than in the source, where a translation keeps nearly all of the source's pages.

Who translates a catalogue may choose pages for its readers. Whether they do is learnt from the pair of editions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.addresses import told_by
from readme_sync.align.catalogue import Catalogue, CellGroup
from readme_sync.align.facts import is_page, pages
from readme_sync.markdown.document import Cell, Link
from readme_sync.regex import lazy
from readme_sync.urls.locales import url_language
from readme_sync.urls.one_page import host, is_one_but_for_a_query
from readme_sync.urls.versions import version_change
from readme_sync.values import NamedTuple

_OWNER = lazy(r"https?://(?:www\.)?(?:github|gitlab|gitee)\.com/[^/?#]+/?")
_FEWEST = 1  # of two pages one may be another one
_SHARE = 0.05  # of an edition's pages: where more differ, the translators choose them


class ChangedPage(NamedTuple):
    """A cell of ``edition`` leads to ``own`` where the source's leads to ``other``."""

    group: CellGroup
    edition: int
    own: Link
    other: Link
    is_doubtful: bool = False  # a page of another site, which a translator may have chosen


def changed_pages(catalogue: Catalogue, groups: Sequence[CellGroup]) -> Iterator[ChangedPage]:
    """Yield the pages of ``groups`` that stand out from what each translation keeps of the source's."""
    found: dict[int, list[ChangedPage]] = {}
    for group in groups:
        there = group.cells[catalogue.source]
        for edition, here in enumerate(group.cells) if there is not None else ():
            if here is None or there is None or edition == catalogue.source or here.raw == there.raw:
                continue
            if (pair := _other_page(here, there)) is not None:
                found.setdefault(edition, []).append(ChangedPage(group, edition, *pair))
    for edition, changed in found.items():
        versions = [one for one in changed if version_change(one.own.target, one.other.target)]
        if _keeps_enough(catalogue, edition, len(changed)):
            yield from (one._replace(is_doubtful=_is_of_another_site(one)) for one in changed if not _is_choice(one))
        elif len({version_change(one.own.target, one.other.target) for one in versions}) == 1:
            yield from (one for one in versions if not _is_choice(one))  # an older version throughout


def _other_page(here: Cell, there: Cell) -> tuple[Link, Link] | None:
    """Return the one page that each of two cells of equally many has and the other one has not."""
    ours, theirs = dict(pages(here)), dict(pages(there))
    extra, missing = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    if len(ours) != len(theirs) or len(extra) != 1 or len(missing) != 1:
        return None
    return ours[extra.pop()], theirs[missing.pop()]


def _is_choice(one: ChangedPage) -> bool:
    """Tell whether a translator has chosen a page instead of one in a language, or it is the same page.

    The articles of a blog are called otherwise in each language.
    """
    own, other = one.own.target, one.other.target
    if is_one_but_for_a_query(own, other):
        return True
    if own.startswith(f"{other.rstrip('/')}/") or other.startswith(f"{own.rstrip('/')}/"):
        # A repository, and its guide in one language. Who owns the repository is another matter.
        return not (one.own.text == one.other.text and _is_owner(min(own, other, key=len)))
    return any(map(url_language, (own, other))) or told_by(own, own) == told_by(other, other) != ""


def _is_owner(url: str) -> bool:
    """Tell whether an address is that of somebody who has repositories, and of none of them."""
    return _OWNER.fullmatch(url) is not None


def _is_of_another_site(one: ChangedPage) -> bool:
    return host(one.own.target) != host(one.other.target)


def _keeps_enough(catalogue: Catalogue, edition: int, changed: int) -> bool:
    """Tell whether a translation has so many pages of the source's in the same cells that ``changed`` ones stand out.

    They are counted until they are enough, which the first ones mostly are.
    """
    kept = 0
    for mine, theirs in _linked_cells(catalogue, edition):
        if _targets(mine) == _targets(theirs):
            kept += sum(map(is_page, mine.inline.links))
        else:
            kept += (Counter(_keys(mine)) & Counter(_keys(theirs))).total()
        if kept > 0 and changed <= max(_FEWEST, _SHARE * (kept + changed)):
            return True
    return False


def _linked_cells(catalogue: Catalogue, edition: int) -> Iterator[tuple[Cell, Cell]]:
    """Yield the cells of a translation and of the source that stand for one another and both have links."""
    for _, table in catalogue.tables():
        for places in table.columns:
            at, home = places[edition], places[catalogue.source]
            if at is None or home is None:
                continue
            for row in table.rows:
                here, there = row.members[edition], row.members[catalogue.source]
                if here is not None and there is not None and at < len(here.cells) and home < len(there.cells):
                    mine, theirs = here.cells[at], there.cells[home]
                    if theirs.inline.links and mine.inline.links:
                        yield mine, theirs


def _targets(cell: Cell) -> list[str]:
    return [link.target for link in cell.inline.links]


def _keys(cell: Cell) -> list[str]:
    return [key for key, _ in pages(cell)]


def alike(changed: Sequence[ChangedPage]) -> Mapping[tuple[int, str, str], list[ChangedPage]]:
    """Return changed pages together that several translations have alike."""
    found: dict[tuple[int, str, str], list[ChangedPage]] = {}
    for one in changed:
        found.setdefault((id(one.group), one.own.target, one.other.target), []).append(one)
    return found
