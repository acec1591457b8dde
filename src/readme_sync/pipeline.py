"""The whole program: files -> documents -> editions -> catalogues -> findings -> report.

Reading this file is knowing the program. Only ``sources`` touches the world here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from readme_sync import revisions, rules, sources
from readme_sync.document_sets import find
from readme_sync.document_sets.crowd import judge_all
from readme_sync.document_sets.judge import Context, Judged, summaries
from readme_sync.editions.address import own_addresses
from readme_sync.editions.discover import EditionFile
from readme_sync.errors import InputError, UsageError
from readme_sync.extent import extent, measure
from readme_sync.finding import EditionStatus, Extent, Finding, Measure, Report, Skip
from readme_sync.selection import Selected, apply, chosen
from readme_sync.settings.values import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from readme_sync.align.catalogue import Catalogue
    from readme_sync.document_sets.crowd import Tell
    from readme_sync.editions.edition import Edition
    from readme_sync.editions.patterns import DocumentSet
    from readme_sync.editions.repository import Repository
    from readme_sync.fix.style import Styled
    from readme_sync.fixing import Fixed
    from readme_sync.history import Past
    from readme_sync.language.translator import Translator
    from readme_sync.observation.known import Known
    from readme_sync.records.subjects import Record, Subject
    from readme_sync.sync.run import Synced

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


class StyleReport(NamedTuple):
    """Each file in the one style, and what could not be read."""

    files: tuple[Styled, ...]
    errors: tuple[str, ...]


def styled(root: Path, settings: Settings, files: Sequence[str] = (), *, only_tables: bool = False) -> StyleReport:
    """Return the editions under ``root`` in one style; with ``files``, only those.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    from readme_sync.fix.style import styled as style
    from readme_sync.markdown.parse import parse

    reader = find.Reader(root)
    wanted = find.names(root, files)
    found = {file.path: file for one in find.find(root, settings, files, reader).sets for file in one}
    done = [
        style(parse(source), file, only_tables=only_tables)
        for path, file in found.items()
        if (not wanted or path in wanted) and (source := reader.read(path)) is not None
    ]
    if not done:
        raise _nothing(root, reader)
    return StyleReport(tuple(done), tuple(reader.errors))


class SyncReport(NamedTuple):
    """What sync would do: since which revision, for each document, and what to know about it.

    ``sources`` are the paths of the editions that the others follow.
    """

    base: str
    documents: tuple[Synced, ...]
    notes: tuple[str, ...]
    errors: tuple[str, ...]
    sources: tuple[str, ...] = ()


