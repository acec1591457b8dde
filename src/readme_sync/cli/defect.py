"""What to do with an exception that nobody expected: keep it in a file that can be attached to a report."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback

import click

from readme_sync import __version__
from readme_sync.finding import Report
from readme_sync.report.escape import terminal

EXIT_CODE = 3


def tell(report: Report) -> int:
    """Say of each rule that broke where its log is, and return the exit code."""
    for skip in report.defects:
        if skip.defect is not None:
            click.echo(f"readme-sync: {skip.code} broke: {terminal(keep_log(skip.defect))}", err=True)
    return EXIT_CODE


def keep_log(error: BaseException) -> str:
    """Write ``error`` with its traceback to a new file in the temporary folder and return the line that names it."""
    what = f"internal error: {type(error).__name__}: {error}"
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="readme-sync-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
        ) as log:
            log.write(f"readme-sync {__version__}, Python {platform.python_version()}, {platform.platform()}\n")
            log.write(f"arguments: {sys.argv[1:]!r}\n\n")
            log.write("".join(traceback.format_exception(error)))
    except OSError as trouble:
        return f"{what}; this is a defect of readme-sync, please report it (no log could be written: {trouble})"
    return f"{what}; this is a defect of readme-sync, please report it with the log {log.name}"
