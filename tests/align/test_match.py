"""Editions matched: the same section, table, column and row in each, and a reason for every pair."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from tests.examples import examples


def catalogue(*texts: str, source: int = 0) -> Catalogue:
    languages = ("ja", "en", "fr", "ko", "zh", "de", "it", "es", "pt", "ru")
    return match(
        [
            read_edition(parse(Source(f"{language}/README.md", text)), language, is_source=number == source)
            for number, (language, text) in enumerate(zip(languages, texts, strict=False))
        ]
    )


def table(head: str, *rows: str) -> str:
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in rows)])


def names(found: Catalogue) -> list[tuple[str | None, ...]]:
    return [
        tuple(member.name if member is not None else None for member in row.members)
        for _, one in found.tables()
        for row in one.rows
    ]


def test_one_edition_is_a_catalogue_too() -> None:
    found = catalogue(table("Model", "Alpha"))
    assert names(found) == [("Alpha",)]
    assert found.differing == ()


def test_an_empty_file_beside_a_full_one() -> None:
    found = catalogue("# 一覧\n\n" + table("モデル", "Alpha"), "")
    assert names(found) == [("Alpha", None)]


def test_ten_editions() -> None:
    found = catalogue(*[table("M", "Alpha", "Beta")] * 10)
    assert names(found) == [("Alpha",) * 10, ("Beta",) * 10]


def test_sections_by_anchor_wherever_they_stand() -> None:
    ja = '<a id="a"></a>\n## 音声\n\n<a id="b"></a>\n## 画像\n\n<a id="c"></a>\n## 動画\n'
    en = '<a id="c"></a>\n## Video\n\n<a id="a"></a>\n## Speech\n\n<a id="b"></a>\n## Images\n'
    found = {section.key: section for section in catalogue(ja, en).sections if section.key}
    assert {key: section.members[1].title for key, section in found.items() if section.members[1]} == {
        "a": "Speech", "b": "Images", "c": "Video",
    }  # fmt: skip
    assert [key for key, section in found.items() if section.moved] == ["c"]
    assert all(section.reasons == ("source", "anchor") for section in found.values())


def test_a_table_of_its_size_tells_a_section_from_the_next_one_whose_link_it_has() -> None:
    ja = table("名 | 最良 | 平均 | 最悪", *[f"{sign}ソート | 少{sign} | 中{sign} | 多{sign}" for sign in "甲乙丙丁"])
    en = table(
        "Name | Best | Mean | Worst", *[f"{sign} sort | few {sign} | some {sign} | many {sign}" for sign in "pqrs"]
    )
    link = "[me](https://x.com/me)"
    found = catalogue(f"# 一覧\n\n## 計算量\n\n{ja}\n\n## 著者\n\n{link}\n", f"# List\n\n## Costs\n\n{en}\n\n{link}\n")
    titles = {section.title: section.members[1] for section in found.sections}
    assert titles["著者"] is None
    assert titles["計算量"] is not None


def test_as_many_cells_of_html_tell_a_section_from_one_that_has_the_same_names() -> None:
    names = "Alder, Birch, Cedar, Ebony"
    layer = f"## Layer\n\nIt weaves with {names}, Hazel and Maple.\n\nVoice, Tempo.\n\n"
    cells = (
        f"<table><tr><td>\n\nA **loom**.\n\n</td><td>\n\n{names}.\n\n</td></tr><tr><td>\n\nLast.\n\n</td><td>\n\nEnd.\n"
    )
    end = "\n</td></tr></table>\n\n"
    ours = cells.replace("Last", "Hazel Maple Voice Tempo")
    found = catalogue(
        f"# List\n\n{layer}## Differs\n\n{cells}{end}## Code\n\n```\nweave --all\n```\n",
        f"# 一覧\n\n## 違い\n\n{ours}{end}## 符号\n\n```\nweave --all\n```\n",
    )
    titles = {section.title: section.members[1] for section in found.sections}
    assert titles["Layer"] is None
    assert titles["Differs"] is not None


def test_sections_without_anchors_by_place_and_links() -> None:
    ja = "# 一覧\n\n## 音声\n\n[a](https://x.com/a)\n\n## 画像\n\n[b](https://x.com/b)\n"
    en = "# List\n\n## Speech\n\n[a](https://x.com/a)\n\n## Images\n\n[b](https://x.com/b)\n"
    pairs = {s.title: s.members[1].title for s in catalogue(ja, en).sections if s.title and s.members[1]}
    assert pairs == {"一覧": "List", "音声": "Speech", "画像": "Images"}


def test_rows_by_repository_name_place_each_with_its_reason() -> None:
    hub = "https://huggingface.co"
    found = catalogue(
        table("モデル", f"[東大BERT]({hub}/u/bert)", "Alpha", "日本"),
        table("Model", f"[TokyoBERT]({hub}/u/bert)", "Alpha", "Japan"),
    )
    ((_, one),) = found.tables()
    assert [row.reasons for row in one.rows] == [("source", "repositories"), ("source", "name"), ("source", "place")]


def test_rows_that_two_translations_have_and_the_source_lacks_are_one() -> None:
    translation = table("M", "Alpha", "Beta", "Gamma")
    found = catalogue(table("M", "Alpha", "Gamma"), translation, translation)
    assert names(found) == [("Alpha",) * 3, (None, "Beta", "Beta"), ("Gamma",) * 3]


def test_the_source_need_not_be_the_first() -> None:
    found = catalogue(table("M", "Alpha"), table("M", "Alpha", "Beta"), source=1)
    assert found.source == 1
    assert names(found) == [("Alpha", "Alpha"), (None, "Beta")]


def test_columns_by_place_whatever_they_are_called() -> None:
    ((_, one),) = catalogue(table("モデル | 開発元", "A | 東大"), table("Model | Maker", "A | Tokyo")).tables()
    assert one.columns == ((0, 0), (1, 1))


def test_a_column_that_one_edition_lacks() -> None:
    ja = table("モデル | 年 | ライセンス", "A | 2023 | MIT", "B | 2024 | Apache 2.0")
    en = table("Model | License", "A | MIT", "B | Apache 2.0")
    ((_, one),) = catalogue(ja, en).tables()
    assert one.columns == ((0, 0), (1, None), (2, 1))


def test_a_column_that_the_source_alone_lacks_is_one_column() -> None:
    wide = table("Model | Developer | License", "A | Tokyo | MIT", "B | Kyoto | Apache 2.0")
    narrow = table("モデル | ライセンス", "A | MIT", "B | Apache 2.0")
    ((_, one),) = catalogue(narrow, wide, wide.replace("Tokyo", "Tokio")).tables()
    assert one.columns == ((0, 0, 0), (None, 1, 1), (1, 2, 2))


def test_tables_of_one_section_where_one_is_missing() -> None:
    first, second = table("M", "Alpha", "Beta"), table("M", "Gamma", "Delta")
    found = catalogue(f"{first}\n\ntext\n\n{second}", second)
    assert names(found) == [("Alpha", None), ("Beta", None), ("Gamma", "Gamma"), ("Delta", "Delta")]


def test_cells_of_a_ragged_row_are_compared_with_nothing() -> None:
    found = catalogue(table("M | V", "A | 1"), "| M | V |\n|---|---|\n| A | 2 | 3 |")
    assert found.differing == ()


def test_a_row_shorter_than_its_column_has_no_cell_there() -> None:
    found = catalogue(table("M | V | W", "A | 1 | 2"), "| M | V | W |\n|---|---|---|\n| A |")
    assert found.differing == ()


@given(count=st.integers(1, 12), gone=st.sets(st.integers(0, 11)), extra=st.integers(0, 2), seed=st.integers())
@examples(40)
def test_rows_survive_deletion_insertion_and_moves(count: int, gone: set[int], extra: int, seed: int) -> None:
    random = Random(seed)
    rows = [f"[M{n}q](https://huggingface.co/own{n}/rep{n})" for n in range(count)]
    right = [row for n, row in enumerate(rows) if n not in gone]
    if len(right) > 1:
        right.insert(random.randrange(len(right)), right.pop(random.randrange(len(right))))
    for number in range(extra):
        row = f"[New{number}z](https://huggingface.co/other{number}/thing{number})"
        right.insert(random.randrange(len(right) + 1), row)
    found = names(catalogue(table("モデル", *rows), table("Model", *right)))
    both = {a for a, b in found if a == b}
    assert both == {f"M{n}q" for n in range(count) if n not in gone}
    assert {a for a, b in found if b is None} == {f"M{n}q" for n in range(count) if n in gone}
    assert {b for a, b in found if a is None} == {f"New{n}z" for n in range(extra)}


def test_another_products_text_is_no_translation() -> None:
    def text(host: str, kept: int) -> str:
        links = [f"https://{host if n >= kept else 'tides'}.example/{n}" for n in range(12)]
        return "".join(f"## Part {n}\n\n[page]({links[n]}), [more]({links[n + 6]})\n\n" for n in range(6))

    def matched(found: Catalogue) -> int:
        return sum(None not in section.members for section in found.sections if section.title)

    assert matched(catalogue(text("tides", 12), text("boats", 0))) == 0
    assert matched(catalogue(text("tides", 12), text("tides-mirror", 1))) == 6


def test_a_source_that_was_written_anew_has_nothing_of_its_translations() -> None:
    def text(product: str, count: int) -> str:
        parts = "".join(f"## Part {n}\n\n```sh\n{product} --part {n}\n```\n\n" for n in range(count))
        return f"[All](https://{product}.example/all) and [more](https://tides.example/more).\n\n{parts}"

    found = catalogue(text("tides", 14), text("boats", 40))
    assert sum(None not in section.members for section in found.sections if section.title) == 0
