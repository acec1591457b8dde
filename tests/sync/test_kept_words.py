"""What hardly changed keeps its words, and what stands under one heading is not taken for another's."""

from __future__ import annotations

import pytest

from tests.sync.editions import synced

MARK = "<!-- readme-sync: not translated -->"


def pages(english: str, french: str) -> dict[str, str]:
    return {
        "README.md": "# 港\n",
        "en/README.md": f"# Harbour\n\n{english}",
        "fr/README.md": f"# Port\n\n{french}",
    }


def carried(english: str, after: str, french: str) -> tuple[str, list[str]]:
    """Return the French page after a change of the English one, and what is left to a person."""
    before = pages(english, french)
    now, made = synced(before, {**before, "en/README.md": f"# Harbour\n\n{after}"}, "en")
    return now["fr/README.md"].removeprefix("# Port\n\n"), [left.text for left in made.left if left.edition == "fr"]


def test_words_in_another_form_keep_their_translation() -> None:
    """Source text never stands where a translation stood, and what a link is called is no heading."""
    english = "## Pilot\n\nSee the [Pilots](https://example.org/pilots).\n\n<b>\nAnother berth.\n</b>\n"
    french = "## Le pilotage\n\nVoir [qui pilote ici](https://example.org/pilots).\n\n<b>\nUn autre quai.\n</b>\n"
    after = english.replace("## Pilot\n", "## Pilots\n").replace("berth.", "berths.")
    assert carried(english, after, french) == (french, ["Pilots", "Another berths."])


def test_a_number_is_no_form_of_a_word() -> None:
    english, french = "## Berth 12\n\nFree.\n", "## Quai 12\n\nLibre.\n"
    assert carried(english, english.replace("12", "14"), french) == (french.replace("12", "14"), [])


CODE = """## {0}

```python
open("north")
# {1}
wait(tide)
close()
```

## {2}

```python
moor("north")
# {1}
wait(tide)
close()
```
"""


def test_code_of_one_section_is_not_taken_for_that_of_another() -> None:
    english = CODE.format("Locks", "the tide takes an hour", "Berths")
    french = CODE.format("Écluses", "la marée prend une heure", "Quais")

    def changed(page: str) -> str:
        page = page.replace("wait(tide)", "wait(ebb)", 1).replace('moor("north")', 'moor("south")')
        return page.replace("close()", "shut(gate)")

    after, left = carried(english, changed(english), french)
    assert (after, left) == (changed(french), [])


def test_what_comes_last_ends_as_the_page_did() -> None:
    english = "## Licence\n\nFree.\n\n---\n\n> Ask the pilot\n\n## Pilots\n\nAda\n\nBo"
    french = "## Licence\n\nLibre.\n\n---\n\n> Demandez au pilote"
    after = "## Pilots\n\nAda\n\nBo\n\n## Licence\n\nFree.\n\n---\n\n> Ask the pilot of the day, or me"
    made, left = carried(english, after, french)
    assert made == french or made.endswith("<!-- readme-sync: not translated -->")
    assert "Demandez" in made or "Ask the pilot of the day" in made
    assert left


def test_a_title_of_what_unfolds_is_words_whatever_cells_in_html_say() -> None:
    rows = "".join(f"<tr>\n<td>Sluice {n}</td>\n</tr>\n" for n in range(5))
    english = f"<table>\n{rows}</table>\n\nThe gates open at noon.\n"
    french = f"<table>\n{rows}</table>\n\nLes portes s'ouvrent à midi.\n"
    new = "\n<details>\n<summary>Closing Sluice 3</summary>\n</details>\n"
    made, left = carried(english, english + new, french)
    assert left == ["<summary>Closing Sluice 3</summary>"]
    assert "<summary>Closing Sluice 3</summary> <!-- readme-sync: not translated -->" in made
    more = "<tr>\n<td>Sluice 9</td>\n</tr>\n</table>"
    assert carried(english, english.replace("</table>", more), french) == (french.replace("</table>", more), [])


