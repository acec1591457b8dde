"""Where a text may have words of another language (RS412): what is told to have none has none by any reading."""

from __future__ import annotations

from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from readme_sync.language.scripts import foreign_runs
from readme_sync.rules.drift import untranslated
from readme_sync.rules.drift.untranslated import ForeignPlaces, foreign_marks, half_translated
from readme_sync.text import Span
from tests.examples import examples

_SIGNS = st.sampled_from([*"aZ é_ 漢字かナ한글ДЯबा، ـ、。，；…—ツ。", "&#12354;", "&Dcy;", "API", "。x"])
_LANGUAGES = st.sampled_from("en fr ja ko zh lzh ru sr sr-Latn hi ar el th und".split())


@examples(200)
@given(st.lists(st.lists(_SIGNS, max_size=6).map("".join), min_size=1, max_size=8), _LANGUAGES)
def test_a_piece_without_a_place_has_no_leftover(pieces: list[str], language: str) -> None:
    text = "|".join(pieces)
    places = ForeignPlaces(text, language)
    at = 0
    for piece in pieces:
        if not places.within(Span(at, at + len(piece))):
            said = unescape(piece)
            assert not foreign_runs(said, language)
            assert not foreign_marks(said, language)
            assert not half_translated(said, language, ())
        at += len(piece) + 1


def test_many_foreign_signs_are_found_as_few_are() -> None:
    signs = "".join(map(chr, range(0x4E00, 0x4E00 + 2 * untranslated._FEW_SIGNS)))
    places = ForeignPlaces(f"слово {signs} слово", "ru")
    assert not places.within(Span(0, 6))
    assert all(places.within(Span(at, at + 1)) for at in range(6, 6 + len(signs)))
