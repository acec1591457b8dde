"""What a first run could not tell, a second one cannot either; and what is held back is held back whole."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.sync.run import MARK, Synced, Wishes, bring_in_step
from readme_sync.sync.troubles import judge
from tests.sync.editions import findings

Texts = Mapping[str, str]


def _catalogue(texts: Texts, source: str) -> Catalogue:
    """Return the editions ``texts``, by language."""
    return match(
        [
            read_edition(parse(Source(f"README.{language}.md", text)), language, is_source=language == source)
            for language, text in texts.items()
        ]
    )


def _synced(before: Texts, now: Texts, source: str, wishes: Wishes | None = None) -> tuple[dict[str, str], Synced]:
    was, stands = _catalogue(before, source), _catalogue(now, source)
    done = bring_in_step(was, stands, judge(stands, findings, was), wishes)
    made = {path.split(".")[1]: text for path, text in done.proof.texts.items()}
    return {**now, **made}, done


NESTS = {
    "en": "# Tide\n\n## Nesting\n\nGulls nest here.\n\n## Food\n\nFish and crabs.\n",
    "fr": "# Marée\n\n## Nidification\n\nLes goélands nichent ici.\n\n## Nourriture\n\nPoissons et crabes.\n",
}


@pytest.mark.parametrize("mark", [MARK, ""])
def test_a_renamed_heading_keeps_its_last_translation(mark: str) -> None:
    now = {**NESTS, "en": NESTS["en"].replace("## Nesting", "## Where they breed")}
    after, done = _synced(NESTS, now, "en", Wishes(mark=mark))
    assert after["fr"] == NESTS["fr"]
    assert [left.subject for left in done.left] == ["Where they breed"]


@pytest.mark.parametrize("mark", [MARK, ""])
def test_a_heading_is_not_taken_out_without_the_one_that_came_for_it(mark: str) -> None:
    now = {**NESTS, "en": NESTS["en"].replace("## Nesting\n\nGulls nest here.", "## Whales\n\nThey sing.")}
    after, done = _synced(NESTS, now, "en", Wishes(mark=mark))
    assert ("## Nidification" in after["fr"]) == (not mark)
    assert ("## Whales" in after["fr"]) == bool(mark)
    assert [left.subject for left in done.left][:1] == ["Whales"]


def test_a_heading_whose_link_would_be_dead_stays_whole() -> None:
    """One edition's link is dead already, so that the rule tells of both editions at once, in the first of them."""
    before = {
        "cs": "# Ptáci\n\n[Stavba](#build)\n\n## Stavba\n\nDělejte.\n\n## Testy\n\nZkuste.\n",
        "en": "# Birds\n\n[Build](#made)\n\n## Build\n\nDo it.\n\n## Tests\n\nTry it.\n",
        "hu": "# Madarak\n\n[Építés](#építés)\n\n## Építés\n\nCsináld.\n\n## Tesztek\n\nPróbáld.\n",
    }
    now = {**before, "en": before["en"].replace("## Build", "## Zephyr")}
    after, _ = _synced(before, now, "en")
    assert after["hu"] == before["hu"]
    again, _ = _synced(before, after, "en")
    assert again == after


def test_a_copy_is_no_evidence_for_what_was_left_open() -> None:
    before = {
        "en": "# Gulls\n\n<p>\n  <b>x</b>\n</p>\n\nThey fly far.[^1]\n\nThey nest.\n\n[^1]: They swim.\n",
        "zh": "# 海鸥\n\n<p>\n  <b>x</b>\n</p>\n\n它们飞得很远。[^1]\n\n它们筑巢。\n\n[^1]: 它们游泳。\n",
    }
    picture = '  <a href="https://example.org/zephyr"><img src="https://example.org/zephyr.svg" alt="Zephyr"></a>\n'
    text = before["en"].replace("</p>", f"{picture}</p>").replace("nest.", "nest.[^2]")
    now = {**before, "en": f"{text}[^2]: [Zephyr](https://example.org/zephyr)\n"}
    after, done = _synced(before, now, "en")
    again, twice = _synced(before, after, "en")
    assert again == after
    assert [left.text for left in twice.left] == [left.text for left in done.left]


