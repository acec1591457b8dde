"""What no type can say of settings: codes that exist, paths inside the repository, a source that is an edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from readme_sync.settings.codes import is_code, unknown
from readme_sync.settings.explain import Key, Mistake
from readme_sync.settings.near import did_you_mean
from readme_sync.settings.option_checks import check_options

if TYPE_CHECKING:
    from readme_sync.settings.options import Schema
    from readme_sync.settings.schema import Written

_NETWORK = re.compile(r"[0-9a-fA-F.:]{2,50}/(?P<bits>\d{1,3})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*")


def check(written: Written, known: Mapping[str, str], options: Mapping[str, Schema]) -> Iterator[Mistake]:
    """Yield what is wrong with ``written``; what ``known`` and ``options`` do not name is left unchecked."""
    yield from places(written.editions, written.source, written.documents)
    if "{language}" not in written.figure.path:
        yield Mistake(("figure", "path"), f"'{written.figure.path}' must contain {{language}}")
    elif trouble := _path(written.figure.path):
        yield Mistake(("figure", "path"), trouble)
    if written.online.store is not None and (trouble := _path(written.online.store)):
        yield Mistake(("online", "store"), trouble)
    for index, entry in enumerate(written.allow_private_addresses):
        if not _is_host_or_network(entry):
            words = f"'{entry}' is no host, address or network such as 10.0.0.0/8"
            yield Mistake(("allow-private-addresses", index), words)
    if known:
        for key, code in _codes(written):
            if trouble := unknown(code, known):
                yield Mistake(key, trouble)
    for code, table in written.rules.items():
        if code in options:
            yield from check_options(table, options[code], ("rules", code))
        elif options and is_code(code) and code not in known:
            yield Mistake(
                ("rules", code), "must be the whole code of one rule: rules have no options in common", can_wait=True
            )


def places(editions: Mapping[str, str], source: str | None, documents: Sequence[str]) -> Iterator[Mistake]:
    """Yield what is wrong with the settings that say which files are read."""
    yield from _editions(editions, source)
    for index, pattern in enumerate(documents):
        if "{language}" not in pattern:
            yield Mistake(("documents", index), f"'{pattern}' must contain {{language}}, as docs/guide.{{language}}.md")
        elif trouble := _path(pattern):
            yield Mistake(("documents", index), trouble)


def _editions(editions: Mapping[str, str], source: str | None) -> Iterator[Mistake]:
    paths: dict[str, str] = {}
    for language, path in editions.items():
        if not _LANGUAGE.fullmatch(language):
            yield Mistake(("editions", language), "is not a language tag such as ja, en or zh-Hans")
        if trouble := _path(path):
            yield Mistake(("editions", language), trouble)
        elif path in paths:
            yield Mistake(("editions", language), f"'{path}' is the edition of '{paths[path]}' already")
        paths[path] = language
    if source is None:
        return
    if not _LANGUAGE.fullmatch(source):
        yield Mistake(("source",), f"'{source}' is not a language tag such as ja, en or zh-Hans")
    elif editions and source not in editions:
        near = did_you_mean(source, editions)
        yield Mistake(("source",), f"'{source}' is none of the editions {', '.join(editions)}{near}")


def _path(path: str) -> str | None:
    if not path.strip():
        return "must be the path of a file, not empty"
    if "\\" in path:
        return f"'{path}' must have / between its parts"
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        return f"'{path}' must lie inside the repository, and be relative to its root"
    return None


def _is_host_or_network(entry: str) -> bool:
    """Tell whether an entry may be one: what has a slash and is no network would be taken for a host's name."""
    if "/" in entry:
        network = _NETWORK.fullmatch(entry)
        return network is not None and int(network["bits"]) <= (128 if ":" in entry else 32)
    return bool(entry) and not any(map(str.isspace, entry))


def _codes(written: Written) -> Iterator[tuple[Key, str]]:
    for name in ("select", "ignore"):
        for index, code in enumerate(getattr(written, name)):
            yield (name, index), code
    for pattern, codes in written.per_path.items():
        for index, code in enumerate(codes):
            yield ("per-path", pattern, index), code
    for index, ignore in enumerate(written.ignores):
        yield ("ignores", index, "code"), ignore.code
    for code in written.severity:
        yield ("severity", code), code
    for code in written.rules:
        yield ("rules", code), code
