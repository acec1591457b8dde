"""RS102 notes an empty row that every edition has between the same entries: it may part them on purpose."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULE = {rule.code: rule for rule in load()}["RS102"]
_TABLE = "| Name | Size |\n|---|---|\n| Alpha | 1 |\n"
_BLANK, _BETA = "| | |\n", "| Beta | 2 |\n"


@pytest.mark.parametrize(
    ("here", "there", "severities"),
    [
        (_BLANK + _BETA, _BLANK + _BETA, ["info"]),
        (_BLANK + _BETA, _BETA, ["warning"]),
        (_BETA + _BLANK, _BETA + _BLANK, ["warning"]),
    ],
    ids=["between, in both", "between, in one", "below, in both"],
)
def test_severity(here: str, there: str, severities: list[str]) -> None:
    written = "".join(f"```markdown {tag}\n{_TABLE}{rows}```\n\n" for tag, rows in (("en", here), ("de", there)))
    (case,) = examples(f"# one\n\n{written}", 1)
    found = findings(_RULE, case)
    assert [one.severity for one in found] == severities
    assert [one.is_safe for one in found] == [one != "info" for one in severities]
