"""Catalogue -> records of meaning: what a row says of a model, a benchmark or a paper.

Columns are known by their headers in any edition, never by their place: a header that only one language's terms know
serves all of them, because the columns are matched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from readme_sync.align.catalogue import Catalogue, CatalogueTable
from readme_sync.language.numbers import numbers
from readme_sync.records.columns import Concept, concept_of
from readme_sync.records.export import entries as rows_of
from readme_sync.records.row_model import CellModel, RowModel
from readme_sync.records.subject_models import BenchmarkRecord, FootnoteModel, ModelRecord, OtherModel, PaperRecord
from readme_sync.records.training import Kind
from readme_sync.urls.hub import parse_hub_url

Subject = Literal["models", "benchmarks", "papers"]
Record = ModelRecord | BenchmarkRecord | PaperRecord
# The section keys of awesome-japanese-llm; other catalogues name theirs in the settings (data.kinds).
KINDS: tuple[tuple[str, Kind], ...] = (
    ("generative-scratch-*", "from-scratch"),
    ("generative-continual-*", "continual-pre-training"),
    ("generative-instruction-only-*", "instruction-tuning"),
    ("merged-models", "merged"),
)
_PAPER = re.compile(
    r"https?://(?:www\.|export\.)?(?:arxiv\.org/(?:abs|pdf)|aclanthology\.org|doi\.org|openreview\.net)/"
)
_OF_MODELS = frozenset({"architecture", "base", "training", "context", "licence", "platform"})


class Reading(NamedTuple):
    """What a repository decides about the meaning of its rows.

    ``kinds`` are (pattern of section keys, kind), the first that fits counts; ``columns`` adds headers; ``created`` is
    the day (ISO 8601) on which each Hugging Face model repository was made, as far as that is known.
    """

    kinds: tuple[tuple[str, Kind], ...] = KINDS
    columns: Mapping[str, Concept] = {}
    created: Mapping[str, str] = {}


class SubjectRow(NamedTuple):
    """A row with what its columns are about, and the texts of the edition's footnotes."""

    row: RowModel
    concepts: tuple[Concept | None, ...]
    notes: Mapping[str, str]

    def cell(self, concept: Concept) -> CellModel | None:
        """Return the row's first cell about ``concept``, or None."""
        for cell, about in zip(self.row.cells, self.concepts, strict=False):
            if about == concept:
                return cell
        return None

    def text(self, concept: Concept) -> str | None:
        """Return the text of that cell on one line, or None where it is empty."""
        cell = self.cell(concept)
        return (" ".join(cell.text.split()) or None) if cell else None

    def identity(self, *known: Concept) -> dict[str, Any]:
        """Return the fields that every record has; ``known`` are the columns that have a field of their own."""
        row = self.row
        others = (
            OtherModel(header=cell.header, text=cell.text)
            for number, cell in enumerate(row.cells)
            if number and cell.text and (number >= len(self.concepts) or self.concepts[number] not in known)
        )
        return {
            "edition": row.edition,
            "path": row.path,
            "line": row.line,
            "section": row.section,
            "section_path": row.section_path,
            "key": row.key,
            "name": row.name,
            "links": row.links,
            "footnotes": tuple(FootnoteModel(label=it, text=self.notes.get(it, "")) for it in row.footnotes),
            "others": tuple(others),
        }


def records(subject: Subject, catalogue: Catalogue, reading: Reading = Reading()) -> Iterator[Record]:  # noqa: B008
    """Yield a record for each row about ``subject``, in every edition, the source's first."""
    from readme_sync.records.models import model

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
    for row, table, number in rows_of(catalogue):
        if table is None:
            if (about := _of_entry(row)) is not None and about[0] == subject:
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


def _of_entry(row: RowModel) -> tuple[Subject, Concept] | None:
    """Tell what an entry of a list is about, which has no headers: what its name leads to."""
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


def day(text: str | None, language: str) -> str | None:
    """Return the date that a cell's text states, as ISO 8601 writes it, or None."""
    dates = (str(number.value) for number in numbers(text or "", language) if number.kind == "date")
    return next(dates, None)
