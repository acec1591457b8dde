"""Links and pictures that the source has written in HTML and writes in Markdown now: what they say has not changed."""

from __future__ import annotations

import re
from typing import Final

_LINK: Final = re.compile(
    r"<a\s(?:[^<>]*\s)?href=\"(?P<address>[^\"\s()]+)\"[^<>]*>(?P<words>(?:(?!</?a\b).)*)</a>",
    re.IGNORECASE | re.DOTALL,
)
_PICTURE: Final = re.compile(r"<img\s(?:[^<>]*\s)?src=\"(?P<address>[^\"\s()]+)\"[^<>]*>", re.IGNORECASE)
_ALTERNATIVE: Final = re.compile(r"\balt=\"(?P<words>[^\"\[\]]*)\"", re.IGNORECASE)


def as_markdown(before: str, after: str, translation: str) -> tuple[str, str]:
    """Return ``before`` and its ``translation`` in Markdown, as far as ``after`` has the same links and pictures so.

    A translation that has other many of them in HTML than the source had stays as it is. Pictures come first: links
    may be around them.
    """
    for tag in (_PICTURE, _LINK):
        was, here = (tag.findall(text) for text in (before, translation))
        addresses = [match["address"] for match in tag.finditer(before)]
        are_written = not tag.search(after) and all(f"]({address})" in after for address in addresses)
        if addresses and are_written and len(was) == len(here):
            before, translation = (tag.sub(_markdown, text) for text in (before, translation))
    return before, translation


def _markdown(match: re.Match[str]) -> str:
    if match.re is _LINK:
        return f"[{match['words']}]({match['address']})"
    words = _ALTERNATIVE.search(match[0])
    return f"![{words['words'] if words is not None else ''}]({match['address']})"
