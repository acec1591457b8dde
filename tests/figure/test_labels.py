"""Names never lie over one another, over a mark, or outside of the figure; the most important ones go first."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.figure.labels import Box, Placed, Wanted, place, width
from readme_sync.figure.scales import Frame

FRAME = Frame(0, 0, 900, 460)
_names = st.text(st.sampled_from("aMi-7 Bモデル"), min_size=1, max_size=24)
_wanted = st.builds(Wanted, _names, st.floats(0, 900), st.floats(0, 460))


def _marks(wanted: list[Wanted]) -> list[Box]:
    return [Box(one.x - 6, one.y - 6, one.x + 6, one.y + 6) for one in wanted]


@given(st.lists(_wanted, max_size=25))
def test_no_name_lies_over_another_or_over_a_mark_or_outside(wanted: list[Wanted]) -> None:
    marks = _marks(wanted)
    placed = place(wanted, marks, FRAME, 12)
    assert all(one.box.inside(FRAME) for one in placed)
    assert not any(one.box.meets(other.box) for one, other in combinations(placed, 2))
    assert not any(one.box.meets(mark) for one in placed for mark in marks)
    assert placed == place(wanted, marks, FRAME, 12)


def test_a_name_alone_stands_to_the_right_of_its_point_without_a_line() -> None:
    (placed,) = place([Wanted("A", 100, 100)], _marks([Wanted("A", 100, 100)]), FRAME, 12)
    assert (placed.box.left, placed.line) == (109, None)


def test_at_the_right_edge_it_stands_to_the_left() -> None:
    (placed,) = place([Wanted("Alpha", 895, 100)], [], FRAME, 12)
    assert placed.box.right == 886


def test_where_it_is_full_a_name_goes_away_with_a_line_and_the_first_one_stays() -> None:
    wanted = [Wanted(f"Model number {number}", 400 + 14 * number, 200) for number in range(8)]
    placed = place(wanted, _marks(wanted), FRAME, 12)
    assert placed[0].wanted == wanted[0]
    assert placed[0].line is None
    assert sum(one.line is not None for one in placed) >= 2


def test_a_line_leads_through_no_name() -> None:
    wanted = [Wanted(f"Model number {number}", 400 + 9 * number, 200) for number in range(12)]
    placed = place(wanted, _marks(wanted), FRAME, 12)
    assert all(not _through(one, other) for one in placed if one.line for other in placed if one is not other)


def _through(one: Placed, other: Placed) -> bool:
    x1, y1 = one.line or (0, 0)
    x2, y2 = one.wanted.x, one.wanted.y
    return any(other.box.holds(x1 + (x2 - x1) * step / 200, y1 + (y2 - y1) * step / 200) for step in range(201))


def test_no_room_is_no_name() -> None:
    assert place([Wanted("a name that is much too long", 5, 5)], [], Frame(0, 0, 20, 20), 12) == ()


def test_a_cjk_character_is_as_wide_as_it_is_high() -> None:
    assert width("日本語", 12) == 36
    assert width("iii", 12) < width("aaa", 12) < width("mmm", 12)
