"""RS420 notes the loss of a short text that only says that a list or code follows."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_TEXT = """\
```markdown {language}
# Loom

## Threads

The [loom](https://example.org/loom) takes three kinds of thread, and asks which one it is.

{before}

- [Linen](https://example.org/linen) is strong.
- [Silk](https://example.org/silk) is not.

{after}
```
"""
_LACK, _HAVE = ("de", "fr", "es"), ("en", "pt", "it", "nl", "sv")


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("What to choose:", "", "info"),
        ("What to choose, [as the guild says](https://example.org/guild):", "", "error"),
        ("", "Never wash what you have not measured:", "error"),
        ("What to choose:", "Never wash what you have not measured.", "info error"),
    ],
)
def test_severity(before: str, after: str, severity: str) -> None:
    texts = [_TEXT.format(language=one, before=before, after=after) for one in _HAVE]
    texts += [_TEXT.format(language=one, before="", after="") for one in _LACK]
    assert severities("RS420", "# one\n\n" + "\n".join(texts)) == severity.split()
