"""Blocks of two editions side by side: by place, by facts, joined, split, moved and missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.align.blocks import match as blocks
from readme_sync.align.blocks.facts import BlockFacts, Targets
from readme_sync.align.blocks.likeness import Likeness
from readme_sync.align.blocks.match import BlockAlignment, align_blocks
from readme_sync.align.match import match
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from tests.examples import examples


def aligned(source: str, translation: str) -> BlockAlignment:
    editions = [
        read_edition(parse(Source("README.md", source)), "en", is_source=True),
        read_edition(parse(Source("README.ja.md", translation)), "ja", is_source=False),
    ]
    (found,) = align_blocks(match(editions))
    return found


def shown(found: BlockAlignment) -> list[tuple[list[str], list[str]]]:
    return [
        ([found.source[i].block.plain for i in pair.left], [found.blocks[j].block.plain for j in pair.right])
        for pair in found.pairs
    ]


def test_by_place() -> None:
    found = aligned("# T\n\nOne.\n\n- a\n- b\n", "# T\n\n一。\n\n- あ\n- い\n")
    assert shown(found) == [(["One."], ["一。"]), (["a"], ["あ"]), (["b"], ["い"])]
    assert not found.missing
    assert not found.extra


def test_a_missing_entry_is_told_from_its_neighbours_by_links() -> None:
    entries = [f"- [{name}](https://x.example/{name})" for name in "abcd"]
    found = aligned("\n".join(entries), "\n".join(entries[:1] + entries[2:]))
    assert [found.source[n].block.plain for n in found.missing] == ["b"]
    assert not found.extra


def test_entries_whose_links_were_swapped_stay_at_their_places() -> None:
    found = aligned(
        "- [one](https://x.example/a)\n- [two](https://x.example/b)\n- [three](https://x.example/c)\n",
        "- [一](https://x.example/b)\n- [二](https://x.example/a)\n- [三](https://x.example/c)\n",
    )
    assert shown(found) == [(["one"], ["一"]), (["two"], ["二"]), (["three"], ["三"])]


def test_of_two_entries_that_place_alone_tells_the_length_says_which_is_there() -> None:
    texts = [f"# T\n\n{text * 3}\n\n{text * 3}\n\n## `x`\n" for text in ("It weaves what you ask it to. " * 3,) * 2]
    room = "the warmth of the room, the state of the window, the breath of the weaver, the noise and the hours"
    theirs = [
        "Shows `warp`.",
        "Moves the warp.",
        "Stops the warp.",
        "Shows the dust.",
        f"Has rows of your own for {room}.",
        "Shows `weft`.",
    ]
    ours = ["Zeigt `warp`.", "Bewegt die Kette.", "Stoppt die Kette.", "Zeigt den Staub.", "Zeigt `weft`."]
    found = aligned(
        *("\n".join([text, *map("- {}".format, some)]) for text, some in zip(texts, (theirs, ours), strict=True))
    )
    assert [found.source[n].plain[:8] for n in found.missing] == ["Has rows"]


def test_two_paragraphs_joined_into_one_miss_nothing() -> None:
    found = aligned(
        "Read [the guide](https://x.example/guide) before you begin.\n\n"
        "Then see [the list](https://x.example/list) too.\n",
        "始める前に[案内](https://x.example/guide)を読み、次に[一覧](https://x.example/list)も見てください。\n",
    )
    assert [len(pair.left) for pair in found.pairs] == [2]
    assert not found.missing


def test_badges_are_no_text_of_another_section_that_leads_to_the_same_pages() -> None:
    badges = (
        "[![w](https://x.example/w.svg)](https://x.example/wiki) [![i](https://x.example/i.svg)](https://x.example/i)"
    )
    text = "See the [wiki](https://x.example/wiki) or [ask](https://x.example/i)."
    found = aligned(f"# T\n\n{badges}\n\n## A\n\nOne.\n", f"# T\n\n## A\n\n一。\n\n## B\n\n{text}\n")
    assert not [pair for pair in found.pairs if pair.reason == "moved"]


def test_a_block_in_another_section_has_moved() -> None:
    link = "[x](https://x.example/only)"
    found = aligned(
        f'<a id="a"></a>\n\n# A\n\n- {link}\n- p\n\n<a id="b"></a>\n\n# B\n\nq\n',
        f'<a id="a"></a>\n\n# A\n\n- ぴ\n\n<a id="b"></a>\n\n# B\n\nきゅう\n\n- {link}\n',
    )
    assert [pair.reason for pair in found.pairs if found.source[pair.left[0]].block.plain == "x"] == ["moved"]
    assert not found.missing


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.lists(st.sampled_from("abcdefgh"), max_size=12))
@examples(40)
def test_every_block_of_matched_sections_is_told_once(left: list[str], right: list[str]) -> None:
    def text(names: list[str]) -> str:
        return "# T\n\n" + "\n".join(f"- [{name}](https://x.example/{name}) words" for name in names)

    found = aligned(text(left), text(right))
    ours = [n for pair in found.pairs for n in pair.left] + list(found.missing)
    theirs = [n for pair in found.pairs for n in pair.right] + list(found.extra)
    assert sorted(ours) == list(range(len(found.source)))
    assert sorted(theirs) == list(range(len(found.blocks)))


def test_a_loan_word_tells_which_paragraph_is_missing() -> None:
    found = aligned(
        "# T\n\nAll of it stays in your hands.\n\nIt keeps the context too.\n",
        "# T\n\nコンテキストもそのまま残ります。\n",
    )
    assert [found.source[n].block.plain for n in found.missing] == ["All of it stays in your hands."]


_SAID = st.lists(
    st.sampled_from(["alpha", "beta-tool", "gamma", "`run`", "`stop`", "[x](https://a.example/x)", "текст", "かな"])
)


@examples(100)
@given(st.lists(_SAID.map(" ".join), min_size=2, max_size=6), st.lists(_SAID.map(" ".join), min_size=2, max_size=6))
def test_blocks_that_are_told_apart_quickly_are_not_alike_beyond_doubt(ours: list[str], theirs: list[str]) -> None:
    sides = []
    for language, texts in (("en", ours), ("fr", theirs)):
        text = "# T\n\n" + "\n\n".join(f"word {one}" for one in texts)
        edition = read_edition(parse(Source(f"README.{language}.md", text)), language, is_source=language == "en")
        targets = Targets(edition.path, frozenset(), language)
        sides.append([BlockFacts(block, targets) for block in read_blocks(edition)])
        blocks._read_tokens(sides[-1])
    left, right = sides
    likeness = Likeness(left, right, blocks._known(left, right, []))
    for i in range(len(left)):
        for j in range(len(right)):
            assert likeness.may_be_sure(i, j) or likeness(i, j) < 2.5


def test_entries_that_begin_with_one_emoji_are_more_alike() -> None:
    found = aligned(
        "# Loom\n\n- 🧵 Small threads on average\n- 🔒 90% tested\n- 🧵 Few needs\n",
        "# 織機\n\n- 🧵 平均して細い糸\n- 🧵 必要なものは少しだけです\n",
    )
    assert [found.source[n].block.plain for n in found.missing] == ["🔒 90% tested"]
