"""A title that no memory holds is called what such a title usually is; other words stay open."""

from __future__ import annotations

from tests.sync.editions import synced
from tests.sync.test_cases import TIDES


def test_a_new_section_and_its_entry_of_the_contents() -> None:
    source = TIDES["README.md"].replace("- [使い方](#usage)\n", "- [使い方](#usage)\n- [引用](#citation)\n")
    source += '\n<a id="citation"></a>\n## 引用\n\n```bibtex\n@misc{tides}\n```\n'
    after, made = synced(TIDES, {**TIDES, "README.md": source})
    assert made.is_in_step
    for path in ("en/README.md", "fr/README.md"):
        assert "\n- [Citation](#citation)\n" in after[path]
        assert "\n## Citation\n" in after[path]


def test_the_head_of_a_new_column() -> None:
    head = "| 港 | 水深 |\n|---|---:|\n| 神戸 | 12 m |\n| 長崎 | 18 m |"
    new = "| 港 | 水深 | バージョン |\n|---|---:|---|\n| 神戸 | 12 m | 3 |\n| 長崎 | 18 m | 4 |"
    after, made = synced(TIDES, {**TIDES, "README.md": TIDES["README.md"].replace(head, new)})
    assert made.is_in_step
    assert " | Version |\n" in after["en/README.md"]
    assert " | Version |\n" in after["fr/README.md"]


def test_a_word_that_is_no_title_stays_open() -> None:
    source = TIDES["README.md"].replace("測定点は次のとおりです。", "測定点は次のとおりです。\n\n引用")
    _, made = synced(TIDES, {**TIDES, "README.md": source})
    assert not made.is_in_step
