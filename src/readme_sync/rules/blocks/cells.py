"""Cells of tables and headings: code, and pictures of the repository, that a translation has otherwise than the source.

In cells marks (✅, ❌) and the words for yes and no, for months and for days, mail addresses and shortcuts are
compared too.

Links, numbers and what is in bold are compared in cells by the rules of rows (RS407 to RS411); links of headings here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from readme_sync.align.addresses import address_key
from readme_sync.align.blocks.facts import Fact, mail_addresses, states
from readme_sync.align.catalogue import Catalogue, CatalogueSection, CellGroup
from readme_sync.align.letters import letters_shared
from readme_sync.align.small_facts import keyboard, shortcuts
from readme_sync.editions.edition import Edition
from readme_sync.editions.relative import resolve
from readme_sync.language.calendar_words import calendar_word
from readme_sync.language.scripts import has_own_letters
from readme_sync.language.yes_no import yes_or_no
from readme_sync.markdown.document import Cell, Inline
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.alike import is_page_of_language, is_slip, may_be_one, rest
from readme_sync.rules.blocks.pairs.for_readers import is_for_readers
from readme_sync.rules.blocks.pairs.vocabulary import vocabulary
from readme_sync.rules.rows.rewritten import is_condensed
from readme_sync.rules.rows.unsure import UnsureRows
from readme_sync.text import Span
from readme_sync.urls.versions import version_change
from readme_sync.values import NamedTuple

_NOWHERE = Span(0, 0)
_DIGITS, _WORD = lazy(r"\d+"), lazy(r"[^\W\d_]{3,}")
_RATED = lazy("[★☆]{2,10}|[🔴🟠🟡🟢]")
_SIGN_BEFORE = lazy(r"^\W+")
_SHORT = 5  # characters: "Yes", "Sim", "Nein"
_ALIKE = 0.5  # share of letter pairs
_MOST = 30  # facts of a cell, each of which is held against each
_FEW = 3  # differences that are no habit, besides a tenth of all


class CellDifference(NamedTuple):
    """What a translation's cell has instead of what the source's has."""

    group: CellGroup
    edition: int
    own: Fact
    other: Fact


class HeadingDifference(NamedTuple):
    """What a translation's heading has instead of what the source's has."""

    section: CatalogueSection
    edition: int
    own: Fact
    other: Fact


def cell_differences(catalogue: Catalogue) -> Iterator[CellDifference]:
    """Yield the code and the pictures of cells that differ; where a translation has most otherwise, slips alone."""
    source = catalogue.editions[catalogue.source]
    groups = [
        (group, other, theirs)
        for group in catalogue.differing
        if (other := group.cells[catalogue.source]) is not None and (theirs := _facts_of_cell(other.inline, source))
    ]
    for edition in range(len(catalogue.editions)):
        if edition == catalogue.source:
            continue
        found: list[CellDifference] = []
        kept = 0
        unsure: dict[int, UnsureRows] = {}
        for group, other, theirs in groups:
            own = group.cells[edition]
            if own is None or own.raw == other.raw:
                continue
            here = catalogue.editions[edition]
            may_differ = theirs[0].kind == "name" or _may_differ(own.inline, other.inline)
            if may_differ and not is_condensed(group.table, edition, catalogue.source):
                pairs, same = _differ(catalogue, edition, _facts_of_cell(own.inline, here), theirs)
                pairs = [] if _answer_alike(own.inline, other.inline, (here.language, source.language)) else pairs
                pairs = [(_at(mine, own.span), _at(theirs, other.span)) for mine, theirs in pairs]
                if not pairs and (lists := _lacks_code(own, other)):
                    pairs = [lists]
                row = group.row.members[edition] if pairs else None
                if row is not None:
                    known = unsure.setdefault(id(group.table), UnsureRows(catalogue, group.section, group.table))
                    pairs = [] if known.has_extra(row, edition) else pairs  # it may be another row
                found += (CellDifference(group, edition, *pair) for pair in pairs)
                kept += same
        several = len(found) > _FEW + (kept + len(found)) // 10
        yield from (one for one in found if not several or is_slip(one.own, one.other))


def _answer_alike(own: Inline, other: Inline, languages: tuple[str, str]) -> bool:
    """Tell whether two cells say yes or no alike, one of them behind a sign: "⚠️ No" and "No"."""
    words = [_SIGN_BEFORE.sub("", one.plain.strip()) for one in (own, other)]
    if words == [own.plain.strip(), other.plain.strip()]:
        return False
    if words[0].casefold() == words[1].casefold():
        return yes_or_no(words[1], languages[1]) != ""
    said = {yes_or_no(word, language) for word, language in zip(words, languages, strict=True)}
    return len(said) == 1 and "" not in said


def _lacks_code(own: Cell, other: Cell) -> tuple[Fact, Fact] | None:
    """Return what two cells list that are nothing but code, where the translation's lacks some: `--fast`, `--all`."""
    ours, theirs = Counter(code.text for code in own.inline.code), Counter(code.text for code in other.inline.code)
    if not ours < theirs or not (_is_all_code(own.inline) and _is_all_code(other.inline)):
        return None
    one, two = (", ".join(code.text for code in cell.inline.code) for cell in (own, other))
    return Fact("code", one, one, own.span), Fact("code", two, two, other.span)


