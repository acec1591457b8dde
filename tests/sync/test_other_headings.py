"""Translations with other headings than their source, and lines that change into what stood beside them."""

from __future__ import annotations

from readme_sync.editions.read import read_edition
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from readme_sync.sync.lines import read_lines
from readme_sync.sync.pairs import pair
from tests.sync.editions import synced

_EN = """# Shoal

{languages}

## Parts

### Engine
- It runs on `shoal-core`
- It keeps [notes](https://example.org/notes)

### Window
- It shows [charts](https://example.org/charts)
- It shows [tables](https://example.org/tables)
"""
_JA = """# Shoal

{languages}

## 部品

- エンジン
  - `shoal-core` で動く
  - [メモ](https://example.org/notes)を残す

- ウィンドウ
  - [図](https://example.org/charts)を見せる
  - [表](https://example.org/tables)を見せる
"""
_FR = _EN.replace("Parts", "Pièces").replace("Engine", "Moteur").replace("Window", "Fenêtre")
_SITE = "https://example.org/shoal"
_LINKS = f"[English Document]({_SITE}/README.md) | [日本語の文書]({_SITE}/README.ja.md)"


def _pages() -> dict[str, str]:
    texts = {"README.md": _JA, "en/README.md": _EN, "fr/README.md": _FR}
    return {path: text.replace("{languages}", _LINKS) for path, text in texts.items()}


def test_a_heading_of_another_level_is_none_that_stands_for_the_sources() -> None:
    before = _pages()
    now = before["en/README.md"].replace("### Engine", "- Engine").replace("### Window", "- Window")
    after, _ = synced(before, {**before, "en/README.md": now}, source="en")
    assert "## 部品\n" in after["README.md"]
    for line in filter(None, before["README.md"].splitlines()):
        assert line in after["README.md"]


def test_addresses_that_change_places_lead_where_they_led() -> None:
    before = _pages()
    turned = f"[日本語の文書]({_SITE}/README.ja.md) [English Document]({_SITE}/README.md)"
    now = before["en/README.md"].replace(_LINKS, turned)
    after, _ = synced(before, {**before, "en/README.md": now}, source="en")
    for path in ("README.md", "fr/README.md"):
        assert turned in after[path]


def test_a_text_that_has_gone_into_one_that_is_not_here_stays() -> None:
    two = "- Built with [kelp](https://example.org/kelp)\n- Shows how shoals work in a browser\n"
    before = _pages()
    before["en/README.md"] += f"\n## Others\n\n{two}"
    before["README.md"] += "\n## 他\n\n- https://example.org/kelp で作り、群れの仕組みを見せる\n"
    before["fr/README.md"] += "\n## Autres\n\n- Fait avec https://example.org/kelp, montre comment marchent les bancs\n"
    now = before["en/README.md"].replace(two, "- Built on https://example.org/kelp, shows how shoals work anywhere\n")
    after, made = synced(before, {**before, "en/README.md": now}, source="en")
    assert after["README.md"] == before["README.md"]
    assert after["fr/README.md"] == before["fr/README.md"]
    assert made.left


def test_a_link_alone_with_other_words_is_the_same_link() -> None:
    before = _pages()
    texts = {"en/README.md": "[Online trial]", "README.md": "[オンラインで試す]", "fr/README.md": "[Essai en ligne]"}
    for path, words in texts.items():
        before[path] = before[path].replace(_LINKS, f"{_LINKS}\n\n{words}(https://example.org/try)")
    now = before["en/README.md"].replace("[Online trial]", "[Live demo]")
    after, made = synced(before, {**before, "en/README.md": now}, source="en")
    assert after["README.md"] == before["README.md"]
    assert [left.reason for left in made.left] == ["its words have changed"] * 2


def test_a_plain_word_is_no_name_where_most_titles_are_functions() -> None:
    names = [f"Set{name}" for name in ("Ease", "Loops", "Delay", "Path", "Link", "Seed")]
    texts = "".join(f"\n### {name}\n\n```cs\nshoal.{name}(1);\n```\n" for name in names)
    before = {
        "en/README.md": f"# Shoal\n\n## Overview\n\nIt swims.\n\n## Moving around\n\nIt turns.\n{texts}",
        "README.md": f"# Shoal\n\n## 概要\n\n泳ぐ。\n\n## 動き\n\n曲がる。\n{texts}",
        "fr/README.md": f"# Shoal\n\n## Aperçu\n\nIl nage.\n\n## Se déplacer\n\nIl tourne.\n{texts}",
    }
    now = {**before, "en/README.md": f"{before['en/README.md']}\n## Optimization\n\n```cs\nshoal.Fast();\n```\n"}
    after, made = synced(before, now, source="en")
    assert "## Optimization <!-- readme-sync: not translated -->\n" in after["README.md"]
    assert [left.text for left in made.left] == ["Optimization"] * 2


