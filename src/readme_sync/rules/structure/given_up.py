"""Headings that an edition gave up: what stands under them elsewhere stands there under the heading before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice, takewhile

from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.urls.locales import neutral

Sections = dict[tuple[int, int], CatalogueSection]  # by edition and number

_WORD = re.compile(r"[^\W_]+")
_NAME = 4  # letters of a title that is looked for in another one; shorter words stand in many
_SURE = ("anchor", "title", "subject")  # reasons that match two headings for what they are called themselves
_LAST_LATIN = "\u0250"
_LONG_NAME = 8  # letters of a name that is no word of a language by chance
_SEVERAL = 2  # lines in bold that stand for headings: a single one may be any
_NEAR = 3  # sections between two whose headings may have become one
_LIST = 3  # entries that make a list of their own
_MOST_PARTS = 200  # sections in another one that are looked at
_MOST = 20  # sections on end that are looked at
_NONE, _NOTHING = Counter[str](), frozenset[str]()
_STEP = re.compile(r"(\d{1,2})[.)、．:] ?\D")
_TWICE = 2  # as many entries are more than those of a missing section alone


def given_up(catalogue: Catalogue, section: CatalogueSection, numbered: Sections) -> Iterator[int]:
    """Yield the editions that lack the source's heading of ``section`` and have what stands under it, or one for two.

    An edition has the text where its section before has so many blocks more than its counterpart, with all links or
    code that are the missing section's alone, or with its list; of neighbours that are missing, with those of all.
    Headings without texts may be the entries of a list, those with texts lines in bold, those of numbered steps
    numbered entries, and a name or commands code. A heading without a text of its own is not missing where all its
    parts are there. Two headings may be one that says both names ("macOS and Windows").
    """
    own = section.members[catalogue.source]
    if own is None:
        return
    for e in (e for e, one in enumerate(section.members) if one is None):
        told = _is_told_before(catalogue, own, e, numbered) or _is_listed(catalogue, own, e, numbered)
        has_parts = _has_parts(catalogue, own, e, numbered)
        as_text = _is_in_bold(catalogue, own, e, numbered) or _is_code_before(catalogue, own, e, numbered)
        told = told or _is_told_after(catalogue, own, e, numbered)
        as_text = as_text or _is_shifted(catalogue, own, e, numbered) or _is_a_step(catalogue, own, e, numbered)
        if told or has_parts or as_text or _is_named_with_another(own, numbered, catalogue.source, e):
            yield e


def is_text_alone_before(
    catalogue: Catalogue, section: CatalogueSection, edition: int, numbered: Sections
) -> Section | None:
    """Return the section of ``edition`` that has the text of ``section``, whose heading stands nowhere in any form."""
    own = section.members[catalogue.source]
    if own is None or own.heading is None or not _is_told_before(catalogue, own, edition, numbered):
        return None
    others = (_is_listed, _has_parts, _is_in_bold, _is_code_before, _is_a_step)
    if any(is_there(catalogue, own, edition, numbered) for is_there in others):
        return None
    if _is_named_with_another(own, numbered, catalogue.source, edition):
        return None
    run = _run(own, catalogue.source, edition, numbered)
    before = numbered.get((catalogue.source, run[0].number - 1)) if run else None
    here, there = (before.members[edition], before.members[catalogue.source]) if before else (None, None)
    if here is None or there is None:
        return None
    kinds = _kinds(catalogue.editions[catalogue.source])
    missing = sum((kinds.get(one.number, _NONE) for one in run), _NONE)
    more = _kinds(catalogue.editions[edition]).get(here.number, _NONE) - kinds.get(there.number, _NONE)
    return here if more == missing else None  # else the heading may have become a sentence


def _has_parts(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether a missing heading has no text of its own, and the edition has all sections under it."""
    source = catalogue.source
    if own.number in _kinds(catalogue.editions[source]):
        return False
    first = own.number + 1
    following = islice(catalogue.editions[source].sections, first, first + _MOST_PARTS)
    parts = [one for one in takewhile(lambda one: one.level > own.level, following) if one.parent == own.number]
    return bool(parts) and all(numbered[source, part.number].members[edition] is not None for part in parts)