def _is_all_code(inline: Inline) -> bool:
    rest = inline.plain
    for code in inline.code:
        rest = rest.replace(code.text, "", 1)
    return len(inline.code) > 0 and not any(map(str.isalnum, rest))


def without_own_words(cells: Sequence[CellDifference]) -> Iterator[CellDifference]:
    """Yield differences but for code that several translations have, each in other words: it is translated."""
    words: dict[Hashable, set[str]] = {}
    for cell in filter(_is_in_words, cells):
        words.setdefault((id(cell.group), cell.other.key), set()).add(cell.own.key)
    for cell in cells:
        if not _is_in_words(cell) or len(words[id(cell.group), cell.other.key]) == 1:
            yield cell


def _is_in_words(cell: CellDifference) -> bool:
    both = cell.own.key, cell.other.key
    if cell.own.kind != "code" or not any(map(str.isdigit, "".join(both))):
        return cell.own.kind == "code"
    return len({_WORD.sub("a", key) for key in both}) == 1  # `place=hall; flat=12`


def _may_differ(mine: Inline, theirs: Inline) -> bool:
    """Tell whether two cells may have facts of one kind: nearly all have none."""
    return (
        bool(mine.code and theirs.code)
        or bool(mine.links and theirs.links)
        or max(len(mine.plain), len(theirs.plain)) <= _SHORT
        or not (mine.plain.isascii() or theirs.plain.isascii())
        or any(sign in mine.plain and sign in theirs.plain for sign in "@+")
    )


def _at(fact: Fact, span: Span) -> Fact:
    """Return ``fact`` with the place of its cell where it has none of its own."""
    return fact if fact.span != _NOWHERE else fact._replace(span=span)


def heading_differences(catalogue: Catalogue) -> Iterator[HeadingDifference]:
    """Yield the code and the links of headings that differ; where a translation has most otherwise, slips alone."""
    for edition in range(len(catalogue.editions)):
        found: list[HeadingDifference] = []
        kept = 0
        for section in catalogue.sections if edition != catalogue.source else ():
            own, other = section.members[edition], section.members[catalogue.source]
            if own is None or other is None or own.heading is None or other.heading is None:
                continue
            mine, theirs = own.heading.inline, other.heading.inline
            if (mine.code and theirs.code) or (mine.links and theirs.links):
                paths = catalogue.editions[edition].path, catalogue.editions[catalogue.source].path
                ours, others = map(_facts_of_heading, (mine, theirs), paths)
                pairs, same = _differ(catalogue, edition, ours, others)
                pairs = [pair for pair in pairs if is_slip(*pair) or not _is_title(pair[0], mine)]
                pairs = [pair for pair in pairs if not _switch(catalogue, edition, *pair)]
                pairs = [pair for pair in pairs if not _is_of_the_version(*pair, own.title, other.title)]
                sides = catalogue.editions[edition], catalogue.editions[catalogue.source]
                pairs = [pair for pair in pairs if not is_for_readers(*pair, *sides, slip=is_slip(*pair))]
                found += (HeadingDifference(section, edition, *pair) for pair in pairs)
                kept += same
        several = len(found) > 1 + (kept + len(found)) // 10
        yield from (one for one in found if not several or is_slip(one.own, one.other))


def _switch(catalogue: Catalogue, edition: int, own: Fact, other: Fact) -> bool:
    """Tell whether two links lead to editions: each heading names the other languages, and none names its own."""
    paths = {one.path for one in catalogue.editions}
    here, there = catalogue.editions[edition].path, catalogue.editions[catalogue.source].path
    return own.kind == "link" and resolve(here, own.shown) in paths and resolve(there, other.shown) in paths


