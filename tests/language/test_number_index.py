"""A number that is close to one of many is found as if each were looked at."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from readme_sync.language.number_index import NumberIndex
from readme_sync.language.numbers import Number, close, numbers

_TEXTS = st.builds(
    "{}{}".format,
    st.sampled_from(["1", "2", "3", "30", "32", "128", "131,072", "32,768", "6.28", "6.3", "0.9", "7", "8x7b", "v1.2"]),
    st.sampled_from(["", "B", "M", "k", " GB", "%", "万", "T", " models"]),
)


def one(text: str) -> Number:
    return numbers(text, "en")[0]


class _Nothing:
    """Draws the smallest of everything: nothing is removed."""

    def draw(self, _: object) -> frozenset[int]:
        return frozenset()


@example(["32 GB", "32B"], "32B", _Nothing())
@given(st.lists(_TEXTS, max_size=30), _TEXTS, st.data())
def test_a_close_one_is_found_if_there_is_one(texts: list[str], text: str, data: st.DataObject) -> None:
    index, left = NumberIndex(), dict(enumerate(map(one, texts)))
    for place, number in left.items():
        index.add(place, number)
    for place in data.draw(st.sets(st.sampled_from(sorted(left)))) if left else ():
        index.remove(place)
        del left[place]
    found = index.find(one(text))
    assert (found is not None) == any(close(one(text), number) for number in left.values())
    assert found is None or close(one(text), left[found])
