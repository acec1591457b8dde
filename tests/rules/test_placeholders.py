"""What in code stands for the reader's own, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.rules.placeholders import BLANK, stand_for_the_same


@pytest.mark.parametrize(
    ("own", "other", "same"),
    [
        (f"show {BLANK}:{BLANK}", "show c5f567~1:docs/a.md", True),
        (f"show {BLANK}", 'show "string to find"', True),
        (f"show {BLANK} -n", "show c5f567 -m", False),
        (f"show {BLANK}", "show one two", False),
        (f"{BLANK}{BLANK}", "onetwo", False),
        ("curl http://IHRE-ADRESSE:80/x", "curl http://<your-address>:80/x", True),
        ("curl http://ihre-adresse:80/x", "curl http://<your-address>:80/x", False),
        ("curl http://IHRE-ADRESSE:81/x", "curl http://<your-address>:80/x", False),
        ("use <eins> <zwei>", "use <one> <two>", True),
        ("run -e A=... -e B=... loom", "run -e A=your_a -e B=your_b loom", True),
        ("run -e A=... -e B=... loom", "run -e A=your_a -e C=your_b loom", False),
        ("run A ... B", "run A now B", False),
        ("chattr +i /direktori/berkas", "chattr +i /some/directory/or/file", True),
        ("chattr -i /direktori/berkas", "chattr +i /some/directory/or/file", False),
        ("cat /usr/share/looms", "cat /usr/share/frames", False),
    ],
)
def test_pairs(own: str, other: str, same: bool) -> None:
    assert stand_for_the_same(own, other) == same


@given(st.lists(st.sampled_from([BLANK, "<a>", "A", "a", "-", ":", " ", "x/"]), max_size=60).map("".join), st.text())
def test_any_line_is_answered(line: str, other: str) -> None:
    assert stand_for_the_same(line, other) in (True, False)
    assert stand_for_the_same(other, line) in (True, False)
