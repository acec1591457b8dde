"""Where words go: to standard output, or to a file that is there wholly or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from readme_sync.errors import UsageError
from readme_sync.report.escape import workflow_log
from readme_sync.values import NamedTuple


class Screen(NamedTuple):
    """A terminal: its width in cells, and whether it gets colours."""

    width: int
    colour: bool


def screen() -> Screen | None:
    """Return the terminal that standard output is, or ``None`` for a pipe.

    ``NO_COLOR`` takes the colours away (https://no-color.org); ``FORCE_COLOR`` makes a pipe a terminal with colours.
    """
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
    if not (forced or (sys.stdout is not None and sys.stdout.isatty())):
        return None
    plain = bool(os.environ.get("NO_COLOR")) or (os.environ.get("TERM") == "dumb" and not forced)
    from shutil import get_terminal_size

    return Screen(get_terminal_size((80, 24)).columns, not plain)


def write(text: str, output: Path | None = None, *, commands: bool = False) -> None:
    """Write ``text`` to standard output, as UTF-8 unless that is a terminal, or to the file ``output``.

    In the log of a GitHub workflow a text commands nothing, unless it is made of workflow ``commands``.

    Raises:
        UsageError: when the file or standard output cannot be written.
    """
    if output is not None:
        _write_file(text.encode("utf-8", "backslashreplace"), output)
        return
    if sys.stdout is None:  # `>&-`: somebody wants the exit code alone
        return
    with _standard_output():
        if sys.stdout.isatty():
            # A terminal says what it can show; what it cannot is written out.
            encoding = sys.stdout.encoding or "utf-8"
            sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        else:
            sys.stdout.flush()
            if not commands and os.environ.get("GITHUB_ACTIONS") == "true" and not _is_file(sys.stdout):
                text = workflow_log(text)
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


@contextlib.contextmanager
def _standard_output() -> Iterator[None]:
    """Write out what is written to standard output inside, or forget it where nobody reads it.

    Raises:
        UsageError: when it cannot be written.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has read enough: no trouble, and the exit code still says what was found.
        _forget_standard_output()
    except OSError as error:
        _forget_standard_output()
        raise UsageError(f"standard output cannot be written: {(error.strerror or str(error)).lower()}") from None


def _is_file(stream: TextIO) -> bool:
    try:
        return stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except OSError:  # it is none of the system's
        return False


def write_binary(content: bytes, output: Path | None = None) -> None:
    """Write ``content`` to standard output, or to the file ``output``.

    Raises:
        UsageError: when it cannot be written, or standard output is a terminal.
    """
    if output is not None:
        _write_file(content, output)
        return
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        raise UsageError("this format is not for a terminal: name a file with --output")
    with _standard_output():
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def _forget_standard_output() -> None:
    # What is still in its buffer would raise once more when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _write_file(content: bytes, output: Path) -> None:
    try:
        target = output.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # /dev/stderr, a named pipe: there is nothing to replace
            return
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        draft.unlink(missing_ok=True)  # another run's that was killed, or a link that leads elsewhere
        try:
            with draft.open("xb") as file:
                file.write(content)
            if target.exists():
                os.chmod(draft, stat.S_IMODE(os.stat(target).st_mode))
            draft.replace(target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                draft.unlink()
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageError(f"--output: '{output}' cannot be written: {reason}") from None
