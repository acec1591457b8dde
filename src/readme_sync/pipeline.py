"""The whole program: files -> documents -> editions -> catalogues -> findings -> report.

Reading this file is knowing the program. Only ``sources`` touches the world here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from readme_sync import families, rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions import relative
from readme_sync.editions.discover import EditionFile
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.errors import InputError
from readme_sync.finding import EditionSummary, Finding, Report, Skip
from readme_sync.markdown.parse import parse
from readme_sync.rules.directives import directives
from readme_sync.rules.runner import run
from readme_sync.selection import apply, chosen
from readme_sync.settings.values import Settings


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read: a catalogue for each multilingual document, and what could not be read."""

    root: Path
    catalogues: tuple[Catalogue, ...]
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition of every document."""
        return tuple(edition for catalogue in self.catalogues for edition in catalogue.editions)


def load(root: Path, settings: Settings, files: Sequence[str] = ()) -> Loaded:
    """Read and match the editions under ``root``; ``files`` adds documents that belong to no catalogue.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    reader = families.Reader(root)
    found = families.find(root, settings, files, reader)
    catalogues = []
    for family in found.families:
        editions = [edition for file in family if (edition := _edition(reader, file)) is not None]
        if editions:
            catalogues.append(match(editions))
    if not catalogues:
        raise InputError("; ".join(reader.errors) or f"{root}: no README was found here")
    return Loaded(root, tuple(catalogues), found.notes, tuple(reader.errors))


def _edition(reader: families.Reader, file: EditionFile) -> Edition | None:
    source = reader.read(file.path)
    return read_edition(parse(source), file.language, is_source=file.source) if source is not None else None


def check(root: Path, settings: Settings, *, files: Sequence[str] = (), today: date | None = None) -> Report:
    """Return what is wrong with the editions under ``root``; with ``files``, only what touches one of them.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    loaded = load(root, settings, files)
    every = rules.load()
    running = chosen(every, settings)
    targets = {path for edition in loaded.editions for path in relative.lookups(edition.document)}
    existing = {path: sources.exists(root, path) for path in targets}
    findings: list[Finding] = []
    skipped: dict[Skip, None] = {}
    for catalogue in loaded.catalogues:
        found, skips = run(running, catalogue, existing, settings.rules)
        findings += found
        skipped.update(dict.fromkeys(skips))
    comments = [directive for edition in loaded.editions for directive in directives(edition.document)]
    ran = {rule.code for rule in running} - {skip.code for skip in skipped}
    selected = apply(
        findings, settings, comments, today or datetime.now().astimezone().date(), rules=every, ran=ran, whole=not files
    )
    wanted = families.names(root, files)
    return Report(
        editions=tuple(_summary(edition) for edition in loaded.editions),
        findings=tuple(finding for finding in selected.shown if _touches(finding, wanted)),
        ignored=tuple(ignored for ignored in selected.ignored if _touches(ignored.finding, wanted)),
        skipped=tuple(skipped),
        notes=loaded.notes,
        errors=loaded.errors,
    )


def _summary(edition: Edition) -> EditionSummary:
    return EditionSummary(edition.language, edition.path, edition.is_source, len(edition.tables), len(edition.rows))


def _touches(finding: Finding, wanted: frozenset[str]) -> bool:
    places = (finding.place, *(related.place for related in finding.related))
    return not wanted or any(place.path in wanted for place in places)


def dump(stage: str, loaded: Loaded) -> Iterator[str]:
    """Yield what one stage made, line by line: ``document``, ``rows``, ``catalogue`` or ``links``."""
    from readme_sync import dumps

    return dumps.STAGES[stage](loaded.catalogues)


def rows(loaded: Loaded) -> list[dict[str, Any]]:
    """Return one JSON-ready record for each row of each edition; see docs/schemas/rows.schema.json."""
    from readme_sync.align.export import records

    return [record.model_dump(mode="json") for catalogue in loaded.catalogues for record in records(catalogue)]
