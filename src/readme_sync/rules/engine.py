"""Runs the rules over a catalogue: Violations in, Findings and Skips out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from readme_sync.align.blocks.overlap import other_versions
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.repository import Repository
from readme_sync.finding import Finding, Related, Replacement, Severity, Skip
from readme_sync.markdown.conflicts import is_in_conflict
from readme_sync.markdown.generated import generated, is_within
from readme_sync.rules.api import TREE, Rule, Violation
from readme_sync.rules.places import place
from readme_sync.settings.options import lacking

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

_BETWEEN = "RS4"  # rules that compare editions
_OF_CONFLICTS = "broken-text"
_IN_PAIRS = frozenset(  # rules that compare what is paired: rows, columns, code, blocks
    f"RS{code}" for code in (403, 404, 405, 406, 408, 409, 410, 411, 414, 415, 420, 421)
)


def run(
    rules: Iterable[Rule],
    catalogue: Catalogue,
    files: Mapping[str, bool],
    options: Mapping[str, Mapping[str, Any]],
    base: Catalogue | None = None,
    observations: Known | None = None,
    repository: Repository | None = None,
) -> tuple[list[Finding], list[Skip]]:
    """Return what ``rules`` find in ``catalogue``, in the order of files and lines, and what was not asked.

    A rule that raises is a defect of ours: a skip that holds the exception, beside what it found before that.

    ``base`` is the catalogue as it was before a change, where there is a change to speak of; ``observations`` what
    is known of links and repositories, where the network was asked; ``repository`` what lies around the editions.
    """
    repository = repository or Repository()
    locator = _Locator(catalogue)
    findings: list[Finding] = []
    skips: list[Skip] = []
    for rule in rules:
        if TREE in rule.needs:
            continue  # asked once for a tree, not for each of its documents
        try:
            if reason := _reason_to_skip(rule, catalogue, options, base, observations, repository):
                skips.append(Skip(rule.code, reason))
                continue
            violations = _ask(rule, catalogue, files, options.get(rule.code, {}), base, observations, repository)
            for violation in violations:
                if not (_is_written(rule, violation) or _is_in_conflict(rule, violation)):
                    findings.append(locator.finding(rule, violation))  # noqa: PERF401 -- what came before a defect is kept
        except Exception as error:  # noqa: BLE001 -- one rule must not take the others down
            skips.append(Skip(rule.code, f"a defect of readme-sync: {type(error).__name__}", error))
    return sorted(findings, key=lambda finding: (finding.place, finding.code, finding.message)), skips


def _reason_to_skip(
    rule: Rule,
    catalogue: Catalogue,
    options: Mapping[str, Mapping[str, Any]],
    base: Catalogue | None,
    observations: Known | None,
    repository: Repository,
) -> str | None:
    if "catalogue" in rule.needs and len(catalogue.editions) == 1:
        return "there is one edition only: nothing to compare it with"
    if "base" in rule.needs and base is None:
        return "needs --base"
    if "observations" in rule.needs and observations is None:
        return "needs --online"
    if "history" in rule.needs and not repository.history:
        return "needs the history of the files in git, and no --base"
    if key := lacking(options.get(rule.code, {}), rule.options):
        return f"it needs settings: [rules.{rule.code}] {key}"
    return None


def _ask(
    rule: Rule,
    catalogue: Catalogue,
    files: Mapping[str, bool],
    options: Mapping[str, Any],
    base: Catalogue | None,
    observations: Known | None,
    repository: Repository,
) -> Iterator[Violation]:
    given: dict[str, Any] = {
        "catalogue": catalogue,
        "matched": catalogue,
        "editions": catalogue.editions,
        "files": files,
        "options": options,
        "base": base,
        "observations": observations,
        "repository": repository,
        "history": repository.history,
    }
    if "edition" not in rule.needs:
        yield from rule.check(**{need: given[need] for need in rule.needs})
        return
    for edition in catalogue.editions:
        given["edition"] = edition
        yield from rule.check(**{need: given[need] for need in rule.needs})


def _is_written(rule: Rule, violation: Violation) -> bool:
    """Tell whether a rule compares what a bot writes: no edition's translators are asked for that."""
    return rule.code.startswith(_BETWEEN) and is_within(generated(violation.document), violation.span.start)


def _is_in_conflict(rule: Rule, violation: Violation) -> bool:
    """Tell whether a finding stands between the marks of a merge, of which one rule tells: one side of them will go."""
    return rule.name != _OF_CONFLICTS and is_in_conflict(violation.document, violation.span.start)


def _replacements(violation: Violation) -> tuple[Replacement, ...]:
    edits = [*((violation.document, edit) for edit in violation.fix), *violation.fix_elsewhere]
    return tuple(Replacement(place(document, edit.span), edit.span, edit.replacement) for document, edit in edits)


class _Lines:
    """The sections and rows of an edition by where they begin, so that one is found without asking each."""

    def __init__(self, edition: Edition) -> None:
        self._sections = edition.sections
        self._section_starts = [section.span.start for section in edition.sections]
        self._rows = [row for section in edition.sections for table in section.tables for row in table.rows]
        self._row_starts = [row.span.start for row in self._rows]

    def section(self, offset: int) -> Section:
        return self._sections[max(bisect_right(self._section_starts, offset) - 1, 0)]

    def row(self, offset: int) -> str | None:
        at = bisect_right(self._row_starts, offset) - 1
        return self._rows[at].name if at >= 0 and offset <= self._rows[at].span.end else None


class _Locator:
    """Makes spans into lines and columns, and says in which edition, section and row they stand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.editions = {edition.path: edition for edition in catalogue.editions}
        self.lines: dict[str, _Lines] = {}
        self.keys = {
            (e, member.number): section.key
            for section in catalogue.sections
            for e, member in enumerate(section.members)
            if member is not None
        }
        self.order = {edition.path: index for index, edition in enumerate(catalogue.editions)}

    def finding(self, rule: Rule, violation: Violation) -> Finding:
        edition = self.editions.get(violation.document.path)
        section, row = violation.section, violation.row
        if edition is not None and (section is None or row is None):
            if edition.path not in self.lines:
                self.lines[edition.path] = _Lines(edition)
            lines = self.lines[edition.path]
            home = lines.section(violation.span.start)
            key = self.keys.get((self.order[edition.path], home.number), home.key)
            section = key if section is None else section
            row = lines.row(violation.span.start) if row is None else row
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=self._severity(rule, violation),
            message=violation.message,
            place=place(violation.document, violation.span),
            edition=edition.language if edition is not None else None,
            section=section or None,
            row=row or None,
            column_name=violation.column_name,
            related=tuple(
                Related(place(location.document, location.span), location.message) for location in violation.related
            ),
            values=violation.values,
            url=violation.url,
            fix=_replacements(violation),
            is_safe=violation.is_safe,
            subject=violation.subject,
            members=violation.members,
        )

    def _severity(self, rule: Rule, violation: Violation) -> Severity:
        """Return how severe it is: a note where only editions are meant whose pairs are made by chance."""
        if rule.code not in _IN_PAIRS:
            return violation.severity or rule.severity
        meant = {violation.document.path, *(location.document.path for location in violation.related)}
        meant.discard(self.catalogue.editions[self.catalogue.source].path)
        is_by_chance = bool(meant) and meant <= other_versions(self.catalogue)
        return "info" if is_by_chance else violation.severity or rule.severity
