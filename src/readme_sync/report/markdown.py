"""Markdown for GitHub: a job's summary and the comment on a pull request.

A table by row of the catalogue, with what each edition says side by side; short, and silent when clean.
Everything that comes from a document is escaped, so that no mention, link, HTML or table border of it acts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from readme_sync.finding import SEVERITIES, Finding, Place, Report, Severity
from readme_sync.report.differences import clip, mark
from readme_sync.report.escape import code, markdown, one_line
from readme_sync.report.skips import surprising
from readme_sync.report.urgency import urgency
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.report.sarif import RulePage


class Room(NamedTuple):
    """How much GitHub takes."""

    size: int
    unit: Literal["bytes", "characters"]

    def measure(self, text: str) -> int:
        """Return how much of the room ``text`` takes; characters are UTF-16 units, the stricter count."""
        return len(text.encode("utf-8")) if self.unit == "bytes" else len(text.encode("utf-16-le")) // 2


SUMMARY = Room(1024 * 1024, "bytes")  # of a step; one that is larger is not shown at all
COMMENT = Room(65_536, "characters")
_FOR_THE_END = 2_000  # what is kept free for the lines after the tables
_MARKS: dict[Severity, str] = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_WIDEST = 4  # more columns of editions than this make a table that scrolls: they are listed in one cell then
_LONGEST_VALUE = 160
_LONGEST_TEXT = 400
_MOST_CODES = 5  # rules named for one reason; the JSON has them all


def render(
    report: Report,
    _rules: Sequence[RulePage] = (),
    *,
    room: Room = SUMMARY,
    blob: str | None = None,
    full_report: str | None = None,
) -> str:
    """Return the report as GitHub Markdown that fits into ``room``, or nothing without findings or room.

    ``blob`` is the address that a path and ``#L12`` can be added to (``https://github.com/o/r/blob/<commit>``),
    ``full_report`` the address of what is left out; without them nothing is linked.
    """
    if not report.findings or room.size < _FOR_THE_END:
        return ""
    grave = [finding for finding in report.findings if finding.severity != "info"]
    notes = [finding for finding in report.findings if finding.severity == "info"]
    editions = {edition.path: edition.language for edition in report.editions}
    lines = [f"### readme-sync found {', '.join(_counts(report.findings))}\n"]
    left = room.size - _FOR_THE_END - room.measure(lines[0])
    left_out: list[str] = []
    for findings, opening, closing in (
        (grave, "", ""),
        (notes, f"\n<details><summary>{_number(len(notes), 'note')}</summary>\n\n", "\n</details>\n"),
    ):
        order = [finding for group in _by_row(findings) for finding in group]
        table = list(_table(findings, editions, blob))
        head, rows = [opening, *table[:2]], table[2:]
        left -= sum(map(room.measure, [*head, closing]))
        shown = _as_many_as_fit(rows, left, room)
        left -= sum(map(room.measure, shown))
        left_out += _counts(order[len(shown) :])
        if shown:
            lines += [*head, *shown, closing]
    lines += _ending(report, left_out, full_report)
    return "".join(lines)


def _as_many_as_fit(rows: Sequence[str], left: int, room: Room) -> list[str]:
    shown: list[str] = []
    for row in rows:
        left -= room.measure(row)
        if left < 0:
            break
        shown.append(row)
    return shown


def _table(findings: Sequence[Finding], editions: Mapping[str, str], blob: str | None) -> Iterator[str]:
    """Yield the two lines of the head and one a finding, those of one row of the catalogue together."""
    said = {finding: _said(finding, editions, blob) for finding in findings}
    found = dict.fromkeys(language for values in said.values() for language in values)
    languages = [language for language in editions.values() if language in found]
    languages += [language for language in found if language not in languages]
    columns = languages if len(languages) <= _WIDEST else []
    yield _row(["Where", "What is wrong", *map(markdown, columns)])
    yield _row(["---"] * (2 + len(columns)))
    for group in _by_row(findings):
        for number, finding in enumerate(group):
            where = [_place(finding.place, blob)]
            if number == 0 and finding.row:
                where.insert(0, f"**{markdown(_cut(finding.row, _LONGEST_VALUE))}**")
            what = [f"{_MARKS[finding.severity]} {markdown(_cut(finding.message, _LONGEST_TEXT))}"]
            values = said[finding]
            if not columns:
                what += [f"{markdown(language)}: {value}" for language, value in values.items()]
            what.append(f"<sub>{markdown(finding.code)} {markdown(finding.name)}</sub>")
            yield _row(["<br>".join(where), "<br>".join(what), *(values.get(language, "") for language in columns)])


def _said(finding: Finding, editions: Mapping[str, str], blob: str | None) -> dict[str, str]:
    """Return what each edition says, or where to look in it if there is nothing to quote."""
    if finding.values:
        return dict(_shown_values(finding))
    places: dict[str, str] = {}
    for other in finding.related:
        language = editions.get(other.place.path)
        if language is not None and language != finding.edition:
            places.setdefault(language, _place(other.place, blob))
    return places


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _by_row(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings grouped by the row they are about, the groups in which a reader is misled first."""
    groups: dict[tuple[str | None, str | None, object], list[Finding]] = {}
    for number, finding in enumerate(findings):
        # A finding about no row stands alone.
        groups.setdefault((finding.section, finding.row, None if finding.row else number), []).append(finding)
    for group in groups.values():
        group.sort(key=urgency)
    return sorted(groups.values(), key=lambda group: urgency(group[0]))


