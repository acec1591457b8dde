"""Known editions: never other than those that a search finds, whatever came, went or changed meanwhile."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readme_sync.document_sets.find import find
from readme_sync.document_sets.lookup import look_up
from readme_sync.document_sets.reader import Reader
from readme_sync.errors import InputError, SettingsError
from readme_sync.settings.values import Settings
from tests.examples import examples

LINE = "[English](README.md) | [Français](README.fr.md)\n"
FRENCH = "Ceci est un outil pour les gens qui veulent lire dans la langue des autres, et c'est une bonne chose.\n"
ENGLISH = "This is a tool for the people who want to read it in the language of the others, and that is good.\n"
PATHS = (
    "README.md",
    "README.fr.md",
    "README.IN.md",
    "docs/fr/README.md",
    "docs/fr/guide.md",
    "docs/en/guide.md",
    "it.md",
)
TEXTS = ("", LINE, ENGLISH, FRENCH, LINE + FRENCH, "[Italiano](it.md)\n")
SETTINGS = (
    Settings(),
    Settings(documents=("docs/{language}/{path}",)),
    Settings(documents=("docs/{language}/guide.md",)),
    Settings(editions={"en": "README.md", "fr": "README.fr.md"}),
    Settings(source="fr"),
)


def outcome(root: Path, wanted: Settings, files: tuple[str, ...], cache: Path | None) -> object:
    reader = Reader(root)
    try:
        return look_up(root, wanted, files, reader, cache), reader.errors
    except (InputError, SettingsError) as error:
        return str(error)


def change(root: Path, dice: random.Random) -> None:
    path = root / dice.choice(PATHS)
    match dice.randrange(4):
        case 0:
            path.unlink(missing_ok=True)
        case 1:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"\xff\xfe\x00")
        case _:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("# Title\n\n" + dice.choice(TEXTS), encoding="utf-8")


@settings(examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), wanted=st.sampled_from(SETTINGS), files=st.sampled_from([(), ("it.md",)]))
def test_what_is_known_is_what_a_search_finds(
    seed: int, wanted: Settings, files: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root, dice = tmp_path_factory.mktemp("family"), random.Random(seed)
    cache = tmp_path_factory.mktemp("cache")
    for _ in range(12):
        change(root, dice)
        searched = outcome(root, wanted, files, None)
        assert outcome(root, wanted, files, cache) == searched
        assert outcome(root, wanted, files, cache) == searched, "now that it is kept"


def test_what_is_known_is_not_searched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "README.md").write_text("# Title\n\n" + LINE, encoding="utf-8")
    (tmp_path / "README.fr.md").write_text("# Titre\n\n" + LINE, encoding="utf-8")
    found = look_up(tmp_path, Settings(), (), Reader(tmp_path), tmp_path / ".cache")
    monkeypatch.setattr("readme_sync.document_sets.find.find", None)
    assert look_up(tmp_path, Settings(), (), Reader(tmp_path), tmp_path / ".cache") == found
    assert [file.language for file in found.sets[0]] == ["en", "fr"]


def test_what_cannot_be_read_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(b"# Title \xff\n")
    reader = Reader(tmp_path)
    found = look_up(tmp_path, Settings(), (), reader, tmp_path / ".cache")
    assert reader.errors
    assert found == find(tmp_path, Settings(), (), Reader(tmp_path))
    assert not (tmp_path / ".cache").exists()