def load(root: Path, settings: Settings, files: Sequence[str] = ()) -> Loaded:
    """Read and match the editions under ``root``; ``files`` adds documents that belong to no catalogue.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    reader = find.Reader(root)
    return _loaded(root, find.find(root, settings, files, reader), reader)


def _loaded(root: Path, found: find.Found, reader: find.Reader) -> Loaded:
    from readme_sync.align.match import match

    catalogues = []
    for files in found.sets:
        editions = [edition for file in files if (edition := _edition(reader, file)) is not None]
        if editions:
            catalogues.append(match(editions))
    if not catalogues:
        raise _nothing(root, reader)
    return Loaded(root, tuple(catalogues), found.notes, tuple(reader.errors))


def _nothing(root: Path, reader: find.Reader) -> InputError:
    return InputError("; ".join(reader.errors) or f"{root}: no README was found here")


def _edition(reader: find.Reader, file: EditionFile) -> Edition | None:
    from readme_sync.editions.read import read_edition
    from readme_sync.markdown.parse import parse

    source = reader.read(file.path)
    return read_edition(parse(source), file.language, is_source=file.source) if source is not None else None


class Means(NamedTuple):
    """What a check may use of the machine: a folder of known judgements, processes, and who is told how far it is."""

    cache: Path | None = None
    jobs: int = 1
    tell: Tell | None = None


_ALONE = Means()
_ASKS = frozenset({"base", "observations"})  # what a proof does without


def check(  # noqa: PLR0913 -- what is checked, by what, since when, and with what means
    root: Path,
    settings: Settings,
    *,
    files: Sequence[str] = (),
    base: str | None = None,
    today: date | None = None,
    ask: Ask | None = None,
    means: Means = _ALONE,
    before: Settings | None = None,
) -> Report:
    """Return what is wrong with the editions under ``root``; with ``files``, only what touches one of them.

    With ``base``, a git revision, only what came since HEAD and it parted; the rest is counted in a note. ``ask``
    asks the network about what the catalogues cite, or about what they cite and those before the change did not.
    ``before`` are the settings as they were there: what became laxer since is a finding of its own.
    Without a base and without asking, one document set is read, judged and forgotten after the other.

    Raises:
        InputError: nothing at all could be read, or git cannot tell what there was at ``base``.
        SettingsError: the settings name editions that are not there.
    """
    day = today or datetime.now().astimezone().date()
    reader = find.Reader(root)
    found = find.find(root, settings, files, reader)
    if base is None and ask is None:
        context = Context(root, own_addresses(root), settings, _history(root, found, settings))
        judged = judge_all(found.sets, context, means.cache, means.jobs, means.tell)
        if not any(one.editions for one in judged):
            reader.errors += (error for one in judged for error in one.errors)
            raise _nothing(root, reader)
        whole = Judged(findings=_of_trees(found.trees, settings))
        selected, skipped = _select([*judged, whole], settings, day, whole=not files)
        report = Report(
            editions=tuple(edition for one in judged for edition in one.editions),
            findings=selected.shown,
            ignored=selected.ignored,
            skipped=skipped,
            notes=found.notes,
            errors=tuple(dict.fromkeys([*reader.errors, *(error for one in judged for error in one.errors)])),
            extent=_extent((one.measure for one in judged), skipped, settings),
        )
    else:
        report = _beside(root, found, reader, settings, base, ask, day, whole=not files)
    wanted = find.names(root, files)
    laxer = _laxer(before, settings, day)
    return report._replace(
        findings=(*laxer.shown, *(finding for finding in report.findings if _touches(finding, wanted))),
        ignored=(*laxer.ignored, *(ignored for ignored in report.ignored if _touches(ignored.finding, wanted))),
    )


def _history(root: Path, found: find.Found, settings: Settings) -> Mapping[str, Past]:
    """Return what git knows of the editions, where a rule that runs asks."""
    if not any("history" in rule.needs for rule in chosen(rules.load(), settings)):
        return {}
    from readme_sync.history import history

    sets = [files for files in found.sets if len(files) > 1]
    return history(
        root,
        {file.path: next((one.path for one in files if one.source), files[0].path) for files in sets for file in files},
    )


def _of_trees(trees: Sequence[Sequence[DocumentSet]], settings: Settings) -> tuple[Finding, ...]:
    """Return what the rules find that look at a tree of documents as a whole."""
    if not trees:
        return ()
    from readme_sync.rules.engine import run_on_tree

    running = chosen(rules.load(), settings)
    return tuple(finding for tree in trees for finding in run_on_tree(running, tree))


def _laxer(before: Settings | None, settings: Settings, day: date) -> Selected:
    if before is None or before == settings:
        return Selected((), ())
    from readme_sync.selection.changed import changed

    return changed(before, settings, rules.load(), day)


def _beside(  # noqa: PLR0913 -- what check was asked, and what it has found out so far
    root: Path,
    found: find.Found,
    reader: find.Reader,
    settings: Settings,
    base: str | None,
    ask: Ask | None,
    day: date,
    *,
    whole: bool,
) -> Report:
    """Judge what there is beside how it was, or beside what servers answer; of many documents those that changed."""
    sets = None
    if base is not None and ask is None and len(found.sets) > 1:
        from readme_sync.document_sets.touched import touched

        sets = touched(root, base, found.sets)
        if sets is not None:
            found = found._replace(sets=sets)
    report = _with_history(_loaded(root, found, reader), settings, base, ask, day, whole=whole and sets is None)
    if not found.trees or base is None:
        return report
    from readme_sync.diff_base import sort_out

    listing = revisions.documents(root, base)
    before = find.trees_in(listing, settings, found.language)
    now, was = (
        _select([Judged(findings=_of_trees(one, settings))], settings, day, whole=False)[0]
        for one in (found.trees, before)
    )
    news, note = sort_out(now.shown, was.shown, (), ())
    return report._replace(
        findings=(*report.findings, *news), ignored=(*report.ignored, *now.ignored), notes=(*report.notes, *note)
    )


def _with_history(
    loaded: Loaded, settings: Settings, base: str | None, ask: Ask | None, day: date, *, whole: bool
) -> Report:
    """Judge what is loaded beside how it was, or beside what servers answer: both look at all catalogues at once."""
    from readme_sync.editions.repository import surroundings

    root = loaded.root
    own = own_addresses(root)
    read = partial(sources.read_source, root)
    repository = surroundings(loaded.editions, own, partial(sources.exists, root), read)
    judge = partial(_judge, settings=settings, day=day, whole=whole)
    if base is None:
        known = ask(loaded.catalogues, None) if ask else None
        selected, skipped = judge(loaded.catalogues, repository, known=known)
        shown, notes = selected.shown, loaded.notes
    else:
        from readme_sync.diff_base import Before, sort_out

        before = Before.load(root, base, loaded.catalogues, own)
        known = ask(loaded.catalogues, before.present) if ask else None
        selected, skipped = judge(loaded.catalogues, repository, before.catalogues, known=known)
        unchanged = before.is_same(loaded.catalogues, repository)
        was, gaps = (selected, ()) if unchanged else judge(before.present, before.repository)
        # What a rule that broke found before the change is unknown, so what it finds now cannot be called new.
        broken = {gap.code: gap for gap in gaps if gap.defect is not None}
        skipped = tuple({**broken, **{skip.code: skip for skip in skipped}}.values()) if broken else skipped
        comparable = [finding for finding in selected.shown if finding.code not in broken]
        shown, note = sort_out(comparable, was.shown, loaded.catalogues, before.catalogues)
        notes = (*loaded.notes, *before.notes, *note)
    return Report(
        editions=tuple(one for catalogue in loaded.catalogues for one in summaries(catalogue)),
        findings=tuple(shown),
        ignored=selected.ignored,
        skipped=skipped,
        notes=(*notes, *(known.notes if known else ())),
        errors=loaded.errors,
        extent=_extent(map(measure, loaded.catalogues), skipped, settings),
    )


def _extent(measures: Iterable[Measure | None], skipped: Iterable[Skip], settings: Settings) -> Extent:
    ran = {rule.code for rule in chosen(rules.load(), settings)} - {skip.code for skip in skipped}
    return extent([one for one in measures if one is not None], ran, rules.names().keys() - ran)


def concerns(root: Path, base: str) -> bool:
    """Return whether the change since the git revision ``base`` can have brought a finding; no document is read.

    Raises:
        InputError: git cannot tell what there was at ``base``.
    """
    from readme_sync.diff_base import concerns as can_concern

    return can_concern(root, base)


def sync(
    root: Path,
    settings: Settings,
    *,
    base: str | None = None,
    to: Sequence[str] = (),
    left: str = "mark",
    translator: Translator | None = None,
    older: bool = False,
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

    Raises:
        InputError: nothing at all could be read, or git cannot tell what there was at ``base``.
        UsageError: one of ``to`` is no edition's language.
    """
    from readme_sync.diff_base import Before
    from readme_sync.sync import run as syncing
    from readme_sync.sync.troubles import judge

    loaded = load(root, settings)
    unknown = set(to) - {edition.language for edition in loaded.editions}
    if unknown:
        raise UsageError(f"--to: there is no edition in {', '.join(sorted(unknown))}")
    start = base or revisions.usual_base(root, [edition.path for edition in loaded.editions if edition.is_source])
    before = Before.load(root, start, loaded.catalogues, own_addresses(root))
    find = partial(_findings, root=root, settings=settings)
    mark = syncing.MARK if left == "mark" else ""
    given = settings.rules.get("RS418", {}).get("terms", ())
    terms = [term for term in given if isinstance(term, dict)] if isinstance(given, list | tuple) else []
    wishes = syncing.Wishes(mark, to, translator, terms, older)
    done = [
        syncing.bring_in_step(was or now, now, judge(now, find), wishes)
        for was, now in zip(before.catalogues, loaded.catalogues, strict=True)
        if older or (was is not None and (was is not now or syncing.has_open(now)))
    ]
    sources = tuple(catalogue.editions[catalogue.source].path for catalogue in loaded.catalogues)
    return SyncReport(start, tuple(done), (*loaded.notes, *before.notes), loaded.errors, sources)


