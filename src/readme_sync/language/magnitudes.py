"""Words and signs that scale a number: ``7 Md``, ``120万``, ``1,2 млн``, ``elfu 5``; what a lone letter leaves open."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import category

from readme_sync.language.number_words import (
    BY_HAND,
    COUNTED,
    EASTERN,
    IN_LONG_SCALE,
    LETTERS,
    LONG_SCALE,
    MORE,
    WORDS,
    notation,
)
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple

_LETTER = "A-Za-z\u00c0-\u024f_"
_AFTER = re.compile(rf"[ \u00a0]?(?:[{_LETTER}]++(?!\d)|%|[十百千万亿億兆京萬십백천만억조]++)")
_JOINED = re.compile(rf"-([{_LETTER}]{{3,14}}+)(?!\d)")
# A share in words, and what stands between digits and a magnitude of a round number: "10余万" are more than 100,000.
_PERCENT = lazy(
    r"(?:per ?cento?|pour ?cent|por ?ciento?|por ?cento|[Pp]rozent|pro[cs]ent|persen|процент(?:а|ов|ами?)?"
    r"|відсот(?:ок|ки|ків|ка)|phần trăm)(?![^\W_])|퍼센트|パーセント|เปอร์เซ็นต์|प्रतिशत|শতাংশ|درصد"
)
_PERCENT_BEGINS = frozenset("pPпв퍼パเपশد")
_PERCENT_BEFORE = ("百分之", "yüzde")
_OR_MORE = frozenset("余餘多几幾数數여")
_UNSPACED = frozenset("th lo km my bo dz ja zh ko".split())  # the next word may follow at once
_SUFFIXED = frozenset("bn ta te kn ml".split())
_STEM = 3  # code points of a word that no other begins with
_COUNTERS = (" token", " param", " jeton", " mot", " word")


class Magnitude(NamedTuple):
    """What follows (or goes before) a number: the power of ten, as text, or the key of a power of two, and the unit.

    ``start`` and ``end`` are those of the number with it. ``other`` is a second reading of the power (``0``: the letter
    may be no magnitude at all), or empty. ``sure`` is false where the letter is a name's more often than a magnitude.
    """

    factor: str
    unit: str
    start: int
    end: int
    other: str = ""
    sure: bool = True


class _Forms(NamedTuple):
    """The forms of one language by spelling, their first signs, their lengths longest first, and those before."""

    after: dict[str, str]
    first: frozenset[str]
    lengths: tuple[int, ...]
    before: tuple[tuple[str, str, str], ...]


_UNKNOWN = ("fr", "de", "ru", "it")  # what a text in no language that can be told may write
_NONE = _Forms({}, frozenset(), (), ())


@lru_cache(maxsize=512)  # of languages, not of texts: kept from one document to the next
def _forms(language: str) -> _Forms:
    """Return the compact forms of a language, those of its region first."""
    base = language.partition("-")[0]
    if language in BY_HAND or (base in BY_HAND and base != "en"):
        return _NONE
    from readme_sync.language.cldr.magnitudes import FORMS

    after: dict[str, str] = {}
    before: list[tuple[str, str, str]] = []
    for key in _UNKNOWN if language == "und" else dict.fromkeys((language, base)):
        for entry in f"{FORMS.get(key, '')}|{MORE.get(key, '')}".split("|"):
            value, _, form = entry.partition(" ")
            if " 0" in form:
                left, _, right = form.partition(" 0")
                before.append((left, right.strip(), value))
            elif form and not (language == "und" and form.lower() in LONG_SCALE):
                after.setdefault(form.rstrip("."), value)
                after.setdefault(_folded(form.rstrip(".")), value)
    first = frozenset(form[0] for form in after) | frozenset(form[0].upper() for form in after if len(form) > 2)
    lengths = tuple(sorted({len(form) for form in after}, reverse=True))
    return _Forms(after, first, lengths, tuple(sorted(before, key=lambda one: -len(one[0] + one[1]))))


def _folded(form: str) -> str:
    """Return a word in small letters; of one or two letters the case tells what is meant."""
    return form.lower() if len(form) > 2 else form


def find(text: str, start: int, end: int, since: int, language: str) -> Magnitude | None:
    """Return what scales the number at ``start:end`` of ``text``, or None; nothing before ``since`` is looked at."""
    sign = text[end : end + 1]
    spaced = sign in (" ", "\u00a0")
    at = end + 1 if spaced else end
    sign = text[at : at + 1]
    forms = _forms(language)
    if forms.before and start > since:
        found = _before(text, start, end, since, forms)
        if found:
            return found
    if sign == "-":
        return _joined(text, start, end, forms, language)
    if sign == "%":
        return Magnitude("0", "%", start, at + 1)
    if sign in _PERCENT_BEGINS and (word := _PERCENT.match(text, at)):
        return Magnitude("0", "%", start, word.end())
    if start > since and text[start - 1] in "之 " and text[since:start].rstrip().lower().endswith(_PERCENT_BEFORE):
        return Magnitude("0", "%", start, end)
    if sign in _OR_MORE and not spaced and text[at + 1 : at + 2] in EASTERN:
        end = at = at + 1
        sign = text[at]
    if start > since and text[start - 1] == "%" and not text[start - 2 : start - 1].isalnum():
        return Magnitude("0", "%", start - 1, end)
    if not sign.isalpha():
        return None
    glued = None if spaced else _letter(text, at)
    if sign in "wW" and not spaced and language.partition("-")[0] == "zh":
        after = text[at + 1 : at + 2]
        if not (after.isascii() and after.isalnum()):
            return Magnitude("4", "", start, at + 1, "0")  # 50w is 50万, where it is no power in watts
    own = _own(text, start, at, forms, language)
    if glued:
        other = own.factor if own and own.end == glued[1] and own.factor != glued[0] else ""
        return Magnitude(glued[0], "", start, glued[1], other)
    return own or _common(text, start, end, at, language)


def _joined(text: str, start: int, end: int, forms: _Forms, language: str) -> Magnitude | None:
    """Read a magnitude that a compound joins to its number by a hyphen: ``176-Milliarden-Parameter-Modell``."""
    word = _JOINED.match(text, end)
    if word is None:
        return None
    own = _own(text, start, end + 1, forms, language)
    if own and own.end - end > _STEM:
        return own
    factor = WORDS.get(word[1].lower())
    if factor and word[1].lower() in LONG_SCALE and language.partition("-")[0] in IN_LONG_SCALE:
        factor = "12"
    return Magnitude(factor, "", start, word.end()) if factor else None


def _letter(text: str, at: int) -> tuple[str, int] | None:
    """Read a magnitude that is glued to the digits: 7b, 1.5T, 32k, 3bn."""
    match = _AFTER.match(text, at)
    factor = LETTERS.get(match[0]) if match else None
    return (factor, match.end()) if match and factor else None


def _own(text: str, start: int, at: int, forms: _Forms, language: str) -> Magnitude | None:
    """Read one of the language's own forms at ``at``."""
    if text[at] not in forms.first:
        return None
    for length in forms.lengths:
        piece = text[at : at + length].replace("\u00a0", " ")
        value = forms.after.get(piece) or forms.after.get(_folded(piece))
        end = at + len(piece)
        if value and len(piece) == length and (_ends(text, end, language) or _is_declined(piece, language)):
            while end < len(text) and _is_declined(piece, language) and (text[end].isalpha() or _is_mark(text[end])):
                end += 1
            end += text[end : end + 1] == "." and piece.isalpha() and len(piece) < 6 and value[0] != "B"
            factor, unit = (value[1:], "B") if value[0] == "B" else (value, "")
            return Magnitude(factor, unit, start, end, "" if unit else _open(piece, factor))
    return None


