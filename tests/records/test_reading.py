"""What cells say: sizes in names, dates in URLs, phases of a training, headers of columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.records.columns import concept_of
from readme_sync.records.lines import bracket, items, lines
from readme_sync.records.release import date_in_url
from readme_sync.records.sizes import sizes
from readme_sync.records.training import TrainingSource, training

ANYTHING = st.text(max_size=60)


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("7b", [7e9]),
        ("7b(6.8b)", [6.8e9]),
        ("4b(3.8b)-instruction-sft", [3.8e9]),
        ("8x13b (73b)", [73e9]),
        ("8x7B-Instruct-v0.1", [56e9]),
        ("japanese-gpt-1b", [1e9]),
        ("Qwen-1_8B", [1.8e9]),
        ("GPT-NeoX (small, xl(1.5b), 100M)", [1.5e9, 1e8]),
        ("13b, 13b-instruct", [13e9]),
        ("chat-4bit", []),
        ("v0.1-beta", []),
        ("30B-A3B", [30e9]),
        ("SC-2M-wiki", []),
        ("base", []),
    ],
)
def test_sizes(text: str, parameters: list[float]) -> None:
    assert [size.parameters for size in sizes(text)] == parameters


def test_a_product_without_a_total_says_how_many_experts_it_has() -> None:
    assert [size.experts for size in sizes("8x7b")] == [8]
    assert [size.experts for size in sizes("8x7b (46.7b)")] == [None]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/2024/0430", "2024-04-30"),
        ("https://example.org/news/2024/0321_01.html?year=2024", "2024-03-21"),
        ("https://example.org/press/20240614_01/", "2024-06-14"),
        ("https://example.org/en/news/pr20230928/", "2023-09-28"),
        ("https://example.org/press/pr2023-08-18-001", "2023-08-18"),
        ("https://example.org/2023/12/20231221.html", "2023-12-21"),
        ("https://example.org/2023/05/20220531.html", "2023-05-31"),
        ("https://example.org/blog/2024/02/09/v1.1-tuning.html", "2024-02-09"),
        ("https://example.org/ja/20240514b", "2024-05-14"),
        ("https://example.org/entry/gpt-project-202207", "2022-07"),
        ("https://example.org/2024/04/model/", "2024-04"),
        ("https://arxiv.org/abs/2402.11485", "2024-02"),
        ("https://arxiv.org/pdf/2310.10083.pdf", "2023-10"),
        ("https://example.org/p/000000014.000120221.html", None),
        ("https://example.org/news/detail/id=29479", None),
        ("https://example.org/annual_meeting/2023/pdf_dir/H9-1.pdf", None),
        ("https://example.org/20241345", None),
        ("https://example.org/2024/0230", None),
        ("https://[broken", None),
    ],
)
def test_the_date_in_a_url(url: str, day: str | None) -> None:
    assert date_in_url(url) == day


TRAINING = {
    "en": "Pre-training: A, B (in part) (**910B** tokens in total)<br>SFT (LoRA): C".replace("<br>", "\n").replace(
        "*", ""
    ),
    "ja": "事前学習: A, B (一部) (計 910B トークン)\nSFT (LoRA): C",
    "fr": "Pré-entraînement\u00a0: A, B (en partie) (910B tokens au total)\nSFT (LoRA)\u00a0: C",
}


@pytest.mark.parametrize("language", TRAINING)
def test_a_training_cell_says_the_same_in_each_language(language: str) -> None:
    first, second = training(TRAINING[language], language)
    assert (first.phases, first.scope, first.tokens, first.undisclosed) == (("pre-training",), "", 910e9, False)
    assert [source.name.partition(" ")[0] for source in first.sources] == ["A", "B"]
    assert (second.phases, second.scope, second.tokens) == (("sft",), "LoRA", None)
    assert second.sources == (TrainingSource("C"),)


def test_amounts_belong_to_their_data_and_add_up() -> None:
    (step,) = training("Pre-training: Wikipedia (0.88B tokens), CC-100 (10.5B tokens, 3GB), Web (news, blogs)", "en")
    assert step.tokens == pytest.approx(11.38e9)
    assert step.size == 3e9
    assert [source.amount for source in step.sources] == ["0.88B tokens", "10.5B tokens, 3GB", ""]


def test_what_was_not_made_known_is_no_data() -> None:
    (step,) = training("事前学習: 不明 (計 2.0T トークン)", "ja")
    assert (step.sources, step.tokens, step.undisclosed) == ((), 2e12, True)
    assert training("Non divulgué", "fr")[0].undisclosed


def test_several_phases_in_one_line_and_a_scope_with_brackets() -> None:
    assert training("SFT, DPO: A", "en")[0].phases == ("sft", "dpo")
    assert training("Pre-training (base (v3), large): A", "en")[0].scope == "base (v3), large"


def test_a_colon_that_ends_no_phase_belongs_to_the_text() -> None:
    (step,) = training("Data: our own", "en")
    assert step.phases == ()
    assert step.sources == (TrainingSource("Data: our own"),)
    assert training("", "en") == ()


@pytest.mark.parametrize(
    ("header", "concept"),
    [
        ("コンテキスト長", "context"),
        ("Longueur de contexte", "context"),
        ("Merged from (bold: Japanese LLM)", "base"),
        ("マージ元のLLM（太字は日本語LLM）", "base"),
        ("LICENSE", "licence"),
        ("Training  data", "training"),
        ("", None),
        ("Colour", None),
    ],
)
def test_headers(header: str, concept: str | None) -> None:
    assert concept_of(header) == concept


def test_settings_add_headers_and_have_the_last_word() -> None:
    assert concept_of("Made BY", {"made by": "developer"}) == "developer"
    assert concept_of("Context", {"Context": "description"}) == "description"


@given(ANYTHING)
def test_reading_never_fails_and_loses_no_name(text: str) -> None:
    for line in lines(text):
        assert line.body or line.head
    assert all(items(text))
    name, inside = bracket(text)
    assert name in text
    assert inside in text
    sizes(text)
    concept_of(text)
    date_in_url(f"https://example.org/{text}")
    training(text, "ja")
