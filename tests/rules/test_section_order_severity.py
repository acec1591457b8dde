"""How much a section out of order means depends on whether the editions have the same sections at all."""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_ORDER = next(rule for rule in load() if rule.code == "RS402")
_TITLES = {"a": "Speech", "b": "Images", "c": "Video"}


def _page(keys: str, own: str) -> str:
    sections = [f'<a id="{key}"></a>\n## {_TITLES[key]}' for key in keys] + [f"## {word}" for word in own.split()]
    return "\n\n".join(["# List", *sections])


@pytest.mark.parametrize(("own", "severity"), [("", "warning"), ("Plans Thanks Licence", "info")])
def test_another_order_of_other_sections_is_an_info(own: str, severity: str) -> None:
    text = f"# case\n\n```markdown en\n{_page('abc', own)}\n```\n\n```markdown fr\n{_page('acb', '')}\n```\n"
    (case,) = examples(text, 1)
    assert [found.severity for found in findings(_ORDER, case)] == [severity]


_PARTS = """\
# case

```markdown en
# Loom

## Films

### Blogs

[a](https://a.example/1) [b](https://b.example/2) [c](https://c.example/3)

### Works

[d](https://d.example/4)

### Reels

[e](https://e.example/5)

## Help

[f](https://f.example/6)

## Shops

[g](https://g.example/7)

## Prices

[h](https://h.example/8)

## Licence

[i](https://i.example/9)

## Thanks

[j](https://j.example/10)

## Plans

[k](https://k.example/11)
```

```markdown de
# Webstuhl

## Filme

{parts}

## Hilfe

[f](https://f.example/6)

## Läden

[g](https://g.example/7)

## Preise

[h](https://h.example/8)

## Lizenz

[i](https://i.example/9)

## Dank

[j](https://j.example/10)

## Pläne

[k](https://k.example/11)
```
"""
_WORKS = "### Stücke\n\n[d](https://d.example/4)"
_REST = (
    "### Rollen\n\n[e](https://e.example/5)\n\n"
    "### Blogs\n\n[a](https://a.example/1) [b](https://b.example/2) [c](https://c.example/3)"
)


@pytest.mark.parametrize(("parts", "severity"), [(f"{_WORKS}\n\n{_REST}", "warning"), (_REST, "info")])
def test_another_order_of_other_parts_of_one_section_is_an_info(parts: str, severity: str) -> None:
    (case,) = examples(_PARTS.format(parts=parts), 1)
    assert [found.severity for found in findings(_ORDER, case)] == [severity]
