"""Compiled regular expressions, kept beside the bytecode as Python keeps compiled modules.

A first check compiles two hundred and forty, ours and those of the libraries: a tenth of its time, with the same result
every time. What a module or a class asks for while it is loaded, and what ``regex.lazy`` stands for, is written once
into ``__pycache__`` and taken from there. What a document or a setting makes is neither looked for nor kept.

A pattern is found by its text and its flags, and the file by the interpreter that wrote it, so nothing kept can be
stale. Where ``re`` is built otherwise than we know it, or nothing may be written, it compiles as it always did.
"""

from __future__ import annotations

import marshal
import re
import sys
from contextlib import suppress
from types import FrameType, SimpleNamespace
from typing import Any
from zlib import crc32

from readme_sync.bytecode import beside_bytecode, keep_file

_OPTIMIZED = 1  # of a code's flags (inspect.CO_OPTIMIZED): functions have it, modules and classes do not
_LAZY = "readme_sync.regex"
_CODE = 2  # which argument of _sre.compile is the code
_ARGUMENTS = 6
_TOTAL = 4  # bytes of the check sum


class Patterns:
    """Stands in the place of ``re._compiler.compile`` and knows what is kept in the file ``place``."""

    def __init__(self, compiler: Any, place: str) -> None:
        self._compiler, self._place = compiler, place
        self._make, self._compile = compiler._sre.compile, compiler.compile
        self._stamp = f"{sys.version} {compiler.MAGIC}"
        self._kept = self._read()
        self._is_new = False

    def _read(self) -> dict[tuple[str | bytes, int], list[Any]]:
        with suppress(OSError, ValueError, EOFError, TypeError), open(self._place, "rb") as file:
            total, data = file.read(_TOTAL), file.read()
            if total == _total(data):  # what a disk has damaged is no code
                stamp, kept = marshal.loads(data)  # noqa: S302 -- trusted as the bytecode is that lies beside it
                if stamp == self._stamp:
                    return dict(kept)
        return {}

    def __call__(self, pattern: Any, flags: int = 0) -> Any:
        """Return what ``re._compiler.compile`` returns."""
        if type(pattern) not in (str, bytes) or not _is_fixed(sys._getframe(3)):  # re._compile, re.compile, who asks
            return self._compile(pattern, flags)
        if kept := self._kept.get((pattern, flags)):
            used, code, *groups = kept
            return self._make(pattern, used, memoryview(code).cast("I").tolist(), *groups)
        return self._compile_and_note(pattern, flags)

    def _compile_and_note(self, pattern: str | bytes, flags: int) -> Any:
        given: list[Any] = []

        def make(*arguments: Any) -> Any:
            given.extend(arguments)
            return self._make(*arguments)

        sre = self._compiler._sre
        self._compiler._sre = SimpleNamespace(**{**vars(sre), "compile": make})
        try:
            made = self._compile(pattern, flags)
        finally:
            self._compiler._sre = sre
        if len(given) == _ARGUMENTS and given[0] is pattern:  # another thread's came in between otherwise
            given[_CODE] = b"".join(number.to_bytes(4, sys.byteorder) for number in given[_CODE])
            self._kept[pattern, flags] = [int(given[1]), *given[2:]]
            self._is_new = True
        return made

    def keep(self) -> None:
        """Write what was compiled anew, where Python may write bytecode."""
        if not self._is_new or sys.dont_write_bytecode:
            return
        data = marshal.dumps((self._stamp, self._kept))
        keep_file(self._place, _total(data) + data)


def _total(data: bytes) -> bytes:
    """Return the check sum of ``data``, as it stands at the head of the file."""
    return crc32(data).to_bytes(_TOTAL, "big")


def _is_fixed(caller: FrameType) -> bool:
    """Return whether a pattern is part of the program: a module or a class asks, not a function."""
    return not caller.f_code.co_flags & _OPTIMIZED or caller.f_globals.get("__name__") == _LAZY


def use() -> Patterns | None:
    """Let ``re`` take what is kept, from now on in this process; None where it is not the ``re`` that we know."""
    compiler: Any = getattr(re, "_compiler", None)
    if not (hasattr(compiler, "MAGIC") and hasattr(compiler, "_sre") and hasattr(compiler, "compile")):
        return None
    place = beside_bytecode("patterns", __file__)
    if place is None:
        return None
    patterns = Patterns(compiler, place)
    compiler.compile = patterns
    return patterns
