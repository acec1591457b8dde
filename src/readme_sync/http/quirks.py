"""Hosts that need asking otherwise: a table, with a reason and a date each.

A quirk changes how a question is put, or how fast; never what an answer means. Add one here, with a
case in ``tests/http/test_quirks.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs, quote

from readme_sync.http.options import HostLimits
from readme_sync.urls.parts import split
from readme_sync.values import NamedTuple


class Quirk(NamedTuple):
    """How one host (and its subdomains) differs.

    ``get`` asks with GET at once; ``instead`` returns the URL that answers the question better, or None;
    ``refers`` marks hosts whose redirects are their purpose: where they lead is not where a link moved.
    """

    host: str
    reason: str
    since: date
    get: bool = False
    instead: Callable[[str], str | None] | None = None
    refers: bool = False
    limits: HostLimits | None = None
    headers: tuple[tuple[str, str], ...] = ()


def _youtube(url: str) -> str | None:
    parts = split(url)
    if parts.hostname == "youtu.be":
        video = parts.path.strip("/")
    elif parts.path == "/watch":
        video = parse_qs(parts.query).get("v", [""])[0]
    else:
        return None
    watch = f"https://www.youtube.com/watch?v={video}"
    return f"https://www.youtube.com/oembed?format=json&url={quote(watch, safe='')}" if video else None


_REFERS = "its permanent redirects are its purpose: the short or lasting name is what should be cited"
_WHEN = date(2026, 11, 23)

QUIRKS: tuple[Quirk, ...] = (
    Quirk("youtube.com", "a removed video's page answers 200; oEmbed answers 4xx for it", _WHEN, instead=_youtube),
    Quirk("youtu.be", "the same videos under their short address", _WHEN, instead=_youtube, refers=True),
    Quirk("crates.io", "answers 404 unless HTML is asked for", _WHEN, get=True, headers=(("Accept", "text/html"),)),
    Quirk(
        "arxiv.org",
        "its robots.txt asks for pauses between requests, and it locks out whoever does not make them",
        _WHEN,
        limits=HostLimits(concurrency=1, interval=1.0),
    ),
    Quirk(
        "huggingface.co",
        "gives anonymous clients 100 pages in 5 minutes; repositories are asked for through its API",
        _WHEN,
        limits=HostLimits(concurrency=1, interval=3.0),
    ),
    *(Quirk(host, _REFERS, _WHEN, refers=True) for host in ("doi.org", "hdl.handle.net", "w3id.org", "purl.org")),
    *(Quirk(host, _REFERS, _WHEN, refers=True) for host in ("aka.ms", "bit.ly", "goo.gl", "t.co", "forms.gle")),
)
_BY_HOST = {quirk.host: quirk for quirk in QUIRKS}


def quirk_of(url: str) -> Quirk | None:
    """Return the quirk of the host that ``url`` names, or of the nearest domain that it belongs to."""
    host = split(url).hostname
    while host:
        if host in _BY_HOST:
            return _BY_HOST[host]
        host = host.partition(".")[2]
    return None


def special_limits() -> dict[str, HostLimits]:
    """Return the hosts that are asked at a pace of their own."""
    return {
        name: quirk.limits for quirk in QUIRKS if quirk.limits is not None for name in (quirk.host, f"www.{quirk.host}")
    }
