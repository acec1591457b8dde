"""The one way in which the package takes an address apart: an address of a stranger never ends a run.

``urllib.parse.urlsplit`` raises ValueError for a bracket or a host that cannot be, and its ``port`` does so later.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from readme_sync.values import NamedTuple


class Parts(NamedTuple):
    """The parts of an address as text, each empty where there is none; all of them are for a ``broken`` one.

    ``hostname`` is lowered and without brackets; ``port`` is None where none is written.
    """

    scheme: str = ""
    netloc: str = ""
    hostname: str = ""
    port: int | None = None
    path: str = ""
    query: str = ""
    fragment: str = ""
    broken: str = ""


@lru_cache(maxsize=16384)
def split(url: str) -> Parts:
    """Return the parts of ``url``; what is no address has none, and ``broken`` says why. Never raises."""
    try:
        found = urlsplit(url)
        return Parts(
            found.scheme, found.netloc, found.hostname or "", found.port, found.path, found.query, found.fragment
        )
    except ValueError as error:
        return Parts(broken=str(error) or "it is not an address")
