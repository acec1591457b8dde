"""A page of Markdown, such as a rule's, for a terminal or for a pipe."""

from __future__ import annotations

import io


def render(page: str, width: int | None = None, *, colour: bool = False) -> str:
    """Return ``page`` set for a terminal of ``width`` cells, or as the Markdown it is for a pipe (``None``)."""
    text = page.strip() + "\n"
    if width is None:
        return text

    from rich.console import Console
    from rich.markdown import Markdown

    file = io.StringIO()
    console = Console(
        file=file,
        width=min(width, 100),
        color_system="standard" if colour else None,
        force_terminal=colour,
        legacy_windows=False,
        _environ={},
    )
    console.print(Markdown(text, code_theme="ansi_dark", hyperlinks=False))
    return "".join(line.rstrip() + "\n" for line in file.getvalue().splitlines())
