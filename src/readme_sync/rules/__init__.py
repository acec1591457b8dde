"""The rules: one file each, found by walking this folder; nothing is registered by hand.

A rule's file is called ``rsNNN_its_name.py``. Its docstring is its page; ``SEVERITY`` its default
severity; ``ENABLED = False`` keeps it off until it is selected or configured; ``OPTIONS`` says what
options it takes; ``check`` yields Problems and says by its parameters what it needs:

    edition    called once for each edition
    editions   called once for all editions together, also when there is only one
    catalogue  called once for the matched editions; skipped, with a reason, when there is only one
    matched    the same, but not skipped when there is only one
    files      which relative link targets exist: {path from the root: bool}
    options    this rule's table in the settings
    base       the matched editions as they were before a change; skipped, with a reason, without one (--base)

A rule about links and the Hub asks for ``observations`` (``observation.known.Known``), and is skipped without
--online. It imports what it needs of them when it is called, so that a check without them stays quick.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple

from readme_sync.finding import Severity
from readme_sync.rules.kit import Problem
from readme_sync.settings.options import Schema

_NETWORK = "56"


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


def names() -> dict[str, str]:
    """Return the name of every rule by its code, without importing any."""
    return {code.upper(): name.replace("_", "-") for code, _, name in (stem.partition("_") for stem in _stems())}


@cache
def _stems() -> tuple[str, ...]:
    names = os.listdir(os.path.dirname(__file__))
    return tuple(
        sorted(name[:-3] for name in names if name[:2] == "rs" and name[2:5].isdigit() and name.endswith(".py"))
    )


def load(*, network: bool = True) -> tuple[Rule, ...]:
    """Return every rule, by code.

    Without ``network`` the rules of the network (the hundreds 5 and 6) are not imported: they come with code and
    name alone, to be skipped. A check offline would spend a twentieth of its time on them.
    """
    return tuple(_rule(stem) if network or stem[2] not in _NETWORK else _unasked(stem) for stem in _stems())


def _unasked(stem: str) -> Rule:
    code, _, name = stem.partition("_")
    return Rule(code.upper(), name.replace("_", "-"), "info", True, ("observations",), "", _nothing)


def _nothing(observations: object) -> Iterator[Problem]:  # noqa: ARG001  never called: what it needs is not there
    yield from ()


def _rule(stem: str) -> Rule:
    module: Any = import_module(f"{__name__}.{stem}")
    code, _, name = stem.partition("_")
    check = module.check
    needs = check.__code__.co_varnames[: check.__code__.co_argcount]
    return Rule(
        code.upper(),
        name.replace("_", "-"),
        module.SEVERITY,
        getattr(module, "ENABLED", True),
        needs,
        (module.__doc__ or "").strip(),
        check,
        getattr(module, "OPTIONS", {}),
    )
