"""From the settings file and the command line to ``Settings``."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from readme_sync import files
from readme_sync.errors import InputError, SettingsError, UsageError
from readme_sync.finding import Place
from readme_sync.regex import lazy
from readme_sync.settings import lychee
from readme_sync.settings.codes import as_codes, unknown
from readme_sync.settings.globs import wildcard
from readme_sync.settings.values import Ignore, Online, Overrides, Settings

if TYPE_CHECKING:
    from readme_sync.settings.explain import WrittenFile
    from readme_sync.settings.options import Schema
    from readme_sync.settings.schema import Written, WrittenIgnore

LIMIT = 256 * 1024  # ten times the largest settings we know
Read = Callable[[str], bytes]
OWN_NAME = "readme-sync.toml"
SHARED_NAME = "pyproject.toml"
_BLANK = {"code": "RS", "reason": "?"}
_TABLE = ("tool", "readme-sync")
_SYNTAX = lazy(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)", re.DOTALL)


def load(
    root: Path,
    *,
    config: Path | None = None,
    overrides: Overrides | None = None,
    known: Mapping[str, str] | None = None,
    options: Callable[[], Mapping[str, Schema]] = dict,
    read: Read | None = None,
) -> Settings:
    """Return the settings that hold in ``root``.

    Args:
        root: the repository's folder. Its ``readme-sync.toml`` is read, else ``[tool.readme-sync]`` in its
            ``pyproject.toml``, and its ``.lycheeignore``.
        config: another settings file instead of these; one called ``pyproject.toml`` must have our table.
        overrides: what the command line says: its ``select`` replaces the file's, its ``ignore`` is added.
        known: the name of each rule by its code, to refuse codes that do not exist; without it none is refused.
        options: gives the options that each rule takes, by its code, to refuse all others; without it none is
            refused. Called only for a file that writes options of rules.
        read: gives the content of a file by its path from ``root``, where it is not the working tree's.

    Raises:
        SettingsError: a file cannot be read or says something we do not understand.
        UsageError: the command line names a rule that does not exist.
    """
    overrides, known = overrides or Overrides(), known or {}
    overrides = overrides._replace(select=as_codes(overrides.select, known), ignore=as_codes(overrides.ignore, known))
    wrong = (unknown(code, known) for code in (*overrides.select, *overrides.ignore)) if known else ()
    if mistakes := [trouble for trouble in wrong if trouble]:
        raise UsageError("; ".join(mistakes))
    read = read or _reader(root)
    ignores = tuple(lychee.parse(_text(read, lychee.NAME) or ""))
    file = _find(read) if config is None else _named(root, config, read)
    if file is None:
        return Settings(
            select=overrides.select, ignore=overrides.ignore, fail_on=overrides.fail_on or "warning", ignores=ignores
        )
    from readme_sync.settings.plain import plain

    written = plain(file.table, known) or _as_settings(file, _validate(file, known, options))
    return _resolve(written._replace(path=file.name), overrides, ignores)


def is_configured(root: Path) -> str | None:
    """Return the name of the file in ``root`` that holds settings of readme-sync, or ``None``."""
    file = _find(_reader(root))
    return None if file is None else file.name


def _reader(root: Path) -> Read:
    return partial(files.read_bytes, root, limit=LIMIT)


def _named(root: Path, config: Path, read: Read) -> WrittenFile:
    """Return the settings in a file that somebody named: one of the repository, or one of their own elsewhere."""
    path = Path(os.path.relpath(config, root))
    if ".." in path.parts or path.is_absolute():
        name = str(config)
        text = _text(lambda name: files.read_given(config, name, limit=LIMIT), name)
    else:
        name = path.as_posix()
        text = _text(read, name)
    if text is None:
        raise SettingsError(f"{name}: there is no such file")
    file = _parse(name, text, _TABLE if config.name == SHARED_NAME else ())
    if file is None:
        raise SettingsError(f"{name}: has no table [tool.readme-sync]")
    return file


def _find(read: Read) -> WrittenFile | None:
    if (text := _text(read, OWN_NAME)) is not None:
        return _parse(OWN_NAME, text, ())
    text = _text(read, SHARED_NAME)
    # Most pyproject.toml are not ours: a text without our name is not worth a parser.
    return _parse(SHARED_NAME, text, _TABLE) if text is not None and "readme-sync" in text else None


def _text(read: Read, name: str) -> str | None:
    try:
        return read(name).decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name}: is not UTF-8 (byte {error.start})") from None
    except InputError as error:
        raise SettingsError(str(error)) from None


def _parse(name: str, text: str, base: tuple[str, ...]) -> WrittenFile | None:
    import tomllib

    from readme_sync.settings.explain import Mistake, WrittenFile, error

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        found = _SYNTAX.fullmatch(str(trouble))
        where = f":{found['line']}:{found['column']}" if found and found["line"] else ""
        what = found["what"] + ("" if where else " at its end") if found else str(trouble)
        raise SettingsError(f"{name}{where}: is not TOML: {what[:1].lower()}{what[1:]}") from None
    except RecursionError:
        raise SettingsError(f"{name}: is nested too deeply") from None
    for depth, part in enumerate(base, 1):
        if part not in table:
            return None
        table = table[part]
        if not isinstance(table, dict):
            raise error(WrittenFile(name, text, base[:depth], {}), [Mistake((), "must be a table")])
    return WrittenFile(name, text, base, table)


def _validate(file: WrittenFile, known: Mapping[str, str], options: Callable[[], Mapping[str, Schema]]) -> Written:
    # Looking for plugins reads the metadata of every package that is installed, and would run what it finds.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from pydantic import BaseModel, ValidationError

    from readme_sync.settings.checks import check
    from readme_sync.settings.explain import Mistake, error, mistakes
    from readme_sync.settings.schema import Written, WrittenData, WrittenFigure, WrittenIgnore, WrittenOnline

    wrong: list[Mistake] = []
    try:
        written = Written.model_validate(file.table)
    except ValidationError as found:
        models: dict[str, type[BaseModel]] = {
            "": Written, "ignores": WrittenIgnore, "data": WrittenData, "figure": WrittenFigure, "online": WrittenOnline
        }  # fmt: skip
        keys = {
            table: [field.alias or name for name, field in model.model_fields.items()]
            for table, model in models.items()
        }
        wrong += mistakes(found, keys)
        # What else is wrong is said at once: a mistake of another kind is not hidden behind this one.
        written = Written.model_validate(_without(file.table, [mistake.key for mistake in wrong]))
    wrong += check(written, known, options() if written.rules else {})
    if wrong:
        raise error(file, wrong)
    return written


def _without(table: Mapping[str, object], keys: Iterable[tuple[str | int, ...]]) -> dict[str, object]:
    """Return ``table`` without the values of ``keys``; of an ignore a blank is left: the others keep their place.

    Of a table of values only the wrong ones go: what else is wrong in it is said as well.
    """
    kept = dict(table)
    for name, *rest in keys:
        ignores = kept.get(str(name))
        if name == "ignores" and rest and isinstance(ignores, list):
            kept["ignores"] = [_BLANK if index == rest[0] else one for index, one in enumerate(ignores)]
        elif rest and isinstance(values := kept.get(str(name)), dict):
            kept[str(name)] = {key: value for key, value in values.items() if key != rest[0]}
        else:
            kept.pop(str(name), None)
    return kept


def _as_settings(file: WrittenFile, written: Written) -> Settings:
    return Settings(
        source=written.source,
        editions=MappingProxyType(dict(written.editions)),
        documents=tuple(written.documents),
        select=tuple(written.select),
        ignore=tuple(written.ignore),
        per_path=tuple((pattern, tuple(codes)) for pattern, codes in written.per_path.items()),
        ignores=tuple(_ignore(file, index, ignore) for index, ignore in enumerate(written.ignores)),
        fail_on=written.fail_on,
        severity=MappingProxyType(dict(written.severity)),
        allow_private_addresses=tuple(written.allow_private_addresses),
        online=Online(**{**written.online.model_dump(), "skip": tuple(written.online.skip.items())}),
        rules=MappingProxyType({code: MappingProxyType(dict(options)) for code, options in written.rules.items()}),
        kinds=tuple(written.data.kinds.items()),
        columns=MappingProxyType(dict(written.data.columns)),
        figure=written.figure.path,
    )


def _resolve(written: Settings, overrides: Overrides, ignores: tuple[Ignore, ...]) -> Settings:
    # The command line has the last word: it sees a code that the file ignores, and ignores one that the file selects.
    ignore = tuple(code for code in written.ignore if code not in overrides.select)
    unwanted = tuple(code for code in written.select if not overrides.select and code.startswith(overrides.ignore))
    return written._replace(
        select=overrides.select or written.select,
        ignore=ignore + overrides.ignore + unwanted,
        ignores=written.ignores + ignores,
        fail_on=overrides.fail_on or written.fail_on,
    )


def _ignore(file: WrittenFile, index: int, ignore: WrittenIgnore) -> Ignore:
    line = file.line(("ignores", index)) or 1
    return Ignore(
        code=ignore.code,
        reason=ignore.reason,
        place=Place(file.name, line, 1, line, 1),
        path=ignore.path,
        edition=ignore.edition,
        section=ignore.section,
        row=ignore.row,
        url=None if ignore.url is None else wildcard(ignore.url),
        until=ignore.until,
        written=ignore.url,
    )
