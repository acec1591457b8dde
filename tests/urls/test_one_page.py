"""Which two addresses are one page to a reader."""

from __future__ import annotations

import pytest

from readme_sync.urls.one_page import is_one_but_for_a_query, is_one_page


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://github.com/a/demo/tree/main/Web", "https://github.com/a/demo/blob/main/Web/README-English.md", True),
        ("https://github.com/a/demo/tree/main/Web", "https://github.com/a/demo/blob/main/App/README.md", False),
        ("https://github.com/a/demo", "https://github.com/a/demo/blob/main/README-Plugins.md", False),
        ("worker.md", "https://loom.example/docs/worker/", True),
        ("docs/config.md", "https://loom.example/tr/docs/config#ayar", True),
        ("docs/worker.md", "https://loom.example/docs/config/", False),
        ("docs/index.md", "https://loom.example/docs/index", False),
        ("docs/config.md", "https://github.com/loom/config", False),
        ("config.md", "https://config", False),
        ("https://github.com/a/loom#set-up", "https://github.com/a/loom/blob/main/README_zh-cn.md#设置", True),
        ("https://github.com/a/loom", "https://github.com/a/loom/blob/main/docs/README.md", False),
        ("https://github.com/a/loom", "https://github.com/a/other/blob/main/README.md", False),
        ("https://github.com/a/loom", "https://github.com/a/loom/blob/main/CHANGES.md", False),
    ],
)
def test_is_one_page(one: str, two: str, same: bool) -> None:
    assert is_one_page(one, two) == is_one_page(two, one) == same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://loom.test/init.html?highlight=reed#reed", "https://loom.test/init.html#reed", True),
        ("https://loom.test/init.html?highlight=reed", "https://loom.test/init.html", True),
        ("https://loom.test/init.html?highlight=reed#reed", "https://loom.test/init.html#shuttle", False),
        ("https://loom.test/list?page=1", "https://loom.test/list?page=2", False),
        ("https://loom.test/a", "https://loom.test/a", False),
    ],
)
def test_is_one_but_for_a_query(one: str, two: str, same: bool) -> None:
    assert is_one_but_for_a_query(one, two) == is_one_but_for_a_query(two, one) == same
