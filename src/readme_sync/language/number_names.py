"""Numbers that are written in words: two, deux, 二つ."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from readme_sync.language.numbers import numbers
from readme_sync.language.spelt_words import ALSO, SPELT, VALUES
from readme_sync.language.tags import word_language
from readme_sync.values import NamedTuple

_DIGITS = {"二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_HAN = "".join(_DIGITS)
_LARGE = {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8}
_COUNTED = {
    "ja": rf"(?<![{_HAN}一百千第])([{_HAN}])(?:つ(?!の(?:間|頃))|個|種類|件|枚|冊|台|社|名|段階|言語|通り|カ国|か国)",
    "zh": rf"(?<![{_HAN}一百千第每])([{_HAN}])(?:个|個|种|種|项|項|条|條|类|類|步(?!步)|部分|台|款)",
    "ko": r"(?<![가-힣])(두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?(?:개|가지|명|종류|단계)",
}
_KOREAN = dict(zip("두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), range(2, 11), strict=True))
_KOREAN_ALSO = {"둘": 2, "셋": 3, "넷": 4, "쌍": 2, "양쪽": 2, "백": 100, "천": 1000, **_KOREAN}
_DIGIT = re.compile(r"\d")
_HEAD = 4  # letters of a word at the least that another may begin with: zweistufig is of zwei
_ENGLISH = 5  # letters of an English word that is none of another language: ten and six are
_SPELLINGS = str.maketrans("\u0451\u015f\u0163", "\u0435\u0219\u021b")  # letters that many write otherwise
_DEMANDED = 12  # what is larger is often said otherwise: thousands of pages are many


class Named(NamedTuple):
    """The numbers that a text says in words: ``sure`` ones, and ``possible`` ones, which digits may be too."""

    sure: Counter[int]
    possible: Counter[int]


def known(language: str) -> bool:
    """Tell whether the number words of ``language`` (a BCP 47 tag) are known."""
    return word_language(language) in SPELT or word_language(language) in _COUNTED


def said_in_words(text: str, language: str) -> frozenset[int]:
    """Return the numbers that a text says in words; none where the words of its language are not known."""
    if not known(language):
        return frozenset()
    named = _named(_DIGIT.sub(" ", text), language)
    return frozenset(value for value, count in (*named.sure.items(), *named.possible.items()) if count)


def changed(source: str, source_language: str, made: str, language: str) -> tuple[int, ...]:
    """Return the numbers that are said in words in one of two texts and not at all in the other.

    Args:
        source: what was to be translated, without markup.
        source_language: its language, a BCP 47 tag.
        made: its translation, without markup.
        language: the language of that.
    """
    wrong = set(_in_english(source, made, language))
    if not (known(source_language) and known(language)):
        return tuple(sorted(wrong))
    one, other = _named(source, source_language), _named(made, language)
    wrong |= {value for value, count in other.sure.items() if count > one.sure[value] + one.possible[value]}
    wrong |= {
        value
        for value, count in one.sure.items()
        if value <= _DEMANDED and count > other.sure[value] + other.possible[value]
    }
    return tuple(sorted(wrong))


def _in_english(source: str, made: str, language: str) -> list[int]:
    """Return the numbers that a translation into another language says in English, as a model does that adds to it."""
    tag = word_language(language)
    if tag == "en":
        return []
    own, also = _table(tag)[:2] if tag in SPELT else ({}, {})
    said = set(re.findall(r"[a-z]+", source.lower()))
    words = (word for word in re.findall(r"(?<![^\W_])[a-z]+(?![^\W_])", made.lower()) if len(word) >= _ENGLISH)
    names = _table("en")[0]
    return [names[word] for word in words if word in names and word not in (said | own.keys() | also.keys())]


@lru_cache(maxsize=4096)
def _named(text: str, language: str) -> Named:
    tag = word_language(language)
    sure: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    rest = list(text)
    for number in numbers(text, language):
        rest[number.start : number.end] = "0" * (number.end - number.start)
        possible.update(_values(number.value))
    bare = "".join(rest)
    (_count_signs if tag in _COUNTED else _count_words)(bare, tag, sure, possible)
    return Named(sure, possible)


def _values(value: float | str) -> list[int]:
    """Return the whole numbers that a number in digits may say, its magnitude too: 13 million is a million's."""
    if isinstance(value, str):
        return [int(part) for part in re.findall(r"(?<![\w.])\d{1,4}(?=x)", value)]  # 2x is twice
    return [int(value), *(size for size in (100, 1000, 10**6, 10**9) if value >= size)]


def _count_words(text: str, tag: str, sure: Counter[int], possible: Counter[int]) -> None:
    names, also, long = _table(tag)
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower().translate(_SPELLINGS)):
        for part in (word,) if word in names else word.split("-"):
            if part in also:
                possible[also[part]] += 1
            elif part in names:
                sure[names[part]] += 1
            else:
                possible.update([value for name, value in long.get(part[:_HEAD], ()) if part.startswith(name)])


def _count_signs(text: str, tag: str, sure: Counter[int], possible: Counter[int]) -> None:
    table = _KOREAN if tag == "ko" else _DIGITS
    taken = [match.start(1) for match in re.finditer(_COUNTED[tag], text)]
    sure.update(table[match[1]] for match in re.finditer(_COUNTED[tag], text))
    if tag == "ko":
        possible.update({value: text.count(word) for word, value in _KOREAN_ALSO.items()})
        return
    possible.update(_DIGITS[sign] for at, sign in enumerate(text) if sign in _DIGITS and at not in taken)
    possible.update({1: sum(map(text.count, "一单單")), 2: sum(map(text.count, "両双雙倍半"))})
    for sign, size in _LARGE.items():
        if sign in text:
            possible.update(value for value in (100, 1000, 10**6, 10**9) if value <= size * 1000)


@lru_cache(maxsize=64)
def _table(tag: str) -> tuple[dict[str, int], dict[str, int], dict[str, list[tuple[str, int]]]]:
    """Return the words of a language, those that may mean a number, and the long ones by their first letters."""
    also = {word: value for value, words in ALSO.get(tag, {}).items() for word in words.split()}
    names = {
        name: value
        for forms, value in zip(SPELT[tag].split(), VALUES, strict=True)
        for name in forms.translate(_SPELLINGS).split("/")
    }
    for name, value in [*names.items()]:
        if value >= 100:
            names.setdefault(f"{name}s", value)
    names.pop("-", None)
    names = {name: value for name, value in names.items() if name not in also}
    long: dict[str, list[tuple[str, int]]] = {}
    for name, value in names.items():
        if len(name) >= _HEAD:
            long.setdefault(name[:_HEAD], []).append((name, value))
    return names, also, long
