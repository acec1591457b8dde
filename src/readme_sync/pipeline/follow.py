"""What changed in the source -> what brings the translations in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from readme_sync import revisions
from readme_sync.align.catalogue import Catalogue
from readme_sync.diff_base import Before, gone
from readme_sync.editions.address import own_addresses
from readme_sync.editions.edition import Edition
from readme_sync.errors import InputError, UsageError
from readme_sync.language.scripts import detect_language, may_be
from readme_sync.language.translator import Translator
from readme_sync.markdown.document import Document
from readme_sync.pipeline.alone import finder
from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings
from readme_sync.sync import run as syncing
from readme_sync.sync import undo
from readme_sync.sync.run import Synced
from readme_sync.sync.troubles import judge
from readme_sync.sync.undo import Written
from readme_sync.values import NamedTuple


class SyncReport(NamedTuple):
    """What sync would do: since which revision, for each document, and what to know about it.

    ``sources`` are the paths of the editions that the others follow.
    ``commit`` is that revision's; ``undone`` are the translations in which an earlier sync's words were taken back
    first, by path, as they were before it.
    """

    base: str
    documents: tuple[Synced, ...]
    notes: tuple[str, ...]
    errors: tuple[str, ...]
    sources: tuple[str, ...] = ()
    commit: str | None = None
    undone: Mapping[str, str] = MappingProxyType({})


def sync(  # noqa: PLR0913 -- a keyword for each wish
    root: Path,
    settings: Settings,
    *,
    base: str | None = None,
    to: Sequence[str] = (),
    left: str = "mark",
    translator: Translator | None = None,
    older: bool = False,
    written: Written | None = None,
) -> SyncReport:
    """Return what brings the translations in step with what changed in their source edition; nothing is written.

    Args:
        root: the repository.
        settings: its settings.
        base: the git revision since which the source has changed; the last commit while the source has changes that
            are not committed, else where this branch left the one it goes to.
        to: the languages of the translations to look at; all of them where it is empty.
        left: ``mark`` puts the source's text, with a comment, where nobody could translate it, ``skip`` leaves it out.
        translator: is asked for what the catalogue does not say already.
        older: whether what the translations lacked before that is brought in step too.
        written: what an earlier sync has written; it is done anew.

    Raises:
        InputError: nothing at all could be read, git cannot tell what there was at ``base``, a merge is not finished.
        UsageError: one of ``to`` is no translation's language.
    """
    loaded = load(root, settings)
    _see_to(to, loaded.editions)
    start = base or _usual_base(root, loaded.editions, written)
    before = _with_sources(Before.load(root, start, loaded.catalogues, own_addresses(root)))
    commit = revisions.start(root, start).commit
    fresh = loaded.catalogues
    if written is not None and written.commit == commit:
        fresh = tuple(undo.undone(now, written) for now in loaded.catalogues)
    find = finder(root, settings)
    mark = syncing.MARK if left == "mark" else ""
    wishes = syncing.Wishes(mark, to, translator, _glossary(settings), older)
    done = [
        _on_disk(syncing.bring_in_step(was or now, now, judge(now, find, was), wishes), stands, now)
        for was, stands, now in zip(before.catalogues, loaded.catalogues, fresh, strict=True)
        if older or (was is not None and (was is not now or syncing.has_open(now)))
        if was is None or _language_then(was, now) is None
    ]
    sources = tuple(catalogue.editions[catalogue.source].path for catalogue in loaded.catalogues)
    said = before.notes if before.present else ((_NOTHING_BEFORE,) if not older else ())
    lost = (
        f"{path} is gone since {start}, so nothing is carried over to it"
        for path in gone(root, start, loaded.editions, settings.documents)
    )
    notes = (*loaded.notes, *said, *_not_carried_over(before, loaded.catalogues, start), *lost)
    taken_back = {
        now.path: now.document.text
        for stands, catalogue in zip(loaded.catalogues, fresh, strict=True)
        for edition, now in zip(stands.editions, catalogue.editions, strict=True)
        if edition is not now
    }
    return SyncReport(start, tuple(done), notes, loaded.errors, sources, commit, taken_back)


def _with_sources(before: Before) -> Before:
    """Return how it was without what had no source then, or none that could be read: nothing of it has changed."""
    kept = (one if one is not None and one.editions[one.source].is_source else None for one in before.catalogues)
    return before._replace(catalogues=tuple(kept))


def _usual_base(root: Path, editions: Sequence[Edition], written: Written | None) -> str:
    """Return since when the source is taken to have changed where nobody says it.

    That is HEAD also where what an earlier sync wrote stands here still, and the source has been taken back since.
    """
    start = revisions.usual_base(root, [edition.path for edition in editions if edition.is_source])
    if start == "HEAD" or written is None or written.commit != revisions.start(root, "HEAD").commit:
        return start
    texts = {path: file.written for path, file in written.files.items() if file.written != file.text}
    return "HEAD" if any(texts.get(one.path) == one.document.text for one in editions) else start


def _not_carried_over(before: Before, catalogues: Sequence[Catalogue], start: str) -> Iterator[str]:
    """Say which editions have changed though the one that they follow has not, and which source is another page now."""
    for was, now in zip(before.catalogues, catalogues, strict=True):
        for edition in _changed_alone(was, now) if was is not None and was is not now else ():
            yield (
                f"{edition.path} has changed since {start}, and the edition that it follows has not: "
                f"--from {edition.language} carries over what it says"
            )
    for was, now in zip(before.catalogues, catalogues, strict=True):
        if was is not None and (language := _language_then(was, now)) is not None:
            source = now.editions[now.source]
            yield f"{source.path} was written in {language} at {start}: nothing is carried over from it"


def _glossary(settings: Settings) -> list[dict[str, object]]:
    """Return the terms of the glossary, a table each, as RS418 has them."""
    given = settings.rules.get("RS418", {}).get("terms", ())
    return [term for term in given if isinstance(term, dict)] if isinstance(given, list | tuple) else []


def _on_disk(synced: Synced, stands: Catalogue, now: Catalogue) -> Synced:
    """Return what is done with translations as they were once as what is done with them as they stand."""
    if stands is now:
        return synced
    before = {edition.path: edition.document.text for edition in stands.editions if edition.path in synced.before}
    others = {
        edition.path: edition.document
        for edition in now.editions
        if edition.path in before and edition.document.text != before[edition.path]
    }
    documents = {**others, **synced.proof.documents}
    texts = {edition.path: edition.document.text for edition in stands.editions}
    new = {path: document for path, document in documents.items() if document.text != texts[path]}
    groups = tuple(group for group in synced.proof.groups if not new.keys().isdisjoint(group.paths))
    return synced._replace(before=before, proof=synced.proof._replace(documents=new, groups=groups))


def _language_then(was: Catalogue, now: Catalogue) -> str | None:
    """Return in which other language the source edition was written; None where it was in the one that it is in.

    Where a repository gives its first page to another language, all of its lines are new, and none has changed.
    """
    texts = {edition.path: edition.document.text for edition in was.editions}
    source = now.editions[now.source]
    text = texts.get(source.path, source.document.text)
    if text == source.document.text:
        return None
    language, today = detect_language(text), detect_language(source.document.text)
    if may_be(text, source.language) and (today is None or may_be(source.document.text, source.language)):
        return None  # else it is called after a language that it is no longer written in
    return None if language in (None, today) else language


_NOTHING_BEFORE = (
    "there was no source before, so there is no change to carry over: --all brings in what translations lack"
)


def _see_to(to: Sequence[str], editions: Sequence[Edition]) -> None:
    """Raise an error where nothing could be brought in step."""
    unknown = set(to) - {edition.language for edition in editions}
    if unknown:
        raise UsageError(f"--to: there is no edition in {', '.join(sorted(unknown))}")
    if to and not set(to) & {edition.language for edition in editions if not edition.is_source}:
        raise UsageError(f"--to: {', '.join(sorted(set(to)))} is the edition that the others follow")
    for edition in editions:
        line = _conflict(edition.document)
        if line:
            raise InputError(f"{edition.path}:{line}: two versions stand side by side: finish the merge before a sync")


_MARKS = tuple(re.compile(pattern, re.MULTILINE) for pattern in (r"^<{7} ", r"^={7}\r?$", r"^>{7} "))


def _conflict(document: Document) -> int:
    """Return the line at which a merge that git could not finish begins; 0: there is none."""
    at, first = 0, -1
    for mark in _MARKS:
        found = mark.search(document.text, at)
        if found is None:
            return 0
        first = found.start() if first < 0 else first
        at = found.end()
    is_shown = any(block.span.start <= first < block.span.end for block in document.code_blocks)
    return 0 if is_shown else document.lines.line(first)


def _changed_alone(was: Catalogue, now: Catalogue) -> Iterator[Edition]:
    """Yield the translations that have changed while their source has not."""
    texts = {edition.path: edition.document.text for edition in was.editions}
    if texts.get(now.editions[now.source].path) == now.editions[now.source].document.text:
        for edition in now.editions:
            if edition.path in texts and texts[edition.path] != edition.document.text:
                yield edition
