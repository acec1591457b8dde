"""What is asked about a document set and what is kept of it: plain values, without what it takes to judge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from readme_sync.editions.address import Address
from readme_sync.finding import EditionSummary, Finding, Measure, Skip
from readme_sync.selection.directives import Directive
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.history import Past
    from readme_sync.observation.known import Known


class Context(NamedTuple):
    """What is the same for every set of a run: the repository, its addresses and history, and what is asked of it.

    ``known`` is what servers answered to links, where they were asked.
    """

    root: Path
    own: tuple[Address, ...]
    settings: Settings
    history: Mapping[str, Past] | None = None
    known: Known | None = None


class Judged(NamedTuple):
    """What is kept of one set: plain values, that another process or the next run can hand over."""

    editions: tuple[EditionSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    skips: tuple[Skip, ...] = ()
    directives: tuple[Directive, ...] = ()
    errors: tuple[str, ...] = ()
    measure: Measure | None = None
