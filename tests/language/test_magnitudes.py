"""Large numbers as Unicode CLDR has every language write them, and words and signs that it does not list."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.cldr.magnitudes import FORMS
from readme_sync.language.number_words import LETTERS, WORDS
from readme_sync.language.numbers import Number, close, numbers
from tools.data.locales import identifiers, locale, tag

# CLDR has one form mean two powers there; Kenya's M1 is a name everywhere else.
_UNCLEAR = ("ne", "bn", "sw_KE")


class Form(NamedTuple):
    """A pattern of CLDR, such as ``00 тыс.``, and the power of ten of its last nought."""

    identifier: str
    pattern: str
    noughts: int
    power: int

    def write(self, digits: str) -> str:
        """Return the text for digits, a point in it written as the locale does."""
        symbols: Any = locale(self.identifier).number_symbols
        return self.pattern.replace(
            "0" * self.noughts, digits.replace(".", symbols.get("latn", {}).get("decimal") or ".")
        )


def _is_own(identifier: str) -> bool:
    """Return whether a locale says what its language does not: reading all regions would take ten seconds."""
    return not identifier[-2:].isupper() or identifier in ("de_CH", "en_IN", "es_MX", "fr_CA", "pt_PT", "zh_Hant_HK")


@cache
def _forms() -> tuple[Form, ...]:
    found = {}
    for identifier in filter(_is_own, identifiers()):
        data: Any = locale(identifier)
        for kind in ("long", "short") if not identifier.startswith(_UNCLEAR) else ():
            for plural in dict(data.compact_decimal_formats.get(kind) or {}).values():
                for magnitude, pattern in plural.items():
                    text = pattern.pattern.partition(";")[0].replace("'", "")
                    noughts = re.search("0+", text)
                    if noughts and text != "0":
                        power = len(str(magnitude)) - len(noughts[0])
                        found[identifier.partition("_")[0], text] = Form(identifier, text, len(noughts[0]), power)
    return tuple(found.values())


def _one(text: str, language: str) -> Number:
    found = numbers(text, language)
    assert len(found) == 1, (text, language, found)
    return found[0]


def _readings(number: Number) -> tuple[float | str | None, ...]:
    return number.value, number.alternative


@pytest.mark.parametrize("digits", ["1", "7", "12", "3.5", "640"])
def test_every_form_of_every_locale_is_read(digits: str) -> None:
    for form in _forms():
        if len(digits.partition(".")[0]) <= form.noughts:
            assert float(f"{digits}e{form.power}") in _readings(_one(form.write(digits), tag(form.identifier))), form


@given(st.data(), st.integers(1, 9))
def test_two_languages_agree_about_one_value_and_never_about_two(data: st.DataObject, digit: int) -> None:
    forms = [form for form in _forms() if form.noughts == 1]
    one = data.draw(st.sampled_from(forms))
    other = data.draw(st.sampled_from([form for form in forms if form.power == one.power]))
    a, b = (_one(form.write(str(digit)), tag(form.identifier)) for form in (one, other))
    assert close(a, b)
    assert close(b, a)
    wrong = _one(other.write(str(digit % 9 + 1)), tag(other.identifier))
    assert not close(a, wrong)
    assert not close(wrong, a)


@given(st.integers(0, 10**9), st.sampled_from("٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐߀"))
def test_digits_of_every_script_have_their_value(value: int, nought: str) -> None:
    text = "".join(chr(ord(nought) + int(digit)) for digit in str(value))
    assert _one(text, "en").value == value
    assert _one(f"≈{text} x", "en")[3:5] == (1, 1 + len(text))


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("7 Md", "fr", 7e9),
        ("1,2 M", "fr", 1.2e6),
        ("7 Mds", "fr", 7e9),
        ("3 Mio.", "de", 3e6),
        ("3,5 Mrd. Wörter", "de", 3.5e9),
        ("12 Tsd.", "de", 12e3),
        ("5 млн", "ru", 5e6),
        ("5 Млн слов", "ru", 5e6),
        ("10 тыс. строк", "ru", 10e3),
        ("4만 8천", "ko", 48e3),
        ("3천4백", "ko", 3400),
        ("2千5百", "zh", 2500),
        ("1억2,000만", "ko", 1.2e8),
        ("12 lakh", "en", 12e5),
        ("2 crore 50 lakh", "en-IN", 2.5e7),
        ("१२ लाख", "hi", 12e5),
        ("১.২ কোটি", "bn", 1.2e7),
        ("٥ ملايين", "ar", 5e6),
        ("١٫٥ مليون", "ar", 1.5e6),
        ("١٬٢٣٤", "ar", 1234),
        ("5 ล้านคำ", "th", 5e6),
        ("5 triệu từ", "vi", 5e6),
        ("3 bin kelime", "tr", 3e3),
        ("elfu 5", "sw", 5e3),
        ("12,34,567", "en", 1234567),
        ("1'234'567", "de-CH", 1234567),
        ("1’234.5", "de-CH", 1234.5),
        ("2京", "ja", 2e16),
        ("3 mil millones", "es", 3e9),
        ("2 mil milhões", "pt-PT", 2e9),
        ("2 billion", "en-DE", 2e9),
    ],
)
def test_words_and_notations(text: str, language: str, value: float) -> None:
    number = _one(text, language)
    assert number.value == value
    assert number.unit == ""


@pytest.mark.parametrize(
    ("text", "language", "unit", "value"),
    [
        ("5 ГБ", "ru", "B", 5e9),
        ("3 غيغابايت", "ar", "B", 3e9),
        ("%50", "tr", "%", 50),
        ("٥٠٪", "ar", "%", 50),
    ],
)
def test_units(text: str, language: str, unit: str, value: float) -> None:
    assert _one(text, language)[:2] == (value, unit)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("5 t", "da", [5e3, 5]),  # tons, or thousands
        ("7 B", "tr", [7e3, 7e9]),  # bin, or an English billion
        ("7B", "tr", [7e9, 7e3]),
        ("7 B", "en", [7, 7e9]),
        ("Plan 3 M", "fr", [3e6, 3]),
    ],
)
def test_a_lone_letter_stays_open(text: str, language: str, values: list[float]) -> None:
    assert list(_readings(_one(text, language))) == values


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("7B 500M", "en", ["quantity", "quantity"]),
        ("2024年", "ja", ["year"]),
        ("LLM-jp-3 172B", "fr", ["identifier", "quantity"]),
        ("8x7B", "de", ["quantity"]),
        ("v1.2", "ru", ["version"]),
        ("1.2.3", "de", ["version"]),
        ("3 Millionäre", "de", ["plain"]),
        ("5 тысячелетий", "ru", ["plain"]),
    ],
)
def test_what_is_no_magnitude(text: str, language: str, kinds: list[str]) -> None:
    assert [number.kind for number in numbers(text, language)] == kinds


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("約2,100万", "ja"), ("21.3M", "en")),
        (("environ 200", "fr"), ("213", "en")),
        (("около 5 млн", "ru"), ("5.2M", "en")),
        (("7 B", "fr"), ("7B", "en")),
        (("6,3 M", "fr"), ("628万", "ja")),
    ],
)
def test_close(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert close(_one(*a), _one(*b))
    assert close(_one(*b), _one(*a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("2,100万", "ja"), ("21.3M", "en")),
        (("120万", "ja"), ("5,000,000", "en")),
        (("100〜200", "ja"), ("100-240", "en")),
        (("4,096", "fr"), ("4", "en")),
        (("約120万", "ja"), ("1.6M", "en")),
    ],
)
def test_not_close(a: tuple[str, str], b: tuple[str, str]) -> None:
    one, other = numbers(*a)[-1], numbers(*b)[-1]
    assert not close(one, other)
    assert not close(other, one)


def test_what_stands_by_hand_is_read() -> None:
    for word, factor in (WORDS | LETTERS).items():
        text = f"2{word}" if word in LETTERS or not word.isascii() else f"2 {word}"
        assert float(f"2e{factor}") in _readings(_one(text, "en")), word


def test_forms_have_one_meaning() -> None:
    for language, forms in FORMS.items():
        spelled = [form.partition(" ")[2] for form in forms.split("|")]
        assert len(spelled) == len(set(spelled)), language
