"""Numbers in the notation of each language, brought to one magnitude so that editions can be compared.

``628万`` and ``6.28M`` are one value; ``6.3M`` is close to it. Years, dates, versions and the digits that belong to
names (``Llama-3-8B``, ``GPT2``) are told apart by ``kind``, since only some of them are quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from readme_sync.language import number_forms as forms
from readme_sync.language.dates import find_date
from readme_sync.language.digits import read_digits
from readme_sync.language.magnitudes import Magnitude, find
from readme_sync.language.number_words import APPROXIMATE, BINARY, EASTERN, SIGNS, notation
from readme_sync.language.round_the_clock import end_of_always
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple, maker

Kind = Literal["quantity", "plain", "year", "date", "version", "identifier"]


class Number(NamedTuple):
    """One number of a text: ``text`` is what stands at ``start:end``.

    ``value`` is a float for quantities, plain numbers and years; for the others a normalised text: an ISO date
    (``2024-07-20``, ``2024-07``), a version without its v, an identifier in lower case, a product such as ``8x7b``.
    ``unit`` is empty, ``B`` (bytes), ``%`` or ``x`` (a product). ``precision`` is the worth of the last digit written:
    10,000 in ``628万``. ``alternative`` is a second reading where notation or the kilo leaves one open, else None.
    """

    value: float | str
    unit: str
    kind: Kind
    start: int
    end: int
    text: str
    precision: float = 0.0
    alternative: float | None = None


_make_number = maker(Number)

_LETTER = "A-Za-z\u00c0-\u024f_"
# A word with a digit among its first 80 characters, or a number. Bounded: linear. (Only single characters are taken
# possessively: Python before 3.11.5 goes wrong where a possessive group fails halfway, see CPython issue 106052.)
_TOKEN = re.compile(
    rf"(?<![{_LETTER}0-9])[{_LETTER}](?:[{_LETTER}]|[-.](?=[{_LETTER}0-9])){{0,80}}\d"
    rf"[{_LETTER}\d]*+(?:[-.][{_LETTER}\d]++)*"
    r"|\d++(?:[.,]\d++|[\u00a0'’]\d{3}(?!\d))*"
    r"|[\u2460-\u2473]"
)
_LONGEST_HEAD = 81  # characters of a token before its first digit, and that digit
_ANY_DIGIT = re.compile(r"[\d\u2460-\u2473]")
_DIGIT = re.compile(r"[0-9\u2460-\u2473]")  # of a text whose digits are ASCII's
_GLUED = re.compile(rf"[{_LETTER}][{_LETTER}\d]*+(?:[-.][{_LETTER}\d]++)*")
_GROUPS = re.compile(r"(?: \d{3}(?!\d)){1,6}(?! \d{3}(?!\d))(?!\.?\d|,\d{3}(?!\d)|[A-Za-z])")
_THOUSANDS = re.compile(r"(?: 000(?!\d)){1,4}(?! \d{3}(?!\d))(?![.,]?\d|[A-Za-z])")  # "100 000" in any language
_RANGE = lazy(r"(?<![^\s(])\d{1,3}(?: \d{3})*-\Z")  # "5 000-" of "5 000-6 500"
_LONGEST_RANGE = 16
_TO = ("-", "–", "—", "~", "〜", "～")
_DECIMALS = lazy(r",\d+")
_INTERVAL = lazy(r"\[(\d{1,9}(?:\.\d{1,9})?),(\d{1,2}|\d{4,9})\]")  # "[1,60000]" is "[1, 60000]"
_PRODUCT = lazy(rf"\d+( ?)[x×\u0445]\1\d+(?:\.\d+)*[bBmM]?(?![{_LETTER}\d])")
_TIMES, _CROSS = ("x", "×", "\u0445"), re.compile("[×\u0445]")
_DAY, _SLASHES = 10, 2  # characters of a date with its day, and what parts it
_PART = 2  # signs that a quarter of a year has: Q3
_FORM, _HOUR = 4, 2  # digits of a number in another form at the most, and of an hour
_COUNTED = frozenset({"x", "bit", "bits"})  # "2.4x" is "2.4 倍", "4bit" is "4-bit"
# Units that stand behind a number with a blank or without one, as each language has it: "1.5kg" is "1,5 kg".
_UNITS = frozenset(
    "mm cm dm km nm kg mg ms ns us min hz khz mhz ghz kw mw gw wh kwh mah ma mv kv px pt dpi ppi fps db dba rpm ml kcal"
    " kj lm lux psi mbar kpa hpa bps kbps mbps gbps tbps m g t s h v w l".split()
)
# "48kHz" is often "48k". Who writes Chinese means 万 by a "w", in English too: "1w+ stars".
_SCALED = lazy(r"([kKMG])(?:[hH]z|Wh?|V|Pa|J|cal)|(w)")
_SCALES = {"k": 3, "K": 3, "M": 6, "G": 9, "w": 4}
_BYTES = frozenset("KMGTkmgt")  # the first letter of a unit of bytes
_CLOCK = lazy(r"T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w:])")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "ère", "e", "ème", "º", "ª"})
# What is written otherwise in texts of other scripts, and what ASCII has for it: replaced where it stands, since
# ``str.translate`` asks for each sign of a text, a tenth of the time of a check in Cyrillic or Han.
# Digits are those of any script: Python knows the value of each.
_WIDE_SIGN = re.compile(r"[\d\u066a-\u066c\u2009-\u2011\u202f\u3000\uff05\uff0c-\uff0e\uff21-\uff3a\uff41-\uff5a]")
_WIDE = {
    **{
        chr(sign): chr(sign - 0xFEE0)
        for first, last in ("０９", "ＡＺ", "ａｚ")
        for sign in range(ord(first), ord(last) + 1)
    },
    **dict(
        zip(
            "\uff0c\uff0e\uff05\u3000\uff0d\u2010\u2011\u202f\u2009\u066b\u066c\u066a",
            ",.% ---\u00a0\u00a0.,%",
            strict=True,
        )
    ),
}


@lru_cache(maxsize=32768)
def numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return what ``read_numbers`` does, and remember it: for the texts of cells, which several rules ask about."""
    return read_numbers(text, language)