def status(root: Path, settings: Settings, *, today: date | None = None) -> list[EditionStatus]:
    """Return how far each language's edition is, counted together where there are several documents.

    Raises:
        InputError: nothing at all could be read.
        SettingsError: the settings name editions that are not there.
    """
    from readme_sync import status as standing
    from readme_sync.editions.repository import surroundings
    from readme_sync.history import history

    loaded = load(root, settings)
    read = partial(sources.read_source, root)
    repository = surroundings(loaded.editions, own_addresses(root), partial(sources.exists, root), read)
    day = today or datetime.now().astimezone().date()
    selected, _ = _judge(loaded.catalogues, repository, settings=settings, day=day, whole=True)
    judged = standing.Judged(selected.shown, selected.ignored)
    past = history(
        root, {edition.path: one.editions[one.source].path for one in loaded.catalogues for edition in one.editions}
    )
    return standing.together(standing.status(one, judged, past) for one in loaded.catalogues)


def _findings(catalogue: Catalogue, root: Path, settings: Settings) -> list[Finding]:
    """Return what the rules find in ``catalogue``, without what a network or an earlier state would tell."""
    from readme_sync.editions.repository import surroundings
    from readme_sync.rules.engine import run

    exists, read = partial(sources.exists, root), partial(sources.read_source, root)
    repository = surroundings(catalogue.editions, own_addresses(root), exists, read)
    running = [rule for rule in chosen(rules.load(), settings) if {"base", "observations"}.isdisjoint(rule.needs)]
    return list(run(running, catalogue, repository.files, settings.rules, repository=repository)[0])


