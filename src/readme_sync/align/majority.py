"""Which edition is the odd one, and when that can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

from readme_sync.values import NamedTuple


class Majority(NamedTuple):
    """``odd`` are the indices that differ from ``common``, which all the others say."""

    common: Any
    odd: tuple[int, ...]
    sure: bool


def judge(values: Sequence[Hashable | None], source: int) -> Majority | None:
    """Say who differs. ``values`` has one entry an edition, None where the edition has nothing to say.

    All but one agree: that one is odd, for sure. Otherwise the source is taken as right, and every
    edition that says something else is odd (not sure). None when all agree or fewer than two speak.
    """
    spoken = {index: value for index, value in enumerate(values) if value is not None}
    if len(set(spoken.values())) < 2:
        return None  # mostly
    ((common, most),) = Counter(spoken.values()).most_common(1)
    if most == len(spoken) - 1 and most > 1:
        return Majority(common, tuple(i for i, value in spoken.items() if value != common), sure=True)
    reference = spoken.get(source, common)
    return Majority(reference, tuple(i for i, value in spoken.items() if value != reference), sure=False)
