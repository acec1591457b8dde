"""What the rules found before the change began is no trouble that an edit brings, however they gather it."""

from __future__ import annotations

from collections.abc import Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import Finding, Place, Related
from readme_sync.markdown.document import Document
from readme_sync.sync.run import MARK
from readme_sync.sync.troubles import judge
from tests.sync.editions import catalogue
from tests.sync.repository import EDITIONS


def _finding(*members: str) -> Finding:
    """Return one finding that gathers ``members``, at the head of the files of their editions."""
    paths = dict.fromkeys(f"{member[:2]}/README.md" for member in members)
    places = [Place(path, 1, 1, 1, 2) for path in paths]
    related = tuple(Related(place, "") for place in places)
    return Finding(
        "RS401", "missing-section", "error", "a section is missing", places[0], related=related, members=members
    )


def _told(before: Sequence[Finding], after: Sequence[Finding]) -> list[str]:
    """Return in which files trouble is told of when all translations are edited, by what was and what is found."""
    was, now = catalogue(EDITIONS), catalogue({**EDITIONS, "README.md": EDITIONS["README.md"] + "\n"})
    first = was.editions[0].document.text

    def find(some: Catalogue) -> Sequence[Finding]:
        if some.editions[1].document is not now.editions[1].document:
            return after
        return before if some.editions[0].document.text == first else ()

    edited = {
        path: catalogue({**EDITIONS, path: EDITIONS[path] + "\n"}).editions[number].document
        for number, path in enumerate(EDITIONS)
        if number
    }
    return [trouble.path for trouble in judge(now, find, was)(edited)]


def test_what_was_found_one_by_one_is_known_together() -> None:
    assert (
        _told([_finding("en: Layers"), _finding("fr: Layers", "fr: Ports")], [_finding("en: Layers", "fr: Layers")])
        == []
    )


def test_what_is_new_is_told_of_every_edition_at_once() -> None:
    assert _told([], [_finding("en: Layers", "fr: Layers")]) == ["en/README.md", "fr/README.md"]
    assert _told([_finding("en: Layers")], [_finding("en: Layers", "fr: Layers")]) == ["fr/README.md"]


def test_what_html_says_within_is_marked_on_its_own_line() -> None:
    """A finding about it stands where its block begins."""
    now = catalogue(EDITIONS)
    path = now.editions[1].path
    block = f'<p align="center">\n  <img src="tide.png" alt="潮の図"> {MARK}\n</p>\n'
    for end, troubles in (("", 0), ("\n<p>\n潮の図\n</p>\n", 1)):
        edited = catalogue({**EDITIONS, path: f"{EDITIONS[path].rstrip()}\n\n{block}{end}"}).editions[1].document
        found = [
            Finding("RS412", "untranslated", "warning", "not translated", Place(path, n, 1, n, 2), subject=line)
            for n, line in enumerate(edited.text.splitlines(), 1)
            if line.startswith("<p")
        ]

        def find(some: Catalogue, edited: Document = edited, found: Sequence[Finding] = found) -> Sequence[Finding]:
            return found if some.editions[1].document is edited else ()

        assert len([*judge(now, find)({path: edited})]) == troubles
