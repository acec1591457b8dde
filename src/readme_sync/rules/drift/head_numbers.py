"""Numbers in the headings of sections and the headers of columns: "Tool 2.2" where the source says "Tool 2.3"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from unicodedata import decimal

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.align.small_facts import amounts
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.language.scripts import has_own_letters
from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span, listed, trimmed
from readme_sync.text import Span
from readme_sync.values import NamedTuple

# Letters of other scripts stand before a number without a blank: "更新V2.0".
_NUMBER = re.compile(
    r"(?<![0-9A-Za-z\u00c0-\u024f])(?<!\d[.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[A-Za-z]?\d+(?:[.,]\d+)*)"
    r"(?!\s?[\d万億亿만억])"
)
_KEYCAP = lazy(r"\d\ufe0f?\u20e3")  # counts headings, as a number with a dot does
_LETTERED = lazy(r"^\W*[^\W\d_](?=\d{1,3}\s?[:：.)、](?!\d))")  # of the word for a question: Q1, P1, F1
_GROUPS = lazy(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+")  # 10,000 and 10 000 are 10000
_IN_THOUSANDS = lazy(r"(?<=\d)[kK](?![A-Za-z\d])")  # 65k is 65,000
_YEAR = lazy(r"(?:19|20)\d\d")
_YEAR_AND_MONTH = lazy(r"((?:19|20)\d\d)\.(?:0[1-9]|1[0-2])")
_DAY = lazy(r"\W*\d{4}[-./]\d{1,2}[-./]\d{1,2}\W*")  # a heading of news: another day is another piece of it
_ZERO = lazy(r"^0(?=\d$)")  # of a day or a month
_SIGNS = lazy(r"\D")
# As in "10. Licence", "2.1 Setup", "1.后端", "Q7: Why", "Option 2: Compose", "Question 7. Why".
_ORDINAL = lazy(
    r"^\W*(?:\d+(?:\.\d+)*(?:[.):、．]?(?:\s|(?=[（【「]))|[.):、．](?=[^\W\dx]))|[^\W\d_]\d{1,3}\s?[:：.)、]\s"
    r"|[^\W\d_]+ \d+(?:\s?[:：]|\.\s|\s[–—-]\s))"
)


# Not "2.1 Setup". Of more parts than ten it is no version; each part is taken whole, so that none is looked at twice.
_RELEASE = lazy(r"\W*(?:v|(?=\d+\.\d+\.\d))(\d++(?:\.\d++){1,9})(?![\d.]*\w)", re.IGNORECASE)
_PLACES = lazy(r"\d+")
_LATIN = lazy(r"[a-z]{3,}")
_WORD_AND_NUMBER = lazy(r"([^\W\d_]+) (\d+)")


class _Head(NamedTuple):
    """One heading or header: where it stands, and what it says."""

    document: Document
    language: str
    span: Span
    text: str

    @property
    def numbers(self) -> list[str]:
        """Its numbers, as they are compared."""
        return list(_numbers(self.text))


@lru_cache(maxsize=4096)  # the source's head is asked for each translation
def _numbers(text: str) -> tuple[str, ...]:
    if not _PLACES.search(text):
        return ()
    text = _IN_THOUSANDS.sub("000", _LETTERED.sub("", _KEYCAP.sub("", text)))
    text = "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return tuple(
        _SIGNS.sub("", number)
        if _GROUPS.fullmatch(number)
        else _ZERO.sub("", number.replace(",", ".").lower().removeprefix("v"))
        for number in _NUMBER.findall(text)
    )


def differing_heads(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each head that has as many numbers as the source's, and others.

    A number in words ("fourth") is none, so as many are asked for; order is grammar.
    """
    alike: dict[tuple[Span, str, tuple[str, ...], tuple[str, ...]], list[_Head]] = {}
    spoken = {number for one in catalogue.editions[catalogue.source].sections for number in _numbers(one.title)}
    titles = {section.title for section in catalogue.editions[catalogue.source].sections}
    released = {_version(section.title) for section in catalogue.editions[catalogue.source].sections} - {""}
    for own, theirs in _pairs(catalogue):
        if own.numbers == theirs.numbers:
            continue  # nearly always
        if titles & {own.text, _renumbered(theirs.text, own.text) or own.text}:
            continue  # the source has that very heading elsewhere: days of news that place has paired
        if (version := _version(own.text)) != _version(theirs.text) and version in released:
            continue  # the source tells of that version under another heading: two sections that place has paired
        if any(one.count(".") > 1 and one in spoken for one in {*own.numbers} - {*theirs.numbers}):
            continue  # so it does of a day or a version within a title
        if _in_two_currencies(own.text, theirs.text):
            continue
        ours, others = _without_decades(*_without_months(own.numbers, theirs.numbers))
        ours, others = _without_initials(ours, theirs.text), _without_initials(others, own.text)
        if not ours or len(ours) != len(others) or Counter(ours) == Counter(others):
            continue
        here, there = (
            list((Counter(ours) - Counter(others)).elements()),
            list((Counter(others) - Counter(ours)).elements()),
        )
        alike.setdefault((theirs.span, theirs.text, tuple(here), tuple(there)), []).append(own)
    source = catalogue.editions[catalogue.source]
    runs: dict[tuple[tuple[str, ...], str], list[Violation]] = {}
    for (span, text, *numbers), heads in alike.items():
        place = Location(source.document, span, f'"{text}"')
        said = _differing(source.language, place, (numbers[0], numbers[1]), heads)
        if (count := _count(numbers[0], heads[0])) and _count(numbers[1], heads[0]) == count:
            runs.setdefault((tuple(one.language for one in heads), count), []).append(said)
        else:
            yield said
    yield from map(_counted_on, runs.values())


