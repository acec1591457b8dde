"""What is looked for among a few pairs of texts is found as it would be among all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.sync.memory import Known, Memory
from readme_sync.sync.segments import Segments
from tests.examples import examples

PIECES = {
    "潮位記録": "tide records",
    "衛星画像": "satellite images",
    "ほか": "etc.",
    **{one: one for one in ("Kaze", "**20 GB**", "3.1B", "1,024", "[Oki](https://example.org/oki)", "[^2]")},
}
TEXTS = st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=4).map(tuple)


class _All(Memory):
    """A memory that looks among all pairs."""

    def near(self, text: str, level: int) -> Memory:
        del text, level
        return self


def _pairs(texts: list[tuple[str, ...]]) -> list[Known]:
    return [Known("、".join(text), ", ".join(PIECES[one] for one in text), "c", str(n)) for n, text in enumerate(texts)]


@examples(200)
@given(known=st.lists(TEXTS, max_size=12), asked=TEXTS)
def test_near_texts_are_enough(known: list[tuple[str, ...]], asked: tuple[str, ...]) -> None:
    pairs, text = _pairs(known), "、".join(asked)
    assert list(Memory(lambda: pairs).hits(text, "c")) == list(_All(lambda: pairs).hits(text, "c"))

    def is_neutral(part: str) -> bool:
        return part.isascii()

    few = list(Segments(Memory(lambda: pairs), is_neutral).hits(text, "c"))
    assert few == list(Segments(_All(lambda: pairs), is_neutral).hits(text, "c"))


def test_texts_that_differ_in_numbers_alone_are_not_all_looked_at() -> None:
    pairs = [Known(f"潮位記録 ({n} 件)", f"tide records ({n})", "c", str(n)) for n in range(500)]
    memory = Memory(lambda: pairs)
    (hit, *_) = memory.hits("潮位記録 (700 件)", "c")
    assert hit.text == "tide records (700)"
    assert hit.where == "499"
    assert len(memory.near("潮位記録 (700 件)", 2).all()) == 40