def _judge(
    catalogues: Sequence[Catalogue],
    repository: Repository,
    before: Sequence[Catalogue | None] = (),
    known: Known | None = None,
    *,
    settings: Settings,
    day: date,
    whole: bool,
) -> tuple[Selected, tuple[Skip, ...]]:
    """Run the rules and sort out what is ignored. ``before`` holds each catalogue as it was, where that was asked."""
    from readme_sync.rules.directives import directives
    from readme_sync.rules.engine import run

    running = chosen(rules.load(), settings)
    judged = []
    for catalogue, was in zip_longest(catalogues, before):
        findings, skips = run(running, catalogue, repository.files, settings.rules, was, known, repository)
        comments = tuple(directive for edition in catalogue.editions for directive in directives(edition))
        judged.append(Judged((), tuple(findings), tuple(skips), comments))
    return _select(judged, settings, day, whole=whole, known=known)


def _select(
    judged: Sequence[Judged], settings: Settings, day: date, *, whole: bool, known: Known | None = None
) -> tuple[Selected, tuple[Skip, ...]]:
    """Sort out what is ignored; return that and, once each, the skips."""
    every = rules.load()
    skipped = dict.fromkeys(_skips(judged))
    skipped.update((Skip(code, reason), None) for code, reason in (known.gaps() if known else ()))
    findings = [finding for one in judged for finding in one.findings]
    comments = [directive for one in judged for directive in one.directives]
    # What speaks of a change alone is silent in the next one, as is what was not reached: that makes no ignore unused.
    silent = {"base", "observations"} if known is not None and known.partial else {"base"}
    running = chosen(every, settings)
    ran = {rule.code for rule in running if silent.isdisjoint(rule.needs)} - {skip.code for skip in skipped}
    selected = apply(findings, settings, comments, day, rules=every, ran=ran, whole=whole)
    return selected, tuple(skipped)


def _skips(judged: Sequence[Judged]) -> Iterator[Skip]:
    """Yield what no document could be asked: where one has a single edition, others may have been compared."""
    sets = [{skip.code for skip in one.skips} for one in judged if one.skips or one.editions]
    nowhere = set.intersection(*sets) if sets else set()
    alone = all(len(one.editions) == 1 for one in judged if one.editions)
    for one in judged:
        telling = alone or len(one.editions) != 1
        yield from (skip for skip in one.skips if skip.defect is not None or (telling and skip.code in nowhere))


def _touches(finding: Finding, wanted: frozenset[str]) -> bool:
    places = (finding.place, *(related.place for related in finding.related))
    return not wanted or any(place.path in wanted for place in places)


def fixed(root: Path, settings: Settings, report: Report, *, files: Sequence[str] = (), unsafe: bool = False) -> Fixed:
    """Return the files with what the findings of ``report`` say how to fix, proved; nothing is written.

    ``unsafe`` makes the fixes too that a person should look at.

    Raises:
        InputError: nothing at all could be read any more.
    """
    from readme_sync.editions.repository import surroundings
    from readme_sync.fixing import fix
    from readme_sync.rules.engine import run

    loaded = load(root, settings, files)
    own = own_addresses(root)
    running = [rule for rule in chosen(rules.load(), settings) if not _ASKS.intersection(rule.needs)]

    def find_in(catalogue: Catalogue) -> list[Finding]:
        read = partial(sources.read_source, root)
        around = surroundings(catalogue.editions, own, partial(sources.exists, root), read)
        return run(running, catalogue, around.files, settings.rules, repository=around)[0]

    return fix(loaded.catalogues, report.findings, find_in, unsafe=unsafe)


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
    from readme_sync.records.subject_rows import KINDS, Reading
    from readme_sync.records.subjects import records as records_of

    reading = Reading(settings.kinds or KINDS, settings.columns, created or {})
    return [record for catalogue in loaded.catalogues for record in records_of(subject, catalogue, reading)]


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
