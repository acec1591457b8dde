"""The live line on a terminal while the network is asked: how far it is, and what it waits for. Nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readme_sync.probe.outcome import Progress

_MOST = 2  # hosts named beside the one that keeps us waiting longest


@contextmanager
def live() -> Iterator[Callable[[Progress], None] | None]:
    """Give what takes note of progress, while a line on standard error shows it; None where that is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    from readme_sync.report.escape import terminal

    console = Console(stderr=True)
    with console.status("", spinner="line") as status:

        def show(progress: Progress) -> None:
            from rich.text import Text

            status.update(Text(terminal(line(progress))))

        yield show


def line(progress: Progress) -> str:
    """Return what the line says: ``312 of 1,046 asked; huggingface.co: next window in 42 s``."""
    said = f"{progress.done:,} of {progress.total:,} asked"
    waits = [
        f"{host}: {'next window' if 'huggingface' in host else 'goes on'} in {max(1, round(seconds)):,} s"
        for host, seconds in progress.waiting[: _MOST + 1]
    ]
    more = len(progress.waiting) - len(waits)
    waits += [f"{more} more wait"] if more > 0 else []
    return "; ".join([said, *waits])
