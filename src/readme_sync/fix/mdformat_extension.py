"""What mdformat is told beside its plugins: addresses stay as they are written, and a link is no task."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

NAME = "readme-sync"
RENDERERS: Mapping[str, Any] = {}
_TASK = re.compile(r"^\\\[([ xX])\\\](?=\()", re.MULTILINE)


def update_mdit(reader: Any) -> None:
    """Have addresses kept: ``#目次`` reads better than what it is in percent signs."""
    reader.normalizeLink = str


def _links_again(text: str, node: Any, _: Any) -> str:
    """Return a paragraph in which links called X are links: the plugin for GFM takes ``[X]`` for a task."""
    pieces = [piece for inline in node.children for piece in inline.children]
    labels = {"".join(part.content for part in one.children) for one in pieces if one.type == "link"}
    return _TASK.sub(lambda match: f"[{match[1]}]" if match[1] in labels else match[0], text)


POSTPROCESSORS: Mapping[str, Any] = {"paragraph": _links_again}
