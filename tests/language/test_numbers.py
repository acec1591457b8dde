"""Numbers in the notation of each language."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readme_sync.language.numbers import Number, close, numbers

QUANTITIES = [
    ("en", "4,096", 4096),
    ("fr", "4 096", 4096),
    ("fr", "4\u202f096", 4096),
    ("en", "4\u00a0096", 4096),
    ("de", "4.096", 4096),
    ("fr", "2,048", 2048),
    ("en", "4.096", 4.096),
    ("fr", "3,5", 3.5),
    ("de", "1.234.567,5", 1234567.5),
    ("en", "1,234,567.5", 1234567.5),
    ("en", "0.88B tokens", 0.88e9),
    ("fr", "0,88 milliard", 0.88e9),
    ("fr", "2 billions", 2e12),
    ("en", "2 billion", 2e9),
    ("ru", "2 billion", 2e9),  # English that was left
    ("es", "2 billion", 2e9),
    ("de", "ein 7-Milliarden-Parameter-Modell", 7e9),
    ("en", "a 7-billion-parameter model", 7e9),
    ("en", "a 7-mile road", 7),
    ("de", "3 Billionen", 3e12),
    ("es", "3 mil millones", 3e9),
    ("ja", "8,8 億", 8.8e8),
    ("ja", "628万", 6.28e6),
    ("ja", "1億2,000万", 1.2e8),
    ("ja", "約6億1,900万文", 6.19e8),
    ("zh", "3万亿", 3e12),
    ("zh", "50w", 5e5),
    ("zh-Hans", "约2.5w字", 2.5e4),
    ("ko", "1억 2,000만", 1.2e8),
    ("ko", "3천만", 3e7),
    ("en", "7b", 7e9),
    ("en", "125m", 1.25e8),
    ("en", "1.5T", 1.5e12),
    ("en", "32k", 32e3),
    ("en", "70B-v0.1", 70e9),
    ("en", "220 B tokens", 220e9),
    ("ja", "１２３", 123),
    ("ja", "③", 3),
    ("en", "2nd", 2),
    ("en", "(7B)", 7e9),
    ("en", "10^6 steps", 1e6),
    ("en", "10^{6}", 1e6),
    ("es", "10⁶", 1e6),
    ("es", "2³²", 2.0**32),
    ("en", "12²", 12),
    ("en", "1e-4", 1e-4),
    ("ko", "2.5E3이고", 2500),
    ("en", "3:00 PM", 15),
    ("en", "12 am", 0),
    ("es", "3:00 p. m.", 15),
    ("en", "3 PMs", 3),
    ("zh", "下午4:00", 16),
    ("ko", "오전 12시", 0),
    ("fr", "15h30", 15),
    ("fr", "1 234,5", 1234.5),
    ("fr", "Alpha: 1 243", 1243),
    ("de", ".5", 0.5),
    ("en", "(.25 of it)", 0.25),
    ("zh", "10余万", 1e5),
    ("zh", "100多万", 1e6),
    ("ko", "10여만 명", 1e5),
    ("und", "70 Md", 7e10),
    ("und", "1.500.000", 1.5e6),
    ("und", "1 200 000", 1.2e6),
    ("und", "2 billion", 2e9),
]


@pytest.mark.parametrize(("language", "text", "value"), QUANTITIES)
def test_values(language: str, text: str, value: float) -> None:
    first = numbers(text, language)[0]
    assert first.value == value
    assert first.unit == ""
    assert first.kind in ("quantity", "plain")


@pytest.mark.parametrize(
    ("language", "text", "year"),
    [("ja", "令和6年", 2024), ("ja", "昭和60年", 1985), ("zh-TW", "民國113年", 2024), ("th", "พ.ศ. 2567", 2024)],
)
def test_years_of_other_eras(language: str, text: str, year: int) -> None:
    first = numbers(text, language)[0]
    assert (first.value, first.kind) == (year, "year")


@pytest.mark.parametrize("language", ["en", "fr", "de", "zh"])
@pytest.mark.parametrize("text", ["[1,60000]ms", "[1, 60000] ms", "[1.0,60000]"])
def test_an_interval_has_two_ends(language: str, text: str) -> None:
    assert [number.value for number in numbers(text, language)] == [1, 60000]


def test_a_span_of_thai_years() -> None:
    found = numbers("ตั้งแต่ปี 2549 ถึง 2556 ราคา 2560 บาท", "th")
    assert [(one.value, one.kind) for one in found] == [(2006, "year"), (2013, "year"), (2560, "plain")]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "782 GB", 782e9, "B"),
        ("fr", "3,2 Go", 3.2e9, "B"),
        ("en", "3 GiB", 3 * 2**30, "B"),
        ("en", "3.45GB", 3.45e9, "B"),
        ("en", "50%", 50, "%"),
        ("ja", "５０％", 50, "%"),
        ("fr", "50 %", 50, "%"),
        ("en", "8x7B", "8x7b", "x"),
        ("en", "224 × 224", "224x224", "x"),
        ("en", "3 Go projects", 3, ""),
        ("en", "Table 3 B", 3, ""),
    ],
)
def test_units(language: str, text: str, value: float | str, unit: str) -> None:
    assert numbers(text, language)[0][:2] == (value, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "July 20, 2024", [("date", "2024-07-20")]),
        ("en", "20 July 2024", [("date", "2024-07-20")]),
        ("en", "07/20/2024", [("date", "2024-07-20")]),
        ("en", "7/2/2024", [("date", "2024-07-02")]),
        ("en-GB", "7/2/2024", [("date", "2024-02-07")]),
        ("fr", "20/07/2024", [("date", "2024-07-20")]),
        ("en", "2024-07-20", [("date", "2024-07-20")]),
        ("ja", "2024年7月20日", [("date", "2024-07-20")]),
        ("fr", "20 juillet 2024", [("date", "2024-07-20")]),
        ("fr", "1er août 2024", [("date", "2024-08-01")]),
        ("es", "20 de julio de 2024", [("date", "2024-07-20")]),
        ("en", "2019.12.31", [("date", "2019-12-31")]),
        ("ja", "2024年7月", [("date", "2024-07")]),
        ("en", "July 2024", [("date", "2024-07")]),
        ("ms", "3 Ogos 2025", [("date", "2025-08-03")]),
        ("az", "14 İyul 1969", [("date", "1969-07-14")]),
        ("ms", "Ogos 2025", [("date", "2025-08")]),
        ("ms", "3 Mac 2025", [("date", "2025-03-03")]),
        ("ms", "Mac 2025", [("year", 2025.0)]),  # a computer
        ("id", "3 Agu 2025", [("date", "2025-08-03")]),
        ("fi", "3. elokuuta 2025", [("date", "2025-08-03")]),
        ("hr", "3. listopada 2025.", [("date", "2025-10-03")]),
        ("cs", "3. listopadu 2025", [("date", "2025-11-03")]),
        ("hi", "3 मार्च 2025", [("date", "2025-03-03")]),
        ("th", "3 ส.ค. 2025", [("date", "2025-08-03")]),
        ("ar", "3 أغسطس 2025", [("date", "2025-08-03")]),
        ("el-CY", "3 Αυγούστου 2025", [("date", "2025-08-03")]),
        ("fa", "۳ اوت ۲۰۲۵", [("date", "2025-08-03")]),
        ("vi", "ngày 3 tháng 8 năm 2025", [("date", "2025-08-03")]),
        ("vi", "3 tháng 8, 2025", [("date", "2025-08-03")]),
        ("vi", "Tháng 8 năm 2025", [("date", "2025-08")]),
        ("vi", "tháng 8/2025", [("date", "2025-08")]),
        ("en", "at last ... 3, 2025", [("plain", 3.0), ("year", 2025.0)]),
        ("vi", "3 tháng, năm 2025", [("plain", 3.0), ("year", 2025.0)]),
        ("hu", "2025. augusztus 3-án", [("date", "2025-08-03")]),
        ("hu", "2025. aug. 3.", [("date", "2025-08-03")]),
        ("hu", "2025 augusztus 3", [("date", "2025-08-03")]),
        ("hu", "2025. augusztus", [("date", "2025-08")]),
        ("hu", "2025. április 3 verzió", [("date", "2025-04-03")]),
        ("hu", "2025 augusztus", [("year", 2025.0)]),
        ("lt", "2025 m. rugpjūčio 3 d.", [("date", "2025-08-03")]),
        ("lv", "2025. gada 3. augusts", [("date", "2025-08-03")]),
        ("en", "Since 2025. August 3 is near", [("year", 2025.0), ("plain", 3.0)]),
        ("he", "3 באוגוסט 2025", [("date", "2025-08-03")]),
        ("th", "3 สิงหาคม 2568", [("date", "2025-08-03")]),
        ("th", "3 สิงหาคม พ.ศ. 2568", [("date", "2025-08-03")]),
        ("th", "สิงหาคม 2568", [("date", "2025-08")]),
        ("de", "am 3.8.2025.", [("date", "2025-08-03")]),
        ("ru", "03.08.2025", [("date", "2025-08-03")]),
        ("en", "10.0.2025.1", [("version", "10.0.2025.1")]),
        ("de", "3.13.2025", [("version", "3.13.2025")]),
        ("ja", "2024年", [("year", 2024.0)]),
        ("en", "2019-2024", [("year", 2019.0), ("year", 2024.0)]),
        ("en", "v0.1", [("version", "0.1")]),
        ("en", "V2", [("version", "2")]),
        ("en", "1.2.3", [("version", "1.2.3")]),
        ("en", "LLM-jp-3 172B", [("identifier", "llm-jp-3"), ("quantity", 172e9)]),
        ("fr", "LLM-jp-3 172B", [("identifier", "llm-jp-3"), ("quantity", 172e9)]),
        ("fr", "Llama 3 172", [("plain", 3.0), ("plain", 172.0)]),
        ("en", "Llama-3-8B", [("identifier", "llama-3-8b")]),
        ("en", "GPT2", [("identifier", "gpt2")]),
        ("en", "1600x900.", [("quantity", "1600x900")]),
        ("en", "15–25 %", [("quantity", 15.0), ("quantity", 25.0)]),
        ("tr", "%15–25", [("quantity", 15.0), ("quantity", 25.0)]),
        ("en", "Windows 11 x64", [("plain", 11.0), ("identifier", "x64")]),
        ("en", "Qwen1.5", [("identifier", "qwen1.5")]),
        ("ja", "日本語BART2", [("identifier", "bart2")]),
        ("en", "3D", [("identifier", "3d")]),
        ("en", "four models", []),
        ("en", "", []),
        ("ja", "一般公開", []),
    ],
)
def test_kinds(language: str, text: str, expected: list[tuple[str, float | str]]) -> None:
    assert [(number.kind, number.value) for number in numbers(text, language)] == expected


def one(text: str, language: str) -> Number:
    (number,) = numbers(text, language)
    return number


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (("628万", "ja"), ("6.3M", "en")),
        (("628万", "ja"), ("6.28M", "en")),
        (("25w", "zh"), ("250,000", "en")),
        (("65W", "zh"), ("65 W", "en")),
        (("30w/s", "en"), ("300,000", "es")),
        (("32k", "en"), ("32,768", "en")),
        (("128k", "en"), ("131,072", "en")),
        (("4,096", "fr"), ("4 096", "fr")),
        (("100 000", "en"), ("100 000", "ru")),
        (("100 000", "ja"), ("100,000", "en")),
        (("4,096", "fr"), ("4,096", "en")),
        (("4,096", "fr"), ("4.096", "en")),
        (("11.820", "sq"), ("11,820", "en")),
        (("11.820", "pt-PT"), ("11,820", "en")),
        (("1億2,000万", "ja"), ("120 millions", "fr")),
        (("0.88B", "en"), ("0,88 milliard", "fr")),
        (("2,100万", "ja"), ("21M", "en")),
        (("6.8b", "en"), ("7b", "en")),
        (("494M", "en"), ("0.5B", "en")),
        (("3.2GB", "en"), ("3,2 Go", "fr")),
        (("60GB", "en"), ("60G", "zh")),
        (("512M", "ja"), ("512 MB", "en")),
        (("2024-07-20", "en"), ("2024年7月20日", "ja")),
        (("7/2/2024", "en"), ("2024年2月7日", "ja")),
        (("September 1, 2023", "en"), ("2023年9月", "zh")),
    ],
)
def test_close(a: tuple[str, str], b: tuple[str, str]) -> None:
    assert close(one(*a), one(*b))
    assert close(one(*b), one(*a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("4,096", "4,000"),
        ("7b", "8b"),
        ("2.0T", "2.1T"),
        ("6.4b", "7b"),
        ("50%", "50"),
        ("3GB", "3B"),
        ("60GB", "60"),
        ("60GB", "45G"),
        ("8x7b", "8x22b"),
        ("v0.1", "v0.2"),
        ("4,096", "8,192"),
    ],
)
def test_not_close(a: str, b: str) -> None:
    assert not close(one(a, "en"), one(b, "en"))
    assert not close(one(b, "en"), one(a, "en"))


@given(
    st.text(st.sampled_from("0123456789 ,.-xBkM万億年月日Go%v\u00a0é_①１")), st.sampled_from(["en", "ja", "fr", "de"])
)
@example("１xB0", "en")
def test_spans_are_true_and_in_order(text: str, language: str) -> None:
    prove_spans(text, language)


def prove_spans(text: str, language: str) -> None:
    last = 0
    for number in numbers(text, language):
        assert text[number.start : number.end] == number.text
        assert last <= number.start < number.end
        assert close(number, number)
        last = number.end


_PIECES = [
    "3",
    "2025",
    "2568",
    " ",
    ".",
    ",",
    "/",
    "tháng",
    "năm",
    "augusztus",
    "m.",
    "gada",
    "August",
    "de",
    "ב",
    "พ.ศ.",
    "-",
]


@given(st.lists(st.sampled_from(_PIECES)), st.sampled_from(["en", "vi", "hu", "lt", "lv", "th", "he", "es"]))
@example(["3", "augusztus", " ", "2025"], "hu")
def test_spans_of_dates_are_true_and_in_order(pieces: list[str], language: str) -> None:
    prove_spans("".join(pieces), language)


@given(st.integers(1000, 10**9 - 1))
def test_one_integer_in_every_notation(value: int) -> None:
    plain = f"{value:,}"
    english = one(plain, "en")
    assert english.value == value
    assert one(plain.replace(",", "\u202f"), "fr").value == value
    assert one(plain.replace(",", " "), "fr").value == value
    assert close(one(plain.replace(",", "."), "de"), english)
    hundred_million, rest = divmod(value, 10**8)
    ten_thousand, ones = divmod(rest, 10**4)
    parts = ((hundred_million, "億"), (ten_thousand, "万"), (ones, ""))
    assert one("".join(f"{part:,}{sign}" for part, sign in parts if part), "ja").value == value


@given(st.integers(1, 9999), st.integers(0, 3))
def test_scaled_decimals_are_one_value(digits: int, places: int) -> None:
    text = f"{digits / 10**places:.{places}f}"
    english, millions = one(f"{text}B", "en"), one(f"{digits * 10 ** (3 - places)}M", "en")
    assert english.value == millions.value  # the very same float
    assert close(english, one(f"{text.replace('.', ',')} milliards", "fr"))
    assert close(english, one(f"{digits * 10 ** (4 - places) // 1000}億", "ja")) or places > 1


def test_the_time_of_day_in_a_timestamp_is_no_number() -> None:
    found = [number.text for number in numbers("Written 2026-08-22T16:03:00.734Z from 3 files, 2026-08-22T16", "en")]
    assert found == ["2026-08-22", "3", "2026-08-22", "16"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "50 por ciento"), ("de", "50 Prozent"), ("ru", "50 процентов"), ("ko", "50퍼센트의"), ("zh", "百分之50")],
)
def test_a_share_in_words(language: str, text: str) -> None:
    (number,) = numbers(text, language)
    assert close(number, numbers("50%", "en")[0])


@pytest.mark.parametrize("text", ["the 50 percentile", "50 Prozentpunkte", "20多个"])
def test_no_share_and_no_magnitude(text: str) -> None:
    assert numbers(text, "de")[0].unit == ""
    assert numbers(text, "de")[0].kind == "plain"
