"""RS406 notes entries of lists in another order; a few of a numbered list, whose place has a say, are a warning."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_NAMES = ("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta", "Iota", "Kappa", "Lambda", "Mu")
_RULE = next(rule for rule in load() if rule.code == "RS406")


@pytest.mark.parametrize(
    ("order", "mark", "severity"),
    [
        (_NAMES[::-1], "1.", "info"),
        ((*_NAMES[6:10], *_NAMES[:6], *_NAMES[10:]), "1.", "warning"),
        ((*_NAMES[6:10], *_NAMES[:6], *_NAMES[10:]), "-", "info"),
        ((*_NAMES[1:], _NAMES[0]), "1.", "warning"),
        ((*_NAMES[1:], _NAMES[0]), "-", "info"),
    ],
    ids=["throughout", "four", "four without numbers", "one", "one without a number"],
)
def test_entries_in_another_order_are_a_note_but_for_their_rank(
    order: tuple[str, ...], mark: str, severity: str
) -> None:
    editions = {"en": _NAMES, "de": order}
    written = "".join(
        f"```markdown {language}\n# Kilns\n\n"
        + "".join(f"{mark} [{name}](https://kiln.example/{name})\n" for name in names)
        + "```\n\n"
        for language, names in editions.items()
    )
    case = examples(f"# a case\n\n{written}```findings\n```\n", 1)[0]
    assert [one.severity for one in findings(_RULE, case)] == [severity]