def _count(numbers: Sequence[str], head: _Head) -> str:
    """Return which count the only number of a head goes on with: "2." for "2.4 Setup", "" for none."""
    if len(numbers) != 1 or not _is_counted(head) or _PLACES.sub("", numbers[0]).strip("."):
        return ""
    return f"{numbers[0].rpartition('.')[0]}."


def _counted_on(run: Sequence[Violation]) -> Violation:
    """Return the one finding of headings of which the first was miscounted, and the others count on."""
    first, *more = run
    if not more:
        return first
    return first._replace(
        message=f"{first.message}, and so on in {len(more)} more heading{'s' * (len(more) > 1)}",
        related=(*first.related, *(Location(one.document, one.span, one.message) for one in more)),
        members=tuple(name for one in run for name in one.members),
    )


def _in_two_currencies(own: str, other: str) -> bool:
    """Tell whether two heads name prices in other currencies each: one for each readers' country."""
    here, there = ({currency for currency, *_ in amounts(text)} for text in (own, other))
    return bool(here) and bool(there) and here.isdisjoint(there)


def _version(title: str) -> str:
    """Return the version that a heading of news begins with ("v1.8.0 - What is new"), "" for none."""
    match = _RELEASE.match(title)
    return match[1] if match else ""


def _without_months(ours: list[str], others: list[str]) -> tuple[list[str], list[str]]:
    """Leave out a year whose month one head says in digits and the other in words: 2026.04 is April 2026."""
    for number in ours + others:
        mine, theirs = (ours, others) if number in ours else (others, ours)
        if (match := _YEAR_AND_MONTH.fullmatch(number)) and match[1] in theirs:
            mine, theirs = _without(mine, number), _without(theirs, match[1])
            ours, others = (mine, theirs) if number in ours else (theirs, mine)
    return ours, others


def _without_decades(ours: list[str], others: list[str]) -> tuple[list[str], list[str]]:
    """Leave out a year that the other head says in its last two digits, or as a century.

    The 70s are the 1970s, and the early 2000s the beginning of the 21st century.
    """
    for year in filter(_YEAR.fullmatch, dict.fromkeys(ours + others)):  # two hundred at most
        mine, theirs = (ours, others) if year in ours else (others, ours)
        names = (year[2:], str(int(year[:2]) + 1)) if year.endswith("00") else (year[2:],)
        name = next((one for one in names if one in theirs), "")
        if name and year not in theirs:
            mine, theirs = _without(mine, year), _without(theirs, name)
            ours, others = (mine, theirs) if year in ours else (theirs, mine)
    return ours, others


def _without_initials(numbers: list[str], other: str) -> list[str]:
    """Return numbers without the letter before them where the ``other`` head says the word: F1, "Formula 1"."""
    return [
        one[1:]
        if one[0].isalpha() and re.search(rf"(?<!\w){one[0]}[^\W\d_]+[ -]{re.escape(one[1:])}(?!\d)", other.lower())
        else one
        for one in numbers
    ]


def _renumbered(title: str, other: str) -> str:
    """Return a title that is a word and a number with the number of ``other``, "" where one is none: "Lesson 3"."""
    both = _WORD_AND_NUMBER.fullmatch(title), _WORD_AND_NUMBER.fullmatch(other)
    return f"{both[0][1]} {both[1][2]}" if both[0] and both[1] else ""


