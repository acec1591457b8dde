# ruff: noqa: E501  rows of a table cannot be wrapped
"""Invented episodes of every kind: what the source changes, and what its translations must then say."""

from __future__ import annotations

from pathlib import Path

import pytest

from readme_sync.pipeline.check import check
from readme_sync.settings.values import Settings
from readme_sync.sync.marks import is_marked
from tests.sync.repository import EDITIONS, Repository

KAMOME_JA = (
    "| [Kamome](https://huggingface.co/umi/kamome) | 350M | 不明 | 個人 ([Aoki](https://example.org/aoki)) | 不明 |\n"
)
KAMOME_EN = KAMOME_JA.replace("個人", "Individual").replace("不明", "undisclosed")
TSUBAME_JA, TSUBAME_EN = (
    next(line for line in EDITIONS[path].splitlines(keepends=True) if "Tsubame" in line)
    for path in ("README.md", "en/README.md")
)
HATO = "| [Hato-3](https://huggingface.co/umi/hato-3) | **3B** | 野鳥の録音 (計 **7B** トークン) | 鳥研究所 | MIT |\n"
HATO_EN = "| [Hato-3](https://huggingface.co/umi/hato-3) | **3B** | bird recordings (**7B** tokens) | Bird Institute | MIT |\n"

EPISODES = {
    "row added": ([(KAMOME_JA, HATO + KAMOME_JA)], [(KAMOME_EN, HATO_EN + KAMOME_EN)]),
    "row added at the end": ([(KAMOME_JA, KAMOME_JA + HATO)], [(KAMOME_EN, KAMOME_EN + HATO_EN)]),
    "row removed": ([(KAMOME_JA, "")], [(KAMOME_EN, "")]),
    "row moved": (
        [(KAMOME_JA, ""), (TSUBAME_JA, KAMOME_JA + TSUBAME_JA)],
        [(KAMOME_EN, ""), (TSUBAME_EN, KAMOME_EN + TSUBAME_EN)],
    ),
    "number": ([("2.7B", "2.8B")], [("2.7B", "2.8B")]),
    "number in words": ([("**40B** トークン", "**45B** トークン")], [("**40B**", "**45B**")]),
    "bold": ([("| 2.7B |", "| **2.7B** |")], [("| 2.7B |", "| **2.7B** |")]),
    "repository": ([("umi/kamome", "umi/kamome-v2")], [("umi/kamome", "umi/kamome-v2")]),
    "a fact beside a translator's link": (
        [("[MoriSet](https://example.org/ja/mori) | 2023", "[MoriSet](https://example.org/ja/mori) | 2025")],
        [("| 2023 |", "| 2025 |")],
    ),
    "footnote put on another row": ([("2.0[^1]", "2.0"), ("| MIT |", "| MIT[^1] |")], [("2.0[^1]", "2.0"), ("| MIT |", "| MIT[^1] |")]),
    "a text the catalogue knows": ([("| 不明 | 個人", "| 森の録音 | 個人")], [("| undisclosed | Ind", "| forest recordings | Ind")]),
    "a column removed": (
        [
            ("| 名前 | 年 | 説明 |\n|---|---|---|", "| 名前 | 説明 |\n|---|---|"),
            ("| 2023 | 森の録音 |", "| 森の録音 |"),
            ("| 2024 | 野鳥の録音 |", "| 野鳥の録音 |"),
        ],
        [
            ("| Name | Year | Description |\n|---|---|---|", "| Name | Description |\n|---|---|"),
            ("| 2023 | forest", "| forest"),
            ("| 2024 | bird", "| bird"),
        ],
    ),
    "a column added": (
        [
            ("| 名前 | 年 | 説明 |\n|---|---|---|", "| 名前 | 年 | ライセンス | 説明 |\n|---|---|---|---|"),
            ("| 2023 |", "| 2023 | MIT |"),
            ("| 2024 |", "| 2024 | 不明 |"),
        ],
        [
            ("| Name | Year | Description |\n|---|---|---|", "| Name | Year | License | Description |\n|---|---|---|---|"),
            ("| 2023 |", "| 2023 | MIT |"),
            ("| 2024 |", "| 2024 | undisclosed |"),
        ],
    ),
    "anchor and contents": (
        [("[データ](#data)", "[データ](#sets)"), ('<a id="data">', '<a id="sets">')],
        [("[Data](#data)", "[Data](#sets)"), ('<a id="data">', '<a id="sets">')],
    ),
    "a language more in the list": (
        [("Français](fr/README.md)", "Français](fr/README.md) | [中文](https://example.org/zh)")],
        [("Français](../fr/README.md)", "Français](../fr/README.md) | [中文](https://example.org/zh)")],
    ),
    "the list of languages in another form": (
        [("[English](en/README.md) | [Français](fr/README.md) | 日本語", "[ [**English**](./en/) / [**Français**](./fr/) / 日本語 ]")],
        [("English | [Français](../fr/README.md) | [日本語](../README.md)", "[ English / [**Français**](../fr/) / [**日本語**](../) ]")],
    ),
    "a figure from another folder": ([("./figures/birds.png", "./figures/birds2.png")], [("../figures/birds.png", "../figures/birds2.png")]),
    "a table with what the catalogue knows": (
        [("図は", "| 名前 | ライセンス |\n|---|---|\n| [YamaSet](https://example.org/yama) | 不明 |\n\n図は")],
        [("The figure", "| Name | License |\n|---|---|\n| [YamaSet](https://example.org/yama) | undisclosed |\n\nThe figure")],
    ),
    "a code block": (
        [("[^1]: ", "```sh\npip install birds\n```\n\n[^1]: ")],
        [("[^1]: ", "```sh\npip install birds\n```\n\n[^1]: ")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", EPISODES)
def test_an_episode_is_carried_over_exactly(name: str, repository: Repository) -> None:
    source, wanted = EPISODES[name]
    if name in ("anchor and contents", "a figure from another folder"):
        repository.write({"figures/birds2.png": ""})
    expected = repository.read("en/README.md")
    repository.edit("README.md", *source)
    report = repository.sync()
    for old, new in wanted:
        assert expected.count(old) == 1, old
        expected = expected.replace(old, new)
    assert repository.read("en/README.md") == expected
    assert all(document.is_in_step for document in report.documents)
    assert [f for f in check(repository.root, Settings(source="ja")).findings if f.severity != "info"] == []
    assert not any(document.proof.texts for document in repository.sync().documents)  # a second time changes nothing


def test_from_a_translation_too(repository: Repository) -> None:
    """What English changes reaches Japanese and French as well, and a word of English is never left unsaid."""
    repository.edit("en/README.md", (KAMOME_EN, HATO_EN + KAMOME_EN), ("| 2023 | forest", "| 2022 | forest"))
    report = repository.sync(source="en")
    assert HATO in repository.read("README.md")
    assert "| 2022 | 森の録音 |" in repository.read("README.md")
    assert "| enregistrements d'oiseaux (**7B** tokens) | Institut des oiseaux | MIT |" in repository.read(
        "fr/README.md"
    )
    assert all(document.is_in_step for document in report.documents)


def test_a_list_of_languages_has_all_its_addresses_in_one_form(repository: Repository) -> None:
    """Where the file writes its addresses with "./", so it does the one that the source's name becomes."""
    for path, old, new in (
        ("README.md", "[English](en/README.md) | [Français](fr/README.md)", "[English](./en/) | [Français](./fr/)"),
        ("en/README.md", "[Français](../fr/README.md) | [日本語](../README.md)", "[Français](../fr/) | [日本語](../)"),
    ):
        repository.edit(path, (old, new))
    repository.commit()
    old = "English | [Français](../fr/) | [日本語](../)"
    repository.edit("en/README.md", (old, "[ English / [**Français**](../fr/) / [**日本語**](../) ]"))
    repository.sync(source="en")
    assert "[ [**English**](./en/) / [**Français**](./fr/) / 日本語 ]" in repository.read("README.md")


def test_what_nobody_can_translate_is_marked_and_told(repository: Repository) -> None:
    repository.edit("README.md", (KAMOME_JA, HATO.replace("野鳥の録音", "湖畔の観察記録") + KAMOME_JA))
    report = repository.sync()
    row = next(line for line in repository.read("en/README.md").splitlines() if "Hato-3" in line)
    assert "湖畔の観察記録 (計 **7B** トークン) <!-- readme-sync: not translated -->" in row
    assert "| Bird Institute | MIT |" in row
    assert {left.column for document in report.documents for left in document.left} == {"学習データ"}
    repository.commit()
    repository.edit(
        "README.md", (KAMOME_JA, HATO.replace("Hato-3", "Hato-4").replace("野鳥の録音", "湖畔の観察記録") + KAMOME_JA)
    )
    repository.sync()
    assert repository.read("en/README.md").count("not translated") == 2, "a mark is nobody's translation"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("湖畔 <!-- readme-sync: not translated -->", True),
        ("It holds a comment, `<!-- readme-sync: not translated -->`, and counts as open.", False),
        ("`` a ` <!-- readme-sync: not translated --> ``", False),
        ("`湖畔` <!-- readme-sync: not translated (it asks `why`) -->", True),
    ],
)
def test_a_page_that_shows_the_mark_as_code_holds_nothing_open(text: str, marked: bool) -> None:
    assert is_marked(text) == marked


def test_what_nobody_can_translate_is_left_out_on_request(repository: Repository) -> None:
    repository.edit(
        "README.md",
        (KAMOME_JA, HATO.replace("野鳥の録音", "湖畔の観察記録") + HATO.replace("Hato-3", "Hato-4") + KAMOME_JA),
    )
    report = repository.sync(left="skip")
    assert "Hato-3" not in repository.read("en/README.md")
    assert "Hato-4" in repository.read("en/README.md")
    assert [left.subject for document in report.documents for left in document.left] == ["Hato-3", "Hato-3"]


def test_a_changed_text_that_nobody_can_translate_keeps_its_last_translation(repository: Repository) -> None:
    repository.edit("README.md", ("鳥の声を聞き分けるモデルの一覧です。", "鳥と虫の声を聞き分けるモデルの一覧です。"))
    report = repository.sync()
    assert repository.read("en/README.md") == EDITIONS["en/README.md"]
    assert [left.edition for document in report.documents for left in document.left] == ["en", "fr"]


def test_older_drift_is_not_touched(repository: Repository) -> None:
    drifted = EDITIONS["en/README.md"].replace("| **1.3B** |", "| 1.4B |").replace("| MIT |", "| GPL-3.0 |")
    repository.write({"en/README.md": drifted})
    repository.commit()
    repository.edit("README.md", ("2.7B", "2.8B"))
    repository.sync()
    assert repository.read("en/README.md") == drifted.replace("2.7B", "2.8B")


def test_what_a_person_has_done_already_is_not_done_again(repository: Repository) -> None:
    repository.edit("README.md", (KAMOME_JA, HATO + KAMOME_JA), ("2.7B", "2.8B"))
    repository.edit("en/README.md", (KAMOME_EN, HATO_EN + KAMOME_EN))
    repository.sync()
    assert repository.read("en/README.md").count("Hato-3") == 1
    assert "2.8B" in repository.read("en/README.md")


def test_a_new_footnote_gets_a_number_that_is_free(repository: Repository) -> None:
    text = repository.read("en/README.md").replace("| MIT |", "| MIT[^2] |") + "[^2]: Only here.\n"
    repository.write({"en/README.md": text})
    repository.commit()
    repository.edit("README.md", ("| 350M |", "| 350M[^2] |"), ("[^1]: ", "[^2]: MIT\n[^1]: "))
    repository.sync()
    assert "| 350M[^3] |" in repository.read("en/README.md")
    assert "[^3]: MIT\n" in repository.read("en/README.md")


def test_line_endings_and_a_byte_order_mark_stay(repository: Repository) -> None:
    texts = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in EDITIONS.items()}
    repository.write(texts)
    repository.commit()
    repository.edit("README.md", (KAMOME_JA.replace("\n", "\r\n"), (HATO + KAMOME_JA).replace("\n", "\r\n")))
    repository.sync()
    expected = texts["en/README.md"].replace(KAMOME_EN.rstrip(), f"{HATO_EN.rstrip()}\r\n{KAMOME_EN.rstrip()}")
    assert repository.read("en/README.md") == expected


