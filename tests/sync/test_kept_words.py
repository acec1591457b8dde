"""What hardly changed keeps its words, and what stands under one heading is not taken for another's."""

from __future__ import annotations

from tests.sync.editions import synced


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
    more = english.replace("</table>", "<tr>\n<td>Sluice 9</td>\n</tr>\n</table>")
    assert carried(english, more, french) == (french.replace("</table>", "<tr>\n<td>Sluice 9</td>\n</tr>\n</table>"), [])
