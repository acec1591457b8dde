"""Measures speed and memory, whole processes, side by side in one run (`make bench`).

Ratios say more than seconds on a machine that does other things too: a bare interpreter, rumdl and readme-sync take
turns, and their medians are compared. The limits are those that issue 2 set; a bench reports, it does not fail.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.make_catalogue import write  # noqa: E402

SHARED = ROOT.parent / "shared" / "corpus"
BIN = Path(sys.executable).parent
SEED_ROWS = 261
FACTORS = (1, 10, 100)
MOST_OF_RUMDL, MOST_AGAIN, MOST_EXPONENT, MOST_MEMORY, MOST_PER_BYTE = 4.5, 2.5, 1.1, 40.0, 1.0


class Run(NamedTuple):
    """One process: its wall time and processor time in seconds, its peak memory in bytes."""

    wall: float
    cpu: float
    peak: int


class Limit(NamedTuple):
    """One thing that issue 2 asks for."""

    what: str
    measured: float
    most: float

    @property
    def holds(self) -> bool:
        """Tell whether it is reached."""
        return self.measured <= self.most


def run(command: Sequence[str], folder: Path) -> Run:
    """Run ``command`` in ``folder``, its output into a pipe, and measure it."""
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    while child.stdout.read(1 << 16):
        pass
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    assert child.returncode in (0, 1), f"{command} ended with {child.returncode}"
    unit = 1 if sys.platform == "darwin" else 1024  # getrusage(2): bytes there, kilobytes elsewhere
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def alternate(commands: dict[str, tuple[Sequence[str], Path]], rounds: int) -> dict[str, Run]:
    """Run all commands in turns, ``rounds`` times and once to warm up; return each one's medians."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, folder) in commands.items():
            measured = run(command, folder)
            if turn or rounds == 1:
                runs[name].append(measured)
    return {
        name: Run(
            statistics.median(one.wall for one in found),
            statistics.median(one.cpu for one in found),
            int(statistics.median(one.peak for one in found)),
        )
        for name, found in runs.items()
    }


def readme_sync(folder: Path, *options: str) -> tuple[Sequence[str], Path]:
    """Return the command that checks ``folder``; without ``--no-cache`` a run after the first looks its answer up."""
    return (sys.executable, "-m", "readme_sync", "check", *options), folder


def size(folder: Path) -> int:
    """Return how many bytes of Markdown lie in ``folder``."""
    return sum(path.stat().st_size for path in folder.rglob("*.md"))


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the least-squares line through the logarithms of (size, time)."""
    xs, ys = [math.log(x) for x, _ in points], [math.log(y) for _, y in points]
    return statistics.linear_regression(xs, ys).slope


def measure(rounds: int, factors: Sequence[int]) -> dict[str, object]:
    """Measure everything and return it as one JSON-ready value; sizes in bytes, times in seconds."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        seed = SHARED / "seed"
        if not seed.is_dir():
            write(home / "seed", SEED_ROWS)
            seed = home / "seed"
        empty = home / "empty"
        empty.mkdir()
        (empty / "README.md").write_text("# Nothing\n", encoding="utf-8")
        files = sorted(path.relative_to(seed).as_posix() for path in seed.rglob("README.md"))
        commands: dict[str, tuple[Sequence[str], Path]] = {
            "interpreter": ((sys.executable, "-I", "-c", "pass"), seed),
            "rumdl": ((str(BIN / "rumdl"), "check", "--no-cache", *files), seed),
            "nothing": readme_sync(empty, "--no-cache"),
            "seed": readme_sync(seed),
            "seed first": readme_sync(seed, "--no-cache"),
        }
        lists = SHARED / "lists"
        if lists.is_dir():
            commands["lists"] = readme_sync(lists)
            commands["lists first"] = readme_sync(lists, "--no-cache")
        found = alternate(commands, rounds)
        sizes = {name: size(folder) for name, (_, folder) in commands.items() if name.startswith(("seed", "lists"))}
        for factor in factors:
            folder = home / f"x{factor}"
            write(folder, SEED_ROWS * factor)
            name = f"x{factor}"
            sizes[name] = size(folder)
            found |= alternate(
                {name: readme_sync(folder, "--no-cache")}, rounds if factor == 1 else 3 if factor <= 10 else 1
            )
    return {"runs": {name: one._asdict() for name, one in found.items()}, "bytes": sizes, "rounds": rounds}