@pytest.mark.parametrize("committed", [False, True])
def test_the_usual_base(repository: Repository, committed: bool) -> None:
    """HEAD while the source is not committed; on a branch the place where it left the main one."""
    repository.git("checkout", "-q", "-b", "work")
    repository.edit("README.md", ("2.7B", "2.8B"))
    if committed:
        repository.commit()
        repository.commit()
    repository.sync()
    assert "2.8B" in repository.read("en/README.md")


def test_a_later_sync_replaces_what_was_left_as_soon_as_it_can(repository: Repository) -> None:
    repository.edit("README.md", (KAMOME_JA, HATO.replace("野鳥の録音 (計 **7B** トークン)", "湖の音") + KAMOME_JA))
    repository.sync()
    assert repository.read("en/README.md").count("湖の音 <!-- readme-sync: not translated -->") == 1
    repository.edit("README.md", ("2023 | 森の録音", "2023 | 湖の音"))
    repository.edit("en/README.md", ("2023 | forest recordings", "2023 | the sound of the lake"))
    repository.commit()
    report = repository.sync()
    assert "| **3B** | the sound of the lake | Bird Institute |" in repository.read("en/README.md")
    assert {left.edition for document in report.documents for left in document.left} == {"fr"}


def test_a_text_that_moves_into_another_form_keeps_its_translation(repository: Repository) -> None:
    """Whatever facts the translators chose for it: it is their text, and the source says what it said."""
    said = "鳥の声を聞き分けるモデルの一覧です。"
    told = "A list of 12 models that tell birds apart."
    repository.write(
        {"en/README.md": EDITIONS["en/README.md"].replace("A list of models that tell birds apart.", told)}
    )
    repository.commit()
    repository.edit("README.md", (f"{said}\n\n", ""), ("| 2024 | 野鳥の録音 |", f"| 2024 | {said} |"))
    repository.sync()
    english = repository.read("en/README.md")
    assert f"| 2024 | {told} |" in english
    assert english.count(told) == 1


