"""RS303 quotes the entry after which a section is missing only where the entry's link says something."""

from __future__ import annotations

from readme_sync.rules import load
from tests.rules.written import examples, findings

_CASE = """\
# one

```markdown en
# Looms

{}

## Hand looms

## Power looms

## Shuttles

## Threads

## Combs
```
"""
_TITLES = ("Hand looms", "Power looms", "Shuttles", "Threads")


def _message(entry: str) -> str:
    lines = [entry.format(title, title.lower().replace(" ", "-")) for title in _TITLES]
    (example,) = examples(_CASE.format("\n".join(lines)), 1)
    (finding,) = findings(next(rule for rule in load() if rule.code == "RS303"), example)
    return finding.message


def test_a_link_in_html_has_no_text() -> None:
    assert _message('- <a href="#{1}">{0}</a>') == 'the table of contents lacks the section "Combs" (#combs)'


def test_a_link_with_a_text_is_quoted() -> None:
    assert _message("- [{0}](#{1})") == 'the table of contents lacks the section "Combs" (#combs), after "Threads"'
