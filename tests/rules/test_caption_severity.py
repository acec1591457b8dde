"""RS412 notes the header of a column of pictures: it may be the text that the pictures were made from."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULE = {rule.code: rule for rule in load()}["RS412"]
_CASE = """\
# one

```markdown zh
# 水壶

| 名称 | 价格 |
|---|---|
| Alpha | 低 |

| 水壶在海边 |
|---|
| ![](a.png) |
```

```markdown en
# Kettle

| Name | Price |
|---|---|
| Alpha | Low |

| 水壶在海边 |
|---|
| {cell} |
```
"""


@pytest.mark.parametrize(
    ("cell", "severity"), [("![](a.png)", "info"), ("![a kettle](a.png)", "info"), ("![](a.png) by night", "warning")]
)
def test_severity(cell: str, severity: str) -> None:
    (case,) = examples(_CASE.format(cell=cell), 1)
    assert [one.severity for one in findings(_RULE, case)] == [severity]