def test_a_section_with_the_title_of_another_that_stays_is_not_taken_out() -> None:
    """One translation says two sections in one, below the other's title: nobody can tell what of it has gone."""
    before = {
        "en": "# Layout\n\n## Web\n\n### `/web`\n\nPages of the site.\n\n## Common\n\n### `/configs`\n\n"
        "Put `confd` files here.\n\n### `/init`\n\nUse `runit` here.\n\n## Other\n\n### `/docs`\n\nThe manual.\n",
        "es": "# Carpetas\n\n## Sitio\n\n### `/web`\n\nPáginas del sitio.\n\nPonga aquí `confd`.\n\n### `/init`\n\n"
        "Use `runit` aquí.\n\n## Otras\n\n### `/docs`\n\nEl manual.\n",
    }
    start, end = before["en"].index("## Common"), before["en"].index("## Other")
    now = {**before, "en": before["en"][:start] + before["en"][end:]}
    after, _ = _synced(before, now, "en")
    assert "## Sitio\n\n### `/web`\n\nPáginas del sitio.\n" in after["es"]
    again, _ = _synced(before, after, "en")
    assert again == after


def test_what_an_earlier_run_had_to_leave_goes_with_what_the_source_takes_out() -> None:
    """Also in a section of many lines, where no two of them are compared that have nothing in common."""
    paragraphs = {"en": "Gulls fly over bay {}.", "fr": "Des mouettes survolent la baie {}."}
    before = {
        language: f"# Tide {language}\n\n"
        + "".join(f"{words.format(n)}\n\n![](https://example.org/bay/{n}.png)\n\n" for n in range(120))
        for language, words in paragraphs.items()
    }
    new = "They have seen a whale.\n\n"
    at = before["en"].index("Gulls fly over bay 60.")
    now = {**before, "en": before["en"][:at] + new + before["en"][at:]}
    after, _ = _synced(before, now, "en")
    assert after["fr"].count(MARK) == 1
    back, done = _synced(after, {**after, "en": before["en"]}, "en")
    assert back == before
    assert done.is_in_step


def test_a_new_list_of_languages_has_no_words_of_the_source() -> None:
    line = "Read this in other languages: English | [Français](README.fr.md)\n\n"
    now = {**NESTS, "en": NESTS["en"].replace("## Nesting", f"{line}## Nesting")}
    after, done = _synced(NESTS, now, "en")
    assert after["fr"] == NESTS["fr"]
    assert [left.reason for left in done.left] == ["each edition has its own list of languages"]


REASONS = {
    "changed": "it has changed, and where it stands here is not plain",
    "gone": "it has gone from the source, and what stands for it here may say more",
}


@pytest.mark.parametrize("word", REASONS)
def test_a_line_whose_place_is_not_plain_is_told_of(word: str) -> None:
    badge = '<a href="https://example.org/{}"><img src="https://example.org/{}.svg"></a>'
    before = {
        "en": "# Tide\n\n" + "".join(f"{badge.format(n, n)}\n" for n in "abc") + "\nGulls nest here.\n",
        "fr": "# Marée\n\n" + "".join(f"- {badge.format(n, n)}\n" for n in "ab") + "\nLes goélands nichent ici.\n",
    }
    line = f"{badge.format('b', 'b')}\n"
    new = line.replace("org/b", "org/z") if word == "changed" else ""
    now = {**before, "en": before["en"].replace(line, new)}
    after, done = _synced(before, now, "en")
    assert after["fr"] == before["fr"]
    assert [left.reason for left in done.left] == [REASONS[word]]


def test_a_move_that_the_translation_never_made_is_taken_back_without_a_change() -> None:
    names = ["whale", "gull", "crab", "seal"]
    before = {
        language: f"# {title}\n\n" + "".join(f"## {name.title()}\n\n{words} `{name}`.\n\n" for name in names)
        for language, title, words in (("en", "Tide", "Look at"), ("fr", "Marée", "Regardez"))
    }
    last = before["en"].split("## Seal")[1]
    moved = before["en"].replace(f"## Seal{last}", "").replace("## Gull", f"## Seal{last}## Gull")
    after, _ = _synced({**before, "en": moved}, before, "en")
    assert after == before


