"""The source was reworded after somebody last changed a translation of it.

Words cannot be compared with words of another language, but git shows which are older, where it has the history. There
is one finding for each edition, with the number of paragraphs, entries and rows that the source has reworded since the
edition was last changed. Links, numbers and code are compared at any time (RS421), and what is missing is reported as
missing (RS420). A text that keeps three quarters of its words says what it said, in better words. With `--base`, RS423
and RS417 name each of them instead. Where a shallow clone does not reach back far enough, nothing is reported.

A block `history LANGUAGE` is what the source said when that edition was last changed.

## Bad

```history fr
# Tool

The tool draws maps of towns.
```

```markdown en
# Tool

The tool draws maps of towns, and of the rivers between them.
```

```markdown fr
# Outil

L'outil dessine les cartes des villes.
```

## Good

```history fr
# Tool

The tool draws maps of tonws.
```

```markdown en
# Tool

The tool draws maps of towns.
```

```markdown fr
# Outil

L'outil dessine les cartes des villes.
```

## How to fix it

Read what changed (`git log -p` of the source since that day) and translate it. Any commit that changes the translation
resets the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import drifts
from readme_sync.rules.blocks.outdated import Former, reworded
from readme_sync.rules.messages import listed, shorten, trimmed
from readme_sync.text import Span

if TYPE_CHECKING:
    from readme_sync.history import Past

SEVERITY = "info"
_MOST_PLACES = 60


def check(catalogue: Catalogue, history: Mapping[str, Past]) -> Iterator[Violation]:
    """Yield each translation that was last changed before the source said something anew."""
    source = catalogue.editions[catalogue.source]
    formers: dict[str, Former] = {}
    for drift in drifts(catalogue):
        here = catalogue.editions[drift.edition]
        past = history.get(here.path)
        if past is None or past.source is None:
            continue
        former = formers.setdefault(past.source, Former(past.source, source.document.text))
        found = list(reworded(catalogue, drift, former))
        if not found:
            continue
        what = f"{len(found)} blocks were" if len(found) > 1 else "1 block was"
        named = listed([f'"{shorten(name, 30)}"' for _, name in found])
        yield Violation(
            f"{what} reworded in {source.language} since this edition was last changed ({past.day}): {named}",
            here.document,
            Span(0, 0),
            section="",
            row="",
            related=tuple(
                Location(source.document, trimmed(span), shorten(name)) for span, name in found[:_MOST_PLACES]
            ),
            subject="behind",
        )
