"""What a translation says in its own way, and keeps, when the source changes beside it."""

from __future__ import annotations

import pytest

from tests.sync.editions import synced
from tests.sync.test_kept_words import carried


def into(english: str, after: str, japanese: str) -> tuple[str, list[str]]:
    """Return the Japanese page after a change of the English one, and what is left to a person."""
    before = {
        "README.md": f"# 港\n\n{japanese}",
        "en/README.md": f"# Harbour\n\n{english}",
        "fr/README.md": "# Port\n",
    }
    now, made = synced(before, {**before, "en/README.md": f"# Harbour\n\n{after}"}, "en")
    return now["README.md"].removeprefix("# 港\n\n"), [left.text for left in made.left if left.edition == "ja"]


def test_a_verb_at_the_end_does_not_go_with_the_last_thing_that_is_told() -> None:
    english = "Or else, look at the [chart](https://example.org/chart), or at our [log](https://example.org/log).\n"
    japanese = "または、[海図](https://example.org/chart)、もしくは[日誌](https://example.org/log)を見てください。\n"
    after = english.replace(", or at our [log](https://example.org/log)", "")
    text, left = into(english, after, japanese)
    assert text == japanese
    assert left == [after.rstrip()]


def test_what_ends_a_list_in_both_languages_goes() -> None:
    english = "Tools: [Kaze](https://example.org/kaze), [Nami](https://example.org/nami).\n"
    japanese = "道具：[Kaze](https://example.org/kaze)、[Nami](https://example.org/nami)。\n"
    text, left = into(english, english.replace(", [Nami](https://example.org/nami)", ""), japanese)
    assert text == japanese.replace("、[Nami](https://example.org/nami)", "")
    assert not left


def test_a_link_of_the_translators_own_is_not_led_away() -> None:
    """Their text stands where the source tells of something else."""
    english = "Run it. See [the Kaze pages](https://example.org/kaze/first) for more.\n"
    french = "À mettre dans Nami. Voir [les pages de Nami](https://example.org/nami) pour en savoir plus.\n"
    text, left = carried(english, english.replace("/kaze/first", "/kaze/start"), french)
    assert text == french
    assert left


@pytest.mark.parametrize("sign", ["、", "，"])
def test_a_name_comes_into_a_list_with_the_sign_that_parts_its_names(sign: str) -> None:
    """Not with the one that ends the clause behind it."""
    english = "In general, Kaze is ahead on tests, e.g., Nami, Shio, Umi, and Tidal2, etc., which tell of waves.\n"
    names = sign.join(("Nami", "Shio", "Umi", "Tidal2"))
    japanese = f"Kazeは{names}などの波の試験で，ほかより先です。\n"
    text, _ = into(english, english.replace("Tidal2, etc.", "Tidal2, WAVES, etc."), japanese)
    assert text == japanese.replace("Tidal2", f"Tidal2{sign}WAVES")


def test_what_stands_here_in_the_readers_words_stays_when_the_source_gets_its_own() -> None:
    said = "潮の案内は毎朝ここに出ます。"
    page = "Tides.\n\n{}\n\nThe end.\n"
    japanese = f"潮。\n\n{said}\n\n終わり。\n"
    text, left = into(page.format(said), page.format("The guide is here each morning."), japanese)
    assert text == japanese
    assert left == ["The guide is here each morning."]


def test_an_entry_in_the_readers_words_goes_when_another_one_comes_in_its_place() -> None:
    entry = " * [{0}](https://example.org/{0}) - {1}\n"
    page = " * [Kaze](https://example.org/kaze) - {}\n{}\n{}\n"
    english = page.format("winds", entry.format("nami", "波の記録です"), "The end.")
    japanese = page.format("風", entry.format("nami", "波の記録です"), "終わり。")
    after = page.format("winds", entry.format("ura", "all the bays"), "The end.")
    text, left = into(english, after, japanese)
    assert left == ["[ura](https://example.org/ura) - all the bays"]
    assert "nami" not in text


