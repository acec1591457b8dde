"""RS406 notes an edition that keeps its lists in another order throughout; a few entries out of place are a warning."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu")
_RULE = next(rule for rule in load() if rule.code == "RS406")


@pytest.mark.parametrize(
    ("order", "severity"),
    [(_NAMES[::-1], "info"), ((*_NAMES[6:10], *_NAMES[:6], *_NAMES[10:]), "warning")],
    ids=["throughout", "four"],
)
def test_many_entries_in_another_order_are_a_note(order: tuple[str, ...], severity: str) -> None:
    editions = {"en": _NAMES, "de": order}
    written = "".join(
        f"```markdown {language}\n# Kilns\n\n"
        + "".join(f"- [{name}](https://kiln.example/{name})\n" for name in names)
        + "```\n\n"
        for language, names in editions.items()
    )
    case = examples(f"# a case\n\n{written}```findings\n```\n", 1)[0]
    assert [one.severity for one in findings(_RULE, case)] == [severity]
