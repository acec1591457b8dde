"""Sections stand in another order than in the other editions.

A reader who changes the language loses the place, and the next maintainer adds a row under the wrong heading. The
fewest sections that would have to move are named. A heading of another level that has the same `<a id>` as in the
other editions is reported too: it then belongs to another section. Without an `<a id>` a level may be the translator's
choice: a heading that stands between the same two headings is a note (info). So is another order where the editions do
not have the same sections anyway, and where the source stands alone with it, or with few translations: it was put in
order since they were written. So is a section without an anchor that shares less than half of its links with its
counterpart, and one that stands in the edition twice.

## Bad

```markdown ja
<a id="a"></a>
## 音声
<a id="b"></a>
## 画像
<a id="c"></a>
## 動画
```

```markdown en
<a id="b"></a>
## Images
<a id="a"></a>
## Speech
<a id="c"></a>
## Video
```

## Good

```markdown ja
<a id="a"></a>
## 音声
<a id="b"></a>
## 画像
```

```markdown en
<a id="a"></a>
## Speech
<a id="b"></a>
## Images
```

## How to fix it

Move the section, with everything in it, to the place that it has in the other editions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.majority import judge
from readme_sync.finding import Severity, member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import head_span, listed, names, shorten
from readme_sync.rules.order import blamed
from readme_sync.rules.presence import languages
from readme_sync.rules.structure.unsure_moves import may_be_another, stands_for, stands_twice

SEVERITY: Severity = "warning"
_MANY = 3  # more sections than this are one fact: the edition has an order of its own
_RARELY = 5  # times as many sections as headings of another level, for one without an anchor to tell
_ALIKE = 0.8  # share of sections in both editions from which one out of order is a mistake, not another plan


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each section that stands out of order, in the edition where it does; many are one fact."""
    found: dict[int, list[tuple[CatalogueSection, list[int]]]] = {}
    for number, section in enumerate(catalogue.sections):
        if section.moved and not _moved_with_parent(catalogue, number):
            for edition, against in blamed(section.moved, section.members, catalogue.source):
                found.setdefault(edition, []).append((section, against))
    gathered: dict[tuple[str, ...], tuple[list[CatalogueSection], list[int], list[int]]] = {}
    alike: dict[tuple[str, ...], list[int]] = {}
    for edition, sections in found.items():
        if len(sections) > _MANY:
            alike.setdefault(tuple(section.key for section, _ in sections), []).append(edition)
            continue
        for run, against in _runs(sections, edition):
            gathered.setdefault(tuple(one.key for one in run), (run, [], against))[1].append(edition)
    yield from (_many(catalogue, editions, found[editions[0]]) for editions in alike.values())
    yield from (_one(catalogue, *item) for item in gathered.values())
    yield from _levels(catalogue)


def _runs(
    sections: Sequence[tuple[CatalogueSection, list[int]]], edition: int
) -> list[tuple[list[CatalogueSection], list[int]]]:
    """Return the sections that stand out of order, those that follow one another in the edition together."""
    runs: list[tuple[list[CatalogueSection], list[int]]] = []
    for section, against in sorted(sections, key=lambda found: _number(found[0], edition)):
        if runs and runs[-1][1] == against and _number(runs[-1][0][-1], edition) + 1 == _number(section, edition):
            runs[-1][0].append(section)
        else:
            runs.append(([section], against))
    return runs


def _number(section: CatalogueSection, edition: int) -> int:
    own = section.members[edition]
    return own.number if own is not None else -1


def _severity(
    catalogue: Catalogue, editions: Sequence[int], against: int, section: CatalogueSection | None = None
) -> Severity:
    """Return how much sections out of order mean: less where the editions have other sections anyway.

    So it is with one ``section``, where what stands beside it below another section is not the same in both, and with
    what has no anchor in common and stands elsewhere in the source than in its translations, or in most of them: the
    source was put in order since. So it is with one that may be another one, and with one that stands there twice.
    """
    if section is not None and not _is_anchored(section) and _was_moved_since(section, editions, catalogue.source):
        return "info"
    if section is not None and any(
        may_be_another(section, e, against)
        or stands_twice(catalogue, section, e)
        or stands_for(catalogue, section, e) is not None
        for e in editions
    ):
        return "info"
    for e in editions:
        beside = _beside(catalogue, section, e, against) if section is not None else []
        if not (_have_the_same(catalogue.sections, e, against) and _have_the_same(beside, e, against)):
            return "info"
    return SEVERITY


