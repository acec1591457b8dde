"""The store: nothing that was answered is lost, and no trouble with the file stops a run."""

from __future__ import annotations

import io
import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readme_sync.errors import StoreError
from readme_sync.observation import Answered, Failed, HubAnswer, Listing, Observation, Redirect, judge
from readme_sync.store.record import from_record, to_record
from readme_sync.store.store import Store

START = datetime(2026, 5, 1, tzinfo=UTC)
SRC = Path(__file__).resolve().parents[2] / "src"


def seen(number: int, status: int = 200, key: str = "https://example.org/") -> Answered:
    return Answered(key, START + timedelta(days=number), "HEAD", status, key)


times = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - zone follows
texts = st.text(max_size=20)
maybe = st.none() | texts
answered = st.builds(
    Answered, texts, times, texts, st.integers(100, 999), texts,
    st.lists(st.builds(Redirect, st.integers(300, 399), texts), max_size=3).map(tuple),
    st.floats(0, 100), maybe, maybe, maybe,
    st.lists(st.tuples(texts, st.sampled_from([True, False, None])), max_size=3).map(tuple),
    st.sampled_from(["", "challenge", "archived"]), texts,
)  # fmt: skip
failed = st.builds(
    Failed, texts, times, st.sampled_from(["dns", "timeout", "tls"]), texts, texts, redirects=st.just(()),
    elapsed=st.floats(0, 100), proof=st.booleans(),
)  # fmt: skip
hub = st.builds(
    HubAnswer, st.sampled_from(["model", "dataset"]), texts, times, st.sampled_from(["exists", "gone"]), maybe,
    licence=maybe, parameters=st.none() | st.integers(0, 10**13), created_at=st.none() | times,
    last_modified=st.none() | times,
)  # fmt: skip
listings = st.builds(Listing, st.just("model"), texts, times, st.integers(0, 99), st.integers(0, 9999), st.booleans())


@given(answered | failed | hub | listings)
def test_an_observation_survives_being_written_down(one: Observation) -> None:
    assert from_record(to_record(one)) == one


@given(
    st.dictionaries(texts | st.sampled_from(["at", "redirects", "fragments"]), st.none() | texts | st.integers()),
    st.sampled_from(["hub", "failed", "?"]),
)
def test_what_is_no_observation_is_refused(record: dict[str, object], kind: str) -> None:
    with pytest.raises(ValueError, match="not an observation"):
        from_record({**record, "type": kind})


def test_histories_come_back_in_order_and_the_same_twice_is_once(store: Store) -> None:
    store.record(seen(2, 404), seen(1), seen(1), seen(0, key="https://other.example/"))
    assert store.history("https://example.org/") == (seen(1), seen(2, 404))
    assert store.histories(["https://example.org/", "nothing"])["nothing"] == ()
    assert len(store) == 3


def test_the_latest_is_never_from_the_future(store: Store) -> None:
    store.record(seen(1), seen(9, 404))
    assert store.latest(["https://example.org/"], START + timedelta(days=2)) == {"https://example.org/": seen(1)}


def test_everything_answered_survives_a_kill(tmp_path: Path) -> None:
    code = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from readme_sync.observation import Answered
from readme_sync.store.store import Store
store = Store(Path(sys.argv[1]), print)
for number in range(10**6):
    at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=number)
    store.record(Answered("https://example.org/", at, "HEAD", 200, "https://example.org/"))
    print(number, flush=True)
"""
    path = tmp_path / "store.db"
    process = _python(code, str(path))
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= 200:
            process.send_signal(signal.SIGKILL)
            break
    said = [int(line), *(int(rest) for rest in process.stdout if rest.strip().isdigit() and rest.endswith("\n"))]
    process.wait()
    process.stdout.close()
    with Store(path, pytest.fail) as store:
        assert len(store) >= len(said) + 200 > 200


def test_two_processes_share_one_file(tmp_path: Path) -> None:
    code = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from readme_sync.observation import Answered
from readme_sync.store.store import Store
with Store(Path(sys.argv[1]), lambda text: sys.exit(text)) as store:
    for number in range(300):
        at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=number)
        store.record(Answered(sys.argv[2], at, "HEAD", 200, "https://example.org/"))
"""
    path = tmp_path / "store.db"
    both = [_python(code, str(path), name) for name in ("https://a.example/", "https://b.example/")]
    for process in both:
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
    with Store(path, pytest.fail) as store:
        assert len(store) == 600


