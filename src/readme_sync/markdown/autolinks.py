"""Where a bare URL begins and ends: GFM's extended autolinks, as cmark-gfm's autolink.c reads them (0.29.0.gfm.13).

Bare e-mail addresses are left as text: nothing here can ask whether they answer.
"""

from __future__ import annotations

from readme_sync.markdown.emphasis import is_punctuation, is_space
from readme_sync.regex import lazy

_HOST = lazy(r"(?:\\?[A-Za-z0-9_.\-])*")
_REST = lazy(r"[^ \t\n\v\f\r<]*+")
_MANY_DOTS = 10  # beyond so many, cmark-gfm allows underscores everywhere


def bare_end(content: str, start: int, token: str) -> int:
    """Return where the URL that begins with ``token`` at ``start`` ends, or ``start`` when it is none."""
    before = content[start - 1 : start]
    last = len(content) - 1
    if token == "www.":
        if before not in " \t\n\v\f\r*_~(" or not _is_domain(content, start, last, dots=1):
            return start
        host = start
    else:
        host = start + len(token)
        first = content[host : host + 1]
        if (before.isascii() and before.isalpha()) or not first or is_space(first) or is_punctuation(first):
            return start
        if first.isascii() and not _is_domain(content, host, last, dots=0):
            return start
    match = _REST.match(content, host)
    return _trim(content, start, match.end()) if match else start


def _is_domain(content: str, start: int, last: int, *, dots: int) -> bool:
    """Judge the domain at ``start`` as cmark-gfm does: up to the first letter beyond ASCII, but for the ``last``."""
    match = _HOST.match(content, start, max(last, start))
    labels = match[0].split(".") if match else [""]
    if "_" in "".join(labels[-2:]) and len(labels) - 1 <= _MANY_DOTS:
        return False
    return len(labels) > dots


def _trim(content: str, start: int, end: int) -> int:
    """Take off what GFM leaves out: trailing punctuation, unbalanced parentheses, an entity."""
    opening, closing = content.count("(", start, end), content.count(")", start, end)
    while end > start:
        last = content[end - 1]
        if last == ")":
            if closing <= opening:
                break
            closing -= 1
        elif last == ";":
            head = end - 2
            while head > start and content[head].isascii() and content[head].isalpha():
                head -= 1
            if head < end - 2 and content[head] == "&":
                end = head + 1
        elif last not in "?!.,:*_~'\"":
            break
        end -= 1
    return end