def _is_of_the_version(own: Fact, other: Fact, title: str, theirs: str) -> bool:
    """Tell whether two links differ in the version alone that each heading says in words: RS409 tells of that."""
    change = version_change(own.shown, other.shown)
    return change is not None and change[0] in title and change[1] in theirs


def _is_title(fact: Fact, heading: Inline) -> bool:
    """Tell whether a heading is written as code from end to end: its words are a title, and translated."""
    return fact.kind == "code" and " " in fact.key and fact.key == " ".join(heading.plain.split())


def _differ(
    catalogue: Catalogue, edition: int, ours: Sequence[Fact], theirs: Sequence[Fact]
) -> tuple[list[tuple[Fact, Fact]], int]:
    """Return the pairs of a translation's facts and the source's that differ, and how many are the same."""
    languages = catalogue.editions[edition].language, catalogue.editions[catalogue.source].language
    if [fact[:2] for fact in ours] == [fact[:2] for fact in theirs]:
        return [], len(theirs)  # nearly always
    extra, missing = rest(ours, theirs), rest(theirs, ours)
    same = len(theirs) - len(missing)
    pairs = []
    for there in missing:
        here = _instead(there, extra)
        if here is not None and (len(ours) == len(theirs) == 1 or _is_alike(here, there)):
            extra.remove(here)
            is_number = here.kind == "code" and _DIGITS.sub("0", here.key) == _DIGITS.sub("0", there.key)  # RS409's
            if is_number or may_be_one(here, there, languages) or is_page_of_language(here, there, languages):
                continue
            may_be_words = here.kind == "code" and not has_own_letters(languages[1])
            if not may_be_words or not vocabulary(catalogue, edition).translates(here.key, there.key):
                pairs.append((here, there))
    return pairs, same


def _instead(there: Fact, extra: Sequence[Fact]) -> Fact | None:
    """Return the one of ``extra`` that most likely stands instead of ``there``; of very many, the first."""
    if there.kind != "code" or len(extra) > _MOST:
        return next((one for one in extra if one.kind == there.kind), None)
    code = (one for one in extra if one.kind == there.kind)
    return max(code, key=lambda one: _likeness(one, there), default=None)


def _is_alike(here: Fact, there: Fact) -> bool:
    """Tell whether code stands instead of other code for what they have in common: among several, which is which?"""
    return here.kind != "code" or _likeness(here, there) >= _ALIKE


def _likeness(here: Fact, there: Fact) -> float:
    """Return how alike two pieces of code are, also as they are written: of mistyped keys one has no key."""
    return max(letters_shared(here.key, there.key), letters_shared(here.shown, there.shown))


def _facts_of_heading(inline: Inline, path: str) -> list[Fact]:
    """Return code, pictures and links; what is left of a link that is none is RS104's."""
    links = [
        Fact("link", address_key(link.target, path), link.target, link.target_span)
        for link in inline.links
        if link.kind not in ("image", "html-image") and link.target and not link.target.startswith("#")
        if link.kind != "bare" or f"]({link.target}" not in inline.plain
    ]
    return _facts(inline, path) + links


def _facts_of_cell(inline: Inline, edition: Edition) -> list[Fact]:
    if said := yes_or_no(inline.plain, edition.language):
        return [Fact("state", said, inline.plain.strip(), _NOWHERE)]
    if said := calendar_word(inline.plain, edition.language):
        return [Fact("name", said, inline.plain.strip(), _NOWHERE)]
    rated = [Fact("state", found, found, _NOWHERE) for found in _rated(inline.plain)]
    found = [*_facts(inline, edition.path), *states(inline, _NOWHERE), *rated, *mail_addresses(inline, _NOWHERE)]
    keys = shortcuts(inline.plain) if not inline.code else ()  # of code, the whole is compared
    return found + [Fact("shortcut", key, shown, _NOWHERE) for key, shown in keys if key.isalpha()]  # F5 is RS409's


def _rated(text: str) -> list[str]:
    """Return the stars and lights of a text that say how good or how far something is."""
    return [] if text.isascii() else _RATED.findall(text)


def _facts(inline: Inline, path: str) -> list[Fact]:
    code = [Fact("code", keyboard(one.text) or " ".join(one.text.split()), one.text, one.span) for one in inline.code]
    pictures = [
        Fact("image", address_key(link.target, path), link.target, link.target_span)
        for link in inline.links
        if link.kind in ("image", "html-image") and "//" not in link.target
    ]
    return code + pictures
