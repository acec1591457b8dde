"""Footnotes that the source renumbers: in the translations too, with every reference that they have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.sync.lines import Line, read_lines
from readme_sync.sync.pairs import pair
from tests.examples import examples
from tests.sync.editions import LANGUAGES, synced

NAMES = ("Kaze", "Nami", "Shio", "Umi", "Mizu", "Iso")
NOTES = {
    "ja": (
        "商用利用には連絡が必要です。",
        "開発元は明らかにしていません。",
        "晴れた日に限ります。",
        "夜の画像は含みません。",
    ),
    "en": ("Ask before you use it.", "The developers do not say.", "Only on clear days.", "Without images of nights."),
    "fr": ("Demandez d'abord.", "Les développeurs se taisent.", "Par temps clair.", "Sans les images de nuit."),
}
HEADS = {"ja": ("# 港", "名前", "説明"), "en": ("# Harbour", "Name", "Notes"), "fr": ("# Port", "Nom", "Notes")}


def _page(language: str, rows: Mapping[str, str], notes: Mapping[str, str], gap: str = "\n\n") -> str:
    title, name, about = HEADS[language]
    lines = [f"| [{one}](https://example.org/{one.lower()}) | MIT{mark} |" for one, mark in rows.items()]
    defined = gap.join(f"[^{label}]: {text}" for label, text in notes.items())
    table = "\n".join([f"| {name} | {about} |", "|---|---|", *lines])
    return f"{title}\n\n{table}\n\n{defined}\n"


def _pages(order: tuple[int, ...], marks: Mapping[str, int | None], own: str = "", gap: str = "\n\n") -> dict[str, str]:
    """Return three editions whose footnotes are numbered in ``order``; ``own`` is a row with a mark in fr alone."""
    made = {}
    for path, language in LANGUAGES.items():
        rows = {
            one: f"[^{order.index(note) + 1}]" if note in order and (one != own or language == "fr") else ""
            for one, note in marks.items()
        }
        made[path] = _page(language, rows, {str(n): NOTES[language][note] for n, note in enumerate(order, 1)}, gap)
    return made


@examples(40)
@given(
    st.permutations(range(4)), st.integers(0, 3), st.sampled_from(sorted(LANGUAGES)), st.sampled_from(["\n", "\n\n"])
)
def test_one_that_goes_takes_its_number_along(order: list[int], gone: int, path: str, gap: str) -> None:
    marks = dict(zip(NAMES, (0, 1, 2, 3, gone, None), strict=True))
    before = _pages(tuple(order), marks, gap=gap)
    expected = _pages(tuple(note for note in order if note != gone), marks, gap=gap)
    after, made = synced(before, {**before, path: expected[path]}, LANGUAGES[path])
    assert after == expected
    assert made.is_in_step
    assert synced(before, after, LANGUAGES[path])[0] == after


def test_a_reference_that_a_translation_alone_has_goes_with_its_footnote() -> None:
    marks = {"Kaze": 0, "Nami": 1, "Shio": 2, "Umi": 2}
    before = _pages((0, 1, 2), marks, own="Umi")
    expected = _pages((1, 2), {**marks, "Kaze": None}, own="Umi")
    assert re.findall(r"MIT\[\^2\]", expected["fr/README.md"]) == ["MIT[^2]"] * 2
    after, _ = synced(before, {**before, "README.md": expected["README.md"]})
    assert after == expected


def test_what_a_footnote_says_otherwise_already_is_no_new_trouble() -> None:
    """The numbers of a renumbered footnote are compared with those of another one until the translation follows."""
    marks = {"Kaze": 0, "Nami": 1, "Shio": 2}
    before, expected = _pages((0, 1, 2), marks), _pages((1, 2), {**marks, "Kaze": None})
    for texts in (before, expected):
        for path, long in (("README.md", "512"), ("en/README.md", "512"), ("fr/README.md", "128")):
            note = NOTES[LANGUAGES[path]][2]
            texts[path] = texts[path].replace(note, f"{note} 64 - {long}")
    after, _ = synced(before, {**before, "README.md": expected["README.md"]})
    assert after == expected


@given(st.integers(0, 5))
def test_a_footnote_is_known_by_its_words_and_not_by_its_number(gone: int) -> None:
    """That an empty line parts each of two from the next says nothing about which is which."""
    notes = [*NOTES["en"], "Longer than usual.", "See the paper on tides."]
    old, new = (_lines(some) for some in (notes, notes[:gone] + notes[gone + 1 :]))
    made = pair(old, new)
    kept = {**made.changed, **made.moved, **made.stayed}
    assert [old[n].text for n in made.removed if old[n].kind == "footnote"] == [f"[^{gone + 1}]: {notes[gone]}"]
    assert all(new[n].text.partition(":")[2] == old[at].text.partition(":")[2] for n, at in kept.items())


def _lines(notes: list[str]) -> tuple[Line, ...]:
    text = "# Harbour\n\n" + "\n\n".join(f"[^{label}]: {note}" for label, note in enumerate(notes, 1))
    return read_lines(read_edition(parse(Source("README.md", text)), "en", is_source=True))
