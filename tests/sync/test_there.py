# ruff: noqa: E501  pages on one line
"""What a translation had before: code that its source gets now, and a word that nobody has translated."""

from __future__ import annotations

from readme_sync.sync.planning.already import REASON
from tests.sync.editions import synced
from tests.sync.test_kept_words import carried, pages


def test_code_that_a_translation_has_already_is_not_put_in_again() -> None:
    english = "Open the sluice:\n\n```sh\nsluice open --gate north\n```\n\nSee the tides.\n"
    more = "\nOr let it run by itself:\n\n```sh\nsystemctl enable sluice-north\n```\n"
    french = english.replace("Open the sluice", "Ouvrir l'écluse").replace("See the tides", "Voir les marées")
    ahead = french.replace("north\n```\n", "north\n```\n" + more.replace("Or let it run by itself", "Ou sans y penser"))
    after = english.replace("north\n```\n", "north\n```\n" + more)
    made, left = carried(english, after, ahead)
    assert made == ahead
    assert left == ["Or let it run by itself:"]
    before = pages(english, ahead)
    _, done = synced(before, {**before, "en/README.md": f"# Harbour\n\n{after}"}, "en")
    assert [one.reason.startswith(REASON) for one in done.left if one.edition == "fr"] == [True]
    assert "systemctl enable sluice-north" in carried(english, after, french)[0]


def test_lines_are_told_apart_by_what_they_say_and_not_by_the_empty_ones_between_them() -> None:
    english = (
        "Take a copy:\n\n- [Chart](https://example.org/old) (click on save, and close all else that is open)\n\n"
        "- [Chart](https://mirror.example/chart) (the mirror)\n\n## Sail\n\nGo.\n"
    )
    french = (
        "Prenez une copie :\n- [Chart](https://example.org/old) (cliquez sur enregistrer)\n  \n"
        "- [Chart](https://mirror.example/chart) (le miroir)\n\n\n## Naviguer\n\nPartez.\n"
    )
    made = carried(english, english.replace("/old", "/new"), french)
    assert made == (french.replace("/old", "/new"), [])


def test_an_entry_with_another_ones_name_is_not_taken_for_what_stands_at_its_place() -> None:
    english = "- Ura\n- Kaze\n- Nami\n- Oki\n- Shio\n\nAll of them.\n"
    french = "- Oki\n- Kaze\n- Nami\n- Tori\n- Shio\n\nTous.\n"
    assert carried(english, english.replace("- Oki\n", ""), french)[0] == french


def test_code_does_not_come_beside_what_stands_here_for_the_code_that_goes() -> None:
    english = "## Start\n\n```sh\n# Fetch it\ngull fetch   # or gull get\n\n# Start it\ngull run\n```\n"
    french = "## Lancer\n\n```sh\n# Le prendre\ngull fetch\n\n# Sinon\ngull fetch --all\n\n# Le lancer\ngull run\n```\n"
    after = english.replace("gull fetch   # or gull get", "heron install")
    assert carried(english, after, french) == (french, ["heron install"])
    whole = french.replace("gull fetch\n\n# Sinon\ngull fetch --all\n", "gull fetch   # or gull get\n")
    assert carried(english, after, whole) == (whole.replace("gull fetch   # or gull get", "heron install"), [])


def test_a_row_or_an_entry_that_a_translation_has_already_is_not_put_in_again() -> None:
    row, entry = "| [Ura](https://example.org/ura) | {} |\n", "- [Iso](https://example.org/iso): {}\n"
    page = "| {} | {} |\n|---|---|\n| [Kaze](https://example.org/kaze) | MIT |\n{}\n{}:\n\n- [Oki](https://example.org/oki): {}\n{}"
    english = page.format("Name", "Licence", "", "Ports", "a deep one", "")
    after = page.format("Name", "Licence", row.format("a paid one"), "Ports", "a deep one", entry.format("a wide one"))
    ahead = page.format("Nom", "Licence", row.format("une payante"), "Ports", "profond", entry.format("large"))
    assert carried(english, after, ahead) == (ahead, [])
    french = page.format("Nom", "Licence", "", "Ports", "profond", "")
    made, left = carried(english, after, french)
    assert "[Ura]" in made
    assert "[Iso]" in made
    assert len(left) == 2


