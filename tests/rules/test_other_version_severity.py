"""What differs from a translation that tells another version of the text is noted: its pairs are made by chance."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULES = {rule.code: rule for rule in load()}
_TEXT = "| Yarn | Price |\n| --- | --- |\n| Cotton | {0} |\n| Linen | 7 |\n| Wool | 9 |"


def _entries(site: str, count: int) -> str:
    return "".join(f"* [{site} {n}](https://{site}.example/{n})\n" for n in range(count))


@pytest.mark.parametrize(
    ("shared", "apart", "severity"),
    [
        (2, 20, "info"),  # three rows, two entries, a heading and two texts of 28 pieces are the source's
        (20, 2, None),  # most of it is
        (2, 3, None),  # too little to tell
    ],
)
def test_severity(shared: int, apart: int, severity: str | None) -> None:
    both = _entries("loom", shared)
    source = f"# Loom\n\nText.\n\n{_TEXT.format(5)}\n\n{both}\n## Setting up\n\n{_entries('warp', apart)}"
    other = "Ein Text für sich.\n\n" * apart
    translation = f"# Webstuhl\n\nText.\n\n{_TEXT.format(6)}\n\n{both}\n# Garne\n\n{other}"
    (case,) = examples(f"# one\n\n````markdown en\n{source}````\n\n````markdown de\n{translation}````\n", 1)
    rule = _RULES["RS409"]
    (found,) = findings(rule, case)
    assert found.severity == (severity or rule.severity)
