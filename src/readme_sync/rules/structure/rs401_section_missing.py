"""A section of the catalogue is missing in an edition.

The readers of that edition do not learn that it exists. What stands inside a missing section is
not reported again: its rows and subsections are missing because it is. Where an edition lacks
many sections, one finding names how many, and which. A section that one translation alone has
is an info: translators may add a note of their own.

## Bad

```markdown ja
# 一覧
<a id="models"></a>
## モデル
<a id="data"></a>
## データ
```

```markdown en
# List
<a id="models"></a>
## Models
```

## Good

```markdown ja
# 一覧
<a id="models"></a>
## モデル
<a id="data"></a>
## データ
```

```markdown en
# List
<a id="models"></a>
## Models
<a id="data"></a>
## Data
```

## How to mend it

Translate the section and put it at the same place, with the same `<a id>`. If it is there under
another heading, give both the same anchor: that is what recognises a section in every edition.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.messages import head_span, listed, shorten
from readme_sync.text import Span

SEVERITY = "error"
_MANY = 3  # more missing sections than this in one edition are one fact: it is behind


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what is missing in each edition, then what one alone has."""
    for edition in range(len(catalogue.editions)):
        missing = [section for section in catalogue.sections if _is_missing(catalogue, section, edition)]
        if len(missing) > _MANY:
            yield _behind(catalogue, edition, missing)
        else:
            yield from (_missing(catalogue, edition, section) for section in missing)
    yield from _alone(catalogue)


def _holders(section: CatalogueSection) -> list[int]:
    return [e for e, member in enumerate(section.members) if member is not None]


def _is_missing(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    if section.members[edition] is not None or section.key == "":
        return False
    holders = _holders(section)
    if catalogue.source not in holders and len(holders) == 1:
        return False  # one translation alone has it: an addition there, no hole here
    parent = _parent(catalogue, section)
    return parent is None or parent.members[edition] is not None


def _parent(catalogue: Catalogue, section: CatalogueSection) -> CatalogueSection | None:
    holder = _holders(section)[0]
    member = section.members[holder]
    if member is None or member.parent < 0:
        return None
    for candidate in catalogue.sections:
        other = candidate.members[holder]
        if other is not None and other.number == member.parent:
            return candidate
    return None


def _witness(catalogue: Catalogue, section: CatalogueSection) -> int:
    return catalogue.source if section.members[catalogue.source] is not None else _holders(section)[0]


def _spot(catalogue: Catalogue, section: CatalogueSection) -> Spot:
    witness = _witness(catalogue, section)
    edition = catalogue.editions[witness]
    return Spot(
        edition.document, head_span(section, witness), f'{edition.language} has "{shorten(section.title)}" here'
    )


def _missing(catalogue: Catalogue, edition: int, section: CatalogueSection) -> Problem:
    here = catalogue.editions[edition]
    witness = catalogue.editions[_witness(catalogue, section)]
    return Problem(
        f'the section "{shorten(section.title)}" ({witness.language}) is missing in {here.language}',
        here.document,
        _insertion(catalogue, section, edition),
        section=section.key,
        related=(_spot(catalogue, section),),
        subject=section.key,
    )


def _behind(catalogue: Catalogue, edition: int, missing: list[CatalogueSection]) -> Problem:
    here = catalogue.editions[edition]
    total = sum(section.key != "" for section in catalogue.sections)
    titles = listed([f'"{shorten(section.title, 30)}"' for section in missing])
    return Problem(
        f"{here.language} lacks {len(missing)} of {total} sections: {titles}",
        here.document,
        Span(0, 0),
        section="",
        related=tuple(_spot(catalogue, section) for section in missing[:20]),
        subject="behind",
    )


def _insertion(catalogue: Catalogue, section: CatalogueSection, edition: int) -> Span:
    """Return where the section would stand: at the head of the next one that the edition has."""
    after = catalogue.sections[catalogue.sections.index(section) + 1 :]
    for candidate in after:
        member = candidate.members[edition]
        if member is not None:
            return Span(member.span.start, member.span.start)
    end = len(catalogue.editions[edition].document.text.rstrip())
    return Span(end, end)


def _alone(catalogue: Catalogue) -> Iterator[Problem]:
    found: dict[int, list[CatalogueSection]] = {}
    for section in catalogue.sections:
        holders = _holders(section)
        parent = _parent(catalogue, section)
        alone = len(holders) == 1 and holders[0] != catalogue.source and section.key != ""
        if alone and (parent is None or len(_holders(parent)) > 1):
            found.setdefault(holders[0], []).append(section)
    for edition, sections in found.items():
        here = catalogue.editions[edition]
        titles = listed([f'"{shorten(section.title, 30)}"' for section in sections])
        what = f"the section {titles}" if len(sections) == 1 else f"{len(sections)} sections: {titles}"
        spots = [Spot(here.document, head_span(section, edition), shorten(section.title)) for section in sections]
        yield Problem(
            f"only {here.language} has {what}",
            here.document,
            spots[0].span,
            section=sections[0].key if len(sections) == 1 else "",
            related=tuple(spots[1:20]),
            subject=",".join(section.key for section in sections),
            severity="info",
        )
