"""A module comes out of the one file as Python would load it; whatever is wrong with the file, Python does it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import MAGIC_NUMBER
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readme_sync import bytecode

_PACKAGE = Path(bytecode.__file__).parent
_BEGIN = "from readme_sync import bytecode\nmodules = bytecode.use()\n"
_TELL = "from readme_sync import digest, text\nprint(digest.__cached__.rpartition('.')[2], text.__file__)\n"
_KEEP = "modules.keep()\n"


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    """Of a process that keeps bytecode in a folder of its own, and takes the package from a copy."""
    copy = tmp_path / "program" / "readme_sync"
    copy.mkdir(parents=True)
    for name in ("__init__", "bytecode", "digest", "text", "values"):
        shutil.copy2(_PACKAGE / f"{name}.py", copy)
    given = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return given | {"PYTHONPATH": str(copy.parent), "PYTHONPYCACHEPREFIX": str(tmp_path / "kept")}


def _run(environ: Mapping[str, str], code: str) -> str:
    """Return what a process prints that runs ``code``: "pyc" for what Python kept, "modules" for what we did."""
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, env=environ
    )
    assert not ran.stderr
    return ran.stdout.partition(" ")[0]


def _kept(environ: Mapping[str, str]) -> Path:
    (place,) = Path(environ["PYTHONPYCACHEPREFIX"]).rglob("bytecode.*.modules")
    return place


def test_what_one_run_keeps_the_next_one_takes(environ: Mapping[str, str]) -> None:
    assert _run(environ, _BEGIN + _TELL + _KEEP) == "pyc"
    before = _kept(environ).stat().st_ino
    assert _run(environ, _BEGIN + _TELL + _KEEP) == "modules"
    assert _kept(environ).stat().st_ino == before  # nothing new, so it is not written again


def test_a_module_has_all_that_python_gives_it(environ: Mapping[str, str]) -> None:
    _run(environ, _BEGIN + _TELL + _KEEP)
    told = (
        "import inspect\nprint(text.__file__, text.__spec__.origin, text.__package__, len(inspect.getsource(text)))\n"
    )
    assert _run(environ, _BEGIN + "from readme_sync import text\n" + told) == _run(
        environ, "from readme_sync import text\n" + told
    )


_LIBRARY = "import mdurl._encode as encode\nprint(type(encode.__loader__).__module__, getattr(encode, 'OURS', ''))\n"


def test_a_library_is_kept_as_well(environ: Mapping[str, str]) -> None:
    assert _run(environ, _BEGIN + _LIBRARY + _KEEP) != "readme_sync.bytecode"
    assert _run(environ, _BEGIN + _LIBRARY + _KEEP) == "readme_sync.bytecode"


def test_a_library_that_python_finds_elsewhere_is_that_one(environ: Mapping[str, str], tmp_path: Path) -> None:
    _run(environ, _BEGIN + _LIBRARY + _KEEP)
    (tmp_path / "mdurl").mkdir()
    (tmp_path / "mdurl" / "__init__.py").write_text("")
    (tmp_path / "mdurl" / "_encode.py").write_text("OURS = 'there'\n")
    other = {**environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), environ["PYTHONPATH"]))}
    ran = subprocess.run(
        [sys.executable, "-c", _BEGIN + _LIBRARY], capture_output=True, text=True, check=True, timeout=60, env=other
    )
    assert ran.stdout.split()[1:] == ["there"]


def test_a_package_that_was_moved_names_its_files_where_they_are(environ: Mapping[str, str]) -> None:
    package = Path(environ["PYTHONPATH"])
    kept = {**environ, "PYTHONPYCACHEPREFIX": ""}
    _run(kept, _BEGIN + _TELL + _KEEP)
    moved = package.rename(package.with_name("elsewhere"))
    told = "from readme_sync import text\nprint(text.apply_edits.__code__.co_filename, '')\n"
    assert _run({**kept, "PYTHONPATH": str(moved)}, _BEGIN + told) == str(moved / "readme_sync" / "text.py")


def test_a_changed_source_is_what_counts(environ: Mapping[str, str]) -> None:
    _run(environ, _BEGIN + _TELL + _KEEP)
    changed = Path(environ["PYTHONPATH"]) / "readme_sync" / "digest.py"
    changed.write_text("mark = 'changed'\n", encoding="utf-8")
    assert _run(environ, _BEGIN + _TELL + _KEEP) == "pyc"
    assert _run(environ, _BEGIN + _TELL + "print(digest.mark)\n") == "modules"
    assert _run(environ, _BEGIN + "from readme_sync import digest\nprint(digest.mark, '')\n") == "changed"


def test_a_source_that_is_gone_is_no_module(environ: Mapping[str, str]) -> None:
    _run(environ, _BEGIN + _TELL + _KEEP)
    (Path(environ["PYTHONPATH"]) / "readme_sync" / "digest.py").unlink()
    asked = "try:\n    import readme_sync.digest\nexcept ImportError:\n    print('none', '')\n"
    assert _run(environ, _BEGIN + asked) == "none"


def test_nothing_is_written_where_no_bytecode_is(environ: Mapping[str, str]) -> None:
    assert _run({**environ, "PYTHONDONTWRITEBYTECODE": "1"}, _BEGIN + _TELL + _KEEP) == "pyc"
    assert not Path(environ["PYTHONPYCACHEPREFIX"]).exists()


def test_another_python_takes_nothing(environ: Mapping[str, str]) -> None:
    _run(environ, _BEGIN + _TELL + _KEEP)
    place = _kept(environ)
    place.write_bytes(place.read_bytes().replace(MAGIC_NUMBER, b"\0\0\r\n"))
    assert _run(environ, _BEGIN + _TELL + _KEEP) == "pyc"
    assert _run(environ, _BEGIN + _TELL) == "modules"  # it was written anew


@settings(max_examples=20)  # a file of six million bytes each time
@given(share=st.floats(0, 1, exclude_max=True))  # and no number of bytes: what is imported by now grows
def test_a_file_cut_short_is_no_code(share: float, tmp_path_factory: pytest.TempPathFactory) -> None:
    place = tmp_path_factory.getbasetemp() / "cut.modules"
    bytecode.write(str(place))
    whole = place.read_bytes()
    place.write_bytes(whole[: int(share * len(whole))])
    modules = bytecode.Modules(str(place))
    spec = modules.find_spec("readme_sync.digest")
    if spec is not None and spec.loader is not None:
        code = spec.loader.get_code("readme_sync.digest")  # type: ignore[attr-defined]
        assert "digest" in code.co_filename
