"""Which addresses a translator may write for the source's."""

from __future__ import annotations

import pytest

from readme_sync.align.blocks.facts import Fact
from readme_sync.rules.blocks.pairs.alike import may_be_one
from readme_sync.text import Span
from readme_sync.urls.locales import neutral


def _picture(path: str) -> Fact:
    return Fact("image", neutral(path), path, Span(0, 1))


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [
        ("img/window_zh.jpg", "img/window.png", True),
        ("img/zh/window.webp", "img/window-en.png", True),
        ("img/window_zh.png", "img/window.png", True),
        ("img/window_fr.jpg", "img/window.png", False),
        ("img/window.jpg", "img/window.png", False),
        ("img/door_zh.jpg", "img/window.png", False),
        ("img/window_zh.pdf", "img/window.png", False),
        ("img/织机CN1.png", "img/织机EN1.png", True),
        ("img/织机CN1.png", "img/织机EN2.png", False),
        ("img/loomCN1.png", "img/loomEN1.png", False),
    ],
)
def test_a_picture_for_one_language_may_be_of_another_format(own: str, other: str, is_one: bool) -> None:
    assert may_be_one(_picture(own), _picture(other), ("zh", "en")) == is_one


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [
        ('"spiel Loom s1e1"', '"play Loom s1e1"', True),
        ('say "webe drei 40er Fäden"', 'say "weave three 40 threads"', True),
        ('"spiel Loom s1e2"', '"play Loom s1e1"', False),
        ('"spiel Loom s1e1" now', '"play Loom s1e1" later', False),
        ("`39`", "`39`", True),
        ("39", "39.x", True),
        ("38", "39.x", False),
    ],
)
def test_what_is_said_in_quotes_within_code_is_for_readers(own: str, other: str, is_one: bool) -> None:
    facts = [Fact("code", code, code, Span(0, 1)) for code in (own, other)]
    assert may_be_one(facts[0], facts[1], ("de", "en")) == is_one


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [
        ("descriptionEditable=Ein%20Webstuhl&name=1", "descriptionEditable=A%20fast%20loom&name=1", True),
        ("descriptionEditable=Ein%20Webstuhl&pattern=2", "descriptionEditable=A%20fast%20loom&pattern=1", False),
        ("pattern=Webstuhl&name=1", "pattern=loom&name=1", False),
    ],
)
def test_a_picture_that_is_made_of_a_text_is_one_in_each_language(own: str, other: str, is_one: bool) -> None:
    page = "https://pictures.example/weavers/loom/image?"
    assert may_be_one(_picture(page + own), _picture(page + other), ("de", "en")) == is_one


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [
        ("-d {cloth}", "--data {cloth}", True),
        ("weave --data wool -q", "weave -d wool --quiet", True),
        ("weave -w {cloth}", "weave --data {cloth}", False),
        ("weave -d wool", "weave --data silk", False),
        ("weave -f", "weave --force-with-lease", False),
    ],
)
def test_an_option_may_be_a_letter_or_a_word(own: str, other: str, is_one: bool) -> None:
    facts = [Fact("code", code, code, Span(0, 1)) for code in (own, other)]
    assert may_be_one(facts[0], facts[1], ("de", "en")) == is_one


@pytest.mark.parametrize(
    ("own", "other", "is_one"),
    [
        ("https://xxxx/xxx", "https://xxxx/yyy", True),
        ("loom --key xxx", "loom --key xxxxxx", True),
        ("loom --key xxx", "loom --kez xxx", False),
        ("https://xxxx/weft", "https://xxxx/warp", False),
    ],
)
def test_letters_may_stand_for_what_nobody_says(own: str, other: str, is_one: bool) -> None:
    facts = [Fact("code", code, code, Span(0, 1)) for code in (own, other)]
    assert may_be_one(facts[0], facts[1], ("ja", "en")) == is_one
