"""The entry point: runs a command, and turns whatever happens into an exit code and at most one line."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any, TextIO

import click

from readme_sync import __version__
from readme_sync.cli.lazy import LazyGroup
from readme_sync.cli.where import Where, repository
from readme_sync.errors import ReadmeSyncError, SettingsError, UsageError
from readme_sync.report.escape import terminal, workflow_log

_FULL = (errno.ENOSPC, errno.EDQUOT)
FINE, FOUND, WRONG_USAGE, DEFECT, INTERRUPTED = 0, 1, 2, 3, 130
_EPILOG = """\
\b
Examples:
  readme-sync check                     what is wrong here, without settings
  readme-sync -C ../other check         the same for another repository
  readme-sync explain RS404             what it means and how to fix it
  readme-sync rows --format csv         the catalogue as data

\b
Exit codes: 0 nothing to report, 1 findings, 2 wrong usage, settings or
input, 3 a defect of readme-sync.
"""


@click.group(
    cls=LazyGroup,
    commands_in="readme_sync.cli",
    names=("check", "sync", "status", "rows", "fmt", "figure", "report", "store", "dump", "explain", "rules", "init"),
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_EPILOG,
)
@click.option("-C", "directory", metavar="DIR", help="Work in DIR.  [default: the repository around this folder]")
@click.option("--config", metavar="FILE", help="Read the settings from FILE, not from the two files above.")
@click.option("--trusted", metavar="REV", help="Take settings about the machine from this revision.  [default: --base]")
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def group(context: click.Context, directory: str | None, config: str | None, trusted: str | None) -> None:
    """Keep the editions of a multilingual README true, and in step with each other.

    Reads the README of the repository and its translations as one catalogue and says what is wrong in each and where
    they drifted apart. Settings are optional: readme-sync.toml, or [tool.readme-sync] in pyproject.toml.
    """
    try:
        os.getcwd()
    except FileNotFoundError:
        raise UsageError("the folder that this runs in is gone") from None
    start = Path(directory or ".")
    if not start.is_dir():
        raise UsageError(f"-C: '{directory}' is not a folder")
    root = start if directory else repository(start)
    context.obj = Where(root, None if config is None else start / config, start, trusted)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run readme-sync with ``arguments`` (those of this process by default) and return its exit code."""
    if sys.stderr is None or os.environ.get("GITHUB_ACTIONS") != "true":
        return _main(arguments)
    stream: Any = _Harmless(sys.stderr)
    with redirect_stderr(stream):
        return _main(arguments)


class _Harmless:
    """Standard error in the log of a workflow: no text in it commands the runner, but a line of ours may begin so."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(workflow_log(text, at_start=False))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _main(arguments: Sequence[str] | None) -> int:
    try:
        result = group.main(arguments, prog_name="readme-sync", standalone_mode=False)
    except SettingsError as error:
        return max(_say(f"error: {line}", WRONG_USAGE) for line in str(error).split("\n"))
    except ReadmeSyncError as error:
        return _say(f"error: {error}", WRONG_USAGE)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USAGE
    except click.ClickException as error:
        return _say(f"error: {_usage(error)}", WRONG_USAGE)
    except (click.Abort, KeyboardInterrupt) as error:
        return _say(str(error.__cause__ or error) or "interrupted", INTERRUPTED)  # click makes an Abort of Ctrl-C
    except Exception as error:  # noqa: BLE001 -- the one place where a defect becomes a line and a log
        if isinstance(error, OSError) and error.errno in _FULL:  # click writes help by itself
            return _say(f"error: cannot be written: {os.strerror(error.errno).lower()}", WRONG_USAGE)
        from readme_sync.cli.defect import keep_log

        return _say(keep_log(error), DEFECT)
    return result if isinstance(result, int) else FINE


def _usage(error: click.ClickException) -> str:
    message = error.format_message().rstrip(".")
    context = getattr(error, "ctx", None)
    option = getattr(error, "option_name", "")
    if context is not None and context.parent is not None and any(option in one.opts for one in group.params):
        message = f"the option {option} stands before the command: readme-sync {option} … {context.info_name}"
    return message if context is None else f"{message} (see {context.command_path} --help)"


def _say(line: str, code: int) -> int:
    click.echo(f"readme-sync: {terminal(line)}", err=True)
    return code