def limits(measured: dict[str, object], factors: Sequence[int]) -> list[Limit]:
    """Return what issue 2 asks for beside what was measured."""
    runs = {name: Run(**one) for name, one in measured["runs"].items()}  # type: ignore[attr-defined]
    sizes: dict[str, int] = measured["bytes"]  # type: ignore[assignment]
    base = runs["nothing"]
    grown = [(sizes[f"x{factor}"], max(runs[f"x{factor}"].cpu - base.cpu, 1e-3)) for factor in factors]
    found = [
        Limit(f"{what} of the seed, in times of rumdl's", runs[name].wall / runs["rumdl"].wall, most)
        for name, what, most in (("seed first", "first check", MOST_OF_RUMDL), ("seed", "another check", MOST_AGAIN))
    ]
    if len(grown) > 1:
        found.append(Limit(f"exponent of time up to {factors[-1]} times the rows", exponent(grown), MOST_EXPONENT))
    for name in ("seed first", "lists first", *(f"x{factor}" for factor in factors)):
        if name in runs:
            memory = (runs[name].peak - base.peak) / sizes[name]
            found.append(Limit(f"peak memory of {name}, bytes a byte above the base", memory, MOST_MEMORY))
    if "lists first" in runs:
        seed, lists = ((runs[name].cpu - base.cpu) / sizes[name] for name in ("seed first", "lists first"))
        found.append(Limit("time a byte of the lists, in times of the seed's", lists / seed, MOST_PER_BYTE))
    return found


def show(measured: dict[str, object], verdicts: Sequence[Limit]) -> None:
    """Print a short table and the verdicts."""
    runs = {name: Run(**one) for name, one in measured["runs"].items()}  # type: ignore[attr-defined]
    sizes: dict[str, int] = measured["bytes"]  # type: ignore[assignment]
    rumdl = runs["rumdl"].wall
    print(f"{'':12} {'KB':>8} {'wall ms':>9} {'x rumdl':>8} {'cpu ms':>9} {'peak MB':>8}")
    for name, one in runs.items():
        kilobytes = f"{sizes[name] / 1000:,.0f}" if name in sizes else ""
        print(
            f"{name:12} {kilobytes:>8} {one.wall * 1000:9,.0f} {one.wall / rumdl:8.1f}"
            f" {one.cpu * 1000:9,.0f} {one.peak / 1e6:8.1f}"
        )
    print()
    for limit in verdicts:
        word = "reached" if limit.holds else "NOT REACHED"
        print(f"{word:12} {limit.what}: {limit.measured:.2f} (at most {limit.most:g})")


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description="Measure speed and memory, beside rumdl and a bare interpreter.")
    parser.add_argument("--json", action="store_true", help="print everything as one JSON object")
    parser.add_argument("--rounds", type=int, default=9, help="runs of each command (default: 9)")
    parser.add_argument("--quick", action="store_true", help="leave out 100 times the rows")
    wanted = parser.parse_args()
    factors = FACTORS[:-1] if wanted.quick else FACTORS
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    measured = measure(wanted.rounds, factors)
    verdicts = limits(measured, factors)
    if wanted.json:
        print(
            json.dumps(
                measured | {"limits": [limit._asdict() | {"holds": limit.holds} for limit in verdicts]}, indent=2
            )
        )
    else:
        show(measured, verdicts)


if __name__ == "__main__":
    main()
