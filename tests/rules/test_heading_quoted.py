"""RS409 names the source's heading beside the one whose number is another."""

from __future__ import annotations

from readme_sync.rules import load
from tests.rules.written import examples, findings

_TEXT = """\
# one edition is a release behind

```markdown en
# Loom

## What is new in v0.4.0

Cloth is folded.
```

```markdown de
# Loom

## Neu in v0.3.0

Stoff wird gefaltet.
```
"""


def test_the_heading_of_the_source_is_quoted() -> None:
    rule = next(one for one in load() if one.code == "RS409")
    (found,) = findings(rule, examples(_TEXT, 1)[0])
    assert [one.message for one in found.related] == ['"What is new in v0.4.0"']
