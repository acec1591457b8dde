"""The file under the store: made, recognised, opened for several processes at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from readme_sync.errors import StoreError

VERSION = 1
_APPLICATION = 0x52445359  # "RDSY", so that nobody's other database is taken for a store
_SCHEMA = """
CREATE TABLE IF NOT EXISTS observation (
    key TEXT NOT NULL, at REAL NOT NULL, symptom TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (key, at, symptom)
) WITHOUT ROWID
"""


_WORDS = " ".join(_SCHEMA.replace(" IF NOT EXISTS", "").split())


class DamageError(Exception):
    """The file is a store, and broken."""


def connect(database: str | Path, **more: Any) -> sqlite3.Connection:
    """Open ``database``; other processes are waited for, ten seconds at most."""
    connection: sqlite3.Connection = sqlite3.connect(database, timeout=10, isolation_level=None, **more)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")  # one broken letter is one broken row
    return connection


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Do all that happens inside, or nothing of it."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    """Return ``db`` ready to be used as a store, made one when it is empty.

    Raises:
        StoreError: when it is another program's, or a newer readme-sync's.
    """
    if not _is_ours(db):
        with transaction(db):  # of two processes that come first, one makes it
            if not _is_ours(db):
                db.execute(f"PRAGMA application_id = {_APPLICATION}")
                db.execute(_SCHEMA)
                db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")  # a killed program loses nothing; a power cut, the last second
    return db


def _is_ours(db: sqlite3.Connection) -> bool:
    """Tell whether the file is a store; False when it is empty, StoreError when it is something else."""
    query = "SELECT user_version, application_id, (SELECT group_concat(sql, ' ') FROM sqlite_master)"
    query += " FROM pragma_user_version, pragma_application_id"
    version, application, tables = db.execute(query).fetchone()  # in one statement: another process may be making it
    words = " ".join((tables or "").split())
    ours = words == _WORDS
    if ours and application == _APPLICATION and version > VERSION:
        return True  # a newer form has another table: this is ours, and the number is what is broken
    if (ours and application != _APPLICATION) or (
        application == _APPLICATION and words and not ours and version <= VERSION
    ):
        db.close()
        raise DamageError("its header is not what it was")
    if version > VERSION or (tables and application != _APPLICATION):
        db.close()
        raise StoreError("this is not a store of ours, or a newer readme-sync's: name another file")
    return bool(version == VERSION)


def is_damage(error: Exception) -> bool:
    """Return whether ``error`` says that the file itself is broken, and not what surrounds it."""
    if isinstance(error, DamageError | MemoryError | OverflowError):
        return True
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF in _DAMAGE or code == sqlite3.SQLITE_IOERR_SHORT_READ)


_DAMAGE = frozenset(
    {
        sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_INTERNAL, sqlite3.SQLITE_CONSTRAINT,
    }
)  # fmt: skip


def is_broken(path: Path) -> bool:
    """Return whether the header of the file says what SQLite takes for a file that must not be written."""
    if not path.is_file():  # no device, and no pipe to wait for
        return False
    with suppress(OSError), path.open("rb") as file:
        head = file.read(100)
        return len(head) == 100 and not {head[18], head[19]} <= {1, 2}
    return False
