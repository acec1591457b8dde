"""RS421 notes the pages of a site of the same name, and warns of those of another one."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_KEPT = "".join(f"Say [{n}](https://kept{n}.example/{n}) to all of those.\n\n" for n in range(12))


@pytest.mark.parametrize(
    ("url", "severity"),
    [
        ("docs.loom.test/warp.html?from=felt", "info"),  # the name in another domain
        ("v2.docs.loom.example/warp", "info"),
        ("loom.example/warp", "info"),
        ("papers.loom.test/warp", "warning"),
        ("docs.loom.test/weft", "warning"),
    ],
)
def test_severity(url: str, severity: str) -> None:
    def page(url: str) -> str:
        return f"# A\n\nRead [this](https://{url}) first.\n\n[More](https://silk.example/felt)\n\n{_KEPT}"

    text = f"# one\n\n```markdown en\n{page('docs.loom.example/warp/')}```\n\n```markdown de\n{page(url)}```\n"
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
