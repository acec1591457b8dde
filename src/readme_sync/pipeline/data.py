"""Catalogues -> rows, records, figures and what each stage made, as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from readme_sync import dumps, figure
from readme_sync.errors import InputError
from readme_sync.pipeline.load import Loaded
from readme_sync.records.subject_rows import KINDS, Reading
from readme_sync.records.subjects import Record, Subject
from readme_sync.records.subjects import records as records_of
from readme_sync.settings.values import Settings
from readme_sync.values import NamedTuple


def dump(stage: str, loaded: Loaded) -> Iterator[str]:
    """Yield what one stage made, line by line: ``document``, ``rows``, ``catalogue`` or ``links``."""
    return dumps.STAGES[stage](loaded.catalogues)


def rows(loaded: Loaded) -> list[dict[str, Any]]:
    """Return one JSON-ready record for each row of each edition; see docs/schemas/rows.schema.json."""
    from readme_sync.records.export import records as exported

    return [record.model_dump(mode="json") for catalogue in loaded.catalogues for record in exported(catalogue)]


def records(
    subject: Subject, loaded: Loaded, settings: Settings, created: Mapping[str, str] | None = None
) -> list[Record]:
    """Return one record for each row of each edition that is about ``subject``.

    Args:
        subject: ``models``, ``benchmarks`` or ``papers``.
        loaded: what was read.
        settings: what its sections and columns mean.
        created: the day on which Hugging Face model repositories were made, by their ids.
    """
    reading = Reading(settings.kinds or KINDS, settings.columns, created or {})
    return [record for catalogue in loaded.catalogues for record in records_of(subject, catalogue, reading)]


class Figure(NamedTuple):
    """One language's figure: where it goes (from the root), the SVG, what it shows in words and as a number."""

    path: str
    svg: str
    caption: str
    models: int


def figures(loaded: Loaded, settings: Settings, created: Mapping[str, str] | None = None) -> list[Figure]:
    """Return the figure of sizes and release dates in the language of each edition that has models to draw.

    Raises:
        InputError: no row is about a model whose kind is known.
    """
    models = records("models", loaded, settings, created)
    found = []
    for language in dict.fromkeys(edition.language for edition in loaded.editions):
        points, count = figure.points(record for record in models if record.edition == language)
        if count.models:
            path = settings.figure.replace("{language}", language)
            svg, caption = figure.draw(points, count, language), figure.caption(count, language)
            found.append(Figure(path, svg, caption, count.drawn))
    if not found:
        raise InputError("no section holds models of a known kind: name them in the settings, under data.kinds")
    return found
