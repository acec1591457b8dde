"""Translations that lack something, or say it elsewhere: what changes around it changes nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.sync.editions import LANGUAGES, synced

HERE = Path(__file__).parent
TIDES = {path: (HERE / "tides" / path).read_text(encoding="utf-8") for path in LANGUAGES}
TOOLS_EN, TOOLS_FR = "Tools to work with tides.\n\n", "Des outils pour travailler sur les marées.\n\n"


def _edited(texts: Mapping[str, str], path: str, *edits: tuple[str, str]) -> dict[str, str]:
    text = texts[path]
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**texts, path: text}


def _line(path: str, words: str) -> str:
    return next(line for line in TIDES[path].splitlines() if words in line)


def _table(text: str, head: str) -> list[str]:
    lines = text.splitlines()
    start = next(at for at, line in enumerate(lines) if line.startswith(f"| {head}"))
    return lines[start : next(at for at in range(start, len(lines)) if not lines[at].startswith("|"))]


def test_a_moved_paragraph_that_a_translation_lacks_leaves_no_empty_lines() -> None:
    paragraph = f"{_line('README.md', '扱うため')}\n\n"
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, ""))
    now = _edited(before, "README.md", (paragraph, ""))
    now = _edited(now, "README.md", ('<a id="data"></a>\n', f'{paragraph}<a id="data"></a>\n'))
    after, _ = synced(before, now)
    assert after["en/README.md"] == before["en/README.md"]
    again, _ = synced(before, after)
    assert again == after


def test_a_section_that_a_translation_lacks_and_that_has_moved_leaves_no_empty_lines() -> None:
    body = TIDES["README.md"].split('<a id="data"></a>\n')[1]
    section = '<a id="data"></a>\n' + body.split('<a id="usage"></a>\n')[0]
    there = TIDES["en/README.md"]
    own = '<a id="data"></a>\n' + there.split('<a id="data"></a>\n')[1].split('<a id="usage"></a>\n')[0]
    before = {**TIDES, "en/README.md": there.replace(own, "")}
    moved = before["README.md"].replace(section, "").replace('<a id="tools"></a>\n', f'{section}<a id="tools"></a>\n')
    after, _ = synced(before, {**before, "README.md": moved})
    assert after["en/README.md"] == before["en/README.md"]


def test_an_empty_line_stays_where_the_text_that_it_parts_stays() -> None:
    """What has gone from the source is not there, and what stands there instead is another paragraph's neighbour."""
    gone = f"{_line('README.md', '測定点は')}\n\n"
    before = _edited(TIDES, "en/README.md", (f"{_line('en/README.md', 'places of measurement')}\n\n", ""))
    after, _ = synced(before, _edited(before, "README.md", (gone, "")))
    assert after["en/README.md"] == before["en/README.md"]
    assert gone not in after["README.md"]


@pytest.mark.parametrize(
    "added",
    ["## Zephyr\n\nQuokka\n\n", "- [Zephyr](https://example.org/zephyr)\n\n", "![Marlin](./figures/marlin.png)\n\n"],
)
def test_what_was_left_open_is_no_evidence_for_itself(added: str) -> None:
    """The words of a marked text are the source's: a second sync leaves it marked, and puts nothing in once more."""
    now = _edited(TIDES, "en/README.md", ('<a id="usage"></a>\n', f'{added}<a id="usage"></a>\n'))
    after, _ = synced(TIDES, now, source="en")
    assert after["fr/README.md"] != TIDES["fr/README.md"]
    again, _ = synced(TIDES, after, source="en")
    assert again == after


