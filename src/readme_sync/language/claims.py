"""Words that turn what a sentence says, or address its reader: not, best, ignore: a translation has its source's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from readme_sync.language import claim_words
from readme_sync.language.tags import word_language
from readme_sync.values import NamedTuple


class _Kind(NamedTuple):
    """A kind of words: those that say it, those that may, and what looks like one, by language.

    With ``is_asked``, a translation must not lack it either.
    """

    name: str
    sure: Mapping[str, str]
    possible: Mapping[str, str]
    idiom: Mapping[str, str]
    is_asked: bool


_KINDS = (
    _Kind("a negation", claim_words.NOT, claim_words.NOT_MAYBE, claim_words.NOT_IDIOM, is_asked=True),
    _Kind("praise", claim_words.PRAISE, claim_words.PRAISE_MAYBE, {}, is_asked=False),
    _Kind("an order", claim_words.ORDER, claim_words.ORDER_MAYBE, {}, is_asked=False),
)
_ADDED = (1, 2)  # kinds that a model adds in English, whatever it translates into
_STOP = re.compile(r"(?<=[。！？])|(?<=[^\W\d_][.!?]) +(?=[^\W\d_a-z])")
_WITHOUT_SPACES = frozenset({"ja", "zh", "ko"})


def changed(source: str, source_language: str, made: str, language: str) -> tuple[str, ...]:
    """Return what kinds of words one of two texts has and not the other; praise that a translation drops is none.

    Args:
        source: what was to be translated, without markup.
        source_language: its language, a BCP 47 tag.
        made: its translation, without markup.
        language: the language of that.
    """
    added = () if language.lower().startswith("en") else _in_english(source, made, language)
    parts, others = _sentences(source), _sentences(made)
    pairs = list(zip(parts, others, strict=True)) if len(parts) == len(others) else [(source, made)]
    return added or tuple(
        kind.name
        for number, kind in enumerate(_KINDS)
        if any(_differ(number, (one, source_language), (other, language)) for one, other in pairs)
    )


def _in_english(source: str, made: str, language: str) -> tuple[str, ...]:
    """Tell of praise or an order that a translation into another language has in English, as a model does that adds."""
    tag = word_language(language)
    return tuple(_KINDS[number].name for number in _ADDED if _is_added(number, source, made, tag))


def _is_added(number: int, source: str, made: str, tag: str) -> bool:
    english, own = _patterns(number, "en"), _patterns(number, tag)
    words = set(english[0].findall(made.lower())) if english else set()
    return any(
        word not in source.lower()
        and not (own and (own[0].search(word) or (" " not in word and own[1].search(word))))  # it is French as well
        for word in words
    )


def _sentences(text: str) -> list[str]:
    return [part for part in _STOP.split(text) if part.strip()]


def _differ(number: int, source: tuple[str, str], made: tuple[str, str]) -> bool:
    one, other = _counts(number, *source), _counts(number, *made)
    return bool(one and other and (other[0] > sum(one) or (_KINDS[number].is_asked and one[0] > sum(other))))


@lru_cache(maxsize=4096)
def _counts(number: int, text: str, language: str) -> tuple[int, int] | None:
    """Return how many words a text has of a kind, and how many that may be; None where the language is not known."""
    patterns = _patterns(number, word_language(language))
    if patterns is None:
        return None
    sure, possible, idiom = patterns
    bare = text.lower().replace("\u2019", "'")
    if idiom is not None:
        bare = idiom.sub(" ", bare)
    return len(sure.findall(bare)), len(possible.findall(sure.sub(" ", bare)))


@lru_cache(maxsize=64)
def _patterns(number: int, tag: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str] | None] | None:
    _, sure, possible, idiom, _ = _KINDS[number]
    if tag not in sure:
        return None
    begin = "" if tag in _WITHOUT_SPACES else r"(?:(?<![^\W_])|(?=n't))"
    return (
        re.compile(f"{begin}(?:{sure[tag]})"),
        re.compile(possible[tag]),
        re.compile(idiom[tag]) if tag in idiom else None,
    )
