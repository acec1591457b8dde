"""RS404 and RS405 note a row that an edition may have in other words; one that links or kept names tell is an error."""

from __future__ import annotations

from pathlib import Path

from readme_sync.rules import load
from tests.rules.written import examples, findings

_CASES = Path(__file__).parent / "cases" / "rs404_row_missing.md"
_RULES = {rule.code: rule for rule in load()}


def test_a_row_that_may_be_there_in_other_words_is_an_info() -> None:
    cases = examples(_CASES.read_text(encoding="utf-8"), 1)
    case = next(case for case in cases if case.title.startswith("rows of a table that was written anew"))
    said = {code: [one.severity for one in findings(_RULES[code], case)] for code in ("RS404", "RS405")}
    assert said == {"RS404": ["info", "error"], "RS405": ["info", "error"]}