def test_a_text_that_lost_a_sentence_is_not_a_new_one() -> None:
    """Somebody who took out the first sentence of a long text wants no text in the source's words for it."""
    first = "The harbour of Kobe has had a gauge for ninety years, read by hand each morning by the same family."
    second = "Read the log before you trust a number from those days."
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, f"{first} {second}\n\n"))
    own = "Le port de Kobe a un marégraphe depuis quatre-vingt-dix ans. Lisez le journal avant de vous y fier.\n\n"
    before = _edited(before, "fr/README.md", (TOOLS_FR, own))
    after, made = synced(before, _edited(before, "en/README.md", (f"{first} ", "")), source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert [left.reason for left in made.left if left.edition == "fr"] == ["its words have changed"]


def test_a_picture_with_another_address_is_the_same_line() -> None:
    there = [
        ('<img src="./figures/map.png" alt="測定点の地図" width="400">', "![2024](https://example.org/assets/8e45)")
    ]
    before = _edited(TIDES, "README.md", *there)
    for path, old in (
        ("en/README.md", '<img src="../figures/map.png" alt="map of the places" width="400">'),
        ("fr/README.md", _line("fr/README.md", "<img")),
    ):
        before = _edited(before, path, (old, "![2024](https://example.org/assets/8e45)"))
    after, _ = synced(before, _edited(before, "README.md", ("assets/8e45", "uploads/77c1")))
    for path in ("en/README.md", "fr/README.md"):
        assert after[path] == before[path].replace("assets/8e45", "uploads/77c1")


def test_two_texts_that_a_translation_says_in_one_are_not_moved_or_removed() -> None:
    one = "[Harbour](https://example.org/harbour) records go back to 1921.\n\n"
    two = "[Lake](https://example.org/lake) records go back to 1954.\n\n"
    both = (
        "Les relevés du [port](https://example.org/harbour) datent de 1921, [lac](https://example.org/lake) 1954.\n\n"
    )
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, one + two))
    before = _edited(before, "fr/README.md", (TOOLS_FR, both))
    for edits in ([(one, "")], [(one, ""), ('<a id="usage"></a>\n', f'{one}<a id="usage"></a>\n')]):
        after, made = synced(before, _edited(before, "en/README.md", *edits), source="en")
        assert after["fr/README.md"] == before["fr/README.md"]
        assert "fr" in [left.edition for left in made.left if "may say more" in left.reason]


