"""Settings as the rest of the program sees them: resolved, frozen, free of pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from readme_sync.finding import Place, Severity
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.records.columns import Concept
    from readme_sync.records.training import Kind
    from readme_sync.settings.globs import Pattern

FailOn = Literal["error", "warning", "info", "never"]
FAIL_ON: tuple[FailOn, ...] = ("error", "warning", "info", "never")


_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Ignore(NamedTuple):
    """An ignore from a file: silences findings of ``code`` (or prefix) that every given condition fits.

    ``place`` is where it is written, ``until`` the last day on which it holds. ``path`` is a glob,
    ``section`` and ``row`` may contain ``*``; ``url`` is searched for in the finding's URL, and was ``written`` so.
    """

    code: str
    reason: str
    place: Place
    path: str | None = None
    edition: str | None = None
    section: str | None = None
    row: str | None = None
    url: Pattern | None = None
    until: date | None = None
    written: str | None = None


class Overrides(NamedTuple):
    """What the command line says; ``None`` or empty where it says nothing."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: FailOn | None = None


class Online(NamedTuple):
    """How the network is asked. Times are seconds; ``skip`` gives hosts that are not asked a reason each.

    ``store`` is a path under the root, or ``None`` for the user's own; ``max_time`` ``None`` for no bound.
    """

    store: str | None = None
    concurrency: int = 128
    host_concurrency: int = 8
    host_interval: float = 0.05
    timeout: float = 20.0
    max_time: float | None = None
    skip: tuple[tuple[str, str], ...] = ()


class Settings(NamedTuple):
    """Everything that can be decided for a repository.

    ``editions`` maps a language to a path under the root with ``/`` between its parts (empty: find them),
    ``documents`` are path patterns with ``{language}``, ``per_path`` are (glob, codes) in the order written,
    ``rules`` holds each rule's own options by its code, ``kinds`` are (pattern of section keys, kind) and ``columns``
    headers that we do not know with what they mean, ``figure`` is a path pattern with ``{language}``, ``path`` is the
    settings file under the root (or ``None``).
    """

    source: str | None = None
    editions: Mapping[str, str] = _EMPTY
    documents: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ignores: tuple[Ignore, ...] = ()
    fail_on: FailOn = "warning"
    severity: Mapping[str, Severity] = _EMPTY
    allow_private_addresses: tuple[str, ...] = ()
    online: Online = Online()
    rules: Mapping[str, Mapping[str, object]] = _EMPTY
    kinds: tuple[tuple[str, Kind], ...] = ()
    columns: Mapping[str, Concept] = _EMPTY
    figure: str = "figures/parameter_size_overview_{language}.svg"
    path: str | None = None

    def options(self, code: str) -> Mapping[str, object]:
        """Return the options table of the rule with this code, empty where none is written."""
        return self.rules.get(code, _EMPTY)
