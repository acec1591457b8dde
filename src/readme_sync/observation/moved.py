"""Where a page moved to, when that is worth a change to the document, and safe to write into one."""

from __future__ import annotations

from urllib.parse import quote

from readme_sync.urls.locales import neutral, url_language
from readme_sync.urls.parts import split

_LONGEST = 2_000


def new_address(key: str, target: str | None) -> str | None:
    """Return the address to write instead of ``key``, or None: nothing moved, or nothing that a reader would mind.

    A server names the target, so it is brought into a form that is nothing but an address wherever it is
    written: printable ASCII without quotes, brackets, pipes or blanks.
    """
    if target is None or not target.startswith(("http://", "https://")) or len(target) > _LONGEST:
        return None
    clean = quote(target, safe="/%:@!$&'*+,;=~-._?#")
    if not split(clean).hostname or clean == key:
        return None
    if split(key).scheme == split(clean).scheme and neutral(key) == neutral(clean):
        return None  # a closing slash, an index page, a language chosen for us, marks of tracking
    if url_language(key) is None and url_language(clean) is not None and _starts_at_home(key):
        return None  # the front page, in the language that the server took us for
    return clean


def _starts_at_home(key: str) -> bool:
    return split(key).path in {"", "/"}
