"""How much a section out of order means depends on whether the editions have the same sections at all."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.rules.written import severities

_TITLES = {"a": "Speech", "b": "Images", "c": "Video"}


def _page(keys: str, own: str) -> str:
    sections = [f'<a id="{key}"></a>\n## {_TITLES[key]}' for key in keys] + [f"## {word}" for word in own.split()]
    return "\n\n".join(["# List", *sections])


@pytest.mark.parametrize(("own", "severity"), [("", "warning"), ("Plans Thanks Licence", "info")])
def test_another_order_of_other_sections_is_an_info(own: str, severity: str) -> None:
    text = f"# case\n\n```markdown en\n{_page('abc', own)}\n```\n\n```markdown fr\n{_page('acb', '')}\n```\n"
    assert severities("RS402", text) == [severity]


_BEHIND = (("Help", "Hilfe"), ("Shops", "Läden"), ("Prices", "Preise"), ("Thanks", "Dank"), ("Plans", "Pläne"))
_OWN = """\
### Blogs

[a](https://a.example/1) [b](https://b.example/2) [c](https://c.example/3)

### Works

[d](https://d.example/4)

### Reels

[e](https://e.example/5)"""


def _whole(title: str, parts: str, behind: Iterable[str]) -> str:
    """Return a page with a section of ``parts``, and others behind it that each lead to a page of their own."""
    others = [f"## {one}\n\n[{n}](https://{n}.example/{n})" for n, one in enumerate(behind, 10)]
    return "\n\n".join(["# Loom", f"## {title}", parts, *others])


_WORKS = "### Stücke\n\n[d](https://d.example/4)"
_REST = (
    "### Rollen\n\n[e](https://e.example/5)\n\n"
    "### Blogs\n\n[a](https://a.example/1) [b](https://b.example/2) [c](https://c.example/3)"
)


@pytest.mark.parametrize(("parts", "severity"), [(f"{_WORKS}\n\n{_REST}", "warning"), (_REST, "info")])
def test_another_order_of_other_parts_of_one_section_is_an_info(parts: str, severity: str) -> None:
    source, translation = zip(*_BEHIND, strict=True)
    text = f"# case\n\n```markdown en\n{_whole('Films', _OWN, source)}\n```\n\n"
    text += f"```markdown de\n{_whole('Filme', parts, translation)}\n```\n"
    assert severities("RS402", text) == [severity]
