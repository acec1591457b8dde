"""``--format text`` for a person at a terminal: grouped by row, with the editions' values side by side.

Only this module and what it imports may load rich, and only a terminal loads this module.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from readme_sync.finding import Finding, Report, Severity
from readme_sync.report.differences import Segment, clip, mark
from readme_sync.report.escape import terminal
from readme_sync.report.text import asides, summary
from readme_sync.report.urgency import urgency

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "info": "blue"}
_RELATED_LIMIT = 8  # places named under one finding; the JSON has them all
_VALUE_LIMIT = 240  # characters of a value; a whole training-data cell would hide what differs in it
_NARROWEST = 20  # below this, words cannot be wrapped and we let the terminal do it


def render(report: Report, *, width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """Return ``report`` for a terminal of ``width`` cells, with colours or with ``[brackets]`` around differences.

    Of a finding's other places eight are shown, with ``verbose`` all.
    """
    most = None if verbose else _RELATED_LIMIT
    page = _Page(max(width, _NARROWEST), colour)
    for severe in (True, False):
        findings = [finding for finding in report.findings if (finding.severity != "info") is severe]
        if findings and not severe:
            page.line(Text("Also worth knowing", style="bold underline"))
        for heading, group in _groups(findings):
            page.line(Text(heading, style="bold"))
            for finding in group:
                _finding(page, finding, most)
            page.line(Text())
    for line in asides(report).splitlines():
        page.line(Text(line, style="dim"))
    styles = (style for severity, style in _STYLES.items() if report.count(severity))
    page.line(Text(summary(report), style=next(styles, "green")))
    return page.text()


class _Page:
    """Lines of styled text that become one string; wraps by display width, so that CJK text fits as well."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width, self.colour = width, colour
        self._file = io.StringIO()
        # An empty environment: whether there is colour is decided by who calls, once.
        self._console = Console(
            file=self._file,
            width=width,
            color_system="standard" if colour else None,
            force_terminal=colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )

    def line(self, text: Text, indent: int = 0, hang: int = 0) -> None:
        """Add ``text``, wrapped: its first line after ``indent`` spaces, the others after ``hang`` more."""
        room = self.width - indent - hang
        wrapped = text.wrap(self._console, room) if text.cell_len > room else [text]
        for number, part in enumerate(wrapped):
            part.rstrip()
            self._console.print(" " * (indent + (hang if number else 0)), part, sep="", soft_wrap=True)

    def text(self) -> str:
        """Return everything added so far."""
        return self._file.getvalue()


def _groups(findings: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Yield a heading with its findings: those of one row in all editions, else those of one file and section.

    What misleads comes first; in one group the order is that of the lines.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        own = () if finding.row else (finding.place.path,)
        groups.setdefault((finding.section or "", finding.row or "", *own), []).append(finding)
    for (section, row, *_), group in sorted(groups.items(), key=lambda one: min(map(urgency, one[1]))):
        paths = {finding.place.path for finding in group}
        parts = (paths.pop() if len(paths) == 1 else "", section, row)
        yield " › ".join(terminal(part) for part in parts if part), group


def _finding(page: _Page, finding: Finding, most: int | None) -> None:
    place = finding.place
    page.line(
        Text.assemble(
            (f"{terminal(place.path)}:{place.line}:{place.column}", "cyan"),
            " ",
            (finding.severity, _STYLES[finding.severity]),
            " ",
            (finding.code, "bold"),
            f" {terminal(finding.message)}",
        ),
        indent=2,
        hang=2,
    )
    _values(page, finding.values)
    for number, (other, message) in enumerate(finding.related):
        left = len(finding.related) - number
        if number == most and left > 1:  # the last one takes no more room than to say that there is one
            more = f"and {left} more places (--verbose shows them)"
            page.line(Text(more, style="dim"), indent=4)
            break
        page.line(Text(f"{terminal(other.path)}:{other.line} {terminal(message)}", style="dim"), indent=4, hang=2)


def _values(page: _Page, values: Sequence[tuple[str, str]]) -> None:
    """Print what each edition says: in one line if there is room, else below each other."""
    marked = mark([terminal(value) for _, value in values])
    brackets = "{}" if any("[" in value or "]" in value for _, value in values) else "[]"
    cells = [
        Text.assemble((terminal(language), "dim"), " ", _value(clip(segments, _VALUE_LIMIT), page.colour, brackets))
        for (language, _), segments in zip(values, marked, strict=True)
    ]
    if sum(cell.cell_len + 3 for cell in cells) - 3 <= page.width - 4:
        if cells:
            page.line(Text("   ").join(cells), indent=4)
        return
    label = max(cell_len(terminal(language)) for language, _ in values)
    for (language, _), cell in zip(values, cells, strict=True):
        cell.pad_left(label - cell_len(terminal(language)))
        page.line(cell, indent=4, hang=label + 1)


def _value(segments: Sequence[Segment], colour: bool, brackets: str) -> Text:
    if not any(segment.text for segment in segments):
        return Text("(nothing)", style="reverse" if colour and any(s.differs for s in segments) else "dim")
    text = Text()
    for segment in segments:
        if segment.differs and colour:
            text.append(segment.text, style="bold reverse")  # nothing is shown where the others have something
        elif segment.differs:
            text.append(brackets[0] + segment.text + brackets[1], style="bold")
        else:
            text.append(segment.text)
    return text
