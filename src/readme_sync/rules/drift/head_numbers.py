"""Numbers in the headings of sections and the headers of columns: "Tool 2.2" where the source says "Tool 2.3"."""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.markdown.document import Document
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span, listed, trimmed
from readme_sync.text import Span

_ORDINAL = re.compile(r"^\W*\d+(?:\.\d+)*[.):、．]?\s")  # "10. Licence", "2.1 Setup"
_NUMBER = re.compile(r"(?<![^\W_])[A-Za-z]?\d+(?:[.,]\d+)*(?!\s?[\d万億亿만억])")


class _Head(NamedTuple):
    """One heading or header: where it stands, and what it says."""

    document: Document
    language: str
    span: Span
    text: str

    @property
    def numbers(self) -> list[str]:
        """Its numbers, as they are compared."""
        return [number.replace(",", ".").lower() for number in _NUMBER.findall(self.text)]


def differing_heads(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each head that has as many numbers as the source's, and others.

    A number in words ("fourth") is none, so as many are asked for; order is grammar.
    """
    for own, theirs in _pairs(catalogue):
        ours, others = own.numbers, theirs.numbers
        if not ours or len(ours) != len(others) or Counter(ours) == Counter(others):
            continue
        here, there = (
            list((Counter(ours) - Counter(others)).elements()),
            list((Counter(others) - Counter(ours)).elements()),
        )
        yield Violation(
            f'{listed(here)} in {own.language}, {listed(there)} in {theirs.language} ("{own.text}")',
            own.document,
            own.span,
            row="",
            related=(Location(theirs.document, theirs.span, f'"{theirs.text}"'),),
            subject=f"{','.join(here)}/{','.join(there)}",
            members=(member(own.language, listed(here)),),
        )


def _pairs(catalogue: Catalogue) -> Iterator[tuple[_Head, _Head]]:
    """Yield each head of a translation with the source's, where both are there and differ."""
    source = catalogue.source
    counted: set[int] = set()  # editions whose sections are counted otherwise, since they lack one or have one more
    for section in catalogue.sections:
        here = section.members[source] is not None
        counted.update(e for e, its in enumerate(section.members) if (its is not None) != here)
        heads = [
            _Head(one.document, one.language, trimmed(its.heading.span), its.title) if its and its.heading else None
            for one, its in zip(catalogue.editions, section.members, strict=True)
        ]
        yield from (
            (own, theirs)
            for number, (own, theirs) in _beside(heads, source)
            if number not in counted or _ORDINAL.sub("", own.text) == own.text
        )
        for table in section.tables:
            for column in table.columns:
                cells = [
                    _Head(one.document, one.language, cell_span(its.header.cells[at]), its.headers[at].strip())
                    if its is not None and at is not None and at < len(its.headers)
                    else None
                    for one, its, at in zip(catalogue.editions, table.members, column, strict=True)
                ]
                yield from (pair for _, pair in _beside(cells, source))


def _beside(heads: list[_Head | None], source: int) -> Iterator[tuple[int, tuple[_Head, _Head]]]:
    theirs = heads[source]
    for number, own in enumerate(heads):
        if theirs is not None and own is not None and number != source and own.text != theirs.text:
            yield number, (own, theirs)
