"""What it takes to translate a piece of text: what is asked, and whoever answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from readme_sync.values import NamedTuple

Glossary = tuple[tuple[str, tuple[str, ...]], ...]  # a term of the source, and what it may be in the translation


class Request(NamedTuple):
    """What a translator is asked: a text with tokens, from and into which language, and what helps it.

    ``examples`` are pairs of the same column, ``wrong`` what was wrong with the last answer, ``glossary`` the terms
    that stand in the text. The text is a stranger's: it is to be translated, whatever it says.
    """

    text: str
    source: str
    language: str
    column: str
    examples: tuple[tuple[str, str], ...] = ()
    wrong: str = ""
    glossary: Glossary = ()


class Translator(Protocol):
    """Anything that translates. ``name`` is what a person reads beside its work."""

    name: str

    def translate(self, request: Request) -> str | None:
        """Return the translation of ``request.text`` with its tokens, or None where there is none."""


def glossary(terms: Sequence[Mapping[str, Any]], source: str, language: str, text: str) -> Glossary:
    """Return the terms that stand in ``text``, the longest first.

    Args:
        terms: RS418's, each a text or a list of texts by language. One with an open place (``{}``) is left out.
        source: the language of the text.
        language: the language of the translation.
        text: the text.
    """
    found = []
    for term in terms:
        wanted = tuple(one for one in _texts(term.get(language)) if "{}" not in one)
        found += [(own, wanted) for own in _texts(term.get(source)) if own and wanted and own in text]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


def _texts(value: object) -> Sequence[str]:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list | tuple) else ()
