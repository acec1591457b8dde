"""RS412 notes the header of a column of pictures: it may be the text that the pictures were made from."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

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
    assert severities("RS412", _CASE.format(cell=cell)) == [severity]
