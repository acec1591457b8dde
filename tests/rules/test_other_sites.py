"""RS421 notes the pages of a site that the source leads to as well, and warns of those of another one."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_KEPT = "".join(f"Say [{n}](https://kept{n}.example/{n}) to all of those.\n\n" for n in range(12))


@pytest.mark.parametrize(("site", "severity"), [("docs.loom.test", "info"), ("papers.loom.test", "warning")])
def test_severity(site: str, severity: str) -> None:
    def page(site: str) -> str:
        return f"# A\n\nRead [this](https://{site}/warp) first.\n\n[More](https://docs.loom.test/felt)\n\n{_KEPT}"

    text = f"# one\n\n```markdown en\n{page('docs.loom.example')}```\n\n```markdown de\n{page(site)}```\n"
    assert severities("RS421", text) == [severity]


@pytest.mark.parametrize(
    ("links", "severity"),
    [
        ("[Guide](https://site.test/one), [tour](https://site.test/two)", "info"),
        ("[Guide](https://site.test/one), tour", "warning"),
    ],
)
def test_links_in_place_of_others_may_be_chosen(links: str, severity: str) -> None:
    there = f"# A\n\nSee [guide](https://a.example/x), [tour](https://a.example/x) now.\n\n{_KEPT}"
    text = f"# one\n\n```markdown en\n{there}```\n\n```markdown de\n# A\n\nSiehe {links} jetzt.\n\n{_KEPT}```\n"
    assert severities("RS421", text) == [severity]
