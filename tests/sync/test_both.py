"""What the source and a translation have both changed: what fits together is done, the rest is said and not touched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from readme_sync.finding import Finding
from tests.examples import examples
from tests.sync.editions import LANGUAGES, catalogue, findings, synced
from tests.sync.test_cases import TIDES

Edits = Sequence[tuple[str, str]]


def _edited(text: str, edits: Edits) -> str:
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def _row(path: str, name: str) -> str:
    return next(line for line in TIDES[path].splitlines(keepends=True) if f"[{name}]" in line)


JA, EN = (dict.fromkeys(("Shio-1", "Nami-2", "Iso", "Oki-5"), "") for _ in range(2))
for known, home in ((JA, "README.md"), (EN, "en/README.md")):
    known.update((name, _row(home, name)) for name in known)
NEW = "| [Ura-3](https://huggingface.co/kaigan/ura-3) | {} | {} | {} | MIT |\n"
NO_YEAR: Edits = [
    ("| 名前 | 年 | 説明 |\n|---|---|---|", "| 名前 | 説明 |\n|---|---|"),
    ("| 2021 | 港", "| 港"),
    ("| 2023 | 波", "| 波"),
]

CLASHES: Mapping[str, tuple[Edits, Edits, str]] = {
    "a number": ([("2.7B", "2.8B")], [("2.7B", "2.9B")], "Nami-2"),
    "a licence": ([("CC BY 4.0", "MIT")], [("CC BY 4.0", "CC0-1.0")], "Oki-5"),
    "a number in a paragraph": ([("24 時間", "48 時間")], [("24 hours", "36 hours")], "手引き"),
    "a row removed and changed": ([(JA["Nami-2"], "")], [("2.7B", "2.9B")], "Nami-2"),
    "a row changed and removed": ([("2.7B", "2.8B")], [(EN["Nami-2"], "")], "Nami-2"),
    "a row moved, changed and removed": (
        [(JA["Shio-1"], ""), (JA["Iso"], JA["Iso"] + JA["Shio-1"].replace("1.3B", "1.4B"))],
        [(EN["Shio-1"], "")],
        "Shio-1",
    ),
    "a row moved to two places": (
        [(JA["Shio-1"], ""), (JA["Iso"], JA["Iso"] + JA["Shio-1"])],
        [(EN["Shio-1"], ""), (EN["Oki-5"], EN["Oki-5"] + EN["Shio-1"])],
        "Shio-1",
    ),
    "a row added twice": (
        [(JA["Iso"], JA["Iso"] + NEW.format("**3B**", "不明", "沖研究所"))],
        [(EN["Iso"], EN["Iso"] + NEW.format("**4B**", "undisclosed", "Offshore Institute"))],
        "Ura-3",
    ),
    "a paragraph removed and changed": (
        [("> 予測は保証されません。\n\n", "")],
        [("> A prediction is no promise.", "> A prediction is never a promise.")],
        "予測は保証されません。",
    ),
    "a column removed and a cell of it changed": (NO_YEAR, [("| 2021 | harbour", "| 1999 | harbour")], "MinatoSet"),
}


@pytest.mark.parametrize("name", CLASHES)
def test_a_clash_is_left_to_a_person_and_said(name: str) -> None:
    ours, theirs, subject = CLASHES[name]
    english = _edited(TIDES["en/README.md"], theirs)
    after, done = synced(TIDES, {**TIDES, "README.md": _edited(TIDES["README.md"], ours), "en/README.md": english})
    assert after["en/README.md"] == english, "what somebody has written is never overwritten"
    assert subject in " ".join(left.subject for left in done.left if left.edition == "en")
    assert not [left for left in done.left if left.edition == "fr"]
    assert after["fr/README.md"] != TIDES["fr/README.md"], "the others follow"


FITTING: Mapping[str, tuple[Edits, Edits, Edits]] = {
    "the same": ([("2.7B", "2.8B")], [("2.7B", "2.8B")], []),
    "another cell": (
        [("2.7B", "2.8B")],
        [("wave observations<br>satellite", "observed waves<br>satellite")],
        [("2.7B", "2.8B")],
    ),
    "words here, a number there": ([("24 時間", "48 時間")], [("Read the", "See the")], [("24 h", "48 h")]),
    "words in both": ([("| 2021 | 港の潮位記録", "| 2021 | 衛星画像")], [("| 2021 | harbour", "| 2021 | my")], []),
    "a row of its own": (
        [("2.7B", "2.8B")],
        [(EN["Iso"], EN["Iso"] + NEW.format("4B", "undisclosed", "Offshore Institute"))],
        [("2.7B", "2.8B")],
    ),
    "a row moved, and changed here": (
        [(JA["Shio-1"], ""), (JA["Iso"], JA["Iso"] + JA["Shio-1"])],
        [("**1.3B**", "**1.4B**")],
        [
            (EN["Shio-1"].replace("1.3B", "1.4B"), ""),
            (EN["Iso"], EN["Iso"] + EN["Shio-1"].replace("1.3B", "1.4B")),
        ],
    ),
    "a row moved here as well, and changed": (
        [(JA["Shio-1"], ""), (JA["Iso"], JA["Iso"] + JA["Shio-1"].replace("1.3B", "1.4B"))],
        [(EN["Shio-1"], ""), (EN["Iso"], EN["Iso"] + EN["Shio-1"])],
        [("1.3B", "1.4B")],
    ),
    "two rows moved, one here": (
        [(JA["Shio-1"], ""), (JA["Nami-2"], JA["Nami-2"] + JA["Shio-1"])],
        [(EN["Iso"], ""), (EN["Oki-5"], EN["Oki-5"] + EN["Iso"])],
        [(EN["Shio-1"], ""), (EN["Nami-2"], EN["Nami-2"] + EN["Shio-1"])],
    ),
    "a column removed, and a cell of another changed": (
        NO_YEAR,
        [("| 2021 | harbour tide records", "| 2021 | tide records")],
        [
            ("| Name | Year | Description |\n|---|---|---|", "| Name | Description |\n|---|---|"),
            ("| 2021 | tide", "| tide"),
            ("| 2023 | wave", "| wave"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FITTING)
def test_what_fits_together_is_done(name: str) -> None:
    ours, theirs, wanted = FITTING[name]
    now = {
        **TIDES,
        "README.md": _edited(TIDES["README.md"], ours),
        "en/README.md": _edited(TIDES["en/README.md"], theirs),
    }
    after, done = synced(TIDES, now)
    assert after["en/README.md"] == _edited(now["en/README.md"], wanted)
    assert not [left for left in done.left if left.edition == "en"]
    again, _ = synced(TIDES, after)
    assert again == after, "a second time changes nothing"


NAMES = ("Shio-1", "Nami-2", "Iso", "Oki-5")
STEP = st.tuples(st.sampled_from(("size", "licence", "remove", "own")), st.sampled_from(NAMES), st.integers(2, 4))


def _stepped(text: str, steps: Sequence[tuple[str, str, int]]) -> str:
    lines = text.splitlines(keepends=True)
    for what, name, number in steps:
        at = next((n for n, line in enumerate(lines) if line.startswith(f"| [{name}]")), None)
        if at is None:
            continue
        cells = lines[at].split(" | ")
        if what == "size":
            cells[1] = f"{number}1B"
        elif what == "licence":
            cells[4] = f"CC BY {number}.0 |\n"
        lines[at] = " | ".join(cells)
        if what == "remove":
            del lines[at]
        elif what == "own" and f"[Own-{number}]" not in "".join(lines):
            lines.insert(at + 1, f"| [Own-{number}](https://example.org/own-{number}) | {number}B | | | MIT |\n")
    return "".join(lines)


def _cells(text: str) -> set[str]:
    return {cell for line in text.splitlines() for cell in line.split(" | ")}


def _keys(found: Sequence[Finding]) -> set[tuple[str, str, str | None]]:
    """Return what is found of which row: rows that one edition lacks in one place are one finding, and each counts."""
    paths = {language: path for path, language in LANGUAGES.items()}
    keys: set[tuple[str, str, str | None]] = set()
    for one in found:
        gathered = [member.partition(": ") for member in one.members if one.code in ("RS404", "RS405")]
        keys |= {(one.code, paths[language], name) for language, _, name in gathered}
        if not gathered:
            keys.add((one.code, one.place.path, one.row))
    # Two new rows in one place are taken for one, by the name of either.
    return {(code, path, "Own-" if (row or "").startswith("Own-") else row) for code, path, row in keys}


@example(([("own", "Shio-1", 2)], [("own", "Nami-2", 2)], [("own", "Shio-1", 3)]), "en/README.md")
@example(
    (
        [],
        [("remove", "Nami-2", 2), ("remove", "Oki-5", 2), ("own", "Shio-1", 3)],
        [("size", "Nami-2", 2), ("size", "Oki-5", 2), ("remove", "Shio-1", 2)],
    ),
    "en/README.md",
)
@example(
    ([], [("own", "Shio-1", 2), ("remove", "Shio-1", 2)], [("remove", "Nami-2", 2), ("remove", "Iso", 2)]),
    "fr/README.md",
)
@example(([("remove", "Iso", 2)], [("remove", "Iso", 2)], [("own", "Nami-2", 2)]), "fr/README.md")
@example(([("own", "Iso", 2)], [("remove", "Oki-5", 2)], [("remove", "Oki-5", 2)]), "README.md")
@example(([], [("own", "Shio-1", 2)], [("own", "Shio-1", 3), ("remove", "Shio-1", 2)]), "en/README.md")
@example(([("remove", "Shio-1", 2)], [], [("remove", "Shio-1", 2), ("remove", "Nami-2", 2)]), "README.md")
@example(([("size", "Nami-2", 2)], [("remove", "Shio-1", 2), ("remove", "Nami-2", 2)], []), "en/README.md")
@example(([], [("own", "Oki-5", 3)], [("remove", "Oki-5", 2), ("own", "Iso", 2), ("own", "Iso", 3)]), "fr/README.md")
@examples(25)
@given(st.tuples(*[st.lists(STEP, max_size=3)] * len(LANGUAGES)), st.sampled_from(sorted(LANGUAGES)))
def test_change_any_editions(steps: Sequence[Sequence[tuple[str, str, int]]], source: str) -> None:
    """No drift stays that the source's change brought and nobody is told of; what somebody has written stays there."""
    now = {path: _stepped(TIDES[path], some) for path, some in zip(LANGUAGES, steps, strict=True)}
    after, done = synced(TIDES, now, LANGUAGES[source])
    own = _keys(findings(catalogue({**now, source: TIDES[source]}, LANGUAGES[source])))
    said = {left.subject for left in done.left} | {refused.group.subject for refused in done.proof.refused}
    for code, path, row in _keys(findings(catalogue(after, LANGUAGES[source]))) - own:
        # What somebody has put there stays: a row in place of another is its place's as soon as the neighbours go.
        if code == "RS406" or (code == "RS405" and str(row) in now[path]) or (row == "Own-" and "Own-" in now[path]):
            continue
        assert path == source or row is None or any(subject.startswith(row) for subject in said), (code, path, row)
    for path in LANGUAGES:
        was, written, stands = (_cells(texts[path]) for texts in (TIDES, now, after))
        assert written - was <= stands, path
    assert synced(TIDES, after, LANGUAGES[source])[0] == after, "a second time changes nothing"
