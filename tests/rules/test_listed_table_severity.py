"""RS403 notes a table where a list stands; where nothing stands it is missing for sure."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULE = {rule.code: rule for rule in load()}["RS403"]
_CASE = """\
# one

```markdown en
# Loom

Weaves cloth.

## Settings

| Name | Meaning |
|---|---|
| `warp` | Threads of the warp |
| `weft` | Threads of the weft |

## Price

Ten.
```

```markdown de
# Webstuhl

Webt Tuch.

## Einstellungen

{here}

## Preis

Zehn.
```
"""


@pytest.mark.parametrize(
    ("here", "severity"),
    [
        ("Siehe die Hilfe.", "error"),
        ("- `warp`: Kettfäden\n- `weft`: Schussfäden", "info"),
        ("### warp\n\nKettfäden.\n\n### weft\n\nSchussfäden.", "info"),
        ("### warp\n\nKettfäden.", "error"),
        ("- Siehe die Hilfe.", "error"),
        ("**warp**: Kettfäden.\n**weft**: Schussfäden.", "info"),
        ("**warp**: Kettfäden.", "error"),
    ],
)
def test_severity(here: str, severity: str) -> None:
    (case,) = examples(_CASE.format(here=here), 1)
    assert [one.severity for one in findings(_RULE, case) if "missing" in one.message] == [severity]


_SOURCE = """\
# one

```markdown en
# Loom

## Models

{here}
```

```markdown de
# Webstuhl

## Modelle

Siehe unten.

| Modell | Breite |
|---|---|
| Kette | 10 |
| Schuss | 20 |
```

```markdown fr
# Métier

## Modèles

Voir ci-dessous.

| Modèle | Largeur |
|---|---|
| Chaîne | 10 |
| Trame | 20 |
```
"""


@pytest.mark.parametrize(
    ("here", "severity"),
    [
        ("See below.", "error"),
        (
            "See below.\n\n### Warp\n\nIt is ten wide, and so is what hangs on it.\n\n### Weft\n\nTwenty at the least.",
            "info",
        ),
    ],
)
def test_what_translations_alone_have_may_be_said_otherwise_in_the_source(here: str, severity: str) -> None:
    (case,) = examples(_SOURCE.format(here=here), 1)
    found = [one for one in findings(_RULE, case) if "is missing in en" in one.message]
    assert [one.severity for one in found] == [severity]
