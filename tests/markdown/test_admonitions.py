"""Blocks of MkDocs: a title, and an indented body that is read as what it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source


def _read(text: str) -> Document:
    return parse(Source("docs/a.md", text))


def _paragraphs(text: str) -> list[str]:
    document = _read(text)
    return [document.raw(paragraph.span) for paragraph in document.paragraphs]


def test_the_body_is_no_code() -> None:
    document = _read('!!! note "Mind"\n\n    See [pans](b.md).\n\n    ```sh\n    boil\n    ```\n\nAfter.\n')
    assert [link.target for link in document.links] == ["b.md"]
    assert [(code.info, code.content) for code in document.code_blocks] == [("sh", "boil\n")]
    assert [document.raw(one.span) for one in document.paragraphs] == ['!!! note "Mind"', "See [pans](b.md).", "After."]
    assert [block.kind for block in document.blocks] == ["admonition", "blank", "paragraph"]


def test_code_in_the_body_is_indented_once_more() -> None:
    document = _read("??? tip\n    Boil.\n\n        pot\n")
    assert [code.content for code in document.code_blocks] == ["pot\n"]
    assert len(document.paragraphs) == 2


def test_tabs_and_bodies_within_bodies_and_lists() -> None:
    assert _paragraphs('=== "Gas"\n\n    !!! x\n        deep\n') == ['=== "Gas"', "!!! x", "deep"]
    assert _paragraphs("1. one\n\n    ???+ note\n        two\n") == ["one", "???+ note", "two"]


def test_what_is_none() -> None:
    assert _paragraphs("!!! note\n\nNot indented.\n") == ["!!! note", "Not indented."]
    assert _paragraphs("Text\n!!! note\n    goes on\n") == ["Text\n!!! note\n    goes on"]
    assert _paragraphs("Title\n===\n\n=== text\n\n    code\n") == ["=== text"]
    assert _paragraphs("!!!\n\n    code\n") == ["!!!"]
    assert len(_read("    !!! note\n\n        code\n").code_blocks) == 1


@given(
    st.lists(
        st.sampled_from(("!!! a", '=== "b"', "    ", "\t", "> ", "- ", "x", "```", "# y", "\n", "\n\n")), max_size=30
    )
)
def test_every_sign_stays_where_it_is(parts: list[str]) -> None:
    text = "".join(parts)
    document = _read(text)
    ends = [block.span for block in document.blocks]
    assert [one.end for one in ends[:-1]] == [one.start for one in ends[1:]]
    assert not ends or (ends[0].start, ends[-1].end) == (0, len(text))
    assert all(text[p.span.start : p.span.end].strip() for p in document.paragraphs)


def test_bodies_in_bodies_end_somewhere() -> None:
    text = "".join("    " * depth + "!!! a\n" for depth in range(400))
    assert len(_read(text).paragraphs) <= 400


def test_what_is_indented_in_mdx_is_no_code() -> None:
    text = "<Tabs>\n  <Tab>\n\n    See [pans](b.md).\n\n    ```sh\n    boil\n    ```\n\n  </Tab>\n</Tabs>\n"
    page = parse(Source("docs/a.MDX", text))
    assert [link.target for link in page.links] == ["b.md"]
    assert [code.content for code in page.code_blocks] == ["boil\n"]
    assert [code.info for code in _read(text).code_blocks] == [""]
