"""A link leads to another page than in the other editions.

Language variants of one page (`/ja/` and `/en/`, `.ja.html` and `.en.html`, `ja.` hosts, `-jp`) are the same page.
Where translations agree with each other against the source, they chose a page for their readers, unless they keep
nearly all of the source's pages and this one is on the same site.

What is reported:

- a translation that stands alone, with another page or without the link;
- an address that differs from the others by a letter or two, in a header too;
- an address that stands once and is a letter off the one that several other links lead to, wherever they stand;
- a page, or a file of the repository, that belongs to another row: two rows have exchanged their links, or one has its
  neighbour's.

For entries of lists, what the translators usually change is learnt from the pair of editions, as in RS421. Two entries
that have each other's links are a note (info) where no name tells which is which: they may only stand in another order.

With the option `pages` nothing counts as a choice: a link must be the source's, a language variant of it, or stand in a
table of `pages` that says which address each language has for it. A table without the source's language holds what only
translations link to.

## Bad

```markdown ja
| モデル | データ |
|---|---|
| A | [corpus](https://example.com/corpus-v2) |
```

```markdown en
| Model | Data |
|---|---|
| A | [corpus](https://example.com/corpus-v1) |
```

## Good

```markdown ja
| モデル | データ |
|---|---|
| [A](https://example.com/ja/news/1) | [corpus](https://example.com/corpus) |
```

```markdown en
| Model | Data |
|---|---|
| [A](https://example.com/en/news/1) | [corpus](https://example.com/corpus) |
```

## How to fix it

Open both pages; keep the right one in every edition, in the reader's language where there is one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from readme_sync.align.addresses import address_key
from readme_sync.align.catalogue import Catalogue, CatalogueRow, CellGroup
from readme_sync.align.facts import bag, pages
from readme_sync.align.majority import judge
from readme_sync.editions.edition import Edition
from readme_sync.editions.switches import leads_to_edition
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.finding import member
from readme_sync.language.platforms import is_site_of
from readme_sync.markdown.document import PICTURES, Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.entries import differing_entries
from readme_sync.rules.drift.rs407.rs407_repos_differ import differing
from readme_sync.rules.drift.rs408.borrowed import BorrowedLink, borrowed_links, certain_links
from readme_sync.rules.drift.rs408.changed import ChangedPage, alike, changed_pages
from readme_sync.rules.drift.rs408.mistyped import mistyped_elsewhere
from readme_sync.rules.drift.rs408.pairs import Pairs, unpaired
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import cell_span, has_it_so, listed, names, others, present, shorten, values
from readme_sync.rules.slips import MANY, is_rarer, near
from readme_sync.settings.options import Option
from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral
from readme_sync.urls.versions import version_change

SEVERITY = "warning"
OPTIONS = {
    "pages": Option("tables", "a list of tables, each with the address of one page in every language"),
}
Found = tuple[tuple[str, Link], ...]
_HOST = 2  # the part of an address that is its host
_OFTEN = 3  # times as often one host is named than another one that differs by a slip
_UPWARDS = lazy(r"^(?:\.{0,2}/)+")


def check(catalogue: Catalogue, options: Mapping[str, Any], files: Mapping[str, bool]) -> Iterator[Violation]:
    """Yield each link of a cell that the other editions do not have there."""
    yield from differing_entries(catalogue, files, "link")
    yield from mistyped_elsewhere(catalogue)
    if "pages" in options:
        pairs = Pairs(options["pages"])
        for group in catalogue.differing:
            yield from _unpaired(catalogue, group, pairs)
        return
    groups = list(certain_links(catalogue))
    borrowed = list(borrowed_links(catalogue, groups))
    yield from _borrowed(catalogue, borrowed)
    yield from gathered(_of_one_cell(catalogue, gathered(_differing(catalogue, groups, borrowed))))


def _of_one_cell(catalogue: Catalogue, found: Iterable[Violation]) -> Iterator[Slip]:
    """Yield what is said of cells; the same of one cell in several editions is one slip."""
    homes = {id(edition.document): edition for edition in catalogue.editions}
    for violation in found:
        place = next(((id(one.document), one.span) for one in violation.related), violation.span)
        yield Slip(homes[id(violation.document)], (violation.message, place), violation)


def _instead(
    catalogue: Catalogue, group: CellGroup, edition: int, link: Link, right: Link, agreeing: Sequence[int] = ()
) -> Slip:
    """Return a link that leads elsewhere than in the editions that agree; those that differ alike have one key."""
    agreeing = agreeing or _others(group, edition)
    said = f"the link leads to {right.target}, not to {link.target}"
    if link.kind in PICTURES:
        said = f"the image is {right.target}, not {link.target}"
    violation = _violation(catalogue, group, edition, link, said, agreeing=agreeing)
    change = _change(link.target, right.target)
    return _slip(catalogue.editions[edition], violation, (*agreeing, *change) if change else None)


def _slip(edition: Edition, violation: Violation, key: tuple[Hashable, ...] | None = None) -> Slip:
    """Return a violation as one of many: the definition of a link that many cells refer to is one slip."""
    return Slip(edition, (edition.path, key or violation.message), violation)


def _change(own: str, right: str) -> tuple[str, str] | None:
    """Return what is the same where many addresses differ alike, the one part that differs: a host, or a version."""
    if (versions := version_change(own, right)) is not None:
        return versions
    parts, others = own.split("/"), right.split("/")
    apart = [place for place, (one, other) in enumerate(zip(parts, others, strict=False)) if one != other]
    if len(parts) != len(others) or len(apart) != 1:
        return None
    place = apart[0]
    return (parts[place], others[place]) if place == _HOST else None


def _differing(catalogue: Catalogue, groups: Sequence[CellGroup], borrowed: Sequence[BorrowedLink]) -> Iterator[Slip]:
    """Yield what cells have otherwise, but for links that are another row's."""
    told = {(id(one.group), one.edition) for one in borrowed}
    told_rows = {group for group, _ in told}
    unsure: list[CellGroup] = []
    for group in groups:
        if _is_switch(catalogue, group):
            continue
        found = [pages(cell) if cell is not None else None for cell in group.cells]
        if not any(found):
            continue
        if local := _local(group):
            found = [links and tuple(one for one in links if not _is_file(one[1], local)) for links in found]
        bags = [bag([page for page, _ in links]) if links is not None else None for links in found]
        verdict = judge(bags, catalogue.source)
        if verdict is None:
            continue
        odd = verdict.odd[0]
        if any((id(group), e) in told for e in verdict.odd):
            continue
        if verdict.sure and odd != catalogue.source:
            common = found[bags.index(verdict.common)]
            yield from _alone(catalogue, group, odd, found[odd] or (), common or ())
        elif slips := list(_slips(catalogue, group, found)):
            yield from slips
        elif id(group) not in told_rows:
            unsure.append(group)
    for group in _heads(catalogue):
        yield from _slips(catalogue, group, [pages(cell) if cell is not None else None for cell in group.cells])
    for same in alike(list(changed_pages(catalogue, unsure))).values():
        change = version_change(same[0].own.target, same[0].other.target)
        key = (*(one.edition for one in same), *change) if change else None
        yield _slip(catalogue.editions[same[0].edition], _changed(catalogue, same), key)