def test_a_marked_text_is_that_of_the_line_that_it_copies() -> None:
    """The translation lacks a paragraph, whose neighbour it is: what translates that is no text for this one."""
    before = {
        "en": "# Tide\n\nGulls nest here.\n\n[All events](https://example.org/all)\n\nFish and crabs.\n",
        "fr": "# Marée\n\nLes goélands nichent ici.\n\nPoissons et crabes.\n",
    }
    new = "The gliders cross the bay at 50 knots.\n\n"
    now = {**before, "en": before["en"].replace("[All", f"{new}[All")}
    after, _ = _synced(before, now, "en")
    again, _ = _synced(before, after, "en")
    assert again == after


WEATHER = {
    "en": "# Tide\n\nGulls nest in the harbour.<br>\nThey leave in winter.\n\n## Food\n\nFish and crabs.\n",
    "fr": "# Marée\n\nLes goélands nichent au port.<br>\nIls partent en hiver.\n\n## Nourriture\n\nDes crabes.\n",
}


@pytest.mark.parametrize("ending", ["<br>", "  ", "\\", " <br />"])
def test_a_line_that_ends_on_the_page_still_ends_behind_its_mark(ending: str) -> None:
    """What stands below is a line of its own, and not the rest of the one that nobody could translate."""
    before = {language: text.replace("<br>", ending) for language, text in WEATHER.items()}
    line = f"Herons feed on the mudflats.{ending}\n"
    now = {**before, "en": before["en"].replace("They leave", f"{line}They leave")}
    after, _ = _synced(before, now, "en")
    assert f"Herons feed on the mudflats. {MARK}{ending}\nIls partent" in after["fr"]
    again, _ = _synced(before, after, "en")
    assert again == after


BUILD = {
    "en": "# Tide\n\nInstall the tide library before you build, version 5 or later.\n\n"
    "Then open the folder of sources and build everything.\n\n## Food\n\nFish and crabs.\n",
    "fr": "# Marée\n\nInstallez la bibliothèque avant de compiler, version 5 ou plus.\n\n"
    "Ouvrez ensuite le dossier des sources et compilez tout.\n\n## Nourriture\n\nDes crabes.\n",
}


def test_what_the_source_joins_to_a_text_that_is_left_stays() -> None:
    """Nothing else in the translation says it."""
    joined = (
        "Install the tide library before you build, version 5 or later. You should then hopefully be able to open the "
        "folder of sources and build everything.\n\n"
    )
    _, _, after = BUILD["en"].partition("everything.\n\n")
    now = {**BUILD, "en": f"# Tide\n\n{joined}{after}"}
    made, done = _synced(BUILD, now, "en")
    assert made["fr"] == BUILD["fr"]
    assert [one.reason for one in done.left] == [
        "its words have changed",
        "it has gone into another text, whose words have changed",
    ]
    gone = {**BUILD, "en": BUILD["en"].replace("Then open the folder of sources and build everything.\n\n", "")}
    assert "Ouvrez" not in _synced(BUILD, gone, "en")[0]["fr"]


def test_a_name_in_the_readers_letters_does_not_become_the_sources() -> None:
    before = {
        "zh": "# 港\n\n流程是 **Lock - Dokc - Berth** 模式。\n",
        "en": "# Harbour\n\nThe flow is **Lock - Dokc - Berth**.\n",
        "ja": "# 港\n\n流れは **ロック - ドッグ - バース** です。\n",
    }
    fixed = {language: text.replace("Dokc", "Dock") for language, text in before.items()}
    after, done = _synced(before, {**before, "zh": fixed["zh"]}, "zh")
    assert after == fixed
    assert [left.edition for left in done.left] == ["ja"]


def test_a_row_that_is_short_in_the_source_is_short_here() -> None:
    page = "# {}\n\n| A | B | C |\n|---|---|---|\n|[Kawa](https://example.org/kawa)|`a`|`b`\n|[Hoshi](https://example.org/hoshi)|\n"
    before = {"en": page.format("Stars"), "fr": page.format("Étoiles")}
    rows = "`b`\n|[Tsuki](https://example.org/tsuki)|\n"
    now = {language: text.replace("`b`\n", rows) for language, text in before.items()}
    after, done = _synced(before, {**before, "en": now["en"]}, "en")
    assert done.is_in_step
    assert after == now


