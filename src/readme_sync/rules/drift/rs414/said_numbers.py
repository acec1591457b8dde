"""Numbers in the comments of two code blocks, or in lines of text that are translated: "wait 10 s", "attends 20 s"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from readme_sync.align.facts import unmatched
from readme_sync.language.calendars import are_one_year
from readme_sync.language.measures import are_one_measure
from readme_sync.language.number_names import said_in_words
from readme_sync.language.numbers import Number, numbers
from readme_sync.language.time_units import time_unit
from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.drift.rs414.syntax import is_prose, language, marks
from readme_sync.values import NamedTuple

_KINDS = frozenset(("plain", "quantity", "version"))  # a day is often that of the writer
_STEP = re.compile(r"\W*\d+[.)、:：]?\s")  # a comment that counts the steps of an example
_TIME = re.compile(r"\d:\d\d")
_DIGITS = re.compile(r"\d")
_LONGEST = 400  # characters of a comment or a line


class SaidNumber(NamedTuple):
    """A number of a translation's comment, the source's, and the line that it stands in."""

    own: str
    other: str
    line: str


def other_numbers(own: CodeBlock, other: CodeBlock, languages: tuple[str, str]) -> Iterator[SaidNumber]:
    """Yield each number that the comments of a block say otherwise than the source's, in ``languages`` (its last).

    Both have as many comments, or lines where they are text, and both comments as many numbers: all but one are equal.
    """
    kind = language(own.info)
    if kind != language(other.info) or not _DIGITS.search(own.content):
        return
    mine, theirs = (_texts(block, kind) for block in (own, other))
    if len(mine) != len(theirs):
        return
    for ours, its in zip(mine, theirs, strict=True):
        if (
            ours != its
            and max(len(ours), len(its)) <= _LONGEST
            and (pair := _apart(ours, its, languages))
            and not (is_prose(kind) and _is_measured(pair[0], ours, languages[0]))
        ):
            yield SaidNumber(pair[0].text.strip(), pair[1].text.strip(), ours.strip())


def _texts(block: CodeBlock, kind: str) -> list[str]:
    if is_prose(kind):
        return block.content.split("\n")
    return [match[0] for match in marks(kind).finditer(block.content) if match["comment"] is not None]


def _is_measured(number: Number, text: str, language: str) -> bool:
    """Tell whether a number is what a program has measured: it says another one each time."""
    is_alone = len(numbers(text, language)) == 1
    return (
        is_alone or number.precision < 1 or number.kind != "plain" or time_unit(text, number.end, language) is not None
    )


def _apart(own: str, other: str, languages: tuple[str, str]) -> tuple[Number, Number] | None:
    """Return the only two numbers of two texts that differ, where nothing says that they are one."""
    if _DIGITS.sub("", own) == _DIGITS.sub("", other) or _TIME.search(own) or _TIME.search(other):
        return None  # what a program says, which was run again
    ours, theirs = numbers(own, languages[0]), numbers(other, languages[1])
    if len(ours) != len(theirs) or not ours:
        return None
    mine, wanted = unmatched(ours, theirs)
    if len(mine) != 1 or len(wanted) != 1:
        return None
    number, its = mine[0], wanted[0]
    if number.kind != its.kind or number.unit != its.unit or number.kind not in _KINDS:
        return None
    if any((step := _STEP.match(text)) and step.end() > one.start for text, one in ((own, number), (other, its))):
        return None
    units = time_unit(own, number.end, languages[0]), time_unit(other, its.end, languages[1])
    if units[0] and units[1] and units[0][0] != units[1][0]:
        return None
    if number.value in said_in_words(other, languages[1]) or its.value in said_in_words(own, languages[0]):
        return None
    is_one = are_one_year(number, its, languages) or are_one_measure(number, own, its, other)
    return None if is_one else (number, its)
