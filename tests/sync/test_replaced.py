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
