"""Words of labels that are one slip away from the repository's name."""

from __future__ import annotations

import pytest

from readme_sync.rules.links.misspelt import misspelt


@pytest.mark.parametrize(
    ("label", "name", "wanted"),
    [
        ("Kastanei", "x/kastanie-7b", ("kastanei", "kastanie")),
        ("Kastane 7B", "x/kastanie-7b", ("kastane", "kastanie")),
        ("Kastannie", "x/Kastanie", ("kastannie", "kastanie")),
        ("Kastamie2", "x/kastanie2", ("kastamie", "kastanie")),
        ("Kastanien", "x/kastanie", ("kastanien", "kastanie")),
        ("Kastanie", "x/kastanie-7b", None),
        ("Models", "x/model-models", None),
        ("Kittens", "x/kitten-7b", None),
        ("Instruct", "x/struct", None),
        ("Gemma", "x/gemmo", None),
        ("Laterne", "x/katerne", None),
        ("KastanieV2", "x/kastanie-v2", None),
        ("", "x/kastanie", None),
    ],
)
def test_a_slip(label: str, name: str, wanted: tuple[str, str] | None) -> None:
    assert misspelt(label, name) == wanted
