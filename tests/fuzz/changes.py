"""One change to the facts or rows of one edition, and exactly the findings that it must lead to."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from random import Random

from tests.fuzz.frames import (
    anchor_twice,
    character_lost,
    column_deleted,
    contents_broken,
    merge_left_open,
    note_lost,
    note_on_the_neighbour,
    note_twice,
    note_undefined,
    note_unused,
    section_deleted,
    sections_swapped,
    table_deleted,
    text_garbled,
    text_twice,
)
from tests.fuzz.made import LANGUAGES, LICENCES, Book, Entry, Part, amount
from tests.fuzz.wanted import Change, Wanted

_FIRST = next(language for language in LANGUAGES if language != "ja")  # where what several lack is reported


def _some(random: Random, book: Book) -> Entry:
    return random.choice(book.rows())


def _other_digit(random: Random, digit: str) -> str:
    return random.choice([c for c in "123456789" if c != digit])


def context_digit(random: Random, book: Book) -> Sequence[Wanted]:
    """A digit of a context length, in a cell of nothing else."""
    row = _some(random, book)
    digits = list(str(row.context))
    at = random.randrange(len(digits))
    digits[at] = _other_digit(random, digits[at])
    row.context = int("".join(digits))
    return [Wanted("RS409", book.language, row.name)]


def token_digit(random: Random, book: Book) -> Sequence[Wanted]:
    """The first digit of a count within a phrase, in each language's notation."""
    row = _some(random, book)
    digits = str(row.tokens)
    row.tokens = int(_other_digit(random, digits[0]) + digits[1:])
    return [Wanted("RS409", book.language, row.name)]


def repository(random: Random, book: Book) -> Sequence[Wanted]:
    """One letter of a Hub repository's owner."""
    row = _some(random, book)
    at = random.randrange(len(row.variants))
    label, repo = row.variants[at]
    row.variants[at] = (label, f"x{repo}")
    return [Wanted("RS407", book.language, row.name)]


def variant_lost(random: Random, book: Book) -> Sequence[Wanted] | None:
    """A variant that one edition does not list. Its label has a size, which is a number that is missing too.

    Unless the row has so many tokens: then the number is there.
    """
    rows = [row for row in book.rows() if len(row.variants) > 1]
    if not rows:
        return None
    row = random.choice(rows)
    label, _ = row.variants.pop(random.randrange(len(row.variants)))
    repositories = Wanted("RS407", book.language, row.name)
    if label.lower() == amount(row.tokens, "en").lower():
        return [repositories]
    return [repositories, Wanted("RS409", book.language, row.name)]


def licence(random: Random, book: Book) -> Sequence[Wanted]:
    """Another licence."""
    row = _some(random, book)
    row.licence = random.choice([name for name in LICENCES if name != row.licence])
    return [Wanted("RS415", book.language, row.name)]


def bold_sizes(random: Random, book: Book) -> Sequence[Wanted]:
    """Bold taken from the sizes, or given to them."""
    row = _some(random, book)
    row.bold_size = not row.bold_size
    return [Wanted("RS410", book.language, row.name)]


def bold_context(random: Random, book: Book) -> Sequence[Wanted]:
    """Bold taken from the context length, or given to it."""
    row = _some(random, book)
    row.bold_context = not row.bold_context
    return [Wanted("RS410", book.language, row.name)]


def page_slip(random: Random, book: Book) -> Sequence[Wanted]:
    """One letter of another link than to the Hub: a slip, in the source too."""
    row = _some(random, book)
    row.page = row.page.replace("-lab.", "-lob.")
    return [Wanted("RS408", book.language, row.name)]


def other_page(random: Random, book: Book) -> Sequence[Wanted]:
    """A wholly different page. In the source it is the translators' choice of page (DESIGN 3.5): no drift."""
    row = _some(random, book)
    row.page = "https://press.example.org/articles/on-the-new-model-of-the-year"
    return [] if book.language == "ja" else [Wanted("RS408", book.language, row.name)]


def row_deleted(random: Random, book: Book) -> Sequence[Wanted]:
    """A row is deleted; the footnote that stood on it is then unused, which is the same fact."""
    part = random.choice(book.parts)
    row = part.rows.pop(random.randrange(len(part.rows)))
    return [Wanted("RS404", book.language, row.name)]


def row_added(random: Random, book: Book) -> Sequence[Wanted]:
    """A row that no other edition has: extra in a translation; in the source, missing in both others, said once."""
    part = random.choice(book.parts)
    links = "https://quetzal.example.com/1", [("9b", "quetzal/quetzal-9b")]
    row = Entry("Quetzal", *links, False, 1024, 11 * 10**9, False, 0, 0, "MIT")
    part.rows.insert(random.randrange(len(part.rows) + 1), row)
    if book.language == "ja":
        return [Wanted("RS404", _FIRST, row.name)]
    return [Wanted("RS405", book.language, row.name)]


def rows_swapped(random: Random, book: Book) -> Sequence[Wanted] | None:
    """Two neighbours change places: one of them has moved, and either may be named."""
    parts = [part for part in book.parts if len(part.rows) > 1]
    if not parts:
        return None
    part = random.choice(parts)
    at = random.randrange(len(part.rows) - 1)
    part.rows[at], part.rows[at + 1] = part.rows[at + 1], part.rows[at]
    return [Wanted("RS406", book.language, f"{part.rows[at].name}|{part.rows[at + 1].name}")]


def row_moved(random: Random, book: Book) -> Sequence[Wanted] | None:
    """A row goes from one end of a table to the other: it alone has moved."""
    parts = [part for part in book.parts if len(part.rows) > 2]
    if not parts:
        return None
    part = random.choice(parts)
    row = part.rows.pop(0)
    part.rows.append(row)
    return [Wanted("RS406", book.language, row.name)]


def row_moved_and_another_deleted(random: Random, book: Book) -> Sequence[Wanted] | None:
    """Both at once, in one table."""
    parts = [part for part in book.parts if len(part.rows) > 3]
    if not parts:
        return None
    part = random.choice(parts)
    moved, gone = part.rows.pop(0), part.rows.pop(random.randrange(len(part.rows)))
    part.rows.append(moved)
    return [Wanted("RS404", book.language, gone.name), Wanted("RS406", book.language, moved.name)]


def row_twice(random: Random, book: Book) -> Sequence[Wanted]:
    """A row is copied within its table: the same entry twice, and one row more than the others have."""
    part: Part = random.choice(book.parts)
    row = random.choice(part.rows)
    copy = deepcopy(row)
    part.rows.append(copy)
    if book.language == "ja":
        return [Wanted("RS103", "ja", row.name), Wanted("RS404", _FIRST, row.name)]
    return [Wanted("RS103", book.language, row.name), Wanted("RS405", book.language, row.name)]


CHANGES: tuple[Change, ...] = (
    context_digit, token_digit, repository, variant_lost, licence, bold_sizes, bold_context, page_slip, other_page,
    row_deleted, row_added, rows_swapped, row_moved, row_moved_and_another_deleted, row_twice,
    note_undefined, note_unused, note_twice, note_on_the_neighbour, note_lost,
    section_deleted, sections_swapped, column_deleted, table_deleted, anchor_twice, contents_broken,
    character_lost, text_garbled, merge_left_open, text_twice,
)  # fmt: skip
