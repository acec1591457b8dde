"""What docs/scale.md quotes is what the simulation says."""

from __future__ import annotations

from pathlib import Path

from tools.simulate_scale import report

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_quotes_the_simulation() -> None:
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    quoted = page.partition("```text\n")[2].partition("```")[0].splitlines()
    assert quoted == list(report(100_000, 10_000_000, (1, 20, 60)))


def test_machines_shorten_what_is_work_and_not_what_is_waiting() -> None:
    one, many = list(report(1_000, 100_000, (1,), 1_000)), list(report(1_000, 100_000, (10,), 1_000))
    assert one[1] != many[1]
    assert one[3].split(":")[1] == many[3].split(":")[1]
