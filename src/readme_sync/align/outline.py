"""What a section shows that no translation changes: the sign or number of its heading, its code, its lists."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import Protocol

from readme_sync.align.grid import FIRST_EMOJI, FIRST_SIGN, LAST_SIGN, neutral_text
from readme_sync.align.numbering import number
from readme_sync.align.small_facts import MAIL
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.section_titles import are_apart, subject
from readme_sync.regex import lazy
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_SHORTCODE = re.compile(r"\s*:([a-z0-9_+-]+):")
_TELLING_CELLS = 2  # cells with a digit or sign that make a row known by them
_MOST_ROWS = 50  # of a table; more add nothing to what is known
_MOST_CODE = 20  # blocks of a section; more add nothing to what is known
_COMMENT = lazy(r"(?<!\S)(?:#|//)(?!\S).*")  # of a command: translated, so it tells nothing
_EXAMPLE = lazy(r"@(?:[a-z0-9-]+\.)*(?:example|exemple|ejemplo|exemplo|beispiel|domain)\.[a-z]+$")


class Shape(NamedTuple):
    """How much a section holds of what a translation neither adds nor leaves out lightly."""

    code: int
    entries: int
    images: int


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


class Outline:
    """The shapes of an edition's sections, read when the first is asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def shapes(self) -> list[Shape]:
        """The shape of each section."""
        document = self._edition.document
        code = self._counts(document.code_blocks)
        lists = [0] * len(self._edition.sections)
        for block in document.lists:
            lists[self._section(block.span.start)] += len(block.items)
        images = self._counts([link for link in document.links if link.kind in ("image", "html-image")])
        return [Shape(*counts) for counts in zip(code, lists, images, strict=True)]

    @cached_property
    def code(self) -> list[list[str]]:
        """What the code blocks of each section say, without comments where there is more."""
        found: list[list[str]] = [[] for _ in self._edition.sections]
        for block in self._edition.document.code_blocks:
            home = found[self._section(block.span.start)]
            if len(home) < _MOST_CODE:
                home.append(_bare(block.content))
        return found

    @cached_property
    def commands(self) -> list[list[str]]:
        """The code of several words that the texts of each section say: ``loom weave --fast``."""
        found: list[list[str]] = [[] for _ in self._edition.sections]
        for paragraph in self._edition.document.paragraphs:
            for code in paragraph.inline.code:
                if " " in code.text and code.text.isascii():
                    home = found[self._section(paragraph.span.start)]
                    if len(home) < _MOST_CODE:
                        home.append(" ".join(code.text.split()))
        return found

    def mails(self, section: Section) -> list[str]:
        """Return the mail addresses that a section says, in small letters, without those of examples."""
        text = self._edition.document.text
        start, end = section.span
        if text.find("@", start, end) < 0:
            return []
        found = [address.lower() for address in MAIL.findall(text, start, end)]
        return [address for address in found if _EXAMPLE.search(address) is None]

    @cached_property
    def _starts(self) -> list[int]:
        return [section.span.start for section in self._edition.sections]

    def _section(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _counts(self, blocks: Iterable[_Placed]) -> list[int]:
        counts = [0] * len(self._edition.sections)
        for block in blocks:
            counts[self._section(block.span.start)] += 1
        return counts


def _bare(content: str) -> str:
    """Return what a code block says on one line, without comments: a command and what a translator says of it."""
    if "# " in content or "// " in content:
        return " ".join(_COMMENT.sub("", content).split()) or " ".join(content.split())
    return " ".join(content.split())


@lru_cache(maxsize=4096)
def sign(title: str) -> str:
    """Return the emoji or other sign at the head of a title, else at its end; "" where there is none."""
    if found := _SHORTCODE.match(title):
        return found[1]
    text = title.strip()
    head = "".join(takewhile(_is_sign, text))
    return (head or "".join(takewhile(_is_sign, reversed(text)))).replace("\ufe0f", "")


def _is_sign(character: str) -> bool:
    return FIRST_SIGN <= character <= LAST_SIGN or character >= FIRST_EMOJI or character in "\u200d\ufe0f"


def _are_one_sign(left: str, right: str) -> bool:
    """Tell whether two signs are one, be it by its name in one of them: ``:bulb:`` is 💡, an electric light bulb."""
    if left == right or not left or not right or left.isascii() == right.isascii():
        return left == right
    shortcode, emoji = (left, right) if left.isascii() else (right, left)
    words = frozenset(unicodedata.name(emoji[0], "").lower().split())
    return not words.isdisjoint(shortcode.replace("-", "_").split("_"))


def _unlike(left: str, right: str) -> float:
    """Return what two signs say that are not the same; of a shortcode nobody knows which emoji it is."""
    if left and right:
        return -2.0 if left.isascii() == right.isascii() else 0.0
    return -0.4


def marks(section: Section, code: Iterable[str], is_bare: bool) -> dict[str, float]:
    """Return what may be unique to a section beside its links and words, with its weight.

    ``is_bare`` tells that nothing stands between its heading and the next one.
    """
    tokens: dict[str, float] = {}
    if own := sign(section.title):
        tokens[f"sign:{own}"] = 3.0
    if own := number(section.title):
        tokens[f"number:{section.level} {own}"] = 0.6  # a section that was put in shifts those that follow
    if own := subject(section.title):
        tokens[f"subject:{section.level} {own}"] = 1.0
        if not is_bare:  # what stands over other sections alone has nothing that one of them has
            tokens[f"subject:{own}"] = 1.0
    for text in code:
        tokens[f"code:{text}"] = 1.5
    for table in section.tables:
        for row in table.rows[:_MOST_ROWS]:
            cells = [neutral_text(cell.inline.plain) for cell in row.cells[1:]]
            if sum(map(bool, cells)) >= _TELLING_CELLS:
                tokens[f"row:{' '.join(filter(None, cells))}"] = 1.0
    return tokens


def shape_likeness(a: Section, a_shape: Shape, b: Section, b_shape: Shape, *, counted: bool = True) -> float:
    """Return what the marks and shapes of two sections say of their being the same, from about -3 to 3.

    ``counted`` tells whether the numbers of their titles mean the same.
    """
    likeness = 0.0
    left, right = sign(a.title), sign(b.title)
    if left or right:
        likeness += 1.5 if _are_one_sign(left, right) else _unlike(left, right)
    left, right = number(a.title), number(b.title)
    if counted and left and right:
        likeness += 0.8 if left == right else -0.3
    left, right = subject(a.title), subject(b.title)
    if left and right:
        # Translators choose titles freely: the place may weigh more.
        likeness += 1.5 if left == right else -0.7 if are_apart(left, right) else 0.0
    for one, other in zip(a_shape, b_shape, strict=True):
        if one or other:
            likeness += 0.3 if one == other else 0.0 if one and other else -0.2
    return likeness
