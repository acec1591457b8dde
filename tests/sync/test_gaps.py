"""What goes leaves no gap: not two empty lines where there was a text between, and none at the end of a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sync.editions import synced
from tests.sync.test_cases import TIDES
from tests.sync.test_kept_words import carried

NAMES = ("Kaze", "Nami", "Shio", "Umi", "Mizu")


def _page(title: str, names: list[str], gaps: list[bool]) -> str:
    items = "".join(
        f"- [{name}](https://example.org/{name.lower()})\n" + ("\n" if gap else "")
        for name, gap in zip(names, gaps, strict=True)
    )
    return f"# {title}\n\n{items.rstrip()}\n"


@given(st.lists(st.booleans(), min_size=5, max_size=5), st.sets(st.sampled_from(NAMES), min_size=1, max_size=4))
def test_an_entry_that_goes_takes_one_of_the_empty_lines_around_it(gaps: list[bool], gone: set[str]) -> None:
    before = {
        "README.md": _page("港", [*NAMES], [False] * len(NAMES)),
        "en/README.md": _page("Harbour", [*NAMES], gaps),
        "fr/README.md": _page("Port", [*NAMES], [not gap for gap in gaps]),
    }
    left = [name for name in NAMES if name not in gone]
    now = {**before, "README.md": _page("港", left, [False] * len(left))}
    after, made = synced(before, now)
    assert made.is_in_step
    for text in (after["en/README.md"], after["fr/README.md"]):
        assert [name for name in NAMES if f"[{name}]" in text] == left
        assert "\n\n\n" not in text
        assert text.endswith(")\n")


def test_a_footnote_at_the_end_leaves_the_page_as_it_was() -> None:
    before = {
        "README.md": "# 港\n\n潮 2021[^1]\n\n[^1]: [Kaze](https://example.org/kaze)\n\n波 2022\n",
        "en/README.md": "# Harbour\n\nTides 2021[^1]\n\nWaves 2022\n\n[^1]: [Kaze](https://example.org/kaze)\n",
        "fr/README.md": "# Port\n\nMarées 2021[^1]\n\nVagues 2022\n\n[^1]: [Kaze](https://example.org/kaze)",
    }
    after, _ = synced(before, {**before, "README.md": "# 港\n\n潮 2021\n\n波 2022\n"})
    assert after["en/README.md"] == "# Harbour\n\nTides 2021\n\nWaves 2022\n"
    assert after["fr/README.md"] == "# Port\n\nMarées 2021\n\nVagues 2022"


def test_code_that_stands_in_another_section_goes_as_well() -> None:
    code = "```sh\nmake kaze\n```\n\n"
    before = {
        "README.md": f"# 港\n\n潮 2021\n\n## 波\n\n{code}## 風\n\n風 2022\n",
        "en/README.md": f"# Harbour\n\nTides 2021\n\n{code}## Waves\n\n## Wind\n\nWind 2022\n",
        "fr/README.md": f"# Port\n\nMarées 2021\n\n## Vagues\n\n{code}## Vent\n\nVent 2022\n",
    }
    after, made = synced(before, {**before, "README.md": before["README.md"].replace(code, "")})
    assert made.is_in_step
    assert after == {path: text.replace(code, "") for path, text in before.items()}


def test_two_empty_lines_that_were_there_stay() -> None:
    before = {
        "README.md": "# 港\n\n潮 2021\n\n風 2022\n",
        "en/README.md": "# Harbour\n\nTides 2021\n\n\nWind 2022\n",
        "fr/README.md": "# Port\n\nMarées 2021\n\nVent 2022\n",
    }
    now = {**before, "README.md": "# 港\n\n潮 2021\n\n```sh\nmake kaze\n```\n\n風 2022\n"}
    there, _ = synced(before, now)
    assert there["en/README.md"].count("make kaze") == 1
    back, _ = synced(there, {**there, "README.md": before["README.md"]})
    assert back == before


def test_a_gap_of_the_source_is_the_translations_too() -> None:
    before = {
        "README.md": "# 港\n\n潮 2021\n\n## 波\n\n風 2022\n",
        "en/README.md": "# Harbour\n\nTides 2021\n\n## Waves\n\nWind 2022\n",
        "fr/README.md": "# Port\n\nMarées 2021\n\n## Vagues\n\nVent 2022\n",
    }
    after, _ = synced(before, {**before, "README.md": before["README.md"].replace("## 波\n", "")})
    assert after["en/README.md"] == before["en/README.md"].replace("## Waves\n", "")
    assert after["fr/README.md"] == before["fr/README.md"].replace("## Vagues\n", "")


def test_the_ending_of_the_last_line_is_each_editions_own() -> None:
    row = next(line for line in TIDES["README.md"].splitlines(keepends=True) if "[Oki-5]" in line)
    source = TIDES["README.md"].replace(row, row + row.replace("ki-5", "ki-6")) + "\n"
    after, made = synced(TIDES, {**TIDES, "README.md": source})
    assert made.is_in_step
    assert after["en/README.md"].endswith(TIDES["en/README.md"][-20:])
    back, made = synced(after, {**after, "README.md": TIDES["README.md"]})
    assert back == TIDES


@pytest.mark.parametrize("ending", ["", "\n"])
def test_a_page_ends_without_an_empty_line_where_its_last_section_goes(ending: str) -> None:
    english, french = (
        f"Open.\n\n## {last}\n\n- [Kaze](https://example.org/kaze)\n\n```sh\nkaze\n```{ending}"
        for last in ("Log", "Journal")
    )
    assert carried(english, "Open." + ending, french) == ("Open." + ending, [])


def test_a_footnote_is_not_put_right_behind_html_which_would_take_it_in() -> None:
    english = "Open.\n\n<div>By the sea</div>\n\n[^2]: Tides.\n"
    french = "Ouvert.\n\n<div>Au bord de la mer</div>\n"
    text, left = carried(english.replace("[^2]: Tides.\n", ""), english.replace("Open.", "Open.[^2]"), french)
    assert "mer</div>\n\n[^2]: " in text
    assert [one for one in left if "Tides" in one]


def test_a_text_that_comes_behind_html_is_parted_from_it() -> None:
    english = "<div>\n<b>The sea</b>\n</div>\n\n![Tide](tide.png)\n"
    french = "<div>\n<b>La mer</b>\n</div>\n![Tide](tide.png)\n"
    text, _ = carried(
        english, english.replace("\n![Tide]", "\n[![Moon](moon.png)](https://example.org/moon)\n\n![Tide]"), french
    )
    assert "</div>\n[![" not in text


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_new_texts_are_parted_as_the_source_parts_them(gap: str) -> None:
    """An empty line that stood elsewhere in the source is none of the translation's."""
    english = """# Harbour

## Boats

See [Kaze](https://example.org/kaze).


## Boats in use

A few boats:

{}"""
    french = """# Port

## Bateaux

Voir [Kaze](https://example.org/kaze).

## Bateaux en usage

Quelques bateaux :{}{}"""
    items = "- [Nami](https://example.org/nami)\n- [Shio](https://example.org/shio)\n"
    before = {
        "README.md": "# 港\n",
        "en/README.md": english.format(items),
        "fr/README.md": french.format(gap, items),
    }
    new = """
## Winds

See also our sister, the [Yama](https://example.org/yama).

## Boats in use

For boats see [there](https://example.org/boats).

Would you like to add yours? You can.
"""
    now = before["en/README.md"].partition("\n\n## Boats in use")[0] + new
    after, _ = synced(before, {**before, "en/README.md": now}, "en")
    lines = after["fr/README.md"].splitlines()
    assert any("Would you like" in line for line in lines)
    for n, line in enumerate(lines[1:], 1):
        assert not (line and lines[n - 1]), lines[n - 1 : n + 1]
