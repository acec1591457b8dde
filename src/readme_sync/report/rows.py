"""The rows of the catalogue as data: a table for a person, json, jsonl and csv for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from csv import DictWriter
from io import StringIO
from json import dumps
from typing import Any

from readme_sync.errors import UsageError
from readme_sync.settings.near import did_you_mean

Row = Mapping[str, Any]
_NAMED = 10  # sections that an error names; a catalogue may have a hundred
_SHOWN = ("edition", "section", "name")  # what tells rows apart at a glance; everything else is for programs


def pick(rows: Iterable[Row], *, edition: str | None = None, section: str | None = None) -> list[Row]:
    """Return the rows of one edition, of one section, or of both; a section's key will do, and any heading above it.

    Raises:
        UsageError: when there is no such edition or section.
    """
    picked = list(rows)
    if edition is not None:
        picked = _having(picked, "edition", edition, lambda row: [row["edition"]])
    if section is not None:
        picked = _having(picked, "section", section, lambda row: [row["section"], *(row.get("section_path") or ())])
    return picked


def _having(rows: list[Row], what: str, wanted: str, keys: Callable[[Row], Sequence[Any]]) -> list[Row]:
    picked = [row for row in rows if wanted in keys(row)]
    if picked:
        return picked
    known = {str(key) for row in rows for key in keys(row)}
    own = list(dict.fromkeys(str(row[what]) for row in rows))
    more = f" and {len(own) - _NAMED} more" if len(own) > _NAMED else ""
    there_are = f"there are {', '.join(own[:_NAMED])}{more}" if own else "there are no rows at all"
    raise UsageError(f"no row is in {what} '{wanted}'{did_you_mean(wanted, known)}; {there_are}")


def json(rows: Sequence[Row]) -> str:
    """Return the rows as one JSON array, a row a line."""
    return "[\n" + ",\n".join(_dumps(row) for row in rows) + "\n]\n" if rows else "[]\n"


def jsonl(rows: Sequence[Row]) -> str:
    """Return the rows as JSON lines."""
    return "".join(_dumps(row) + "\n" for row in rows)


def csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV with a heading line; what has no value is empty, lists and objects are JSON in a cell.

    A cell that a spreadsheet would run as a formula is quoted with ``'``, as a spreadsheet itself does.
    """
    return _csv(rows, _inert)


def raw_csv(rows: Sequence[Row]) -> str:
    """Return the rows as ``csv`` does, with every cell exactly as in the document."""
    return _csv(rows, str)


def _inert(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula (OWASP, CSV injection)."""
    shown = cell.lstrip(" \u00a0\u3000\ufeff\u200b\u2060")
    return f"'{cell}" if shown.startswith(_FORMULA) and not _NUMBER.fullmatch(cell) else cell


def _csv(rows: Sequence[Row], made: Callable[[str], str]) -> str:
    file = StringIO()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    writer = DictWriter(file, columns, lineterminator="\n")
    writer.writerow({column: made(column) for column in columns})
    for row in rows:
        writer.writerow({key: made(_cell(value)) for key, value in row.items()})
    return _utf8(file.getvalue()) if columns else ""


def table(rows: Sequence[Row]) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Return the headings and the cells of a table for a person: edition, section and name."""
    return _SHOWN, [[_cell(row.get(key)) for key in _SHOWN] for row in rows]


# The full-width signs are formulas too where a spreadsheet speaks Japanese.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?|-", re.ASCII)
FORMATS: Mapping[str, Callable[[Sequence[Row]], str]] = {"json": json, "jsonl": jsonl, "csv": csv}


def _cell(value: Any) -> str:
    if isinstance(value, (bool, list, tuple, dict)):
        return _dumps(value)
    return "" if value is None else str(value)


def _dumps(value: Any) -> str:
    return _utf8(dumps(value, ensure_ascii=False))


def _utf8(text: str) -> str:
    # Half a surrogate pair cannot be written as UTF-8; as an escape it is JSON all the same.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
