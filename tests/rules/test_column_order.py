"""The order of rows: the fewest of them are said to stand wrong, whatever the rows are."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.rules.tables.rs107_column_order import _longest


@pytest.mark.parametrize("strict", [False, True])
@given(keys=st.lists(st.integers(0, 5), max_size=8))
def test_no_longer_ordered_run_exists(keys: list[int], *, strict: bool) -> None:
    def ordered(places: tuple[int, ...]) -> bool:
        pairs = pairwise(places)
        return all(keys[a] < keys[b] or (keys[a] == keys[b] and not strict) for a, b in pairs)

    kept = _longest(keys, strict=strict)
    assert ordered(tuple(kept))
    assert sorted(set(kept)) == kept
    longer = combinations(range(len(keys)), len(kept) + 1)
    assert not any(ordered(places) for places in longer)
