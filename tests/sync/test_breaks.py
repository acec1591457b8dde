"""A break within a text that comes or goes is no change of what it says."""

from __future__ import annotations

import pytest

from tests.sync.editions import synced

PAGE = "# {}\n\n1. {}{}\n   ![](https://img.example.org/gate.png)\n1. {}{}\n   ![](https://img.example.org/lock.png)\n"
WORDS = {
    "README.md": ("港", "`Gate` を開きます。", "`Lock` を押します。"),
    "en/README.md": ("Harbour", "Open the `Gate`", "Press `Lock`"),
    "fr/README.md": ("Port", "Ouvrez la porte `Gate` et attendez", "Appuyez sur `Lock`"),
}


def _pages(ending: str) -> dict[str, str]:
    return {path: PAGE.format(title, one, ending, other, ending) for path, (title, one, other) in WORDS.items()}


@pytest.mark.parametrize(("was", "now"), [("  ", ""), ("", "  ")])
def test_two_blanks_at_a_lines_end_move_nothing(was: str, now: str) -> None:
    before = _pages(was)
    after, made = synced(before, {**before, "en/README.md": _pages(now)["en/README.md"]}, "en")
    assert made.is_in_step
    for path in ("README.md", "fr/README.md"):
        assert after[path] == before[path]


def test_a_line_that_is_wrapped_keeps_its_indentation() -> None:
    before = {
        "README.md": "# 港\n\n- [地図](https://example.org/map)：港の\n  地図です。\n",
        "en/README.md": "# Harbour\n\n- [Map](https://example.org/map): all\n  berths.\n",
        "fr/README.md": "# Port\n\n- [Carte](https://example.org/map) : tous\n  les quais.\n",
    }
    expected = {path: text.replace("org/map", "org/chart") for path, text in before.items()}
    after, made = synced(before, {**before, "README.md": expected["README.md"]})
    assert made.is_in_step
    assert after == expected