PICTURE = '<img src="./figures/birds.png" alt="{}" width="90">'


def test_what_a_picture_says_is_never_left_in_the_source_language_silently(repository: Repository) -> None:
    repository.edit("README.md", ("図は", f"{PICTURE.format('湖の図')}\n\n図は"))
    report = repository.sync()
    assert "湖の図" in repository.read("en/README.md")
    assert "not translated" in next(line for line in repository.read("en/README.md").splitlines() if "湖の図" in line)
    assert {left.edition for document in report.documents for left in document.left} == {"en", "fr"}


def test_what_a_picture_says_stays_when_the_picture_changes(repository: Repository) -> None:
    for path, words in {"README.md": "湖の図", "en/README.md": "the lake", "fr/README.md": "le lac"}.items():
        picture = PICTURE.format(words).replace("./", "" if path == "README.md" else "../")
        repository.write({path: repository.read(path).replace("[^1]: ", f"{picture}\n\n[^1]: ")})
    repository.commit()
    repository.edit("README.md", ('width="90"', 'width="120"'))
    report = repository.sync()
    assert '<img src="../figures/birds.png" alt="the lake" width="120">' in repository.read("en/README.md")
    assert all(document.is_in_step for document in report.documents)


LABELS = {
    "ja": ("[mini (夜間)](https://huggingface.co/umi/kamome-mini)", "[maxi (夜間)](https://huggingface.co/umi/kamome-maxi)"),
    "en": ("[mini](https://huggingface.co/umi/kamome-mini)", "[maxi](https://huggingface.co/umi/kamome-maxi)"),
}  # fmt: skip


