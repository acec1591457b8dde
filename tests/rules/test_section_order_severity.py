"""How much a section out of order means depends on whether the editions have the same sections at all."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_ORDER = next(rule for rule in load() if rule.code == "RS402")
_TITLES = {"a": "Speech", "b": "Images", "c": "Video"}


def _page(keys: str, own: str) -> str:
    sections = [f'<a id="{key}"></a>\n## {_TITLES[key]}' for key in keys] + [f"## {word}" for word in own.split()]
    return "\n\n".join(["# List", *sections])


@pytest.mark.parametrize(("own", "severity"), [("", "warning"), ("Plans Thanks Licence", "info")])
def test_another_order_of_other_sections_is_an_info(own: str, severity: str) -> None:
    text = f"# case\n\n```markdown en\n{_page('abc', own)}\n```\n\n```markdown fr\n{_page('acb', '')}\n```\n"
    (case,) = examples(text, 1)
    assert [found.severity for found in findings(_ORDER, case)] == [severity]
