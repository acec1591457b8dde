"""RS113 warns of a control character, once for the editions that have the same ones."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULE = {rule.code: rule for rule in load()}["RS113"]


@pytest.mark.parametrize(
    ("here", "there", "messages"),
    [
        ("\x01", "\x01", ["a control character (U+0001) stands in the text, in en and de"]),
        ("\x01", "", ["a control character (U+0001) stands in the text"]),
        ("\x01", "\x02", [f"a control character (U+000{n}) stands in the text" for n in (1, 2)]),
    ],
    ids=["the same", "one", "others"],
)
def test_editions_that_have_the_same(here: str, there: str, messages: list[str]) -> None:
    written = (
        f"```markdown en\n# Loom\n\nIt wea{here}ves.\n```\n\n```markdown de\n# Webstuhl\n\nEr we{there}bt.\n```\n\n"
    )
    (case,) = examples(f"# one\n\n{written}", 1)
    found = findings(_RULE, case)
    assert [one.message for one in found] == messages
    assert {one.severity for one in found} == {"warning"}
