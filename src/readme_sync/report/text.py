"""``--format text`` for a pipe: one line a finding, and the sentences that sum a report up. For people: terminal.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from readme_sync.finding import SEVERITIES, Extent, Report
from readme_sync.report.escape import terminal
from readme_sync.report.skips import surprising

_CODES_LIMIT = 5  # rules named for one reason; the JSON has them all


def render(report: Report, _rules: Sequence[object] = ()) -> str:
    """Return one line ``path:line:column: CODE message`` a finding."""
    return "".join(
        f"{terminal(place.path)}:{place.line}:{place.column}: {finding.code} {terminal(finding.message)}\n"
        for finding in report.findings
        for place in (finding.place,)
    )


def statistics(report: Report) -> str:
    """Return one line a rule that found something, the most frequent first: count, code and name."""
    counts = Counter((finding.code, finding.name) for finding in report.findings)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(str(count)) for count in counts.values()), default=0)
    return "".join(f"{count:>{width}} {code} {name}\n" for (code, name), count in ordered)


def summary(report: Report) -> str:
    """Return one line that says how many findings there are, in which editions, and how much was compared."""
    ignored = f"; {len(report.ignored)} ignored" if report.ignored else ""
    if not report.editions:
        return f"No edition was read{ignored}."
    where = f"{_count(len(report.editions), 'edition')} ({_editions(report)})"
    counts = [_count(report.count(level), level) for level in SEVERITIES if report.count(level)]
    found = f"{', '.join(counts)} in" if counts else _well(report)
    return f"{found} {where}{_extent(report.extent)}{ignored}."


def _well(report: Report) -> str:
    """Return what to say where nothing was found: never more than was looked at."""
    if report.defects or report.errors:
        return f"Nothing to fix in what could be {'checked' if report.defects else 'read'} of"
    return f"Nothing to fix in{' what was compared of' * bool(report.extent and report.extent.left)}"


def _extent(extent: Extent | None) -> str:
    if extent is None:
        return ""
    counts = ((extent.tables, "table"), (extent.rows, "row"), (extent.sections, "section"))
    left = f"; not compared: {terminal('; '.join(extent.left))}" if extent.left else ""
    return f": {', '.join(_count(number, noun) for number, noun in counts)}{left}"


def asides(report: Report) -> str:
    """Return what else to know, a line each: how the editions were chosen, and what could not be asked and why."""
    reasons: dict[str, list[str]] = {}
    for skip in surprising(report):
        reasons.setdefault(skip.reason, []).append(skip.code)
    notes = [f"note: {terminal(note)}\n" for note in report.notes]
    return "".join(notes + [f"not checked: {_codes(codes)} ({terminal(why)})\n" for why, codes in reasons.items()])


def _count(number: int, what: str) -> str:
    # "info" is short for information, and so has no plural.
    return f"{number} {what}" if number == 1 or what == "info" else f"{number} {what}s"


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_CODES_LIMIT])
    return shown if len(codes) <= _CODES_LIMIT else f"{shown} and {len(codes) - _CODES_LIMIT} more"


def _editions(report: Report) -> str:
    return ", ".join(f"{terminal(edition.language)} {terminal(edition.path)}" for edition in report.editions)