def _heads(catalogue: Catalogue) -> Iterator[CellGroup]:
    """Yield the headers of each column that lead to other pages: of a table that is a frame, the header is a row."""
    for section, table in catalogue.tables():
        heads = [own.table.header.cells if own is not None else () for own in table.members]
        if not any(cell.inline.links for cells in heads for cell in cells):
            continue  # nearly always
        row = CatalogueRow("", (None,) * len(heads), ("",) * len(heads), ())
        for column, places in enumerate(table.columns):
            both = zip(heads, places, strict=True)
            found = tuple(cells[at] if at is not None and at < len(cells) else None for cells, at in both)
            if len({tuple(link.target for link in cell.inline.links) for cell in found if cell is not None}) > 1:
                yield CellGroup(section, table, row, column, found)


def _is_switch(catalogue: Catalogue, group: CellGroup) -> bool:
    """Tell whether cells lead to editions alone, one of them from each: each may begin with another language."""
    switches = where_editions_are(catalogue.editions)
    for e, cell in enumerate(group.cells):
        links = [] if cell is None else [link for link in cell.inline.links if link.kind not in PICTURES]
        path = catalogue.editions[e].path
        if cell is not None and not (links and all(leads_to_edition(link.target, path, switches) for link in links)):
            return False
    return True


def _changed(catalogue: Catalogue, same: Sequence[ChangedPage]) -> Violation:
    """Return the finding of a page that is another one than the source's, with all translations that have it."""
    first, *more = same
    editions, source = [catalogue.editions[one.edition] for one in same], catalogue.editions[catalogue.source]
    thing = "image" if first.own.kind in PICTURES else "link"
    said = f'the {thing} is "{first.own.target}" in {names(editions)}, "{first.other.target}" in {source.language}'
    violation = _violation(catalogue, first.group, first.edition, first.own, "", agreeing=[catalogue.source])
    elsewhere = [Location(catalogue.editions[one.edition].document, one.own.span, "here too") for one in more]
    return violation._replace(
        message=said,
        related=(*violation.related, *elsewhere),
        members=tuple(member(edition.language, first.own.target) for edition in editions),
        severity="info" if first.is_doubtful else None,
    )