def test_what_comes_behind_a_row_that_is_there_already_stands_behind_it() -> None:
    rows = "| [Ura](https://example.org/ura) | MIT |\n", "| [Iso](https://example.org/iso) | MIT |\n"
    page = "| {} | {} |\n|---|---|\n| [Kaze](https://example.org/kaze) | MIT |\n{}"
    ahead, after = page.format("Nom", "Licence", rows[0]), page.format("Name", "Licence", "".join(rows))
    made = carried(page.format("Name", "Licence", ""), after, ahead)
    assert made == (page.format("Nom", "Licence", "".join(rows)), [])


def test_a_row_that_lost_a_cell_with_a_column_loses_nothing_here() -> None:
    page = "| {} | {} | {} |{}\n|---|---|---|{}\n| Oki | 3 m | MIT |{}\n| Ura | 4 m | MIT |{}\n"
    english = page.format("Port", "Depth", "Licence", " Map |", "---|", " yes |", " no |")
    french = page.format("Port", "Profondeur", "Licence", " Carte |", "---|", " oui |", " non |")
    after = page.format("Port", "Depth", "Licence", "", "", "", "").replace("| Ura | 4 m | MIT |", "| Ura | 4 m |")
    assert carried(english, after, french)[0] == page.format("Port", "Profondeur", "Licence", "", "", "", "")


def test_a_row_is_known_by_where_it_leads_when_another_one_has_a_name_like_its_own() -> None:
    row = "| [{}](https://example.org/{}) | {} | [map](https://example.org/map/{}) |\n"
    head = "| {} | {} | {} |\n|---|---|---|\n"
    old, new = (
        row.format("Grand Kaze", "port", "2020", "kaze"),
        row.format("Grand Stable Kaze", "ponton", "2024", "stable"),
    )
    english = head.format("Name", "Year", "Map") + old
    after = head.format("Name", "Year", "Map") + new + row.format("gull Kaze", "port", "2021", "kaze")
    french = head.format("Nom", "An", "Carte") + old.replace("Grand Kaze", "Le grand Kaze")
    made, left = carried(english, after, french)
    assert "[Le grand Kaze](https://example.org/port) | 2021 | [map](https://example.org/map/kaze)" in made
    assert new.replace(") | 2024", ") <!-- readme-sync: not translated --> | 2024") in made
    assert "[gull Kaze](https://example.org/port)" in left


def test_a_row_about_something_else_whose_name_nobody_knows_stays_as_it_is() -> None:
    page = "| {} | {} |\n|---|---|\n| [{}](https://example.org/{}) | {} |\n| [Oki](https://example.org/oki) | 5 m |\n"
    english = page.format("Port", "Depth", "Harbour of winds", "wind", "3 m")
    after = page.format("Port", "Depth", "Harbour of winters", "winter", "4 m")
    french = page.format("Port", "Profondeur", "Le port aux vents", "wind", "3 m")
    assert carried(english, after, french) == (french, ["[Harbour of winters](https://example.org/winter)"])


def test_a_table_that_a_slip_breaks_in_the_source_stays_whole() -> None:
    english = "| Port | Depth |\n|---|---|\n| Oki | 3 m |\n| Ura | 4 m |\n\nSail.\n"
    french = "| Port | Profondeur |\n|---|---|\n| Oki | 3 m |\n| Ura | 4 m |\n\nNaviguez.\n"
    after = english.replace("| Port | Depth |\n|---|", "x | Port | Depth |\n| --- |").replace("4 m", "5 m")
    assert carried(english, after, french) == (french, ["x | Port | Depth |"])