def test_a_sentence_that_came_behind_a_text_leaves_its_translation() -> None:
    english, french = "Bring the Tidal tables into your own charts.\n", "Mettez les tables dans vos propres cartes.\n"
    new = "Ask for one in the harbour office beside the lighthouse, or write to whoever keeps the gates of the lock.\n"
    made, left = carried(english, "Bring the Tidal clock into your own charts.\n" + new, french)
    assert made == french
    assert len(left) == 1


def test_what_the_source_had_in_the_language_of_a_translation_stays_there() -> None:
    """The English page had a Japanese heading and a Japanese cell by mistake, and has translated them now."""
    table = "| 2021 | {} |\n|---|---|\n| Naha | Kobe |\n| Kure | {} |\n| Mito | Osaka |\n| Nemuro | Otaru |\n"
    before = {
        "README.md": "# 港\n\n## 潮の表\n\n満潮は四時です。\n\n" + table.format("港", "長崎"),
        "en/README.md": "# Harbour\n\n## 潮の表\n\nHigh tide is at four.\n\n" + table.format("港", "長崎"),
        "fr/README.md": "# Port\n\n## Marées\n\nPleine mer à quatre heures.\n\n" + table.format("Port", "Nagasaki"),
    }
    english = before["en/README.md"].replace("## 潮の表", "## Tides").replace("長崎", "Nagasaki")
    after, made = synced(before, {**before, "en/README.md": english}, "en")
    assert after["README.md"] == before["README.md"]
    assert not [left for left in made.left if left.edition == "ja"]


HTML = 'See <a href="https://example.org/{1}" target="_blank">{0}</a> and <img src="{1}.svg" alt="{0}" />.'
MARKDOWN = "See [{0}](https://example.org/{1}) and ![{0}]({1}.svg)."


def test_links_and_pictures_become_markdown_in_every_language() -> None:
    """What they say stays, and so do other words around them."""
    french = HTML.replace("See", "Voir").replace("and", "et").format("les marées (du nord)", "tides") + "\n"
    expected = MARKDOWN.replace("See", "Voir").replace("and", "et").format("les marées (du nord)", "tides") + "\n"
    english, after = (text.format("tides (north)", "tides") + "\n" for text in (HTML, MARKDOWN))
    assert carried(english, after, french) == (expected, [])


def test_a_link_that_a_translation_alone_has_in_html_stays() -> None:
    own = ' <a href="https://example.org/fr">Carte</a>\n'
    english, after = (text.format("tides", "tides") + "\n" for text in (HTML, MARKDOWN))
    assert carried(english, after, HTML.format("les marées", "tides") + own) == (
        MARKDOWN.format("les marées", "tides") + own,
        [],
    )


def japanese(before: str, after: str, page: str) -> str:
    """Return the Japanese page after a change of the English one."""
    was = {"README.md": f"# 港\n\n{page}\n", "en/README.md": f"# Harbour\n\n{before}\n", "fr/README.md": "# Port\n"}
    now, _ = synced(was, {**was, "en/README.md": f"# Harbour\n\n{after}\n"}, "en")
    return now["README.md"].removeprefix("# 港\n\n").removesuffix("\n")


def test_a_sentence_that_goes_leaves_the_stop_of_the_one_before() -> None:
    """The text is made of pieces here that other texts show, and those end without one."""
    before = "\\* A gate, lock (VPS) or sluice. Open VPS is not read.\n\nA gate, lock (VPS) or sluice, newly built:"
    page = "\\* 門、閘門 (VPS) または水門。Open VPS は読まない。\n\n門、閘門 (VPS) または水門、新しい："
    after = before.replace(" Open VPS is not read.", "")
    assert japanese(before, after, page) == page.replace("Open VPS は読まない。", "")


