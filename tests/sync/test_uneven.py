"""Translations that lack something, or say it elsewhere: what changes around it changes nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.sync.editions import LANGUAGES, synced

HERE = Path(__file__).parent
TIDES = {path: (HERE / "tides" / path).read_text(encoding="utf-8") for path in LANGUAGES}
TOOLS_EN, TOOLS_FR = "Tools to work with tides.\n\n", "Des outils pour travailler sur les marées.\n\n"


def _edited(texts: Mapping[str, str], path: str, *edits: tuple[str, str]) -> dict[str, str]:
    text = texts[path]
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**texts, path: text}


def _line(path: str, words: str) -> str:
    return next(line for line in TIDES[path].splitlines() if words in line)


def test_a_moved_paragraph_that_a_translation_lacks_leaves_no_empty_lines() -> None:
    paragraph = f"{_line('README.md', '扱うため')}\n\n"
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, ""))
    now = _edited(before, "README.md", (paragraph, ""))
    now = _edited(now, "README.md", ('<a id="data"></a>\n', f'{paragraph}<a id="data"></a>\n'))
    after, _ = synced(before, now)
    assert after["en/README.md"] == before["en/README.md"]
    again, _ = synced(before, after)
    assert again == after


def test_a_section_that_a_translation_lacks_and_that_has_moved_leaves_no_empty_lines() -> None:
    body = TIDES["README.md"].split('<a id="data"></a>\n')[1]
    section = '<a id="data"></a>\n' + body.split('<a id="usage"></a>\n')[0]
    there = TIDES["en/README.md"]
    own = '<a id="data"></a>\n' + there.split('<a id="data"></a>\n')[1].split('<a id="usage"></a>\n')[0]
    before = {**TIDES, "en/README.md": there.replace(own, "")}
    moved = before["README.md"].replace(section, "").replace('<a id="tools"></a>\n', f'{section}<a id="tools"></a>\n')
    after, _ = synced(before, {**before, "README.md": moved})
    assert after["en/README.md"] == before["en/README.md"]


def test_an_empty_line_stays_where_the_text_that_it_parts_stays() -> None:
    """What has gone from the source is not there, and what stands there instead is another paragraph's neighbour."""
    gone = f"{_line('README.md', '測定点は')}\n\n"
    before = _edited(TIDES, "en/README.md", (f"{_line('en/README.md', 'places of measurement')}\n\n", ""))
    after, _ = synced(before, _edited(before, "README.md", (gone, "")))
    assert after["en/README.md"] == before["en/README.md"]
    assert gone not in after["README.md"]


@pytest.mark.parametrize(
    "added",
    ["## Zephyr\n\nQuokka\n\n", "- [Zephyr](https://example.org/zephyr)\n\n", "![Marlin](./figures/marlin.png)\n\n"],
)
def test_what_was_left_open_is_no_evidence_for_itself(added: str) -> None:
    """The words of a marked text are the source's: a second sync leaves it marked, and puts nothing in once more."""
    now = _edited(TIDES, "en/README.md", ('<a id="usage"></a>\n', f'{added}<a id="usage"></a>\n'))
    after, _ = synced(TIDES, now, source="en")
    assert after["fr/README.md"] != TIDES["fr/README.md"]
    again, _ = synced(TIDES, after, source="en")
    assert again == after


def test_a_text_that_lost_a_sentence_is_not_a_new_one() -> None:
    """Somebody who took out the first sentence of a long text wants no text in the source's words for it."""
    first = "The harbour of Kobe has had a gauge for ninety years, read by hand each morning by the same family."
    second = "Read the log before you trust a number from those days."
    before = _edited(TIDES, "en/README.md", (TOOLS_EN, f"{first} {second}\n\n"))
    own = "Le port de Kobe a un marégraphe depuis quatre-vingt-dix ans. Lisez le journal avant de vous y fier.\n\n"
    before = _edited(before, "fr/README.md", (TOOLS_FR, own))
    after, made = synced(before, _edited(before, "en/README.md", (f"{first} ", "")), source="en")
    assert after["fr/README.md"] == before["fr/README.md"]
    assert [left.reason for left in made.left if left.edition == "fr"] == ["its words have changed"]
