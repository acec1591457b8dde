"""What is read behind a fence that has lost its partner."""

from __future__ import annotations

import pytest

from tests.markdown.reading import read

AFTER = "## More\n\n[a](b)\n"


@pytest.mark.parametrize(
    ("text", "lines", "codes"),
    [
        pytest.param(f"```sh\nrun\n```\n\n{AFTER}", [], ["run\n"], id="closed"),
        pytest.param(f"run\n```\n\n{AFTER}", [2], [], id="one too many"),
        pytest.param(f"```sh\nrun\n\n{AFTER}", [1], ["run\n\n"], id="one is missing"),
        pytest.param(f"> ```sh\n> run\n\n{AFTER}", [], ["run\n"], id="the end of a quote ends it"),
        pytest.param(f"- ```sh\n  run\n```\n\n{AFTER}", [1], ["run\n"], id="indented less than its entry"),
        pytest.param(f"```\nrun\n\n{AFTER}\n```sh\nrun\n```\n", [1], ["run\n\n", "run\n"], id="closed by another"),
        pytest.param(f"````md\n```sh\nrun\n```\n````\n\n{AFTER}", [], ["```sh\nrun\n```\n"], id="in a longer one"),
        pytest.param(f"~~~\n```sh\n~~~\n\n{AFTER}", [], ["```sh\n"], id="another sign"),
        pytest.param(f"~~~sh\nrun\n\n~~~ sh\nrun\n~~~\n\n{AFTER}", [1], ["run\n\n", "run\n"], id="tildes"),
        pytest.param(f"```sh\nrun\n\n{AFTER}".replace("\n", "\r\n"), [1], ["run\n\n"], id="CRLF"),
    ],
)
def test_what_follows_is_read(text: str, lines: list[int], codes: list[str]) -> None:
    document = read(text)
    assert [document.lines.line(fence.span.start) for fence in document.broken_fences] == lines
    assert [code.content.replace(" \n", "\n") for code in document.code_blocks] == codes
    assert [heading.inline.plain for heading in document.headings] == ["More"]
    assert [link.target for link in document.links] == ["b"]
    assert "".join(document.raw(block.span) for block in document.blocks) == text


def test_many_of_them_are_told_up_to_a_number() -> None:
    document = read("```sh\nrun\n\n## A\n\n" * 200)
    assert len(document.broken_fences) == 20
