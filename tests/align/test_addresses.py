"""Addresses as they are compared: without the markers of an edition's own language, and badges without their looks."""

from __future__ import annotations

import pytest

from readme_sync.align.addresses import address_key, plain_badge, plain_picture


@pytest.mark.parametrize(
    ("target", "path", "key"),
    [
        ("steps-hin/wheel-hin.md", "README.hin.md", "steps/wheel.md"),
        ("steps-HIN/wheel.hin.md", "README_hin.md", "steps/wheel.md"),
        ("steps-hin/wheel.md", "README.md", "steps-hin/wheel.md"),
        ("steps-hin/wheel.md", "README.de.md", "steps-hin/wheel.md"),
        ("hin/wheel-hint.md", "README.hin.md", "hin/wheel-hint.md"),
        ("../docs/wheel-chs.md", "i18n/README_chs.md", "docs/wheel.md"),
        ("https://example.org/wheel-hin", "README.hin.md", "example.org/wheel-hin"),
        ("docs/README.md", "README.md", "docs"),
    ],
)
def test_keys(target: str, path: str, key: str) -> None:
    assert address_key(target, path) == key


@pytest.mark.parametrize(
    ("badge", "plain"),
    [
        (
            "https://shields.io/github/release/a/b.svg?style=flat&filter=x",
            "https://img.shields.io/github/v/release/a/b?filter=x",
        ),
        ("https://img.shields.io/github/license/a/b?logo=c", "https://img.shields.io/github/license/a/b"),
        ("https://img.shields.io/npm/v/a.svg?colorB=51C838&maxAge=60", "https://img.shields.io/npm/v/a"),
        ("https://example.org/badge.svg", "https://example.org/badge.svg"),
    ],
)
def test_badges(badge: str, plain: str) -> None:
    assert plain_badge(badge) == plain


@pytest.mark.parametrize(
    ("picture", "plain"),
    [
        ("https://example.org/weavers.svg?avatarHeight=36&width=600", "https://example.org/weavers.svg"),
        ("https://example.org/image?repo=a/b&max=100", "https://example.org/image?repo=a/b"),
        ("https://example.org/image?max=100&repo=a/b#dark", "https://example.org/image?repo=a/b#dark"),
        ("https://example.org/image?maximum=100&width=wide", "https://example.org/image?maximum=100&width=wide"),
    ],
)
def test_pictures_without_their_size(picture: str, plain: str) -> None:
    assert plain_picture(picture) == plain
