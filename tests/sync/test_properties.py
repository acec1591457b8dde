"""Whatever changes in the source: no drift stays that the change brought, and nothing is lost on the way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.examples import examples
from tests.sync.editions import catalogue, findings, synced
from tests.sync.repository import EDITIONS

ROW = (
    "| [Hato-{n}](https://huggingface.co/umi/hato-{n}) | {n}B | {text} (計 **{n}0B** トークン) | 鳥研究所 | {licence} |"
)
NEW = st.builds(
    lambda n, text, licence: ROW.format(n=n, text=text, licence=licence),
    st.integers(3, 9),
    st.sampled_from(["野鳥の録音", "森の録音"]),
    st.sampled_from(["MIT", "Apache 2.0[^1]", "不明"]),
)
STEP = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 3), NEW),
    st.tuples(st.just("remove"), st.integers(0, 5), st.just("")),
    st.tuples(st.just("move"), st.integers(0, 5), st.just("")),
    st.tuples(st.just("size"), st.integers(0, 5), st.sampled_from(["1.4B", "**5B**", "12B"])),
    st.tuples(st.just("licence"), st.integers(0, 5), st.sampled_from(["CC0-1.0", "MIT[^1]", "不明"])),
)


def _edited(text: str, steps: list[tuple[str, int, str]]) -> str:
    lines = text.split("\n")
    for what, number, new in steps:
        rows = [n for n, line in enumerate(lines) if line.startswith("| [") and line.count("|") == 6]
        if what == "add":
            name = new.partition("]")[0]
            if not any(line.startswith(name) for line in lines):
                lines.insert(rows[0] + min(number, len(rows)), new)
            continue
        if len(rows) < 2:
            continue
        at = rows[number % len(rows)]
        if what == "remove":
            del lines[at]
        elif what == "move":
            lines.insert(rows[(number + 1) % len(rows)], lines.pop(at))
        else:
            cells = lines[at].split(" | ")
            column = 1 if what == "size" else 4
            cells[column] = new + (" |" if column == 4 else "")
            lines[at] = " | ".join(cells)
    return "\n".join(lines)


@examples(40)
@example(
    [
        ("add", 1, ROW.format(n=4, text="森の録音", licence="MIT")),
        ("remove", 0, ""),
        ("add", 0, ROW.format(n=3, text="野鳥の録音", licence="Apache 2.0[^1]")),
    ]
)
@example(  # in the translations the new row looks like the one that has moved
    [
        ("remove", 0, ""),
        ("move", 0, ""),
        ("size", 1, "1.4B"),
        ("add", 0, ROW.format(n=3, text="野鳥の録音", licence="Apache 2.0[^1]")),
    ]
)
@given(st.lists(STEP, min_size=1, max_size=4))
def test_a_change_reaches_every_edition_and_can_be_taken_back(steps: list[tuple[str, int, str]]) -> None:
    before = dict(EDITIONS)
    now = {**before, "README.md": _edited(before["README.md"], steps)}
    after, done = synced(before, now)
    assert not done.left
    assert not done.proof.refused
    found = findings(catalogue(after))
    mistakes = {
        finding.code for finding in found if finding.place.path == "README.md"
    }  # the source's own are carried over
    assert [finding for finding in found if finding.code not in mistakes] == []
    again, _ = synced(before, after)
    assert again == after, "a second time changes nothing"
    back, returned = synced(after, {**after, "README.md": before["README.md"]})
    if not returned.left:  # what stood nowhere else is forgotten with the row that had it
        assert findings(catalogue(back)) == []
        assert back == before, "nothing is lost"


WORDS = {
    "en": (("bird recordings", "forest recordings"), "({}0B tokens)", "Bird Institute", "undisclosed"),
    "fr": (
        ("enregistrements d'oiseaux", "enregistrements de forêt"),
        "({}0B tokens)",
        "Institut des oiseaux",
        "inconnu",
    ),
}


def _in(language: str, steps: list[tuple[str, int, str]]) -> list[tuple[str, int, str]]:
    """Return ``steps`` with what they put in said in another language."""
    texts, tokens, who, unknown = WORDS[language]
    said = {"野鳥の録音": texts[0], "森の録音": texts[1], "鳥研究所": who, "不明": unknown}
    found = []
    for what, number, text in steps:
        made = re.sub(
            r"\(計 \*\*(\d)0B\*\* トークン\)", lambda match: tokens.replace("{}0B", f"**{match[1]}0B**"), text
        )
        for old, new in said.items():
            made = made.replace(old, new)
        found.append((what, number, made))
    return found


@pytest.mark.parametrize("source", ["en", "fr"])
@examples(20)
@given(steps=st.lists(STEP, min_size=1, max_size=4))
@example(  # a row that comes looks like the one that goes, and stands behind one that is moved
    steps=[
        ("remove", 0, ""),
        ("move", 0, ""),
        ("add", 1, ROW.format(n=3, text="野鳥の録音", licence="Apache 2.0[^1]")),
    ]
)
@example(  # a row that comes looks like one that goes
    steps=[
        ("add", 1, ROW.format(n=3, text="森の録音", licence="Apache 2.0[^1]")),
        ("remove", 0, ""),
        ("add", 1, ROW.format(n=4, text="野鳥の録音", licence="Apache 2.0[^1]")),
    ]
)
def test_from_every_language(source: str, steps: list[tuple[str, int, str]]) -> None:
    before = dict(EDITIONS)
    path = f"{source}/README.md"
    now = {**before, path: _edited(before[path], _in(source, steps))}
    after, done = synced(before, now, source)
    assert not done.left
    assert not done.proof.refused
    found = findings(catalogue(after, source))
    mistakes = {finding.code for finding in found if finding.place.path == path}
    assert [finding for finding in found if finding.code not in mistakes] == []
    assert synced(before, after, source)[0] == after, "a second time changes nothing"
    back, returned = synced(after, {**after, path: before[path]}, source)
    if not returned.left:
        assert back == before, "nothing is lost"


HEAD = "| モデル | サイズ | 学習データ | 開発元 | ライセンス |\n|:---|:---:|:---:|:---:|:---:|"
PARTS = st.sampled_from(
    ["### 途中の見出し", "\n### 途中の見出し\n", '\n<a id="middle"></a>\n### 途中の見出し\n', "\n## データ\n", ""]
)


@examples(20)
@example("\n### 途中の見出し\n", "", 0, True)  # rows without a header are no rows any more, and stand as they stood
@given(PARTS, st.sampled_from([HEAD, ""]), st.integers(0, 3), st.booleans())
def test_what_parts_a_table_moves_and_loses_no_line(part: str, head: str, at: int, is_shuffled: bool) -> None:
    before = dict(EDITIONS)
    lines = before["en/README.md"].split("\n")
    row = next(n for n, line in enumerate(lines) if line.startswith("| [Suzume"))
    if is_shuffled:
        lines[row : row + 2] = lines[row + 1], lines[row]
        before["en/README.md"] = "\n".join(lines)
    source = before["README.md"].split("\n")
    start = next(n for n, line in enumerate(source) if line.startswith("| [Suzume")) + at
    put_in = "\n".join(filter(None, [part, head]))
    after, _ = synced(
        before, {**before, "README.md": "\n".join([*source[:start], *put_in.split("\n"), *source[start:]])}
    )
    for path in ("en/README.md", "fr/README.md"):
        stands = iter(after[path].split("\n"))
        assert all(line in stands for line in before[path].split("\n")), path
