"""Edits that give a link another target, written as its kind of link wants it."""

from __future__ import annotations

import re

from readme_sync.observation.cited import Use
from readme_sync.text import Edit

_ENTITY = re.compile(r"&#?\w+;")


def with_address(use: Use, target: str) -> Edit | None:
    """Return the edit that makes ``use`` point at ``target``, keeping its fragment; None where none is safe.

    ``target`` is ASCII without quotes, brackets, pipes and blanks; see ``new_address``.
    """
    span = use.link.target_span
    if span.end <= span.start or _ENTITY.search(target):  # a reference's address stands elsewhere
        return None
    address = target if "#" in target or not use.fragment else f"{target}#{use.fragment}"
    if use.link.kind in {"html", "html-image"}:
        address = address.replace("&", "&amp;").replace("'", "%27")
    if not address.isascii() or any(sign in address for sign in '()<>|"\\ '):
        address = "".join(f"%{ord(sign):02X}" if sign in '()<>|"\\ ' else sign for sign in address)
    return Edit(span, address)


def with_repository(use: Use, old: str, new: str) -> Edit | None:
    """Return the edit that writes the repository ``new`` in the place of ``old`` in the target of ``use``."""
    span = use.link.target_span
    raw = use.edition.document.text[span.start : span.end]
    at = raw.lower().find(old.lower())
    if at < 0 or not re.fullmatch(r"[\w.-]{1,200}(?:/[\w.-]{1,200})?", new, re.ASCII):
        return None
    start = span.start + at
    return Edit(type(span)(start, start + len(old)), new)
