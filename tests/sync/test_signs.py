"""How signs are written that a translation does not show itself."""

from __future__ import annotations

import pytest

from readme_sync.sync.addresses import Addresses
from readme_sync.sync.spelling import Spelling
from readme_sync.sync.tidying import quoted
from tests.sync.editions import synced


@pytest.mark.parametrize(
    ("language", "sign"), [("en", ", "), ("ko", ", "), ("ru", ", "), ("zh-Hant", "、"), ("ja", "、")]
)
def test_wide_signs_are_for_wide_letters(language: str, sign: str) -> None:
    assert Spelling(language, "x/README.md", "README.md", Addresses(lambda: iter(()))).sign("、") == sign


_PAGES = {
    "en/README.md": "# Reef\n\nWrite this command to the file `reef.bat`\n\nIt is slow but safe\n",
    "README.md": "# Reef\n\nこのコマンドを `reef.bat` に書きます\n\n遅いが安全です。\n",
    "fr/README.md": "# Reef\n\nÉcrivez dans le fichier `reef.bat` cette commande\n\nC'est lent mais sûr\n",
}


def test_a_stop_at_the_end_comes_to_the_end() -> None:
    """Behind what the source ends with, the translation may go on."""
    now = _PAGES["en/README.md"].replace("`reef.bat`", "`reef.bat`.").replace("safe", "safe.")
    after, made = synced(_PAGES, {**_PAGES, "en/README.md": now}, source="en")
    assert made.is_in_step
    assert after["README.md"] == _PAGES["README.md"].replace("書きます", "書きます。")
    assert after["fr/README.md"] == _PAGES["fr/README.md"].replace("commande", "commande.").replace("sûr", "sûr.")
    back, _ = synced(after, {**after, "en/README.md": _PAGES["en/README.md"]}, source="en")
    assert back["fr/README.md"] == _PAGES["fr/README.md"]


def test_a_word_in_the_readers_letters_that_goes_from_the_source_stays_here() -> None:
    before = {
        **_PAGES,
        "en/README.md": "# Reef\n\nThe code is [here](https://example.org/reef)から。\n",
        "README.md": "# Reef\n\nコードは[ここ](https://example.org/reef)から。\n",
        "fr/README.md": "# Reef\n\nLe code est [ici](https://example.org/reef).\n",
    }
    now = before["en/README.md"].replace("から。", ".")
    after, made = synced(before, {**before, "en/README.md": now}, source="en")
    assert made.is_in_step
    assert after["README.md"] == before["README.md"]


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("stop", ["", "。", "。  ", "！"])
def test_a_footnote_comes_behind_the_end_of_a_text(stop: str, end: str) -> None:
    before = {
        "README.md": f"# 礁\n\n- [海図](https://example.org/chart)：礁の案内です{stop}\n- 灯台。\n",
        "en/README.md": f"# Reef\n\n- [Chart](https://example.org/chart): across the reef{end}\n- A lighthouse.\n",
        "fr/README.md": "# Récif\n",
    }
    now = before["en/README.md"].replace(f"reef{end}\n", f"reef{end}[^1]\n") + "\n[^1]: https://example.org/notes\n"
    after, made = synced(before, {**before, "en/README.md": now}, source="en")
    assert not [left for left in made.left if left.edition == "ja"]
    bare = stop.rstrip()
    expected = before["README.md"].replace(f"です{bare}", f"です{bare}[^1]") + "\n[^1]: https://example.org/notes\n"
    assert after["README.md"] == expected


def test_a_quote_is_closed_as_it_was_opened() -> None:
    before = {
        "README.md": "# 礁\n\n- 始め（鈴 / 表の記録または海図 → 「港」）\n- 「海図」を開く。\n- 「記録」を開く。\n",
        "en/README.md": '# Reef\n\n- Start (Bell / Table Log or Chart → "Port")\n- Open "Chart".\n- Open "Log".\n',
        "fr/README.md": "# Récif\n",
    }
    now = before["en/README.md"].replace("Table Log or Chart", 'Table "Log" or "Chart"')
    after, _ = synced(before, {**before, "en/README.md": now}, source="en")
    assert after["README.md"].count("「") == after["README.md"].count("」")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("表の「記録「または「海図「", "表の「記録」または「海図」"),
        ("」記録」", "「記録」"),
        ("「港の『海図』」", "「港の『海図』」"),
        ("« Log « ou «", "« Log » ou «"),
    ],
)
def test_quoted(text: str, expected: str) -> None:
    assert quoted(text) == expected
