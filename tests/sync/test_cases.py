"""Every kind of change, from each of three languages to the other two (``cases/*.md``), and back again.

A case is a heading with one block ``diff LANGUAGE`` an edition: the change of an invented catalogue (``tides/``) as
each edition says it. Its hunks stand apart with ``@@``; lines with a blank at their head are there before and after.
What one edition has changed, a sync must change in the two others, letter by letter. ``(translated)`` in a title: words
nobody has said before, and a translator that knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pytest

from readme_sync.language.translator import Request
from readme_sync.markdown.parse import parse
from readme_sync.sources import Source
from tests.servers.oracle import Oracle, answers
from tests.sync.editions import LANGUAGES, catalogue, synced

HERE = Path(__file__).parent
TIDES = {path: (HERE / "tides" / path).read_text(encoding="utf-8") for path in LANGUAGES}
PATHS = {language: path for path, language in LANGUAGES.items()}


class Knowing:
    """A translator that knows what each edition says, before a change and after it."""

    name = "knowing"

    def __init__(self, source: str, *states: Mapping[str, str]) -> None:
        known: dict[tuple[str, str], str] = {}
        for texts in states:
            known.update(_answers(*texts.items(), source=source))
        self._oracle = Oracle(known)

    def translate(self, request: Request) -> str | None:
        return self._oracle.answer(request.language, request.text)


@lru_cache(maxsize=16)
def _answers(*texts: tuple[str, str], source: str) -> dict[tuple[str, str], str]:
    return answers(catalogue(dict(texts), source))


def _cases() -> Iterator[object]:
    for path in sorted((HERE / "cases").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        document = parse(Source(path.name, text))
        heads = [heading for heading in document.headings if heading.level == 2]
        ends = [heading.span.start for heading in heads[1:]] + [len(text)]
        for heading, end in zip(heads, ends, strict=True):
            blocks = [block for block in document.code_blocks if heading.span.start < block.span.start < end]
            diffs = {block.info.removeprefix("diff "): block.content for block in blocks}
            yield pytest.param(heading.inline.plain, diffs, id=f"{path.stem}: {heading.inline.plain}")


def _changed(text: str, diff: str) -> str:
    """Return ``text`` with the hunks of ``diff``, each of which stands there once."""
    for hunk in diff.split("@@\n"):
        lines = [(line[:1] or " ", f"{line[1:]}\n") for line in hunk.splitlines()]
        old = "".join(line for sign, line in lines if sign in " -")
        assert f"\n{text}".count(f"\n{old}") == 1, old
        new = "".join(line for sign, line in lines if sign in " +")
        text = f"\n{text}".replace(f"\n{old}", f"\n{new}")[1:]
    return text


@pytest.mark.parametrize("source", PATHS)
@pytest.mark.parametrize(("title", "diffs"), list(_cases()))
def test_from_each_language_to_the_others_and_back(title: str, diffs: dict[str, str], source: str) -> None:
    wanted = {path: _changed(TIDES[path], diffs[language]) for path, language in LANGUAGES.items()}
    translator = Knowing(source, TIDES, wanted) if title.endswith("(translated)") else None
    own = PATHS[source]

    after, done = synced(TIDES, {**TIDES, own: wanted[own]}, source, translator)
    assert after == wanted
    assert done.is_in_step

    again, done = synced(TIDES, after, source, translator)
    assert again == after, "a second time changes nothing"
    assert done.is_in_step

    back, done = synced(after, {**after, own: TIDES[own]}, source, Knowing(source, TIDES))
    assert back == TIDES, "nothing is lost on the way back"
    assert done.is_in_step
