"""A row of the catalogue with what its columns are about: what the records of every subject are made from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from readme_sync.language.numbers import numbers
from readme_sync.records.columns import Concept
from readme_sync.records.row_model import CellModel, RowModel
from readme_sync.records.subject_models import FootnoteModel, OtherModel
from readme_sync.records.training import Kind
from readme_sync.values import NamedTuple

# The section keys of awesome-japanese-llm; other catalogues name theirs in the settings (data.kinds).
KINDS: tuple[tuple[str, Kind], ...] = (
    ("generative-scratch-*", "from-scratch"),
    ("generative-continual-*", "continual-pre-training"),
    ("generative-instruction-only-*", "instruction-tuning"),
    ("merged-models", "merged"),
)


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


def day(text: str | None, language: str) -> str | None:
    """Return the date that a cell's text states, as ISO 8601 writes it, or None."""
    dates = (str(number.value) for number in numbers(text or "", language) if number.kind == "date")
    return next(dates, None)
