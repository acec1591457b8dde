"""``check --fix`` comes to an end where a fix leaves its finding, or brings out one that undoes it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path

import pytest

from readme_sync.cli.fixes import make
from readme_sync.cli.where import Where
from readme_sync.finding import Replacement, Report
from readme_sync.pipeline.check import check
from readme_sync.settings.values import Settings
from readme_sync.text import Span

_TABLE = "# List\n\n| Name | Size |\n|---|---|\n| Alpha | 1 |\n| | |\n| Beta | 2 |\n"


def _reports(root: Path, texts: list[str]) -> Iterator[Report]:
    """Yield what is found again and again: one finding, whose fix makes the line of Alpha one of ``texts``."""
    for text in cycle(texts):
        report = check(root, Settings())
        finding = next(one for one in report.findings if one.code == "RS102")
        start = (root / "README.md").read_text(encoding="utf-8").index("| Alpha")
        edit = Replacement(finding.place, Span(start, start + len("| Alpha | 1 |")), text)
        yield report._replace(findings=(finding._replace(fix=(edit,)),))


@pytest.mark.parametrize(
    ("texts", "rounds"), [(["| Alpha | 1 |"], 1), (["| Alpha | 2 |", "| Alpha | 1 |"], 3)], ids=["nothing", "undone"]
)
def test_it_comes_to_an_end(tmp_path: Path, texts: list[str], rounds: int) -> None:
    (tmp_path / "README.md").write_text(_TABLE, encoding="utf-8")
    (tmp_path / "README.de.md").write_text(_TABLE.replace("List", "Liste"), encoding="utf-8")
    reports, asked = _reports(tmp_path, texts), count(1)
    last = 0

    def again() -> Report:
        nonlocal last
        last = next(asked)
        assert last < 10, "the fixes go on for ever"
        return next(reports)

    make(Where(tmp_path, None, tmp_path), Settings(), again(), again, unsafe=True)
    assert last == rounds
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == _TABLE
