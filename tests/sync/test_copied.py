"""What has no words is copied as this edition writes it; a sentence is not, though nothing was ever translated."""

from __future__ import annotations

import pytest

from tests.sync.editions import LANGUAGES, synced

WINDOW = (
    "# {}\n\n| {} | {} |\n|---|---|\n| [Kaze](https://example.org/kaze) | {} |\n"
    "| [Nami](https://example.org/nami) | {} |\n"
)
WINDOWS = {
    "README.md": WINDOW.format("港", "名前", "窓", "4,096", "**32,768**"),
    "en/README.md": WINDOW.format("Harbour", "Name", "Window", "4,096", "**32,768**"),
    "fr/README.md": WINDOW.format("Port", "Nom", "Fenêtre", "4 096", "**32 768**"),
}


@pytest.mark.parametrize("source", LANGUAGES)
@pytest.mark.parametrize("number", ["8,192", "**1,048,576**", "512"])
def test_a_number_is_grouped_as_the_translation_groups_its_own(number: str, source: str) -> None:
    new = {path: number.replace(",", " " if path.startswith("fr") else ",") for path in LANGUAGES}
    old = {path: "4 096" if path.startswith("fr") else "4,096" for path in LANGUAGES}
    now = {**WINDOWS, source: WINDOWS[source].replace(old[source], new[source])}
    after, made = synced(WINDOWS, now, LANGUAGES[source])
    assert made.is_in_step
    assert after == {path: WINDOWS[path].replace(old[path], new[path]) for path in LANGUAGES}
    back, _ = synced(after, {**after, source: WINDOWS[source]}, LANGUAGES[source])
    assert back == WINDOWS


NAMES = "".join(f"- [{name}](https://example.org/{name.lower()})\n" for name in ("Kaze", "Nami", "Shio", "Umi"))


@pytest.mark.parametrize(
    ("entry", "is_copied"),
    [
        ("- [Mizu](https://example.org/mizu)", True),
        ("- [Mizu](https://example.org/mizu) 2.0", True),
        ("- [Mizu](https://example.org/mizu): looks at the lakes of the north", False),
    ],
)
def test_an_entry_like_the_others_is_copied(entry: str, is_copied: bool) -> None:
    before = {
        "README.md": f"# 港\n\n潮 2021\n\n{NAMES}",
        "en/README.md": f"# Harbour\n\nTides 2021\n\n{NAMES}",
        "fr/README.md": f"# Port\n\nMarées 2021\n\n{NAMES}",
    }
    now = {**before, "en/README.md": f"{before['en/README.md']}{entry}\n"}
    after, made = synced(before, now, source="en")
    assert made.is_in_step == is_copied
    assert after["fr/README.md"].endswith(f"{entry}\n") == is_copied


PERSON = '<a href="https://example.org/{0}"><img src="https://example.org/{0}.png" alt="{0}"/><br/><b>{0}</b></a>'


def test_people_are_copied_into_a_table_of_copied_people() -> None:
    """What their pictures say to those who do not see them is a name too."""
    people = [PERSON.format(name) for name in ("kaze", "nami", "shio", "umi", "dleen")]
    page = "# {}\n\n{}\n\n" + f"| {people[0]} | {people[1]} |\n|---|---|\n| {people[2]} | {people[3]} |\n"
    before = {
        "README.md": page.format("港", "ありがとうございます。"),
        "en/README.md": page.format("Harbour", "Thank you."),
        "fr/README.md": page.format("Port", "Merci."),
    }
    before = {
        path: text + "".join(f"| {people[n]} | {people[n - 1]} |\n" for n in (1, 2, 3)) for path, text in before.items()
    }
    new = f"| {people[4]} | {people[0]} |\n"
    after, made = synced(before, {**before, "en/README.md": before["en/README.md"] + new}, "en")
    assert made.is_in_step
    assert after == {path: text + new for path, text in before.items()}