def test_a_word_that_was_left_before_holds_nothing_back_when_its_row_gets_another_name() -> None:
    """The version and the address go together: one without the other would lead to another version."""
    row = "| {} | [{}](https://example.org/sluice/{}) | {} |\n"
    head = "# {}\n\n| {} | {} | {} |\n|---|---|---|\n"

    def _pages(version: str) -> dict[str, str]:
        return {
            "README.md": head.format("港", "版", "取得", "許諾") + row.format(version, "通常", version, "MIT"),
            "en/README.md": head.format("Harbour", "Version", "Download", "License")
            + row.format(version, "通常", version, "MIT"),
            "fr/README.md": head.format("Port", "Version", "Téléchargement", "Licence")
            + row.format(version, "normale", version, "MIT"),
        }

    before, now = _pages("v1.5.1.10"), _pages("v1.5.1.11")
    after, made = synced(before, {**before, "README.md": now["README.md"]})
    assert made.is_in_step
    assert after == now


def test_an_empty_row_comes_once() -> None:
    head = "# {}\n\n| {} | {} |\n|---|---|\n| [Kaze](https://example.org/kaze) | MIT |\n{}| [Nami](https://example.org/nami) | MIT |\n"

    def _pages(row: str) -> dict[str, str]:
        return {
            "README.md": head.format("港", "名前", "許諾", row),
            "en/README.md": head.format("Harbour", "Name", "Licence", row),
            "fr/README.md": head.format("Port", "Nom", "Licence", row),
        }

    before, now = _pages(""), _pages("|  |  |\n| [Shio](https://example.org/shio) | MIT |\n")
    after, _ = synced(before, {**before, "README.md": now["README.md"]})
    assert after == now
    assert synced(before, after)[0] == after


def test_entries_that_become_one_wrapped_text_come_once() -> None:
    english = "## Gates\n\n- [Sluice](https://example.org/sluice)\n  - Opens with the tide.\n  - Closes [by hand](https://example.org/hand).\n\nSee the tides.\n"
    french = "## Portes\n\n- [Sluice](https://example.org/sluice)\n  - S'ouvre avec la marée.\n  - Se ferme [à la main](https://example.org/hand).\n\nVoir les marées.\n"
    after = "## Gates\n\n### [Sluice](https://example.org/sluice)\n\nOpens with the tide.\nCloses [by hand](https://example.org/hand).\n\nSee the tides.\n"
    expected = "## Portes\n\n### [Sluice](https://example.org/sluice)\n\nS'ouvre avec la marée.\nSe ferme [à la main](https://example.org/hand).\n\nVoir les marées.\n"
    assert carried(english, after, french) == (expected, [])
    before = pages(english, french)
    now = {**before, "en/README.md": f"# Harbour\n\n{after}", "fr/README.md": f"# Port\n\n{expected}"}
    assert synced(before, now, "en")[0] == now


def test_an_entry_of_their_own_stays_where_the_source_takes_another_out() -> None:
    """It stands where the source told of a channel that these readers have not got."""
    english = "## Talk\n\n- Read the [forum](https://example.org/forum).\n- Join the [harbour channel](https://chat.example.com/quay).\n- Ask the [pilots](https://example.org/pilots).\n"
    french = "## Parler\n\n- Lire le [forum](https://example.org/forum).\n- Appeler le [bureau](https://example.org/fr/bureau).\n- Demander aux [pilotes](https://example.org/pilots).\n"
    after = english.replace("- Join the [harbour channel](https://chat.example.com/quay).\n", "")
    made, left = carried(english, after, french)
    assert made == french
    assert left == ["- Join the [harbour channel](https://chat.example.com/quay)."]
    same = french.replace("example.org/fr/bureau", "chat.example.com/quay")
    assert carried(english, after, same)[0] == same.replace(
        "- Appeler le [bureau](https://chat.example.com/quay).\n", ""
    )
