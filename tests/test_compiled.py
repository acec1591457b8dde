"""What is kept of a regular expression is what ``re`` makes of it; whatever is wrong with the file, ``re`` does it."""

from __future__ import annotations

import marshal
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.compiled import Patterns

_ROOT = Path(__file__).parent.parent
_WRITTEN = (r"(a+)(?P<b>b?)", r"[^\W\d]+é[\u3040-\u30ff\u3400-\u9fff]", r"(?i:x|y)$", r"(?<!a)b{2,}+(?=c|d)", "")
_MODULE = "import re\nfound = []\nfor one in asked:\n    found.append(re.compile(*one))\n"
_FUNCTION = "import re\ndef ask():\n    return [re.compile(*one) for one in asked]\nfound = ask()\n"


def _summed(data: bytes) -> bytes:
    return crc32(data).to_bytes(4, "big") + data


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for what is kept, where Python writes bytecode and nothing is known of a pattern."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(re._compiler, "compile", re._compiler.compile)  # type: ignore[attr-defined]
    return tmp_path / "kept"


def _asked(place: Path, text: str = _MODULE, *, keep: bool = True) -> list[re.Pattern[str]]:
    """Return the patterns that a module asks for in a process that begins with what is kept in ``place``."""
    compiler: Any = re._compiler  # type: ignore[attr-defined]
    patterns = Patterns(compiler, str(place))
    before, compiler.compile = compiler.compile, patterns
    re.purge()
    module = ModuleType("asks")
    vars(module)["asked"] = [(written, flags) for written in _WRITTEN for flags in (0, re.IGNORECASE, re.MULTILINE)]
    try:
        exec(compile(text, "asks", "exec"), vars(module))
    finally:
        compiler.compile = before
        re.purge()
    if keep:
        patterns.keep()
    found: list[re.Pattern[str]] = vars(module)["found"]
    return found


def _fresh() -> list[re.Pattern[str]]:
    re.purge()
    return [re.compile(written, flags) for written in _WRITTEN for flags in (0, re.IGNORECASE, re.MULTILINE)]


def test_a_kept_pattern_equals_a_compiled_one(place: Path) -> None:
    assert _asked(place) == _fresh()
    kept = place.read_bytes()
    assert _asked(place) == _fresh()  # re.Pattern compares the code
    assert place.read_bytes() == kept
    assert [path.name for path in place.parent.iterdir()] == ["kept"]


def test_what_is_kept_is_taken(place: Path) -> None:
    _asked(place)
    stamp, kept = marshal.loads(place.read_bytes()[4:])
    for one in _WRITTEN[1:]:
        kept[one, 0] = kept[_WRITTEN[0], 0]
    place.write_bytes(_summed(marshal.dumps((stamp, kept))))
    assert all(pattern.match("aab") for pattern in _asked(place)[::3])


def test_a_pattern_of_bytes_is_kept(place: Path) -> None:
    [found] = _asked(place, "import re\nfound = [re.compile(b'a+b')]\n")
    assert found == re.compile(b"a+b")
    assert (b"a+b", 0) in marshal.loads(place.read_bytes()[4:])[1]


def test_what_a_function_asks_for_is_not_kept(place: Path) -> None:
    assert _asked(place, _FUNCTION) == _fresh()
    assert not place.exists()


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"no marshal",
        _summed(b"no marshal"),
        _summed(marshal.dumps(None)),
        _summed(marshal.dumps((1, 2, 3))),
        _summed(marshal.dumps(("another Python", {("", 0): 1}))),
    ],
)
def test_a_file_that_says_nothing_is_written_anew(place: Path, written: bytes) -> None:
    place.write_bytes(written)
    assert _asked(place) == _fresh()
    assert place.read_bytes() != written


@given(st.data())
def test_a_damaged_file_is_no_code(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "dont_write_bytecode", False)
        place = Path(folder) / "kept"
        _asked(place)
        kept = bytearray(place.read_bytes())
        at = data.draw(st.integers(0, len(kept) - 1))
        kept[at] ^= 1 << data.draw(st.integers(0, 7))
        place.write_bytes(kept[: data.draw(st.integers(0, len(kept)))] if data.draw(st.booleans()) else kept)
        assert _asked(place) == _fresh()


def test_nothing_is_written_where_no_bytecode_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert _asked(place) == _fresh()
    assert not place.exists()


def test_a_folder_that_is_not_there_is_no_error(tmp_path: Path, place: Path) -> None:
    assert _asked(tmp_path / "no" / place.name) == _fresh()


def test_two_runs_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# A\n\n[b](b.md) 12 GB\n", encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "README_SYNC_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "readme_sync", "-C", str(tmp_path), "check", "--no-cache"]
    runs = [
        subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environ) for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stderr == runs[1].stderr
    assert [run.returncode for run in runs] == [1, 1]
    assert len(list(tmp_path.rglob("compiled.*.patterns"))) == 1


def test_make_keeps_what_a_check_needs(tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environ["PYTHONPYCACHEPREFIX"] = str(tmp_path)
    subprocess.run([sys.executable, "-m", "tools.keep_patterns"], cwd=_ROOT, check=True, timeout=60, env=environ)
    (kept,) = tmp_path.rglob("compiled.*.patterns")
    before = kept.read_bytes()
    command = [sys.executable, "-m", "readme_sync", "-C", str(_ROOT / "tests" / "corpus"), "check", "--no-cache"]
    subprocess.run(command, capture_output=True, check=False, timeout=60, env=environ)
    assert kept.read_bytes() == before
