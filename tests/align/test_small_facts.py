"""Small facts: what hardly a text has is looked for quickly, and is found however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align import small_facts
from readme_sync.align.small_facts import amounts, shortcuts
from tests.examples import examples

_PIECES = [*"0129., $€£¥￥₩₹₽元円圆원ax"]
_PIECES += ["USD", "usd ", "Euro", "euros", "dollars", "доллар", "ドル", "US$", "1 000", "\u00a0"]


@examples(300)
@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_what_is_looked_for_first_stands_in_every_amount(text: str) -> None:
    if small_facts._MONEY.search(text):
        assert small_facts._MAY_BE_AMOUNT.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "costs $12",
        "costs US$12",
        "costs usd 12",
        "12 Euro",
        "12 EUR im Jahr",
        "стоит 12 Евро",
        "стоит 12 ДОЛЛАР",
        "12 DÓLAR",
        "每月 12 元",
        "每月 12 人民币",
        "月 12 ドル",
        "월 12달러",
        "₹12",
        "12₽",
    ],
)
def test_an_amount_is_found_by_its_sign_its_code_or_its_word_in_any_case(text: str) -> None:
    assert [digits for _, digits, _ in amounts(text)] == ["12"]


@pytest.mark.parametrize("text", ["12 apples", "十二 12 個", "release 12"])
def test_a_number_without_a_currency_is_no_amount(text: str) -> None:
    assert not list(amounts(text))


@pytest.mark.parametrize(
    ("text", "key"), [("Press Ctrl+K", "K"), ("⌘K", "K"), ("Umschalt + F5", "F5"), ("Alt＋X", "X")]
)
def test_a_shortcut_is_found_by_its_modifier(text: str, key: str) -> None:
    assert [found for found, _ in shortcuts(text)] == [key]


def test_a_plus_sign_makes_no_shortcut() -> None:
    assert not list(shortcuts("C++ and A+B"))
