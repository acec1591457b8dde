"""What a server answers takes no time and breaks nothing, however it is made for that."""

from __future__ import annotations

import httpx2
import pytest

from readme_sync.http.client import Hop
from readme_sync.http.page import Page, look_up, title_of
from readme_sync.probe.checkers import github
from tests.attacks.conftest import bounded

_SIZE = 500_000  # bytes of a page
PIECES = (
    "<script>x</script>", "<script", "</style><style", "<scr", "<title", "<title>a", "id=", "<a id='x'>", "&#x41",
    "<" * 5_000 + " ", "\u212a<STYLE>",
)  # fmt: skip
FRAGMENTS = (":~:text=a", ":~:text=" + "," * 100_000, ":~:text=" + "a-," * 30_000, ":~:text=&" * 10_000, "x/" * 10_000)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("fragment", FRAGMENTS, ids=range(len(FRAGMENTS)))
def test_no_page_takes_long(piece: str, fragment: str) -> None:
    body = f"<p>a</p>{piece * (_SIZE // len(piece))}".encode()[:_SIZE]
    page = Page(body, "text/html", complete=True)
    with bounded():
        look_up((fragment,), page)
        title_of(page)


@pytest.mark.parametrize(
    ("html", "is_there"),
    [
        ("<p>warp and weft</p>", True),
        ("<script>warp and weft</script>", False),
        ("<p>warp <style>x</style>and <script>y</script>weft</p>", True),
        ("<p>warp <STYLE>x</style>and weft<script>y", True),
        ("</script><p>warp and weft</p>", True),
    ],
)
def test_what_is_quoted_is_looked_for_in_what_is_shown(html: str, is_there: bool) -> None:
    page = Page(f"<p>loom</p>{html}<a id=b></a><a id=c></a><a id=d></a>".encode(), "text/html", complete=True)
    assert look_up((":~:text=warp%20and%20weft",), page) == ((":~:text=warp%20and%20weft", is_there),)


def test_an_answer_of_github_that_is_nested_deeply_is_none() -> None:
    url = httpx2.URL("https://api.github.com/repos/a/b")
    page = Page(b"[" * 100_000, "application/json", complete=True)
    assert github._read(Hop(url, 200, {}, httpx2.Headers(), page)) is None
