"""What others install: the wheel and the source distribution, their metadata, and that they run on their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from email import message_from_string
from email.message import Message
from pathlib import Path

import pytest

from readme_sync import __version__
from readme_sync.cli.main import group

NAME = f"readme_sync-{__version__}"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the source distribution and the wheel that was built from it."""
    pytest.importorskip("build", reason="needs build")
    place = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(place), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return place


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(built / f"{NAME}-py3-none-any.whl") as archive:
        yield archive


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    return message_from_string(wheel.read(f"{NAME}.dist-info/METADATA").decode())


def test_the_wheel_holds_the_package_and_nothing_else(wheel: zipfile.ZipFile, root: Path) -> None:
    names = [name for name in wheel.namelist() if ".dist-info/" not in name]
    package = root / "src"
    ours = [path.relative_to(package).as_posix() for path in package.rglob("*") if path.is_file()]
    assert sorted(names) == sorted(name for name in ours if "__pycache__" not in name)
    assert "readme_sync/py.typed" in names


def test_the_source_distribution_can_be_tested(built: Path) -> None:
    with tarfile.open(built / f"{NAME}.tar.gz") as archive:
        names = {name.removeprefix(f"{NAME}/") for name in archive.getnames()}
    for path in ("pyproject.toml", "LICENSE", "README.md", "Makefile", "requirements/dev.txt", "tests/conftest.py"):
        assert path in names
    assert not [name for name in names if name.startswith((".venv", "dist/", ".git/"))]


def test_the_metadata_say_what_it_is(metadata: Message) -> None:
    assert (metadata["Name"], metadata["Version"]) == ("readme-sync", __version__)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_all("Provides-Extra") == ["parquet"]
    assert "Typing :: Typed" in metadata.get_all("Classifier", [])
    assert not [line for line in metadata.get_all("Requires-Dist", []) if "@" in line]


def test_it_runs_from_where_it_was_unpacked(wheel: zipfile.ZipFile, root: Path, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    shutil.copytree(root / "docs/example", tmp_path / "example")
    program = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import readme_sync.cli.main as cli; "
        "assert cli.__file__.startswith(sys.path[0]), cli.__file__; sys.exit(cli.main())"
    )

    def run(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-I", "-c", program, str(tmp_path / "site"), *arguments]
        done = subprocess.run(command, cwd=tmp_path / "example", capture_output=True, encoding="utf-8", check=False)
        return done.returncode, done.stdout

    assert run("--version") == (0, f"readme-sync {__version__}\n")
    code, out = run("check", "--select", "RS404")
    assert (code, out) == (1, 'fr/README.md:11:85: RS404 the row "Gamma" is missing in fr, after "Beta"\n')
    code, out = run("explain", "RS417")
    assert code == 0
    assert out.startswith("# RS417 translation-behind\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_get_a_script_that_completes(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("needs bash, whose version click asks for")
    environ = {**os.environ, "_README_SYNC_COMPLETE": f"{shell}_source"}
    command = [sys.executable, "-m", "readme_sync"]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"_README_SYNC_COMPLETE={shell}_complete" in done.stdout


def test_commands_and_options_complete() -> None:
    def complete(*words: str) -> list[str]:
        environ = {
            **os.environ,
            "_README_SYNC_COMPLETE": "bash_complete",
            "COMP_WORDS": " ".join(["readme-sync", *words]),
            "COMP_CWORD": str(len(words)),
        }
        command = [sys.executable, "-m", "readme_sync"]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        return [line.partition(",")[2] for line in done.stdout.splitlines()]

    assert complete("ch") == ["check"]
    assert complete("check", "--ba") == ["--base"]
    assert set(complete("")) == set(group.commands) | set(group.list_commands(None))  # type: ignore[arg-type]
