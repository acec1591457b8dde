"""A lazy pattern is the pattern that it stands for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.regex import lazy

_WRITTEN = (r"(a+)(?P<b>b?)", r"[^\W\d]+", r"^x|y$", r"")


@given(st.sampled_from(_WRITTEN), st.sampled_from((0, re.IGNORECASE, re.MULTILINE)), st.text("aAbBxyé1\n", max_size=12))
def test_says_what_the_pattern_says(written: str, flags: int, text: str) -> None:
    pattern, one = re.compile(written, flags), lazy(written, flags)
    for _ in range(2):  # before and after it is compiled
        assert one.findall(text) == pattern.findall(text)
        assert [match.span() for match in one.finditer(text, 1)] == [
            match.span() for match in pattern.finditer(text, 1)
        ]
        assert one.sub("-", text) == pattern.sub("-", text)
        assert one.split(text) == pattern.split(text)
        assert (one.fullmatch(text) is None) == (pattern.fullmatch(text) is None)
        assert (one.pattern, one.groups) == (pattern.pattern, pattern.groups)


def test_has_nothing_that_a_pattern_lacks() -> None:
    with pytest.raises(AttributeError):
        lazy("a").nothing  # type: ignore[attr-defined]  # noqa: B018
