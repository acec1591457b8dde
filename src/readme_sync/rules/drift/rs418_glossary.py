"""A term of the glossary is not translated as the glossary says.

One concept has one name in each language, so that a reader can look for it: 不明 is "Undisclosed" and nothing else.
Where the source's cell has a term, each translation's cell must have its own, as often and letter by letter; and a
translation must not have it where the source does not.

The rule is off until `terms` gives a table for each term, with a text, or a list of texts that are all right, for each
language. `{}` stands for any words in that place: `Individual ({})`. A term inside a longer word does not count: 不明
in 研究室不明, "public" in "publication". Where two terms overlap, the longer one counts. What the source itself writes
in the translation's words (the title of a paper) is left as it is.

## Bad

```options
[[terms]]
ja = "不明"
en = "Undisclosed"

[[terms]]
ja = "個人 ({})"
en = "Individual ({})"
```

```markdown ja
| モデル | データ | 開発元 |
|---|---|---|
| A | 不明 | 個人 (山田) |
| B | 不明 | 企業 |
```

```markdown en
| Model | Data | Developer |
|---|---|---|
| A | Undisclosed | Yamada (individual) |
| B | Unknown | A company |
```

## Good

```options
[[terms]]
ja = "不明"
en = ["Undisclosed", "undisclosed"]

[[terms]]
ja = "個人 ({})"
en = "Individual ({})"
```

```markdown ja
| モデル | データ | 開発元 |
|---|---|---|
| A | 不明 | 個人 ([山田](https://example.org/yamada)) |
| B | 一部は不明 | 企業 |
```

```markdown en
| Model | Data | Developer |
|---|---|---|
| A | Undisclosed | Individual ([Yamada](https://example.org/yamada)) |
| B | undisclosed in part | A company |
```

## How to fix it

Write the glossary's term or, where another one is right too, add it to the glossary.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readme_sync.align.catalogue import Catalogue, CatalogueRow, CatalogueTable
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import Cell
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import cell_span, present, shorten
from readme_sync.settings.options import Option
from readme_sync.values import NamedTuple

SEVERITY = "warning"
ENABLED = False
OPTIONS = {"terms": Option("tables", "a list of tables, each a term in every language", required=True, checks=True)}


_NONE: Counter[int] = Counter()  # never written to


class _Words(NamedTuple):
    """The glossary in one language: a pattern for all terms, and which term each group of it belongs to.

    ``marks`` holds a word of each term: a text with none of them, as most are, needs no pattern.
    """

    marks: tuple[str, ...]
    pattern: re.Pattern[str]
    terms: tuple[int, ...]
    written: Mapping[int, tuple[str, ...]]


def check(catalogue: Catalogue, options: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the cells of translations in which a term is missing, or stands without the source's."""
    glossaries = [_words(edition, options.get("terms", ())) for edition in catalogue.editions]
    if glossaries[catalogue.source] is None:
        return
    for section, table in catalogue.tables():
        for row in table.rows:
            for column, places in enumerate(table.columns):
                cells = [_cell(row, places, e) for e in range(len(places))]
                for e, own, words, term in _wrong(cells, glossaries, catalogue.source):
                    yield _violation(catalogue, table, column, cells, e, (own, words, term), section.key)


def _wrong(
    cells: Sequence[Cell | None], glossaries: Sequence[_Words | None], source: int
) -> Iterator[tuple[int, _Words, _Words, int]]:
    """Yield each edition whose cell says a term otherwise, with the source's glossary, its own, and the term."""
    own, there = glossaries[source], cells[source]
    if own is None or there is None:
        return
    said = _count(there, own)
    for e, (cell, words) in enumerate(zip(cells, glossaries, strict=True)):
        if cell is not None and words is not None and e != source:
            for term in _differing(said, _count(there, words), _count(cell, words), own, words):
                yield e, own, words, term


