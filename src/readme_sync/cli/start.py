"""Where the process begins and ends: what happens before the first import and after the last line.

A check of three editions takes a sixth of a second, most of it Python's own. So no garbage is looked for (a run is
short and its values hold no cycles: that cost a tenth of the time, and a third on ten thousand rows), and what was
made is not taken apart piece by piece at the end (a twelfth). Regular expressions are compiled once for all runs (a
tenth), and our modules are read from one file (a fifteenth). Figures: make bench.
"""

from __future__ import annotations

import gc

gc.disable()

import signal  # noqa: E402  the line above is the first for a reason

# Who presses Ctrl-C before anything runs is not shown what was being imported.
_interrupted = signal.getsignal(signal.SIGINT)
if _interrupted is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from readme_sync import bytecode  # noqa: E402

_modules = bytecode.use()

from readme_sync import compiled  # noqa: E402  found where the line above has it

_patterns = compiled.use()

import atexit  # noqa: E402  here too: what is imported from here on compiles its patterns
import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import NoReturn  # noqa: E402

from readme_sync.cli.main import main  # noqa: E402

if _interrupted is signal.default_int_handler:
    signal.signal(signal.SIGINT, _interrupted)


def run() -> NoReturn:
    """Run readme-sync as a program: the end of this function is the end of the process."""
    code = main()
    if _patterns:
        _patterns.keep()
    if _modules:
        _modules.keep()
    if _is_watched():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # nobody reads any more: the code says so
            stream.flush()
    atexit._run_exitfuncs()  # what libraries want done at the end is done
    os._exit(code)


def _is_watched() -> bool:
    """Return whether a profiler, a debugger or a coverage tool runs along: it has something to do at the end."""
    monitoring = getattr(sys, "monitoring", None)  # Python 3.12 and later; six tools may register (PEP 669)
    tools = [monitoring.get_tool(number) for number in range(6)] if monitoring else []
    return any((sys.getprofile(), sys.gettrace(), *tools))
