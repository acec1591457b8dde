"""Runs the rules over a catalogue: Problems in, Findings and Skips out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.repository import Repository
from readme_sync.finding import Finding, Place, Related, Skip
from readme_sync.markdown.document import Document
from readme_sync.rules.api import Problem, Rule
from readme_sync.settings.options import lacking
from readme_sync.text import Span

if TYPE_CHECKING:
    from readme_sync.observation.known import Known


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

    ``base`` is the catalogue as it was before a change, where there is a change to speak of; ``observations`` what
    is known of links and repositories, where the network was asked; ``repository`` what lies around the editions.
    """
    locator = _Locator(catalogue)
    findings: list[Finding] = []
    skips: list[Skip] = []
    for rule in rules:
        if "catalogue" in rule.needs and len(catalogue.editions) == 1:
            skips.append(Skip(rule.code, "there is one edition only: nothing to compare it with"))
            continue
        if "base" in rule.needs and base is None:
            skips.append(Skip(rule.code, "needs --base"))
            continue
        if "observations" in rule.needs and observations is None:
            skips.append(Skip(rule.code, "needs --online"))
            continue
        if key := lacking(options.get(rule.code, {}), rule.options):
            skips.append(Skip(rule.code, f"it needs settings: [rules.{rule.code}] {key}"))
            continue
        problems = _ask(rule, catalogue, files, options.get(rule.code, {}), base, observations, repository)
        findings += (locator.finding(rule, problem) for problem in problems)
    return sorted(findings, key=lambda finding: (finding.place, finding.code, finding.message)), skips


def _ask(
    rule: Rule,
    catalogue: Catalogue,
    files: Mapping[str, bool],
    options: Mapping[str, Any],
    base: Catalogue | None,
    observations: Known | None,
    repository: Repository | None,
) -> Iterator[Problem]:
    given: dict[str, Any] = {
        "catalogue": catalogue,
        "matched": catalogue,
        "editions": catalogue.editions,
        "files": files,
        "options": options,
        "base": base,
        "observations": observations,
        "repository": repository or Repository(),
    }
    if "edition" not in rule.needs:
        yield from rule.check(**{need: given[need] for need in rule.needs})
        return
    for edition in catalogue.editions:
        given["edition"] = edition
        yield from rule.check(**{need: given[need] for need in rule.needs})


class _Locator:
    """Makes spans into lines and columns, and says in which edition, section and row they stand."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.editions = {edition.path: edition for edition in catalogue.editions}
        self.keys = {
            (e, member.number): section.key
            for section in catalogue.sections
            for e, member in enumerate(section.members)
            if member is not None
        }
        self.order = {edition.path: index for index, edition in enumerate(catalogue.editions)}

    def finding(self, rule: Rule, problem: Problem) -> Finding:
        edition = self.editions.get(problem.document.path)
        section, row = problem.section, problem.row
        if edition is not None and (section is None or row is None):
            home = _section_at(edition, problem.span.start)
            key = self.keys.get((self.order[edition.path], home.number), home.key)
            section = key if section is None else section
            row = _row_at(home, problem.span) if row is None else row
        return Finding(
            code=rule.code,
            name=rule.name,
            severity=problem.severity or rule.severity,
            message=problem.message,
            place=place(problem.document, problem.span),
            edition=edition.language if edition is not None else None,
            section=section or None,
            row=row or None,
            column_name=problem.column_name,
            related=tuple(Related(place(spot.document, spot.span), spot.message) for spot in problem.related),
            values=problem.values,
            url=problem.url,
            fix=problem.fix,
            subject=problem.subject,
            members=problem.members,
        )


def place(document: Document, span: Span) -> Place:
    """Return the lines and columns of ``span``."""
    start = document.lines.position(span.start)
    end = document.lines.position(span.end)
    return Place(document.path, *start, *end)


def _section_at(edition: Edition, offset: int) -> Section:
    starts = [section.span.start for section in edition.sections]
    return edition.sections[max(bisect_right(starts, offset) - 1, 0)]


def _row_at(section: Section, span: Span) -> str | None:
    for table in section.tables:
        if table.table.span.start <= span.start < table.table.span.end:
            for row in table.rows:
                if row.span.start <= span.start <= row.span.end:
                    return row.name
    return None
