"""Catalogue -> records of meaning: what a row says of a model, a benchmark or a paper.

Columns are known by their headers in any edition, never by their place: a header that only one language's terms know
serves all of them, because the columns are matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.records.columns import Concept, concept_of
from readme_sync.records.export import entries as rows_of
from readme_sync.records.models import model
from readme_sync.records.row_model import RowModel
from readme_sync.records.subject_models import BenchmarkRecord, ModelRecord, PaperRecord
from readme_sync.records.subject_rows import Reading, SubjectRow, day
from readme_sync.urls.hub import parse_hub_url

Subject = Literal["models", "benchmarks", "papers"]
Record = ModelRecord | BenchmarkRecord | PaperRecord
_PAPER = re.compile(
    r"https?://(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf)|aclanthology\.org|doi\.org|openreview\.net)/"
)
_OF_MODELS = frozenset({"architecture", "base", "training", "context", "licence", "platform"})


def records(subject: Subject, catalogue: Catalogue, reading: Reading = Reading()) -> Iterator[Record]:  # noqa: B008
    """Yield a record for each row about ``subject``, in every edition, the source's first."""
    entries = list(_entries(subject, catalogue, reading))
    peers: dict[str, list[SubjectRow]] = {}
    for entry in entries:
        peers.setdefault(entry.row.key, []).append(entry)
    for entry in entries:
        if subject == "models":
            yield model(entry, peers[entry.row.key], reading)
        else:
            yield _benchmark(entry) if subject == "benchmarks" else _paper(entry)


def _entries(subject: Subject, catalogue: Catalogue, reading: Reading) -> Iterator[SubjectRow]:
    notes = [
        {note.label: " ".join(note.plain.split()) for note in edition.document.footnote_definitions}
        for edition in catalogue.editions
    ]
    benchmarks = frozenset(section.key for section in catalogue.sections if _is_about_benchmarks(section))
    for row, table, number in rows_of(catalogue):
        if table is None:
            if (about := _of_entry(row, benchmarks)) is not None and about[0] == subject:
                yield SubjectRow(row, (about[1],), notes[number])
            continue
        columns = _concepts(table, reading.columns)
        if _subject(columns) == subject:
            own = {index[number]: concept for index, concept in zip(table.columns, columns, strict=True)}
            yield SubjectRow(row, tuple(own.get(place) for place in range(len(row.cells))), notes[number])


def _concepts(table: CatalogueTable, more: Mapping[str, Concept]) -> list[Concept | None]:
    found: list[Concept | None] = []
    for column in table.columns:
        headers = (
            member.headers[place]
            for member, place in zip(table.members, column, strict=True)
            if member is not None and place is not None and place < len(member.headers)
        )
        found.append(next((concept for header in headers if (concept := concept_of(header, more))), None))
    return found


def _subject(concepts: list[Concept | None]) -> Subject | None:
    """Tell what the rows of a table with these columns are about; a first column may well have no header."""
    if "paper" in concepts:
        return "papers"
    if "benchmark" in concepts:
        return "benchmarks"
    if concepts[:1] == ["model"] or not _OF_MODELS.isdisjoint(concepts):
        return "models"
    return "benchmarks" if "description" in concepts else None


def _is_about_benchmarks(section: CatalogueSection) -> bool:
    """Tell whether the heading of a section, in some edition, has a word for benchmarks."""
    titles = [member.title for member in section.members if member is not None]
    return any(concept_of(word, {}) == "benchmark" for title in titles for word in (title, *title.split()))


def _of_entry(row: RowModel, benchmarks: frozenset[str]) -> tuple[Subject, Concept] | None:
    """Tell what an entry of a list is about, which has no headers: by its section, or what its name leads to."""
    if row.section in benchmarks:
        return "benchmarks", "benchmark"
    first = next((link.url for link in row.links), "")
    repo = parse_hub_url(first)
    if repo is not None:
        return ("models", "model") if repo.kind == "model" else None
    return ("papers", "paper") if _PAPER.match(first) else None


def _benchmark(entry: SubjectRow) -> BenchmarkRecord:
    return BenchmarkRecord(
        **entry.identity("benchmark", "description", "developer"),
        description=entry.text("description"),
        developer=entry.text("developer"),
        repositories=entry.row.repositories,
    )


def _paper(entry: SubjectRow) -> PaperRecord:
    cell, venue = entry.cell("paper"), entry.text("venue")
    return PaperRecord(
        **entry.identity("model", "paper", "venue", "released"),
        title=entry.text("paper") or "",
        url=cell.links[0].url if cell and cell.links else None,
        published=day(entry.text("released"), entry.row.edition),
        venue=None if venue in ("-", "–", "—") else venue,
    )
