"""Platforms and sites for the readers of one language."""

import pytest

from readme_sync.language.platforms import is_for_readers_of, is_site_of

_TEXT = "# Loom\n\nA loom weaves cloth, see https://loom.cn/all.\n"


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("zh-CN", "[知乎](https://www.zhihu.com/org/loom)"),
        ("zh-Hant", "加入微信群"),
        ("zh", "[微信群](https://loom.cn/group.jpg)"),
        ("ja", "[LINE](https://lin.ee/loom)"),
        ("ko", "[오픈채팅](https://open.kakao.com/o/abc)"),
        ("ru", "[Группа](https://vk.com/loom)"),
    ],
)
def test_a_platform_of_the_readers(language: str, piece: str) -> None:
    assert is_for_readers_of(language, piece, _TEXT)


@pytest.mark.parametrize(
    ("language", "piece", "elsewhere"),
    [
        ("en", "[Zhihu](https://www.zhihu.com/org/loom)", _TEXT),  # a platform of other readers
        ("zh", "[知乎](https://www.zhihu.com/org/loom)", "See Zhihu for more."),  # both know it
        ("ja", "[織機](https://loom.ac.jp) 7B", _TEXT),  # a page in the country may be everybody's
        ("zh", "[知乎](https://www.zhihu.com/loom) [源码](https://github.com/loom)", _TEXT),  # leads elsewhere as well
        ("zh", "织机可以织布。" * 50 + "我们也有微信群。", _TEXT),  # in passing
    ],
)
def test_a_piece_for_all(language: str, piece: str, elsewhere: str) -> None:
    assert not is_for_readers_of(language, piece, elsewhere)


@pytest.mark.parametrize(
    ("language", "url", "is_theirs"),
    [
        ("fr", "https://forum.loom.fr/a", True),
        ("zh", "https://weibo.com/loom", True),
        ("zh", "https://docs.loom.cn/notes", True),
        ("zh", "https://loom.cn/notes", False),  # both know it
        ("fr", "https://loom.io/notes", False),
        ("it", "https://example.org/it/notes", False),
    ],
)
def test_a_site_in_place_of_another(language: str, url: str, is_theirs: bool) -> None:
    assert is_site_of(language, url, _TEXT) is is_theirs