def test_what_a_copied_line_of_code_says_is_told_where_others_are_translated() -> None:
    page = "# {}\n\n```\n{}: https://example.org/a\n\n{}: https://example.org/b\n```\n"
    before = {"zh": page.format("海鸥", "控制台", "接口"), "en": page.format("Gulls", "Console", "Gate")}
    now = {
        **before,
        "zh": before["zh"]
        .replace("接口", "新的页面: https://example.org/c\n接口")
        .replace("\n\n新", "\n新")
        .replace("\n接", "\n\n接"),
    }
    _, done = _synced(before, now, "zh")
    assert [left.text for left in done.left] == ["新的页面: https://example.org/c"]
    kept = {**before, "en": page.format("Gulls", "控制台", "接口")}
    _, done = _synced(kept, {**kept, "zh": now["zh"]}, "zh")
    assert done.is_in_step


def test_a_page_that_is_named_in_the_readers_letters_is_theirs() -> None:
    was = "https://example.org/docs/source/港口指南.md"
    before = {"en": f"# Port\n\n- **Pilot**, see [here]({was}).\n", "zh": f"# 港\n\n- **Pilot**，请看[这里]({was})。\n"}
    now = {**before, "en": before["en"].replace(was, "https://example.org/docs/source_en/harbour-guide.md")}
    after, done = _synced(before, now, "en")
    assert done.is_in_step
    assert after == now


def test_a_section_goes_whole_or_stays_whole() -> None:
    """A text that one translation alone has links to it."""
    code = "```sh\ntide load\n\ntide show\n```"
    page = "# {}\n\n## {}\n\n{}\n\n" + code + "\n\n{}\n\n## {}\n\n{}\n"
    before = {
        "en": page.format("Tide", "Themes", "Make a folder.", "Look at it.", "Files", "They end in `.tide`."),
        "de": page.format("Gezeit", "Themen", "Ordner anlegen.", "Ansehen.", "Dateien", "Sie enden auf `.tide`."),
    }
    before["de"] += "\nMehr steht bei den [Themen](#themen).\n"
    start, end = before["en"].index("## Themes"), before["en"].index("## Files")
    after, done = _synced(before, {**before, "en": before["en"][:start] + before["en"][end:]}, "en")
    assert after["de"] == before["de"]
    assert [refused.group.subject for refused in done.proof.refused] == ["Themes"]


def test_the_end_of_a_page_keeps_its_line_ending() -> None:
    before = {"en": "# Tide\n\nGulls.\n", "fr": "# Marée\n\nDes mouettes.\n"}
    for tail in ("\n<https://example.org/map>", "\n<https://example.org/map>\n"):
        now = {**before, "en": before["en"] + tail}
        after, _ = _synced(before, now, "en")
        assert after["fr"] == before["fr"] + "\n<https://example.org/map>\n"
        back, _ = _synced(after, {**after, "en": before["en"]}, "en")
        assert back == before


def test_a_heading_that_was_left_open_goes_when_the_source_takes_it_back() -> None:
    """The one behind it is deeper here than in the source, so that it seems to stand below that heading."""
    before = {
        "en": "# Tide\n\n## News\n\nOne.\n\n## Use\n\nRun `tide`.\n",
        "fr": "# Marée\n\n## Nouvelles\n\nUn.\n\n### Emploi\n\nLancez `tide`.\n",
    }
    now = {**before, "en": before["en"].replace("## Use", "## Zephyr winds\n\nThey blow.\n\n## Use")}
    after, _ = _synced(before, now, "en")
    assert after["fr"].count(MARK) == 2
    assert _synced(after, {**after, "en": before["en"]}, "en")[0] == before


def test_what_was_left_open_goes_wherever_it_stands() -> None:
    """Behind code that the translation has in another section, no line of it is known."""
    before = {
        "en": "# Tide\n\n## Use\n\n```sh\ntide run\n```\n\nor load it:\n\n```py\nimport tide\n```\n",
        "fr": "# Marée\n\n## Nouvelles\n\nUn.\n\n```sh\ntide run\n```\nNom\n\n## Fin\n\n```py\nimport tide\n```\n",
    }
    now = {**before, "en": before["en"].replace("or load it", "They blow.\n\nor load it")}
    after, _ = _synced(before, now, "en")
    assert after["fr"].count(MARK) == 1
    assert MARK not in _synced(after, {**after, "en": before["en"]}, "en")[0]["fr"]
