"""Numbers of more digits than Python converts (4,300) are text: nothing fails, wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from readme_sync.cli.main import main

_LONG = "9" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"## {_LONG}. Start\n",
        f"| # | Name |\n|---|---|\n| 1 | [a](https://a.example) |\n| {_LONG} | [b](https://b.example) |\n",
        f"令和{_LONG}年\n",
        f"[#12](https://github.com/a/b/issues/{_LONG}) [x](README.md#L{_LONG})\n",
        f"{_LONG}x7B {_LONG}B 10^{_LONG} 1e{_LONG} v{_LONG}.{_LONG} {_LONG}:30 pm {_LONG}年{_LONG}月{_LONG}日\n",
    ],
)
def test_nothing_fails(tmp_path: Path, text: str) -> None:
    (tmp_path / "README.md").write_text(f"# Tool\n\n{text}", encoding="utf-8")
    more = text + ("| 3 | [c](https://c.example) |\n" if text.startswith("|") else "\nMore.\n")
    (tmp_path / "README.fr.md").write_text(f"# Outil\n\n{more}", encoding="utf-8")
    assert main(["-C", str(tmp_path), "check", "--no-cache"]) in (0, 1)