def _without(numbers: list[str], number: str) -> list[str]:
    at = numbers.index(number)
    return numbers[:at] + numbers[at + 1 :]


def _differing(
    source: str, place: Location, numbers: tuple[Sequence[str], Sequence[str]], heads: Sequence[_Head]
) -> Violation:
    """Return the finding of a head whose numbers are not the source's, in one edition or alike in several."""
    first, *more = heads
    here, there = map(listed, map(list, numbers))
    return Violation(
        f'{here} in {listed([one.language for one in heads], 30)}, {there} in {source} ("{first.text}")',
        first.document,
        first.span,
        row="",
        related=(
            *(Location(one.document, one.span, f"and in {one.language}") for one in more),
            place,
        ),
        subject=f"{','.join(numbers[0])}/{','.join(numbers[1])}",
        members=tuple(member(one.language, here) for one in heads),
    )


def _pairs(catalogue: Catalogue) -> Iterator[tuple[_Head, _Head]]:
    """Yield each head of a translation with the source's, where both are there and differ, and some have numbers."""
    source = catalogue.source
    # Editions whose sections are counted otherwise: they lack one, have one more, or the source miscounts its own.
    counted = set(range(len(catalogue.editions))) if _counts_twice(catalogue.editions[source]) else set()
    for section in catalogue.sections:
        here = section.members[source] is not None
        counted.update(e for e, its in enumerate(section.members) if (its is not None) != here)
        if _have_digits([its.title for its in section.members if its and its.heading]):
            heads = [
                _Head(one.document, one.language, trimmed(its.heading.span), its.title) if its and its.heading else None
                for one, its in zip(catalogue.editions, section.members, strict=True)
            ]
            yield from (
                (own, theirs)
                for number, (own, theirs) in _beside(heads, source)
                if not (section.reasons[number] == "place" and _are_others(own, theirs))
                and _depth(own) == _depth(theirs)
                and not (_is_counted(own) and number in counted)
            )
        for table in section.tables:
            if _have_digits([header for its in table.members if its for header in its.headers]):
                yield from _headers(catalogue, table)


def _are_others(own: _Head, theirs: _Head) -> bool:
    """Tell whether two headings that place alone has paired are other ones by what they say.

    Each may be a day, or name things in Latin letters within its own letters, none of which the other one names.
    """
    if _DAY.fullmatch(own.text) and _DAY.fullmatch(theirs.text):
        return True
    names, others = ({*_LATIN.findall(head.text.casefold())} for head in (own, theirs))
    named = [said for head, said in ((own, names), (theirs, others)) if has_own_letters(head.language)]
    return bool(names and others) and any(named) and names.isdisjoint(others)


def _headers(catalogue: Catalogue, table: CatalogueTable) -> Iterator[tuple[_Head, _Head]]:
    """Yield each header of a translation's table with the source's."""
    for column in table.columns:
        cells = [
            _Head(one.document, one.language, cell_span(its.header.cells[at]), its.headers[at].strip())
            if its is not None and at is not None and at < len(its.headers)
            else None
            for one, its, at in zip(catalogue.editions, table.members, column, strict=True)
        ]
        yield from (pair for _, pair in _beside(cells, catalogue.source))


def _have_digits(texts: Iterable[str]) -> bool:
    """Tell whether one of the texts has a number: of most heads none has, and nothing is to be compared."""
    return _PLACES.search("\n".join(texts)) is not None


def _counts_twice(edition: Edition) -> bool:
    """Tell whether two headings of one level have one number of several parts: 5.5 follows 5.6, which follows 5.5."""
    ordinals = [
        (section.level, " ".join(_PLACES.findall(match[0])))
        for section in edition.sections
        if (match := _ORDINAL.search(section.title)) is not None
    ]
    several = [one for one in ordinals if " " in one[1]]
    return len(set(several)) < len(several)


def _is_counted(head: _Head) -> bool:
    return _ORDINAL.search(head.text) is not None


def _depth(head: _Head) -> int:
    """Return how deep a counted head is: 2 of "3.1 Setup", 0 of one that is not counted.

    Where two differ in that, they are two sections, or one of them has an ordinal for a number.
    """
    ordinal = _ORDINAL.search(head.text)
    return len(_PLACES.findall(ordinal[0])) if ordinal else 0


def _beside(heads: list[_Head | None], source: int) -> Iterator[tuple[int, tuple[_Head, _Head]]]:
    theirs = heads[source]
    for number, own in enumerate(heads):
        if theirs is not None and own is not None and number != source and own.text != theirs.text:
            yield number, (own, theirs)
