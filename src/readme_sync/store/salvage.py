"""What is whole in a damaged store: its file read page by page, without SQLite, which stops at the first broken one.

The table has no row ids, so its rows lie in the pages of one index, inner ones too. A page that SQLite has given up or
written anew in the log is read as well: rows are known by their content, and one that is found twice is one.
https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from readme_sync.values import NamedTuple

_LEAF, _INNER = 0x0A, 0x02
_SIZES = (4096, 1024, 512, 2048, 8192, 16384, 32768, 65536)
_MOST = 256 * 1024 * 1024  # bytes of a file that are read: a million observations
_LONGEST = 10_000_000  # bytes of one row
_LOG_HEAD, _FRAME_HEAD = 32, 24
_COLUMNS = 4


class Row(NamedTuple):
    """One row as it stands in the file: nobody has looked at what it says."""

    key: str
    at: float
    symptom: str
    body: str


def rows(path: Path) -> Iterator[Row]:
    """Yield the rows that can still be read in the store at ``path`` and in the log beside it.

    Raises:
        OSError: the file cannot be read.
    """
    data = _content(path)
    size = _page_size(data)
    yield from _in_pages([data[start : start + size] for start in range(0, len(data), size)])
    log = path.with_name(f"{path.name}-wal")
    written, step = _content(log), size + _FRAME_HEAD
    yield from _in_pages(
        [written[start + _FRAME_HEAD : start + step] for start in range(_LOG_HEAD, len(written), step)]
    )


def _content(path: Path) -> bytes:
    if not path.is_file():  # no device, and no pipe to wait for
        return b""
    with path.open("rb") as file:
        return file.read(_MOST)


def _page_size(data: bytes) -> int:
    """Return the size of a page: what the header says, where the second page begins as a page does."""
    said = int.from_bytes(data[16:18], "big")
    sizes = (65536 if said == 1 else said, *_SIZES)
    known = [size for size in sizes if size in _SIZES]
    return next((size for size in known if len(data) <= size or data[size : size + 1] in b"\x02\x05\x0a\x0d"), 4096)


def _in_pages(pages: list[bytes]) -> Iterator[Row]:
    for page in pages:
        head = 100 if page.startswith(b"SQLite") else 0
        for row in _in_page(page, head, pages):
            if row is not None:
                yield row


def _in_page(page: bytes, head: int, pages: list[bytes]) -> Iterator[Row | None]:
    """Yield the rows of one page: where its pointers lead, or, where they lead nowhere, wherever a row begins."""
    if len(page) < 512 or page[head] not in {_LEAF, _INNER}:
        return
    inner = page[head] == _INNER
    first = head + (12 if inner else 8)
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    for at in range(first, min(first + 2 * count, len(page) - 1), 2):
        cell = int.from_bytes(page[at : at + 2], "big") + (4 if inner else 0)
        yield _row(page, cell, pages)


def _row(page: bytes, at: int, pages: list[bytes]) -> Row | None:
    try:
        length, at = _varint(page, at)
        if not 0 < length < _LONGEST:
            return None
        return _record(_payload(page, at, length, pages))
    except (IndexError, ValueError, struct.error):
        return None


def _payload(page: bytes, at: int, length: int, pages: list[bytes]) -> bytes:
    """Return a row's bytes: those in the page, and those on the pages that it goes on to."""
    usable = len(page)
    most, least = (usable - 12) * 64 // 255 - 23, (usable - 12) * 32 // 255 - 23
    if length <= most:
        return page[at : at + length]
    local = least + (length - least) % (usable - 4)
    local = local if local <= most else least
    parts, found = [page[at : at + local]], local
    following = int.from_bytes(page[at + local : at + local + 4], "big")
    while found < length:
        more = pages[following - 1]
        parts.append(more[4 : 4 + length - found])
        found += usable - 4
        following = int.from_bytes(more[:4], "big")
        if following == 0 and found < length:
            raise ValueError("the row is cut")
    return b"".join(parts)


def _record(payload: bytes) -> Row | None:
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    if len(types) != _COLUMNS:
        return None
    values = []
    for kind in types:
        value, at = _value(payload, at, kind)
        values.append(value)
    key, when, symptom, body = values
    if isinstance(key, str) and isinstance(symptom, str) and isinstance(body, str) and isinstance(when, int | float):
        return Row(key, float(when), symptom, body)
    return None


def _value(payload: bytes, at: int, kind: int) -> tuple[str | float | None, int]:
    if kind == 7:
        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if kind in {8, 9}:
        return kind - 8, at
    if 1 <= kind <= 6:  # a whole number of seconds is kept as one
        size = (1, 2, 3, 4, 6, 8)[kind - 1]
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if kind >= 13 and kind % 2:
        size = (kind - 13) // 2
        text = payload[at : at + size]
        if len(text) != size:
            raise ValueError("the row is cut")
        return text.decode("utf-8"), at + size
    return None, at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for number in range(9):
        byte = data[at + number]
        if number == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + number + 1
    raise AssertionError("nine bytes are the longest")