def test_no_blank_is_left_between_letters_that_need_none() -> None:
    before = "On one berth [open Kaze](kaze.md) and [Nami](nami.md)."
    after = "On one berth open [Kaze](kaze.md) and [Nami](nami.md)."
    page = "同じ岸壁で [開く Kaze](kaze.md) と [Nami](nami.md)。"
    assert japanese(before, after, page) == "同じ岸壁で開く [Kaze](kaze.md) と [Nami](nami.md)。"


def test_no_blank_is_put_behind_a_wide_sign() -> None:
    rest = "\n\n{}\n\n{}"
    before = "Sluice 22 or 20" + rest.format("Tide, wave 3", "Gate, lock 4")
    page = "水門 22 または 20" + rest.format("潮、波 3", "門、閘門 4")
    made = japanese(before, before.replace("22 or", "24, 22 or"), page)
    assert made == page.replace("22 また", "24、22 また")


def test_a_title_with_other_capitals_changes_nothing_elsewhere() -> None:
    english, french = "## Gates of the harbour\n\nOpen Sluice.\n", "## Portes du port\n\nSluice ouvert.\n"
    assert carried(english, english.replace("the harbour", "the Harbour"), french) == (french, [])
    assert carried(english, english.replace("Sluice", "SLUICE"), french)[1] == ["Open SLUICE."]  # a name: not so sure


def test_a_title_that_follows_a_list_without_an_empty_line_keeps_its_translation() -> None:
    english = "- [Kaze](https://example.org/kaze)\n\n**Tidal tables:**\n\n- [Nami](https://example.org/nami)\n"
    french = english.replace("Tidal tables:", "Tables des marées :")
    new = "- [Shio](https://example.org/shio) for small boats"
    made, _ = carried(english, english.replace("\n**Tidal", f"{new}\n**Tidal"), french)
    assert made == french.replace("\n**Tables", f"{new} {MARK}\n**Tables")


def test_what_replaces_a_list_stands_where_it_stood_also_within_an_element() -> None:
    english = "## Pilots\n\n- ask at the gate\n- show the chart\n\n## Berths\n\nFree.\n"
    french = "## Pilotes\n\n<div>\n\n- demander à la porte\n- montrer la carte\n</div>\n\n## Quais\n\nLibre.\n"
    new = "- [Sluice](https://example.org/sluice)\n"
    old = "- ask at the gate\n- show the chart\n"
    expected = french.replace("- demander à la porte\n- montrer la carte\n", f"{new.strip()} {MARK}\n")
    assert carried(english, english.replace(old, new), french)[0] == expected


def test_a_picture_before_the_words_stays_when_they_become_a_link() -> None:
    before, after = "- **Wide tides (at both gates!)**", "- [Wide tides (at both gates!)](tides.md)"
    rest = "\n- Ships (old)\n- Boats (new)"
    page = "- \U0001f30a **広い潮（両方の門で！）**\n- 船 (古い)\n- 舟 (新しい)"
    made = japanese(before + rest, after + rest, page)
    assert made == page.replace("**広い潮（両方の門で！）**", "[広い潮（両方の門で！）](en/tides.md)")


def test_a_short_command_is_changed_in_the_block_where_it_stands() -> None:
    """Where a translation has another block before it, nothing of the change may come to stand there."""
    english = "Set the gate:\n\n```\n/gate/.env\n```\n\nSee the tides.\n"
    french = "Écluse :\n\n```\nGATE=\n```\n\nRéglez la porte :\n\n```\n/gate/.env\n```\n\nVoir les marées.\n"
    after = english.replace(".env", ".env.example")
    assert carried(english, after, french) == (french.replace(".env", ".env.example"), [])


def test_a_stop_that_a_translation_has_already_is_not_put_twice() -> None:
    english, french = "- [Sluice tides](https://example.org/a)\n", "- [Marées de Sluice](https://example.org/a).\n"
    after = english.replace(")", ").")
    assert carried(english, after, french) == (french, [])


@pytest.mark.parametrize("colon", [" :", ":", "\uff1a"])
def test_a_colon_that_a_translation_has_already_is_not_put_twice(colon: str) -> None:
    french = f"1. Lancez le service{colon}\n\nPartez.\n"
    made = carried("1. Start the Service\n\nGo.\n", "1. **Start the Service:**\n\nGo.\n", french)
    assert made == (f"1. **Lancez le service{colon}**\n\nPartez.\n", [])


