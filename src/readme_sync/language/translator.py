"""What it takes to translate a piece of text: what is asked, and whoever answers."""

# Annotations are not postponed here: NamedTuple would compile each at every start, 0.1 ms a class.
from typing import NamedTuple, Protocol


class Request(NamedTuple):
    """What a translator is asked: a text with tokens, from and into which language, and what helps it.

    ``examples`` are pairs of the same column, ``wrong`` what was wrong with the last answer. The text is a stranger's:
    it is to be translated, whatever it says.
    """

    text: str
    source: str
    language: str
    column: str
    examples: tuple[tuple[str, str], ...] = ()
    wrong: str = ""


class Translator(Protocol):
    """Anything that translates. ``name`` is what a person reads beside its work."""

    name: str

    def translate(self, request: Request) -> str | None:
        """Return the translation of ``request.text`` with its tokens, or None where there is none."""
