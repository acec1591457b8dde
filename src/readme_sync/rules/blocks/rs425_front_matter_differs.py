"""The front matter of a translation has another date, version or id than the source's, or a title left as it is.

A site makes its menus, its feeds and the heads of its pages from what stands between the two `---`. A title or a
description that was left in the source's language is the first thing that a reader sees in a search engine, and a page
with another id is no longer a translation of the source's. A date or a version counts where most translations have the
source's: a page that was published later in a language may say so. A title that is the same is a note (info): it may be
a name, or what a program prints.

## Bad

```markdown en
---
id: install
title: How to install this on your computer
---

# Installing
```

```markdown fr
---
id: installer
title: How to install this on your computer
---

# Installation
```

## Good

```markdown en
---
id: install
title: How to install this on your computer
---

# Installing
```

```markdown fr
---
id: install
title: Comment l'installer sur votre ordinateur
---

# Installation
```

## How to fix it

Use the source's date, version or id, and translate the title and the description.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.front_matter import Field, front_matter
from readme_sync.finding import Severity, member
from readme_sync.language.tags import base
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.untranslated import is_language
from readme_sync.rules.messages import names, shorten
from readme_sync.values import NamedTuple

SEVERITY = "warning"
_IDS = ("id", "uid", "uuid", "guid", "doc_id", "translationKey", "translation_key")
_DATES = ("date", "published", "publishDate", "pubDate", "publish_date", "created")
_TEXTS = ("title", "description", "summary")
_VERSION = lazy(r"v?\d+(?:\.\d+)+(?:-[a-z]+\.?\d*)?")
_DAY = lazy(r"\d{4}-\d\d-\d\d")
_MOST_OF = 0.75  # of the translations: when so many keep a text, it is kept on purpose
_SEVERAL = 2  # translations: from so many on, what most of them do is their practice


class _Side(NamedTuple):
    edition: Edition
    fields: Mapping[str, Field]


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the facts that differ from the source's, and the texts that were left in its language."""
    source = catalogue.editions[catalogue.source]
    ours = front_matter(source.document)
    if not ours:
        return
    sides = [
        _Side(edition, front_matter(edition.document))
        for number, edition in enumerate(catalogue.editions)
        if number != catalogue.source
    ]
    for key, field in ours.items():
        having = [side for side in sides if key in side.fields]
        if key in _IDS or key in _DATES or _VERSION.fullmatch(field.value):
            yield from _facts(source, key, field, having)
        elif key in _TEXTS:
            yield from _texts(source, key, field, having)


def _facts(source: Edition, key: str, field: Field, having: Sequence[_Side]) -> Iterator[Violation]:
    wanted = _fact(key, field.value)
    if wanted is None:
        return
    said: dict[str, list[_Side]] = {}
    for side in having:
        own = _fact(key, side.fields[key].value)
        if own is not None and own != wanted and own not in _localised(wanted, side.edition.language):
            said.setdefault(own, []).append(side)
    odd = sum(map(len, said.values()))
    if 2 * odd > len(having) and len(having) >= _SEVERAL:
        return
    if key not in _IDS and len(having) < _SEVERAL:
        return
    for own, sides in said.items():
        message = (
            f"{key} of the front matter is {shorten(own)} in {_names(sides)}, {shorten(wanted)} in {source.language}"
        )
        yield _violation(source, key, field, sides, message, own)


def _texts(source: Edition, key: str, field: Field, having: Sequence[_Side]) -> Iterator[Violation]:
    left = [
        side
        for side in having
        if side.fields[key].value == field.value
        and base(side.edition.language) != base(source.language)
        and is_language(field.value, source.language, side.edition.language)
    ]
    if len(having) >= _SEVERAL and len(left) >= _MOST_OF * len(having):
        return  # what most keep is kept on purpose
    if left:
        message = f'{key} of the front matter is not translated in {_names(left)}: "{shorten(field.value)}"'
        yield _violation(source, key, field, left, message, "untranslated", "info" if key == "title" else None)


def _fact(key: str, value: str) -> str | None:
    """Return what is compared of a value: of a date its day; None for one that says none."""
    if key not in _DATES:
        return value
    day = _DAY.match(value)
    return day[0] if day else None


def _localised(value: str, language: str) -> tuple[str, ...]:
    """Return the forms of an id that name the language of the edition: ``intro-fr`` for ``intro``."""
    tags = {language, base(language), language.lower(), language.replace("-", "_")}
    return tuple(form for tag in tags for sign in "-_./" for form in (f"{value}{sign}{tag}", f"{tag}{sign}{value}"))


def _names(sides: Sequence[_Side]) -> str:
    return names([side.edition for side in sides])


def _violation(
    source: Edition,
    key: str,
    field: Field,
    sides: Sequence[_Side],
    message: str,
    what: str,
    severity: Severity | None = None,
) -> Violation:
    first, *more = sides
    there = Location(source.document, field.span, f"{source.language} has it here")
    others = [Location(side.edition.document, side.fields[key].span, "and here") for side in more]
    return Violation(
        message,
        first.edition.document,
        first.fields[key].span,
        related=(there, *others),
        subject=f"{key} {what}",
        severity=severity,
        members=tuple(member(side.edition.language, f"{key} {what}") for side in sides),
    )
