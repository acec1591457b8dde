"""A section of the catalogue is missing in an edition.

The readers of that edition do not learn that it exists. What stands inside a missing section is not reported again: its
rows and subsections are missing because it is. There is one finding for a section that several editions lack, for
neighbouring sections, and for an edition that lacks many, or several that lack nearly the same; what one of these lacks
besides is told as well, as a note where it has as many sections of its own.

It is a note (info):

- where the source lacks the section: translators may add something of their own, and what all of them have may have
  been dropped from the source (unless they share its `<a id>`);
- where the edition has a section of its own instead, in the same section and of the same level: nobody can tell whether
  it is another one;
- where the edition has under another heading what stands within the section, or half of what the section alone shows
  and leads to;
- where the edition has the section's list in the one before, under a line that ends with a colon, or a section that is
  called alike and was matched with another one, or a single section of its own between the same two, or a text right
  under the heading that is around the section;
- where the edition was written anew: it has sections of its own wherever the missing ones would stand, or some that
  only their place and words match, or more of its own than in common;
- where several editions lack the same and lead to the source in a sentence of their body: they are short on purpose.

A section that mostly links to the editions is not missing anywhere. Where its heading alone is missing, since its list
or its links stand under the heading before it, that is a note; its name in a neighbour's title is a heading, too. Where
an edition writes its headings as HTML, nobody can tell what it lacks.

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

## How to fix it

Translate the section and put it at the same place, with the same `<a id>`. If it is there under another heading, give
both the same anchor: that identifies a section in every edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.repository import Repository
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import between, head_span, listed, shorten
from readme_sync.rules.presence import Presence, also_missing, languages, presence, verb
from readme_sync.rules.structure.contents import is_by_accident
from readme_sync.rules.structure.excused import (
    has_hidden,
    is_for_readers,
    is_in_fence,
    lists_languages,
    sends_for_the_rest,
    sends_to_an_edition,
    stands_there,
)
from readme_sync.rules.structure.folded import folded, numbered_in
from readme_sync.rules.structure.instead import places_of
from readme_sync.rules.structure.leftover import Leftover
from readme_sync.rules.structure.lost_headings import notes_of_lost_headings
from readme_sync.rules.structure.missing_sections import (
    insertion,
    may_have,
    parted,
    runs,
    shows_what_is_nowhere,
    witness_of,
)
from readme_sync.rules.structure.perhaps_there import is_commented_out, is_perhaps_there
from readme_sync.rules.structure.under_others import is_under_another
from readme_sync.text import Span

SEVERITY = "error"
_NEARLY = 0.7  # of the sections that two editions lack
_MANY = 3  # more missing sections than this in one edition are one fact: it is behind


def check(catalogue: Catalogue, repository: Repository) -> Iterator[Violation]:
    """Yield the editions that are behind, then each section that others lack, then what translations have alone."""
    kept = {id(catalogue.sections[number]): editions for number, editions in folded(catalogue).items()}
    known = [(section, _presence(catalogue, section, kept)) for section in catalogue.sections]
    missing = {e: [section for section, found in known if e in found.lacking] for e in range(len(catalogue.editions))}
    hidden = {e for e, sections in missing.items() if sections and _is_hidden(catalogue, e, sections)}
    behind = [e for e, sections in missing.items() if len(sections) > _MANY and e not in hidden]
    alike: dict[tuple[object, ...], list[int]] = {}
    for edition in behind:
        same = tuple(section.key for section in missing[edition])
        alike.setdefault((_lost(catalogue, edition, missing[edition])[1].is_sure, *same), []).append(edition)
    grouped = {(e, id(section)) for e in hidden for section in missing[e]}
    unsure = set[int]()
    for editions in _nearly_alike(alike, missing):
        violation = _behind(catalogue, editions, missing, repository)
        yield violation
        grouped.update((e, id(section)) for e in editions for section in _in_common(editions, missing))
        unsure.update(e for e in editions if violation.severity or may_have(catalogue, e, missing[e], grouped))
    told = set[int]()
    places = {e: places_of(catalogue, sections) for e, sections in missing.items()}
    for run, editions in runs(catalogue, known, grouped):
        for sections, perhaps in parted(catalogue, run, editions, places):
            found = _missing(catalogue, sections, editions, perhaps)
            is_sure = unsure.isdisjoint(editions) or shows_what_is_nowhere(catalogue, sections, editions)
            yield found if is_sure else found._replace(severity="info")
            told.update(id(one) for one in perhaps)
    yield from _alone(catalogue, [(section, found) for section, found in known if id(section) not in told])
    yield from notes_of_lost_headings(catalogue)


def _nearly_alike(
    alike: Mapping[tuple[object, ...], list[int]], missing: Mapping[int, list[CatalogueSection]]
) -> list[list[int]]:
    """Return the editions that are behind, those together that lack nearly the same: it was never translated."""
    found: list[tuple[object, frozenset[int], list[int]]] = []
    for (is_sure, *_), editions in alike.items():
        lost = frozenset(map(id, missing[editions[0]]))
        like = (own for sure, known, own in found if sure == is_sure and _are_nearly(known, lost))
        if (home := next(like, None)) is not None:
            home[:] = sorted((*home, *editions))
        else:
            found.append((is_sure, lost, editions))
    return [editions for _, _, editions in found]


def _are_nearly(one: Set[int], other: Set[int]) -> bool:
    return len(one & other) >= _NEARLY * max(len(one), len(other))


def _is_hidden(catalogue: Catalogue, edition: int, missing: Sequence[CatalogueSection]) -> bool:
    inside = {id(one) for section in missing for one in _inside(catalogue, section) if one.members[edition] is None}
    count = len(inside.union(map(id, missing)))
    return has_hidden(catalogue, edition, witness_of(catalogue, missing[0]), count)


def _presence(catalogue: Catalogue, section: CatalogueSection, kept: Mapping[int, Set[int]]) -> Presence:
    """Tell who lacks a section whose surroundings it has; ``kept`` are the editions that only seem to lack some."""
    if section.key == "" or all(one is not None for one in section.members):
        return Presence((), ())
    witness = witness_of(catalogue, section)
    if (own := section.members[witness]) is not None and (
        lists_languages(catalogue, witness, own) or is_by_accident(catalogue.editions[witness], own)
    ):
        return Presence((), ())
    if section.members[catalogue.source] is None and catalogue.source in kept.get(id(section), ()):
        return Presence((), ())  # the source has it elsewhere: what is missing is said there
    parent = _parent(catalogue, section)
    around = [
        (parent is None or one is not None or stands_there(catalogue, e, parent, witness))
        and (section.members[e] is not None or not stands_there(catalogue, e, section, witness))
        for e, one in enumerate(_members(parent or section, kept))
    ]
    found = presence(_members(section, kept), around, catalogue.source)
    if own is None or not found.lacking:
        return found
    lacking = tuple(
        e
        for e in found.lacking
        if not is_for_readers(catalogue, e, own, witness)
        and not sends_to_an_edition(catalogue, e, parent)
        and not is_in_fence(catalogue.editions[e], insertion(catalogue, section, e).start)
        and not is_commented_out(catalogue.editions[e], own.title)
    )
    return found._replace(lacking=lacking)


def _members(section: CatalogueSection, kept: Mapping[int, Set[int]]) -> list[object | None]:
    editions = kept.get(id(section), frozenset())
    return [section if e in editions else one for e, one in enumerate(section.members)]


def _holders(section: CatalogueSection) -> list[int]:
    return [e for e, one in enumerate(section.members) if one is not None]


def _parent(catalogue: Catalogue, section: CatalogueSection) -> CatalogueSection | None:
    witness = witness_of(catalogue, section)
    own = section.members[witness]
    return None if own is None or own.parent < 0 else numbered_in(catalogue, witness).get(own.parent)


def _location(catalogue: Catalogue, section: CatalogueSection) -> Location:
    witness = witness_of(catalogue, section)
    edition = catalogue.editions[witness]
    return Location(
        edition.document, head_span(section, witness), f'{edition.language} has "{shorten(section.title)}" here'
    )


def _inside(catalogue: Catalogue, section: CatalogueSection) -> list[CatalogueSection]:
    """Return the sections that stand in ``section``, as its witness has them."""
    witness = witness_of(catalogue, section)
    own, numbered = section.members[witness], numbered_in(catalogue, witness)
    found = []
    number = own.number + 1  # type: ignore[union-attr]  # a witness has it
    around = {number - 1}
    while number in numbered and numbered[number].members[witness].parent in around:  # type: ignore[union-attr]
        around.add(number)
        found.append(numbered[number])
        number += 1
    return found


def _missing(
    catalogue: Catalogue,
    sections: Sequence[CatalogueSection],
    lacking: Sequence[int],
    perhaps: Sequence[CatalogueSection],
) -> Violation:
    first, *more = lacking
    section = sections[0]
    elsewhere = all(
        is_under_another(catalogue, one, e) or is_perhaps_there(catalogue, one, e) for one in sections for e in lacking
    )
    return Violation(
        f"{_named(catalogue, sections)} missing in {languages(catalogue, lacking)}"
        f"{_within(catalogue, sections, lacking)}{_or_is(perhaps, elsewhere=elsewhere)}",
        catalogue.editions[first].document,
        insertion(catalogue, section, first),
        section=section.key,
        related=(
            *(_location(catalogue, one) for one in sections),
            *also_missing(catalogue, [(e, insertion(catalogue, section, e)) for e in more]),
        ),
        subject=",".join(one.key for one in sections),
        severity="info" if perhaps or elsewhere or _is_dropped(catalogue, sections, lacking) else None,
        members=tuple(member(catalogue.editions[e].language, one.title) for e in lacking for one in sections),
    )


def _is_dropped(catalogue: Catalogue, sections: Sequence[CatalogueSection], lacking: Sequence[int]) -> bool:
    """Tell whether the source may have dropped what it lacks: no ``<a id>`` says that it is kept in common."""
    held = [[frozenset(one.anchors) for one in section.members if one is not None] for section in sections]
    return lacking[0] == catalogue.source and not all(frozenset.intersection(*anchors) for anchors in held)


def _or_is(perhaps: Sequence[CatalogueSection], *, elsewhere: bool) -> str:
    """Return what else the finding may mean, as the end of a sentence."""
    titles = [one.title for one in perhaps]
    if len(titles) == 1:
        return f', or it is "{shorten(titles[0])}" there'
    return ", or it stands there under another title" if titles or elsewhere else ""


def _named(catalogue: Catalogue, sections: Sequence[CatalogueSection]) -> str:
    language = catalogue.editions[witness_of(catalogue, sections[0])].language
    if len(sections) == 1:
        return f'the section "{shorten(sections[0].title)}" ({language}) is'
    titles = listed([f'"{shorten(one.title, 30)}"' for one in sections], len(sections))
    return f"{len(sections)} sections ({language}), {titles}, are"


def _titles(sections: Sequence[CatalogueSection]) -> list[str]:
    """Return the titles of sections for a list that is cut off, what was said before at the end."""
    titles = [f'"{shorten(section.title, 30)}"' for section in sections]
    first = list(dict.fromkeys(titles))
    left = Counter(titles) - Counter(first)
    return [*first, *left.elements()]


def _within(catalogue: Catalogue, sections: Sequence[CatalogueSection], lacking: Sequence[int]) -> str:
    """Return what stands in the missing ``sections``, as the end of a sentence.

    What is missing in a section that is there is a finding of its own.
    """
    gone = set(map(id, sections))
    absent = []
    for one in (one for section in sections for one in _inside(catalogue, section)):
        if id(_parent(catalogue, one)) in gone and all(one.members[e] is None for e in lacking):
            gone.add(id(one))
            absent.append(f'"{shorten(one.title, 30)}"')
    it = "it" if len(sections) == 1 else "them"
    return f", with {listed(absent, 10)} in {it}" if absent else ""


def _in_common(editions: Sequence[int], lacking: Mapping[int, list[CatalogueSection]]) -> list[CatalogueSection]:
    """Return the sections that all of several editions lack."""
    first, *more = editions
    others = [set(map(id, lacking[e])) for e in more]
    return [one for one in lacking[first] if all(id(one) in other for other in others)]


def _behind(
    catalogue: Catalogue,
    editions: Sequence[int],
    lacking: Mapping[int, list[CatalogueSection]],
    repository: Repository,
) -> Violation:
    """Return the finding of an edition that lacks many sections, or of several that lack the same, and a few more."""
    edition, *more = editions
    missing = _in_common(editions, lacking)
    few_more = any(len(lacking[e]) > len(missing) for e in editions)
    here = catalogue.editions[edition]
    every, leftover = _lost(catalogue, edition, missing)
    total = sum(section.key != "" for section in catalogue.sections if section.members[_reference(catalogue, section)])
    each = [_lost(catalogue, e, lacking[e]) for e in editions]
    is_sure = all(left.is_sure and left.number < len(whole) for whole, left in each)
    certain = min(len(whole) - left.number * is_sure for whole, left in each)
    number = f"at least {certain}" if few_more else between(certain, len(every))
    perhaps = "" if is_sure else f", or {verb(editions, 'has', 'have')} some of them under other titles"
    titles = listed(_titles(leftover.first))
    past = None if more else repository.history.get(here.path)
    since = f" (it was last changed on {past.day})" if past is not None else ""
    return Violation(
        f"{languages(catalogue, editions)} {verb(editions, 'lacks', 'lack')} {number} of {total} sections{since}"
        f"{perhaps}: {titles}",
        here.document,
        Span(0, 0),
        section="",
        related=(
            *(
                Location(
                    here.document, insertion(catalogue, section, edition), f'"{shorten(section.title)}" belongs here'
                )
                for section in missing
            ),
            *(_location(catalogue, section) for section in every),
            *(
                Location(one.document, Span(0, 0), f"{one.language} lacks them too")
                for one in (catalogue.editions[e] for e in more)
            ),
        ),
        subject="behind",
        severity="info"
        if not is_sure or _is_dropped(catalogue, missing, editions) or sends_for_the_rest(catalogue, editions)
        else None,
        members=tuple(member(catalogue.editions[e].language, one.title) for e in editions for one in lacking[e]),
    )


def _lost(
    catalogue: Catalogue, edition: int, missing: Sequence[CatalogueSection]
) -> tuple[list[CatalogueSection], Leftover]:
    """Return all sections that an edition lacks, those within others too, and what of it nobody can tell."""
    inside = {id(one) for section in missing for one in _inside(catalogue, section)}
    lost = {id(section) for section in missing}
    every = [one for one in catalogue.sections if id(one) in lost or (id(one) in inside and not one.members[edition])]
    return every, Leftover(catalogue, edition, every)


def _reference(catalogue: Catalogue, section: CatalogueSection) -> int:
    """Return the source, or an edition that has what the source lacks where that is counted as missing there."""
    return witness_of(catalogue, section) if len(_holders(section)) == len(catalogue.editions) - 1 else catalogue.source


def _alone(catalogue: Catalogue, known: Sequence[tuple[CatalogueSection, Presence]]) -> Iterator[Violation]:
    """Yield what the source lacks and some translations have: once for the same translations."""
    found: dict[tuple[int, ...], list[CatalogueSection]] = {}
    for section, who in known:
        if who.extra:
            found.setdefault(who.extra, []).append(section)
    for editions, sections in found.items():
        if has_hidden(catalogue, catalogue.source, editions[0], len(sections)):
            continue
        here = catalogue.editions[editions[0]]
        titles = listed(_titles(sections))
        what = f"the section {titles}" if len(sections) == 1 else f"{len(sections)} sections: {titles}"
        locations = [
            Location(catalogue.editions[e].document, head_span(section, e), shorten(one.title))
            for section in sections
            for e in editions
            if (one := section.members[e]) is not None
        ]
        yield Violation(
            f"only {languages(catalogue, editions)} {verb(editions, 'has', 'have')} {what}",
            here.document,
            locations[0].span,
            section=sections[0].key if len(sections) == 1 else "",
            related=tuple(locations[1:]),
            subject=",".join(section.key for section in sections),
            severity="info",
            members=tuple(member(catalogue.editions[e].language, one.title) for e in editions for one in sections),
        )
