"""What an entry of a list names at its head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from readme_sync.markdown.document import PICTURES, Inline, Link


def entry_name(inline: Inline) -> str:
    """Return what an entry names at its head: the text of a link, words in bold or code; empty for none."""
    if not (inline.links or inline.emphasis or inline.code):
        return ""
    pictures = [link for link in inline.links if link.kind in PICTURES]
    if pictures:
        links = (link for link in inline.links if link.kind not in PICTURES and not _shows_a_picture(link, pictures))
        heads = [link.text for link in islice(links, 2)]
        plain = _without_first_pictures(inline.plain, pictures)
    else:
        heads = [link.text for link in inline.links[:2]]
        plain = inline.plain.lstrip()
    for emphasis in inline.emphasis[:1]:
        if emphasis.strong:
            heads.append(_without_first_pictures(emphasis.text, pictures))
    for code in inline.code[:1]:
        heads.append(code.text)
    name = ""
    for head in heads:
        if len(head) > len(name) and plain.find(head, 0, len(head) + 4) >= 0:
            name = max(name, " ".join(head.split()), key=len)
    return name


def _shows_a_picture(link: Link, pictures: Sequence[Link]) -> bool:
    """Tell whether a link is a picture to click on: a sign that many entries have is the name of none."""
    start, end = link.span
    for picture in pictures:
        inner = picture.span
        if start <= inner.start and inner.end <= end:
            return True
    return False


def _without_first_pictures(plain: str, pictures: Sequence[Link]) -> str:
    """Return a text without the words that stand for the pictures at its head."""
    plain = plain.lstrip()
    for picture in sorted(pictures, key=lambda link: link.span) if len(pictures) > 1 else pictures:
        if not picture.text or not plain.startswith(picture.text):
            break
        plain = plain[len(picture.text) :].lstrip()
    return plain
