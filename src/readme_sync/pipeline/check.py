"""The whole program: files -> documents -> editions -> catalogues -> findings -> report.

Reading this file is knowing the program. Only ``sources`` touches the world here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readme_sync import rules
from readme_sync.document_sets.crowd import Tell, judge_all
from readme_sync.document_sets.judged import Context, Judged
from readme_sync.document_sets.lookup import look_up
from readme_sync.document_sets.reader import Found, Reader, names, nothing
from readme_sync.editions.address import own_addresses
from readme_sync.finding import Finding, Report
from readme_sync.history import history
from readme_sync.pipeline.select import compared, select
from readme_sync.selection import Selected, chosen
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.history import Past
    from readme_sync.observation.known import Known
    from readme_sync.pipeline.beside import Ask


class Means(NamedTuple):
    """What a check may use of the machine: a folder of known judgements, processes, and who is told how far it is."""

    cache: Path | None = None
    jobs: int = 1
    tell: Tell | None = None


_ALONE = Means()


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

    With ``base``, a git revision, only what came since HEAD branched off it; the rest is counted in a note. ``ask``
    asks the network about what the catalogues cite, or about what they cite and those before the change did not.
    ``before`` are the settings as they were there: what became laxer since is a finding of its own.
    Without a base, one document set is read, judged and forgotten after the other. Where the network is asked, many
    are read twice: for what they cite, and to be judged.

    Raises:
        InputError: nothing at all could be read, or git cannot tell what there was at ``base``.
        SettingsError: the settings name editions that are not there.
    """
    day = today or datetime.now().astimezone().date()
    reader = Reader(root)
    found = look_up(root, settings, files, reader, means.cache)
    past = _history(root, found, settings) if base is None else {}
    if base is None and _is_a_stream(found, ask):
        reader.forget()
        known = _asked(ask, found, root) if ask else None
        context = Context(root, own_addresses(root), settings, past, known)
        # What servers answer changes from day to day, so no judgement that rests on it is kept.
        judged = judge_all(found.sets, context, None if ask else means.cache, means.jobs, means.tell)
        if not any(one.editions for one in judged):
            reader.errors += (error for one in judged for error in one.errors)
            raise nothing(root, reader, found.notes)
        whole = Judged(findings=_of_trees(found, settings))
        selected, skipped = select([*judged, whole], settings, day, whole=not files, known=known)
        report = Report(
            editions=tuple(edition for one in judged for edition in one.editions),
            findings=selected.shown,
            ignored=selected.ignored,
            skipped=skipped,
            notes=(*found.notes, *(known.notes if known else ())),
            errors=tuple(dict.fromkeys([*reader.errors, *(error for one in judged for error in one.errors)])),
            extent=compared((one.measure for one in judged), skipped, settings),
        )
    else:
        from readme_sync.pipeline.beside import beside

        report = beside(root, found, reader, settings, base, ask, day, past=past, whole=not files)
    wanted = names(root, files)
    laxer = _laxer(before, settings, day)
    return report._replace(
        findings=(*laxer.shown, *(finding for finding in report.findings if _touches(finding, wanted))),
        ignored=(*laxer.ignored, *(ignored for ignored in report.ignored if _touches(ignored.finding, wanted))),
    )


def _is_a_stream(found: Found, ask: Ask | None) -> bool:
    """Return whether sets are judged one after the other; a single one that is asked about is not to be read twice."""
    return ask is None or len(found.sets) > 1


def _asked(ask: Ask, found: Found, root: Path) -> Known:
    from readme_sync.document_sets.judge import one_after_the_other

    return ask(one_after_the_other(found.sets, root), None)


def _history(root: Path, found: Found, settings: Settings) -> Mapping[str, Past]:
    """Return what git knows of the editions, where a rule that runs asks."""
    if not any("history" in rule.needs for rule in chosen(rules.load(), settings)):
        return {}
    sets = [files for files in found.sets if len(files) > 1]
    return history(
        root,
        {file.path: next((one.path for one in files if one.source), files[0].path) for files in sets for file in files},
    )


def _of_trees(found: Found, settings: Settings) -> tuple[Finding, ...]:
    if not found.trees:
        return ()
    from readme_sync.pipeline.trees import of_trees

    return of_trees(found.trees, settings)


def _laxer(before: Settings | None, settings: Settings, day: date) -> Selected:
    if before is None or before == settings:
        return Selected((), ())
    from readme_sync.selection.changed import changed

    return changed(before, settings, rules.load(), day)


def _touches(finding: Finding, wanted: frozenset[str]) -> bool:
    places = (finding.place, *(related.place for related in finding.related))
    return not wanted or any(place.path in wanted for place in places)
