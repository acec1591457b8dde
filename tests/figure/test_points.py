"""What is drawn, and what is left out and counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from readme_sync.figure import Count, caption, points
from readme_sync.records.subject_models import ModelRecord, SizeModel


def _model(name: str, released: str | None, *parameters: float, **more: Any) -> ModelRecord:
    sizes = tuple(SizeModel(text="", parameters=it, experts=None, source="row") for it in parameters)
    return ModelRecord(
        edition="en", path="README.md", line=1, section="s", section_path=(), key=name, name=name,
        **{"kind": "merged", "released": released, "sizes": sizes, **more},
    )  # fmt: skip


def test_every_size_of_a_row_is_a_point_and_the_largest_is_marked() -> None:
    found, count = points([_model("A", "2024-06-14", 7e9, 65e9)])
    assert [(point.day, point.parameters, point.largest) for point in found] == [
        (date(2024, 6, 14), 7e9, False),
        (date(2024, 6, 14), 65e9, True),
    ]
    assert count == Count(models=1, drawn=1, undated=0, unsized=0)


def test_a_month_without_a_day_stands_at_its_middle() -> None:
    found, _ = points([_model("A", "2022-07", 1e9)])
    assert found[0].day == date(2022, 7, 15)


def test_what_cannot_be_drawn_is_counted_once_and_what_is_no_such_model_is_not() -> None:
    rows = [
        _model("A", None),
        _model("B", "2024-01-01"),
        _model("C", None, 7e9),
        _model("D", "2024-01", 7e9, kind=None),
    ]
    assert points(rows) == ((), Count(models=3, drawn=0, undated=2, unsized=1))


def test_a_repository_is_called_without_its_owner() -> None:
    found, _ = points([_model("lightblue/japanese-mpt-7b", "2024-01-01", 7e9), _model("BLIP-2 / GIT", "2024-01", 7e9)])
    assert [point.name for point in found] == ["japanese-mpt-7b", "BLIP-2 / GIT"]


def test_the_caption_counts_in_the_language_of_the_edition_and_else_in_english() -> None:
    count = Count(models=93, drawn=27, undated=65, unsized=1)
    assert caption(count, "en") == (
        "Shown: 27 of 93 models; left out: 65 without a known release date, 1 without a stated size."
    )
    assert caption(count, "pt-BR") == caption(count, "en")
    assert caption(Count(3, 3, 0, 0), "en") == "Shown: 3 of 3 models."
    for language in ("ja", "fr"):
        assert all(str(number) in caption(count, language) for number in count)
