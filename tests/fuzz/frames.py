"""One change to the footnotes, sections, tables or anchors of one edition, and the findings that it must lead to."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from tests.fuzz.made import PROSE, Book
from tests.fuzz.wanted import Wanted


def note_undefined(random: Random, book: Book) -> Sequence[Wanted]:
    """Running text refers to a footnote that is not there."""
    book.prose.append(f"GPU, CPU.[^{random.randint(50, 90)}]")
    return [Wanted("RS201", book.language)]


def note_unused(random: Random, book: Book) -> Sequence[Wanted]:
    """A footnote that nothing refers to."""
    book.notes.append(str(random.randint(50, 90)))
    return [Wanted("RS202", book.language)]


def note_twice(random: Random, book: Book) -> Sequence[Wanted]:
    """A footnote that is defined twice."""
    book.notes.append(random.choice(book.notes))
    return [Wanted("RS203", book.language)]


def note_on_the_neighbour(random: Random, book: Book) -> Sequence[Wanted] | None:
    """A footnote slips to the next row."""
    for part in random.sample(book.parts, len(book.parts)):
        for row, after in zip(part.rows, part.rows[1:], strict=False):
            if row.note and not after.note:
                row.note, after.note = "", row.note
                return [Wanted("RS411", book.language, after.name)]
    return None


def note_lost(random: Random, book: Book) -> Sequence[Wanted]:
    """A reference is deleted; its definition, now unused, is the same fact."""
    row = random.choice([row for row in book.rows() if row.note])
    row.note = ""
    return [Wanted("RS411", book.language, row.name)]


def section_deleted(random: Random, book: Book) -> Sequence[Wanted] | None:
    """A section goes with its rows and its line in the table of contents."""
    if len(book.parts) < 2:
        return None
    at = random.randrange(len(book.parts))
    del book.parts[at], book.contents[at]
    return [Wanted("RS401", book.language)]


def sections_swapped(random: Random, book: Book) -> Sequence[Wanted] | None:
    """Two neighbouring sections change places, in the table of contents too."""
    if len(book.parts) < 2:
        return None
    at = random.randrange(len(book.parts) - 1)
    book.parts[at : at + 2] = reversed(book.parts[at : at + 2])
    book.contents[at : at + 2] = reversed(book.contents[at : at + 2])
    return [Wanted("RS402", book.language)]


def column_deleted(random: Random, book: Book) -> Sequence[Wanted] | None:
    """A column goes. (The last one holds the footnotes, which would then be unused: the same fact.)

    Another section must show which headers stand for each other: cells in words alone do not tell.
    """
    if len(book.parts) < 2:
        return None
    part = random.choice(book.parts)
    part.columns.pop(random.randrange(1, len(part.columns)))
    return [Wanted("RS403", book.language)]


def table_deleted(random: Random, book: Book) -> Sequence[Wanted]:
    """A section keeps its heading and loses its table."""
    random.choice(book.parts).table = False
    return [Wanted("RS403", book.language)]


def anchor_twice(random: Random, book: Book) -> Sequence[Wanted]:
    """An anchor's name is given again, in running text."""
    _, name = random.choice(book.contents)
    book.prose.append(f'GPU <a id="{name}"></a> CPU.')
    return [Wanted("RS302", book.language)]


def contents_broken(random: Random, book: Book) -> Sequence[Wanted]:
    """A line of the table of contents leads nowhere."""
    at = random.randrange(len(book.contents))
    title, name = book.contents[at]
    book.contents[at] = (title, f"{name}-x")
    return [Wanted("RS301", book.language)]


def character_lost(random: Random, book: Book) -> Sequence[Wanted]:
    """A character of a word, or the sign at the head of a text, was lost."""
    book.prose.append(random.choice(("GPU, CP\ufffd.", "\ufffd GPU, CPU.", "GPU\ufffd\ufffd, CPU.")))
    return [Wanted("RS113", book.language)]


def text_garbled(random: Random, book: Book) -> Sequence[Wanted]:
    """A character was read in another encoding than it was written in."""
    book.prose.append(f"GPU{random.choice('é—’🚀').encode().decode('cp1252')} CPU.")
    return [Wanted("RS113", book.language)]


def merge_left_open(random: Random, book: Book) -> Sequence[Wanted]:
    """A merge has left one of its marks, or both."""
    book.prose += random.choice((["<<<<<<< HEAD"], [">>>>>>> main"], ["<<<<<<< HEAD", ">>>>>>> main"]))
    return [Wanted("RS113", book.language)]


def text_twice(_random: Random, book: Book) -> Sequence[Wanted]:
    """A paragraph was pasted twice."""
    book.prose[:0] = ["", PROSE[book.language]]
    return [Wanted("RS103", book.language)]