def test_a_list_of_languages_of_its_own_is_left_to_a_person(repository: Repository) -> None:
    mine = "**English**, see also [日本語](../README.md)"
    repository.edit("en/README.md", ("English | [Français](../fr/README.md) | [日本語](../README.md)", mine))
    repository.commit()
    repository.edit("README.md", ("| 日本語", "| [中文](https://example.org/zh) | 日本語"))
    report = repository.sync()
    assert mine in repository.read("en/README.md")
    assert "Français | [中文](https://example.org/zh) | [日本語](../README.md)" in repository.read("fr/README.md")
    assert [left.edition for document in report.documents for left in document.left] == ["en"]


NAMED = {
    "README.md": ("[鳥大BERT2](https://example.org/bert)", "[鳥大RoBERTa3](https://example.org/roberta)"),
    "en/README.md": ("[BirdUniversityBERT2](https://example.org/bert)", "[BirdUniversityRoBERTa3](https://example.org/roberta)"),
}  # fmt: skip
NETS = {
    "README.md": ("Conv (base) または Net", "Hato (B-2) または Kame (C-3)"),
    "en/README.md": ("Conv (base) / Net", "Hato (B-2) / Kame (C-3)"),
}


@pytest.mark.parametrize("texts", [NAMED, NETS])
def test_names_in_a_pattern_are_whole(texts: dict[str, tuple[str, str]], repository: Repository) -> None:
    """A name that a translation joins with another, brackets that belong to it, a slash that is no part of it."""
    for path, (known, _) in texts.items():
        where = ("| 2023 | 森の録音 |", "| 2023 | forest recordings |")["en" in path]
        repository.edit(path, (where, f"| 2023 | {known} |"))
    repository.commit()
    repository.edit("README.md", ("| 2024 | 野鳥の録音 |", f"| 2024 | {texts['README.md'][1]} |"))
    repository.sync()
    assert f"| 2024 | {texts['en/README.md'][1]} |" in repository.read("en/README.md")


