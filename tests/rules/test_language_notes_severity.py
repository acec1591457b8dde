"""RS420 notes a text that names the language of the edition that lacks it, or is in its letters: it is for others."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_CASE = """\
# one

```markdown en
# Loom

Tie the [warp](https://loom.example/warp) first.

> {there}

Then cut the [cloth](https://loom.example/cloth).
```

```markdown ko
# 베틀

먼저 [날실](https://loom.example/warp)을 묶으세요.

그다음 [천](https://loom.example/cloth)을 자르세요.
```
"""


@pytest.mark.parametrize(
    ("there", "severity"),
    [
        ("The loom speaks Korean, whatever [language](https://loom.example/set) is set.", "info"),
        ("한국어로 된 안내서는 [여기](https://loom.example/guide)에 있습니다.", "info"),
        ("The loom speaks French, whatever [language](https://loom.example/set) is set.", "error"),
    ],
)
def test_severity(there: str, severity: str) -> None:
    assert severities("RS420", _CASE.format(there=there)) == [severity]
