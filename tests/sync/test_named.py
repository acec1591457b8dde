"""The names of a translator's answer are the source's, and stand where they say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.answers import named

MOVED = "names or numbers stand in another order"
NEW = "it has a name of its own"
LOST = "a name is lost"
ELSEWHERE = "a link has another's name"


@pytest.mark.parametrize(
    ("source", "made", "wrong"),
    [
        ("Kaze は Nami を元にした", "Kaze is based on Nami", ""),
        ("Kaze は Nami を元にした", "Nami is based on Kaze", MOVED),
        ("Kaze、Nami、Umi で学習", "trained on Umi, Kaze and Nami", ""),
        ("Kaze と Nami は Umi より速い", "Nami and Kaze are faster than Umi", ""),
        ("Kaze と Nami は Umi より速い", "Nami and Umi are faster than Kaze", MOVED),
        ("Kaze Nami、Umi で学習", "trained on Kaze Umi, Nami", MOVED),
        ("Kaze Nami、Umi で学習", "trained on Umi, Kaze Nami", ""),
        ("30 枚の図に 60 問", "60 questions on 30 figures", MOVED),
        ("30 枚の図に 60 問", "30 figures with 60 questions", ""),
        ("Kaze と Kaze の図は Nami", "Nami, and the figures of Kaze", ""),
        ("[Kaze](https://example.org/k) と [Nami](https://example.org/n)", None, ""),
        (
            "[Kaze](https://example.org/k) と [Nami](https://example.org/n)",
            "[Nami](https://example.org/n) and [Kaze](https://example.org/k)",
            "",
        ),
        (
            "[Kaze](https://example.org/k) と [Nami](https://example.org/n)",
            "[Nami](https://example.org/k) and [Kaze](https://example.org/n)",
            ELSEWHERE,
        ),
        ("Nami の [図](https://example.org/k)", "[Nami](https://example.org/k) in figures", ELSEWHERE),
        ("Kaze の [図 Nami](https://example.org/n)", "[figure Nami](https://example.org/n) of Kaze", ""),
        ("Kaze による [図](https://example.org/n)", "[figure](https://example.org/n) by Kaze", ""),
        ("Kaze の <a href='x'>Nami</a> の図", "<a href='x'>Nami</a> of Kaze in figures", ""),
        ("Kaze の [図](https://example.org/n)", "[figure](https://example.org/n) and Kaze", MOVED),
        ("Kaze の [図](https://example.org/n)、Umi", "[figure](https://example.org/n) of Umi, Kaze", MOVED),
        ("OpenKaze の図", "figures of OpenKaze", ""),
        ("OpenKaze の図", "figures of OpenKaze's", ""),
        ("OpenKaze の図", "figures à l'OpenKaze", ""),
        ("OpenKaze の図", "Open-Kaze figures", ""),
        ("OpenKaze の図", "figures", LOST),
        ("OpenKaze の図", "figures of OpenNami and OpenKaze", NEW),
        ("大学BERT の図", "figures of UniversityBERT", ""),
        ("figures of `OpenKaze`", "`OpenKaze` の図", ""),
        ("OpenKaze-like figures", "OpenKaze 風の図", ""),
        ("A1-1&1", None, ""),
    ],
)
def test_names(source: str, made: str | None, wrong: str) -> None:
    assert named.changed(source, source if made is None else made) == wrong


@given(st.text(alphabet="ABab1 ,、[]()`の|*\u4e8c&'-", max_size=60), st.text(alphabet="ABab1 ,[]()`*&'-", max_size=60))
def test_a_text_has_its_own_names(one: str, other: str) -> None:
    assert named.changed(one, one) == ""
    named.changed(one, other)


@given(st.permutations(["Kaze", "Nami-7B", "Umi 2", "`mori`"]))
def test_an_enumeration_says_the_same_in_any_order(names: list[str]) -> None:
    assert named.changed("Kaze, Nami-7B, Umi 2, `mori` を元にした Sora", f"Based on {', '.join(names)}: Sora") == ""
