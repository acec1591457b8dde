"""The page that says what a rule is given."""

from __future__ import annotations

import inspect

from readme_sync.rules import api
from tools import api_page


def test_every_field_and_property_is_there() -> None:
    page = api_page.page()
    for line in (
        "### Edition",
        "- `is_source: bool`",
        "- `members: tuple[Row | None, ...]`",
        "- `is_ragged: bool`",
        "- `severity: Severity | None`",
        "- `links: tuple[Link, ...]`: Every link of the row, in order.",
        "- `raw(span: Span): str`: ",
    ):
        assert f"\n{line}" in page, line
    assert all(f"- `{name}: " in page for name in api.Violation._fields)
    assert inspect.cleandoc(api.Location.__doc__ or "") in page
