"""What was observed, kept: one SQLite file of observations, never of verdicts.

Trouble with the file never stops a run and never loses anything silently: a damaged one is set aside, and what is
whole in it is taken over; one that cannot be written is replaced by memory for this run. Each says so once, through
``warn``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from readme_sync.errors import StoreError
from readme_sync.observation import Listing, Observation, symptom
from readme_sync.store import salvage
from readme_sync.store.file import DamageError, connect, is_broken, is_damage, prepared, transaction
from readme_sync.store.record import from_text, to_text

_AHEAD = timedelta(minutes=5)  # two machines that share a store may differ by so much
_INSERT = "INSERT OR IGNORE INTO observation VALUES (?, ?, ?, ?)"
# The middle of a long sameness says nothing that its first two and its last do not.
_PRUNE = """
DELETE FROM observation WHERE (key, at, symptom) IN (
    SELECT key, at, symptom FROM (
        SELECT key, at, symptom,
            lag(symptom, 1) OVER same AS one_before, lag(symptom, 2) OVER same AS two_before,
            lead(symptom) OVER same AS after
        FROM observation WINDOW same AS (PARTITION BY key ORDER BY at)
    ) WHERE at < ? AND symptom = one_before AND symptom = two_before AND symptom = after
)
"""


class Store:
    """Observations by key. Several processes may have one file open; each answer is kept as it comes."""

    def __init__(self, path: Path | None, warn: Callable[[str], None]) -> None:
        """Open the store at ``path`` (None: in memory), making it when there is none.

        Raises:
            StoreError: when the file is another program's, or a newer readme-sync's.
        """
        self.path, self._warn = path, warn
        self.kept = path is not None
        self._file: tuple[int, int] | None = None
        self._db = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything recorded is in it already."""
        self._db.close()

    def record(self, *observations: Observation) -> None:
        """Keep ``observations``; one that is known already changes nothing."""
        rows = [_row(one) for one in observations]
        if self._file is not None and self.path is not None and self.kept and _identity(self.path) != self._file:
            self._db.close()  # another process has put a whole one in its place
            self._db = self._open()
        try:
            self._insert(rows)
        except (sqlite3.Error, MemoryError, OverflowError) as error:
            self._repair(error)
            self._insert(rows)

    def history(self, key: str) -> tuple[Observation, ...]:
        """Return what was observed of ``key``, the oldest first."""
        return self.histories([key])[key]

    def histories(self, keys: Iterable[str]) -> dict[str, tuple[Observation, ...]]:
        """Return the history of each of ``keys``; an empty one where nothing is known."""
        found: dict[str, list[Observation]] = {key: [] for key in keys}
        wanted = list(found)
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, body FROM observation WHERE key IN ({marks}) ORDER BY key, at"  # noqa: S608 - marks
            for key, body in self._read(query, some):
                one = from_text(body)
                if one is not None and one.key == key and key in found:  # a broken page may hold a key nobody asked for
                    found[key].append(one)
        return {key: tuple(history) for key, history in found.items()}

    def latest(self, keys: Iterable[str], now: datetime) -> dict[str, Observation]:
        """Return the newest observation of each key that is not from after ``now``."""
        return newest(self.histories(keys), now)

    def listings(self) -> dict[str, Listing]:
        """Return the newest known listing of every owner, by its key."""
        query = "SELECT body FROM observation WHERE key >= 'listing:' AND key < 'listing;' ORDER BY key, at"
        found = (from_text(body) for (body,) in self._read(query))
        return {one.key: one for one in found if isinstance(one, Listing)}

    def prune(self, before: datetime) -> int:
        """Forget what was observed ``before`` and repeats its neighbours; return how much that was.

        Every change of what was seen stays, so that "was alive on 28 April" can still be said.
        """
        try:
            with transaction(self._db):
                count = self._db.execute(_PRUNE, (before.timestamp(),)).rowcount
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("VACUUM")
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: cannot be pruned: {error}") from error
        return count

    def dump(self, stream: TextIO) -> int:
        """Write every observation to ``stream``, a JSON object a line; return how many."""
        count = 0
        for (body,) in self._read("SELECT body FROM observation ORDER BY at, key"):
            stream.write(f"{body}\n")
            count += 1
        return count

    def load(self, stream: Iterable[str]) -> tuple[int, int]:
        """Take in what ``dump`` wrote; return how many lines were taken, and how many were no observations."""
        good, bad = [], 0
        for line in stream:
            if line.strip():
                one = from_text(line)
                good += [one] if one is not None else []
                bad += one is None
        self.record(*good)
        return len(good), bad

    def __len__(self) -> int:
        return int(next(self._read("SELECT count(*) FROM observation"))[0])

    def _insert(self, rows: list[tuple[str, float, str, str]]) -> None:
        if len(rows) == 1:  # the usual case, and a transaction by itself
            self._db.execute(_INSERT, rows[0])
            return
        with transaction(self._db):
            self._db.executemany(_INSERT, rows)

    def _read(self, query: str, values: Iterable[Any] = ()) -> Iterator[Any]:
        values = tuple(values)
        try:
            rows = self._db.execute(query, values).fetchall()
        except (sqlite3.Error, MemoryError, OverflowError) as error:
            self._repair(error)
            rows = self._db.execute(query, values).fetchall()
        return iter(rows)

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            return prepared(connect(":memory:"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _identity(self.path)
            db = prepared(connect(self.path))
        except StoreError as error:
            raise StoreError(f"{self.path}: {error}") from error
        except (sqlite3.Error, OSError, DamageError, MemoryError, OverflowError) as error:
            if is_damage(error) or is_broken(self.path):
                return self._set_aside(error)
            return self._in_memory(error)
        self._file = _identity(self.path)
        return db

    def _repair(self, error: Exception) -> None:
        """Make ``self._db`` usable again after ``error``: a new file, or memory with what can still be read."""
        if self.path is not None and (is_damage(error) or is_broken(self.path)):
            self._db.close()
            self._db = self._set_aside(error)
            return
        memory = connect(":memory:")
        with suppress(sqlite3.Error):
            self._db.rollback()
            self._db.backup(memory)
        self._db.close()
        self._db, self.kept = prepared(memory), False
        self._warn(f"{self.path}: {error}; what this run learns is not kept")

    def _in_memory(self, error: Exception) -> sqlite3.Connection:
        """Return a store that is forgotten, with what can be read of the file."""
        assert self.path is not None  # noqa: S101 - for the type checker
        memory = prepared(connect(":memory:"))
        with suppress(OSError):
            _fill(memory, whole(self.path))
        self.kept = False
        self._warn(f"{self.path}: {error}; what this run learns is not kept")
        return memory

    def _set_aside(self, error: Exception) -> sqlite3.Connection:
        """Put a new file in the place of the damaged one, with all that is whole in that."""
        assert self.path is not None  # noqa: S101 - for the type checker
        try:
            with _alone(self.path):
                if self._file is not None and _identity(self.path) != self._file:
                    return self._reopened()  # another process was here first
                aside, count = _renew(self.path)
        except (OSError, sqlite3.Error) as again:
            return self._in_memory(again)
        self._file = _identity(self.path)
        self._warn(
            f"{self.path} is damaged ({error}): set aside as {aside.name}, and a new one begun with the "
            f"{count:,} observations that are whole"
        )
        return prepared(connect(self.path))

    def _reopened(self) -> sqlite3.Connection:
        assert self.path is not None  # noqa: S101 - for the type checker
        self._file = _identity(self.path)
        return prepared(connect(self.path))


def _row(one: Observation) -> tuple[str, float, str, str]:
    return one.key, one.at.timestamp(), symptom(one), to_text(one)


def whole(path: Path) -> Iterator[tuple[str, float, str, str]]:
    """Yield the rows of a damaged file that are whole: they say the same in their columns and in their body."""
    for row in salvage.rows(path):
        one = from_text(row.body)
        if one is not None and _row(one)[:3] == row[:3]:
            yield _row(one)


def _fill(db: sqlite3.Connection, rows: Iterable[tuple[str, float, str, str]]) -> int:
    with transaction(db):
        db.executemany(_INSERT, rows)
    return int(db.execute("SELECT count(*) FROM observation").fetchone()[0])


def _renew(path: Path) -> tuple[Path, int]:
    """Rename the damaged file, make a new one with what is whole in it, and return the old one's name and how much."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    aside, new = path.with_name(f"{path.name}.damaged-{stamp}"), path.with_name(f"{path.name}.new-{stamp}")
    with closing(prepared(connect(new))) as db:
        count = _fill(db, whole(path))
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for tail in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + tail).rename(f"{aside}{tail}")
    new.rename(path)
    return aside, count


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Let one process at a time repair ``path``. SQLite's own lock, on a file beside it: no killed process keeps it."""
    lock = path.with_name(f"{path.name}.repair")
    with closing(connect(lock)) as db:
        db.execute("BEGIN EXCLUSIVE")
        yield
    with suppress(OSError):
        lock.unlink()


def _identity(path: Path) -> tuple[int, int] | None:
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def newest(histories: Mapping[str, Sequence[Observation]], now: datetime) -> dict[str, Observation]:
    """Return the last observation of each history that is not from after ``now``: clocks go backwards."""
    late = now + _AHEAD
    found = {
        key: next((one for one in reversed(history) if one.at <= late), None) for key, history in histories.items()
    }
    return {key: one for key, one in found.items() if one is not None}
