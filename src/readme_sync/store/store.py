"""What was observed, kept: one SQLite file of observations, never of verdicts.

Trouble with the file never stops a run and never loses anything silently: a damaged one is set aside,
one that cannot be written is replaced by memory for this run, and each says so once, through ``warn``.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TextIO

from readme_sync.errors import StoreError
from readme_sync.observation import Listing, Observation, symptom
from readme_sync.store.file import connect, is_damage, prepared, transaction
from readme_sync.store.record import from_record, to_record

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
        try:
            self._insert(rows)
        except sqlite3.Error as error:
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
                if (one := _observation(body)) is not None:
                    found[key].append(one)
        return {key: tuple(history) for key, history in found.items()}

    def latest(self, keys: Iterable[str], now: datetime) -> dict[str, Observation]:
        """Return the newest observation of each key that is not from after ``now``."""
        return newest(self.histories(keys), now)

    def listings(self) -> dict[str, Listing]:
        """Return the newest known listing of every owner, by its key."""
        query = "SELECT body FROM observation WHERE key >= 'listing:' AND key < 'listing;' ORDER BY key, at"
        found = (_observation(body) for (body,) in self._read(query))
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
                one = _observation(line)
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
        except sqlite3.Error as error:
            self._repair(error)
            rows = self._db.execute(query, values).fetchall()
        return iter(rows)

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            return prepared(connect(":memory:"))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return prepared(connect(self.path))
        except StoreError as error:
            raise StoreError(f"{self.path}: {error}") from error
        except (sqlite3.Error, OSError) as error:
            if is_damage(error):
                return self._set_aside(error)
            return self._read_only(error)

    def _repair(self, error: sqlite3.Error) -> None:
        """Make ``self._db`` usable again after ``error``: a new file, or memory with what can still be read."""
        if self.path is not None and is_damage(error):
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

    def _read_only(self, error: Exception) -> sqlite3.Connection:
        assert self.path is not None  # noqa: S101 - for the type checker
        memory = connect(":memory:")
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?immutable=1", uri=True)) as file,
        ):
            file.backup(memory)
        self.kept = False
        self._warn(f"{self.path}: {error}; what this run learns is not kept")
        return prepared(memory)

    def _set_aside(self, error: Exception) -> sqlite3.Connection:
        assert self.path is not None  # noqa: S101 - for the type checker
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        aside = self.path.with_name(f"{self.path.name}.damaged-{stamp}")
        try:
            self.path.rename(aside)
            for tail in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self.path.with_name(self.path.name + tail).rename(f"{aside}{tail}")
        except OSError as problem:
            return self._read_only(problem)
        self._warn(f"{self.path} is damaged ({error}): set aside as {aside.name}, a new one was begun")
        return prepared(connect(self.path))


def newest(histories: Mapping[str, Sequence[Observation]], now: datetime) -> dict[str, Observation]:
    """Return the last observation of each history that is not from after ``now``: clocks go backwards."""
    late = now + _AHEAD
    found = {
        key: next((one for one in reversed(history) if one.at <= late), None) for key, history in histories.items()
    }
    return {key: one for key, one in found.items() if one is not None}


def _row(one: Observation) -> tuple[str, float, str, str]:
    body = json.dumps(to_record(one), ensure_ascii=False, separators=(",", ":"))
    return one.key, one.at.timestamp(), symptom(one), body


def _observation(body: str) -> Observation | None:
    try:
        record = json.loads(body)
        return from_record(record) if isinstance(record, dict) else None
    except (ValueError, TypeError):
        return None
