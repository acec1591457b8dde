"""``.lycheeignore``: the URLs that lychee is told not to ask about, honoured here for the same links."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.errors import SettingsError
from readme_sync.finding import Place
from readme_sync.settings.globs import Searched
from readme_sync.settings.values import Ignore

_MOST = 1_000  # patterns: each is looked for in every address
_SHOWN = 80
NAME = ".lycheeignore"
_CODES = "RS5"  # what the network says about links, and nothing else: lychee knows no other finding


def parse(text: str) -> Iterator[Ignore]:
    """Yield an ignore for each pattern in ``text``: a regular expression a line, searched for in the URL.

    The comment lines right above one pattern or several are their reason.

    Raises:
        SettingsError: a line is not a regular expression, or there are too many.
    """
    reason: list[str] = []
    fresh, count = False, 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith("#"):
            reason = [*reason, line.lstrip("# ")] if fresh else [line.lstrip("# ")]
            fresh = True
        elif not line:
            reason, fresh = [], False
        else:
            fresh = False
            place = Place(NAME, number, 1, number, len(raw) + 1)
            why = " ".join(filter(None, reason)) or f"in {NAME}"
            count += 1
            if count > _MOST:
                raise SettingsError(f"{NAME}:{number}: more than {_MOST:,} patterns")
            yield Ignore(_CODES, why, place, url=_compile(line, number), written=line)


def _compile(pattern: str, number: int) -> Searched:
    try:
        return Searched(pattern)
    except ValueError as error:
        shown = pattern if len(pattern) <= _SHOWN else f"{pattern[:_SHOWN]}..."
        raise SettingsError(f"{NAME}:{number}: '{shown}' is not a regular expression: {error}") from None