def _was_moved_since(section: CatalogueSection, editions: Sequence[int], source: int) -> bool:
    """Tell whether the source has a section elsewhere than its translations, or than most of several."""
    translations = len([own for own in section.members if own is not None]) - 1
    return source in editions or 1 < len(editions) > translations / 2


def _have_the_same(sections: Sequence[CatalogueSection], one: int, other: int) -> bool:
    held = [(section.members[one] is not None, section.members[other] is not None) for section in sections]
    return sum(map(all, held)) >= _ALIKE * sum(map(any, held))


def _beside(catalogue: Catalogue, section: CatalogueSection, edition: int, other: int) -> list[CatalogueSection]:
    """Return the sections that stand beside ``section`` in either edition, below one that is no title of the whole."""
    held = {e: own for e in (edition, other) if (own := section.members[e]) is not None}
    parents = {
        e: own.parent
        for e, own in held.items()
        if own.parent >= 0 and catalogue.editions[e].sections[own.parent].level > 1
    }
    return [
        one
        for one in catalogue.sections
        if any((own := one.members[e]) is not None and own.parent == parent for e, parent in parents.items())
    ]


def _levels(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the headings whose level is another in some edition, but where that is its habit.

    They have one anchor, or stand between the same two headings, whose levels are the same ones: a note.
    """
    odd: list[tuple[int, tuple[int, ...]]] = []
    shared: Counter[int] = Counter()
    for number, section in enumerate(catalogue.sections):
        shared.update(e for e, own in enumerate(section.members) if own is not None)
        verdict = judge([own.level if own is not None else None for own in section.members], catalogue.source)
        if verdict is not None:
            odd.append((number, verdict.odd))
    often = Counter(e for _, editions in odd for e in editions)
    alike: dict[tuple[tuple[int, ...], bool], list[CatalogueSection]] = {}
    for number, editions in odd:
        section = catalogue.sections[number]
        telling = tuple(e for e in editions if 2 * often[e] < shared[e])
        if not (anchored := _is_anchored(section)):
            telling = tuple(
                e for e in telling if _RARELY * often[e] <= shared[e] and _is_set_between(catalogue, number, e)
            )
        if telling:
            alike.setdefault((telling, anchored), []).append(section)
    for (telling, anchored), sections in alike.items():
        is_many = len(sections) > _MANY
        found = (
            [_many_levels(catalogue, sections, telling)]
            if is_many
            else [_level(catalogue, section, telling) for section in sections]
        )
        yield from (one if anchored else one._replace(severity="info") for one in found)


def _is_set_between(catalogue: Catalogue, number: int, edition: int) -> bool:
    """Tell whether a section stands between the same two in an edition as in the source, each of one level in both."""
    section, source = catalogue.sections[number], catalogue.source
    if edition == source or (own := section.members[edition]) is None or (its := section.members[source]) is None:
        return False
    for step in (-1, 1):
        at = number + step
        if at == len(catalogue.sections):
            return own.number + 1 == len(catalogue.editions[edition].sections)
        here, there = (catalogue.sections[at].members[e] for e in (edition, source)) if at >= 0 else (None, None)
        if here is None or there is None or here.level != there.level:
            return False
        if (here.number - own.number, there.number - its.number) != (step, step):
            return False
    return True


def _many_levels(catalogue: Catalogue, sections: Sequence[CatalogueSection], editions: Sequence[int]) -> Violation:
    first, *more = (_level(catalogue, section, editions) for section in sections)
    titles = listed([f'"{shorten(_title(section, editions[0]), 30)}"' for section in sections])
    return first._replace(
        message=f"{len(sections)} headings are of another level in {languages(catalogue, editions)}: {titles}",
        section="",
        related=(*first.related, *(Location(one.document, one.span, one.message) for one in more)),
        members=tuple(name for one in (first, *more) for name in one.members),
    )


def _is_anchored(section: CatalogueSection) -> bool:
    """Tell whether all editions that have a section give it one anchor."""
    present = [frozenset(own.anchors) for own in section.members if own is not None]
    return len(present) > 1 and bool(frozenset.intersection(*present))


def _level(catalogue: Catalogue, section: CatalogueSection, editions: Sequence[int]) -> Violation:
    here = catalogue.editions[editions[0]]
    against = [e for e, own in enumerate(section.members) if own is not None and e not in editions]
    levels = [next(own.level for e in some if (own := section.members[e])) for some in (editions, against)]
    return Violation(
        f'the heading "{shorten(_title(section, editions[0]))}" is of level {levels[0]} in '
        f"{languages(catalogue, editions)}, of level {levels[1]} in {languages(catalogue, against)}",
        here.document,
        head_span(section, editions[0]),
        section=section.key,
        related=tuple(
            Location(
                catalogue.editions[e].document, head_span(section, e), f"{catalogue.editions[e].language} has it here"
            )
            for e in (*editions[1:], *against)
        ),
        subject=f"level of {section.key}",
        members=tuple(member(catalogue.editions[e].language, f"level of {section.key}") for e in editions),
    )


def _one(
    catalogue: Catalogue, run: Sequence[CatalogueSection], editions: Sequence[int], against: list[int]
) -> Violation:
    first, *more = editions
    section = run[0]
    there = catalogue.editions[against[0]]
    before = _before(catalogue, section, first, against[0])
    where = f" in {languages(catalogue, editions)}" if more else ""
    titles = listed([f'"{shorten(_title(one, first))}"' for one in run])
    what = f"the section {titles} stands" if len(run) == 1 else f"{len(run)} sections, {titles}, stand"
    follows = f': there {"it follows" if len(run) == 1 else "the first follows"} "{before}"' if before else ""
    return Violation(
        f"{what} elsewhere{where} than in {names([catalogue.editions[e] for e in against])}{follows}",
        catalogue.editions[first].document,
        head_span(section, first),
        section=section.key,
        related=(
            Location(there.document, head_span(section, against[0]), f"{there.language} has it here"),
            *(
                Location(catalogue.editions[e].document, head_span(one, e), "elsewhere here too")
                for e in editions
                for one in run
                if (e, one.key) != (first, section.key)
            ),
        ),
        subject=",".join(one.key for one in run),
        severity=_severity(catalogue, editions, against[0], section),
        members=tuple(member(catalogue.editions[e].language, one.title) for e in editions for one in run),
    )


def _many(
    catalogue: Catalogue, editions: Sequence[int], sections: Sequence[tuple[CatalogueSection, list[int]]]
) -> Violation:
    edition, *more = editions
    here = catalogue.editions[edition]
    titles = listed([f'"{shorten(_title(section, edition), 30)}"' for section, _ in sections])
    locations = [
        Location(
            here.document,
            head_span(section, edition),
            f"in {catalogue.editions[against[0]].language}: {shorten(section.title)}",
        )
        for section, against in sections
    ]
    return Violation(
        f"{len(sections)} sections stand in another order in {languages(catalogue, editions)}: {titles}",
        here.document,
        locations[0].span,
        section="",
        related=(
            *locations[1:20],
            *(
                Location(
                    catalogue.editions[e].document, head_span(section, e), f"and in {catalogue.editions[e].language}"
                )
                for e in more
                for section, _ in sections[:1]
            ),
        ),
        subject="order",
        severity=_severity(catalogue, editions, sections[0][1][0]),
        members=tuple(
            member(catalogue.editions[e].language, section.title) for e in editions for section, _ in sections
        ),
    )


def _title(section: CatalogueSection, edition: int) -> str:
    own = section.members[edition]
    return own.title if own is not None else section.title


def _moved_with_parent(catalogue: Catalogue, number: int) -> bool:
    """Tell whether the section moved only because the section around it did."""
    section = catalogue.sections[number]
    for edition in section.moved:
        own = section.members[edition]
        if own is None or own.parent < 0:
            return False
        around = next((s for s in catalogue.sections if (m := s.members[edition]) and m.number == own.parent), None)
        if around is None or edition not in around.moved:
            return False
    return True


def _before(catalogue: Catalogue, section: CatalogueSection, edition: int, there: int) -> str:
    """Return the title (in ``edition``) of the nearest section before it in edition ``there`` that both have."""
    own = section.members[there]
    before = [
        (other.number, here.title)
        for candidate in catalogue.sections
        if (other := candidate.members[there]) is not None
        and own is not None
        and other.number < own.number
        and (here := candidate.members[edition]) is not None
        and here.heading is not None
    ]
    return shorten(max(before)[1]) if before else ""
