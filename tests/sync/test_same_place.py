"""What stands for a line of the source keeps standing for it, however much of the line is new; copies stay copies."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.patching.kept import runs_together
from tests.examples import examples
from tests.sync.editions import synced
from tests.sync.test_kept_words import carried
from tests.sync.test_left_alone import into


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (
            "Tells of berths. [more](https://example.org/berths)",
            "Shows where the boats lie and which of them sail. [more](https://example.org/berths)",
        ),
        (
            "The command to install the tide tables on any boat of ours is this (at sea, see the other harbour's page)",
            "The command to install the tables",
        ),
    ],
)
def test_a_text_about_the_same_thing_keeps_its_translation_until_a_person_changes_it(was: str, now: str) -> None:
    page = "Tides rise.\n\n{}\n\nThe end.\n"
    link = was[was.find("[") :].replace("more", "詳細") if "[" in was else ""
    japanese = f"潮が満ちます。\n\n停泊の話です。{link}\n\n終わり。\n"
    assert into(page.format(was), page.format(now), japanese) == (japanese, [now])


def test_a_line_that_is_copied_here_gets_its_other_number() -> None:
    page = "{}\n\n<pre>\nFetching harbour from the store\n<b>Reading tides-2.0.0rc{}.tar.gz</b>\n</pre>\n"
    french = page.format("Marées.", 1)
    text, left = carried(page.format("Tides.", 1), page.format("Tides.", 3), french)
    assert text == page.format("Marées.", 3)
    assert not left


def test_links_are_not_run_together_where_a_comma_becomes_a_word() -> None:
    name = "[{0}](https://example.org/{0})"
    kaze, nami, shio = map(name.format, ("Kaze", "Nami", "Shio"))
    entry = f"- 2021-05-30 Adds {kaze}, {nami}, and {shio} buoy models.\n"
    japanese = f"- 2021-05-30 {kaze}、{nami}、{shio} buoy を追加。\n"
    text, _ = into(entry, entry.replace(f"{kaze}, {nami}, and {shio}", f"{kaze} and {nami}"), japanese)
    assert re.search(r"\)\s*\[", text) is None


_TEXTS = st.lists(st.sampled_from(["[a](b)", " ", "、", "a", "[^1]", "](", ")", "["]), max_size=8).map("".join)


@examples(100)
@given(_TEXTS, _TEXTS, _TEXTS)
def test_what_a_text_has_already_is_not_run_together(after: str, translation: str, made: str) -> None:
    assert not runs_together(after, translation, translation)
    assert not runs_together(made, translation, made)
    assert runs_together(after, translation, made) <= runs_together("", "", made)


def test_a_section_that_another_one_replaces_goes_with_its_heading() -> None:
    """The pictures in it are known, though the translation lacks the text above them."""
    page = "{}\n\n## {}\n\n{}\n\n## {}\n\nMIT\n"
    picture = '<p>\n<img alt="Buoy" src="https://example.org/buoy.png">\n</p>'
    english = page.format("Tides.", "📧 Meet", "See [here](https://example.org/a).\n\n" + picture, "Licence")
    french = page.format("Marées.", "📧 Au port", picture.replace("Buoy", "Bouée"), "Licence")
    now = page.format("Tides.", "📧 Feedback", "Write to [us](https://example.org/b).", "Licence")
    text, _ = carried(english, now, french)
    assert "Au port" not in text
    assert "Feedback" in text


def _links(title: str, text: str, *names: str) -> str:
    said = "".join(f"- {text} ({n})\n" for n in range(4))
    return f"# {title}\n\n{said}\n{text}\n\n" + "".join(
        f"- [{name}](https://example.org/{n})\n" for n, name in enumerate(names)
    )


def _listed(*names: str) -> dict[str, str]:
    words = {
        "README.md": ("港", "案内です。"),
        "en/README.md": ("Harbour", "Pages."),
        "fr/README.md": ("Port", "Des pages."),
    }
    return {path: _links(*texts, *names) for path, texts in words.items()}


@pytest.mark.parametrize(("name", "is_left"), [("Boat tables", False), ("Where all the boats lie", True)])
def test_a_link_comes_as_it_is_into_a_list_of_links_as_they_are(name: str, is_left: bool) -> None:
    """They have words of the source too, and as many."""
    before, expected = _listed("Start", "Tide tables", "Questions"), _listed("Start", "Tide tables", "Questions", name)
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step is not is_left
    assert (after == expected) is not is_left


def test_a_picture_called_by_capitals_is_copied() -> None:
    page = "{}\n\n[![Tide Chart](https://example.org/chart.svg)](https://example.org/chart)\n"
    text, left = carried("Tides.\n", page.format("Tides."), "Marées.\n")
    assert text == page.format("Marées.")
    assert not left


OWN = "{}\n\n- [{}]({})\n"


@pytest.mark.parametrize(
    ("was", "now", "own"),
    [
        ("https://tides.example.org", "https://harbour.example.org/ja", "https://harbour.example.org"),
        ("https://tides.example.org", "https://harbour.example.org/ja", "https://harbour.example.org/fr"),
        (
            "https://github.com/umi/tides",
            "https://github.com/umi/tides/blob/main/docs/README_JP.md",
            "https://github.com/umi/tides",
        ),
    ],
)
def test_readers_stay_where_they_are_when_the_source_finds_its_own_page_there(was: str, now: str, own: str) -> None:
    japanese, french = "# 港\n\n" + OWN, "# Port\n\n" + OWN
    before = {
        "README.md": japanese.format("潮。", "潮の頁", was),
        "en/README.md": "# Harbour\n",
        "fr/README.md": french.format("Marées.", "Les marées", own),
    }
    after, made = synced(before, {**before, "README.md": japanese.format("潮。", "潮の頁", now)})
    assert after["fr/README.md"] == before["fr/README.md"]
    assert not [left for left in made.left if left.edition == "fr"]


def test_a_translation_leads_back_where_the_source_leads_to_it() -> None:
    page = "[**{}**](https://github.com/umi/tides/blob/main/README{}.md) | [**Log**](https://example.org/log)\n"
    french = page.format("English Homepage", "")
    text, _ = carried(page.format("Accueil", "_FR"), page.format("Accueil", "_fr"), french)
    assert text == french
