"""The words of a section that a translation leaves as they are: names, commands, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from readme_sync.editions.edition import Edition, Section

_BLANKED = bytes(byte if chr(byte).isalnum() or byte == 0x5F else 0x20 for byte in range(128)) + b" " * 128
_SHORTEST, _NUMBER = 3, 2  # letters of a word, digits of a number
_MOST = 100_000  # characters of a section; more say nothing new
_COMMON = 0.25  # a word of more than this share of an edition's sections tells none of them from another

_MARKUP = frozenset(("http", "https", "www", "com", "org", "net", "github", "html", "href", "img", "src", "alt", "div"))


class SectionWords:
    """The Latin words of every section of an edition, read when the first is asked for."""

    def __init__(self, edition: Edition) -> None:
        self._sections = edition.sections
        self._text = edition.document.text
        self._known: dict[int, frozenset[str]] = {}

    def __getitem__(self, number: int) -> frozenset[str]:
        """Return what section ``number`` says in Latin letters and digits, without what many sections say.

        A heading over other sections has theirs as well, marked with its level: they are not its own.
        """
        if number not in self._known:
            level = self._sections[number].level
            inside = {f"{level}>{word}" for inner in self._inside(number) for word in self._rare[inner]}
            self._known[number] = self._rare[number] | inside
        return self._known[number]

    def _inside(self, number: int) -> Iterator[int]:
        for inner in range(number + 1, len(self._sections)):
            if self._sections[inner].level <= self._sections[number].level:
                return
            yield inner

    @cached_property
    def _rare(self) -> list[frozenset[str]]:
        # A letter of any other script becomes one blank, so offsets stay. This takes a third of a pattern's time.
        text = self._text.encode("ascii", "replace").lower().translate(_BLANKED).decode("ascii")
        found = [_read(text, section) for section in self._sections]
        count = Counter(chain.from_iterable(found))
        most = max(2, _COMMON * len(found))
        common = _MARKUP | frozenset(word for word, sections in count.items() if sections > most)
        return [words - common for words in found]


def _read(text: str, section: Section) -> frozenset[str]:
    start, end = section.span
    words = set(text[start : min(end, start + _MOST)].split())  # most stand there again and again
    return frozenset([word for word in words if len(word) >= _SHORTEST or (len(word) == _NUMBER and word.isdecimal())])