def test_a_clause_with_a_bracket_in_it_is_not_taken_apart(repository: Repository) -> None:
    """What stands before its bracket is not what the translation has there."""
    repository.edit("README.md", ("| 2023 | 森の録音 |", "| 2023 | 鳥大BERT(小)を元に蒸留 |"))
    repository.edit("en/README.md", ("| 2023 | forest recordings |", "| 2023 | Distillation of BirdBERT(small) |"))
    repository.edit(
        "fr/README.md", ("| 2023 | enregistrements de forêt |", "| 2023 | BERT distillé (petit) à partir de Torida |")
    )
    repository.commit()
    repository.edit("README.md", ("| 2024 | 野鳥の録音 |", "| 2024 | 鳥大BERT |"))
    report = repository.sync()
    assert "| 2024 | bird recordings |" in repository.read("en/README.md")
    assert [left.text for document in report.documents for left in document.left] == ["鳥大BERT", "鳥大BERT"]


def test_a_name_that_goes_on_in_latin_letters_is_put_together(repository: Repository) -> None:
    repository.edit("README.md", ("[Kamome](https", "[鳥研究所BERT](https"), ("[UmiSet]", "[森の録音BERT]"))
    report = repository.sync()
    assert "| [Bird Institute BERT](https://huggingface.co/umi/kamome) |" in repository.read("en/README.md")
    assert "| [Institut des oiseaux BERT](https://huggingface.co/umi/kamome) |" in repository.read("fr/README.md")
    assert [left.text for document in report.documents for left in document.left] == [
        "[森の録音BERT](https://example.org/ja/umi)"
    ] * 2


