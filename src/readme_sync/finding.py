"""What a rule says: a finding (it is wrong), or a skip (we could not tell)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from readme_sync.digest import blake2b
from readme_sync.text import Span
from readme_sync.values import NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")  # the worst first


class Place(NamedTuple):
    """Where something stands in a file. Lines and columns count from 1, columns in code points."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


class Related(NamedTuple):
    """Another place to look, and what stands there."""

    place: Place
    message: str


def member(language: str, name: str) -> str:
    """Return how a finding writes one of the things that it gathers: in which edition, and what."""
    return f"{language}: {name}"


class Replacement(NamedTuple):
    """One edit of a fix: what stands at ``span`` of ``place.path`` is replaced by ``text``."""

    place: Place
    span: Span
    text: str


class Finding(NamedTuple):
    """One thing that is wrong, at one primary place, with the other places that show it.

    ``subject`` says what the finding is about in words that survive a move (a URL, a label, a
    value): with code, edition, section, row and column it makes the fingerprint. Without one,
    the message serves. ``values`` holds what each edition says, as (language, text), for reports
    that show them side by side. ``fix`` are edits, of one file or of several, that
    belong together; ``is_safe`` says whether a program may make them unasked.
    ``members`` are the things that one finding gathers, each as ``member`` makes it, also when it is one:
    ``--base`` compares them one by one, so neither their number nor the first of them says what is new.
    """

    code: str
    name: str
    severity: Severity
    message: str
    place: Place
    edition: str | None = None
    section: str | None = None
    row: str | None = None
    column_name: str | None = None
    related: tuple[Related, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    url: str | None = None
    fix: tuple[Replacement, ...] = ()
    subject: str = ""
    occurrence: int = 0
    members: tuple[str, ...] = ()
    is_safe: bool = True

    @property
    def identity(self) -> tuple[str, ...]:
        """Return what the fingerprint is made of, but for the occurrence: no line number and no path."""
        return (
            self.code,
            self.edition or self.place.path,
            self.section or "",
            self.row or "",
            self.column_name or "",
            self.subject or self.message,
        )

    @property
    def fingerprint(self) -> str:
        """Identify this finding across revisions."""
        parts = (*self.identity, str(self.occurrence or ""))
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


class Ignored(NamedTuple):
    """A finding that somebody silenced, with the reason they gave."""

    finding: Finding
    reason: str


class Skip(NamedTuple):
    """A rule that could not be asked, or not wholly, and why; ``defect`` is what a rule raised that is broken."""

    code: str
    reason: str
    defect: Exception | None = None


class EditionSummary(NamedTuple):
    """What a report says about one edition that was read; ``document`` is the path of the document's source edition."""

    language: str
    path: str
    source: bool
    tables: int
    rows: int
    document: str = ""


Standing = Literal["in step", "behind", "missing", "untranslated"]
STANDINGS: tuple[Standing, ...] = ("in step", "behind", "missing", "untranslated")


class EditionStatus(NamedTuple):
    """How far one language's edition is: how many of the source's blocks and rows stand how, and when it was changed.

    ``paths`` are several where several documents are counted together. ``last_changed`` is the day of the last commit,
    None where there is no history.
    """

    language: str
    paths: tuple[str, ...]
    is_source: bool
    counts: Mapping[Standing, int]
    last_changed: str | None = None

    @property
    def total(self) -> int:
        """How many blocks and rows the source has."""
        return sum(self.counts.values())

    @property
    def percent(self) -> int:
        """How many of a hundred are in step; a hundred only where all are."""
        return 100 * self.counts.get("in step", 0) // self.total if self.total else 100


class Measure(NamedTuple):
    """How much of one document two editions have, how much one has alone, and the path of the only edition.

    ``entries`` (of lists) and ``paragraphs`` are 0 where no rule that ran compares them.
    """

    sections: int
    tables: int
    rows: int
    lone_sections: int
    lone_tables: int
    alone: str | None
    entries: int = 0
    paragraphs: int = 0


class Extent(NamedTuple):
    """How much was compared: sections, tables, rows, entries of lists, paragraphs; in words what was ``left``."""

    sections: int
    tables: int
    rows: int
    entries: int = 0
    paragraphs: int = 0
    left: tuple[str, ...] = ()


class Report(NamedTuple):
    """Everything one run of ``check`` has to say: shown, ignored and skipped are three lists.

    ``notes`` say how the editions were chosen where that may surprise; ``errors`` are files that could not be read;
    ``extent`` says how much of the editions was compared.
    """

    editions: tuple[EditionSummary, ...]
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...] = ()
    skipped: tuple[Skip, ...] = ()
    notes: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    extent: Extent | None = None

    @property
    def defects(self) -> tuple[Skip, ...]:
        """The rules that broke, each once."""
        return tuple({skip.code: skip for skip in self.skipped if skip.defect is not None}.values())

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)
