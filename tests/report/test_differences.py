"""Of long values only the part that is shown is compared; nothing of a value is lost."""

from __future__ import annotations

import pytest

from readme_sync.report.differences import clip, mark

WORDS = "tide and moon " * 1_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the old harbour", "the new harbour"),
        (f"{WORDS}the old harbour", f"{WORDS}the new harbour"),
        (f"the old harbour {WORDS}", f"the new harbour {WORDS}"),
        (f"the old {WORDS}harbour {WORDS}", f"the new {WORDS}port {WORDS}"),
        (f"the old {WORDS}", f"the new harbour {WORDS}{WORDS}"),
        (WORDS, f"{WORDS}new"),
    ],
)
def test_a_value_is_whole_and_shown_around_its_first_difference(one: str, other: str) -> None:
    marked = mark([one, other])
    assert ["".join(part.text for part in parts) for parts in marked] == [one, other]
    assert any(part.differs and part.text.startswith("new") for part in clip(marked[1], 60))


def test_what_two_addresses_have_alike_by_chance_parts_nothing() -> None:
    here, there = mark(["see https://a.example/b.svg today", "see https://kaze.net/umi-nami today"])
    assert [part.text for part in here if part.differs] == ["a.example/b.svg"]
    assert [part.text for part in there if part.differs] == ["kaze.net/umi-nami"]
