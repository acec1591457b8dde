"""Reports to render: one that a maintainer could meet, a clean one, and hypothesis's; and texts that want to act."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from readme_sync.finding import (
    SEVERITIES,
    EditionSummary,
    Finding,
    Ignored,
    Place,
    Related,
    Replacement,
    Report,
    Severity,
    Skip,
)
from readme_sync.text import Span

ACTIVE = (
    *("@octocat", "octo@example.org", "#12", "owner/repo#12", "GH-12", "https://evil.example/x", "www.evil.example"),
    *("<script>", "<!--", "<img src=x onerror=y>", "[text](https://evil.example)", "![image](x)", "[^1]", "|", "\\|"),
    *("\\", "`", "``", "**", "_", "~~", "$x$", "\n", "\r\n", "\n\n", "\n# heading", "\n- item", "1. item", "1) item"),
    *("---", "===", "> quote", "    ", "::error::x", "%0A", "%", "##[error]", "&lt;", "&#64;", "\x1b[31m", "\u202e"),
    *("\u200b", "&", "Gh-1", "http:", "//", "mailto:a@b.example", "</details>", "]]>", "日本語", " ", "\t", "\u2028"),
)
hostile = st.lists(st.sampled_from(ACTIVE) | st.text(max_size=6), max_size=8).map("".join)

EDITIONS = (
    EditionSummary("ja", "README.md", True, 27, 261),
    EditionSummary("en", "en/README.md", False, 27, 261),
    EditionSummary("fr", "fr/README.md", False, 27, 259),
)
CLEAN = Report(EDITIONS, ())


class Rule(NamedTuple):
    code: str
    name: str
    severity: Severity
    summary: str
    page: str


RULES = (
    Rule("RS404", "row-missing", "error", "A row is missing.", "A row is missing.\n\nIt stands in *other* editions."),
    Rule("RS409", "numbers-differ", "error", "Numbers differ.", "Numbers differ.\n\nBy more than notation."),
    Rule("RS504", "unverifiable-link", "info", "Nobody can tell.", "Nobody can tell."),
)

MISSING = Finding(
    "RS404",
    "row-missing",
    "error",
    "fr lacks the row Whisper, which ja and en have",
    Place("fr/README.md", 475, 1, 475, 1),
    edition="fr",
    section="reference",
    row="Whisper",
    related=(Related(Place("README.md", 476, 1, 476, 40), "ja has it here"),),
    values=(
        ("ja", "[Whisper](https://arxiv.org/abs/2212.04356)"),
        ("en", "[Whisper](https://arxiv.org/abs/2212.04356)"),
    ),
    subject="Whisper",
)
NUMBERS = Finding(
    "RS409",
    "numbers-differ",
    "warning",
    "en says 2,048 where ja and fr say 4,096",
    Place("en/README.md", 80, 12, 80, 17),
    edition="en",
    section="models",
    row="Swallow | 7B",
    column_name="Context",
    values=(("ja", "4,096"), ("en", "2,048"), ("fr", "4 096")),
    subject="2048",
)
UNVERIFIABLE = Finding(
    "RS504",
    "unverifiable-link",
    "info",
    "https://www.example.org/a answers 403 since 2026-05-12",
    Place("README.md", 12, 3, 14, 8),
    edition="ja",
    url="https://www.example.org/a",
)
REPORT = Report(
    EDITIONS,
    (MISSING, UNVERIFIABLE, NUMBERS),
    (Ignored(NUMBERS._replace(row="Rinna"), "the model card says so"),),
    (Skip("RS501", "the network was not asked"),),
)


def many(count: int, severity: Severity = "error", width: int = 1) -> Report:
    """Return a report of ``count`` findings, each with ``width`` repetitions of a text in its values."""
    findings = tuple(
        NUMBERS._replace(
            severity=severity,
            row=f"row {number}",
            subject=str(number),
            place=Place("README.md", number + 1, 1, number + 1, 2),
            values=(("ja", "値 " * width), ("en", "value " * width)),
        )
        for number in range(count)
    )
    return Report(EDITIONS, findings)


def reports(text: st.SearchStrategy[str]) -> st.SearchStrategy[Report]:
    """Return reports whose every text comes from a document."""
    places = st.builds(lambda path, line: Place(path or "x", line, 1, line, 9), text, st.integers(1, 9999))
    findings = st.builds(
        Finding,
        code=st.sampled_from(["RS404", "RS409", "RS999"]),
        name=st.just("row-missing"),
        severity=st.sampled_from(SEVERITIES),
        message=text,
        place=places,
        edition=st.sampled_from(["ja", "en", None]),
        section=st.none() | text,
        row=st.none() | text,
        related=st.lists(st.builds(Related, places, text), max_size=2).map(tuple),
        values=st.lists(st.tuples(st.sampled_from(["ja", "en"]), text), max_size=2, unique_by=lambda pair: pair[0]).map(
            tuple
        ),
        fix=st.lists(st.builds(Replacement, places, st.just(Span(0, 1)), text), max_size=2).map(tuple),
        subject=text,
    )
    skips = st.lists(st.builds(Skip, st.just("RS501"), text), max_size=1).map(tuple)
    ignored = st.lists(st.builds(Ignored, findings, text), max_size=1).map(tuple)
    return st.builds(Report, st.just(EDITIONS), st.lists(findings, max_size=3).map(tuple), ignored, skips)
