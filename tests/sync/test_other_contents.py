"""Where a translation has something else in the place of what changes in the source, nothing of it changes."""

from __future__ import annotations

from tests.sync.editions import synced


def _code(title: str, *lines: str) -> str:
    code = "".join(f"{line}\n" for line in lines)
    return f"# {title}\n\n```sh\n{code}```\n"


def _carried(english: str, after: str, french: str) -> tuple[str, list[str]]:
    before = {"README.md": "# 港\n", "en/README.md": english, "fr/README.md": french}
    now, made = synced(before, {**before, "en/README.md": after}, "en")
    return now["fr/README.md"], [left.reason for left in made.left if left.edition == "fr"]


def test_code_that_says_something_else_here_is_left_whole() -> None:
    """Half of a change in it would be nobody's code: a line twice, or half of a sentence."""
    english = _code("Harbour", "# `--lang=en` is the language", "tide create --lang=en # or fr", "tide run")
    french = _code("Port", "tide create --lang=fr", "# `--lang=en` est la langue", "tide run")
    after = _code("Harbour", "tide create --lang=en", "# `--lang=en` is the language", "tide run")
    text, reasons = _carried(english, after, french)
    assert text == french
    assert reasons


def test_a_prompt_in_code_that_is_translated_is_left_whole() -> None:
    english = _code("Harbour", "Tell me when the tide comes and goes. use tides")
    after = _code("Harbour", "Tell me when the tide comes", "and goes. use tides")
    french = _code("Port", "Dites quand vient la marée. use tides")
    text, reasons = _carried(english, after, french)
    assert text == french
    assert reasons


def test_a_line_between_translated_ones_is_told_of() -> None:
    english = _code("Harbour", "  -p, --port   the port to look at", "  -q, --quiet  say nothing")
    after = _code(
        "Harbour",
        "  -p, --port   the port to look at",
        "  -n, --north  look to the north",
        "  -q, --quiet  say nothing",
    )
    french = _code("Port", "  -p, --port   le port à regarder", "  -q, --quiet  ne rien dire")
    text, reasons = _carried(english, after, french)
    assert text == french
    assert reasons


def test_a_line_beside_code_that_is_the_same_is_copied_though_comments_are_translated() -> None:
    english = _code("Harbour", "tide init  # once", "tide run")
    after = _code("Harbour", "tide init  # once", "tide check", "tide run")
    french = _code("Port", "tide init  # une fois", "tide run")
    assert _carried(english, after, french) == (_code("Port", "tide init  # une fois", "tide check", "tide run"), [])


SECTION = "## {}\n\n{} [{}](https://example.org/{}).\n\n```sh\n{}\n```\n\n"


def test_a_section_that_goes_takes_none_along_that_is_another() -> None:
    """The translation never had that section, and has one of its own in its place."""
    first, last = (
        SECTION.format("Start", "Read", "this", "start", "tide init"),
        SECTION.format("End", "Read", "that", "end", "tide end"),
    )
    gone = SECTION.format("In a browser", "Open", "the page", "browser", "open page")
    debut, fin = (
        SECTION.format("Début", "Lisez", "ceci", "start", "tide init"),
        SECTION.format("Fin", "Lisez", "cela", "end", "tide end"),
    )
    own = SECTION.format("Sous Linux", "Voir", "les paquets", "linux", "apt install tide")
    text, reasons = _carried(
        f"# Harbour\n\n{first}{gone}{last}", f"# Harbour\n\n{first}{last}", f"# Port\n\n{debut}{own}{fin}"
    )
    assert text == f"# Port\n\n{debut}{own}{fin}"
    assert reasons
    same = SECTION.format("Dans un navigateur", "Ouvrez", "la page", "browser", "open page")
    text, reasons = _carried(
        f"# Harbour\n\n{first}{gone}{last}", f"# Harbour\n\n{first}{last}", f"# Port\n\n{debut}{same}{fin}"
    )
    assert text == f"# Port\n\n{debut}{fin}"
    assert not reasons


def test_a_comment_is_copied_and_gets_none_within() -> None:
    english, french = "# Harbour\n\n<div>\n\ntide\n\n</div>\n", "# Port\n\n<div>\n\nmarée\n\n</div>\n"
    comment = "<!--\n![The old harbour](https://img.example.org/old.png)\nTo be drawn anew.\n-->\n\n"
    text, reasons = _carried(english, english.replace("<div>\n\n", f"<div>\n\n{comment}"), french)
    assert text == french.replace("<div>\n\n", f"<div>\n\n{comment}")
    assert not reasons
