"""A text that went where another came: both changes are made, or none, so that nothing is lost."""

from __future__ import annotations

from readme_sync.sync.run import Wishes, bring_in_step
from readme_sync.sync.troubles import judge
from tests.sync.editions import catalogue, findings, synced

PAGE = "# {0}\n\n- [{1}](#{1})\n- [{2}](#{2})\n\n## {1}\n\n2021\n\n## {2}\n\n2022\n"


def test_an_entry_of_the_contents_stays_while_its_heading_does() -> None:
    before = {
        "README.md": PAGE.format("Harbour", "tides", "waves"),
        "en/README.md": PAGE.format("Harbour", "tides", "waves"),
        "fr/README.md": PAGE.format("Port", "marées", "vagues"),
    }
    after, made = synced(before, {**before, "en/README.md": PAGE.format("Harbour", "tides", "swell")}, "en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert any(left.edition == "fr" for left in made.left)


def test_a_translation_stays_where_the_new_text_is_left_out() -> None:
    before = {
        "README.md": "# 港\n\n潮 2021\n\n波は高い。\n\n風 2022\n",
        "en/README.md": "# Harbour\n\nTides 2021\n\nThe waves are high.\n\nWind 2022\n",
        "fr/README.md": "# Port\n\nMarées 2021\n\nLes vagues sont hautes.\n\nVent 2022\n",
    }
    now = {**before, "README.md": before["README.md"].replace("波は高い。", "船が港に入る時刻を見てください。")}
    was, today = catalogue(before), catalogue(now)
    made = bring_in_step(was, today, judge(today, findings, was), Wishes(mark=""))
    assert made.proof.texts == {}
    assert len(made.left) == 2


ROWS = "# {}\n\n| {} | {} | {} |\n|---|---|---|\n| [Kaze](https://huggingface.co/umi/kaze) (7B, 13B) | {} | MIT |\n{}"


def test_a_row_in_another_ones_place_is_another_row() -> None:
    """All that they have in common is the sizes and a word; the licence beside it was the other one's."""
    old = "| [Nami](https://huggingface.co/umi/nami) (7B, 13B) | {} | Licence MIT |\n"
    new = "| [Shio](https://huggingface.co/shio/shio) (7B, 13B) | {} | Apache 2.0 |\n"
    heads = {
        "README.md": ("港", "名前", "学習", "許諾", "波の記録"),
        "en/README.md": ("Harbour", "Name", "Data", "Licence", "waves"),
        "fr/README.md": ("Port", "Nom", "Données", "Licence", "vagues"),
    }
    before = {path: ROWS.format(*words, old.format(words[-1])) for path, words in heads.items()}
    expected = {path: ROWS.format(*words, new.format(words[-1])) for path, words in heads.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_what_a_translation_put_around_a_text_goes_with_it() -> None:
    rows = "# {}\n\n| {} | {} |\n|---|---|\n| [Kaze](kaze.md) | {} |\n| [Nami](nami.md) | {} |\n"
    known = "Umi Community Terms"

    def pages(licence: str, french: str) -> dict[str, str]:
        return {
            "README.md": rows.format("港", "名前", "許諾", licence, known),
            "en/README.md": rows.format("Harbour", "Name", "Licence", licence, known),
            "fr/README.md": rows.format("Port", "Nom", "Licence", french, known),
        }

    before, expected = pages("MIT", "Licence MIT"), pages(known, known)
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected
