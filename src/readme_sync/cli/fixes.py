"""``check --fix`` and ``check --diff``: fixes shown or written, and a line that says what was held back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import click

from readme_sync.cli import output
from readme_sync.cli.where import Where
from readme_sync.finding import Report
from readme_sync.fix.write import Replacement, write
from readme_sync.fixing import Fixed
from readme_sync.opcodes import unified
from readme_sync.pipeline.fix import fixed as fixed_by
from readme_sync.report.escape import terminal
from readme_sync.report.sync import coloured

if TYPE_CHECKING:
    from readme_sync.settings import Settings

_ROUNDS = 100  # a fix can bring out the next one
WOULD_CHANGE = 1


def show(where: Where, settings: Settings, report: Report, *, unsafe: bool) -> int:
    """Print what would be changed as a unified diff, write nothing, and return the exit code."""
    fixed = fixed_by(where.root, settings, report, unsafe=unsafe)
    for path, text in fixed.proof.texts.items():
        print_diff(path, fixed.before[path], text)
    _tell("would fix", fixed.made, fixed)
    return WOULD_CHANGE if fixed.made else 0


def print_diff(path: str, old: str, new: str) -> None:
    """Print how the file ``path`` would change, as a unified diff, in colours on a terminal that has them."""
    screen = output.screen()
    colour = screen is not None and screen.colour
    for line in unified(path, old, new):
        shown = terminal(line)
        output.write(f"{coloured(shown) if colour else shown}\n")


def make(where: Where, settings: Settings, report: Report, check: Callable[[], Report], *, unsafe: bool) -> Report:
    """Write the fixes of ``report`` and of what then comes to light; return what ``check`` finds in the end."""
    made = 0
    written: list[Mapping[str, str]] = []
    for left in reversed(range(_ROUNDS)):
        fixed = fixed_by(where.root, settings, report, unsafe=unsafe)
        texts = fixed.proof.texts
        # A fix that changes nothing, and two that undo each other, would be made for ever.
        is_new = texts not in written and any(fixed.before[path] != text for path, text in texts.items())
        if not left or not is_new:
            _tell("fixed", made, fixed)
            break
        written.append(texts)
        write(where.root, {path: Replacement(fixed.before[path], text) for path, text in texts.items()})
        made += fixed.made
        report = check()
    return report


def _tell(done: str, made: int, fixed: Fixed) -> None:
    for refused in fixed.proof.refused:
        reason = f"{refused.group.changes[0].evidence} {refused.group.subject}: {refused.reason}"
        click.echo(f"not fixed: {terminal(reason)}", err=True)
    held = f"; {_count(fixed.held)} held back (--unsafe-fixes makes them)" if fixed.held else ""
    if made or held:
        click.echo(f"{done} {_count(made)}{held}" if made else f"nothing is fixed{held}", err=True)


def _count(number: int) -> str:
    return "1 finding" if number == 1 else f"{number} findings"
