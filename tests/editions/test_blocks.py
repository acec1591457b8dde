"""The blocks of an edition: every kind of Markdown between two headings, once, in order, with its place."""

from __future__ import annotations

from readme_sync.editions.blocks import Block, read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source


def edition(text: str) -> Edition:
    return read_edition(parse(Source("README.md", text)), "en", is_source=True)


def blocks(text: str) -> tuple[Block, ...]:
    return read_blocks(edition(text))


def seen(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.depth, " ".join(block.plain.split())) for block in blocks(text)]


def test_kinds_in_order() -> None:
    text = (
        "# T\n\nWords.\n\n- one\n- two\n\n  more of two\n  1. inner\n\n"
        "> [!NOTE]\n> quoted\n\n```sh\nrun\n```\n\nEnd [^1]\n\n[^1]: note\n"
    )
    assert seen(text) == [
        ("paragraph", 0, "Words."),
        ("entry", 1, "one"),
        ("entry", 1, "two"),
        ("paragraph", 1, "more of two"),
        ("entry", 2, "inner"),
        ("quote", 0, "[!NOTE] quoted"),
        ("code", 0, "run"),
        ("paragraph", 0, "End"),
        ("footnote", 0, "note"),
    ]


def test_pictures_and_tags_that_follow_each_other_are_one_strip() -> None:
    text = '# T\n\n![a](a.png)\n\n<p align="center">\n  <img src="b.png" alt="b">\n</p>\n\nWords ![c](c.png)\n'
    found = blocks(text)
    assert [block.kind for block in found] == ["strip", "paragraph"]
    assert [link.target for inline in found[0].inlines for link in inline.links] == ["a.png", "b.png"]


def test_tags_without_anything_to_see_are_no_blocks() -> None:
    assert seen("<details>\n\nText\n\n</details>\n\n<!-- nothing -->\n") == [("paragraph", 0, "Text")]


def test_items_of_an_html_list_are_entries() -> None:
    text = '<ul>\n<li><a href="https://a.example">A</a> one</li>\n<li>two</li>\n</ul>\n'
    assert seen(text) == [("entry", 1, "A one"), ("entry", 1, "two")]


def test_what_a_bot_writes_is_left_out() -> None:
    text = (
        "Words\n\n<!-- ALL-CONTRIBUTORS-LIST:START -->\n<table><tr><td>Somebody</td></tr></table>\n"
        "<!-- ALL-CONTRIBUTORS-LIST:END -->\n"
    )
    assert seen(text) == [("paragraph", 0, "Words")]


def test_boxes_of_tasks() -> None:
    assert [block.checked for block in blocks("- [x] done\n- [ ] open\n- [link](x) none\n")] == [True, False, None]


def test_sections_lists_and_places() -> None:
    text = "- a\n  - b\n\n# One\n\n- c\n\n  ```\n  x\n  ```\n"
    found = blocks(text)
    assert [block.section for block in found] == [0, 0, 1, 1]
    assert found[0].group != found[1].group
    assert found[2].group == found[3].group != found[0].group
    assert [text[block.span.start : block.span.end].strip() for block in found[:3]] == ["a", "b", "c"]
    assert text[slice(*found[0].whole)].rstrip() == "- a\n  - b"


def test_inline_code_has_its_place() -> None:
    text = "> run `a b`\n> and ``c`d`` now\n\n| x |\n|---|\n| `y\\|z` |\n"
    document = parse(Source("README.md", text))
    spans = [code for paragraph in document.paragraphs for code in paragraph.inline.code]
    spans += [code for row in document.tables[0].rows for cell in row.cells for code in cell.inline.code]
    assert [(code.text, text[slice(*code.span)]) for code in spans] == [
        ("a b", "`a b`"),
        ("c`d", "``c`d``"),
        ("y|z", "`y\\|z`"),
    ]