def test_a_text_without_the_links_of_the_source_is_another_one() -> None:
    """An English note that warns of something else stands where the source warns of its terms."""
    before = {
        "README.md": "# 港\n\n> **Warning**: [規約](https://example.org/terms)を守ってください。\n\n門が開く。\n",
        "en/README.md": "# Harbour\n\n> **Warning**: A machine has translated this.\n\nThe gates open.\n",
        "fr/README.md": "# Port\n\nLes portes s'ouvrent.\n",
    }
    japanese = before["README.md"].replace("Warning", "Note")
    after, made = synced(before, {**before, "README.md": japanese})
    assert after["en/README.md"] == before["en/README.md"]
    assert [left.edition for left in made.left if left.edition == "en"] == ["en"]


def test_no_word_goes_where_only_an_address_has_changed() -> None:
    """The translation leads elsewhere, and says a word behind the link."""
    english = "See [the page](https://example.org/harbour/tides).\n\nSee [the map](https://example.org/map).\n"
    french = (
        "Pour cela [la page](https://example.org/quays/tides/fr) est là.\n\nVoir [la carte](https://example.org/map).\n"
    )
    after = english.replace("harbour/tides", "quays/tides")
    text, left = carried(english, after, french)
    assert text == french
    assert left


def test_a_picture_that_the_source_keeps_stays() -> None:
    english = "- 🔥🔥 **News**: ```2024/9/19```: The tide model is out.\n\n- 🔥 **News**: ```2024/9/2```: Charts.\n"
    french = (
        "- 🔥 **News**: ```2024/9/19```: Le modèle des marées est là.\n\n- 🔥 **News**: ```2024/9/2```: Des cartes.\n"
    )
    text, _ = carried(english, english.replace("🔥🔥 **News**", "🔥", 1), french)
    assert text.count("🔥") == french.count("🔥")


def test_a_name_in_a_list_comes_with_the_signs_beside_it() -> None:
    before = {
        "README.md": "# 港\n\n- 海を元に，船の名前を含む： Kaze、Nami、Umi など\n",
        "en/README.md": "# Harbour\n\n- Of the sea, including boats, Kaze, Nami, Umi, etc.\n",
        "fr/README.md": "# Port\n",
    }
    after, _ = synced(
        before, {**before, "en/README.md": before["en/README.md"].replace("Nami, ", "Nami, Shio, ")}, "en"
    )
    assert after["README.md"] == before["README.md"].replace("Nami、", "Nami、Shio、")


def test_words_of_the_readers_language_never_become_the_sources_unmarked() -> None:
    """A badge and a line of code have the word too, which is no proof that it is one here."""
    page = "# {}\n\n![Community](https://img.example.org/c.svg)\n\n<b>{}</b>\n\n```sh\nMoorings\n```\n\n## {}\n\n{}\n"
    before = {
        "README.md": page.format("港", "係留", "仲間", "潮を見ます。"),
        "en/README.md": page.format("Harbour", "Mooring", "People", "Look at the tides."),
        "fr/README.md": page.format("Port", "Amarrage", "Gens", "Voir les marées."),
    }
    now = page.format("Harbour", "Moorings", "Community", "Look at the tides.")
    after, made = synced(before, {**before, "en/README.md": now}, "en")
    assert after["README.md"] == before["README.md"]
    assert {left.text for left in made.left if left.edition == "ja"} == {"<b>Moorings</b>", "Community"}


LIST = "- {}\n\n  {} [{}](https://example.org/charts).\n\n- {}\n\n  {}\n"
PARAGRAPHS = "### {}\n\n{} [{}](https://example.org/charts).\n\n### {}\n\n{}\n"


