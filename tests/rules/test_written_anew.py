"""RS420 and RS404 note what an edition lacks that has as much of its own: it was written anew."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_THINGS = "kettle loom needle anvil bucket hammer ladder spindle candle saddle barrel kiln rope plough scythe".split()


def _page(title: str, sections: list[list[str]]) -> str:
    parts = [f"## [{n}](https://example.org/{n})\n\n" + "\n\n".join(lines) for n, lines in enumerate(sections)]
    return f"# {title}\n\n" + "\n\n".join(parts)


@pytest.mark.parametrize(
    ("own", "link", "severity"),
    [(0, "{0}", "error"), (8, "{0}", "info"), (8, "[{0}](https://kept.example/{0})", "error")],
)
def test_severity(own: int, link: str, severity: str) -> None:
    there = [[f"- Kept by all: {link.format(n)}", f"- `{thing}.{n}`: made by hand"] for n, thing in enumerate(_THINGS)]
    here = [[f"- Von allen behalten: {link.format(n)}"] for n, _ in enumerate(_THINGS)]
    here[-1] += [f"- [Eigenes {n}](https://own.example/{n}): und vieles mehr" for n in range(own)]
    text = f"# one\n\n```markdown en\n{_page('Tools', there)}\n```\n\n```markdown de\n{_page('Werkzeug', here)}\n```\n"
    assert severities("RS404", text) == [severity]