@pytest.mark.parametrize("shared", [True, False])
def test_a_word_that_the_translations_link_for_their_readers_is_linked_again(
    shared: bool, repository: Repository
) -> None:
    """A link that one translation alone has may be a slip, and is never spread."""
    gloss = "[kotatsu](https://example.org/kotatsu)"
    repository.edit("README.md", ("| 2023 | 森の録音 |", "| 2023 | こたつ |"))
    repository.edit("en/README.md", ("| 2023 | forest recordings |", f"| 2023 | {gloss} |"))
    repository.edit(
        "fr/README.md", ("| 2023 | enregistrements de forêt |", f"| 2023 | {gloss if shared else 'kotatsu'} |")
    )
    repository.commit()
    repository.edit("README.md", ("| 2024 | 野鳥の録音 |", "| 2024 | こたつ |"))
    repository.sync()
    assert (f"| 2024 | {gloss} |" in repository.read("en/README.md")) == shared
    assert f"| 2024 | {gloss if shared else 'kotatsu'} |" in repository.read("fr/README.md")


def test_what_a_link_says_is_one_text(repository: Repository) -> None:
    """An entry of the contents says what the heading says, with its signs; a label is like the one beside it."""
    repository.edit("README.md", ("## データ", "## 録音/音声 (生) のデータ"), ("350M", LABELS["ja"][0]))
    repository.edit("en/README.md", ("## Data", "## Raw sound"), ("350M", LABELS["en"][0]))
    repository.commit()
    repository.edit(
        "README.md",
        ("- [データ](#data)", "- [図](#figure)\n- [録音/音声 (生) のデータ](#data)"),
        ("図は", '<a id="figure"></a>\n**[録音/音声 (生) のデータ](#data)**\n\n図は'),
        (LABELS["ja"][0], ", ".join(LABELS["ja"])),
    )
    repository.sync()
    english = repository.read("en/README.md")
    assert "- [Raw sound](#data)\n" in english
    assert "**[Raw sound](#data)**\n" in english
    assert f"| {', '.join(LABELS['en'])} |" in english


def test_a_text_is_known_with_and_without_its_stop(repository: Repository) -> None:
    repository.edit("README.md", ("| 2023 | 森の録音 |", "| 2023 | 夜の森で録る。 |"))
    repository.edit("en/README.md", ("| 2023 | forest recordings |", "| 2023 | recorded in the forest at night |"))
    repository.commit()
    repository.edit("README.md", ("| 2024 | 野鳥の録音 |", "| 2024 | 夜の森で録る |"), ("図は", "夜の森で録る\n\n図は"))
    repository.sync()
    english = repository.read("en/README.md")
    assert "| 2024 | recorded in the forest at night |" in english
    assert "\nrecorded in the forest at night\n" in english


def test_a_sentence_that_goes_is_known_by_its_link(repository: Repository) -> None:
    more = {
        "README.md": "詳細は[こちら](https://example.org/terms)。",
        "en/README.md": " See [the terms](https://example.org/terms).",
        "fr/README.md": " Voir [les conditions](https://example.org/terms).",
    }
    for path, text in more.items():
        repository.write({path: repository.read(path).rstrip("\n") + text + "\n"})
    repository.commit()
    repository.edit("README.md", (more["README.md"], ""))
    repository.sync()
    assert repository.read("en/README.md") == EDITIONS["en/README.md"]
    assert repository.read("fr/README.md") == EDITIONS["fr/README.md"]


def test_a_cell_without_words_that_had_drifted_is_no_ground_to_build_on(repository: Repository) -> None:
    """It would go on saying something else than its source: told to a person, or copied where nothing is its own."""
    sizes = "small, large, **2.7B**"
    repository.edit("README.md", ("| 2.7B |", f"| {sizes} |"))
    repository.edit("en/README.md", ("| 2.7B |", "| small (1M), large (2M), **2.7B** |"))
    repository.edit("fr/README.md", ("| 2.7B |", "| small |"))
    repository.commit()
    repository.edit("README.md", (sizes, f"tiny, {sizes}"))
    report = repository.sync()
    assert "| small (1M), large (2M), **2.7B** |" in repository.read("en/README.md")
    assert f"| tiny, {sizes} |" in repository.read("fr/README.md")
    assert {left.edition for document in report.documents for left in document.left} == {"en"}


