"""Tables and sections that are translated throughout are recognised by what no language changes."""

from __future__ import annotations

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.align.numbering import number
from readme_sync.align.outline import sign
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source

_NAMES_KEPT = "\n## Z\n\n| N | V |\n|---|---|\n| Kiwi | 1 |\n| Plum | 2 |\n| Fig | 3 |\n| Lime | 4 |\n"


def catalogue(**texts: str) -> Catalogue:
    editions = [
        read_edition(parse(Source(f"{language}.md", text)), language, is_source=number == 0)
        for number, (language, text) in enumerate(texts.items())
    ]
    return match(editions)


def rows(found: Catalogue) -> list[tuple[str | None, ...]]:
    return [
        tuple(one.name if one is not None else None for one in row.members)
        for _, table in found.tables()
        for row in table.rows
    ]


def titles(found: Catalogue) -> list[tuple[str | None, ...]]:
    return [
        tuple(one.title if one is not None else None for one in section.members)
        for section in found.sections
        if section.key
    ]


def test_names_translated_in_one_table_and_kept_in_another() -> None:
    en = "# T\n\n| Floor | Rooms | Key |\n|---|---|---|\n| Upper | 12 | A |\n| Lower | 31 | B |\n"
    nl = "# T\n\n| Verdieping | Kamers | Sleutel |\n|---|---|---|\n| Boven | 12 | A |\n| Onder | 31 | B |\n"
    found = rows(catalogue(en=en + _NAMES_KEPT, nl=nl + _NAMES_KEPT))
    assert found[:2] == [("Upper", "Boven"), ("Lower", "Onder")]


def test_equal_cells_at_one_place_make_two_names_one_row() -> None:
    en = "# T\n\n| Kind | a | b |\n|---|---|---|\n| Pile | n | 1 |\n| Line | n | 1 |\n| Ring | 1 | n |\n"
    assert rows(catalogue(en=en + _NAMES_KEPT, de=en.replace("Line", "Schlange") + _NAMES_KEPT))[1] == (
        "Line", "Schlange",
    )  # fmt: skip


def test_names_with_other_digits_are_two_rows_whatever_the_cells_say() -> None:
    en = "# T\n\n| M | a | b |\n|---|---|---|\n| Kiwi-7 | 5 | 1 |\n| Plum-8 | 6 | 2 |\n| Fig-9 | 7 | 3 |\n"
    found = rows(catalogue(en=en + _NAMES_KEPT, de=en.replace("Plum-8", "Lime-30") + _NAMES_KEPT))
    assert ("Plum-8", None) in found
    assert (None, "Lime-30") in found


def test_the_sign_of_a_heading_pairs_sections_around_one_that_is_missing() -> None:
    en = "# T\n\n## 🐟 Fish\n\nA.\n\n## 🌊 Sea\n\nB.\n\n### Salt\n\nC.\n\n## 🏔️ Hills\n\nD.\n"
    fi = "# T\n\n## 🐟 Kala\n\nA.\n\n## 🏔 Kukkulat\n\nD.\n"
    assert titles(catalogue(en=en, fi=fi)) == [
        ("T", "T"), ("🐟 Fish", "🐟 Kala"), ("🌊 Sea", None), ("Salt", None), ("🏔️ Hills", "🏔 Kukkulat"),
    ]  # fmt: skip


def test_rows_of_a_table_outweigh_links_that_moved_into_its_section() -> None:
    links = "[a](https://example.com/a) [b](https://example.com/b)\n"
    table = "| N | V | W |\n|---|---|---|\n| {} | 7 | 41 |\n| {} | 9 | 52 |\n| {} | 8 | 63 |\n\n"
    en = "# T\n\n### Costs\n\n" + table.format("x", "y", "z") + "## Authors\n\n" + links
    es = "# T\n\n### Gastos\n\n" + table.format("uno", "dos", "tres") + links
    assert titles(catalogue(en=en, es=es)) == [("T", "T"), ("Costs", "Gastos"), ("Authors", None)]


def test_signs_and_numbers_of_titles() -> None:
    assert [sign(title) for title in ("🛳️ Host", "⭐️", ":rocket: Go", "Host 🛳", "«A»", "")] == [
        "🛳", "⭐", "rocket", "🛳", "", "",
    ]  # fmt: skip
    assert [number(title) for title in ("1.1 A", "2) B", "٣. ج", "3D models", "2024", "A 1")] == [
        "1.1", "2", "3", "", "2024", "",
    ]  # fmt: skip
