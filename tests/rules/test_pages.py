"""Every rule's page keeps its promise: the bad example fires that rule, the good one does not."""

from __future__ import annotations

import pytest

from readme_sync.markdown.parse import parse
from readme_sync.rules import load
from readme_sync.rules.api import Rule
from readme_sync.sources import Source
from tests.rules.written import Example, examples, findings

RULES = load()


def _example(rule: Rule, title: str) -> Example:
    found = [example for example in examples(rule.page, 2) if example.title == title]
    assert len(found) == 1, f"the page of {rule.code} needs one section ## {title}"
    assert found[0].texts or found[0].content("toml documents"), (
        f"the section ## {title} of {rule.code} has no block ```markdown LANGUAGE"
    )
    return found[0]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_fires(rule: Rule) -> None:
    found = findings(rule, _example(rule, "Bad"))
    assert {finding.code for finding in found} == {rule.code}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_good_example_is_quiet(rule: Rule) -> None:
    assert [finding.message for finding in findings(rule, _example(rule, "Good"))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_page_has_its_parts_in_order(rule: Rule) -> None:
    lines = rule.page.splitlines()
    assert lines[0].endswith("."), "the first line is a whole sentence, the summary"
    assert not lines[1], "an empty line follows it"
    heads = [heading.inline.plain for heading in parse(Source("page.md", rule.page)).headings]
    assert heads == ["Bad", "Good", "How to fix it"]
    assert rule.page.partition("## How to fix it")[2].strip()
    assert rule.severity in ("error", "warning", "info")


def test_codes_and_names_are_used_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
