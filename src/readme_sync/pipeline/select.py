"""Findings -> report: what the settings and the comments leave of what the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from readme_sync import rules
from readme_sync.document_sets.judged import Judged
from readme_sync.extent import extent
from readme_sync.finding import Extent, Measure, Skip
from readme_sync.selection import Selected, apply, chosen
from readme_sync.settings.values import Settings

if TYPE_CHECKING:
    from readme_sync.observation.known import Known


def select(
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


def compared(measures: Iterable[Measure | None], skipped: Iterable[Skip], settings: Settings) -> Extent:
    """Return how much was looked at, by which rules, and by which it was not."""
    ran = {rule.code for rule in chosen(rules.load(), settings)} - {skip.code for skip in skipped}
    return extent([one for one in measures if one is not None], ran, rules.names().keys() - ran)