def _is_told_before(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    run = _run(own, catalogue.source, edition, numbered)
    before = numbered.get((catalogue.source, run[0].number - 1)) if run else None
    here, there = (before.members[edition], before.members[catalogue.source]) if before else (None, None)
    if before is None or here is None or there is None or edition in before.moved:
        return False
    kinds = _kinds(catalogue.editions[catalogue.source])
    missing = sum((kinds.get(one.number, _NONE) for one in run), _NONE)
    more = _kinds(catalogue.editions[edition]).get(here.number, _NONE) - kinds.get(there.number, _NONE)
    if not missing or missing.total() > more.total() or any(missing[kind] > more[kind] for kind in ("code", "entry")):
        return False
    links = frozenset[str]().union(*map(_links, run))
    if links and links <= _links(here) and links.isdisjoint(_links(there)):
        return True
    ours, theirs = _code(catalogue.editions[edition]), _code(catalogue.editions[catalogue.source])
    code = frozenset[str]().union(*(theirs.get(one.number, frozenset()) for one in run))
    if code and code <= ours.get(here.number, frozenset()) and code.isdisjoint(theirs.get(there.number, ())):
        return True
    ours, theirs = _commands(catalogue.editions[edition]), _commands(catalogue.editions[catalogue.source])
    said = frozenset[str]().union(*(theirs.get(one.number, frozenset()) for one in run))
    if said and said <= ours.get(here.number, frozenset()) and said.isdisjoint(theirs.get(there.number, ())):
        return True
    return missing["entry"] >= _LIST and more["entry"] <= _TWICE * missing["entry"]


def _is_told_after(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether the section after it has all links of a missing one, which its counterpart has not: two are one."""
    after = numbered.get((catalogue.source, own.number + 1))
    here, there = (after.members[edition], after.members[catalogue.source]) if after else (None, None)
    if here is None or there is None or there.level != own.level:
        return False
    links = _links(own)
    return len(links) > 1 and links <= _links(here) and links.isdisjoint(_links(there))


def _is_listed(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether headings on end without texts, but perhaps that of the last, are the entries of a list there."""
    source = catalogue.source
    run = _run(own, source, edition, numbered)
    before = numbered.get((source, run[0].number - 1)) if run else None
    here, there = (before.members[edition], before.members[source]) if before else (None, None)
    if here is None or there is None:
        return False
    kinds = _kinds(catalogue.editions[source])
    more = _kinds(catalogue.editions[edition]).get(here.number, _NONE) - kinds.get(there.number, _NONE)
    if not more["entry"]:
        return False
    while len(run) <= _MOST and (after := numbered.get((source, run[-1].number + 1))) is not None:
        if after.members[edition] is not None:
            break
        run.append(after.members[source])  # type: ignore[arg-type]  # it is numbered by the source
    return _LIST <= len(run) <= more["entry"] and not any(one.number in kinds for one in run[:-1])


def _is_in_bold(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether the section around has a line in bold for each of the headings that it lacks, two at the least.

    Lines are paragraphs or entries of a list, hardly more of them than headings: else they are something else.
    """
    source = catalogue.source
    around = numbered.get((source, own.parent))
    there = around.members[source] if around else None
    if around is None or there is None:
        return False
    first = own.parent + 1
    parts = takewhile(lambda one: one.level > there.level, islice(catalogue.editions[source].sections, first, None))
    siblings = [numbered[source, one.number] for one in islice(parts, _MOST_PARTS) if one.parent == own.parent]
    members = [one.members[edition] for one in siblings]
    # For the text of a part that has no heading, the section around may be matched with that part.
    instead = (one for one in members if one is not None and one.level == there.level)
    here = around.members[edition] or next(instead, None)
    if here is None:
        return False
    lacking = sum(one in (None, here) for one in members)
    ours, theirs = (
        _leads(catalogue.editions[e]).get(one.number, _NONE) for e, one in ((edition, here), (source, there))
    )
    more = [ours[kind] - theirs[kind] for kind in ("paragraph", "entry")]
    return lacking >= _SEVERAL and any(lacking <= one <= lacking + 1 for one in more)


def _is_code_before(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether a name or the commands of a title stand as code in the section before, in the edition alone."""
    run = _run(own, catalogue.source, edition, numbered)
    before = numbered.get((catalogue.source, run[0].number - 1)) if run else None
    here, there = (before.members[edition], before.members[catalogue.source]) if before else (None, None)
    name, code = own.title.strip("`"), own.heading.inline.code if own.heading is not None else ()
    wanted = {name} if name.isalnum() and len(run) == 1 else {one.text.strip() for one in code}
    if here is None or there is None or not wanted or min(map(len, wanted)) < _LONG_NAME:
        return False
    ours, theirs = (_named(catalogue.editions[e]) for e in (edition, catalogue.source))
    return wanted <= ours.get(here.number, _NOTHING) and wanted.isdisjoint(theirs.get(there.number, ()))


def _is_a_step(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether a title with a number ("2. Extract it") is the entry of that number in a list of the section around.

    The counterpart of that section has no such entry itself.
    """
    number, around = _STEP.match(own.title.strip()), numbered.get((catalogue.source, own.parent))
    here, there = (around.members[edition], around.members[catalogue.source]) if around else (None, None)
    if number is None or here is None or there is None:
        return False
    ours, theirs = (_steps(catalogue.editions[e]) for e in (edition, catalogue.source))
    return number[1] in ours.get(here.number, ()) and number[1] not in theirs.get(there.number, ())


def _is_shifted(catalogue: Catalogue, own: Section, edition: int, numbered: Sections) -> bool:
    """Tell whether a heading without a text is the one that seems to be that of the section after it.

    That one stands over nothing there either, and over a section that no other edition's is: in the source the two are
    of one level, and in the edition the second stands within the first.
    """
    after = numbered.get((catalogue.source, own.number + 1))
    here, there = (after.members[edition], after.members[catalogue.source]) if after else (None, None)
    if after is None or here is None or there is None or there.level != own.level or after.reasons[edition] in _SURE:
        return False
    bare = own.number not in _kinds(catalogue.editions[catalogue.source])
    if not bare or here.number in _kinds(catalogue.editions[edition]):
        return False
    within = numbered.get((edition, here.number + 1))
    return within is not None and within.members[catalogue.source] is None


def _run(own: Section, source: int, edition: int, numbered: Sections) -> list[Section]:
    """Return the sections of the source up to ``own`` that the edition lacks, without one that it has between them.

    Of many nothing is told: there the edition is behind.
    """
    found = [own]
    while (one := numbered.get((source, found[-1].number - 1))) is not None and one.members[edition] is None:
        if len(found) == _MOST:
            return []
        found.append(one.members[source])  # type: ignore[arg-type]  # it is numbered by the source
    return found[::-1]


def _is_named_with_another(own: Section, numbered: Sections, holder: int, edition: int) -> bool:
    """Tell whether a neighbour's title in the edition has all words of a missing title, and its counterpart has not."""
    name = _words(own.title)
    if sum(map(len, name)) < _NAME:
        return False
    for number in range(own.number - _NEAR, own.number + _NEAR + 1):
        near = numbered.get((holder, number))
        if near is None or (here := near.members[edition]) is None or (there := near.members[holder]) is None:
            continue
        other = _words(there.title)
        if there.parent == own.parent and name.isdisjoint(other) and (name | other) <= _words(here.title):
            return True
        if near.reasons[edition] not in _SURE and (told := _names_told(here.title) & name - other):
            beside = (numbered.get((holder, n)) for n in (own.number - 1, own.number + 1))
            if not any(one is not near and one and told & _words(one.title) for one in beside):
                return True
    return False


def _names_told(title: str) -> frozenset[str]:
    """Return the Latin names in a title of other letters: a translator has kept them as they were."""
    if all(letter < _LAST_LATIN for letter in title if letter.isalpha()):
        return frozenset()
    return frozenset([word for word in _words(title) if word.isascii() and len(word) >= _NAME and word.isalpha()])


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORD.findall(title.casefold()))


def _links(section: Section) -> frozenset[str]:
    return frozenset([neutral(link.target) for link in section.links if "//" in link.target])


@lru_cache(maxsize=64)  # an edition is compared by identity: the value of one run
def _kinds(edition: Edition) -> Mapping[int, Counter[str]]:
    """Return how many blocks of each kind stand in each section that has any, by its number."""
    found: dict[int, Counter[str]] = {}
    for block in read_blocks(edition):
        found.setdefault(block.section, Counter())[block.kind] += 1
    return found


@lru_cache(maxsize=64)
def _leads(edition: Edition) -> Mapping[int, Counter[str]]:
    """Return how many paragraphs in bold, and entries that begin in bold, each section has, by its number."""
    found: dict[int, Counter[str]] = {}
    for block in read_blocks(edition):
        strong = next((one.text for inline in block.inlines[:1] for one in inline.emphasis[:1] if one.strong), "")
        text = block.plain.strip()
        if strong and (text.startswith(strong) if block.kind == "entry" else text == strong):
            found.setdefault(block.section, Counter())[block.kind] += 1
    return found


@lru_cache(maxsize=64)
def _named(edition: Edition) -> Mapping[int, frozenset[str]]:
    """Return the code within the texts of each section that has any, by its number."""
    found: dict[int, set[str]] = {}
    for block in read_blocks(edition):
        for inline in block.inlines:
            if inline.code:
                found.setdefault(block.section, set()).update(code.text.strip() for code in inline.code)
    return {number: frozenset(names) for number, names in found.items()}


@lru_cache(maxsize=64)
def _steps(edition: Edition) -> Mapping[int, frozenset[str]]:
    """Return the numbers of the entries of lists in each section that has any, by its number."""
    text, found = edition.document.text, dict[int, set[str]]()
    for block in read_blocks(edition):
        if block.kind == "entry":
            head = text[text.rfind("\n", 0, block.span.start) + 1 : block.span.start].strip()
            if head[:-1].isdigit():
                found.setdefault(block.section, set()).add(head[:-1])
    return {number: frozenset(numbers) for number, numbers in found.items()}


@lru_cache(maxsize=64)  # an edition is compared by identity
def _commands(edition: Edition) -> Mapping[int, frozenset[str]]:
    """Return the code of several words in the texts of each section that has any, by its number."""
    found: dict[int, frozenset[str]] = {}
    for block in read_blocks(edition):
        code = frozenset([one.text for inline in block.inlines for one in inline.code if " " in one.text.strip()])
        if code:
            found[block.section] = found.get(block.section, frozenset()) | code
    return found


@lru_cache(maxsize=64)
def _code(edition: Edition) -> Mapping[int, frozenset[str]]:
    """Return what the code blocks of each section that has any say, by its number."""
    found: dict[int, frozenset[str]] = {}
    for block in read_blocks(edition):
        if block.kind == "code":
            found[block.section] = found.get(block.section, frozenset()) | {" ".join(block.text.split())}
    return found
