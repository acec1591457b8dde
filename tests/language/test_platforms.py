"""Platforms and sites for the readers of one language."""

import pytest

from readme_sync.language.platforms import is_for_readers_of


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("zh-CN", "[知乎](https://www.zhihu.com/org/loom)"),
        ("zh-Hant", "加入微信群"),
        ("zh", "https://loom.cn/notes"),
        ("ja", "https://qiita.com/loom"),
        ("ko", "[오픈채팅](https://open.kakao.com/o/abc)"),
        ("ru", "[Группа](https://vk.com/loom)"),
        ("fr", "[Forum](https://forum.loom.fr/a)"),
    ],
)
def test_a_site_of_the_readers(language: str, piece: str) -> None:
    assert is_for_readers_of(language, piece, "# Loom\n\nA loom weaves cloth.\n")


@pytest.mark.parametrize(
    ("language", "piece", "elsewhere"),
    [
        ("en", "[Zhihu](https://www.zhihu.com/org/loom)", ""),  # a platform of other readers
        ("zh", "[知乎](https://www.zhihu.com/org/loom)", "See Zhihu for more."),  # both know it
        ("zh", "https://loom.cn/notes", "[notes](https://loom.cn/all)"),
        ("zh", "[站点](https://loom.cn) [源码](https://github.com/loom)", ""),  # leads elsewhere as well
        ("fr", "https://loom.io/notes", ""),
        ("it", "https://example.org/it/notes", ""),
        ("zh", "织机可以织布。" * 50 + "我们也有微信群。", ""),  # in passing
    ],
)
def test_a_site_for_all(language: str, piece: str, elsewhere: str) -> None:
    assert not is_for_readers_of(language, piece, elsewhere)