def read_numbers(text: str, language: str) -> tuple[Number, ...]:
    """Return the numbers of ``text`` in order, read as ``language`` (a BCP 47 tag) writes them.

    Offsets are those of ``text``. Number words ("four") are no numbers, nor are the digits of "24/7", nor is the time
    of day in a timestamp ("2026-08-22T16:03:00Z").
    """
    if not (digit := _ANY_DIGIT.search(text)):
        return ()
    plain = text if text.isascii() else _plain(text)
    style = notation(language)
    if "[" in plain:
        plain = _INTERVAL.sub(r"[\1;\2]", plain)
    since = 0
    found: list[Number] = []
    at, first_digit = 0, digit.start()
    while match := _token(plain, at, max(at, first_digit)):
        start, at = match.span()
        if always := end_of_always(plain, start, at):
            at = since = always
            continue
        first = plain[start]
        if first.isascii() and first.isdigit():
            number = _number(plain, start, at, since, language, style)
        elif first >= "\u2460":
            number = Number(float(ord(first) - 0x245F), "", "plain", start, at, first, 1.0)
        else:
            number = _word(plain, start, at)
        if found and _continues(found[-1], number, plain):
            before = found.pop()
            whole = amount(before) + amount(number)
            number = Number(whole, number.unit, "quantity", before.start, number.end, "", number.precision)
        value, unit, kind, start, end, _, precision, other = number
        at = since = end
        if kind == "date" and (clock := _CLOCK.match(plain, end)):
            at = since = clock.end()  # a program's note of when it wrote the page
        if kind == "identifier" and (length := forms.several_of(plain[start:end])):
            much, many = float(plain[start : start + length]), text[start : start + length]
            found.append(Number(much, "", "plain", start, start + length, many, 1.0))
            value, start = str(value)[length + 1 :], start + length + 1
        found.append(_make_number((value, unit, kind, start, end, text[start:end], precision, other)))
    return tuple(found if "%" not in plain or len(found) < 2 else _ranges(found, plain))


