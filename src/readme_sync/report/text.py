"""``--format text`` for a pipe: one line a finding, and the sentences that sum a report up. For people: terminal.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from readme_sync.finding import SEVERITIES, Extent, Finding, Place, Report
from readme_sync.report.escape import terminal
from readme_sync.report.skips import surprising

_EDITIONS_LIMIT = 12  # editions named one by one; the JSON has them all
_CODES_LIMIT = 5  # rules named for one reason; the JSON has them all


def render(report: Report, _rules: Sequence[object] = (), *, verbose: bool = False) -> str:
    """Return one line ``path:line:column: CODE message`` a finding; ``verbose`` adds its other places, indented."""
    return "".join(
        f"{_where(finding.place)}: {finding.code} {terminal(finding.message)}\n{_related(finding) if verbose else ''}"
        for finding in report.findings
    )


def _where(place: Place) -> str:
    return f"{terminal(place.path)}:{place.line}:{place.column}"


def _related(finding: Finding) -> str:
    return "".join(f"    {_where(place)}: {terminal(message)}\n" for place, message in finding.related)


def statistics(report: Report, most: int | None = None) -> str:
    """Return how many findings there are by severity, rule, language and document, the most frequent first.

    ``most`` bounds the lines of each part; what is left out is counted in a line of its own.
    """
    if not report.findings:
        return ""
    document = {edition.path: edition.document or edition.path for edition in report.editions}
    parts = (
        Counter(f"{finding.code} {finding.name}" for finding in report.findings),
        Counter(finding.edition for finding in report.findings if finding.edition),
        Counter(document.get(finding.place.path, finding.place.path) for finding in report.findings),
    )
    total = len(report.findings)
    width = len(f"{total:,}")
    head = f"{total:,} {'finding' if total == 1 else 'findings'}: {', '.join(_counts(report))}\n"
    return "\n".join([head, *("".join(_counted(part, width, most)) for part in parts if part)])


def _counted(counts: Counter[str], width: int, most: int | None) -> Iterator[str]:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for name, count in ordered[:most]:
        yield f"{count:>{width},} {terminal(name)}\n"
    if most is not None and len(ordered) > most:
        yield f"{sum(count for _, count in ordered[most:]):>{width},} in {len(ordered) - most:,} more\n"


def _counts(report: Report) -> list[str]:
    return [_count(report.count(level), level) for level in SEVERITIES if report.count(level)]


def summary(report: Report) -> str:
    """Return one line that says how many findings there are, in which editions, and how much was compared."""
    ignored = f"; {len(report.ignored)} ignored" if report.ignored else ""
    if not report.editions:
        return f"No edition was read{ignored}."
    where = f"{_count(len(report.editions), 'edition')} ({_editions(report)})"
    counts = ", ".join(_counts(report))
    found = f"{counts} in" if counts else _well(report)
    return f"{found} {where}{_extent(report.extent)}{ignored}."


def _well(report: Report) -> str:
    """Return what to say where nothing was found: never more than was looked at."""
    if report.defects or report.errors:
        return f"Nothing to fix in what could be {'checked' if report.defects else 'read'} of"
    return f"Nothing to fix in{' what was compared of' * bool(report.extent and report.extent.left)}"


def _extent(extent: Extent | None) -> str:
    if extent is None:
        return ""
    counts = (
        (extent.tables, "table"),
        (extent.rows, "row"),
        (extent.sections, "section"),
        (extent.entries, "list entry"),
        (extent.paragraphs, "paragraph"),
    )
    compared = [_count(number, noun) for number, noun in counts if number] or ["nothing to compare"]
    left = f"; not compared: {terminal('; '.join(extent.left))}" if extent.left else ""
    return f": {', '.join(compared)}{left}"


def asides(report: Report) -> str:
    """Return what else to know, a line each: how the editions were chosen, and what could not be asked and why."""
    reasons: dict[str, list[str]] = {}
    for skip in surprising(report):
        reasons.setdefault(skip.reason, []).append(skip.code)
    notes = [f"note: {terminal(note)}\n" for note in report.notes]
    return "".join(notes + [f"not checked: {_codes(codes)} ({terminal(why)})\n" for why, codes in reasons.items()])


def _count(number: int, what: str) -> str:
    # "info" is short for information, and so has no plural.
    plural = what if what == "info" else f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {what if number == 1 else plural}"


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_CODES_LIMIT])
    return shown if len(codes) <= _CODES_LIMIT else f"{shown} and {len(codes) - _CODES_LIMIT} more"


def _editions(report: Report) -> str:
    editions = report.editions
    if len(editions) <= _EDITIONS_LIMIT:
        return ", ".join(f"{terminal(edition.language)} {terminal(edition.path)}" for edition in editions)
    documents = {edition.document or edition.path for edition in editions}
    languages = {edition.language for edition in editions}
    return f"{_count(len(documents), 'document')} in {_count(len(languages), 'language')}"
