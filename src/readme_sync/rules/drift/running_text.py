"""Paragraphs and captions that hold text in another edition's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.editions.language_line import resolve
from readme_sync.finding import member
from readme_sync.language.tags import mentions_language
from readme_sync.markdown.document import HtmlBlock, Inline, Paragraph
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.drift.untranslated import (
    ForeignPlaces,
    copied,
    half_translated,
    is_quoted,
    leftovers,
    sentences,
)
from readme_sync.rules.messages import names, shorten
from readme_sync.text import Span

_WORD = re.compile(r"\w+")
_REMARK = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,25})[)）\]]")
_END, _LATIN_WORD = lazy(r"[)\uff09]"), lazy(r"[A-Za-z]{2,}")
_A_FEW = 3  # words that say something
_MANY_TEXTS = 2  # of a kind: a page that was left half translated, or one passage of several paragraphs
_LONGEST_NAME = 10  # letters


def running_text(
    catalogue: Catalogue, edition: Edition, foreign: list[Edition], places: ForeignPlaces
) -> Iterator[Violation]:
    """Yield sentences left in footnotes, paragraphs and the texts of pictures; many of a kind are one fact."""
    notes = {id(inline) for note in edition.document.footnote_definitions for inline in note.inlines}
    others = [other for other in catalogue.editions if other is not edition and not other.is_source]
    found: dict[str, list[Violation]] = {"footnote": [], "text": []}
    parts: tuple[Paragraph | HtmlBlock, ...] = (*edition.document.paragraphs, *edition.document.html_blocks)
    paths = {other.path for other in foreign}
    for part in parts:
        if not places.within(part.span) or "<|" in part.inline.plain:
            continue  # nearly always; the latter parts the turns of a talk with a model
        text = _visible(part.inline, edition.path, paths)
        code = [one.text for one in part.inline.code]
        runs = [
            run
            for run in copied(text, edition.language, foreign)
            if not _is_gloss(run, text) and not _is_explained(run, text)
        ]
        runs = sentences(runs, text, code)
        runs = runs or half_translated(part.inline.plain, edition.language, foreign)
        if runs and not _is_said_to_be(part.inline, runs, foreign):
            what = "footnote" if id(part.inline) in notes else "text"
            is_cited = all(is_quoted(run, text) for run in runs)
            violation = _text(edition, part.inline, part.span, what, runs, others)
            found[what].append(violation._replace(severity="info") if is_cited else violation)
    for what, violations in found.items():
        if len(violations) > _MANY_TEXTS:
            related = tuple(
                Location(edition.document, violation.span, violation.message) for violation in violations[1:30]
            )
            message = f"{len(violations)} {what}s are not translated in {edition.language}"
            members = tuple(name for violation in violations for name in violation.members)
            yield violations[0]._replace(message=message, related=related, subject=f"{what}s", members=members)
        else:
            yield from violations


def _is_gloss(run: str, text: str) -> bool:
    """Tell whether a few letters stand in brackets behind a word: how a name is written where it comes from."""
    if len(run) > _LONGEST_NAME:
        return False
    brackets = (f"({run})", f"\uff08{run}\uff09")
    return any(text[at - 1].isalpha() for sign in brackets if (at := text.find(sign)) > 0)


def _is_explained(run: str, text: str) -> bool:
    """Tell whether brackets right behind a text say in Latin letters what it means: a prompt is kept as it is."""
    behind = text.partition(run)[2].lstrip()
    if behind[:1] not in ("(", "\uff08"):
        return False
    said = _END.split(behind[1:], maxsplit=1)[0]
    return said.isascii() and len(_LATIN_WORD.findall(said)) >= _A_FEW


def _visible(inline: Inline, path: str, others: Set[str]) -> str:
    """Return what a reader sees: the texts of pictures as well, but for those that lead to another edition."""
    if not inline.links:
        return inline.plain
    before = [None, *inline.links]
    pictures = [
        link.text
        for around, link in zip(before, inline.links, strict=False)
        if link.kind == "html-image" and (around is None or resolve(around.target, path) not in others)
    ]
    return "\n".join((inline.plain, *pictures))


def _are_titles(inline: Inline, runs: Sequence[str]) -> bool:
    """Tell whether what is left is the title of a page that the text links to."""
    return all(any(run in link.text for link in inline.links if link.kind == "inline") for run in runs)


def _is_said_to_be(inline: Inline, runs: Sequence[str], foreign: Sequence[Edition]) -> bool:
    """Tell whether a text says right behind a page's title in which language that is: "... (in Japanese)"."""
    if not _are_titles(inline, runs):
        return False
    languages = {other.language for other in foreign if any(run in other.document.text for run in runs)}
    behind = (inline.plain.partition(link.text)[2] for link in inline.links if any(run in link.text for run in runs))
    said = [" ".join(_WORD.findall(found[1])) for rest in behind if (found := _REMARK.match(rest))]
    return bool(said) and all(any(mentions_language(one, language) for language in languages) for one in said)


def _text(edition: Edition, inline: Inline, span: Span, what: str, runs: list[str], others: list[Edition]) -> Violation:
    kept = [
        other for other in others if any(run in other.document.text and leftovers(run, other.language) for run in runs)
    ]
    title = _are_titles(inline, runs)
    # What every translation keeps, and the title of a page that is linked, may be kept on purpose.
    doubtful = title or (bool(others) and len(kept) == len(others))
    return Violation(
        f'the {what} is not translated in {edition.language}: "{shorten(" / ".join(runs))}"'
        + (f" (nor in {names(kept)})" if kept else ""),
        edition.document,
        Span(span.start, min(span.end, span.start + 1)),
        subject=",".join(runs),
        severity="info" if doubtful else None,
        members=(member(edition.language, shorten(" / ".join(runs))),),
    )
