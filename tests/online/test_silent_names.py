"""A resolver that never answers, end to end: the program says what it knows, and ends; nothing is dead for it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from readme_sync.store.store import Store
from tests.online.conftest import Run
from tests.online.test_check import rows
from tests.servers.web import Web

Write = Callable[..., None]
# The program, on a machine whose resolver is silent for good about some names, and knows no others.
PROGRAM = """
import socket, sys, threading

def silent(host, *_, **__):
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name.endswith(".silent.test"):
        print(f"looking up {name}", file=sys.stderr, flush=True)
        threading.Event().wait()
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

socket.getaddrinfo = silent
"""
AS_PROGRAM = f"{PROGRAM}\nfrom readme_sync.cli.start import run; run()"
AS_LIBRARY = (
    f"{PROGRAM}\nfrom readme_sync.cli.main import main; sys.exit(main())"  # as tests and other programs call it
)
PATIENCE = 30  # seconds: each of these runs is over in two


@contextmanager
def started(folder: Path, code: str, *arguments: str, **environ: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", code, "-C", str(folder), *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environ}
    ) as process:
        try:
            yield process
        finally:
            process.kill()  # nothing to do when it has ended, as it should


@pytest.mark.parametrize("code", [AS_PROGRAM, AS_LIBRARY])
def test_the_program_ends_in_its_time_and_keeps_what_it_learnt(
    run: Run, write: Write, web: Web, tmp_path: Path, code: str
) -> None:
    write(**rows("| [A]({web}/ok) | MIT |", "| [B](http://a.silent.test/) | MIT |", "| [C]({web}/missing) | MIT |"))
    check = ("check", "--online", "--max-time", "3", "--select", "RS5", "--format", "json")
    with started(tmp_path, code, *check) as process:
        out, err = process.communicate(timeout=PATIENCE)
    report = json.loads(out)
    assert [(one["code"], one["line"]) for one in report["findings"]] == [("RS501", 7)]
    assert [one["reason"] for one in report["skipped"]] == ["1 on the web not asked: the run's time was up"]
    assert (process.returncode, err) == (1, "looking up a.silent.test\n")
    with Store(tmp_path / "store.db", pytest.fail) as store:
        known = store.histories([f"{web.origin}/ok", f"{web.origin}/missing", "http://a.silent.test/"])
    assert [len(history) for history in known.values()] == [1, 1, 0]


@pytest.mark.parametrize("code", [AS_PROGRAM, AS_LIBRARY])
def test_ctrl_c_is_heard_while_a_name_is_looked_up(run: Run, write: Write, web: Web, tmp_path: Path, code: str) -> None:
    write(**rows("| [B](http://a.silent.test/) | MIT |"))
    with started(tmp_path, code, "check", "--online") as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "looking up a.silent.test\n"
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert "0 answers are kept, 1 are still to be asked" in err


@pytest.mark.parametrize("link", ["http://a.test/", "https://a.test/"])
def test_a_proxy_whose_name_is_never_answered_holds_nobody_up(
    run: Run, write: Write, web: Web, tmp_path: Path, link: str
) -> None:
    write(**rows(f"| [A]({link}) | MIT |"))
    proxy = "http://proxy.silent.test:3128"
    check = ("check", "--online", "--max-time", "3", "--select", "RS5", "--format", "json")
    with started(tmp_path, AS_PROGRAM, *check, http_proxy=proxy, https_proxy=proxy) as process:
        out, err = process.communicate(timeout=PATIENCE)
    report = json.loads(out)
    assert (process.returncode, report["findings"]) == (0, [])
    assert "looking up proxy.silent.test" in err
    assert len(report["skipped"]) == 1
