"""How signs are written that a translation does not show itself."""

from __future__ import annotations

import pytest

from readme_sync.sync.addresses import Addresses
from readme_sync.sync.spelling import Spelling


@pytest.mark.parametrize(
    ("language", "sign"), [("en", ", "), ("ko", ", "), ("ru", ", "), ("zh-Hant", "、"), ("ja", "、")]
)
def test_wide_signs_are_for_wide_letters(language: str, sign: str) -> None:
    assert Spelling(language, "x/README.md", "README.md", Addresses(lambda: iter(()))).sign("、") == sign