def test_a_heading_below_html_that_comes_stays_a_heading() -> None:
    english = "- The guide\n\n## Waves\n\n2021\n"
    french = "- Le guide\n## Vagues\n\n2021\n"
    after = english.replace("- The guide\n", '<p align="center">\n<img src="../tide.png"/>\n</p>\n')
    text, left = carried(english, after, french)
    assert text == '<p align="center">\n<img src="../tide.png"/>\n</p>\n\n## Vagues\n\n2021\n'
    assert not left


def test_a_version_changes_whatever_signs_are_around_it() -> None:
    english = "Get `v0.26.1` of it. For another edition than `v0.26.1`, see [the log](https://example.org/log).\n"
    french = "Prendre la v0.26.1. Pour une autre que la v0.26.1, voir [le journal](https://example.org/log).\n"
    after = english.replace("0.26.1", "0.27.0")
    assert carried(english, after, french) == (french.replace("0.26.1", "0.27.0"), [])
    other = french.replace("que la v0.26.1", "que celle-ci")
    assert carried(english, after, other) == (other, [after.strip()])


def test_a_page_that_a_translation_leads_to_already_is_nothing_to_do() -> None:
    english = "Tides are out. See the [project](/tides/first-look/) for more about them.\n"
    french = "Les marées sont là. Pour en savoir plus, voir Tides, [le projet](/tides/first_look/)\n"
    assert carried(english, english.replace("first-look", "first_look"), french) == (french, [])


@pytest.mark.parametrize(("was", "now", "is_done"), [("OneTide", "SeaBox", True), ("harbour", "SeaBox", False)])
def test_a_coined_name_among_names_becomes_another(was: str, now: str, is_done: bool) -> None:
    english = "**Links** for the _(such as TideNG, {0}, Shio, etc.)_ boats, and {1} ships of the **Fleet** that wait\n"
    french = "Des **liens** pour les bateaux _(comme TideNG, {0}, Shio, et d'autres)_ et la **Flotte** qui attend\n"
    text, left = carried(english.format(was, "all"), english.format(now, "all"), french.format(was))
    assert text == french.format(now if is_done else was)
    assert (left == []) == is_done


BADGES = "".join(
    f"[![{name}](https://img.example.org/{name}.svg)](https://example.org/{name})\n\n"
    for name in ("Release", "Build", "Downloads", "Stars")
)


@pytest.mark.parametrize("name", ["Release", "Sortie"])
def test_a_badge_among_copied_ones_is_copied(name: str) -> None:
    """Most texts have other words here, and badges have the source's; where they have not, nobody knows a new one's."""
    english = BADGES + "".join(f"Look at tide {n}.\n\n" for n in range(9))
    french = BADGES + "".join(f"Voir la marée {n}.\n\n" for n in range(9))
    if name == "Sortie":
        french = french.replace("[Release", "[Sortie").replace("[Build", "[Construction").replace("[Stars", "[Étoiles")
    badge = "[![License](https://img.example.org/l.svg)](https://example.org/l)\n\n"
    text, left = carried(english, BADGES + badge + english.removeprefix(BADGES), french)
    assert (badge in text) == (name == "Release") == (not left)


LANGUAGE = '<a href="{}">\n{}\n</a>\n'


def test_a_language_that_a_translation_lists_already_is_not_listed_again() -> None:
    japanese, french = LANGUAGE.format("{0}README.md", "日本語"), LANGUAGE.format("{0}fr/README.md", "Français")
    page = '# {}\n\n<p align="center">\n{}</p>\n\n{}\n'
    before = {
        "README.md": page.format("港", japanese.format("") + "/\n" + french.format(""), "潮。"),
        "en/README.md": page.format("Harbour", japanese.format("../"), "Tides."),
        "fr/README.md": page.format("Port", japanese.format("../") + "/\n" + french.format("../"), "Marées."),
    }
    now = page.format("Harbour", japanese.format("../") + "/\n" + french.format("../"), "Tides.")
    after, made = synced(before, {**before, "en/README.md": now}, "en")
    assert made.is_in_step
    assert after == {**before, "en/README.md": now}


