"""The kinds of sources that links lead to and an API answers for: a module of this folder each, named here."""

from __future__ import annotations

from collections.abc import Callable

from readme_sync.http.client import Client
from readme_sync.http.clock import Clock
from readme_sync.probe.checker import LinkChecker
from readme_sync.probe.checkers import github

# Each returns its checker, or None where the run cannot use it (no token).
SOURCES: tuple[Callable[[Client, Clock], LinkChecker | None], ...] = (github.checker,)