def test_words_that_become_a_link_are_a_link_only_where_they_are_known() -> None:
    plain = "Read the long-range forecasts of the Harbour Institute first."
    linked = plain.replace(
        "forecasts of the Harbour Institute", "[forecasts of the Harbour Institute](https://example.org/f)"
    )
    own = "Lisez d'abord les prévisions à long terme de l'Institut des ports."
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, f"{plain}\n\n"))
    before = _edited(before, "fr/README.md", (TOOLS_FR, f"{own}\n\n"))
    after, made = synced(before, _edited(before, "en/README.md", (plain, linked)), source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert [left.edition for left in made.left].count("fr") == 1


def test_what_stands_in_another_section_of_a_translation_is_found() -> None:
    """The rules say that it differs, so sync must not be silent about it."""
    entry = _line("fr/README.md", "[seamap]")
    before = _edited(TIDES, "fr/README.md", (f"{entry}\n", ""))
    before = (
        _edited(before, "fr/README.md", ("[^1]:", f"{entry}\n\n[^1]:"))
        if before["fr/README.md"].count("[^1]:") == 1
        else before
    )
    after, made = synced(
        before, _edited(before, "en/README.md", ("example.org/seamap", "example.org/charts")), source="en"
    )
    assert "https://example.org/charts" in after["fr/README.md"] or any(left.edition == "fr" for left in made.left)


def test_a_heading_that_a_translation_lacks_is_not_put_in_when_it_is_renamed() -> None:
    before = _edited(TIDES, "fr/README.md", (f"{_line('fr/README.md', '## Outils')}\n\n", ""))
    before = _edited(before, "fr/README.md", ('<a id="tools"></a>\n', ""))
    after, _ = synced(before, _edited(before, "en/README.md", ("## Tools\n", "## Zephyr\n")), source="en")
    assert "Zephyr" not in after["fr/README.md"]


def test_what_has_nothing_beside_it_in_a_translation_has_no_place() -> None:
    texts = "[One](https://example.org/1) stands in the north.\n\n[Another](https://example.org/2) in the south.\n\n"
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, TOOLS_EN + texts))
    before = _edited(before, "fr/README.md", (TOOLS_FR, TOOLS_FR + "Voir [la carte](https://example.org/3).\n\n"))
    now = _edited(before, "en/README.md", ("the north.\n\n", "the north.\n\n![Marlin](../figures/marlin.png)\n\n"))
    after, made = synced(before, now, source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert [left.reason for left in made.left if left.edition == "fr"] == ["there is no place for it"]


def test_an_empty_line_comes_beside_no_other() -> None:
    before = dict(TIDES)
    head = _line("en/README.md", "## Tools")
    now = _edited(before, "en/README.md", (f"{head}\n\n", f"{head}\n\n\n"))
    after, made = synced(before, now, source="en")
    assert {path: text for path, text in after.items() if path != "en/README.md"} == {
        path: text for path, text in before.items() if path != "en/README.md"
    }
    assert made.is_in_step


def test_lines_that_have_no_place_are_told_of_once() -> None:
    texts = "[One](https://example.org/1) stands in the north.\n\n[Another](https://example.org/2) in the south.\n\n"
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, TOOLS_EN + texts))
    before = _edited(before, "fr/README.md", (TOOLS_FR, TOOLS_FR + "Voir [la carte](https://example.org/3).\n\n"))
    new = "![Marlin](../figures/marlin.png)\n\n![Basalt](../figures/basalt.png)\n\n`make tundra`\n\n"
    now = _edited(before, "en/README.md", ("the north.\n\n", f"the north.\n\n{new}"))
    after, made = synced(before, now, source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    (left,) = (left for left in made.left if left.edition == "fr")
    assert left.text.startswith("![Marlin]")
    assert left.reason == "there is no place for it (with 2 lines behind it)"


def test_a_section_is_not_moved_away_from_what_it_says_here_alone() -> None:
    own = "Nous avons mesuré cela [à Brest](https://example.org/brest) aussi.\n\n"
    before = _edited(TIDES, "fr/README.md", (TOOLS_FR, TOOLS_FR + own))
    text = before["en/README.md"]
    section = "## Tools\n" + text.split("## Tools\n")[1].split('<a id="data"></a>\n')[0]
    now = {**before, "en/README.md": text.replace(section, "").replace("[^1]: ", f"{section}[^1]: ")}
    after, made = synced(before, now, source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert "fr" in [left.edition for left in made.left]


def test_the_head_of_a_table_stays_while_its_rows_stay() -> None:
    """Its column went, and it moved to where this translation has no place for it."""
    table = _table(TIDES["en/README.md"], "Harbour")
    short = "\n".join(" | ".join(line.split(" | ")[:1]) + " |" if "---" not in line else "|---|" for line in table)
    here, there = ("\n".join([*table, ""]), f"{short}\n")
    now = _edited(TIDES, "en/README.md", (f"{here}\n", ""), ("[^1]: ", f"{there}\n[^1]: "))
    after, _ = synced(TIDES, now, source="en")
    for path in ("README.md", "fr/README.md"):
        lines = after[path].splitlines()
        for at, line in enumerate(lines):
            if line.startswith("| ") and not lines[at - 1].startswith("|"):
                assert set(lines[at + 1]) <= set("|-: "), line


def test_a_mistake_of_the_source_is_its_own_where_the_rule_tells_of_it_in_the_first_edition() -> None:
    """A row that stands twice is told of once for all editions, in the first of them, which is a translation here."""
    row = {path: _line(path, "[NamiSet]") for path in LANGUAGES}
    now = _edited(TIDES, "en/README.md", (f"{row['en/README.md']}\n", f"{row['en/README.md']}\n" * 2))
    after, made = synced(TIDES, now, source="en")
    assert after == {path: TIDES[path].replace(f"{row[path]}\n", f"{row[path]}\n" * 2) for path in LANGUAGES}
    assert made.is_in_step


def test_a_list_of_languages_takes_no_words_along() -> None:
    line = _line("en/README.md", "[Français]")
    now = _edited(TIDES, "en/README.md", (line, f"{line} The next version brings more harbours."))
    after, made = synced(TIDES, now, source="en")
    assert {path: after[path] for path in ("README.md", "fr/README.md")} == {
        path: TIDES[path] for path in ("README.md", "fr/README.md")
    }
    assert "each edition has its own list of languages" in {left.reason for left in made.left}


def test_the_head_of_a_table_stays_with_a_row_that_this_translation_alone_has() -> None:
    own = "| Brest | 9 m |"
    row = _line("fr/README.md", "| Nagasaki")
    before = _edited(TIDES, "fr/README.md", (row, f"{row}\n{own}"))
    lines = {path: _table(before[path], head) for path, head in (("en/README.md", "Harbour"), ("fr/README.md", "Port"))}
    gone = "\n".join([*lines["en/README.md"], "", ""])
    after, made = synced(before, _edited(before, "en/README.md", (gone, "")), source="en")
    assert "\n".join([*lines["fr/README.md"][:2], own]) in after["fr/README.md"]
    assert "fr" in [left.edition for left in made.left]


def test_a_table_that_moves_behind_a_text_is_parted_from_it() -> None:
    """The section that this translation has elsewhere has no empty line at its end."""
    text = TIDES["fr/README.md"]
    tools = '<a id="tools"></a>\n' + text.split('<a id="tools"></a>\n')[1].split('<a id="data"></a>\n')[0]
    short = tools.split("- [tidekit]")[0].rstrip()
    before = {**TIDES, "fr/README.md": text.replace(tools, "").replace("[^1]: ", f"{short}\n[^1]: ", 1)}
    table = "\n".join(_table(TIDES["en/README.md"], "Harbour"))
    now = _edited(before, "en/README.md", (f"{table}\n\n", ""), (TOOLS_EN, f"{TOOLS_EN}{table}\n\n"))
    after, _ = synced(before, now, source="en")
    lines = after["fr/README.md"].splitlines()
    assert lines[lines.index("| Port | Profondeur |") - 1] == ""
    again, _ = synced(before, after, source="en")
    assert again == after
