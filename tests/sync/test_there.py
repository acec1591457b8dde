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
