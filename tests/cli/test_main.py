"""The command line as a person or a script meets it: help, mistakes, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from readme_sync import __version__
from readme_sync.cli.main import group, main
from readme_sync.cli.output import screen, write
from readme_sync.errors import UsageError

Run = Callable[..., tuple[int, str, str]]
COMMANDS = ["check", "rows", "dump", "explain", "rules", "init"]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs readme-sync here and returns exit code, standard output and standard error."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        said = capfd.readouterr()
        return code, said.out, said.err

    return call


def test_version_and_help_say_what_they_should(run: Run) -> None:
    assert run("--version") == (0, f"readme-sync {__version__}\n", "")
    code, out, _ = run("-h")
    assert code == 0
    assert all(f"\n  {command} " in out for command in COMMANDS)
    assert "Exit codes: 0 nothing to report, 1 findings, 2 wrong usage" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run: Run, command: str) -> None:
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: readme-sync {command}")
    assert "\b" not in out
    assert "\\b" not in out


def test_help_fits_a_terminal_of_80_cells(run: Run) -> None:
    for command in ([], *([name] for name in COMMANDS)):
        assert max(map(len, run(*command, "-h")[1].splitlines())) <= 80, command


def test_without_a_command_the_help_is_shown_and_it_is_wrong_usage(run: Run) -> None:
    code, out, err = run()
    assert (code, out) == (2, "")
    assert err.startswith("Usage: readme-sync [OPTIONS] COMMAND")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chek"], "there is no command 'chek' (did you mean 'check'?); there are check, sync, status, "),
        (["check", "--selct", "RS4"], "Did you mean"),
        (["check", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of "),
        (["check", "--fail-on", "x"], "Invalid value for '--fail-on'"),
        (["dump", "x"], "'x' is not one of 'document', 'rows', 'catalogue', 'links'"),
        (["dump"], "Missing argument"),
        (["-C", "no/such/folder", "init"], "-C: 'no/such/folder' is not a folder"),
        (["explain"], "Missing argument 'CODE'"),
        (["--nope"], "No such option"),
        (["check", "-C", "docs"], "the option -C stands before the command: readme-sync -C … check"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("readme-sync: error: ")
    assert message in err
    assert err.count("\n") == 1


def test_an_error_cannot_steer_the_terminal(run: Run) -> None:
    code, _, err = run("-C", "x\x1b[31m\u202e", "init")
    assert code == 2
    assert "'x\\x1b[31m\\u202e' is not a folder" in err


def test_a_defect_is_one_line_that_names_a_log_and_exit_3(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise RuntimeError("a thing\nwe did not expect")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(group, "get_command", lambda *_: broken)
    code, out, err = run("check")
    assert (code, out) == (3, "")
    assert err.count("\n") == 1
    assert err.startswith("readme-sync: internal error: RuntimeError: a thing\\nwe did not expect; this is a defect")
    (log,) = tmp_path.glob("readme-sync-*.log")
    assert str(log) in err
    assert "Traceback" in log.read_text()
    assert f"readme-sync {__version__}" in log.read_text()


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (UsageError("so"), 2)])
def test_interruption_and_known_errors_have_codes_of_their_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    @click.command("broken")
    def broken() -> None:
        raise error

    monkeypatch.setattr(group, "get_command", lambda *_: broken)
    result, out, err = run("check")
    assert (result, out) == (code, "")
    assert "Traceback" not in err


WRITTEN = (
    "readme-sync.toml",
    ".github/workflows/readme-sync.yml",
    ".github/workflows/readme-sync-link-rot.yml",
    ".github/workflows/readme-sync-translations.yml",
    ".pre-commit-config.yaml",
)


def test_init_writes_what_it_shows_and_never_writes_over(run: Run, tmp_path: Path) -> None:
    code, shown, _ = run("-C", tmp_path, "init", "--dry-run")
    assert (code, list(tmp_path.iterdir())) == (0, [])
    assert shown.startswith("would write readme-sync.toml:\n\n# Settings of readme-sync.")
    code, out, err = run("-C", tmp_path, "init")
    assert (code, out) == (0, shown.replace("would write ", "writes "))
    assert err.endswith(f"wrote {', '.join(WRITTEN)}\n")
    texts = {path: (tmp_path / path).read_text(encoding="utf-8") for path in WRITTEN}
    assert out == "\n".join(f"writes {path}:\n\n{text}" for path, text in texts.items())
    (tmp_path / WRITTEN[0]).write_text('source = "ja"\n')
    code, out, err = run("-C", tmp_path, "init")
    assert (code, out) == (2, "")
    assert "readme-sync.toml has settings of readme-sync already; " in err
    assert "init overwrites nothing" in err
    assert (tmp_path / WRITTEN[0]).read_text() == 'source = "ja"\n'


def test_init_leaves_alone_what_is_there_and_shows_the_hook(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n")
    code, _, err = run("-C", tmp_path, "init")
    assert code == 0
    assert ".pre-commit-config.yaml is there already and is left alone\n" in err
    assert "      - id: readme-sync #" in err
    assert (tmp_path / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert (tmp_path / "readme-sync.toml").exists()


def test_init_writes_one_part_alone(run: Run, tmp_path: Path) -> None:
    code, _, err = run("-C", tmp_path, "init", "--only", "hook")
    assert code == 0
    assert err.endswith("wrote .pre-commit-config.yaml\n")
    assert [path.name for path in tmp_path.iterdir()] == [".pre-commit-config.yaml"]


def test_init_sees_settings_in_pyproject(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.readme-sync]\n")
    code, _, err = run("-C", tmp_path, "init", "--only", "settings")
    assert code == 2
    assert "pyproject.toml has settings" in err
    assert not (tmp_path / "readme-sync.toml").exists()


def test_init_does_not_follow_a_link_that_leads_nowhere(run: Run, tmp_path: Path) -> None:
    (tmp_path / "readme-sync.toml").symlink_to(tmp_path / "elsewhere.toml")
    code, _, err = run("-C", tmp_path, "init", "--only", "settings")
    assert code == 2
    assert "readme-sync.toml is there already" in err
    assert not (tmp_path / "elsewhere.toml").exists()


def test_output_is_there_wholly_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    write("値 \ud83d\n", target)
    assert target.read_bytes() == "値 \\ud83d\n".encode()
    target.chmod(0o600)
    write("new", target)
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("new", 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_output_through_a_link_leaves_the_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("real")
    write("x", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "x"


def test_output_that_cannot_be_written_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"cannot be written: no such file or directory$"):
        write("x", tmp_path / "none" / "x")
    with pytest.raises(UsageError, match=r"cannot be written: is a directory$"):
        write("x", tmp_path)


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({}, None),
        ({"FORCE_COLOR": "0"}, None),
        ({"FORCE_COLOR": "1", "COLUMNS": "61"}, (61, True)),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "61"}, (61, False)),
        ({"NO_COLOR": "1"}, None),
    ],
)
def test_colours_obey_the_environment(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], variables: dict[str, str], found: object
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert screen() == found


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
@pytest.mark.parametrize(("name", "colour"), [("xterm", True), ("dumb", False)])
def test_a_real_terminal_gets_its_width_and_colours(name: str, colour: bool) -> None:
    import pty

    master, slave = pty.openpty()
    program = "from readme_sync.cli.output import screen; import sys; print(screen(), file=sys.stderr)"
    environment = {**os.environ, "TERM": name, "COLUMNS": "70", "LINES": "20"}
    ran = subprocess.run(
        [sys.executable, "-c", program], stdout=slave, stderr=subprocess.PIPE, text=True, check=True, env=environment
    )
    os.close(master)
    os.close(slave)
    assert ran.stderr == f"Screen(width=70, colour={colour})\n"


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="broken pipes are POSIX")
def test_a_reader_that_stops_early_is_no_trouble() -> None:
    program = (
        "import sys; from readme_sync.cli.output import write\n"
        "for _ in range(100): write('x' * 10_000 + '\\n')\n"
        "sys.exit(1)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", ["--help", "--version"])
def test_help_that_cannot_be_written_is_no_defect(arguments: str) -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "readme_sync", arguments]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "readme-sync: error: cannot be written: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell limits what is written")
def test_init_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    line = f"ulimit -f 0; '{sys.executable}' -m readme_sync -C '{tmp_path}' init --yes --only settings"
    ran = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "readme-sync: error: readme-sync.toml cannot be written: file too large\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named_and_exit_2() -> None:
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "readme_sync", "-C", "/", "init", "--dry-run", "--only", "settings"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr == "readme-sync: error: standard output cannot be written: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell closes the output")
def test_a_closed_standard_output_changes_nothing_else() -> None:
    line = f"'{sys.executable}' -m readme_sync init --only settings --dry-run >&-"
    ran = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, check=False, cwd="/")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_starting_loads_no_command_and_nothing_heavy() -> None:
    program = (
        "import sys; import readme_sync.cli.main; "
        "heavy = {'pydantic', 'rich', 'rapidfuzz', 'httpx2', 'huggingface_hub', 'tomllib', 'markdown_it'}; "
        "print(*sorted(heavy & set(sys.modules)), *sorted(m for m in sys.modules if m.startswith('readme_sync.cli.')))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["readme_sync.cli.lazy", "readme_sync.cli.main", "readme_sync.cli.where"]


def test_python_dash_m_is_the_same_program() -> None:
    ran = subprocess.run([sys.executable, "-m", "readme_sync", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout == f"readme-sync {__version__}\n"


def test_what_is_known_is_told_without_reading_markdown_again(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# One\n\nText.\n", encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "readme_sync", "-C", str(tmp_path), "check"]
    environ = {**os.environ, "README_SYNC_CACHE": str(tmp_path / "cache")}
    first, again = (
        subprocess.run(command, capture_output=True, text=True, check=True, env=environ).stderr for _ in range(2)
    )
    assert "markdown_it" in first
    assert "markdown_it" not in again
    assert "readme_sync.document_sets.judge\n" not in again