def _ranges(found: Sequence[Number], text: str) -> Iterator[Number]:
    """Yield numbers, both ends of a range in per cent: ``15–25 %``, ``%15–25``."""
    before, *rest = found
    for number in rest:
        if {before.unit, number.unit} == {"", "%"} and text[before.end : number.start].strip() in _TO:
            if before.kind == "plain":
                before = before._replace(unit="%", kind="quantity")
            elif number.kind == "plain":
                number = number._replace(unit="%", kind="quantity")  # noqa: PLW2901
        yield before
        before = number
    yield before


def _token(text: str, at: int, since: int) -> re.Match[str] | None:
    """Return the first token from ``at`` on: it begins in the word that the first digit, ``since`` or later, is in."""
    digit = _DIGIT.search(text, since)
    if digit is None:
        return None
    first = digit.start()
    return _TOKEN.search(text, max(at, first - _LONGEST_HEAD, text.rfind(" ", at, first) + 1))


def _plain(text: str) -> str:
    """Return ``text`` with the digits and signs of every script as ASCII has them, each at its place."""
    return _WIDE_SIGN.sub(_in_ascii, text.replace("，", ","))  # Chinese has that one in every sentence


def _in_ascii(match: re.Match[str]) -> str:
    sign = match[0]
    return _WIDE.get(sign) or (str(int(sign)) if sign.isdecimal() else sign)


def amount(number: Number) -> float:
    """Return what a number counts; 0 where it has more than one value, as a version or a date has."""
    return number.value if isinstance(number.value, float) else 0.0


def _continues(before: Number, number: Number, text: str) -> bool:
    """Return whether two numbers are one: ``1億2,000万`` and ``2 lakh 50 thousand``, largest magnitude first."""
    if before.kind != "quantity" or before.unit or amount(number) >= before.precision:
        return False
    gap = text[before.end : number.start]
    if gap not in ("", " ", "\u00a0"):
        return False
    if text[before.end - 1] in (SIGNS if gap else EASTERN):
        return number.kind in ("quantity", "plain", "year") and not number.unit
    return number.kind == "quantity" and not number.unit and _is_worded(before, text) and _is_worded(number, text)


def _is_worded(number: Number, text: str) -> bool:
    """Return whether a number's magnitude is a word: "7B 500M" are two sizes."""
    return all(map(str.isalpha, text[number.end - 3 : number.end].rstrip(".")))


def _word(text: str, start: int, end: int) -> Number:
    word = text[start:end].lower()
    if word[0] == "v" and word[1].isdigit():
        return Number(word[1:], "", "version", start, end, "")
    if len(word) == _PART and (part := forms.quarter(text, start)) is not None:
        return Number(part, "", "plain", start, end, "", 1.0)
    return Number(word, "", "identifier", start, end, "")


