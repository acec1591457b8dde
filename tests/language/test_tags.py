"""Tags in any spelling, names in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.tags import (
    base,
    chinese_script,
    named_language,
    parse_tag,
    same_language,
    word_language,
)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Portuguese-BR", "pt-BR"),
        ("Português (BR)", "pt-BR"),
        ("Spanish MX", "es-MX"),
        ("Polish it", None),
        ("Loom-BR", None),
    ],
)
def test_a_name_with_a_region(text: str, tag: str | None) -> None:
    assert named_language(text) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("ja", "ja"),
        ("JA", "ja"),
        ("ja-JP", "ja-JP"),
        ("ja_jp", "ja-JP"),
        ("zh_CN", "zh-CN"),
        ("zh-hans", "zh-Hans"),
        ("ZH-HANT-TW", "zh-Hant-TW"),
        ("zhCN", "zh-CN"),
        ("pt_BR", "pt-BR"),
        ("es-419", "es-419"),
        ("jpn", "ja"),
        ("jp", "ja"),
        ("cn", "zh-Hans"),
        ("kr", "ko"),
        ("tw", "zh-Hant"),
        ("cz", "cs"),
        ("ua", "uk"),
        ("vn", "vi"),
        ("jp-JP", "ja-JP"),
        ("en-UK", "en-GB"),
        ("yue", "yue"),
        ("foo", None),
        ("readme", None),
        ("xx", None),
        ("ja-XX", None),
        ("", None),
        ("j", None),
        ("日本", None),
        ("ts-config", None),
        ("en-dash", None),
    ],
)
def test_tags(text: str, tag: str | None) -> None:
    assert parse_tag(text) == tag


@given(
    st.sampled_from("ja ja-JP zh-Hans zh-Hant-TW pt-BR en es-419 yue uk".split()), st.lists(st.booleans(), min_size=12)
)
def test_spelling_does_not_matter_and_canonical_is_stable(tag: str, capitals: list[bool]) -> None:
    spelled = "".join(sign.upper() if up else sign.lower() for sign, up in zip(tag, capitals, strict=False))
    spelled = spelled.replace("-", "_")
    assert parse_tag(spelled) == tag
    assert parse_tag(parse_tag(spelled) or "") == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Français", "fr"),
        ("日本語", "ja"),
        ("한국어", "ko"),
        ("简体中文", "zh-Hans"),
        ("繁體中文", "zh-Hant"),
        ("中文", "zh"),
        ("🇯🇵 日本語", "ja"),
        ("🇫🇷", "fr"),
        ("English List", "en"),
        ("README in Japanese", "ja"),
        ("日本語版", "ja"),
        ("Português (Brasil)", "pt-BR"),
        ("हिन्दी", "hi"),
        ("ไทย", "th"),
        ("Tiếng Việt", "vi"),
        ("EN", "en"),
        ("日本語 (Japanese)", "ja"),
        ("اليابانية(日本語)", "ja"),
        ("ملاحظات (日本語)", None),
        ("中文 (简体)", "zh-Hans"),
        ("Read this in English", "en"),
        ("RSS", None),
        ("Documentation", None),
        ("API", None),
        ("Website", None),
        ("GitHub", None),
        ("", None),
        ("x" * 100, None),
        (":uk:", "en"),
        (":jp:", "ja"),
        ("JPN", "ja"),
        ("TSN", None),
    ],
)
def test_names(text: str, tag: str | None) -> None:
    assert named_language(text) == tag


@given(st.text(max_size=70))
def test_any_text_is_answered(text: str) -> None:
    for found in (parse_tag(text), named_language(text)):
        assert found is None or parse_tag(found) == found


def test_same_language() -> None:
    assert same_language("zh-CN", "zh-Hans")
    assert same_language("zh", "zh-TW")
    assert not same_language("zh-CN", "zh-TW")
    assert same_language("pt", "pt-BR")
    assert not same_language("en-US", "en-GB")
    assert not same_language("ja", "en")
    assert same_language("tl", "fil")
    assert base("nb") == base("nn") == "no"
    assert chinese_script("zh-HK") == "Hant"
    assert chinese_script("ja") == ""


@pytest.mark.parametrize(("tag", "language"), [("nb-NO", "no"), ("nn", "nn"), ("FR-ca", "fr"), ("zh-Hant", "zh")])
def test_the_language_of_tables_of_words(tag: str, language: str) -> None:
    assert word_language(tag) == language


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Basque", "eu"),
        ("euskara", "eu"),
        ("मराठी", "mr"),
        ("မြန်မာ", "my"),
        ("ਪੰਜਾਬੀ", "pa"),
        ("Српски", "sr"),
        ("Èdè Yorùbá", "yo"),
        ("isiZulu", "zu"),
        ("Kurdî", "ku"),
        ("Cebuano", "ceb"),
    ],
)
def test_every_language_knows_its_own_name(name: str, tag: str) -> None:
    assert named_language(name) == tag


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("Vietnamesisch", "vi"),
        ("Maratí", "mr"),
        ("тамильский", "ta"),
        ("birmà", "my"),
        ("Punjabština", None),
        ("Overview", None),
        ("|", None),
    ],
)
def test_names_in_any_other_language(name: str, tag: str | None) -> None:
    assert named_language(name, anywhere=True) == tag


@pytest.mark.parametrize("tag", ["mac", "src", "run", "kde", "cad", "may"])
def test_abbreviations_are_no_languages(tag: str) -> None:
    assert parse_tag(tag) is None


@pytest.mark.parametrize(
    ("tag", "canonical"), [("mar", "mr"), ("nld", "nl"), ("sr_latn_rs", "sr-Latn-RS"), ("ceb", "ceb")]
)
def test_codes_of_cldr(tag: str, canonical: str) -> None:
    assert parse_tag(tag) == canonical
