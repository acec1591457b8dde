"""The picture of a terminal on the first page: what ``check`` prints of docs/example, as SVG."""

from __future__ import annotations

import io
from copy import copy
from datetime import date
from pathlib import Path

from rich.color_triplet import ColorTriplet
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from readme_sync.pipeline.check import check
from readme_sync.report import terminal
from readme_sync.settings.values import Settings

PATH = "figures/terminal.svg"
# 60 columns make a picture of 752 units with letters of 20: on a phone, 358 pixels wide, they are 9.5 pixels high.
_COLUMNS = 60
_INK = ColorTriplet(225, 228, 226)  # what is dim has still a contrast of 4.5 to 1 then
# Rich's own template asks a font server; a picture in a README may not.
_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img"
aria-label="{command}">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK JP", monospace;
font-size: {char_height}px; line-height: {line_height}px }}
.{unique_id}-title {{ font: bold {char_height}px system-ui, sans-serif }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def draw(root: Path) -> str:
    """Return the picture of a check of the example below ``root``, the repository."""
    report = check(root / "docs/example", Settings(), today=date(2026, 1, 1))
    console = Console(record=True, width=_COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(terminal.render(report, width=_COLUMNS, colour=True)), end="")
    template = _SVG.replace("{command}", "readme-sync -C docs/example check")
    theme = copy(SVG_EXPORT_THEME)
    theme.foreground_color = _INK
    svg = console.export_svg(title="readme-sync check", unique_id="terminal", code_format=template, theme=theme)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())