def _local(group: CellGroup) -> list[str]:
    """Return the paths of the repository's files that the cells lead to or show, without what leads to the root."""
    targets = (link.target for cell in group.cells if cell is not None for link in cell.inline.links)
    paths = {target.partition("#")[0].partition("?")[0] for target in targets if "//" not in target}
    return [path for path in (_UPWARDS.sub("", path) for path in paths) if "/" in path]


def _is_file(link: Link, local: Sequence[str]) -> bool:
    """Tell whether a page is the file that another edition leads to by its path."""
    path = link.target.partition("#")[0].partition("?")[0]
    return any(path.endswith(f"/{one}") for one in local)


def _borrowed(catalogue: Catalogue, found: Sequence[BorrowedLink]) -> Iterator[Violation]:
    """Yield the links that are another row's, once for all editions and, where two rows have changed, for both rows."""
    facts: dict[tuple[frozenset[int], bool, str], list[BorrowedLink]] = {}
    for one in found:
        rows = frozenset((id(one.group.row), id(one.home) if one.is_swapped else 0))
        page = "" if one.is_swapped else address_key(one.link.target, catalogue.editions[one.edition].path)
        facts.setdefault((rows, one.edition == catalogue.source, page), []).append(one)
    for same in facts.values():
        first = same[0]
        languages = list(dict.fromkeys(catalogue.editions[one.edition].language for one in same))
        row, home = (shorten(one.name, 40) for one in (first.group.row, first.home))
        said = f"in {listed(languages, most=len(languages))} {{}}, in {catalogue.editions[first.judge].language} {{}}"
        if first.is_swapped:
            message = f'"{row}" and "{home}" have each other\'s links: the first leads '
            message += said.format(f"to {first.link.target}", f"to {first.right.target}")
        else:
            message = said.format(f'the link to {first.link.target} is that of "{home}"', f"it is {first.right.target}")
        violation = _violation(catalogue, first.group, first.edition, first.link, message, agreeing=[first.judge])
        here = [
            Location(catalogue.editions[one.edition].document, one.link.span, "here too")
            for one in same[1:]
        ]  # fmt: skip
        yield violation._replace(
            message=message,
            related=(*violation.related, *here),
            members=tuple(member(catalogue.editions[one.edition].language, one.link.target) for one in same),
        )


def _unpaired(catalogue: Catalogue, group: CellGroup, pairs: Pairs) -> Iterator[Violation]:
    """Yield each link that is neither the source's nor one that the settings pair with it."""
    for edition, link, against in unpaired(catalogue, group, pairs):
        here = catalogue.editions[edition].document
        if parse_hub_url(link.target) and any(
            p.document is here for p in differing(catalogue, group.section, group.row)
        ):
            continue  # RS407 says it, and better
        there = listed(list(dict.fromkeys(other.target if other is not None else "not there" for _, other in against)))
        said = f"the link to {link.target} is {there}, and no entry of `pages` has both"
        yield _violation(catalogue, group, edition, link, said, agreeing=[e for e, _ in against])


def _alone(catalogue: Catalogue, group: CellGroup, edition: int, own: Found, common: Found) -> Iterator[Slip]:
    """Yield what one translation has otherwise than all other editions."""
    ours, theirs = Counter(page for page, _ in own), Counter(page for page, _ in common)
    extra, missing = list((ours - theirs).elements()), list((theirs - ours).elements())
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source]
    for page in extra:
        link = next(link for key, link in own if key == page)
        if is_site_of(here.language, link.target, source.document.text) or _is_cut(here.document, link):
            continue
        if not missing:
            if not _is_said(group, edition, link):
                said = f"the link to {link.target} is not there"
                yield _slip(here, _violation(catalogue, group, edition, link, said))
            continue
        wanted = [next(link for key, link in common if key == other) for other in missing]
        index = next((n for n, other in enumerate(wanted[:MANY]) if _is_slip(link, other)), 0)
        missing.pop(index)
        yield _instead(catalogue, group, edition, link, wanted[index])
    lost = [next(link for key, link in common if key == page) for page in missing]
    if cell := group.cells[edition]:
        lost = [link for link in lost if link.target not in cell.inline.plain]  # it stands there as code
    if lost and len(_all_links(group, edition)) < _most_links(group, edition):
        said = f"there is a link to {listed([link.target for link in lost])}, missing here"
        yield _slip(here, _violation(catalogue, group, edition, None, said, lost[0].target))


