"""One style for all editions: the page stays the page, and a file in the style stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.cli.main import main
from readme_sync.editions.edition_file import EditionFile
from readme_sync.editions.read import read_edition
from readme_sync.fix.style import Styled, styled
from readme_sync.markdown.document import Document
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from tests.examples import examples

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
_UNEVEN = """# Models

|Name|  Size |
|:---|------:|
|[Owl](https://owl.example/) |7B|
| **Hare**[^1]|  1.3B  |

[^1]: A note.
"""


def _styled(text: str, *, only_tables: bool = False) -> Styled:
    return styled(
        parse(Source("README.md", text)), EditionFile("README.md", "en", source=True), only_tables=only_tables
    )


def _told(document: Document) -> object:
    edition = read_edition(document, "en", is_source=True)
    return (
        [
            [(cell.inline.plain, document.raw(cell.span)) for cell in row.cells]
            for t in edition.tables
            for row in t.rows
        ],
        sorted(link.target for link in document.links),
        sorted(note.label for note in document.footnote_references),
        sorted((note.label, note.plain.strip()) for note in document.footnote_definitions),
    )


@pytest.mark.parametrize("only_tables", [False, True])
def test_cells_get_one_space_on_each_side(only_tables: bool) -> None:
    done = _styled(_UNEVEN, only_tables=only_tables)
    assert not done.refused
    assert "| Name | Size |\n| :- | -: |\n| [Owl](https://owl.example/) | 7B |\n| **Hare**[^1] | 1.3B |\n" in done.after


def test_tables_alone_leave_every_other_line_as_it_is() -> None:
    text = f"Title\n=====\n\n* one\n+ two\n\n> |a|b|\n> |-|-|\n> |1|2\n\n{_UNEVEN}text   \nmore\n"
    text += "|a|b|c|\n|-|-|-|\n|short|\nunder it\n"
    lines = zip(text.split("\n"), _styled(text, only_tables=True).after.split("\n"), strict=True)
    changed = [new for old, new in lines if new != old]
    assert changed
    assert all(line.removeprefix("> ").startswith("| ") for line in changed)
    assert "> | 1 | 2 |\n" in _styled(text, only_tables=True).after


def test_a_mark_and_line_endings_are_kept() -> None:
    text = "\ufeff" + _UNEVEN.replace("\n", "\r\n")
    for only_tables in (False, True):
        after = _styled(text, only_tables=only_tables).after
        assert after.startswith("\ufeff# Models\r\n")
        assert "| 1.3B |\r\n" in after
        assert after.count("\n") == after.count("\r\n")


def test_footnotes_that_nothing_refers_to_are_kept() -> None:
    after = _styled("*  text[^a]\n\n[^b]: Nobody.\n[^a]: Somebody.\n").after
    assert after == "- text[^a]\n\n[^a]: Somebody.\n\n[^b]: Nobody.\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("::: tip\n- one\n:::\n", "site generator"),
        ("*  one\n\n[[toc]]\n", "site generator"),
        ("## A  B\n\n* [x](#a--b)\n", "sections"),  # GitHub makes an anchor of each blank
        ("|a|b|\n|-|-|\n|1|2|3|\n", "rows"),  # what stands beyond the last column would be lost
        ("*  a[^1]\n\n[^1]: One.\n[^1]: Two.\n", "footnotes"),
        ("*  a\0b\n", "NUL"),
    ],
)
def test_a_file_is_left_as_it_is_where_the_page_would_be_another(text: str, why: str) -> None:
    done = _styled(text)
    assert why in done.refused
    assert done.after == done.before == text


@pytest.mark.parametrize(
    "text",
    [
        "---\ntags: [a, b]\n---\n\n*  one\n",
        "*  one\n\n> [!NOTE]\n> A note.\n",
        "::: tip Title\ntext\n:::\n\n*  one\n",
        "*  one\n\n<!--@include: ./part.md-->\n\n{{ value }}\n",
    ],
)
def test_what_a_site_generator_reads_stays_where_mdformat_lets_it(text: str) -> None:
    done = _styled(text)
    assert not done.refused
    assert done.after == text.replace("*  one", "- one")


_CELLS = st.sampled_from(
    [
        "",
        "7B",
        "**1.3B**",
        "[Owl](https://owl.example/a_b)",
        "a\\|b",
        "`x \\| y`",
        "名前[^1]",
        "a<br>b",
        "x_y*z",
        "~~old~~",
        "&nbsp;",
    ]
)
_SPACES = st.sampled_from(["", " ", "   "])


@st.composite
def _tables(draw: st.DrawFn) -> str:
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(_CELLS, min_size=width, max_size=width), min_size=1, max_size=4))
    marks = [draw(st.sampled_from(["---", ":--", "--:", ":-:", "-"])) for _ in range(width)]
    written = [
        "|" + "".join(f"{draw(_SPACES)}{cell}{draw(_SPACES)}|" for cell in row)
        for row in ([f"H{number}" for number in range(width)], marks, *rows)
    ]
    return "\n".join(written)


_BLOCKS = st.one_of(
    _tables(),
    st.sampled_from(
        [
            "# A title", "Title\n===", "* one\n* two", "1) one\n2) two", "> a quote", "<a id=\"x\"></a>\n## Of x",
            "text  \nbroken", "```sh\nrun  it\n```", "    code", "***", "- [ ] open\n- [x] done", "a*b_c [x] <b>d</b>",
            "[^1]: A note with [a link](https://note.example/).", "[^2]: Nobody's.",
            "<!-- readme-sync: ignore RS408 why -->",
            "::: tip\n* a\n:::", "https://bare.example/x_y_", "![i](./a%20b.png \"t\")",
        ]
    ),
)  # fmt: skip


@examples(40)
@given(blocks=st.lists(_BLOCKS, min_size=1, max_size=6), ending=st.sampled_from(["\n", "\r\n"]), only=st.booleans())
def test_twice_is_once_and_what_is_said_stays(blocks: list[str], ending: str, only: bool) -> None:
    text = ("\n\n".join(blocks) + "\n").replace("\n", ending)
    once = _styled(text, only_tables=only)
    twice = _styled(once.after, only_tables=only)
    assert twice.after == once.after
    if only:
        assert not once.refused
        assert _told(parse(Source("a.md", once.after))) == _told(parse(Source("a.md", text)))
    elif not once.refused:
        assert not twice.refused
        before, after = (parse(Source("a.md", one)) for one in (text, once.after))
        assert len(before.links) == len(after.links)
        assert sorted(note.label for note in before.footnote_definitions) == sorted(
            note.label for note in after.footnote_definitions
        )
        assert [len(t.rows) for t in before.tables] == [len(t.rows) for t in after.tables]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize(
    "name", ["seed/README.md", "seed/en/README.md", "lists/README-zh.md", "families/Qwen/README.md"]
)
def test_real_documents_say_the_same(name: str) -> None:
    text = (CORPUS / name).read_bytes().decode()
    done = _styled(text, only_tables=True)
    assert not done.refused
    assert _told(parse(Source("a.md", done.after))) == _told(parse(Source("a.md", text)))
    assert _styled(done.after, only_tables=True).after == done.after


def test_the_command_writes_shows_and_judges(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("# T\n\n|a|b|\n|-|-|\n|1|2|\n")
    (tmp_path / "README.fr.md").write_text("# T\n\n| a | b |\n| -- | -- |\n| 1 | 2 |\n")
    run = ["-C", str(tmp_path), "fmt"]
    assert main([*run, "--check"]) == 1
    assert capfd.readouterr().out == "README.md: is not in the style\n"
    assert main([*run, "--diff", "--only", "tables"]) == 1
    assert "+| 1 | 2 |\n" in capfd.readouterr().out
    assert main([*run, "README.fr.md"]) == 0
    assert (tmp_path / "README.md").read_text().endswith("|1|2|\n")
    assert main(run) == 0
    assert (tmp_path / "README.md").read_text() == (tmp_path / "README.fr.md").read_text()
    assert main([*run, "--check"]) == 0


def test_the_command_says_what_it_leaves_as_it_is(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("::: tip\n- one\n:::\n")
    assert main(["-C", str(tmp_path), "fmt"]) == 1
    assert "README.md: left as it is: it would change lines for a site generator" in capfd.readouterr().err
    assert (tmp_path / "README.md").read_text() == "::: tip\n- one\n:::\n"


def test_a_link_that_is_none_is_not_made_text_for_good() -> None:
    """RS104 says what is wrong with it; escaped, it would be fine, and wrong all the same."""
    assert "RS104" in _styled("![](a path/with a space.png)\n").refused


@pytest.mark.parametrize(
    "text",
    [
        "- [目次](#目次)\n",
        "![図](図/大きさ.png) <https://example.org/鳥>\n",
        "[a][b] and [c](a%20b.md) and [d](<a b.md>)\n\n[b]: https://example.org/道?q=あ&r=%E3%81%82\n",
        "[a](<[https://example.org/](https://example.org/)>)\n",
    ],
)
def test_an_address_stays_as_it_is_written(text: str) -> None:
    done = _styled(text)
    assert (done.after, done.refused) == (text, "")


def test_a_link_called_x_is_no_task() -> None:
    text = "- [X](https://x.example/) and more\n- [x] [x](https://x.example/)\n- [ ] open\n- \\[x\\](no link)\n"
    done = _styled(text)
    assert (done.after, done.refused) == (text, "")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (">[!TIP]\n>Read.\n", "> [!TIP]\n> Read.\n"),
        ("Said.\n\n   > [!NOTE]\n   > Read.\n", "Said.\n\n> [!NOTE]\n> Read.\n"),
        ("Run ` owl sing ` now.\n", "Run `owl sing` now.\n"),
    ],
)
def test_blanks_that_no_reader_sees_may_go(text: str, after: str) -> None:
    done = _styled(text)
    assert (done.after, done.refused) == (after, "")


def test_a_note_that_would_stand_elsewhere_is_seen() -> None:
    """In a list, an alert is a quote; GitHub shows it otherwise than one at the edge of the page."""
    assert not _styled("1. Said.\n\n   > [!NOTE]\n   > Read.\n").is_changed
