"""Measures a check of a whole tree of documents beside rumdl (`make bench`): 91 documents in 55 languages by default.

What is compared: the first run (with an empty cache), the same again, a change of one document with ``--base``, a
check of its editions alone, and rumdl over the same files. Memory is that of all processes together.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.make_tree import files  # noqa: E402

BIN = Path(sys.executable).parent
CHECK = (sys.executable, "-m", "readme_sync", "-C", ".", "check")
SETTINGS = 'documents = ["translations/{language}/{path}"]\n'
CHANGED = "translations/fr/00-part/007-lesson/README.md"
MOST = {"first": 5.0, "again": 0.5, "base": 3.0, "memory": 250.0}
_PAUSE = 0.1  # seconds between two looks at the memory


class Run(NamedTuple):
    """One command: its wall time and processor time in seconds, and the most memory of its processes in bytes."""

    wall: float
    cpu: float
    peak: int


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Run:
    """Run ``command`` in ``folder`` and measure it with the processes that it starts."""
    before, start = os.times(), time.perf_counter()
    child = subprocess.Popen(
        command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    peak = 0
    while child.poll() is None:
        peak = max(peak, _memory(child.pid))
        time.sleep(_PAUSE)
    wall, after = time.perf_counter() - start, os.times()
    assert child.returncode in (0, 1), f"{command} ended with {child.returncode}"
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, cpu, peak)


def _memory(session: int) -> int:
    """Return what the processes of a session hold together, what they share counted once; 0 where nothing tells."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(entry.name)) != session:
                continue
            lines = (entry / "smaps_rollup").read_text(encoding="ascii").splitlines()
        except (OSError, ValueError):
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total


def measure(documents: int, languages: int, size: int, rounds: int) -> dict[str, Run]:
    """Write a tree, run everything ``rounds`` times in turns, and return the medians."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        tree, alone = home / "tree", home / "alone"
        for path, text in files(documents, languages, size):
            for folder in (tree, alone) if path.endswith(CHANGED.split("/", 2)[2]) else (tree,):
                place = folder / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, encoding="utf-8", newline="\n")
        for folder in (tree, alone):
            (folder / "readme-sync.toml").write_text(SETTINGS, encoding="utf-8")
        who = {f"GIT_{role}_{what}": "bench" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        environ = {**os.environ, **who, "README_SYNC_CACHE": str(home / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}
        for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "all")):
            subprocess.run(("git", *words), cwd=tree, env=environ, check=True)
        found: dict[str, list[Run]] = {}
        for _ in range(rounds):
            shutil.rmtree(home / "cache", ignore_errors=True)
            for name, one in _turn(tree, alone, environ).items():
                found.setdefault(name, []).append(one)
    return {
        name: Run(
            statistics.median(one.wall for one in runs),
            statistics.median(one.cpu for one in runs),
            max(one.peak for one in runs),
        )
        for name, runs in found.items()
    }


def _turn(tree: Path, alone: Path, environ: Mapping[str, str]) -> dict[str, Run]:
    place = tree / CHANGED
    text = place.read_text(encoding="utf-8")
    found = {
        "rumdl": run((str(BIN / "rumdl"), "check", "--no-cache", "."), tree, environ),
        "first": run(CHECK, tree, environ),
        "again": run(CHECK, tree, environ),
        "document": run((*CHECK, "--no-cache"), alone, environ),
    }
    place.write_text(text.replace("`option_", "`choice_", 1), encoding="utf-8", newline="\n")
    found["base"] = run((*CHECK, "--base", "HEAD"), tree, environ)
    place.write_text(text, encoding="utf-8", newline="\n")
    return found


def limits(found: Mapping[str, Run]) -> dict[str, float]:
    """Return what is limited: times of rumdl's wall time, times of a check of the document, megabytes."""
    return {
        "first": found["first"].wall / found["rumdl"].wall,
        "again": found["again"].wall / found["rumdl"].wall,
        "base": found["base"].wall / found["document"].wall,
        "memory": found["first"].peak / 1e6,
    }


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description="Measure a check of a tree of documents beside rumdl.")
    parser.add_argument("--json", action="store_true", help="print everything as one JSON object")
    parser.add_argument("--documents", type=int, default=91)
    parser.add_argument("--languages", type=int, default=55)
    parser.add_argument("--bytes", type=int, default=24_000)
    parser.add_argument("--rounds", type=int, default=1, help="runs of each command (default: 1)")
    asked = parser.parse_args()
    found = measure(asked.documents, asked.languages, asked.bytes, asked.rounds)
    reached = limits(found)
    if asked.json:
        print(json.dumps({"runs": {name: one._asdict() for name, one in found.items()}, "limits": reached}, indent=2))
        return
    for name, one in found.items():
        print(f"{name:12} {one.wall:8.2f} s wall {one.cpu:8.2f} s cpu {one.peak / 1e6:8.1f} MB")
    words = {"first": "first run, in times of rumdl's", "again": "unchanged, in times of rumdl's"}
    words |= {"base": "--base, in times of a check of the document", "memory": "peak memory of all processes, MB"}
    for name, measured in reached.items():
        verdict = "reached" if measured <= MOST[name] else "NOT REACHED"
        print(f"{verdict:12} {words[name]}: {measured:.2f} (at most {MOST[name]:g})")


if __name__ == "__main__":
    main()
