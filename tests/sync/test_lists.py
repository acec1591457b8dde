"""Lists: names that nobody translates, contents whose entries lead to one section, and the list of languages."""

from __future__ import annotations

import re

from readme_sync.language.translator import Request
from tests.sync.editions import synced


def _list(title: str, sentence: str, names: list[str]) -> str:
    items = "".join(f"- [{name}](https://example.org/tools/{name})\n" for name in names)
    return f"# {title}\n\n{sentence}\n\n{items}"


def test_a_name_in_small_letters_is_copied_into_a_list_of_copied_names() -> None:
    """The words of its label are those of its address, and the translations have the entries beside it as they are."""
    texts = {
        "README.md": ("港", "道具です。"),
        "en/README.md": ("Harbour", "Tools."),
        "fr/README.md": ("Port", "Outils."),
    }
    names = ["kaze", "nami", "shio-log"]
    before = {path: _list(*words, names) for path, words in texts.items()}
    expected = {path: _list(*words, [*names, "tide-web"]) for path, words in texts.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_a_title_that_its_address_does_not_say_is_left() -> None:
    texts = {
        "README.md": ("港", "道具です。"),
        "en/README.md": ("Harbour", "Tools."),
        "fr/README.md": ("Port", "Outils."),
    }
    before = {path: _list(*words, ["kaze", "nami", "shio-log"]) for path, words in texts.items()}
    new = "- [getting started](https://example.org/tools/first)\n"
    _, made = synced(before, {**before, "en/README.md": before["en/README.md"] + new}, "en")
    assert {left.edition for left in made.left} == {"ja", "fr"}


def test_entries_of_the_contents_are_known_by_the_section_that_they_lead_to() -> None:
    """Each translation's anchors are its own, and it has an entry fewer."""
    before = {
        "README.md": "# Harbour\n\n- [Tides](#tides)\n- [Waves](#waves)\n\n## Tides\n\n2021\n\n## Waves\n\n2022\n",
        "en/README.md": "# Harbour\n\n- [Tides](#tides)\n- [Waves](#waves)\n\n## Tides\n\n2021\n\n## Waves\n\n2022\n",
        "fr/README.md": "# Port\n\n- [Vagues](#vagues)\n\n## Marées\n\n2021\n\n## Vagues\n\n2022\n",
    }
    now = before["en/README.md"].replace("- [Waves](#waves)\n", "").replace("\n## Waves\n\n2022\n", "")
    after, made = synced(before, {**before, "en/README.md": now}, "en")
    assert made.is_in_step
    assert after["README.md"] == now
    assert after["fr/README.md"] == "# Port\n\n## Marées\n\n2021\n"


class _Knows:
    """A translator that knows a few texts."""

    name = "knows"

    def __init__(self, **texts: str) -> None:
        self._texts = texts

    def translate(self, request: Request) -> str | None:
        return self._texts.get(request.language) if request.text == "High waves" else None


def _chapters(title: str, *chapters: str) -> str:
    contents = "".join(f"- [{one}](#{one.lower().replace(' ', '-')})\n" for one in chapters)
    return f"# {title}\n\n{contents}\n" + "\n".join(f"## {one}\n\n2021\n" for one in chapters)


def test_a_new_entry_of_the_contents_leads_to_the_heading_as_it_is_here() -> None:
    titles = {"README.md": ("港", "潮"), "en/README.md": ("Harbour", "Tides"), "fr/README.md": ("Port", "Marées")}
    waves = {"README.md": "高波", "en/README.md": "High waves", "fr/README.md": "Hautes vagues"}
    before = {path: _chapters(*words) for path, words in titles.items()}
    expected = {path: _chapters(*words, waves[path]) for path, words in titles.items()}
    now = {**before, "en/README.md": expected["en/README.md"]}
    after, made = synced(before, now, "en", _Knows(ja="高波", fr="Hautes vagues"))
    assert made.is_in_step
    assert after == expected

    open_, made = synced(before, now, "en")
    assert "- [High waves](#high-waves) <!--" in open_["fr/README.md"]
    written = open_["fr/README.md"].replace("## High waves <!-- readme-sync: not translated -->", "## Hautes vagues")
    later, _ = synced(before, {**open_, "fr/README.md": written}, "en")
    assert later["fr/README.md"] == expected["fr/README.md"]


def test_a_list_that_links_the_source_to_itself_names_each_translation() -> None:
    before = {
        "README.md": "# 港\n\n[日本語](README.md) | [English](en/README.md) | [Français](fr/README.md)\n\n2021\n",
        "en/README.md": "# Harbour\n\n[日本語](../README.md) | English | [Français](../fr/README.md)\n\n2021\n",
        "fr/README.md": "# Port\n\n[日本語](../README.md) | [English](../en/README.md) | Français\n\n2021\n",
    }
    now = {
        **before,
        "README.md": before["README.md"].replace("(fr/README.md)", "(fr/README.md) | [한국어](ko/README.md)"),
    }
    after, made = synced(before, now)
    assert made.is_in_step
    assert after["en/README.md"] == before["en/README.md"].replace("\n\n2021", " | [한국어](../ko/README.md)\n\n2021")
    assert after["fr/README.md"] == before["fr/README.md"].replace("\n\n2021", " | [한국어](../ko/README.md)\n\n2021")


def _tools(title: str, sentence: str, names: str) -> str:
    return f"# {title}\n\n{sentence.format(names)}\n"


def test_a_name_comes_into_a_list_of_names_with_the_sign_that_parts_them_here() -> None:
    """The source has a comma before its "and" as well, and the translations have another sign, or none."""
    words = {
        "README.md": ("港", "{}に対応しています。", "Kaze、Nami、Shio"),
        "en/README.md": ("Harbour", "It works with {}.", "Kaze, Nami, and Shio"),
        "fr/README.md": ("Port", "Fonctionne avec {}.", "Kaze, Nami et Shio"),
    }
    more = {
        "README.md": "Kaze、Nami、Tide、Shio",
        "en/README.md": "Kaze, Nami, Tide, and Shio",
        "fr/README.md": "Kaze, Nami, Tide et Shio",
    }
    before = {path: _tools(*parts) for path, parts in words.items()}
    expected = {path: _tools(*words[path][:2], more[path]) for path in words}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_a_word_that_comes_into_a_list_of_words_is_left() -> None:
    before = {
        "README.md": "# 港\n\n潮、波を測ります。\n",
        "en/README.md": "# Harbour\n\nIt measures tides, waves, and more.\n",
        "fr/README.md": "# Port\n\nMesure les marées, les vagues et plus.\n",
    }
    now = {**before, "en/README.md": before["en/README.md"].replace("waves,", "waves, currents,")}
    after, made = synced(before, now, "en")
    assert after == now
    assert {left.edition for left in made.left} == {"ja", "fr"}


def test_lines_of_one_quote_are_found_where_each_edition_has_as_many() -> None:
    quote = "# {}\n\n{}\n\n> {} 2021.  \n> {} 2022.\n"
    before = {
        "README.md": quote.format("港", "潮を見ます。", "風は", "波は"),
        "en/README.md": quote.format("Harbour", "See the tides.", "Mind that the wind was measured in", "Waves in"),
        "fr/README.md": quote.format(
            "Port", "Voyez.\n\nCe texte est de la traduction seule.", "Le vent date de", "Les vagues de"
        ),
    }
    expected = {path: text.replace("2021", "2023") for path, text in before.items()}
    after, made = synced(before, {**before, "en/README.md": expected["en/README.md"]}, "en")
    assert made.is_in_step
    assert after == expected


def test_a_list_that_is_marked_or_indented_otherwise_here_stays_so() -> None:
    """Where the source writes its list with another sign, or turns an entry in, only what was the same here follows."""
    english = "* [Kaze](https://example.org/kaze)\n    * [Nami](https://example.org/nami)\n* [Shio](https://example.org/shio)\n"
    french = english.replace("* [", "- [").replace("    - [", "  - [").replace("- [Shio", "  - [Shio")
    before = {"README.md": "# 港\n", "en/README.md": f"# Harbour\n\n{english}", "fr/README.md": f"# Port\n\n{french}"}
    dashes = {**before, "en/README.md": before["en/README.md"].replace("* [", "- [")}
    assert synced(before, dashes, "en")[0] == dashes

    same = {**before, "fr/README.md": before["en/README.md"].replace("Harbour", "Port")}
    now = {**same, "en/README.md": dashes["en/README.md"]}
    after, made = synced(same, now, "en")
    assert made.is_in_step
    assert after["fr/README.md"] == now["en/README.md"].replace("Harbour", "Port")


def test_a_list_of_languages_moves_with_the_element_around_it() -> None:
    """Also where a translation has more HTML beside it than the source."""
    listed = '<p align="{}">\n        {}\n</p>\n<br>\n\n'
    logo = '<p align="center">\n    <img src="https://example.org/logo.jpg"/>\n</p>\n\n'
    english = '<a href="../README.md">日本語</a> | English | <a href="../fr/README.md">Français</a>'
    french = '<a href="../README.md">日本語</a> | <a href="../en/README.md">English</a> | Français'
    own = '<p align="right">\n        Traduction : Oki\n</p>\n<br>\n\n'
    before = {
        "README.md": "# 港\n\n潮。\n",
        "en/README.md": f"{logo}{listed.format('center', english)}# Harbour\n\nTides.\n",
        "fr/README.md": f"{logo}{listed.format('center', french)}{own}# Port\n\nMarées.\n",
    }
    now = {**before, "en/README.md": f"{listed.format('left', english)}{logo}# Harbour\n\nTides.\n"}
    text = synced(before, now, "en")[0]["fr/README.md"]
    assert f"        {french}\n</p>\n" in text
    assert text.index(french) < text.index(own)
    assert re.search(r"<p[^>]*>\s*</p>", text) is None
