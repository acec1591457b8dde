"""A section lacks the anchor that it has in the source.

Links to the anchor from outside (a search engine's, another repository's, the other editions') lead to the top of the
page in this edition. The rule looks only at editions that keep the source's anchors: at least three, and four of five.
A link in the edition itself that no longer leads anywhere is left to RS301.

## Bad

```markdown ja
<a id="heat"></a>
## 熱

<a id="clay"></a>
## 土

<a id="glaze"></a>
## 釉薬

<a id="fuel"></a>
## 燃料

<a id="tools"></a>
## 道具
```

```markdown en
<a id="heat"></a>
## Heat

<a id="clay"></a>
## Clay

## Glaze

<a id="fuel"></a>
## Fuel

<a id="tools"></a>
## Tools
```

## Good

```markdown ja
<a id="heat"></a>
## 熱

<a id="clay"></a>
## 土
```

```markdown en
<a id="heat"></a>
## Heat

<a id="clay"></a>
## Clay
```

## How to fix it

Give the section the source's anchor. Where links to another anchor are already in use, keep that one beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import head_span, listed, shorten

SEVERITY = "warning"
_ENOUGH, _SHARE = 3, 0.8  # sections with the source's anchors that make it this edition's habit


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the sections of translations without any of the anchors that the source has there."""
    for edition in range(len(catalogue.editions)):
        if edition == catalogue.source:
            continue
        asked = [section for section in catalogue.sections if _anchors(section, catalogue.source)]
        asked = [section for section in asked if section.members[edition] is not None]
        without = [s for s in asked if not _anchors(s, catalogue.source) & _anchors(s, edition)]
        kept = len(asked) - len(without)
        if without and kept >= _ENOUGH and kept >= _SHARE * len(asked):
            linked = {link.target.removeprefix("#") for link in catalogue.editions[edition].document.links}
            for section in without:
                if not _anchors(section, catalogue.source) & linked:
                    yield _lacking(catalogue, section, edition)


def _anchors(section: CatalogueSection, edition: int) -> frozenset[str]:
    one = section.members[edition]
    return frozenset(one.anchors) if one is not None else frozenset()


def _lacking(catalogue: Catalogue, section: CatalogueSection, edition: int) -> Violation:
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source]
    wanted, own = (sorted(_anchors(section, e)) for e in (catalogue.source, edition))
    theirs, ours = (listed([f'"{name}"' for name in names]) or "none" for names in (wanted, own))
    title = section.members[edition].title  # type: ignore[union-attr]  # the sections asked are in this edition
    return Violation(
        f'the anchor of the section "{shorten(title, 40)}" is {theirs} in {source.language}, {ours} in {here.language}',
        here.document,
        head_span(section, edition),
        section=section.key,
        related=(Location(source.document, head_span(section, catalogue.source), f"{source.language} has it here"),),
        subject=",".join(wanted),
        members=(member(here.language, ",".join(wanted)),),
    )
