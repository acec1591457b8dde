"""Equal numbers of two texts that do not say the same: minutes and seconds, below nought and above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.align.blocks.facts import BlockFacts, Fact
from readme_sync.language.numbers import Number
from readme_sync.language.physical_units import are_other_units, physical_unit
from readme_sync.language.time_units import time_unit
from readme_sync.markdown.document import Inline
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.equal_numbers import found_at
from readme_sync.text import Span

_NAME, _SIGNS = 40, 4  # characters before a number
_BOUND = re.compile(r"(>=|<=|≥|≤|⩾|⩽) ?v?\Z")
_BOUNDS = {">=": "least", "≥": "least", "⩾": "least", "<=": "most", "≤": "most", "⩽": "most"}
_RELEASE = re.compile(r"[1-9]\d?\.[1-9]0?")
_NAME_BEFORE = re.compile(r"\b([A-Z][A-Za-z.+#-]+) (?:v|≥|>=)? ?\Z")
_MINUSES = "-\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_SIGN = re.compile(f"[{_MINUSES}<>=≥≤⩾⩽]")
_NEGATIVE = lazy(rf"(?<![\w.,)\]%°℃℉])(?<![\d%°℃℉C] )[{_MINUSES}]\Z")  # no dash of a span: "10 °C -40 °C"
_DEGREES = lazy(r"[ \u00a0]?(?:°|º|℃|℉|degrees|dBm?(?![^\W_]))|[ \u00a0]?(?=[)\]。，、）,;]|\.(?!\d)|\Z)")
_AROUND = 20  # characters in which a word says that a number is below nought
_BELOW = lazy(
    rf"[{_MINUSES}~〜]|min(?:us|o)|moins|menos|meno|mínus|miinus|мину|мінус|μείον|πλην|below|unter|sous|bajo|sotto|abaixo|under"
    r"|零下|负|負|マイナス|氷点下|영하|마이너스|âm|ลบ|eksi|sıfırın|منف|سال|تحت|زیر|מינוס|מתחת|ऋण|माइनस|शून्य",
    re.IGNORECASE,
)
_UNIT = lazy(r"[ \u00a0\u202f]?([A-Za-zµ%]{1,5})(?![^\W_])")
# Signs of units that languages have in common and that stand behind a number.
_COMMON = frozenset(
    "bar psi rpm fps px dpi db hz khz mhz ghz mm cm m km mg g kg ml l ms s min h v w kw mah kb mb gb tb mbps".split()
)
_Found = tuple[Number, Inline]  # a number, and the text it stands in
_Counted = tuple[Number, tuple[str, str]]  # a number, and the unit of time behind it with its word


def said_otherwise(
    ours: Sequence[_Found],
    theirs: Sequence[_Found],
    blocks: Sequence[BlockFacts],
    source: Sequence[BlockFacts],
    languages: tuple[str, str],
) -> Iterator[tuple[Fact, Fact]]:
    """Yield the equal numbers that count something else, name another release or bound another side: nearly none."""
    for own, other in zip(ours, theirs, strict=True):
        if counted := _other_unit(own, other, languages):
            yield _with(counted[0], ours, blocks), _with(counted[1], theirs, source)
        if len(own[0].text) != len(other[0].text) and is_other_release(own, other):
            yield number_fact(own[0], ours, blocks), number_fact(other[0], theirs, source)
        if not _SIGN.search(other[1].plain, max(other[0].start - _SIGNS, 0), other[0].start):
            continue  # nearly always
        if _has_lost_its_minus(own, other):
            fact = number_fact(other[0], theirs, source)
            yield number_fact(own[0], ours, blocks), _bound(fact, "\u2212")
        if signs := _other_bounds(own, other):
            facts = number_fact(own[0], ours, blocks), number_fact(other[0], theirs, source)
            yield _bound(facts[0], signs[0]), _bound(facts[1], signs[1])


def _other_unit(own: _Found, other: _Found, languages: tuple[str, str]) -> tuple[_Counted, _Counted] | None:
    """Return equal numbers with their units where one counts minutes and the other seconds, or grammes and kilos."""
    if other[0].kind != "plain":
        return None
    wanted = time_unit(other[1].plain, other[0].end, languages[1])
    found = time_unit(own[1].plain, own[0].end, languages[0]) if wanted else None
    if wanted:
        return ((own[0], found), (other[0], wanted)) if found and wanted[0] != found[0] else None
    unit = physical_unit(other[1].plain, other[0].end)
    its = physical_unit(own[1].plain, own[0].end) if unit else None
    if unit is None or its is None or not are_other_units(its, unit):
        return None  # nearly always
    return (own[0], (its[2].lower(), its[2])), (other[0], (unit[2].lower(), unit[2]))


def is_other_release(own: _Found, other: _Found) -> bool:
    """Tell whether of two equal numbers behind one name one has a nought more: Python 3.10 is not Python 3.1."""
    if not all(map(_RELEASE.fullmatch, (own[0].text, other[0].text))):
        return False
    return have_one_name(own, other)


def have_one_name(own: _Found, other: _Found) -> bool:
    """Tell whether two numbers stand right behind one name: "Loom 3", "Loom 4"."""
    names = [
        _NAME_BEFORE.search(inline.plain[max(number.start - _NAME, 0) : number.start])
        for number, inline in (own, other)
    ]
    return names[0] is not None and names[1] is not None and names[0][1] == names[1][1]


def _other_bounds(own: _Found, other: _Found) -> tuple[str, str] | None:
    """Return the signs of two equal numbers where one is the least and the other the most: ``>= 3.8``, ``<= 3.8``."""
    signs = []
    for number, inline in (own, other):
        before = inline.plain[max(number.start - _SIGNS, 0) : number.start]
        if not (sign := _BOUND.search(before)):
            return None  # nearly always
        signs.append(sign[1])
    return (signs[0], signs[1]) if _BOUNDS[signs[0]] != _BOUNDS[signs[1]] else None


def _bound(fact: Fact, sign: str) -> Fact:
    return fact._replace(key=f"{sign}{fact.key}", shown=f"{sign} {fact.shown}".replace("\u2212 ", "\u2212"))


def _with(counted: _Counted, found: Sequence[_Found], blocks: Sequence[BlockFacts]) -> Fact:
    number, (unit, word) = counted
    fact = number_fact(number, found, blocks)
    return fact._replace(key=f"{fact.key} {unit}", shown=f"{fact.shown} {word}")


def _has_lost_its_minus(own: _Found, other: _Found) -> bool:
    """Tell whether the source's number is below nought and the translation's is not, nor says so in words."""
    number, inline = other
    if number.kind != "plain" or not _NEGATIVE.search(inline.plain[max(number.start - 3, 0) : number.start]):
        return False  # nearly always
    text, start, end = own[1].plain, own[0].start, own[0].end
    if not _DEGREES.match(inline.plain, number.end):
        return False
    return not _BELOW.search(text[max(start - _AROUND, 0) : start] + " " + text[end : end + _AROUND])


def exchanged(
    ours: Sequence[_Found], theirs: Sequence[_Found], blocks: Sequence[BlockFacts], source: Sequence[BlockFacts]
) -> Iterator[tuple[Fact, Fact]]:
    """Yield two numbers that have changed places: "12 l at 45 bar" is no "45 l at 12 bar".

    The sign of a unit says it, which both languages have and which stands once in each text.
    """
    here, there = _by_unit(ours), _by_unit(theirs)
    said = [one.value for one, _ in theirs]
    for unit, other in there.items():
        own = here.get(unit)
        if own is None or own.value == other.value or said.count(own.value) != 1 or said.count(other.value) != 1:
            continue
        yield number_fact(own, ours, blocks), number_fact(other, theirs, source)
        return  # the other of both follows from it


def _by_unit(found: Sequence[_Found]) -> dict[str, Number]:
    """Return the numbers of a text by the unit behind them, of units that stand there once."""
    units = [((_UNIT.match(inline.plain, number.end) or " ")[0].strip().lower(), number) for number, inline in found]
    times = Counter(unit for unit, _ in units)
    return {unit: number for unit, number in units if unit in _COMMON and times[unit] == 1 and number.kind == "plain"}


def number_fact(number: Number, found: Sequence[_Found], blocks: Sequence[BlockFacts]) -> Fact:
    """Return a number of blocks as a fact; ``found`` are all of their numbers, each with the text it stands in."""
    home = found_at(number, found)[1]
    facts = next(facts for facts in blocks if home in facts.block.inlines)
    return Fact("number", str(number.value), number.text.strip(), Span(facts.block.span.start, facts.block.span.start))