def _open(form: str, factor: str) -> str:
    """Return what else a form of one letter can mean: English letters are read everywhere, small ones are units."""
    if len(form) > 1 or not form.isascii():
        return ""
    if form.islower():
        return "" if form == "k" else "0"
    english = LETTERS.get(form, "0")
    return english if english != factor else ""


def _ends(text: str, end: int, language: str) -> bool:
    """Return whether a word that stops at ``end`` is whole."""
    after = text[end : end + 1]
    if not after or after.isascii() or language.partition("-")[0] in _UNSPACED:
        return not (after.isascii() and after.isalnum())
    return not after.isalpha() and not _is_mark(after)


def _is_declined(form: str, language: str) -> bool:
    """Return whether a language writes its endings onto such a word: ``লাখের``."""
    return language.partition("-")[0] in _SUFFIXED and len(form) >= _STEM


def _is_mark(sign: str) -> bool:
    return category(sign)[0] == "M"


def _before(text: str, start: int, end: int, since: int, forms: _Forms) -> Magnitude | None:
    """Read a form that goes before its number, in some languages around it."""
    head = text[since:start].rstrip(" \u00a0")
    for left, right, value in forms.before:
        if not head.lower().endswith(left.lower()):
            continue
        begin = since + len(head) - len(left)
        if begin and text[begin - 1].isalpha():
            continue
        at = end + (text[end : end + 1] in (" ", "\u00a0")) if right else end
        if text.startswith(right, at):
            return Magnitude(value, "", begin, at + len(right))
    return None


def _common(text: str, start: int, end: int, at: int, language: str) -> Magnitude | None:
    """Read what every text may say: 万, GB, million; a spaced M or B only where what is counted follows."""
    match = _AFTER.match(text, end)
    if not match:
        return None
    word, stop, spaced = text[at : match.end()], match.end(), at > end
    if word[0] in EASTERN:
        return Magnitude(WORDS[word], "", start, stop) if word in WORDS else None
    if word in COUNTED and (word[-1] != "o" or notation(language) == "space"):
        return Magnitude(COUNTED[word], "B", start, stop)
    if spaced and word in ("K", "M", "B", "T"):
        counted = text[stop : stop + 8].lower().startswith(_COUNTERS)
        return Magnitude(LETTERS[word], "", start, stop, sure=counted)
    lower = word.lower()
    factor = WORDS.get(lower)
    if not factor or not (spaced or len(lower) > 3):
        return None
    if lower in LONG_SCALE and language.partition("-")[0] in IN_LONG_SCALE:
        factor = "12"
    return Magnitude(factor, "", start, stop)
