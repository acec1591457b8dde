"""Blanks around a name in a sentence that needs none are style: a source that sets them changes nothing elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.patching.spacing import as_spaced
from tests.sync.editions import synced

PAGES = {
    "README.md": "# 港\n\n港のAPIは**3つ**あります。[記録](https://example.org/log)をご覧ください。\n",
    "en/README.md": "# Harbour\n\nThe harbour has **3** APIs. See the [log](https://example.org/log).\n",
    "fr/README.md": "# Port\n\nLe port a **3** API. Voir le [journal](https://example.org/log).\n",
}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("港のAPIを使う", "港の API を使う", "港のAPIを使う"),
        ("港の API を使う", "港のAPIを使う", "港の API を使う"),
        ("港のApi専用、速い", "港の API 専用 、速い", "港のAPI専用、速い"),
        ("港のAPIを使う", "港の API と GPU を使う", "港のAPI と GPU を使う"),
        ("a list of tools", "a  list of  tools", "a  list of  tools"),
        ("港の `make x` です", "港の `make  x` です", "港の `make  x` です"),
        ("항구 API", "항구API", "항구API"),
    ],
)
def test_as_spaced(before: str, after: str, expected: str) -> None:
    assert as_spaced(before, after) == expected


@given(st.text("港の。、 AB1*`[]()|#\n"), st.text("港の。、 AB1*`[]()|#\n"))
def test_nothing_but_blanks_differs(before: str, after: str) -> None:
    made = as_spaced(before, after)
    assert made.replace(" ", "") == after.replace(" ", "")
    assert as_spaced(before, made) == made


def test_blanks_in_the_source_change_no_translation() -> None:
    spaced = PAGES["README.md"].replace("港のAPIは", "港の API は")
    after, made = synced(PAGES, {**PAGES, "README.md": spaced})
    assert made.is_in_step
    assert after == {**PAGES, "README.md": spaced}


def test_what_else_changed_is_carried_over() -> None:
    now = PAGES["README.md"].replace("港のAPIは", "港の API は").replace("3つ", "5つ").replace("/log", "/logs")
    after, made = synced(PAGES, {**PAGES, "README.md": now})
    assert made.is_in_step
    assert after["en/README.md"] == PAGES["en/README.md"].replace("**3**", "**5**").replace("/log", "/logs")


@pytest.mark.parametrize(
    ("was", "now", "is_style"),
    [("|---|---|", "| ----- | --- |", True), ("|:--|---|", "| :---- | -- |", True), ("|---|---|", "|:---|---|", False)],
)
def test_dashes_of_a_table_are_style_and_its_sides_are_none(was: str, now: str, is_style: bool) -> None:
    before, expected = (
        {
            path: f"{text}\n| API | 3 |\n{line}\n| [Kaze](https://example.org/kaze) | 5 |\n"
            for path, text in PAGES.items()
        }
        for line in (was, now)
    )
    after, made = synced(before, {**before, "README.md": expected["README.md"]})
    assert made.is_in_step
    assert after["en/README.md"] == (before if is_style else expected)["en/README.md"]


def test_bold_around_a_link_takes_no_blank_along() -> None:
    """Brackets of twice the width stand without one."""
    before = {
        "README.md": "# 港\n\n- [潮 Kaze（海図の案内）](https://example.org/kaze)\n- [記録](https://example.org/log)\n",
        "en/README.md": "# Harbour\n\n- [Ask Kaze (a chart)](https://example.org/kaze)\n- [Log](https://example.org/log)\n",
        "fr/README.md": "# Port\n",
    }
    now = before["en/README.md"].replace("[Ask Kaze (a chart)]", "[**Ask Kaze (a chart)**]")
    after, _ = synced(before, {**before, "en/README.md": now}, source="en")
    assert after["README.md"] == before["README.md"].replace("潮 Kaze（海図の案内）", "**潮 Kaze（海図の案内）**")


def test_a_copy_in_the_readers_typography_keeps_it() -> None:
    before = {
        "README.md": "# 港\n",
        "en/README.md": "# Harbour\n\n- **Kaze:** Nami (`kaze6`, `nami`)\n",
        "fr/README.md": "# Port\n\n- **Kaze :** Nami (`kaze6`, `nami`)\n",
    }
    now = before["en/README.md"].replace("`nami`", "`nami2`")
    after, _ = synced(before, {**before, "en/README.md": now}, source="en")
    assert after["fr/README.md"] == before["fr/README.md"].replace("`nami`", "`nami2`")


def test_blanks_of_the_translators_are_no_change() -> None:
    """The page that the source has found is the one that the translation has already."""
    page = "# {}\n\n⚓[{}](https://example.org/docs/{}/berths)\n"
    before = {
        "README.md": page.format("港", " 停泊所", "en"),
        "en/README.md": page.format("Harbour", " Berths ", "en"),
        "fr/README.md": page.format("Port", "Quais", "fr"),
    }
    now = {**before, "fr/README.md": page.format("Port", "Quais", "en")}
    after, _ = synced(before, now, "fr")
    assert after == now
