"""Web addresses that no server can have."""

from __future__ import annotations

import re
from functools import lru_cache

from readme_sync.regex import lazy
from readme_sync.urls.parts import split

_ADDRESS = re.compile(r"(https?):(/*)([^/?#]*)", re.IGNORECASE)
_PLAIN_HOST = re.compile(r"[A-Za-z0-9.-]+\.[A-Za-z0-9-]+")  # nearly every host there is
_PLACEHOLDER = lazy(r"[{}<>$%*]|…|\.\.\.|:[A-Za-z]+\Z")  # the reader or a program puts the host or the port here
_SECOND = lazy(r"https?[:;]?(?:$|//)", re.IGNORECASE)
_NO_HOST = frozenset(" \t\"\\^`|,;()'!")


@lru_cache(maxsize=8192)  # translations lead where the source does
def fault(url: str) -> str | None:
    """Return why no server can have the web address ``url``, or None where one can (or where it is no web address).

    What stands for something else (``https://{host}/``, ``https://<your-name>.example.org``) is not judged.
    """
    found = _ADDRESS.match(url)
    if found is None:
        return None
    slashes, authority = found[2], found[3]
    if len(slashes) == 2 and _PLAIN_HOST.fullmatch(authority) and ".." not in authority and authority[0] != ".":
        return None
    if _PLACEHOLDER.search(authority):
        return None
    if len(slashes) != 2:
        return f"{len(slashes)} slashes stand behind its scheme, not two" if len(slashes) != 1 else "a slash is missing"
    host = authority.rpartition("@")[2]
    if not host:
        return "it names no host"
    if _SECOND.fullmatch(host):
        return "its beginning stands there twice"
    if any(sign in _NO_HOST or sign.isspace() for sign in host):
        return "its host holds a sign that no host has"
    if broken := split(url).broken:
        return "its port is no number" if "ort" in broken else "its brackets belong to no address"
    name = host.partition(":")[0] if not host.startswith("[") else ""
    if ".." in name or name.startswith(".") or "[" in name or "]" in name:
        return "its host is none"
    return None