def _number(text: str, start: int, end: int, since: int, language: str, style: str) -> Number:
    date = find_date(text, start, end, language)
    if date:
        return Number(date.iso, "", "date", date.start, date.end, "")
    product = _product(text, start, end) or _exponential(text, start, end)
    if product:
        return product
    digits = text[start:end]
    if digits.isdigit() and len(digits) <= _FORM and (form := _in_another_form(text, start, end)):
        return form
    may_go_on = (
        end - start <= 3 and digits[0] != "0" and text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit()
    )
    if may_go_on and not _follows_name(text, start):
        grouped = (_GROUPS if style == "space" or language.startswith("es") else _THOUSANDS).match(text, end)
        if grouped:
            end = grouped.end()
            rest = _DECIMALS.match(text, end)
            end = rest.end() if rest else end
            digits = text[start:end].replace(" ", "\u00a0")
    fraction = start > since and text[start - 1] == "." and digits.isdigit() and forms.is_fraction(text, start)
    digits, start, style = (f"0.{digits}", start - 1, "comma") if fraction else (digits, start, style)
    amount, places, alternative = read_digits(digits, style)
    if not amount:
        return Number(digits, "", "version", start, end, "")  # 1.2.3
    magnitude = find(text, start, end, since, language)
    if magnitude and magnitude.sure:
        if magnitude.end - end == 2 and not magnitude.unit and _follows_name(text, start):
            magnitude = magnitude._replace(other=magnitude.other or "0")  # "Plan 3 M" names a size in letters
        return _quantity(amount, places, alternative, magnitude, _is_rough(text, start))
    glued = _GLUED.match(text, end)
    counted = glued is None or glued[0] in _ORDINALS or glued[0].lower() in _COUNTED or glued[0].lower() in _UNITS
    if glued and not counted:
        return Number(text[start : glued.end()].lower(), "", "identifier", start, glued.end(), "")
    value = float(amount)
    if len(digits) == 4 and "1950" <= digits <= "2039" and digits.isdigit():
        return Number(value, "", "year", start, end, "", 1.0)
    precision = 10.0**-places
    if not places and amount[-1] == "0" and _is_rough(text, start):
        precision *= _round(amount)
    other = float(f"{amount}e{magnitude.factor}") if magnitude else float(alternative) if alternative else None
    if glued and (scaled := _SCALED.fullmatch(glued[0])):
        other = float(f"{amount}e{_SCALES[scaled[1] or scaled[2]]}")
    return Number(value, "", "plain", start, end, "", precision, other)


def _in_another_form(text: str, start: int, end: int) -> Number | None:
    """Read a power (``10^6``), a time of day (``3:00 PM``, ``15h00``), a year of another era (``令和6年``)."""
    if raised := forms.power(text, start, end):
        return Number(raised[0], "", "quantity", start, raised[1], "", 1.0)
    if (year := forms.common_year(text, start, end)) is not None:
        return Number(year, "", "year", start, end, "", 1.0)
    if (of_day := forms.hour(text, start, end)) is not None:
        return Number(of_day, "", "plain", start, end, "", 1.0)
    if forms.end_of_hour(text, end) > end and end - start <= _HOUR:
        return Number(float(text[start:end]), "", "plain", start, end, "", 1.0)
    return None


def _quantity(amount: str, places: int, alternative: str, magnitude: Magnitude, rough: bool) -> Number:
    """Scale by parsing a decimal text, so that 0.88B and 880M are the very same float."""
    factor, unit, start, end = magnitude[:4]
    if factor in BINARY:
        step = float(BINARY[factor])
        return Number(float(amount) * step, unit, "quantity", start, end, "", step * 10.0**-places)
    other = float(f"{alternative}e{factor}") if alternative else None
    if magnitude.other:
        other = float(f"{amount}e{magnitude.other}")
    elif other is None and factor == "3" and not unit:
        other = float(amount) * 1024  # 128k tokens are 131,072
    precision = float(f"1e{int(factor) - places}")
    if rough and not places and unit != "%":
        precision *= _round(amount)
    return Number(float(f"{amount}e{factor}"), unit, "quantity", start, end, "", precision, other)


def _round(amount: str) -> float:
    """Return the worth of the last digit that is not nought: about 2,100 is rounded to hundreds."""
    return 10.0 ** (len(amount) - len(amount.rstrip("0"))) if amount.strip("0") else 1.0


def _is_rough(text: str, start: int) -> bool:
    """Return whether a number is said to be about so large: ``約``, ``~``, ``environ`` before it."""
    before = text[max(0, start - 24) : start].rstrip()
    if not before:
        return False
    if before[-1] in "約约≈∼±":
        return True
    if before[-1] in "~～〜":
        return not before[-2:-1].strip().isalnum()  # not a range
    return before.rpartition(" ")[2].lower().strip("(（.") in APPROXIMATE


def _follows_name(text: str, start: int) -> bool:
    """Return whether the number belongs to a name before it: ``LLM-jp-3 172B`` is not 3172."""
    if start and text[start - 1] in "-_.":
        return not (text[start - 1] == "-" and _RANGE.search(text, max(0, start - _LONGEST_RANGE), start))
    if start < 2 or text[start - 1] != " ":
        return False
    word = text[max(0, start - 40) : start - 1].rpartition(" ")[2]
    if not word or word[-1] in ":：,;" or not (word[0].isascii() and word[0].isalnum()):
        return False
    return word[0].isupper() or word[-1].isdigit()


