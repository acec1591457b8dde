"""Whatever stands in a document, nothing of it acts where we print it. The renderer is GitHub's own, cmark-gfm."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given

from readme_sync.report import escape
from tests.report.reports import hostile


class Rendered(HTMLParser):
    """The tags and the text that a piece of HTML holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html
        self.tags: list[str] = []
        self.comments: list[str] = []
        self.pieces: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser calls it so
        self.tags.append(tag)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())


def rendered(markdown: str) -> Rendered:
    # Unsafe, so that raw HTML shows itself as a tag instead of being dropped.
    return Rendered(
        cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES)
    )


def words(text: str) -> str:
    return " ".join(escape.one_line(text).split())


TABLE = ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
FRAMES = [("{}", ["p"]), ("a {} b", ["p"]), ("### {}", ["h3"]), ("| a | b |\n|---|---|\n| {} | end |", TABLE)]


@pytest.mark.parametrize(("frame", "tags"), FRAMES)
@given(hostile)
@example("Whisper | @octocat <b>")
def test_markdown_shows_the_text_and_nothing_acts(frame: str, tags: list[str], text: str) -> None:
    shown = escape.markdown(text)
    page = rendered(frame.format(shown))
    if shown:  # an empty paragraph is no paragraph
        assert page.tags == tags
    assert page.comments == []
    expected = words(frame.replace("#", "").replace("|", "").replace("-", "").format(words(text)))
    assert words(page.text.replace("\u200b", "")) == expected
    assert not re.search(r"@\w|#\w|://|\b(?i:GH)-\d", page.text)


@given(hostile)
@example("a\\|b")
@example("`|`")
def test_a_code_span_is_one_cell_with_just_the_text(text: str) -> None:
    page = rendered(f"| a | b |\n|---|---|\n| {escape.code(text)} | end |")
    assert page.tags == [*TABLE[:-1], *(["code"] if words(text) else []), "td"]
    assert page.text == words(f"a b {words(text)} end")


@given(hostile)
def test_a_workflow_command_stays_one_line_and_decodes_to_the_text(text: str) -> None:
    encoded = escape.workflow_command(text)
    assert escape.terminal(encoded) == encoded
    decoded = encoded.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")  # in the runner's order
    assert decoded == "\n".join(escape.terminal(line) for line in text.split("\n"))


@given(hostile)
def test_a_workflow_property_ends_nowhere_early(text: str) -> None:
    encoded = escape.workflow_property(text)
    assert escape.terminal(encoded) == encoded
    assert not set(encoded) & set(":,\r\n")
    assert encoded.replace("%3A", ":").replace("%2C", ",").replace("%25", "%") == escape.terminal(text)


@given(hostile)
def test_html_is_text_in_an_element_and_in_an_attribute(text: str) -> None:
    page = Rendered(f'<p title="{escape.html(text)}">{escape.html(text)}</p>')
    assert page.tags == ["p"]
    assert page.comments == []
    assert "".join(page.pieces) == escape.one_line(text)


def test_a_mention_is_kept_apart_and_not_only_written_as_a_reference() -> None:
    assert escape.markdown("@octocat #12") == "&#64;&#8203;octocat &#35;&#8203;12"


def test_what_a_url_is_can_be_copied_from_a_code_span() -> None:
    assert escape.code("https://huggingface.co/a/b?x=1|2") == "`https://huggingface.co/a/b?x=1\\|2`"
