"""An id of a site's own component is no anchor, and may stand there as often as the component does."""

from __future__ import annotations

import pytest

from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.rules.structure.rs302_duplicate_anchor import check
from readme_sync.sources import Source

_TABS = '<tabpanes id="looms">\n<tabpane id="oak">\n\nOak.\n\n</tabpane>\n</tabpanes>\n\n'


@pytest.mark.parametrize(
    ("path", "text", "count"),
    [
        ("a.mdx", _TABS * 2, 0),
        ("a.md", _TABS * 2, 0),
        ("a.mdx", '<a id="looms"></a>\n\nLooms.\n\n<a id="looms"></a>\n\nMore.\n', 1),
    ],
)
def test_components_repeat_their_ids(path: str, text: str, count: int) -> None:
    assert len(list(check([read_edition(parse(Source(path, text)), "en", is_source=True)]))) == count
