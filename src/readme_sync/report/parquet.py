"""Records as Apache Parquet, with the columns that their model has: an empty catalogue has the same ones."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel  # noqa: TID253 -- it lies behind the door, and has one itself: pyarrow

from readme_sync.errors import UsageError

_MISSING = "--format parquet needs pyarrow, which is not installed: pip install 'readme-sync[parquet]'"


def parquet(rows: Sequence[Mapping[str, Any]], model: type[BaseModel]) -> bytes:
    """Return the rows, as ``model`` dumps them for JSON, as a Parquet file; lists and objects are nested columns.

    Raises:
        UsageError: when pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError(_MISSING) from None
    schema = pyarrow.schema(_fields(pyarrow, model))
    table = pyarrow.Table.from_pylist([_plain(row, model) for row in rows], schema=schema)
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _fields(pyarrow: Any, model: type[BaseModel]) -> list[Any]:
    return [pyarrow.field(name, _type(pyarrow, field.annotation)) for name, field in model.model_fields.items()]


def _type(pyarrow: Any, annotation: Any) -> Any:
    """Return the Arrow type for an annotation of a model; what may be a number or a text is a text."""
    annotation = _bare(annotation)
    if typing.get_origin(annotation) is tuple:
        return pyarrow.list_(_type(pyarrow, typing.get_args(annotation)[0]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pyarrow.struct(_fields(pyarrow, annotation))
    return {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}.get(annotation, pyarrow.string())


def _bare(annotation: Any) -> Any:
    """Return the annotation without ``| None``."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        kept = [part for part in typing.get_args(annotation) if part is not types.NoneType]
        return kept[0] if len(kept) == 1 else str
    return annotation


def _plain(value: Any, annotation: Any) -> Any:
    """Return the value as the Arrow type of its annotation wants it."""
    annotation = _bare(annotation)
    if value is None:
        return None
    if typing.get_origin(annotation) is tuple:
        return [_plain(item, typing.get_args(annotation)[0]) for item in value]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {name: _plain(value[name], field.annotation) for name, field in annotation.model_fields.items()}
    return str(value) if annotation is str and not isinstance(value, str) else value