def test_a_table_of_html_whose_head_is_left_is_left() -> None:
    """Else its rows would have a cell more than its head."""
    head, row = "<tr><th>{}</th>{}<th>2021</th></tr>", "<tr><td>Kaze</td>{}<td>7</td></tr>"
    page = "{}\n\n<table>\n{}\n{}\n</table>\n\n{}\n"
    english = page.format("Tides.", head.format("Name of the boat", ""), row.format(""), "See <b>5</b> boats.")
    french = page.format("Marées.", head.format("Nom du bateau", ""), row.format(""), "Voir <b>5</b> bateaux.")
    after = english.replace("</th><th>", "</th><th>Berths in use</th><th>").replace(
        "</td><td>7", "</td><td>3</td><td>7"
    )
    text, left = carried(english, after.replace("<b>5", "<b>6"), french)
    assert text == french.replace("<b>5", "<b>6")
    assert left


def test_a_table_of_html_whose_rows_would_have_other_cells_is_left() -> None:
    row = '<tr>\n<td>{}</td>\n<td><a href="https://example.org/{}">{}</a></td>\n<td>\nfree\n</td>\n</tr>\n'
    names = ("Shio", "Iso", "Ura", "Tsuki")

    def _page(first: str, last: str, *names: str) -> str:
        rows = "".join(row.format(n, name.lower(), name) for n, name in enumerate(names, 1))
        return f"{first}\n\n<table>\n{rows}</table>\n\n{last}\n"

    english, after = _page("Tides.", "The end.", *names), _page("Tides.", "The end.", "Aki", *names)
    japanese = _page("潮。", "終わり。", *names[1:])
    text, left = into(english, after, japanese)
    assert text == japanese
    assert len(left) == 1
    whole = into(english, after, _page("潮。", "終わり。", *names))
    assert whole == (_page("潮。", "終わり。", "Aki", *names), [])


def test_a_sentence_within_html_is_no_name_whatever_is_copied_there() -> None:
    html = "<details>\n<summary>2024</summary>\n{}</details>\n"
    copied = ["- Nami 1.5", "- Kaze: join us on Oki", "- Shio-Log"]
    english = "Tides.\n\n" + html.format("".join(f"{one}\n" for one in copied)) + "\nThe end.\n"
    japanese = english.replace("Tides.", "潮。").replace("The end.", "終わり。")
    text, left = into(english, english.replace("- Nami", "- Opens Nami and so on.\n- Nami"), japanese)
    assert "- Opens Nami and so on. <!-- readme-sync: not translated -->" in text
    assert left == ["Opens Nami and so on."]


def test_the_kind_of_a_drawn_quote_is_no_word() -> None:
    """With a comment behind it GitHub draws no such quote."""
    english, french = "Look at the tides.\n", "Voir les marées.\n"
    text, left = carried(english, english + "\n> [!TIP]\n> Ask the pilots of the harbour.\n", french)
    assert "\n> [!TIP]\n" in text
    assert left == ["Ask the pilots of the harbour."]


def test_bold_ends_right_behind_its_colon() -> None:
    english = "## Add a rule\n\nTides: high tide\n\nWaves: long waves\n\nWind: low wind\n"
    french = "## Une règle\n\nMarées : marée haute\n\nVagues : longues vagues\n\nVent : vent faible\n"
    text, left = carried(english, english + "\n**Add a rule:**\n", french)
    assert text == french + "\n**Une règle :**\n"
    assert not left


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("-blue", "-red", None),  # nobody knows their badge in red
        ("1.2.0", "1.3.0", "1.3.0"),
        ("/chart.svg", "/map.svg", "/map.svg"),  # a picture without words, which both have
    ],
)
def test_a_badge_in_the_readers_words_is_not_overwritten(was: str, now: str, expected: str | None) -> None:
    badges = "[![Version](https://img.example.org/badge/{}-1.2.0-blue)](https://example.org/log)\n![Chart](https://img.example.org/chart.svg)\n"
    english, japanese = badges.format("version"), badges.format("版")
    text, left = into(english, english.replace(was, now), japanese)
    assert text == (japanese if expected is None else japanese.replace(was, expected))
    assert bool(left) == (expected is None)