def test_what_stands_twice_moves_with_what_stands_beside_it() -> None:
    """A note comes new to the head, and a section that has one moves: that one is still the section's."""
    note, kelp = "> [!NOTE]\n> It is new.\n", "## Kelp\n\n> [!NOTE]\n> It is slow.\n"
    tide = "## Tide\n\nTides rise.\n\nAnd tides fall.\n\nEach day.\n"
    old, new = (
        read_lines(read_edition(parse(Source("README.md", text)), "en", is_source=True))
        for text in (f"# Shoal\n\nA tool.\n\n{kelp}\n{tide}", f"# Shoal\n\n{note}\nA tool.\n\n{tide}\n{kelp}")
    )
    moved = pair(old, new).moved
    assert {new[n].text: old[was].number for n, was in moved.items()} == {
        line.text: line.number for line in old if line.text in ("## Kelp", "> [!NOTE]", "> It is slow.")
    }
    notes = [n for n, line in enumerate(new) if line.text == "> [!NOTE]"]
    assert [n for n in moved if n in notes] == notes[1:]


def test_a_repository_called_by_its_name_needs_no_translator() -> None:
    rows = "| Bench | Use |\n|---|---|\n| [Reef test](https://example.org/reef) | tides |\n"
    before = {
        "en/README.md": f"# Shoal\n\n{rows}",
        "README.md": f"# Shoal\n\n{rows}".replace("Reef test", "礁試験").replace("tides", "潮"),
        "fr/README.md": f"# Shoal\n\n{rows}".replace("Reef test", "Essai du récif").replace("tides", "marées"),
    }
    new = "| [kelp-bench](https://github.com/example/kelp-bench-v1) | tides |\n"
    after, made = synced(before, {**before, "en/README.md": before["en/README.md"] + new}, source="en")
    assert made.is_in_step
    assert after["README.md"] == before["README.md"] + new.replace("tides", "潮")
    assert after["fr/README.md"] == before["fr/README.md"] + new.replace("tides", "marées")


def test_a_usual_title_is_no_name() -> None:
    """A page with one heading, its name, shows nothing of what becomes of titles."""
    before = {
        "en/README.md": "# Shoal\n\nIt runs on `shoal-core`.\n",
        "README.md": "# Shoal\n\n`shoal-core` で動く。\n",
        "fr/README.md": "# Shoal\n\nMarche sur `shoal-core`.\n",
    }
    now = {**before, "en/README.md": f"{before['en/README.md']}\n## Quick Start\n\n```sh\nshoal go\n```\n"}
    after, made = synced(before, now, source="en")
    assert made.is_in_step
    assert "\n## クイックスタート\n" in after["README.md"]
    assert "\n## Démarrage rapide\n" in after["fr/README.md"]


_FOLDED = "# {}\n\n## {}\n\n### {}\n\n```sh\nmoor bow\n```\n\n### {}\n\n```sh\nmoor stern\n```\n\n## {}\n\n{}.\n"


def test_a_heading_that_becomes_the_summary_of_what_is_below_it_stays_until_it_is_translated() -> None:
    """Nor does the end of an element come without its beginning."""
    before = {
        "README.md": _FOLDED.format("港", "係留", "船首から", "船尾から", "潮", "満ちる"),
        "en/README.md": _FOLDED.format("Harbour", "Mooring", "Bow first", "Stern first", "Tides", "They rise"),
        "fr/README.md": _FOLDED.format("Port", "Amarrer", "Par la proue", "Par la poupe", "Marées", "Elles montent"),
    }
    folded = before["en/README.md"].replace("### Bow first", "<details>\n<summary>### Bow first</summary>")
    folded = folded.replace("### Stern first", "</details>\n\n<details>\n<summary>### Stern first</summary>")
    folded = folded.replace("## Tides", "</details>\n\n## Tides")
    after, made = synced(before, {**before, "en/README.md": folded}, source="en")
    assert (after["README.md"], after["fr/README.md"]) == (before["README.md"], before["fr/README.md"])
    assert made.left
