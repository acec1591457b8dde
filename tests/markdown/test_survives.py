"""What real catalogues hold, one thing a test: each was seen in one, and each must be read for what it is."""

from __future__ import annotations

import pytest

from readme_sync.markdown.document import Document
from readme_sync.markdown.slugs import github_slug, vitepress_slug
from tests.markdown.reading import read


def cells(document: Document) -> list[list[str]]:
    return [
        [cell.inline.plain for cell in row.cells] for table in document.tables for row in (table.header, *table.rows)
    ]


def test_cells_without_spaces_and_empty_cells() -> None:
    document = read("|楽天|Apache 2.0|\n|-|-|\n||x|\n||||\n")
    assert cells(document) == [["楽天", "Apache 2.0"], ["", "x"], ["", "", ""]]
    assert [row.is_blank for row in document.tables[0].rows] == [False, True]


def test_rows_without_a_leading_or_trailing_pipe() -> None:
    assert cells(read("a | b\n-|-\n| c | d\ne | f |\n")) == [["a", "b"], ["c", "d"], ["e", "f"]]


def test_a_footnote_in_a_heading_and_in_a_header_cell() -> None:
    document = read("## Models [^1]\n\n| Size[^2] | b |\n|-|-|\n\n[^1]: one\n[^2]: two\n")
    assert document.headings[0].inline.plain.strip() == "Models"
    assert [note.label for note in document.headings[0].inline.footnotes] == ["1"]
    assert cells(document) == [["Size", "b"]]
    assert [note.label for note in document.footnote_references] == ["1", "2"]
    assert [(note.label, note.plain) for note in document.footnote_definitions] == [("1", "one"), ("2", "two")]


def test_a_footnote_of_several_paragraphs() -> None:
    document = read("a[^x]\n\n[^x]: one\n    two\n\n    three [b](c)\n\nend\n")
    assert document.footnote_definitions[0].plain == "one\ntwo\nthree b"
    assert document.raw(document.footnote_definitions[0].span).startswith("[^x]: one")


def test_an_anchor_as_the_first_thing_of_a_cell() -> None:
    document = read('|a|b|\n|-|-|\n|<a id="x"></a>c|d|\n')
    assert cells(document)[1] == ["c", "d"]
    assert [anchor.name for anchor in document.tables[0].rows[0].cells[0].inline.anchors] == ["x"]


def test_bold_inside_a_links_text() -> None:
    link = read("[Llama **7B** x](https://a.b)").links[0]
    assert (link.text, link.target) == ("Llama 7B x", "https://a.b")


def test_nested_brackets_in_a_links_text() -> None:
    assert [(link.text, link.target) for link in read("[a [v1.0] b](c)").links] == [("a [v1.0] b", "c")]


def test_an_escaped_star_and_a_star_after_br_are_no_emphasis() -> None:
    document = read("|a|\n|-|\n|\\*note|\n|b<br>*note|\n")
    assert cells(document)[1:] == [["*note"], ["b\n*note"]]
    assert not any(cell.inline.emphasis for row in document.tables[0].rows for cell in row.cells)


@pytest.mark.parametrize("space", ["\t", "\u200b", "\u3000"])
def test_odd_white_space_in_a_cell(space: str) -> None:
    document = read(f"|a|b|\n|-|-|\n| c{space}d |{space}e|\n")
    row = document.tables[0].rows[0]
    assert row.cells[0].inline.plain == f"c{space}d"
    assert row.cells[1].raw.strip(space) == "e"


def test_entities_are_what_they_show() -> None:
    assert read("GPT&#x2011;2 &amp; T5").paragraphs[0].inline.plain == "GPT\u20112 & T5"


def test_percent_encoded_japanese_urls_stay_as_written() -> None:
    url = "https://ja.wikipedia.org/wiki/%E6%97%A5%E6%9C%AC_(%E5%9B%BD)"
    document = read(f"[a]({url}) <{url}> {url}")
    assert [link.target for link in document.links] == [url] * 3
    assert {document.raw(link.target_span) for link in document.links} == {url}


def test_bold_against_japanese_punctuation_is_what_github_shows() -> None:
    assert not read("語**「x」**語").paragraphs[0].inline.emphasis
    assert [bold.text for bold in read("語 **「x」** 語、**y**。").paragraphs[0].inline.emphasis] == ["「x」", "y"]


def test_a_commented_out_row_ends_the_table() -> None:
    document = read("|a|b|\n|-|-|\n|c|d|\n<!-- |e|f| -->\n|g|h|\n")
    assert cells(document) == [["a", "b"], ["c", "d"]]
    assert [comment.text for comment in document.comments] == [" |e|f| "]


def test_a_container_and_what_is_in_it() -> None:
    document = read("::: warning\n[a](b)\n\n|c|\n|-|\n\n:::\n\n```\n::: no\n```\n")
    assert [container.name for container in document.containers] == ["warning"]
    assert document.raw(document.containers[0].span).endswith(":::")
    assert (len(document.links), len(document.tables)) == (1, 1)


