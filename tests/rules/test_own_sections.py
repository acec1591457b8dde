"""A row that translations have is not missing in the source where a table that it alone has says the same."""

from __future__ import annotations

import pytest

from readme_sync.align.catalogue import CatalogueRow
from readme_sync.align.match import match
from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.rules.drift.own_sections import OwnSections
from readme_sync.sources import Source

_HEAD = "| From | 5.1 | 5.2 | 5.3 |\n|---|---|---|---|\n"
_SOURCE = f"# Loom\n\nWe weave.\n\n## Within 5\n\n{_HEAD}| 5.0 | yes | soon | no |\n| 5.1 | | yes | soon |\n"
_OTHER = "# Станок\n\nМы ткём.\n"


@pytest.mark.parametrize(
    ("row", "there"),
    [
        ("| 5.0 | yes | soon | no | no |", True),
        ("| 5.0 | later | never | perhaps | no |", False),
        ("| 6.0 | yes | soon | no | no |", False),
        ("| [5.0](https://example.org/5) | yes | soon | no | no |", False),
    ],
)
def test_a_row_is_there_by_its_name_and_cells(row: str, *, there: bool) -> None:
    source = read_edition(parse(Source("README.md", _SOURCE)), "en", is_source=True)
    other = read_edition(parse(Source("ru/README.md", _OTHER)), "ru", is_source=False)
    table = f"# A\n\n| From | 5.1 | 5.2 | 5.3 | 6.0 |\n|---|---|---|---|---|\n{row}\n"
    lone = read_edition(parse(Source("x.md", table)), "ru", is_source=False)
    catalogue = match([source, other])
    one = CatalogueRow("5.0", (None, lone.rows[0]), ("", "name"), ())
    assert OwnSections(catalogue).has(0, one) is there