def _python(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )  # fmt: skip


@pytest.mark.parametrize(
    "content", [b"this is no database, and long enough to be looked at" * 40, b"SQLite format 3\0" * 400]
)
def test_a_damaged_file_is_set_aside_with_a_warning(tmp_path: Path, warnings: list[str], content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    with Store(path, warnings.append) as store:
        store.record(seen(1))
        assert len(store) == 1
        assert store.kept
    (aside,) = tmp_path.glob("store.db.damaged-*")
    assert aside.read_bytes() == content
    assert "set aside" in warnings[0]
    assert aside.name in warnings[0]


def test_damage_that_shows_later_is_set_aside_too(tmp_path: Path, warnings: list[str]) -> None:
    path = tmp_path / "store.db"
    with Store(path, warnings.append) as store:
        store.record(*(seen(number, key=f"https://example.org/{number}") for number in range(2_000)))
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(100_000))
    with Store(path, warnings.append) as store:
        store.histories(f"https://example.org/{number}" for number in range(2_000))
        store.record(seen(1))
        assert store.history("https://example.org/") == (seen(1),)
    assert len(warnings) == 1
    assert list(tmp_path.glob("store.db.damaged-*"))


def test_a_place_that_cannot_be_written_costs_the_memory_not_the_run(tmp_path: Path, warnings: list[str]) -> None:
    (tmp_path / "file").write_text("")
    with Store(tmp_path / "file" / "store.db", warnings.append) as store:
        store.record(seen(1))
        assert store.history("https://example.org/") == (seen(1),)
        assert not store.kept
    assert "is not kept" in warnings[0]


def test_on_a_read_only_disk_what_is_known_stays_known(tmp_path: Path, warnings: list[str]) -> None:
    path = tmp_path / "store.db"
    with Store(path, warnings.append) as store:
        store.record(seen(1))
    with Store(path, warnings.append) as store:
        store._db.execute("PRAGMA query_only = 1")  # root may write to any file: this is how SQLite is told
        store.record(seen(2))
        assert store.history("https://example.org/") == (seen(1), seen(2))
        assert not store.kept
    assert len(warnings) == 1
    with Store(path, warnings.append) as store:
        assert store.history("https://example.org/") == (seen(1),)


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of files")
def test_a_full_disk_costs_the_memory_not_the_run(tmp_path: Path) -> None:
    code = """
import resource, signal, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from readme_sync.observation import Answered
from readme_sync.store.store import Store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
with Store(Path(sys.argv[1]), print) as store:
    for number in range(2_000):
        at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(seconds=number)
        store.record(Answered("https://example.org/", at, "HEAD", 200, "https://example.org/"))
    print(len(store), store.kept)
"""
    process = _python(code, str(tmp_path / "store.db"))
    said, _ = process.communicate(timeout=60)
    assert process.returncode == 0, said
    warning, count = said.splitlines()
    assert "is not kept" in warning
    assert count == "2000 False"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE theirs (a)")
    db.close()
    with pytest.raises(StoreError, match=r"theirs\.db"):
        Store(path, pytest.fail)


def test_pruning_forgets_sameness_and_keeps_every_change(store: Store) -> None:
    statuses = [200] * 10 + [404] * 10 + [200] * 10 + [503] * 10
    store.record(*(seen(number, status) for number, status in enumerate(statuses)))
    now = START + timedelta(days=len(statuses))
    before = judge(store.history("https://example.org/"), now)
    assert store.prune(now) == 28
    assert store.prune(now) == 0
    after = judge(store.history("https://example.org/"), now)
    assert (after.state, after.since, after.last_alive, after.previous) == (
        before.state, before.since, before.last_alive, before.previous
    )  # fmt: skip


def test_what_is_exported_can_be_imported(store: Store, tmp_path: Path) -> None:
    store.record(seen(1), seen(2, 404), HubAnswer("model", "a/b", START, "exists", licence="mit"))
    stream = io.StringIO()
    assert store.dump(stream) == 3
    with Store(None, pytest.fail) as other:
        lines = [
            *stream.getvalue().splitlines(),
            "",
            "no json",
            "[]",
            '{"type": "answered"}',
            '{"type":"answered","at":5}',
        ]
        assert other.load(lines) == (3, 4)
        assert other.histories(["https://example.org/", "hub:model:a/b"]) == store.histories(
            ["https://example.org/", "hub:model:a/b"]
        )