def test_a_name_that_the_translation_has_already_is_not_put_in_again(repository: Repository) -> None:
    repository.edit("en/README.md", ("| Apache 2.0[^1] |", "| Apache License 2.0[^1] |"))
    repository.commit()
    repository.edit("README.md", ("| Apache 2.0[^1] |", "| Apache License または Apache 2.0[^1] |"))
    repository.sync()
    assert "Apache License 2.0[^1]" in repository.read("en/README.md")
    assert repository.read("en/README.md").count("License") == EDITIONS["en/README.md"].count("License") + 1


def test_older_drift_is_brought_in_step_on_request(repository: Repository) -> None:
    """What a translation lacks, and facts without words; what the translators wrote themselves stays."""
    drifted = EDITIONS["en/README.md"].replace("| **1.3B** |", "| 1.4B |").replace(TSUBAME_EN, "")
    drifted = drifted.replace("The figure is at ![figure](../figures/birds.png).\n\n", "")
    own = "| [Own](https://example.org/own) | 2020 | ours |\n"
    repository.write({"en/README.md": drifted.replace("\n[^1]", f"{own}\n[^1]")})
    repository.write({"fr/README.md": EDITIONS["fr/README.md"].split('<a id="data">')[0]})
    repository.commit()
    report = repository.sync(older=True, base="HEAD")
    english, french = repository.read("en/README.md"), repository.read("fr/README.md")
    assert "| **1.3B** |" in english
    assert TSUBAME_EN in english
    assert own in english
    assert "図は ![図](../figures/birds.png) にあります。 <!-- readme-sync: not translated -->" in english
    assert '<a id="data"></a>\n## ' in french
    assert "| [MoriSet](https://example.org/ja/mori) | 2023 | enregistrements de forêt |" in french
    assert {left.edition for document in report.documents for left in document.left} == {"en", "fr"}
    repository.commit()
    assert not any(document.proof.texts for document in repository.sync(older=True, base="HEAD").documents)


def test_nothing_is_lacking_where_all_is_in_step(repository: Repository) -> None:
    assert not any(document.proof.texts or document.left for document in repository.sync(older=True).documents)


def test_a_text_in_letters_that_both_languages_have_is_no_translation(tmp_path: Path) -> None:
    """Han letters are read in Chinese and in Japanese, and say no more by that."""
    repository = Repository(tmp_path)
    repository.write(
        {
            "README.md": "# 鳥の声\n\n[中文](zh/README.md) | 日本語\n\n録音の一覧です。\n",
            "zh/README.md": "# 鸟鸣\n\n中文 | [日本語](../README.md)\n\n录音列表。\n",
        }
    )
    repository.commit()
    repository.edit("README.md", ("録音の一覧です。\n", "録音の一覧です。\n\n全件検証済\n"))
    report = repository.sync()
    assert "全件検証済 <!-- readme-sync: not translated -->" in repository.read("zh/README.md")
    assert [left.text for document in report.documents for left in document.left] == ["全件検証済"]


def test_words_of_a_title_are_not_words_of_a_translation(repository: Repository) -> None:
    """A title that no edition translates holds words that each translates elsewhere."""
    for path in EDITIONS:
        repository.edit(path, ("\n[^1]: ", "\n*Forest recordings of birds* (2023)\n\n[^1]: "))
    repository.commit()
    repository.edit("en/README.md", ("350M | undisclosed", "350M | recordings of birds"))
    report = repository.sync(source="en")
    assert "350M | 不明" in repository.read("README.md")
    assert {left.text for document in report.documents for left in document.left} == {"recordings of birds"}