def _words(edition: Edition, terms: Sequence[Mapping[str, Any]]) -> _Words | None:
    """Return the terms that ``terms`` give for the edition's language, the longest first."""
    written: dict[int, tuple[str, ...]] = {}
    for number, term in enumerate(terms):
        texts = term.get(edition.language, ())
        if texts:
            written[number] = (texts,) if isinstance(texts, str) else tuple(texts)
    ordered = sorted(((text, n) for n, texts in written.items() for text in texts), key=lambda item: -len(item[0]))
    if not ordered:
        return None
    return _Words(
        tuple({max(text.replace("{}", " ").split() or [""], key=len) for text, _ in ordered}),
        re.compile("|".join(f"({_expression(text)})" for text, _ in ordered)),
        tuple(number for _, number in ordered),
        written,
    )


def _expression(text: str) -> str:
    """Return the expression for a term: white space may be of any kind, ``{}`` any words with balanced brackets."""
    parts = [r"\s+".join(map(re.escape, part.split(" "))) for part in text.split("{}")]
    return r"(?:[^()\n]|\([^()\n]*\))+?".join(parts)


def _cell(row: CatalogueRow, places: Sequence[int | None], edition: int) -> Cell | None:
    member, place = row.members[edition], places[edition]
    return member.cells[place] if member is not None and place is not None and place < len(member.cells) else None


def _count(cell: Cell | None, words: _Words) -> Counter[int]:
    text = cell.inline.plain if cell is not None else ""
    if not any(mark in text for mark in words.marks):
        return _NONE
    return Counter(
        words.terms[match.lastindex - 1]
        for match in words.pattern.finditer(text)
        if match.lastindex and not _inside_word(text, *match.span())
    )


def _inside_word(text: str, start: int, end: int) -> bool:
    return _joined(text[start - 1 : start], text[start]) or _joined(text[end - 1], text[end : end + 1])


def _joined(left: str, right: str) -> bool:
    """Tell whether two neighbouring characters belong to one word: letters of one script."""
    return left.isalnum() and right.isalnum() and _script(left) == _script(right)


def _script(character: str) -> str:
    if character.isascii():
        return "LATIN"
    name = unicodedata.name(character, "")
    return name.partition("-" if name.startswith("CJK") else " ")[0]


def _differing(said: Counter[int], kept: Counter[int], here: Counter[int], own: _Words, words: _Words) -> Iterator[int]:
    """Yield the terms that a translation has more or less often than the source says them.

    ``kept`` counts the translation's words in the source's cell, which stay as they are: "Undisclosed" in a title.
    """
    for term in sorted({*said, *kept, *here} & own.written.keys() & words.written.keys()):
        names = 0 if set(own.written[term]) & set(words.written[term]) else kept[term]
        if here[term] != said[term] + names:
            yield term


def _violation(
    catalogue: Catalogue,
    table: CatalogueTable,
    column: int,
    cells: Sequence[Cell | None],
    edition: int,
    term: tuple[_Words, _Words, int],
    section: str,
) -> Violation:
    own, words, number = term
    here, source = catalogue.editions[edition], catalogue.editions[catalogue.source]
    cell, there = present(cells, edition), present(cells, catalogue.source)
    wanted, theirs = (" or ".join(f'"{shorten(text, 30)}"' for text in one.written[number]) for one in (words, own))
    said, found = _count(there, own)[number], _count(cell, words)[number]
    if found < said:
        message = f"{theirs} of {source.language} is {wanted} in {here.language}, and this cell does not say so"
    else:
        message = f"{wanted} stands for {theirs}, which {source.language} does not say here"
    if said and found:
        message += f" ({said} times in {source.language}, {found} here)"
    member, place = table.members[edition], table.columns[column][edition]
    return Violation(
        message,
        here.document,
        cell_span(cell),
        section=section,
        column_name=(member.headers[place] or None) if member is not None and place is not None else None,
        related=(Location(source.document, cell_span(there), f"{source.language} has it like this"),),
        values=tuple((e.language, c.raw) for e, c in zip(catalogue.editions, cells, strict=True) if c is not None),
        subject=f"{number}/{wanted}",
    )
