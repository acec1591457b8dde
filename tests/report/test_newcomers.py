"""Which of an owner's models are new ones of a listed family: names as owners give them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.observation import Listing
from readme_sync.observation.cited import cited
from readme_sync.observation.known import Known
from readme_sync.report.rot.newcomers import newcomers
from readme_sync.sources import Source

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def told(listed: list[str], made: list[str]) -> list[str]:
    """Return which of ``made`` are told beside the ``listed`` ones; each is a day younger than the one before."""
    text = "".join(f"- [{name}](https://huggingface.co/stone/{name})\n" for name in listed)
    edition = read_edition(parse(Source("README.md", text)), "en", is_source=True)
    days = [(f"stone/{name}", f"2025-{1 + at // 28:02}-{1 + at % 28:02}") for at, name in enumerate([*listed, *made])]
    listing = Listing("model", "stone", NOW, 1, len(days), complete=True, newest=tuple(days))
    known = Known(now=NOW, listings={listing.key: listing})
    return sorted(one.id.removeprefix("stone/") for one in newcomers(known, cited([edition]).values()))


@pytest.mark.parametrize(
    "name",
    ["kiln-70b", "Kiln-8B-Instruct", "kiln2-7b", "kiln-2.1-7b-chat", "kiln-8x7b-v0.3", "kiln-7b-20250801",
     "kiln-7b-2025-08-01", "kiln-7b-dpo", "kiln-large", "kiln-30b-a3b", "Kiln_1_6b"],
)  # fmt: skip
def test_another_size_version_day_or_tuning_is_one_of_the_family(name: str) -> None:
    assert told(["kiln-7b"], [name]) == [name]


@pytest.mark.parametrize(
    "name",
    ["kiln-70b-gguf", "kiln-70b-AWQ", "kiln-70b-GPTQ-Int4", "kiln-7b-4bit", "kiln-7b-w8a8", "kiln-7b-fp8",
     "kiln-7b-mlx", "kiln-7b-q4_k_m", "kiln-7b-imatrix", "kiln-7b-checkpoint-100", "kiln-7b-iter1000", "kiln-test",
     "kiln-7b-lora",
     "kiln-reranker-7b", "kiln-tokenizer", "oven-7b", "kilnx-7b", "7b-chat", "3"],
)  # fmt: skip
def test_a_copy_a_step_or_another_subject_is_none(name: str) -> None:
    assert told(["kiln-7b"], [name]) == []


def test_a_language_or_an_architecture_makes_no_family() -> None:
    listed = ["japanese-clay-1b", "japanese-slip-vit-b-16", "bert-base-japanese", "Llama-3-Kiln-8B"]
    made = ["japanese-hubert-base", "bert-base-japanese-news", "Llama-3-Oven-8B", "Llama-3.1-Kiln-8B-Instruct-v0.2"]
    assert told(listed, made) == ["Llama-3.1-Kiln-8B-Instruct-v0.2"]


def test_copies_are_told_where_such_are_listed() -> None:
    assert told(["kiln-7b", "kiln-7b-gguf"], ["kiln-70b-gguf", "kiln-70b-awq"]) == ["kiln-70b-gguf"]


def test_of_many_the_newest_are_told() -> None:
    assert told(["kiln-7b"], [f"kiln-{size}b" for size in range(10, 20)]) == ["kiln-17b", "kiln-18b", "kiln-19b"]