def _shown_values(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what each edition says as code, the edition of the finding in bold; of a long value where it differs."""
    languages = [language for language, _ in finding.values]
    values = [one_line(value) for _, value in finding.values]
    if any(len(value) > _LONGEST_VALUE for value in values):
        values = ["".join(part.text for part in clip(parts, _LONGEST_VALUE)) for parts in mark(values)]
    for language, value in zip(languages, values, strict=True):
        shown = code(value)
        yield language, f"**{shown}**" if shown and language == finding.edition else shown


def _place(place: Place, blob: str | None) -> str:
    shown = code(f"{_cut(place.path, _LONGEST_VALUE)}:{place.line}")
    if blob is None:
        return shown

    path = quote(place.path.encode("utf-8", "surrogateescape"))
    return f"[{shown}]({blob.rstrip('/')}/{path}?plain=1#L{place.line})"  # plain: a rendered README has no lines


def _cut(text: str, longest: int) -> str:
    shown = one_line(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


def _ending(report: Report, left_out: Sequence[str], full_report: str | None) -> Iterator[str]:
    if left_out:
        rest = f"{', '.join(left_out)} more are left out here"
        yield f"\n{rest}: see [the full report]({full_report}).\n" if full_report else f"\n{rest}.\n"
    reasons: dict[str, list[str]] = {}
    for skip in surprising(report):
        reasons.setdefault(_cut(skip.reason, 120), []).append(skip.code)
    asides = [f"{_codes(sorted(set(codes)))} not asked: {markdown(reason)}" for reason, codes in reasons.items()]
    if report.ignored:
        asides.append(f"{len(report.ignored)} ignored, each with a reason")
    asides += map(markdown, report.notes)
    text = " · ".join(asides[:5])
    if text:
        yield f"\n<sub>{text if len(text) <= 1_200 else f'{len(report.skipped)} rules were not asked'}</sub>\n"


def _codes(codes: Sequence[str]) -> str:
    shown = ", ".join(codes[:_MOST_CODES])
    return shown if len(codes) <= _MOST_CODES else f"{shown} and {len(codes) - _MOST_CODES} more"


def _counts(findings: Sequence[Finding]) -> list[str]:
    """Return how many there are of each severity, in words, the worst first."""
    names = {"error": "error", "warning": "warning", "info": "note"}
    count = Counter(finding.severity for finding in findings)
    return [_number(count[severity], names[severity]) for severity in SEVERITIES if count[severity]]


def _number(count: int, name: str) -> str:
    return f"{count:,} {name}" + ("" if count == 1 else "s")
