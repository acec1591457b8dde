"""A document set: its editions are read, matched and judged, and what was read is forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from readme_sync import rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.document_sets.judged import Context, Judged
from readme_sync.document_sets.measured import measure
from readme_sync.editions.edition import Edition
from readme_sync.editions.edition_file import EditionFile
from readme_sync.editions.read import read_edition
from readme_sync.editions.repository import surroundings
from readme_sync.errors import InputError
from readme_sync.finding import EditionSummary
from readme_sync.markdown.parse import parse
from readme_sync.rules.directives import directives
from readme_sync.rules.engine import run
from readme_sync.selection import chosen
from readme_sync.sources import Source

Read = Callable[[str], Source]
Exists = Callable[[str], bool]


def judge(
    files: Sequence[EditionFile], context: Context, read: Read | None = None, exists: Exists | None = None
) -> Judged:
    """Return what the rules find in the editions ``files``; a file that cannot be read is an error in words.

    ``read`` and ``exists`` ask the repository, and default to doing just that.
    """
    read = read or partial(sources.read_source, context.root)
    exists = exists or partial(sources.exists, context.root)
    errors: list[str] = []
    editions = [edition for file in files if (edition := _edition(file, read, errors)) is not None]
    if not editions:
        return Judged(errors=tuple(errors))
    catalogue = match(editions)
    repository = surroundings(editions, context.own, exists, read)._replace(history=context.history or {})
    running = chosen(rules.load(), context.settings)
    findings, skips = run(running, catalogue, repository.files, context.settings.rules, None, context.known, repository)
    comments = [directive for edition in editions for directive in directives(edition)]
    return Judged(
        summaries(catalogue),
        tuple(findings),
        tuple(dict.fromkeys(skips)),
        tuple(comments),
        tuple(errors),
        measure(catalogue, running),
    )


def one_after_the_other(sets: Sequence[Sequence[EditionFile]], root: Path) -> Iterator[list[Edition]]:
    """Yield the editions of each set, read when its turn comes; what cannot be read is left out without a word."""
    for files in sets:
        yield [one for file in files if (one := _edition(file, partial(sources.read_source, root), [])) is not None]


def _edition(file: EditionFile, read: Read, errors: list[str]) -> Edition | None:
    try:
        source = read(file.path)
    except InputError as error:
        errors.append(str(error))
        return None
    return read_edition(parse(source), file.language, is_source=file.source)


def summaries(catalogue: Catalogue) -> tuple[EditionSummary, ...]:
    """Return what a report says about each edition of a document that was read."""
    document = catalogue.editions[catalogue.source].path
    return tuple(
        EditionSummary(one.language, one.path, one.is_source, len(one.tables), len(one.rows), document)
        for one in catalogue.editions
    )
