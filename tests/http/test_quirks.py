"""Quirks: each entry has a reason, a date, and a case here."""

from __future__ import annotations

from datetime import date

import pytest

from readme_sync.http.quirks import QUIRKS, quirk_of, special_limits
from readme_sync.observation import Answered
from tests.servers.asking import Ask, by_key
from tests.servers.loopback import HandClock
from tests.servers.web import Web

# host: (a link, what is asked instead of it, whether GET comes first, whether it only refers)
CASES = {
    "youtube.com": (
        "https://www.youtube.com/watch?v=abc&t=5",
        "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc",
        False,
        False,
    ),
    "youtu.be": (
        "https://youtu.be/abc?t=5",
        "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabc",
        False,
        True,
    ),
    "crates.io": ("https://crates.io/crates/serde", None, True, False),
    "arxiv.org": ("https://arxiv.org/abs/2404.01657", None, False, False),
    "huggingface.co": ("https://huggingface.co/papers/2404.01657", None, False, False),
    "doi.org": ("https://doi.org/10.1000/182", None, False, True),
    "hdl.handle.net": ("https://hdl.handle.net/1/2", None, False, True),
    "w3id.org": ("https://w3id.org/x", None, False, True),
    "purl.org": ("https://purl.org/x", None, False, True),
    "aka.ms": ("https://aka.ms/x", None, False, True),
    "bit.ly": ("https://bit.ly/x", None, False, True),
    "goo.gl": ("https://goo.gl/x", None, False, True),
    "t.co": ("https://t.co/x", None, False, True),
    "forms.gle": ("https://forms.gle/x", None, False, True),
}


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: quirk.host)
def test_every_quirk(quirk: object) -> None:
    assert quirk in QUIRKS
    url, instead, get, refers = CASES[quirk.host]
    found = quirk_of(url)
    assert found is quirk
    assert found.reason
    assert found.since <= date(2030, 1, 1)
    assert (found.instead(url) if found.instead else None) == instead
    assert (found.get, found.refers) == (get, refers)


@pytest.mark.parametrize("url", ["https://notyoutube.com/watch?v=1", "https://arxiv.org.evil.test/", "https://x.test/"])
def test_another_host_has_no_quirk(url: str) -> None:
    assert quirk_of(url) is None


@pytest.mark.parametrize(
    "url", ["https://www.youtube.com/@channel", "https://www.youtube.com/watch?list=1", "https://youtu.be/"]
)
def test_what_is_no_video_is_asked_as_it_is(url: str) -> None:
    quirk = quirk_of(url)
    assert quirk is not None
    assert quirk.instead is not None
    assert quirk.instead(url) is None


def test_one_place_a_second_for_those_who_ask_for_it(web: Web, ask: Ask, clock: HandClock) -> None:
    assert special_limits()["arxiv.org"].interval == 1.0
    links = [web.at("arxiv.org", f"/ok/{number}") for number in range(5)]
    assert len(by_key(ask(*links))) == 5
    assert 4 <= clock.seconds < 5


def test_a_reference_is_not_a_move(web: Web, ask: Ask) -> None:
    url = web.at("doi.org", "/to/301?url=/ok")
    one = by_key(ask(url))[url]
    assert isinstance(one, Answered)
    assert (one.note, one.moved_to, len(one.redirects)) == ("refers", None, 1)
