"""Which names contradict each other in size."""

from __future__ import annotations

import pytest

from readme_sync.rules.sizes import contradict, names_size_of, sizes


@pytest.mark.parametrize(
    ("label", "repository"),
    [("7B", "x-14b"), ("13b", "x-350m"), ("8x7B", "x-8x22b"), ("70b", "x-8x7b"), ("3.6b", "x-7b"), ("7B", "x-8B")],
)
def test_contradictions(label: str, repository: str) -> None:
    assert contradict(sizes(label), sizes(repository))
    assert contradict(sizes(repository), sizes(label))


@pytest.mark.parametrize(
    ("label", "repository"),
    [
        ("7B", "x-7b-chat"), ("8x13b (73b)", "x-8x13b"), ("46.7b", "x-8x7B"), ("3.8b", "x-3b"), ("4b(3.8b)", "x-4b"),
        ("1.4b", "x-1b"), ("7.1B", "bloomz-7b1"), ("1.8B", "Qwen-1_8B"), ("0.9B", "x-900m"), ("30B", "x-30B-A3B"),
        ("3B", "x-30B-A3B"), ("8B", "x-8b-1m"), ("v0.2", "x-7b"), ("4bit", "x-8b"), ("2024", "x-8b"), ("128k", "x-8b"),
    ],
)  # fmt: skip
def test_agreements(label: str, repository: str) -> None:
    assert not contradict(sizes(label), sizes(repository))
    assert not contradict(sizes(repository), sizes(label))


def test_a_quick_look_never_takes_part_of_a_number_for_the_whole() -> None:
    assert names_size_of("7b", "x-7b-chat")
    assert not names_size_of("7b", "x-17b")
    assert not names_size_of("7b", "x-1.7b")
    assert not names_size_of("7b", "x-7bit")
