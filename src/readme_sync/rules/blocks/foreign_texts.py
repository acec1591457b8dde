"""Texts that a translation has in the language of another translation: they were copied from there.

The source's own texts are told by what stands in it (``untranslated.py``). Two translations that say the same letter
by letter cannot both be right; whose language it is, is told by its letters, or by its small words in Latin ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.language.chinese import chinese_signs, detect_chinese
from readme_sync.language.scripts import count_small_words, detect_language, foreign_runs, is_surely_chinese
from readme_sync.language.tags import base, chinese_script
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.values import NamedTuple

_WORD = lazy(r"[^\W\d_]+")
_NAMING = lazy(r"[@/]|[.:](?=.)")
_FEWEST = 5  # words: fewer are a name or a label
_FEWEST_SIGNS = 3  # of one Chinese script
_CLEAR, _SENTENCE = 3, 6  # small words of one language, and words of a text with a full stop: nobody's name
_STOPS = (".", "!", "?")
_CHINESE_COMMA = "，"
_HAN, _STOP = lazy(r"[\u4e00-\u9fff]{2}"), lazy(r"[，。！？：；]")
_KANA = lazy(r"[\u3041-\u30ff]")
_CYRILLIC = re.compile(r"[\u0430-\u044f]{3}")
_TEXTS = ("paragraph", "entry", "quote")
_BOTH_SCRIPTS = {"Hans", "Hant"}
_MORE = 2  # small words of the one language than of the other
_NEAR = tuple(frozenset(group.split()) for group in ("id ms", "nb nn no da", "hr sr bs sh", "cs sk", "gl pt"))
_ALPHABET = "\u024f"  # up to here letters are Latin


class ForeignText(NamedTuple):
    """A block of ``edition`` that is in the language of the edition ``home``, where ``origin`` says the same."""

    edition: int
    block: Block
    home: int
    origin: Block


def foreign_texts(catalogue: Catalogue) -> Iterator[ForeignText]:
    """Yield each text that two translations have alike, at the one whose language it is not."""
    said: dict[tuple[int, str], list[tuple[EditionDrift, Block]]] = {}
    found = drifts(catalogue)
    for drift in found if len(found) > 1 else ():
        for pair in drift.alignment.pairs:
            facts = drift.alignment.blocks[pair.right[0]]
            if facts.block.kind in _TEXTS and facts.plain != drift.alignment.source[pair.left[0]].plain:
                said.setdefault((pair.left[0], facts.plain), []).append((drift, facts.block))
    source = catalogue.editions[catalogue.source].language
    for (_, text), holders in said.items():
        if len(holders) < 2:
            continue  # nearly always
        languages = [catalogue.editions[drift.edition].language for drift, _ in holders]
        if {chinese_script(language) for language in languages} == _BOTH_SCRIPTS:
            home, others = _chinese_home(text, languages)
        elif not text.isascii() and (chinese := _chinese_of_japanese(text, languages)):
            home, others = chinese
        elif len(_WORD.findall(words := _without_addresses(text))) < _FEWEST:
            continue
        else:
            home, others = _home(words, languages, source)
        if others and _is_code_of(catalogue.editions[catalogue.source], text):
            continue
        for number in others:
            (mine, block), (theirs, origin) = holders[number], holders[home]
            yield ForeignText(mine.edition, block, theirs.edition, origin)


def _is_code_of(edition: Edition, text: str) -> bool:
    """Tell whether a text stands in code of ``edition``: it lost its fence, and is nobody's language."""
    return " ".join(text.split()) in _code_of(edition)


@lru_cache(maxsize=2)  # an edition is compared by identity
def _code_of(edition: Edition) -> str:
    return "\n".join([" ".join(block.content.split()) for block in edition.document.code_blocks])


def _without_addresses(text: str) -> str:
    """Return a text without what names a page or a mailbox, and without hashes: "com" is a word of Portuguese."""
    return " ".join([part for part in text.split() if _NAMING.search(part) is None])


def _chinese_home(text: str, languages: Sequence[str]) -> tuple[int, list[int]]:
    """Return which edition is in the script of a Chinese text, and which are not; none where the text does not tell."""
    script = chinese_script(detect_chinese(text)) if chinese_signs(text) >= _FEWEST_SIGNS else ""
    scripts = [chinese_script(language) for language in languages]
    return (scripts.index(script), [n for n, one in enumerate(scripts) if one != script]) if script else (-1, [])


def _chinese_of_japanese(text: str, languages: Sequence[str]) -> tuple[int, list[int]] | None:
    """Return the Chinese edition that a text is of, and the Japanese ones; None where it may be Japanese.

    That has other signs, another comma, and kana but in names.
    """
    homes = [n for n, language in enumerate(languages) if base(language) == "zh"]
    others = [n for n, language in enumerate(languages) if base(language) == "ja"]
    word = _HAN.search(text) if homes and others else None
    if word is None or not _STOP.search(text, word.end()) or _KANA.search(text):
        return None
    return (homes[0], others) if _CHINESE_COMMA in text or is_surely_chinese(text) else None


def _home(text: str, languages: Sequence[str], source: str) -> tuple[int, list[int]]:
    """Return which of several languages a text is in, and which it is not in; none of them where nothing tells.

    It may be the source's own, of an earlier day.
    """
    letters = [sign for sign in text if sign.isalpha()]
    if 2 * sum(sign > _ALPHABET for sign in letters) > len(letters):
        if _CYRILLIC.search(text) is None or any(foreign_runs(text, language) for language in languages):
            return -1, []  # RS412 tells a text in another script; words of one script may be loans
        found = detect_language(text)
        counts = [_MORE if found is not None and base(found) == base(language) else 0 for language in languages]
        least = _MORE
    else:
        words = [word.casefold() for word in _WORD.findall(text)]
        counts = [count_small_words(words, language) for language in languages]
        known = any(base(source) == base(language) for language in languages)
        least = _MORE if known else count_small_words(words, source) + _MORE
    most = max(counts)
    if most < least:
        return -1, []
    home = counts.index(most)
    is_clear = most >= _CLEAR and text.endswith(_STOPS) and len(_WORD.findall(text)) >= _SENTENCE
    others = [n for n, count in enumerate(counts) if count <= most - (1 if is_clear else _MORE)]
    return home, [n for n in others if not _may_say_alike(languages[home], languages[n])]


def _may_say_alike(one: str, other: str) -> bool:
    """Tell whether two languages are so near to each other that a whole sentence may be the same in both."""
    return any({base(one), base(other)} <= group for group in _NEAR)