def _product(text: str, start: int, end: int) -> Number | None:
    """Read 8x7b or 512×512, which are no plain multiplications to anybody who reads them.

    Who writes in Cyrillic letters has one on the keyboard that looks like "x".
    """
    if text[end : end + 1] not in _TIMES and (text[end : end + 1] != " " or text[end + 1 : end + 2] not in _TIMES):
        return None
    match = _PRODUCT.match(text, start)
    if not match:
        return None
    return Number(_CROSS.sub("x", match[0].lower()).replace(" ", ""), "x", "quantity", start, match.end(), "")


def _exponential(text: str, start: int, end: int) -> Number | None:
    found = forms.exponential(text, start, end)
    return Number(found[0], "", "quantity", start, found[1], "", found[0] or 1.0) if found else None


def close(a: Number, b: Number) -> bool:
    """Return whether two numbers can be one fact: equal within what the less precise one writes.

    628万 and 6.3M are (rounded), 32,768 and 32k are (cut off), 128k and 131,072 are (a binary kilo); 4,096 and 4,000
    are not. Numbers with other units, or dates and versions that differ in a letter, are not; but 60G is 60GB, and a
    day may be told as its month.
    """
    if isinstance(a.value, str) or isinstance(b.value, str):
        return a.value == b.value or (a.kind == b.kind == "date" and _may_be_one_day(a, b))
    if a.unit != b.unit and not _are_bytes(a, b):
        whole, share = (a, as_share(b)) if a.unit == "%" else (b, as_share(a))
        return whole.unit == "%" and share is not None and share == whole.value
    if b.value in (a.value, a.alternative) or b.alternative == a.value:
        return True
    if a.alternative is not None and a.alternative == b.alternative:
        return True
    return any(_near(one, other) for one in scales(a) for other in scales(b))


def as_share(number: Number) -> float | None:
    """Return what a number below one says in per cent: 0.25 is 25 %; None for others."""
    if number.unit or number.kind != "plain" or number.precision >= 1 or not 0 < amount(number) < 1:
        return None
    return round(amount(number) * 100, 9)


def other_day(number: Number) -> str:
    """Return the date that ``7/2/2024`` says where the other of both numbers is the month, or nothing."""
    day = str(number.value)
    if number.kind != "date" or len(day) != _DAY or number.text.count("/") != _SLASHES or number.text[:4].isdigit():
        return ""
    return f"{day[:4]}-{day[8:]}-{day[5:7]}"


def _may_be_one_day(a: Number, b: Number) -> bool:
    """Tell whether one date is the month of the other, or they are one by a notation that has day and month first."""
    return _is_month_of(str(a.value), str(b.value)) or other_day(a) == b.value or other_day(b) == a.value


def _is_month_of(one: str, other: str) -> bool:
    """Tell whether one of two dates is the month of the other."""
    return one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _are_bytes(a: Number, b: Number) -> bool:
    """Tell whether one of two numbers has its unit, bytes, and the other the first letter of it alone."""
    bare = b if a.unit == "B" else a
    return {a.unit, b.unit} == {"", "B"} and bare.text[-1:] in _BYTES


def scales(number: Number) -> tuple[Number, ...]:
    """Return a number, and what it is if the letter after it is a magnitude, or a larger one ("7 B")."""
    other = number.alternative
    if other is None or other < amount(number) * 999 or not number.value:
        return (number,)
    return number, number._replace(value=other, precision=number.precision * other / amount(number))


def _near(a: Number, b: Number) -> bool:
    rough, fine = (a, b) if a.precision >= b.precision else (b, a)
    if rough.precision == fine.precision:
        return False
    difference = amount(fine) - amount(rough)
    slack = rough.precision * 1e-9
    return -rough.precision / 2 - slack <= difference < rough.precision - slack
