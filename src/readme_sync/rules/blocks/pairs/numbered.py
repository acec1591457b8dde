"""Addresses that name a thing by a long number: what stands around it is in words, or says nothing."""

from __future__ import annotations

from readme_sync.regex import lazy
from readme_sync.rules.slips import is_sign_off, near
from readme_sync.urls.one_page import host

_LONG_NUMBER = lazy(r"\d{7,}")
_OPAQUE = lazy(
    r"(?=[^/]*\d)(?=[^/]*[A-Za-z])(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[A-Za-z0-9_-]{24,40}"
    r"|1[A-Za-z0-9_-]{43})"  # of a document, a table or slides at Google
)
_PARTS = lazy(r"[/?#&=.]+")
_SHORTEST = 5  # letters of a word: shorter ones that differ by one are two languages or countries


def have_one_number(one: str, two: str) -> bool:
    """Tell whether two addresses of one host name a thing by the same long number: a shop's page of an app.

    A letter that is wrong in one of its words is a slip all the same.
    """
    numbers = _LONG_NUMBER.findall(one)
    if not numbers or numbers != _LONG_NUMBER.findall(two) or host(one) != host(two):
        return False
    if any(near(a, b) for a, b in zip(opaque_parts(one), opaque_parts(two), strict=False)):
        return False
    words = _PARTS.split(one), _PARTS.split(two)
    apart = [pair for pair in zip(*words, strict=False) if pair[0] != pair[1]]
    is_slip = len(apart) == 1 and min(map(len, apart[0])) >= _SHORTEST and is_sign_off(*apart[0])
    return not (is_slip and len(words[0]) == len(words[1]))


def opaque_parts(url: str) -> list[str]:
    """Return the parts of an address that are identifiers made by a machine."""
    return [part for part in url.partition("?")[0].split("/") if _OPAQUE.fullmatch(part)]
