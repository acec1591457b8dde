"""Groups are made whole or not at all, and only what they name changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.fix.edits import Change, Group, edited, landed
from readme_sync.fix.facts import disagreements, facts
from readme_sync.fix.proof import Piece, Trouble, prove
from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.text import Span

TEXT = (
    "# Birds\n\n| Name | Size |\n|---|---|\n| [Wren](https://example.org/wren) | 9 cm |\n| Owl | 30 cm |\n\nThe end.\n"
)


def _piece(text: str = TEXT) -> dict[str, Piece]:
    return {"a.md": Piece(parse(Source("a.md", text)), "en")}


def _change(old: str, new: str, wanted: str | None = None, cells: int | None = None, text: str = TEXT) -> Change:
    at = text.index(old)
    known = facts(wanted, "en") if wanted is not None else None
    return Change("a.md", Span(at, at + len(old)), old, new, "copied", facts=known, cells=cells)


def test_a_group_that_holds_is_made() -> None:
    row = _change("| Owl | 30 cm |", "| Barn owl | 34 cm |", "Barn owl 34 cm", cells=2)
    proof = prove(_piece(), [Group("Owl", (row,))])
    assert proof.texts == {"a.md": TEXT.replace("| Owl | 30 cm |", "| Barn owl | 34 cm |")}
    assert not proof.refused
    assert [change.way for group in proof.groups for change in group.changes] == ["copied"]


def test_what_brings_trouble_is_found_in_all_files_at_once() -> None:
    """A finding far from any change is told of all of its file's: halves of each file's are tried together."""
    birds = [f"Bird {n}." for n in range(8)]
    text = "\n\n".join(birds) + "\n"
    paths = [f"{n}.md" for n in range(6)]
    pieces = {path: Piece(parse(Source(path, text)), "en") for path in paths}
    groups, asked = [], 0
    for number, path in enumerate(paths):
        for n, bird in enumerate(birds):
            at = text.index(bird)
            new = "A trap." if n == number else f"Wren {n}."
            groups.append(Group(new, (Change(path, Span(at, at + len(bird)), bird, new, "copied"),)))

    def judge(documents: Mapping[str, Document]) -> Iterator[Trouble]:
        nonlocal asked
        asked += 1
        for path, document in documents.items():
            if "trap" in document.text:
                yield Trouble(path, Span(len(document.text), len(document.text)), "a trap")

    proof = prove(pieces, groups, judge)
    assert {refused.group.subject for refused in proof.refused} == {"A trap."}
    assert len(proof.groups) == len(groups) - len(paths)
    assert asked < 15


@pytest.mark.parametrize(
    ("old", "new", "wanted", "cells", "reason"),
    [
        ("30 cm", "34 cm", "30 cm", None, "numbers"),
        ("Owl", "[Owl](https://example.org/owl)", "Owl", None, "links"),
        ("9 cm", "9 cm[^1]", "9 cm", None, "footnotes"),
        ("Owl", "**Owl**", "Owl", None, "bold"),
        ("| Owl | 30 cm |", "| Owl | 30 | cm |", None, 2, "no row of 2 cells"),
    ],
)
def test_a_change_that_reads_otherwise_takes_its_whole_group_along(
    old: str, new: str, wanted: str | None, cells: int | None, reason: str
) -> None:
    other = _change("The end.", "The beginning.")
    proof = prove(_piece(), [Group("bad", (_change(old, new, wanted, cells), other)), Group("good", ())])
    assert proof.texts == {}
    assert [(refused.group.subject, reason in refused.reason) for refused in proof.refused] == [("bad", True)]


def test_a_link_that_lands_in_a_code_block_is_no_link() -> None:
    text = "```\nhere\n```\n"
    change = _change("here", "[a](https://example.org/)", "[a](https://example.org/)", text=text)
    assert "not read as links" in prove(_piece(text), [Group("code", (change,))]).refused[0].reason


def test_text_that_is_not_what_it_was_and_overlaps_are_refused() -> None:
    gone = _change("Owl", "Eagle")._replace(old="Hawk")
    first, second = _change("30 cm", "31 cm"), _change("30", "32")
    proof = prove(_piece(), [Group("gone", (gone,)), Group("first", (first,)), Group("second", (second,))])
    assert [group.subject for group in proof.groups] == ["first"]
    assert [refused.reason for refused in proof.refused] == [
        "the text is not what it was",
        "it overlaps another change",
    ]


def test_new_trouble_refuses_what_stands_on_its_lines_only() -> None:
    def judge(documents: Mapping[str, Document]) -> Iterator[Trouble]:
        for path, document in documents.items():
            at = document.text.find("Eagle")
            if at >= 0:
                yield Trouble(path, Span(at, at + 5), "an eagle is no owl")

    groups = [Group("owl", (_change("Owl", "Eagle"),)), Group("end", (_change("The end.", "Fin."),))]
    proof = prove(_piece(), groups, judge)
    assert proof.texts == {"a.md": TEXT.replace("The end.", "Fin.")}
    assert [(refused.group.subject, refused.reason) for refused in proof.refused] == [("owl", "an eagle is no owl")]


@given(st.sets(st.integers(0, 5), max_size=3))
def test_trouble_elsewhere_refuses_those_alone_that_bring_it_about(guilty: set[int]) -> None:
    """A finding that stands on no changed line is told of all changes: who can be made without it is found out."""
    words = ["Birds", "Name", "Size", "Wren", "Owl", "end"]
    groups = [Group(word, (_change(word, f"<{word}>"),)) for word in words]

    def judge(documents: Mapping[str, Document]) -> Iterator[Trouble]:
        text = documents["a.md"].text if documents else ""
        if any(f"<{words[n]}>" in text for n in guilty):
            yield Trouble("a.md", Span(len(text), len(text)), "the file is not what it was")

    proof = prove(_piece(), groups, judge)
    assert [group.subject for group in proof.groups] == [word for n, word in enumerate(words) if n not in guilty]
    assert {refused.group.subject for refused in proof.refused} == {words[n] for n in guilty}
    assert proof.texts.get("a.md", TEXT) == edited(TEXT, "a.md", proof.groups)


def test_what_is_put_in_at_one_place_stands_in_the_order_of_the_groups() -> None:
    groups = [Group(word, (Change("a.md", Span(0, 0), "", word, "copied"),)) for word in ("b", "a", "c")]
    assert edited("x", "a.md", groups) == "bacx"
    assert [span for _, _, span in landed("a.md", groups)] == [Span(0, 1), Span(1, 2), Span(2, 3)]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 9), st.text("ab|\n", max_size=6)), max_size=6))
def test_every_character_outside_the_spans_of_what_is_made_stays(wanted: list[tuple[int, int, str]]) -> None:
    groups = []
    for start, length, new in wanted:
        span = Span(start, min(start + length, len(TEXT)))
        groups.append(Group(new, (Change("a.md", span, TEXT[span.start : span.end], new, "rule"),)))
    proof = prove(_piece(), groups)
    after = proof.texts.get("a.md", TEXT)
    before = at = 0
    for _, change, span in landed("a.md", proof.groups):
        assert TEXT[before : change.span.start] == after[at : span.start]
        assert after[span.start : span.end] == change.new
        before, at = change.span.end, span.end
    assert TEXT[before:] == after[at:]


def test_facts_leave_out_what_is_a_matter_of_language() -> None:
    one = facts("[記事](https://example.org/ja/news) 628万 **7B** [^3]", "ja")
    other = facts("[article](https://example.org/en/news) 6.28M **7B**[^3]", "en")
    assert disagreements(one, other) == ()
    assert disagreements(one, facts("[article](https://example.org/en/news) 6.28M 7B[^3]", "en")) == ("bold",)
