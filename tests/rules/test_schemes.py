"""A misspelt scheme is known by its letters, and no other scheme is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.rules.links.lone_labels import with_its_scheme


@given(
    right=st.sampled_from(("http", "https")), at=st.integers(0, 4), change=st.sampled_from(("lost", "twice", "round"))
)
def test_one_slip_is_known(right: str, at: int, change: str) -> None:
    at %= len(right)
    wrong = {
        "lost": right[:at] + right[at + 1 :],
        "twice": right[: at + 1] + right[at:],
        "round": right[:at] + right[at : at + 2][::-1] + right[at + 2 :],
    }[change]
    found = with_its_scheme(f"{wrong}://loom.example/a?b#c")
    if wrong in ("http", "https"):
        assert found == ""
    else:
        assert found in ("http://loom.example/a?b#c", "https://loom.example/a?b#c")


@pytest.mark.parametrize(
    "scheme", ["ftp", "ssh", "git", "tel", "ipfs", "hxxp", "file", "steam", "vscode", "app", "HTTPS"]
)
def test_other_schemes_stay(scheme: str) -> None:
    assert with_its_scheme(f"{scheme}://loom.example/a") == ""
