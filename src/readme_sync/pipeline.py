"""The whole program: files -> documents -> editions -> catalogues -> findings -> report.

Reading this file is knowing the program. Only ``sources`` touches the world here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from readme_sync import families, rules, sources
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.address import own_addresses
from readme_sync.editions.discover import EditionFile
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.editions.repository import Repository, surroundings
from readme_sync.errors import InputError
from readme_sync.finding import EditionSummary, Finding, Report, Skip
from readme_sync.markdown.parse import parse
from readme_sync.rules.directives import directives
from readme_sync.rules.engine import run
from readme_sync.selection import Selected, apply, chosen
from readme_sync.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from readme_sync.observation.known import Known
    from readme_sync.records.subjects import Record, Subject

    Ask = Callable[[Sequence[Catalogue], Sequence[Catalogue] | None], Known]


class Loaded(NamedTuple):
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


def check(
    root: Path,
    settings: Settings,
    *,
    files: Sequence[str] = (),
    base: str | None = None,
    today: date | None = None,
    ask: Ask | None = None,
) -> Report:
    """Return what is wrong with the editions under ``root``; with ``files``, only what touches one of them.

    With ``base``, a git revision, only what came since HEAD and it parted; the rest is counted in a note. ``ask``
    asks the network about what the catalogues cite, or about what they cite and those before the change did not.

    Raises:
        InputError: nothing at all could be read, or git cannot tell what there was at ``base``.
        SettingsError: the settings name editions that are not there.
    """
    loaded = load(root, settings, files)
    own = own_addresses(root)
    read = partial(sources.read_source, root)
    repository = surroundings(loaded.editions, own, partial(sources.exists, root), read)
    judge = partial(_judge, settings=settings, today=today or datetime.now().astimezone().date(), whole=not files)
    if base is None:
        known = ask(loaded.catalogues, None) if ask else None
        selected, skipped = judge(loaded.catalogues, repository, known=known)
        shown, notes = selected.shown, loaded.notes
    else:
        from readme_sync.base import Before, sort_out

        before = Before.load(root, base, loaded.catalogues, own)
        known = ask(loaded.catalogues, before.present) if ask else None
        selected, skipped = judge(loaded.catalogues, repository, before.catalogues, known=known)
        unchanged = before.is_same(loaded.catalogues, repository)
        was, gaps = (selected, ()) if unchanged else judge(before.present, before.repository)
        # What a rule that broke found before the change is unknown, so what it finds now cannot be called new.
        broken = {gap.code: gap for gap in gaps if gap.defect is not None}
        skipped = tuple({**broken, **{skip.code: skip for skip in skipped}}.values()) if broken else skipped
        comparable = [finding for finding in selected.shown if finding.code not in broken]
        shown, note = sort_out(comparable, was.shown, loaded.catalogues, before.present)
        notes = (*loaded.notes, *before.notes, *note)
    wanted = families.names(root, files)
    return Report(
        editions=tuple(_summary(edition) for edition in loaded.editions),
        findings=tuple(finding for finding in shown if _touches(finding, wanted)),
        ignored=tuple(ignored for ignored in selected.ignored if _touches(ignored.finding, wanted)),
        skipped=skipped,
        notes=(*notes, *(known.notes if known else ())),
        errors=loaded.errors,
    )


def concerns(root: Path, base: str) -> bool:
    """Return whether the change since the git revision ``base`` can have brought a finding; no document is read.

    Raises:
        InputError: git cannot tell what there was at ``base``.
    """
    from readme_sync.base import concerns as can_concern

    return can_concern(root, base)


def _judge(
    catalogues: Sequence[Catalogue],
    repository: Repository,
    before: Sequence[Catalogue | None] = (),
    known: Known | None = None,
    *,
    settings: Settings,
    today: date,
    whole: bool,
) -> tuple[Selected, tuple[Skip, ...]]:
    """Run the rules and sort out what is ignored. ``before`` holds each catalogue as it was, where that was asked."""
    every = rules.load()
    running = chosen(every, settings)
    findings: list[Finding] = []
    skipped: dict[Skip, None] = {}
    for catalogue, was in zip_longest(catalogues, before):
        found, skips = run(running, catalogue, repository.files, settings.rules, was, known, repository)
        findings += found
        skipped.update(dict.fromkeys(skips))
    skipped.update((Skip(code, reason), None) for code, reason in (known.gaps() if known else ()))
    editions = (edition for catalogue in catalogues for edition in catalogue.editions)
    comments = [directive for edition in editions for directive in directives(edition)]
    # What speaks of a change alone is silent in the next one, as is what was not reached: that makes no ignore unused.
    silent = {"base", "observations"} if known is not None and known.partial else {"base"}
    ran = {rule.code for rule in running if silent.isdisjoint(rule.needs)} - {skip.code for skip in skipped}
    selected = apply(findings, settings, comments, today, rules=every, ran=ran, whole=whole)
    return selected, tuple(skipped)


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
    from readme_sync.records.export import records

    return [record.model_dump(mode="json") for catalogue in loaded.catalogues for record in records(catalogue)]


def records(
    subject: Subject, loaded: Loaded, settings: Settings, created: Mapping[str, str] | None = None
) -> list[Record]:
    """Return one record for each row of each edition that is about ``subject``.

    Args:
        subject: ``models``, ``benchmarks`` or ``papers``.
        loaded: what was read.
        settings: what its sections and columns mean.
        created: the day on which Hugging Face model repositories were made, by their ids.
    """
    from readme_sync.records import subjects as meaning

    reading = meaning.Reading(settings.kinds or meaning.KINDS, settings.columns, created or {})
    return [record for catalogue in loaded.catalogues for record in meaning.records(subject, catalogue, reading)]


class Figure(NamedTuple):
    """One language's figure: where it goes (from the root), the SVG, what it shows in words and as a number."""

    path: str
    svg: str
    caption: str
    models: int


def figures(loaded: Loaded, settings: Settings, created: Mapping[str, str] | None = None) -> list[Figure]:
    """Return the figure of sizes and release dates in the language of each edition that has models to draw.

    Raises:
        InputError: no row is about a model whose kind is known.
    """
    from readme_sync import figure

    models = records("models", loaded, settings, created)
    found = []
    for language in dict.fromkeys(edition.language for edition in loaded.editions):
        points, count = figure.points(record for record in models if record.edition == language)
        if count.models:
            path = settings.figure.replace("{language}", language)
            svg, caption = figure.draw(points, count, language), figure.caption(count, language)
            found.append(Figure(path, svg, caption, count.drawn))
    if not found:
        raise InputError("no section holds models of a known kind: name them in the settings, under data.kinds")
    return found
