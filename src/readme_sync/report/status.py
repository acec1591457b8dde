"""How far each edition is: a table for a person, JSON for a program, an endpoint for a badge, a page."""

from __future__ import annotations

import json
from collections.abc import Sequence

from readme_sync.finding import STANDINGS, EditionStatus
from readme_sync.report import table as tables
from readme_sync.report.escape import code, markdown

HEADINGS = ("edition", "file", "in step", "behind", "missing", "untranslated", "last changed")
_SOURCE = "the others follow it"
_FEW = 3  # editions that a badge names one by one
_COLOURS = ((100, "brightgreen"), (95, "green"), (85, "yellowgreen"), (70, "yellow"), (50, "orange"), (0, "red"))


def text(editions: Sequence[EditionStatus], width: int | None = None) -> str:
    """Return the table, for a terminal of ``width`` cells or for a pipe."""
    return tables.render(HEADINGS, [_cells(one) for one in editions], width)


def page(editions: Sequence[EditionStatus], _width: int | None = None) -> str:
    """Return the table as Markdown."""
    lines: list[tuple[str, ...]] = [HEADINGS, ("---", "---", *("---:",) * 4, "---")]
    for one in editions:
        language, path, *rest = _cells(one)
        lines.append((markdown(language), code(path), *map(markdown, rest)))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(one: EditionStatus) -> tuple[str, ...]:
    files = one.paths[0] if len(one.paths) == 1 else f"{len(one.paths)} files"
    day = one.last_changed or ""
    if one.is_source:
        return one.language, files, f"{one.total:,} ({_SOURCE})", "", "", "", day
    in_step, *others = (one.counts.get(standing, 0) for standing in STANDINGS)
    return one.language, files, f"{in_step:,} of {one.total:,} ({one.percent}%)", *(f"{n:,}" for n in others), day


def as_json(editions: Sequence[EditionStatus], _width: int | None = None) -> str:
    """Return the contract of docs/schemas/status.schema.json."""
    found = [
        {
            "language": one.language,
            "paths": one.paths,
            "source": one.is_source,
            "blocks": one.total,
            **{standing.replace(" ", "_"): one.counts.get(standing, 0) for standing in STANDINGS},
            "percent": one.percent,
            "last_changed": one.last_changed,
        }
        for one in editions
    ]
    return json.dumps({"schema": 1, "editions": found}, ensure_ascii=False) + "\n"


def shields(editions: Sequence[EditionStatus], _width: int | None = None) -> str:
    """Return what shields.io asks of an endpoint: the share of each translation, or how many are whole."""
    translations = [one for one in editions if not one.is_source]
    lowest = min((one.percent for one in translations), default=100)
    whole = sum(one.percent == 100 for one in translations)
    label, message = "translations", f"{whole} of {len(translations)} in step"
    if not translations:
        message = "none"
    elif len(translations) == 1:
        label, message = translations[0].language, f"{lowest}% in step"
    elif len(translations) <= _FEW:
        message = ", ".join(f"{one.language} {one.percent}%" for one in translations)
    colour = next(name for least, name in _COLOURS if lowest >= least) if translations else "lightgrey"
    return json.dumps({"schemaVersion": 1, "label": label, "message": message, "color": colour}) + "\n"


FORMATS = {"text": text, "json": as_json, "shields": shields, "markdown": page}
