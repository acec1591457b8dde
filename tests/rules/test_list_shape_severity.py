"""RS404 notes an entry that may be there in other words; of a list that has kept its shape it is missing for sure."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_CASE = """\
# one

```markdown en
# Loom

{there}
```

```markdown ja
# 織機

{here}
```
"""
_LINKS = "- [Warp](https://loom.example/warp)\n- [Weft](https://loom.example/weft)\n- [Reed](https://loom.example/reed)"
_FOLDERS = "- `warp/`: threads that are held\n- `weft/`: threads that run"
_BOLD = "- **Fast:** it weaves\n- **Quiet:** nobody hears it\n- **Light:** one carries it\n- **Cheap:** hardly a cost"


@pytest.mark.parametrize(
    ("there", "here", "severity"),
    [
        (_LINKS, "- [縦糸](https://loom.example/warp)\n- [筬](https://loom.example/reed)", "error"),
        # The list has an entry of its own.
        (
            _LINKS,
            "- [縦糸](https://loom.example/warp)\n- [筬](https://loom.example/reed)\n- [緯糸](https://b.example/ja)",
            "info",
        ),
        # Nothing but place tells which one is missing.
        (_BOLD, "- **速い:** 織ります\n- **静か:** 誰にも聞こえません\n- **軽い:** 一人で運べます", "info"),
        # What the entries name stands in a tree of files; not where one of them does not.
        (_FOLDERS, "~~~\nloom/\n|-- warp/   # 縦糸\n|-- weft/   # 緯糸\n~~~", "info"),
        (_FOLDERS, "~~~\nloom/\n|-- warp/   # 縦糸\n|-- reed/   # 筬\n~~~", "error"),
        # Code tells the others.
        ("- **Fast:** always\n- `warp`\n- `weft`\n- `reed`", "- `warp`\n- `weft`\n- `reed`", "error"),
    ],
)
def test_severity(there: str, here: str, severity: str) -> None:
    assert severities("RS404", _CASE.format(there=there, here=here)) == [severity]
