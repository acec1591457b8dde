"""A list of names is copied as it is; a sentence in it is not, though nothing was ever translated there."""

from __future__ import annotations

import pytest

from tests.sync.editions import synced

NAMES = "".join(f"- [{name}](https://example.org/{name.lower()})\n" for name in ("Kaze", "Nami", "Shio", "Umi"))


@pytest.mark.parametrize(
    ("entry", "is_copied"),
    [
        ("- [Mizu](https://example.org/mizu)", True),
        ("- [Mizu](https://example.org/mizu) 2.0", True),
        ("- [Mizu](https://example.org/mizu): looks at the lakes of the north", False),
    ],
)
def test_an_entry_like_the_others_is_copied(entry: str, is_copied: bool) -> None:
    before = {
        "README.md": f"# 港\n\n潮 2021\n\n{NAMES}",
        "en/README.md": f"# Harbour\n\nTides 2021\n\n{NAMES}",
        "fr/README.md": f"# Port\n\nMarées 2021\n\n{NAMES}",
    }
    now = {**before, "en/README.md": f"{before['en/README.md']}{entry}\n"}
    after, made = synced(before, now, source="en")
    assert made.is_in_step == is_copied
    assert after["fr/README.md"].endswith(f"{entry}\n") == is_copied
