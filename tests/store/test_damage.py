"""A store whose file is damaged: no run ends for it, and what is whole is read again.

STORE_FLIPS and STORE_KILLS ask for more of both than the suite has time for; 200 is the project's goal.
"""

from __future__ import annotations

import json
import os
import random
import signal
import statistics
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from readme_sync.observation import Answered, HubAnswer, Observation
from readme_sync.store.record import from_text
from readme_sync.store.store import Store, whole

START = datetime(2026, 5, 1, tzinfo=UTC)
SRC = Path(__file__).resolve().parents[2] / "src"
FLIPS = int(os.environ.get("STORE_FLIPS", "24"))
KILLS = int(os.environ.get("STORE_KILLS", "6"))


def observations(count: int = 2_000) -> list[Observation]:
    found: list[Observation] = []
    for number in range(count // 2):
        at = START + timedelta(hours=number)
        words = "x" * (number % 7 * 300)  # some rows do not fit into a page
        found.append(Answered(f"https://h{number % 50}.example/{number}", at, "GET", 200, "https://x/", detail=words))
        found.append(HubAnswer("model", f"o{number % 30}/m{number}", at, "exists", licence="mit"))
    return found


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "store.db"
    with Store(path, pytest.fail) as store:
        store.record(*observations())
    return path.read_bytes()


def readable(path: Path) -> int:
    """Return how many of the observations a run still has, and carry on as a run would."""
    with Store(path, lambda _: None) as store:
        wanted = observations()
        histories = store.histories(one.key for one in wanted)
        store.listings()
        store.record(Answered("https://later.example/", START, "GET", 200, "https://later.example/"))
        assert store.history("https://later.example/")
        return sum(one in histories[one.key] for one in wanted)


def test_byte_flips_crash_nothing_and_lose_little(sound: bytes, tmp_path: Path) -> None:
    chance, kept = random.Random(9), []
    for number in range(FLIPS):
        data = bytearray(sound)
        for _ in range(1 + number % 3 * 4):  # one, five or nine bytes, some in the header
            at = chance.randrange(100 if chance.random() < 0.2 else len(data))
            data[at] ^= 1 << chance.randrange(8)
        path = tmp_path / f"{number}" / "store.db"
        path.parent.mkdir()
        path.write_bytes(data)
        kept.append(readable(path))
    assert statistics.median(kept) >= 1_800, sorted(kept)
    assert min(kept) >= 1_000, sorted(kept)


def test_a_file_that_is_cut_keeps_its_beginning(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(sound[: len(sound) // 2 + 77])
    assert readable(path) >= 800


def test_every_row_of_a_sound_file_is_found_page_by_page(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(sound)
    assert len(set(whole(path))) == 2_000


def test_rows_that_are_in_the_log_alone_are_found(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Store(path, pytest.fail) as store:
        store.record(*observations(200))
        assert path.with_name("store.db-wal").stat().st_size
        assert len(set(whole(path))) == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "200"}, {"status": True}, {"status": 10**30}, {"at": "0001-01-01T00:00:00+14:00"},
        {"at": "9999-12-31T23:59:59-14:00"}, {"at": 5}, {"url": None}, {"url": ["x"]}, {"url": "\ud800"},
        {"note": "unheard-of"}, {"elapsed": float("nan")}, {"elapsed": "1"}, {"redirects": [["301", "x"]]},
        {"redirects": 7}, {"redirects": [[301]]}, {"fragments": [["a", 1]]}, {"fragments": {"a": True}},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_of_another_type_is_not_taken_in(fields: dict[str, object]) -> None:
    good = {"type": "answered", "url": "https://a.example/", "at": "2026-05-01T00:00:00+00:00", "method": "GET",
            "status": 200, "final_url": "https://a.example/"}  # fmt: skip
    assert from_text(json.dumps(good)) is not None
    assert from_text(json.dumps({**good, **fields})) is None
    with Store(None, pytest.fail) as store:
        assert store.load([json.dumps({**good, **fields})]) == (0, 1)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000, "null", "{}", "\x00", "{" * 9])
def test_lines_that_are_no_observations_are_counted(text: str) -> None:
    with Store(None, pytest.fail) as store:
        assert store.load([text]) == (0, 1)


_WRITER = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from readme_sync.observation import Answered
from readme_sync.store.store import Store
with Store(Path(sys.argv[1]), lambda text: sys.exit(text)) as store:
    for number in range(int(sys.argv[3])):
        at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=number)
        store.record(Answered(sys.argv[2], at, "HEAD", 200, "https://example.org/"))
        print(number, flush=True)
"""


def writer(path: Path, key: str, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), key, str(count)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )  # fmt: skip


def test_kills_damage_nothing(tmp_path: Path) -> None:
    path, chance, told = tmp_path / "store.db", random.Random(4), 0
    for number in range(KILLS):
        with writer(path, f"https://{number}.example/", 100_000) as process:
            assert process.stdout is not None
            until, before = chance.randrange(1, 60), told
            for line in process.stdout:
                told += 1
                if int(line) >= until:
                    process.send_signal(signal.SIGKILL)
                    break
            process.wait(20)
            assert told > before, "nothing was written before the end"
    with Store(path, pytest.fail) as store:
        assert len(store) >= told
        assert store._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [one.name for one in tmp_path.iterdir()] == ["store.db"]


def test_two_runs_that_find_the_same_damage_lose_nothing(sound: bytes, tmp_path: Path) -> None:
    """Each opens the file, then it breaks; both repair it, and both write."""
    path = tmp_path / "store.db"
    path.write_bytes(sound)
    warnings: list[str] = []
    stores = [Store(path, warnings.append) for _ in range(2)]
    for store in stores:
        store._db.execute("PRAGMA cache_size = 0")
    with path.open("r+b") as file:
        for page in range(1, 40):
            file.seek(4096 * page)
            file.write(b"\xff" * 40)
    for number, store in enumerate(stores):
        store.histories(one.key for one in observations())
        store.record(Answered(f"https://{number}.example/", START, "GET", 200, "https://x/"))
    for store in stores:
        store.close()
    with Store(path, pytest.fail) as store:
        assert store.history("https://0.example/")
        assert store.history("https://1.example/")
        assert len(store) > 1_000
    assert len([one for one in tmp_path.glob("store.db.damaged-*") if one.name[-4:] not in {"-wal", "-shm"}]) == 1


def test_a_run_follows_a_store_that_another_has_renewed(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(sound)
    with Store(path, pytest.fail) as store:
        os.replace(path, tmp_path / "aside.db")
        (tmp_path / "new.db").write_bytes(sound)
        os.replace(tmp_path / "new.db", path)
        one = Answered("https://new.example/", START, "GET", 200, "https://x/")
        store.record(one)
    with Store(path, pytest.fail) as store:
        assert store.history(one.key) == (one,)
