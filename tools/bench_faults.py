"""Counts verdicts that are wrong over the matrix of web faults: ours, and lychee's where it is installed.

The hosts are those of tests/servers/ (part of `make bench`). lychee has one run and no memory; it is asked about the
hosts that speak no TLS, because it trusts no authority of ours.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.servers.faults import FAULTS, Faults
from tests.servers.matrix import APART, PAGES, RUNS, TRUTHS, false_alive, false_dead, judged
from tools.bench_online import lychee, named, run

_LIMITS = ("--no-progress", "--timeout", "2", "--max-retries", "1", "--retry-wait-time", "1", "--format", "json")
_VERBOSE = "-vv"  # else lychee does not say what it found well


def main() -> None:
    """Print how many hosts each calls dead that are not, and alive that are not."""
    states = judged()
    for number, one in enumerate(states):
        dead, alive = false_dead(one, last=number == RUNS - 1), false_alive(one)
        _tell(f"readme-sync, after {number * APART} hours", len(TRUTHS), dead, alive)
    program = lychee()
    if program is not None:
        with tempfile.TemporaryDirectory() as folder:
            _lychee(program, Path(folder))


def _lychee(program: str, folder: Path) -> None:
    names = {f"{name}.internal": "127.0.0.1" for name in FAULTS}
    within = named(folder / "hosts", names)
    if not within:
        print("  lychee is not asked: this machine does not let us name hosts")
        return
    with Faults() as web:
        urls = [f"http://{name}:{web.port}/page/{number}" for name in names for number in range(PAGES)]
        (folder / "links.md").write_text("".join(f"<{url}>\n\n" for url in urls), encoding="utf-8")
        done = run([*within, program, _VERBOSE, *_LIMITS, str(folder / "links.md")])
    if not done.out.startswith("{"):
        print(f"  lychee did not end in {done.wall:.0f} s")
        return
    said = json.loads(done.out)
    states = dict.fromkeys(FAULTS, "unknown")
    for state, parts in (("alive", ("success_map",)), ("dead", ("error_map", "timeout_map"))):
        for part in parts:
            for one in (one for some in said.get(part, {}).values() for one in some):
                name = (urlsplit(one["url"]).hostname or "").partition(".")[0]
                states[name] = "both" if states[name] not in {"unknown", state} else state
    # It has one run to tell, so what is down counts as dead for it.
    _tell("lychee, in its one run", len(FAULTS), false_dead(states, last=True), false_alive(states))


def _tell(who: str, hosts: int, dead: Iterable[str], alive: Iterable[str]) -> None:
    dead, alive = sorted(dead), sorted(alive)
    print(f"  {who}: of {hosts} hosts {len(dead)} falsely dead, {len(alive)} falsely alive")
    for word, some in (("dead", dead), ("alive", alive)):
        if some:
            print(f"    {word}: {' '.join(some)}")


if __name__ == "__main__":
    main()