def _is_cut(document: Document, link: Link) -> bool:
    """Tell whether an address stands behind a label without being its link: a bracket is lacking, and RS104 says so."""
    return link.kind == "bare" and document.text.endswith(("](", "]"), 0, link.span.start)


def _is_said(group: CellGroup, edition: int, link: Link) -> bool:
    """Tell whether every other edition has the address of a link as code or text."""
    others = [cell for e, cell in enumerate(group.cells) if cell is not None and e != edition]
    return all(link.target in cell.inline.plain for cell in others)


def _slips(catalogue: Catalogue, group: CellGroup, found: Sequence[Found | None]) -> Iterator[Slip]:
    """Yield each address that another edition has but for a letter or two.

    Which of the two is wrong is for the others to say: the one that fewer of them have, the source last.
    """
    pages_of = {e: {page for page, _ in links} for e, links in enumerate(found) if links is not None}
    told: set[tuple[int, str]] = set()
    for e, f in combinations(pages_of, 2):
        own = [(page, link) for page, link in found[e] or () if page not in pages_of[f]]
        others_own = [(page, link) for page, link in found[f] or () if page not in pages_of[e]]
        if len(own) > MANY:
            continue
        for page, link in own:
            for other, there in others_own:
                if not _is_slip(link, there):
                    continue
                mine, theirs = (sum(key in pages for pages in pages_of.values()) for key in (page, other))
                blames_first = mine < theirs or (mine == theirs and _is_odd(catalogue, (e, link), (f, there)))
                odd, wrong, right = (e, link, there) if blames_first else (f, there, link)
                if (odd, wrong.target) not in told and not _is_cut(catalogue.editions[odd].document, wrong):
                    told.add((odd, wrong.target))
                    agreeing = [g for g, pages in pages_of.items() if (other if blames_first else page) in pages]
                    yield _instead(catalogue, group, odd, wrong, right, agreeing)


def _is_odd(catalogue: Catalogue, one: tuple[int, Link], other: tuple[int, Link]) -> bool:
    """Where as many editions have either address: the source is taken as right, then the words written more often."""
    hosts = [link.target.split("/")[_HOST : _HOST + 1] for _, link in (one, other)]
    if all(hosts) and hosts[0] != hosts[1]:
        texts = [edition.document.text for edition in catalogue.editions]
        own, right = (sum(text.count(f"//{host}/") for text in texts) for (host,) in hosts)
        if max(own, right) >= _OFTEN * min(own, right):
            return own < right  # the slip is in the name that hardly a link has
    if catalogue.source in (one[0], other[0]):
        return other[0] == catalogue.source
    return is_rarer(one[1].target, other[1].target, (edition.document.text for edition in catalogue.editions))


def _others(group: CellGroup, edition: int) -> list[int]:
    return [e for e, other in enumerate(group.cells) if other is not None and e != edition]


def _all_links(group: CellGroup, edition: int) -> tuple[Link, ...]:
    cell = group.cells[edition]
    return cell.inline.links if cell is not None else ()


def _most_links(group: CellGroup, edition: int) -> int:
    return min(len(cell.inline.links) for e, cell in enumerate(group.cells) if cell is not None and e != edition)


def _is_slip(link: Link, other: Link) -> bool:
    """Tell whether two addresses differ by a letter or two in one place, language variants taken out or as written."""
    return near(neutral(link.target), neutral(other.target)) or near(link.target, other.target)


def _violation(
    catalogue: Catalogue,
    group: CellGroup,
    edition: int,
    link: Link | None,
    said: str,
    url: str | None = None,
    agreeing: Sequence[int] = (),
) -> Violation:
    here, cell = catalogue.editions[edition], present(group.cells, edition)
    agreeing = agreeing or _others(group, edition)
    target = link.target if link is not None else url
    return Violation(
        f"in {names([catalogue.editions[e] for e in agreeing])} {said}",
        here.document,
        link.target_span if link is not None else cell_span(cell),
        section=group.section.key,
        column_name=catalogue.header(group, edition),
        related=others(catalogue, group.cells, edition, has_it_so(catalogue, agreeing)),
        values=values(catalogue, group.cells),
        url=target,
        subject=target or "",
    )
