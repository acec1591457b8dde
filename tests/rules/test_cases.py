"""The case files: one for each rule, one heading for each case, exactly the findings that it names and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from readme_sync.finding import Finding
from readme_sync.rules import load
from readme_sync.rules.api import Rule
from readme_sync.text import Edit, apply_edits
from tests.rules.written import Example, catalogue, examples, findings

CASES = Path(__file__).parent / "cases"
RULES = load()


def _stem(rule: Rule) -> str:
    return f"{rule.code.lower()}_{rule.name.replace('-', '_')}"


def _cases() -> list[object]:
    found: list[object] = []
    for rule in RULES:
        path = CASES / f"{_stem(rule)}.md"
        if path.is_file():
            found += [
                pytest.param(rule, case, id=f"{_stem(rule)}: {case.title}")
                for case in examples(path.read_text(encoding="utf-8"), 1)
            ]
    return found


@pytest.mark.parametrize(("rule", "case"), _cases())
def test_case(rule: Rule, case: Example) -> None:
    assert case.texts or case.content("toml documents"), "a case needs a block ```markdown LANGUAGE"
    found = sorted(findings(rule, case), key=lambda one: (one.edition or "", one.place.line, one.message))
    said = [f"{one.edition or one.place.path}:{one.place.line} {one.message}" for one in found]
    wanted = case.wanted
    assert [line.split(" ")[0] for line in said] == [f"{one.language}:{one.line}" for one in wanted], said
    left = [f"{line}{_note(one, rule)}" for line, one in zip(said, found, strict=True)]
    for one in wanted:
        place, end = f"{one.language}:{one.line} ", f" ({one.severity})" * bool(one.severity)
        match = next((line for line in left if _fits(line, place, one.message, end)), None)
        assert match is not None, f"{place}{end.strip()} {one.message!r} is wanted; found: {left}"
        left.remove(match)


def _note(finding: Finding, rule: Rule) -> str:
    """Return how severe a finding is, where that is not what the rule's findings are."""
    return "" if finding.severity == rule.severity else f" ({finding.severity})"


def _fits(line: str, place: str, message: str, end: str) -> bool:
    """Tell whether a finding is the one that is wanted, also in its severity."""
    is_as_severe = line.endswith(end) if end else not line.endswith((" (info)", " (warning)", " (error)"))
    return line.startswith(place) and message in line and is_as_severe


@pytest.mark.parametrize(("rule", "case"), _cases())
def test_fixes_mend_the_case(rule: Rule, case: Example) -> None:
    """Where a case shows the fixed text, the fixes make exactly that, and the rule is content with it."""
    fixed = {b.info.split()[1]: b.content for b in case.blocks if b.info.startswith("fixed ")}
    if not fixed:
        return
    found = findings(rule, case)
    for edition in catalogue(case).editions:
        if edition.language in fixed:
            edits = [
                Edit(one.span, one.text) for finding in found for one in finding.fix if one.place.path == edition.path
            ]
            assert apply_edits(edition.document.text, edits) == fixed[edition.language]
    blocks = tuple(
        block._replace(content=fixed.get(block.info.split()[-1], block.content))
        if block.info.startswith("markdown ")
        else block
        for block in case.blocks
    )
    again = [finding for finding in findings(rule, case._replace(blocks=blocks)) if finding.fix]
    assert [finding.message for finding in again] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_case_that_fires_and_one_that_is_quiet(rule: Rule) -> None:
    path = CASES / f"{_stem(rule)}.md"
    assert path.is_file(), f"{rule.code} has no case file {path.name}"
    cases = examples(path.read_text(encoding="utf-8"), 1)
    assert any(case.wanted for case in cases), "no case fires"
    assert any(not case.wanted for case in cases), "no case is quiet"
    assert len({case.title for case in cases}) == len(cases), "two cases have one title"


def test_every_case_file_belongs_to_a_rule() -> None:
    known = {f"{_stem(rule)}.md" for rule in RULES}
    assert {path.name for path in CASES.glob("*.md")} <= known
