"""Where the process begins and ends: what happens before the first import and after the last line.

A check of three editions takes a sixth of a second, most of it Python's own. So no garbage is looked for (a run is
short and its values hold no cycles: that cost a tenth of the time, and a third on ten thousand rows), and what was
made is not taken apart piece by piece at the end (a twelfth). Figures: make bench.
"""

from __future__ import annotations

import gc

gc.disable()

import atexit  # noqa: E402  the line above is the first for a reason
import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from importlib import import_module  # noqa: E402
from types import ModuleType  # noqa: E402
from typing import Any, NoReturn  # noqa: E402

# What inspect, logging and urllib import and a check never asks anything of.
_SELDOM = ("ipaddress", "linecache", "traceback")


def run() -> NoReturn:
    """Run readme-sync as a program: the end of this function is the end of the process."""
    for name in _SELDOM:
        if name not in sys.modules:
            _postpone(name)
    from readme_sync.cli.main import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # nobody reads any more: the code says so
            stream.flush()
    atexit._run_exitfuncs()  # what libraries want done at the end is done
    os._exit(code)


def _postpone(name: str) -> None:
    """Let the first attribute asked of the module ``name`` import it, not the first ``import`` (PEP 562).

    importlib's LazyLoader is meant for this, and loads at the first ``import`` all the same: that asks for a spec.
    """
    module = ModuleType(name)

    def first(attribute: str) -> Any:
        if sys.modules.get(name) is module:
            del sys.modules[name]
        real = import_module(name)
        vars(module).update(vars(real))
        return getattr(real, attribute)

    module.__getattr__ = first  # type: ignore[method-assign]  # a module's own, which mypy takes for the class's
    sys.modules[name] = module
