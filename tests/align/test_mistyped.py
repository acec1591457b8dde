"""Mistyped tokens: one letter otherwise is the token that was meant, and never where it could be another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.mistyped import mended, mistyped

_NAMES = st.lists(st.text("abcdefgh", min_size=8, max_size=12), min_size=1, max_size=8, unique=True)


def _entries(*tokens: str) -> list[dict[str, float]]:
    return [{token: 1.0} for token in tokens]


def test_one_letter_otherwise_is_what_was_meant() -> None:
    source, own = _entries("links:a.example/pictures"), _entries("links:a.example/picturfs")
    meant = mistyped(source, own)
    assert [mended(entry, meant) for entry in own] == source


def test_two_letters_that_have_changed_places() -> None:
    assert mistyped(_entries("code:label-bug-report"), _entries("code:label-bgu-report"))


@pytest.mark.parametrize(
    ("name", "letters", "is_meant"),
    [
        ("loom run --rm -v /var/run/loom.sock:/var/felt weaverrr/cloth", "weaverr/cloth", True),
        ("loom run --rm -v /var/run/loom.sock:/var/felt weaver/cloth", "weaver/cloths", True),
        ("loom run --rm -v /var/run/loom.sock:/var/felt weaver/cloth", "weaver/cloth2", False),
        ("loom run --rm -v /var/run/loom.sock:/var/felt weaver/cloth", "weaver/clothes", False),
        ("loom run weaver/cloth", "weaver/cloths", False),  # so short that it may be another one
    ],
)
def test_a_long_one_may_lack_a_letter_or_have_one_more(name: str, letters: str, is_meant: bool) -> None:
    other = f"{name.rpartition(' ')[0]} {letters}"
    for one, two in ((name, other), (other, name)):
        source, own = _entries(f"code:{one}"), _entries(f"code:{two}")
        assert ([mended(entry, mistyped(source, own)) for entry in own] == source) is is_meant


def test_a_digit_is_another_version() -> None:
    assert not mistyped(_entries("links:a.example/v1/page"), _entries("links:a.example/v2/page"))


def test_what_both_have_is_not_mistyped() -> None:
    both = _entries("links:a.example/side", "links:a.example/site")
    assert not mistyped(both, both[:1])


def test_of_two_that_would_do_none_is_taken() -> None:
    assert not mistyped(_entries("links:a.example/side", "links:a.example/site"), _entries("links:a.example/sine"))


@given(_NAMES, _NAMES)
def test_every_token_is_meant_once_and_by_one_that_the_source_lacks(left: list[str], right: list[str]) -> None:
    source, own = (_entries(*(f"name:{name}" for name in names)) for names in (left, right))
    meant = mistyped(source, own)
    assert len(set(meant.values())) == len(meant)
    assert meant.keys().isdisjoint({token for entry in source for token in entry})
    assert set(meant.values()).isdisjoint({token for entry in own for token in entry})
