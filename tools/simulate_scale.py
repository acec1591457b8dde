"""Simulates a pass over very many catalogues and links with figures that were measured; docs/scale.md quotes it.

Nothing is asked and nothing is read: catalogues are drawn from the sizes of real ones, links from the hosts that real
ones cite, and machines take them from a queue. Every figure that goes in stands at the top with where it comes from.
"""

from __future__ import annotations

import argparse
import heapq
import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Bytes of the fourteen catalogues of the shared corpus, all editions together.
SIZES: tuple[int, ...] = (
    *(29_221, 49_365, 95_682, 108_444, 138_179, 163_327, 228_429),
    *(280_262, 295_348, 443_237, 487_321, 559_510, 934_767, 1_176_188),
)
SECONDS_PER_MB = 0.70  # of one core: `check` of those fourteen, 5.0 MB in 3.5 s beside their starts
START = 0.12  # seconds: a check of an almost empty README
CLONE = 5.0  # seconds: assumed, a shallow clone of one repository
JOB = 25.0  # seconds: assumed, a job that starts and restores its environment
BATCH = 50  # repositories that one job takes from the queue
ANSWER = 0.4  # seconds that a server takes: assumed

# Shares of links: the mean of a catalogue of models (586 links) and a list of applications (2,541).
SHARES = {"huggingface.co": 0.29, "github.com": 0.19, "apps.apple.com": 0.055, "arxiv.org": 0.05}
# The pace of a host: of the Hub's API 500 requests in 300 s, of arXiv its robots.txt, of all others our default.
PACES = {"huggingface.co": 300 / 500, "arxiv.org": 1.0}
PACE = 0.05
AT_ONCE = 128  # requests that one machine has under way
HOSTS = 400_000  # that share the rest of ten million links by Zipf's law


class Pass(NamedTuple):
    """One pass: how long it takes from the first to the last machine, and how long they work together, in hours."""

    wall: float
    work: float


def catalogues(count: int, machines: int, cores: int, dice: random.Random) -> Pass:
    """Return what a pass over ``count`` catalogues takes, in batches from one queue."""
    free = [0.0] * machines
    work = 0.0
    for first in range(0, count, BATCH):
        sizes = (SIZES[int(dice.random() * len(SIZES))] for _ in range(min(BATCH, count - first)))
        seconds = JOB + sum(CLONE + START + size / 1e6 * SECONDS_PER_MB for size in sizes) / cores
        work += seconds
        heapq.heappush(free, heapq.heappop(free) + seconds)
    return Pass(max(free) / 3600, work / 3600)


def links(count: int, machines: int, hosts: int = HOSTS) -> tuple[Pass, list[tuple[str, float]]]:
    """Return what a pass over ``count`` links takes where each host belongs to one machine, and the slowest hosts."""
    loads = {host: share * count for host, share in SHARES.items()}
    rest = count - sum(loads.values())
    weight = sum(1 / rank for rank in range(1, hosts + 1))
    loads |= {f"host {rank}": rest / rank / weight for rank in range(1, hosts + 1)}
    times = {host: load * PACES.get(host, PACE) for host, load in loads.items()}
    free: list[tuple[float, float]] = [(0.0, 0.0)] * machines  # seconds of work, of the slowest host
    for host, seconds in sorted(times.items(), key=lambda item: -item[1]):
        work, slowest = heapq.heappop(free)
        heapq.heappush(free, (work + loads[host] * ANSWER / AT_ONCE, max(slowest, seconds)))
    wall = max(max(pair) for pair in free)
    slow = sorted(times.items(), key=lambda item: -item[1])[:4]
    return Pass(wall / 3600, sum(work for work, _ in free) / 3600), [(host, time / 3600) for host, time in slow]


def report(count: int, urls: int, machines: Sequence[int], hosts: int = HOSTS) -> Iterable[str]:
    """Yield the lines of the report."""
    yield f"{count:,} catalogues, two cores a machine"
    for number in machines:
        done = catalogues(count, number, 2, random.Random(14))  # noqa: S311 -- nothing secret
        yield f"{number:5} machines: {done.wall:8.1f} h wall, {done.work:8.1f} h of machines"
    yield f"{urls:,} links, each host asked by one machine"
    slow: list[tuple[str, float]] = []
    for number in machines:
        done, slow = links(urls, number, hosts)
        yield f"{number:5} machines: {done.wall:8.1f} h wall, {done.work:8.1f} h of machines"
    yield "hosts that take longest: " + ", ".join(f"{host} {hours:,.1f} h" for host, hours in slow)


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description="Simulate a pass over very many catalogues and links.")
    parser.add_argument("--catalogues", type=int, default=100_000)
    parser.add_argument("--links", type=int, default=10_000_000)
    asked = parser.parse_args()
    for line in report(asked.catalogues, asked.links, (1, 20, 60)):
        print(line)


if __name__ == "__main__":
    main()
