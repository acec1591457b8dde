"""Which links lead to an edition, and which to another repository's README of the same name."""

from __future__ import annotations

import pytest

from readme_sync.editions.read import read_edition
from readme_sync.editions.switches import leads_to_edition, switches
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source

_HOME = "https://github.com/weavers/looms"
_SOURCE = f"# Looms\n\n[日本語]({_HOME}/blob/main/README.ja.md)\n\n- [Reeds](https://github.com/weavers/reeds)\n"
_JAPANESE = f"# 織機\n\n[English]({_HOME}/blob/main/README.md)\n\n- [筬](https://github.com/weavers/reeds/blob/main/README.ja.md)\n"


@pytest.mark.parametrize(
    ("target", "is_edition"),
    [
        ("README.md", True),
        ("README.ja.md", True),
        (f"{_HOME}/blob/main/README.ja.md", True),
        (f"{_HOME}/blob/main/README.md", True),
        ("https://github.com/weavers/reeds/blob/main/README.ja.md", False),
        ("https://git.example.org/weavers/looms/blob/main/README.ja.md", True),
    ],
)
def test_leads_to_an_edition(target: str, is_edition: bool) -> None:
    """A file of the edition's own name in another repository is no edition."""
    editions = [
        read_edition(parse(Source("README.md", _SOURCE)), "en", is_source=True),
        read_edition(parse(Source("README.ja.md", _JAPANESE)), "ja", is_source=False),
    ]
    assert leads_to_edition(target, "README.ja.md", switches(editions)) is is_edition
