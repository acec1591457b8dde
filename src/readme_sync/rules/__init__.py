"""The rules: one file each, found by walking this folder; nothing is registered by hand.

A rule's file is called ``rsNNN_its_name.py``. Its docstring is its page; ``SEVERITY`` its default
severity; ``OPTIONS`` says what options it takes; ``check`` yields Problems and says by its parameters
what it needs:

    edition    called once for each edition
    editions   called once for all editions together, also when there is only one
    catalogue  called once for the matched editions; skipped, with a reason, when there is only one
    matched    the same, but not skipped when there is only one
    files      which relative link targets exist: {path from the root: bool}
    options    this rule's table in the settings
    base       the matched editions as they were before a change; skipped, with a reason, without one (--base)

A rule about links and the Hub asks for ``observations`` (``observation.known.Known``), and is skipped without
--online.

Three folders hold the rules that not every run asks; what they hold is imported by the runs that do:

    optional   off until selected or configured
    change     those that need ``base``
    online     those that need ``observations``
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from readme_sync.finding import Severity
from readme_sync.rules.kit import Problem
from readme_sync.settings.options import Schema

# What a rule in one of these folders needs at the least: it is known before the rule is imported.
_FOLDERS = {"": (), "optional": (), "change": ("catalogue", "base"), "online": ("observations",)}


class Rule(NamedTuple):
    """One rule as loaded: ``page`` is its docstring (Markdown), ``summary`` the first line of it."""

    code: str
    name: str
    severity: Severity
    enabled: bool
    needs: tuple[str, ...]
    page: str
    check: Callable[..., Iterator[Problem]]
    options: Schema = MappingProxyType({})

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


class _File(NamedTuple):
    """Where a rule stands: its file's name without its ending, and the folder in this one."""

    stem: str
    folder: str

    @property
    def code(self) -> str:
        return self.stem.partition("_")[0].upper()

    @property
    def name(self) -> str:
        return self.stem.partition("_")[2].replace("_", "-")


def names() -> dict[str, str]:
    """Return the name of every rule by its code, without importing any."""
    return {file.code: file.name for file in _files()}


@cache
def _files() -> tuple[_File, ...]:
    here = os.path.dirname(__file__)
    found = [(name, folder) for folder in _FOLDERS for name in os.listdir(os.path.join(here, folder))]
    return tuple(
        sorted(
            _File(name[:-3], folder)
            for name, folder in found
            if name[:2] == "rs" and name[2:5].isdigit() and name.endswith(".py")
        )
    )


def load(*, without: Collection[str] = ()) -> tuple[Rule, ...]:
    """Return every rule, by code.

    Rules of the folders ``without`` are not imported: they come with code and name alone, off or to be skipped. A
    check that asks none of them would spend a fifteenth of its time on them.
    """
    return tuple(_unasked(file) if file.folder in without else _rule(file) for file in _files())


def _unasked(file: _File) -> Rule:
    return Rule(file.code, file.name, "info", file.folder != "optional", _FOLDERS[file.folder], "", _nothing)


def _nothing(*_: object) -> Iterator[Problem]:
    yield from ()  # never called: what it needs is not there


def _rule(file: _File) -> Rule:
    module: Any = import_module(".".join(filter(None, (__name__, file.folder, file.stem))))
    check = module.check
    return Rule(
        file.code,
        file.name,
        module.SEVERITY,
        file.folder != "optional",
        check.__code__.co_varnames[: check.__code__.co_argcount],
        (module.__doc__ or "").strip(),
        check,
        getattr(module, "OPTIONS", {}),
    )