def test_a_list_that_becomes_paragraphs_keeps_its_translations() -> None:
    english = "The first steps", "Look first at", "the charts", "Some more", "Ask the pilots."
    french = "Premiers pas", "Voir d'abord", "les cartes", "Encore", "Demander aux pilotes."
    before, after = (form.format(*english) for form in (LIST, PARAGRAPHS))
    assert carried(before, after, LIST.format(*french)) == (PARAGRAPHS.format(*french), [])


def test_a_name_that_is_spelt_with_other_capitals_is_spelt_so_everywhere() -> None:
    """Though other texts that tell of it say it otherwise."""
    english = "## Mooring\n\nSee the Tidehub pilots.\n\n- [Tidehub pilots](https://example.org/tidehub)\n"
    french = "## Amarrage\n\nVoir qui pilote.\n\n- [Pilotes Tidehub](https://example.org/tidehub)\n"
    after = english.replace("Tidehub", "TideHub")
    made, left = carried(english, after, french)
    assert made == french.replace("Tidehub", "TideHub")
    assert not left


def test_a_text_that_changed_is_found_across_an_empty_line_that_moved() -> None:
    """Its translation stays: a new text of the source would take its place."""
    english = "## Mooring\nAll ropes are made fast before the tide turns.\n\nShips wait.\n"
    french = "## Amarrage\n\nToutes les amarres sont fixées avant la renverse.\n\nLes navires attendent.\n"
    after = "## Mooring\n\nAll ropes are made fast before the tide turns, twice.\nShips wait.\n"
    made, left = carried(english, after, french)
    assert "Toutes les amarres sont fixées avant la renverse." in made
    assert MARK not in made
    assert left


def test_a_part_that_the_translators_say_otherwise_is_not_rendered_anew() -> None:
    """Elsewhere the same words stand in a table as others."""
    row = "| {} | {} |\n"
    before = {
        "README.md": "# 港\n\n| 名 | 記録 |\n|---|---|\n"
        + row.format("A", "潮位の記録、波の記録")
        + row.format("B", "潮位の記録"),
        "en/README.md": "# Harbour\n\n| Name | Data |\n|---|---|\n"
        + row.format("A", "tides, waves")
        + row.format("B", "tide levels"),
        "fr/README.md": "# Port\n\n| Nom | Données |\n|---|---|\n"
        + row.format("A", "marées, vagues")
        + row.format("B", "niveaux"),
    }
    now = {**before, "README.md": before["README.md"].replace("潮位の記録、波", "潮位の記録 (2B)、波")}
    after, _ = synced(before, now)
    assert "tides" in after["en/README.md"]
    assert "tide levels (2B)" not in after["en/README.md"]


def test_words_that_a_translation_has_otherwise_stay_when_something_goes_that_it_never_said() -> None:
    japanese = "# 港\n\n- Nami, Kaze(M1), Oki, Ura Port (夜のみ)\n"
    english = "# Harbour\n\n- Runs on Nami, Kaze (with an M1), Oki, and Ura Porter.\n"
    before = {"README.md": japanese, "en/README.md": english, "fr/README.md": "# Port\n"}
    now, made = synced(before, {**before, "README.md": japanese.replace(" (夜のみ)", "")})
    assert now["en/README.md"] == english
    assert [left.edition for left in made.left] == ["en"]


def test_what_becomes_code_takes_no_gloss_along() -> None:
    english = "- Ways to moor: Bow-First, Stern-First, Alongside\n- Winds: NNE, ENE\n"
    japanese = "- 係留の方法：Bow-First(船首)、Stern-First(船尾)、Alongside(横)\n- 風：NNE、ENE\n"
    before = {**pages(english, "- Amarres\n"), "README.md": f"# 港\n\n{japanese}"}
    after = english.replace("Bow-First, Stern-First, Alongside", "`Bow-First`, `Stern-First`, `Alongside`")
    now, made = synced(before, {**before, "en/README.md": f"# Harbour\n\n{after}"}, "en")
    assert now["README.md"] == before["README.md"]
    assert "ja" in [left.edition for left in made.left]
