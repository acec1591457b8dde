"""Keys: two spellings of one question get one key, so that it is asked once and remembered once."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, urlunsplit

from readme_sync.urls.parts import split

# What most URLs are like: nothing in them is spelt in two ways, and taking them apart would give the same again.
_PLAIN = re.compile(
    r"(https?://[a-z0-9.-]+(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4})(?<!:80)(?<!:443))?"
    r"/[A-Za-z0-9/%:@!$&'()*+,=~._-]*(?:\?[A-Za-z0-9/%:@!$&'()*+,=~._?-]+)?)(?:#(\S*))?"
)


def hub_key(kind: str, repo_id: str) -> str:
    """Return the key of a Hub question, such as ``hub:model:rinna/nekomata-7b``."""
    return f"hub:{kind}:{repo_id}"


@lru_cache(maxsize=16384)
def link_key(url: str) -> tuple[str, str]:
    """Return what a cited URL asks for, and its fragment without the ``#``.

    Scheme and host are lowered, the host is in its ASCII form, a default port and user names go, what
    is not ASCII is percent-encoded: two spellings of one question get one key.

    Raises:
        ValueError: when it is not a URL (a bracket or a port that cannot be, a host that IDNA refuses).
    """
    if plain := _PLAIN.fullmatch(url.strip()):
        return plain[1], plain[2] or ""
    return _taken_apart(url)


def _taken_apart(url: str) -> tuple[str, str]:
    bare, _, fragment = url.strip().partition("#")
    parts = split(bare)
    if parts.broken:
        raise ValueError(parts.broken)
    host = ascii_host(parts.hostname)
    if ":" in host:
        host = f"[{host}]"
    if parts.port is not None and parts.port != {"http": 80, "https": 443}.get(parts.scheme):
        host = f"{host}:{parts.port}"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._") or "/"
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|^`{}")
    return urlunsplit((parts.scheme, host, path, query, "")), fragment


def ascii_host(host: str) -> str:
    """Return a host's ASCII (IDNA 2008) form, lowered. Raises ValueError when it has none."""
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise ValueError(f"{host!r} is not a host name: {error}") from error
