"""Findings in, two lists out: shown and ignored; then the ignores that fit nothing, as findings of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from readme_sync.finding import Finding, Ignored
from readme_sync.selection.choose import RuleLike, is_chosen, severity_of
from readme_sync.selection.directives import Directive
from readme_sync.selection.reach import Reach
from readme_sync.selection.unused import CODE, report
from readme_sync.settings.globs import path_glob, wildcard
from readme_sync.settings.values import Ignore, Settings
from readme_sync.values import NamedTuple


class Selected(NamedTuple):
    """The findings to show and those that were silenced, each by path, line and column."""

    shown: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]


def apply(
    findings: Iterable[Finding],
    settings: Settings,
    directives: Sequence[Directive],
    today: date,
    *,
    rules: Sequence[RuleLike],
    ran: Collection[str],
    whole: bool = True,
) -> Selected:
    """Return which of ``findings`` are shown and which are ignored, the unused ignores (RS901) among them.

    Args:
        findings: what the rules said.
        settings: what is selected, ignored, and how severe.
        directives: the ignores written as comments in the documents that were checked.
        today: the day on which ignores with an end are judged.
        rules: every rule there is, run or not.
        ran: the codes of the rules that were really run, wholly; only their ignores can be unused.
        whole: whether the whole catalogue was checked. If not, a configured ignore that fits nothing is no news.
    """
    off = {rule.code for rule in rules if not is_chosen(rule.code, rule.enabled, settings)}
    silencer = _Silencer(settings, directives, today)
    ordered = _in_order((finding for finding in findings if finding.code not in off), settings)
    shown, ignored = silencer.sort_out(ordered)
    if is_chosen(CODE, True, settings):
        unused = report(directives, settings.ignores if whole else (), silencer.hits, today, rules=rules, ran=ran)
        more_shown, more_ignored = silencer.sort_out(_in_order(unused, settings))
        shown = sorted(shown + more_shown, key=_order)
        ignored = sorted(ignored + more_ignored, key=lambda item: _order(item.finding))
    return Selected(tuple(shown), tuple(ignored))


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    return finding.place.path, finding.place.line, finding.place.column, finding.code, finding.message


def _in_order(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """Return the findings in order, with the severity that settings give them and fingerprints that all differ."""
    seen: Counter[tuple[str, ...]] = Counter()
    ordered: list[Finding] = []
    for finding in sorted(findings, key=_order):
        identity = finding.identity
        ordered.append(
            finding._replace(
                severity=severity_of(finding.code, finding.severity, settings.severity),
                occurrence=finding.occurrence + seen[identity],
            )
        )
        seen[identity] += 1
    return ordered


class _Silencer:
    """Finds the reason for which a finding is ignored, and remembers what each ignore fitted."""

    def __init__(self, settings: Settings, directives: Sequence[Directive], today: date) -> None:
        self._settings, self._directives, self._today = settings, directives, today
        self._reach = Reach(directives)
        self._told: dict[tuple[int, str], tuple[int, str] | None] = {}  # by the first of a group, and the code
        # What fitted, an ignore how often: by the directive's or ignore's place in the list, and the code as written.
        self.hits: Counter[tuple[str, int, str]] = Counter()

    def sort_out(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Ignored]]:
        shown: list[Finding] = []
        ignored: list[Ignored] = []
        for finding in findings:
            # Every ignore that fits is counted: taking one of two away would bring nothing back, and still be right.
            reasons = [*self._by_comment(finding), *self._by_ignore(finding), *self._by_path(finding)]
            if reasons:
                ignored.append(Ignored(finding, reasons[0]))
            else:
                shown.append(finding)
        return shown, ignored

    def _by_comment(self, finding: Finding) -> list[str]:
        told = (self._told_by(group, finding.code) for group in self._reach.covering(finding))
        return [reason for _, reason in sorted(one for one in told if one is not None)]

    def _told_by(self, group: tuple[int, ...], code: str) -> tuple[int, str] | None:
        """Return the first comment of a group that ignores ``code``, and its reason; all of them fit."""
        if (group[0], code) not in self._told:
            fitting = [
                (index, one)
                for index in group
                if not self._directives[index].error
                for one in self._directives[index].codes
                if code.startswith(one)
            ]
            self.hits.update(("comment", index, one) for index, one in fitting)
            first = fitting[0][0] if fitting else None
            self._told[group[0], code] = None if first is None else (first, self._directives[first].reason)
        return self._told[group[0], code]

    def _by_ignore(self, finding: Finding) -> list[str]:
        reasons = []
        for index, ignore in enumerate(self._settings.ignores):
            if finding.code.startswith(ignore.code) and fits(ignore, finding):
                self.hits["ignore", index, ignore.code] += 1
                if ignore.until is None or self._today <= ignore.until:
                    reasons.append(ignore.reason)
        return reasons

    def _by_path(self, finding: Finding) -> list[str]:
        return [
            f"per-path '{pattern}' in {self._settings.path}"
            for pattern, codes in self._settings.per_path
            if finding.code.startswith(codes) and path_glob(pattern).match(finding.place.path)
        ]


def fits(ignore: Ignore, finding: Finding) -> bool:
    """Tell whether every condition of ``ignore`` fits ``finding``, its code left aside."""
    return (
        (ignore.path is None or path_glob(ignore.path).match(finding.place.path))
        and (ignore.edition is None or ignore.edition == finding.edition)
        and (ignore.section is None or wildcard(ignore.section).match(finding.section or ""))
        and (ignore.row is None or wildcard(ignore.row).match(finding.row or ""))
        and (ignore.url is None or (finding.url is not None and ignore.url.search(finding.url)))
    )
