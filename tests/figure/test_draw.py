"""The SVG: well formed, the same bytes each time, readable on both grounds, true to its points."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.figure import Count, Point, draw
from readme_sync.figure.captions import words
from readme_sync.figure.labels import width
from readme_sync.figure.scales import Frame, billions, parameter_ticks, scales
from readme_sync.records.training import KINDS, Kind

SVG = "{http://www.w3.org/2000/svg}"
COUNT = Count(models=3, drawn=2, undated=1, unsized=0)


def _point(name: str, day: str, parameters: float, kind: Kind = "from-scratch", key: str = "") -> Point:
    return Point(key or name, name, kind, date.fromisoformat(day), parameters, True)


POINTS = (_point("Alpha <7B> & 甲", "2023-10-20", 7e9), _point("Beta", "2024-06-14", 1e11, "merged"))


def _root(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.encode())


@pytest.mark.parametrize("language", ["ja", "en", "fr", "ko"])
def test_it_has_title_axes_legend_names_and_count_in_its_language(language: str) -> None:
    said = words(language)
    texts = [node.text for node in _root(draw(POINTS, COUNT, language)).iter(f"{SVG}text")]
    assert {said.title, said.x, said.y, said.kinds["from-scratch"], said.kinds["merged"]} <= set(texts)
    assert said.kinds["instruction-tuning"] not in texts
    assert {"Alpha <7B> & 甲", "Beta", "10B", "100B"} <= set(texts)


def test_it_is_the_same_bytes_whatever_the_order_of_the_points() -> None:
    assert draw(POINTS, COUNT, "ja") == draw(POINTS[::-1], COUNT, "ja")


def test_it_has_text_as_text_no_font_no_script_and_colours_for_both_grounds() -> None:
    svg = draw(POINTS, COUNT, "ja")
    assert "@media (prefers-color-scheme:dark){" in svg
    assert "CJK" in svg
    assert not re.search(r"@font-face|url\(|<script|<foreignObject|<image|href", svg)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_and_marks_stand_out_from_their_ground_by_4_5_to_1() -> None:
    light, _, dark = draw(POINTS, COUNT, "en").partition("@media")
    for ground, css in (("#ffffff", light), ("#0d1117", dark)):
        assert f".ground{{fill:{ground}}}" in css, "the figure brings its own ground: a page's theme may differ"
        colours = set(re.findall(r"\{fill:(#[0-9a-f]{6})\}", css)) - {ground}
        assert len(colours) == 6
        for colour in colours:
            low, high = sorted((_luminance(colour), _luminance(ground)))
            assert (high + 0.05) / (low + 0.05) >= 4.5, colour


def test_later_is_to_the_right_and_larger_is_higher() -> None:
    marks = {
        node[0].text: node
        for node in _root(draw(POINTS, COUNT, "en")).iter()
        if "mark" in node.get("class", "") and len(node)
    }
    alpha, beta = (marks[text] for text in ("Alpha <7B> & 甲, 7B, 2023-10-20", "Beta, 100B, 2024-06-14"))
    x, y = (float(part) for part in beta.get("points", "").split()[0].split(","))
    assert float(alpha.get("cx", "")) < x
    assert y < float(alpha.get("cy", ""))


def test_what_would_hide_another_mark_stands_beside_it() -> None:
    svg = draw((_point("A", "2024-06-14", 7e9), _point("B", "2024-06-14", 7e9)), COUNT, "en")
    xs = [
        float(x) for x in re.findall(r'<circle class="mark from-scratch" cx="([\d.]+)" cy="[\d.]+" r="5"><title>', svg)
    ]
    assert len(xs) == 2
    assert abs(xs[0] - xs[1]) >= 10


def test_a_catalogue_without_points_has_its_count_all_the_same() -> None:
    texts = [node.text for node in _root(draw((), Count(1, 0, 1, 0), "en")).iter(f"{SVG}text")]
    said = " ".join(text for text in texts if text)
    assert "Shown: 0 of 1 models; left out: 1 without a known release date." in said


_points = st.builds(
    Point,
    st.text(max_size=3), st.text(max_size=30), st.sampled_from(KINDS),
    st.dates(date(2015, 1, 1), date(2039, 12, 31)), st.floats(1e6, 5e12), st.booleans(),
)  # fmt: skip


@given(st.lists(_points, max_size=12))
def test_whatever_the_points_it_is_xml_and_every_mark_lies_inside(points: list[Point]) -> None:
    root = _root(draw(points, COUNT, "fr"))
    for node in root.iter(f"{SVG}circle"):
        assert 0 < float(node.get("cx", "")) < 640
        assert 0 < float(node.get("cy", "")) < 880


@given(st.lists(st.dates(date(2010, 1, 1), date(2040, 1, 1)), min_size=1, max_size=5))
def test_the_time_axis_has_two_to_eleven_ticks_around_all_days(days: list[date]) -> None:
    scale, marks = scales(days, [1e9], Frame(0, 0, 800, 400))
    assert 2 <= len(marks) <= 11
    assert marks[0] <= min(days) <= max(days) < marks[-1]
    assert all(0 <= scale.x(day) <= 800 for day in days)


def test_ticks_of_sizes_are_1_2_and_5_times_powers_of_ten() -> None:
    assert parameter_ticks(9, 10) == (1e9, 2e9, 5e9, 1e10)
    assert [billions(it) for it in (5e8, 1e9, 1.5e12, 46.7e9, 12)] == ["500M", "1B", "1.5T", "46.7B", "12"]


def test_letters_are_nine_pixels_high_on_a_phone_and_every_line_fits() -> None:
    svg = draw(POINTS, Count(models=93, drawn=27, undated=65, unsized=1), "fr")
    wide = float(_root(svg).get("width", ""))
    sizes = [float(size) for size in re.findall(r"font-size:([\d.]+)px", svg)]
    assert min(sizes) * 358 / wide >= 9
    texts = [(float(node.get("x", "")), node) for node in _root(svg).iter(f"{SVG}text") if node.get("class") == "muted"]
    assert all(x + width(node.text or "", min(sizes)) <= wide for x, node in texts)
    assert max(float(node.get("y", "")) for _, node in texts) < float(_root(svg).get("height", ""))
