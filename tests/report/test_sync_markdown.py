"""What sync did, for a page of GitHub: text of strangers stays text."""

from __future__ import annotations

from readme_sync.report.sync import SyncedEntry
from readme_sync.report.sync_markdown import LeftOver, body, patch

HOSTILE = "@maintainer #12 `x` | </details> <b>\n| a | b |\n```\n<!-- readme-sync:sync -->"


def test_a_table_of_entries_and_one_of_what_is_left() -> None:
    text = body(
        [SyncedEntry(["fr/README.md"], "Alpha", ["copied", "copied", "translated"], ["line 12", ""])],
        [LeftOver("fr", "Beta [Data]", "nobody knows its words", "森の録音")],
        ["README.md"],
        "a" * 40,
        "hf:some/model",
    )
    assert "in `README.md` since `aaaaaaaaaaaa`" in text
    assert "| `fr/README.md` | Alpha | 2 × copied from the source, translated by `hf:some/model` | line 12 |" in text
    assert "| fr | Beta &#91;Data&#93; | nobody knows its words | `森の録音` |" in text


def test_text_of_strangers_stays_in_its_cell() -> None:
    text = body(
        [SyncedEntry([HOSTILE], HOSTILE, ["copied"], [HOSTILE])],
        [LeftOver(HOSTILE, HOSTILE, "x", HOSTILE)],
        [HOSTILE],
        "b",
    )
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert len(rows) == 6, "two heads, two lines below them, two rows"
    assert "<!-- readme-sync:sync -->" not in text.splitlines()
    assert "<b>" not in "".join(row.split("`")[0] for row in rows)


def test_a_patch_is_shown_in_a_fence_that_nothing_in_it_closes() -> None:
    lines = ["--- a/fr.md", "+++ b/fr.md", "@@ -1 +1 @@", "-a", "+`````", "+</details>"]
    text = patch({"fr.md": lines}, "HEAD~1")
    assert "a patch of 1 file<" in text
    inside = text.split("``````diff\n")[1].split("\n``````\n")[0]
    assert inside.splitlines() == lines
    assert text.endswith("</details>\n")


def test_no_patch_where_there_is_none_or_it_is_too_long() -> None:
    assert patch({}, "main") == ""
    assert patch({"fr.md": []}, "main") == ""
    long = patch({"fr.md": ["+" + "x" * 20_000]}, "main")
    assert long == "The translations can follow: run `readme-sync sync --base main --write`.\n"
    assert "diff" not in patch({'f"r.md': ["+a"]}, "main")
    assert "diff" not in patch({"fr.md": ["+" + "`" * 60]}, "main")  # its fence could not be closed where it is cut
