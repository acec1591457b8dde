"""The address that a translation uses for one of the source is learnt from its own texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.addresses import Addresses


def _own(pairs: list[tuple[str, str]], address: str) -> str:
    return Addresses(lambda: [(f"[a]({one})", f"[a]({other})") for one, other in pairs]).own(address)


@pytest.mark.parametrize(
    ("one", "other", "address", "own"),
    [
        ("https://a.example/kaze.ja.html", "https://a.example/kaze.en.html", "https://a.example/nami.ja.html", "https://a.example/nami.en.html"),
        ("https://a.example/ja/kaze", "https://a.example/en/kaze", "https://a.example/ja/nami", "https://a.example/en/nami"),
        ("https://a.example", "https://a.example/en/", "https://a.example", "https://a.example/en/"),
        ("https://a.example", "https://a.example/en/", "https://a.example/nami", "https://a.example/nami"),
        ("https://a.example/", "https://a.example/en/", "https://a.example/nami", "https://a.example/nami"),
        ("https://a.example/kaze-ja", "https://a.example/kaze-en", "https://a.example/nami-ja", "https://a.example/nami-en"),
        ("https://a.example/kaze-ja", "https://a.example/kaze-en", "https://a.example/nami-java", "https://a.example/nami-java"),
        ("https://a.example/use/kaze", "https://a.example/en/use/kaze", "https://a.example/use/nami", "https://a.example/en/use/nami"),
        ("https://a.example/use/kaze", "https://a.example/en/use/kaze", "https://a.example/en/use/nami", "https://a.example/en/use/nami"),
        ("https://a.example/ja/kaze", "https://b.example/en/kaze", "https://a.example/ja/nami", "https://a.example/ja/nami"),
    ],
)  # fmt: skip
def test_an_address_in_the_source_language_becomes_one_in_the_translations(
    one: str, other: str, address: str, own: str
) -> None:
    assert _own([(one, other)], address) == own


@given(
    st.lists(
        st.tuples(*[st.from_regex(r"https://a\.example(/(ja|en|kaze|nami)){0,3}/?", fullmatch=True)] * 2), max_size=4
    ),
    st.from_regex(r"https://a\.example(/(ja|en|kaze|nami)){0,3}/?", fullmatch=True),
)
def test_no_address_gets_an_empty_part(pairs: list[tuple[str, str]], address: str) -> None:
    assert "//" not in _own(pairs, address).removeprefix("https://")
