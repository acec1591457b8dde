"""Measures `sync` beside `check`, and kills it: one added row of a large catalogue, two hundred times (`make bench`).

A bench reports and does not fail, but for a file that is neither the old one nor the new one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.bench import alternate, run, size
from tools.make_catalogue import write

_BYTES = 190_000  # of each edition, as the first user's are
_MOST = 2.5  # times `check`, which issue 13 asks for
_ROUNDS, _KILLS = 5, 200


def catalogue(folder: Path) -> None:
    """Write a catalogue of three editions of the wanted size into a repository, and add a row to its source."""
    rows = 200
    write(folder, rows)
    write(folder, int(rows * 3 * _BYTES / size(folder)))
    for command in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "a"),
    ):
        subprocess.run(("git", *command), cwd=folder, check=True, capture_output=True)
    source = folder / "README.md"
    lines = source.read_text(encoding="utf-8").split("\n")
    at = next(n for n in range(len(lines) - 1, 0, -1) if lines[n].startswith("| [") and "huggingface.co/" in lines[n])
    row = lines[at].replace("](https://huggingface.co/", "-next](https://huggingface.co/", 1)
    lines.insert(at + 1, row.replace(")", "-next)", 1))
    source.write_text("\n".join(lines), encoding="utf-8")


def command(folder: Path, *arguments: str) -> tuple[Sequence[str], Path]:
    """Return how to run readme-sync in ``folder``."""
    return (sys.executable, "-m", "readme_sync", *arguments), folder


def kill(folder: Path) -> bool:
    """Kill `sync --write` at some moment of its work; tell whether each file is the old or the new one."""
    paths = [path for path in folder.rglob("README*.md") if ".git" not in path.parts]
    old = {path: path.read_bytes() for path in paths}
    seconds = run(*command(folder, "sync", "--write")).wall
    new = {path: path.read_bytes() for path in paths}
    assert new != old, "there is nothing to write"
    whole, made = True, 0
    for turn in range(_KILLS):
        for path, text in old.items():
            path.write_bytes(text)
        arguments, place = command(folder, "sync", "--write")
        with subprocess.Popen(
            arguments, cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as child:
            time.sleep((0.7 + 0.4 * turn / _KILLS) * seconds)  # most of its work is reading; it writes at the end
            os.killpg(child.pid, signal.SIGKILL)
        texts = {path: path.read_bytes() for path in paths}
        whole &= all(text in (old[path], new[path]) for path, text in texts.items())
        made += texts != old
    print(f"{made} of {_KILLS} had written something when they were killed")
    return whole


def main() -> int:
    """Print what `sync` costs and whether a killed one leaves whole files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        catalogue(folder)
        found = alternate({"check": command(folder, "check", "--no-cache"), "sync": command(folder, "sync")}, _ROUNDS)
        times = found["sync"].cpu / found["check"].cpu
        word = "reached" if times <= _MOST else "NOT REACHED"
        print(f"three editions of {size(folder) / 3000:,.0f} KB: check {found['check'].cpu * 1000:,.0f} ms")
        print(f"{word:12} sync of an added row {found['sync'].cpu * 1000:,.0f} ms, {times:.2f} times (at most {_MOST})")
        whole = kill(folder)
        print(f"{'reached' if whole else 'NOT REACHED':12} {_KILLS} kills: each file is the old or the new one")
        return 0 if whole else 1


if __name__ == "__main__":
    raise SystemExit(main())
