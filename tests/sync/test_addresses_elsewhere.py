"""Addresses that hang on the folder, or stand apart from their links: each edition has them as seen from its place."""

from __future__ import annotations

from tests.sync.editions import synced


def test_a_path_is_another_text_in_each_folder_and_the_same_fact() -> None:
    before = {
        "README.md": "# 港\n\n潮は[案内](en/tides.md)にあります。\n",
        "en/README.md": "# Harbour\n\nTides are in the [guide](tides.md).\n",
        "fr/README.md": "# Port\n\nLes marées sont dans le [guide](../en/tides.md).\n",
    }
    expected = {path: text.replace("tides.md", "waves.md") for path, text in before.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_a_file_without_an_ending_is_a_file() -> None:
    before = {
        "README.md": "# 港\n\n潮 2021\n\n[MIT](LICENSE)\n",
        "en/README.md": "# Harbour\n\nTides 2021\n\n[MIT](../LICENSE)\n",
        "fr/README.md": "# Port\n\nMarées 2021\n\n[MIT](../LICENSE)\n",
    }
    expected = {path: text.replace("MIT", "Apache 2.0") for path, text in before.items()}
    after, made = synced(before, {**before, "README.md": expected["README.md"]})
    assert made.is_in_step
    assert after == expected


def test_a_new_definition_has_no_words_whatever_its_label() -> None:
    before = {
        "README.md": "# Harbour\n\nTides in [kaze][].\n\n[kaze]: https://example.org/kaze\n",
        "en/README.md": "# Harbour\n\nTides in [kaze][].\n\n[kaze]: https://example.org/kaze\n",
        "fr/README.md": "# Port\n\nMarées dans [kaze][].\n\n[kaze]: https://example.org/kaze\n",
    }
    new = "[kaze]: https://example.org/kaze\n[the chart]: ./maps/chart.svg\n"
    after, made = synced(
        before,
        {**before, "en/README.md": before["en/README.md"].replace("[kaze]: https://example.org/kaze\n", new)},
        "en",
    )
    assert made.is_in_step
    assert after["fr/README.md"].endswith("[kaze]: https://example.org/kaze\n[the chart]: ../en/maps/chart.svg\n")


def test_a_definition_that_changed_is_found_by_its_label() -> None:
    before = {
        "README.md": "# 港\n\n[kaze][]\n\n[kaze]: en/kaze.md\n[nami]: https://example.org/nami\n",
        "en/README.md": "# Harbour\n\n[kaze][]\n\n[kaze]: kaze.md\n[nami]: https://example.org/nami\n",
        "fr/README.md": "# Port\n\n[kaze][]\n\n[nami]: https://example.org/nami\n[kaze]: ../en/kaze.md\n",
    }
    expected = {path: text.replace("kaze.md", "shio.md") for path, text in before.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_a_new_setting_is_copied_where_it_has_no_words_and_never_marked() -> None:
    before = {
        "README.md": "---\ntitle: 港\n---\n\n# 港\n\n潮 2021\n",
        "en/README.md": "---\ntitle: Harbour\n---\n\n# Harbour\n\nTides 2021\n",
        "fr/README.md": "---\ntitle: Port\n---\n\n# Port\n\nMarées 2021\n",
    }
    order = {**before, "README.md": before["README.md"].replace("港\n---", "港\norder: 3\n---")}
    after, made = synced(before, order)
    assert made.is_in_step
    assert after["fr/README.md"].startswith("---\ntitle: Port\norder: 3\n---\n")

    words = {**before, "README.md": before["README.md"].replace("港\n---", "港\nsummary: 潮と波\n---")}
    after, made = synced(before, words)
    assert after == words
    assert {left.text for left in made.left} == {"潮と波"}
