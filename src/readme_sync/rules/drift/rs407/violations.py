"""What RS407 says of a row: which side is wrong, or what each side links."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.edition import Row
from readme_sync.finding import member
from readme_sync.markdown.document import Link
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.rs407.sides import Side
from readme_sync.rules.messages import listed
from readme_sync.rules.presence import languages, verb
from readme_sync.text import Span
from readme_sync.urls.hub import HubRepo


def undecided(catalogue: Catalogue, section: CatalogueSection, one: Side, other: Side) -> Violation:
    """Return the finding where nothing tells which side is wrong: it stands at the first and says what each links."""
    if one.extra and other.extra:
        said = f"{_links(catalogue, one)}; {_links(catalogue, other)}"
    else:
        has, lacks = (one, other) if one.extra else (other, one)
        not_so = f"{languages(catalogue, lacks.editions)} {verb(lacks.editions, 'does', 'do')} not"
        said = f"{_links(catalogue, has)}; {not_so}"
    return _violation(catalogue, section, said, one, other)


def blamed(catalogue: Catalogue, section: CatalogueSection, wrong: Side, right: Side) -> Violation:
    """Return the finding that stands in the editions which are wrong."""
    said = []
    if wrong.extra:
        ids = _ids(wrong, wrong.extra)
        said.append(f"{ids} {verb(wrong.extra, 'is', 'are')} in {languages(catalogue, wrong.editions)} only")
    if right.extra:
        where = f" in {languages(catalogue, wrong.editions)}" if len(wrong.editions) > 1 and not wrong.extra else ""
        said.append(f"{_ids(right, right.extra)} {verb(right.extra, 'is', 'are')} missing{where}")
    message = f"other Hub repositories than in {languages(catalogue, right.editions)}: {'; '.join(said)}"
    return _violation(catalogue, section, message, wrong, right)


def _violation(catalogue: Catalogue, section: CatalogueSection, message: str, here: Side, there: Side) -> Violation:
    """Return a finding that stands in the first edition of ``here``, with all other rows as related places."""
    first = here.repos[here.extra[0]][1] if here.extra else there.repos[there.extra[0]][1]
    keys = (*sorted(here.extra), *there.extra)
    return Violation(
        message,
        catalogue.editions[here.editions[0]].document,
        first.span if here.extra else _missing_at(here.rows[0], there.rows[0], first),
        section=section.key,
        row=here.rows[0].name,
        related=_locations(catalogue, here, there)[1:],
        values=_values(catalogue, here, there),
        url=first.target,
        subject=",".join(keys),
        members=tuple(
            member(catalogue.editions[e].language, f"{here.rows[0].name} {key}") for e in here.editions for key in keys
        ),
    )


def _name(repo: HubRepo) -> str:
    """Return a repository's name as its address has it: a dataset is no model of that name."""
    return repo.id if repo.kind == "model" else f"{repo.kind}s/{repo.id}"


def _ids(side: Side, keys: Sequence[str]) -> str:
    return listed([_name(side.repos[key][0]) for key in keys])


def _links(catalogue: Catalogue, side: Side) -> str:
    return f"{languages(catalogue, side.editions)} {verb(side.editions, 'links', 'link')} {_ids(side, side.extra)}"


def _locations(catalogue: Catalogue, *sides: Side) -> tuple[Location, ...]:
    """Return the rows of both sides, the first one's first."""
    return tuple(
        Location(
            catalogue.editions[e].document,
            row.span,
            f"{catalogue.editions[e].language} lists {listed([_name(repo) for repo, _ in side.repos.values()], 3)}",
        )
        for side in sides
        for e, row in zip(side.editions, side.rows, strict=True)
    )


def _values(catalogue: Catalogue, *sides: Side) -> tuple[tuple[str, str], ...]:
    found = {e: ", ".join(_name(repo) for repo, _ in side.repos.values()) for side in sides for e in side.editions}
    return tuple((catalogue.editions[e].language, found[e]) for e in sorted(found))


def _missing_at(member: Row, other: Row, link: Link) -> Span:
    """Return the cell in which the missing link would stand."""
    for index, cell in enumerate(other.cells):
        if link in cell.inline.links and index < len(member.cells):
            return member.cells[index].span
    return member.span
