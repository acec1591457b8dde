"""What a rule is given, and what it gives: the Rule, the Violations it yields, and the places they name.

A rule is a module ``rsNNN_its_name.py`` in the room of its subject. Its docstring is its page; ``SEVERITY`` its default
severity; ``ENABLED = False`` keeps it off until it is selected or configured; ``OPTIONS`` says what options it takes;
``check`` yields Violations and says by the names of its parameters what it needs:

    edition       called once for each edition
    editions      called once for all editions together, also when there is only one
    catalogue     called once for the matched editions; skipped, with a reason, when there is only one
    matched       the same, but not skipped when there is only one
    files         which relative link targets exist: {path from the root: bool}
    repository    its own addresses, and the documents that links lead into (``editions.repository.Repository``)
    options       this rule's table in the settings
    base          the matched editions as they were before a change; skipped, with a reason, without one (--base)
    history       the day on which each edition was last changed and its source then (``history.Past`` by path);
                  skipped, with a reason, where git knows of none, and with --base
    documents     called once for a tree of documents (``{path}`` in the settings), of which it sees paths alone
    observations  what servers answered (``observation.known.Known``); skipped, with a reason, without --online

``make docs`` writes these facts of every rule into ``index.py``: what a run does not ask is never imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING

from readme_sync.finding import Severity
from readme_sync.settings.options import Schema
from readme_sync.text import Edit, Span
from readme_sync.values import NamedTuple

if TYPE_CHECKING:
    from readme_sync.markdown.document import Document

_NO_OPTIONS: Schema = MappingProxyType({})
TREE = "documents"  # what a rule needs that is asked once for a tree, not for each of its documents


class Location(NamedTuple):
    """Another place to look, before it is made into line and column."""

    document: Document
    span: Span
    message: str


class Violation(NamedTuple):
    """What a rule yields; the runner turns it into a Finding.

    Section, row and column are found from the place where they are left None. ``subject`` is what
    the violation is about in words that survive a move, and ``members`` are what it gathers; see ``Finding``.
    ``fix`` are edits of ``document``, ``fix_elsewhere`` those of other files that belong with them.
    """

    message: str
    document: Document
    span: Span
    section: str | None = None
    row: str | None = None
    column_name: str | None = None
    related: tuple[Location, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    url: str | None = None
    fix: tuple[Edit, ...] = ()
    subject: str = ""
    severity: Severity | None = None
    members: tuple[str, ...] = ()
    fix_elsewhere: tuple[tuple[Document, Edit], ...] = ()
    is_safe: bool = True


class Rule(NamedTuple):
    """One rule, as the index knows it; what its module holds is loaded when it is asked for."""

    code: str
    name: str
    severity: Severity
    needs: tuple[str, ...]
    enabled: bool
    module: str

    def load(self) -> ModuleType:
        """Import the rule's module and return it."""
        return import_module(f"{__package__}.{self.module}")

    @property
    def check(self) -> Callable[..., Iterator[Violation]]:
        """The function that looks."""
        check: Callable[..., Iterator[Violation]] = self.load().check
        return check

    @property
    def options(self) -> Schema:
        """What options the rule takes."""
        options: Schema = getattr(self.load(), "OPTIONS", _NO_OPTIONS)
        return options

    @property
    def page(self) -> str:
        """The rule's page: its module's docstring (Markdown)."""
        return (self.load().__doc__ or "").strip()

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]
