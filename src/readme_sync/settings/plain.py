"""Settings that name editions, documents and rules and say no more, read without pydantic.

Most files are such. To import pydantic and make its models takes longer than to look up what is known of a small
repository.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from readme_sync.settings.checks import places
from readme_sync.settings.codes import in_capitals, unknown
from readme_sync.settings.values import FAIL_ON, Settings

_TYPES: Mapping[str, type] = {
    "source": str, "editions": dict, "documents": list, "select": list, "ignore": list, "fail-on": str
}  # fmt: skip


def plain(table: Mapping[str, Any], known: Mapping[str, str]) -> Settings | None:
    """Return the settings of a table that is as simple as that and right; None for every other one.

    Args:
        table: what is written.
        known: the name of each rule by its code; without it no code is looked at.
    """
    if not all(isinstance(value, _TYPES.get(key, ())) for key, value in table.items()):
        return None
    editions, source = table.get("editions", {}), table.get("source")
    documents, select, ignore = (tuple(table.get(key, ())) for key in ("documents", "select", "ignore"))
    if not all(isinstance(text, str) for text in (*editions.values(), *documents, *select, *ignore)):
        return None
    select, ignore = tuple(map(in_capitals, select)), tuple(map(in_capitals, ignore))
    fail_on = table.get("fail-on", "warning")
    wrong = known and any(unknown(code, known) for code in (*select, *ignore))
    if wrong or fail_on not in FAIL_ON or any(places(editions, source, documents)):
        return None
    return Settings(source, MappingProxyType(dict(editions)), documents, select, ignore, fail_on=fail_on)
