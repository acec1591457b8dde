"""Which language a README is in: by its name, by what links call it and what it calls itself, then by its text."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from readme_sync.editions import readme_names
from readme_sync.editions.language_line import language_line
from readme_sync.editions.readme_names import tag_of
from readme_sync.language.chinese import detect_chinese
from readme_sync.language.scripts import (
    detect_language,
    has_own_letters,
    is_mostly_foreign,
    may_be,
    prose,
    share_letters,
)
from readme_sync.language.tags import base, chinese_script, country_language
from readme_sync.regex import lazy

_WORD = lazy(r"[^\W\d_]{2,}")
_LATIN = lazy("[A-Za-z\u00aa-\u024f]+")
_SENTENCE = 6  # words that make a text
_SIGNS = 200  # of a script that is not Latin: fewer are names and labels of links


class Which:
    """Tells the languages of the editions of one root README."""

    def __init__(self, text: Callable[[str], str], root: str | None) -> None:
        """Take what returns a file's first page, and the path of the root README."""
        self._text, self._root = text, root

    def tag(self, path: str) -> str | None:
        """Return the tag in a README's name, but the language of its text where that is none of that tag's letters.

        ``IN`` is India as often as Indonesian, ``BR`` Brazil as often as Breton; ``KH`` is no language.
        """
        tag = tag_of(path)
        if readme_names.is_sure(path) or (tag is None and readme_names.unknown_code(posixpath.basename(path)) is None):
            return tag
        language = detect_language(self.without_line(path))  # a line of many languages is in the letters of them all
        if language == "zh":
            language = detect_chinese(self._text(path))
        country = country_language(readme_names.code_of(path))
        if country and language and base(country) == base(language) != self.root_language():
            return country
        if tag and country and has_own_letters(tag) and not (language and has_own_letters(language)):
            return country if may_be(self._text(path), country) else tag  # Slovenia's SI is no text in Sinhala
        if tag is None:
            if language is None and country and self._says_something_else(path):
                return f"{country}-Latn" if has_own_letters(country) else country
            return language if language != self.root_language() else None
        return language if language and has_own_letters(language) and not share_letters(language, tag) else tag

    def root_language(self) -> str | None:
        """Return the language of the root README's text; None where nothing tells it."""
        return detect_language(self._text(self._root)) if self._root else None

    def without_line(self, path: str) -> str:
        """Return the text of a document without the links whose labels name languages."""
        text = self._text(path)
        for link in reversed(language_line(text).links):
            text = text[: link.span.start] + " " + text[link.span.end :]
        return text

    def settle(self, tags: Mapping[str, str | None], linked: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """Give each candidate its language: its tag, what links call it, what it calls itself, then its text."""
        languages: dict[str, str] = {}
        for path, tag in tags.items():
            said = linked.get(path, [])
            named = max(sorted(set(said)), key=said.count) if said else None
            if tag and not (named and self._is_guessed(path, tag)):
                finer = named and named != tag and base(named) == base(tag) and "-" not in tag
                languages[path] = named if named and finer else tag
            elif named or (named := language_line(self._text(path)).own):
                others = {one for other, one in tags.items() if one and readme_names.is_sure(other)}
                languages[path] = self._unless_foreign(path, named, is_taken=named in others)
        for path in tags:
            if path not in languages:
                languages[path] = self._by_text(path, languages)
        for path, language in languages.items():
            # Beside zh-TW, "zh" alone would not say which.
            if language == "zh" and any(chinese_script(other) for other in languages.values()):
                languages[path] = detect_chinese(self._text(path))
        return languages

    def _says_something_else(self, path: str) -> bool:
        """Tell whether a text has the words of a sentence, and is not in the root README's language."""
        return has_words(self._text(path), _SENTENCE) and not may_be(self._text(path), self.root_language() or "en")

    def _is_guessed(self, path: str, tag: str) -> bool:
        """Tell whether a README's code is no language, and its text may be in another one than ``tag`` by its letters.

        A label knows better: Malay and Indonesian, Bosnian and Croatian have most words in common.
        """
        unknown = tag_of(path) is None and readme_names.unknown_code(posixpath.basename(path)) is not None
        return unknown and not has_own_letters(tag)

    def _unless_foreign(self, path: str, named: str, *, is_taken: bool) -> str:
        """Return the language that a label gives a file, that of its text where nearly all is in other letters.

        A link to "English" that was copied from another repository may lead to a README in Russian. So too where
        another file has that language in its name (``is_taken``): a line may be older than the names.
        """
        text = self.without_line(path)
        return detect_language(text) or named if is_taken or is_mostly_foreign(text, named) else named

    def _by_text(self, path: str, taken: Mapping[str, str]) -> str:
        """Return the language of the text; where it tells nothing, English if no other edition is English."""
        language = detect_language(self.without_line(path))
        if language and (other := next((one for one, tag in taken.items() if base(tag) == base(language)), None)):
            own = self._by_its_letters(path, other)
            language = own if own and not any(base(tag) == base(own) for tag in taken.values()) else language
        if language == "zh" and any(map(chinese_script, taken.values())):
            return detect_chinese(self._text(path))  # beside zh-TW, "zh" alone would not say which
        if language:
            return language
        return "und" if any(base(tag) == "en" for tag in taken.values()) else "en"

    def _by_its_letters(self, path: str, other: str) -> str | None:
        """Return the language of the letters that are not Latin, where another file is the edition in Latin letters.

        A list of English titles is in the language of its headings and notes, of which the other one has fewer signs.
        """
        text, theirs = (_LATIN.sub(" ", prose(self.without_line(one))) for one in (path, other))
        return detect_language(text) if _letters(text) >= max(_SIGNS, 2 * _letters(theirs)) else None


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def has_words(text: str, count: int) -> bool:
    """Tell whether a text has at least so many words."""
    return sum(1 for _ in islice(_WORD.finditer(prose(text)), count)) == count
