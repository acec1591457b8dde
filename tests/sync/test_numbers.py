"""Numbers that change in a text whose translation writes them, or what they count, in its own way."""

from __future__ import annotations

import pytest

from tests.sync.test_kept_words import carried


@pytest.mark.parametrize(
    ("english", "was", "now", "french", "expected"),
    [
        ("Weight: about 4.5 kg of rope", "4.5", "7.5", "Poids : quelque 4,5 kg de corde", "7,5"),
        ("A leak above 30 mA is told", "30", "37", "Une fuite de plus de 30 мА est signalée", "37"),
        ("It holds 1,200 boats, or more", "1,200", "1,300", "Le port accueille 1.200 bateaux et plus", "1.300"),
        ("It holds 1,200 boats, or more", "1,200", "1,300", "Le port accueille 1200 bateaux et plus", "1300"),
    ],
)
def test_a_number_changes_as_it_is_spelt_here(english: str, was: str, now: str, french: str, expected: str) -> None:
    before = french.replace(expected, was) if was in french else french
    text, left = carried(f"{english}.\n", f"{english}.\n".replace(was, now), f"{before}.\n")
    assert left == []
    assert expected in text
    assert len(text) == len(f"{before}.\n")


@pytest.mark.parametrize(
    "french",
    [
        "Le port accueille une trentaine de bateaux",  # it is no number here
        "Le port accueille 40 bateaux",
    ],
)
def test_a_number_that_is_not_the_same_one_here_stays(french: str) -> None:
    text, left = carried("The harbour holds 30 boats.\n", "The harbour holds 35 boats.\n", f"{french}.\n")
    assert text == f"{french}.\n"
    assert left


def test_a_number_changes_where_the_link_beside_it_is_lacking() -> None:
    english = "To build the pier you need [oak](https://example.org/oak) (1.15 or newer).\n"
    french = "Pour construire la jetée, il faut du chêne (1.15 ou plus récent).\n"
    text, left = carried(english, english.replace("1.15", "1.16"), french)
    assert text == french.replace("1.15", "1.16")
    assert left == []
    assert carried(english, english.replace("newer", "older"), french)[0] == french
