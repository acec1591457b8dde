"""The live line on a terminal while work is under way: how far it is, and what it waits for. Nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from readme_sync.report.escape import terminal

if TYPE_CHECKING:
    from readme_sync.probe.outcome import Progress

_MANY = 8  # documents: fewer are done before anybody could read a line
_MOST = 2  # hosts named beside the one that keeps us waiting longest


@contextmanager
def live() -> Iterator[Callable[[Progress], None] | None]:
    """Give what takes note of progress, while a line on standard error shows it; None where that is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("", spinner="line") as status:

        def show(progress: Progress) -> None:
            from rich.text import Text

            status.update(Text(terminal(line(progress))))

        yield show


@contextmanager
def counted() -> Iterator[Callable[[int, int], None] | None]:
    """Give what takes note of how many documents are done, while a line on a terminal's standard error shows it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    shown = 0

    def show(done: int, total: int) -> None:
        nonlocal shown
        if total >= _MANY:
            shown = total
            sys.stderr.write(f"\r{done:,} of {total:,} documents checked")
            sys.stderr.flush()

    yield show
    if shown:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


@contextmanager
def asked() -> Iterator[Callable[[int], None] | None]:
    """Give what takes note of how many texts a translator was asked, while a line on a terminal shows it."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return

    def show(count: int) -> None:
        sys.stderr.write(f"\r{count:,} text{'s' * (count != 1)} asked for")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


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
