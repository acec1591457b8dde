"""The bytecode of our modules and our libraries', kept in one file beside those that Python keeps, one for each module.

A check loads three hundred modules of ours and seventy of Click's and markdown-it's. Python looks for each in its
folder, asks four times what lies there, opens a file and reads it: a fifteenth of the time that a check of three
editions takes. Here one file is opened once, and each module's source is asked for its time and its size, as Python
asks. Where they are not those that the bytecode was made from, Python's own way is taken, so nothing kept can be stale.
A library itself is found by Python, and only what is inside it here.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType, ModuleType

# Where a module's bytecode stands behind the list, how many bytes of it there are (none where Python keeps none that we
# can use), and its source: the path below the package, when it was changed (nanoseconds since the epoch), its size.
_Kept = tuple[int, int, str, int, int]

# Ours, and those that every check loads many modules of.
_PACKAGES = (__name__.partition(".")[0], "click", "markdown_it", "mdit_py_plugins", "mdurl")
_roots: dict[str, str] = {}  # the folder of each, where it has been loaded; "" as long as it has not
_LENGTH = 8  # bytes at the head of the file: how long the list of modules behind them is
_SECONDS = 1_000_000_000
_AS_IN_PYTHON = 0xFFFFFFFF  # of a time and a size, as many bits as Python keeps
_HEAD = 16  # bytes of a file of Python's: its magic number, flags (none here), the time and the size (PEP 552)


class Modules:
    """Finds modules in the file ``place``, before Python's own finders of ``sys.meta_path`` are asked."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._file, self._start = -1, 0
        self._kept = self._read()

    def _read(self) -> Mapping[str, _Kept]:
        with suppress(OSError, ValueError, EOFError, TypeError):
            self._file = os.open(self._place, os.O_RDONLY)
            length = int.from_bytes(os.pread(self._file, _LENGTH, 0), "big")
            magic, kept = marshal.loads(os.pread(self._file, length, _LENGTH))  # noqa: S302 -- trusted as Python's is
            self._start = _LENGTH + length
            if magic == MAGIC_NUMBER:
                return dict(kept)
        return {}

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module of ours comes from; None where Python has to look for it."""
        kept = self._kept.get(name)
        source = _source(name, kept) if kept is not None and kept[1] else ""
        if kept is None or not source or not _is_as_kept(source, kept):
            return None
        spec = ModuleSpec(name, _Loader(name, source, self), origin=source)
        if source.endswith("__init__.py"):
            spec.submodule_search_locations = [os.path.dirname(source)]
        spec.has_location = True  # so that the module gets its __file__
        spec.cached = self._place
        return spec

    def code(self, name: str) -> CodeType | None:
        """Return the code of a module that is kept; None where the file does not hold what its list says."""
        offset, length, *_ = self._kept[name]
        with suppress(OSError, ValueError, EOFError, TypeError):
            code = marshal.loads(os.pread(self._file, length, self._start + offset))  # noqa: S302 -- as above
            if isinstance(code, CodeType):
                return code
        return None

    def keep(self) -> None:
        """Write the file anew where a module was loaded that it does not know, if Python may write bytecode."""
        if not sys.dont_write_bytecode and not all(map(self._knows, _loaded())):
            with suppress(OSError):  # a source that goes away meanwhile
                write(self._place)

    def _knows(self, name: str) -> bool:
        if isinstance(getattr(sys.modules[name], "__loader__", None), _Loader):
            return True
        kept = self._kept.get(name)
        return kept is not None and _is_as_kept(_source(name, kept), kept)


class _Loader(SourceFileLoader):
    """Loads a module whose bytecode is kept; its source and all else come from where Python has them."""

    def __init__(self, name: str, source: str, modules: Modules) -> None:
        super().__init__(name, source)
        self._modules = modules

    def get_code(self, fullname: str) -> CodeType | None:
        """Return what the file holds, or what Python makes of the source where the package was moved since."""
        code = self._modules.code(fullname)
        return code if code is not None and code.co_filename == self.path else super().get_code(fullname)


def use() -> Modules | None:
    """Let Python take from the file what is kept there, from now on in this process; None where nothing can be kept."""
    if not hasattr(os, "pread"):  # Windows, where nobody could replace the file either while it is open
        return None
    place = beside_bytecode("modules")
    if place is None:
        return None
    modules = Modules(place)
    sys.meta_path.insert(0, modules)
    return modules


def beside_bytecode(kind: str, source: str = __file__) -> str | None:
    """Return where to keep a file of a ``kind`` beside the bytecode of ``source``; None where Python keeps none."""
    try:
        return f"{cache_from_source(source).removesuffix('.pyc')}.{kind}"
    except NotImplementedError:
        return None


def write(place: str) -> None:
    """Write the bytecode of our modules, and of the libraries that are loaded, into the file ``place``."""
    kept, code, offset = [], [], 0
    for name, root, source, changed, size in _sources():
        data = _bytecode(os.path.join(root, source), changed, size)
        kept.append((name, (offset, len(data), source, changed, size)))
        code.append(data)
        offset += len(data)
    head = marshal.dumps((MAGIC_NUMBER, kept))
    keep_file(place, b"".join((len(head).to_bytes(_LENGTH, "big"), head, *code)))


def keep_file(place: str, data: bytes) -> None:
    """Write a file that is there whole or not at all; without a word where that cannot be done."""
    written = f"{place}.{os.getpid()}"
    try:
        with open(written, "wb") as file:
            file.write(data)
        os.replace(written, place)
    except OSError:
        with suppress(OSError):
            os.unlink(written)


def _loaded() -> list[str]:
    return [name for name in sys.modules if name.partition(".")[0] in _PACKAGES]


def _root(package: str) -> str:
    """Return the folder of a package that is loaded; "" where there is none."""
    file = getattr(sys.modules.get(package), "__file__", None)
    return os.path.dirname(os.path.abspath(file)) if file else ""


def _source(name: str, kept: _Kept) -> str:
    """Return where the source of a module is; "" where its package has not been loaded: Python finds that itself."""
    package = name.partition(".")[0]
    root = _roots.get(package, "")
    if not root:
        root = _roots[package] = _root(package)
    return f"{root}{os.sep}{kept[2]}" if root else ""


def _is_as_kept(source: str, kept: _Kept) -> bool:
    """Tell whether the source of a module is what its bytecode was made from."""
    try:
        now = os.stat(source)
    except OSError:
        return False
    return now.st_mtime_ns == kept[3] and now.st_size == kept[4]


def _sources() -> Iterator[tuple[str, str, str, int, int]]:
    """Yield each module's name, its package's folder, its source's path below that, its time of change and its size."""
    for package in _PACKAGES:
        root = _root(package)
        for folder, _, files in os.walk(root) if root else ():
            for file in sorted(files):
                if file.endswith(".py"):
                    place = os.path.join(folder, file)
                    source = os.path.relpath(place, root)
                    parts = source.removesuffix(".py").split(os.sep)
                    name = ".".join((package, *(parts[:-1] if parts[-1] == "__init__" else parts)))
                    now = os.stat(place)
                    yield name, root, source, now.st_mtime_ns, now.st_size


def _bytecode(source: str, changed: int, size: int) -> bytes:
    """Return what Python keeps of a source as it is; nothing where it keeps none, or keeps it by another mark."""
    with suppress(OSError), open(cache_from_source(source), "rb") as file:
        head = file.read(_HEAD)
        marks = (0, changed // _SECONDS & _AS_IN_PYTHON, size & _AS_IN_PYTHON)
        if head == MAGIC_NUMBER + b"".join(mark.to_bytes(4, "little") for mark in marks):
            return file.read()
    return b""