def test_contents_and_includes() -> None:
    document = read("[[toc]]\n\n<!--@include: @/parts/x.md-->\n")
    assert [include.path for include in document.includes] == ["@/parts/x.md"]
    assert not document.links


def test_an_alert() -> None:
    document = read("> [!IMPORTANT]\n> Read [this](x).\n")
    assert [(link.text, link.target) for link in document.links] == [("this", "x")]
    assert document.raw(document.links[0].span) == "[this](x)"


def test_links_and_images_inside_html() -> None:
    document = read(
        '<p align="center">\n<img src="logo.png" alt="Logo"/>\n</p>\n\n'
        '<figure><figcaption>By <a href="https://a.b">the <b>team</b></a></figcaption></figure>\n'
    )
    assert [(link.kind, link.target, link.text) for link in document.links] == [
        ("html-image", "logo.png", "Logo"),
        ("html", "https://a.b", "the team"),
    ]


def test_anchors_above_headings_and_headings_without() -> None:
    document = read(
        '<a id="one"></a>\n## Eins\n\n## Zwei\n\n<div id="three" class="x">\n\n### <a name="four"></a>Vier\n'
    )
    assert [anchor.name for anchor in document.anchors] == ["one", "three", "four"]
    assert [(heading.level, heading.inline.plain) for heading in document.headings] == [
        (2, "Eins"),
        (2, "Zwei"),
        (3, "Vier"),
    ]


def test_hand_written_contents() -> None:
    document = read("- [Text](#text)\n  - [語](#語)\n\n## Text\n\n## 語\n")
    assert [link.target for link in document.links] == ["#text", "#語"]
    assert [(block.depth, len(block.items)) for block in document.lists] == [(0, 1), (1, 1)]
    assert [github_slug(heading.inline.plain) for heading in document.headings] == ["text", "語"]


def test_slugs_are_githubs_and_vitepress_own() -> None:
    assert github_slug("Text & Vision (4K_x)") == "text--vision-4k_x"
    assert vitepress_slug("Text & Vision (4K)") == "text-vision-4k"
    assert vitepress_slug("3.1 Été") == "_3-1-ete"


def test_a_bom_crlf_and_no_final_newline() -> None:
    document = read("\ufeff# Title\r\n\r\n|a|b|\r\n|-|-|\r\n|c|[d](e)|")
    assert [heading.inline.plain for heading in document.headings] == ["Title"]
    assert cells(document) == [["a", "b"], ["c", "d"]]
    assert document.lines.position(document.links[0].span.start) == (5, 4)


def test_front_matter_is_no_heading_with_or_without_a_bom() -> None:
    for start in ("", "\ufeff"):
        document = read(start + "---\ntitle: x\n---\n\n# y\n")
        assert [heading.inline.plain for heading in document.headings] == ["y"]
        assert document.blocks[0].kind == "front-matter"


def test_a_break_at_the_head_begins_no_front_matter() -> None:
    notes = "## Reef: notes\n\n[![](a.png) - English](https://example.org)\n"
    for head in (f"---\n\n{notes}\n---\n", "---\nA reef\n\n---\n"):
        document = read(f"{head}\n# Title\n")
        assert "front-matter" not in {block.kind for block in document.blocks}
        assert document.headings[-1].inline.plain == "Title"
    for head in ("---\n# a note\n\ntitle: x\n---\n", "---\n---\n", "---\ntags:\n  - reef\n---\n"):
        assert read(f"{head}\n# Title\n").blocks[0].kind == "front-matter"


def test_broken_links_are_text_and_their_bare_url_is_found() -> None:
    assert not read("(text)[https]").links
    assert [link.target for link in read("[a](b c)").links] == []
    assert [link.target for link in read("[**a** https://x.y/z").links] == []
    assert [link.target for link in read("(text)[x] https://x.y/z").links] == ["https://x.y/z"]


def test_references_are_found_wherever_they_are_defined() -> None:
    document = read("[a][r] [R] ![i][r] [none]\n\n[r]: https://x.y 'title'\n")
    assert [(link.kind, link.target) for link in document.links] == [
        ("reference", "https://x.y"),
        ("reference", "https://x.y"),
        ("image", "https://x.y"),
    ]


def test_code_hides_what_is_in_it() -> None:
    document = read("`[a](b)` ``[^1]``\n\n```md\n[c](d) <a id='x'></a>\n```\n\n    [e](f)\n")
    assert (document.links, document.footnote_references, document.anchors) == ((), (), ())
    assert [block.info for block in document.code_blocks] == ["md", ""]


def test_escaped_pipes_in_code_and_targets_keep_exact_spans() -> None:
    document = read("|a|b|\n|-|-|\n|`x\\|y`|[p\\|q](r\\|s) **t\\|u** [v](w)|\n")
    row = document.tables[0].rows[0]
    assert [cell.inline.plain for cell in row.cells] == ["x|y", "p|q t|u v"]
    assert [(link.target, document.raw(link.target_span)) for link in document.links] == [("r|s", "r\\|s"), ("w", "w")]
    assert document.raw(row.cells[1].inline.emphasis[0].span) == "**t\\|u**"
