"""When a licence as a cell names it and one as the Hub names it are certainly not the same."""

from __future__ import annotations

import re

from readme_sync.records.licences import licences

# The Hub's identifiers of licences that have no SPDX one, and the start of their names in documents.
# https://huggingface.co/docs/hub/repositories-licenses
_OWN = {
    "llama2": "llama2", "llama3": "llama3", "llama3.1": "llama31", "llama3.2": "llama32", "llama3.3": "llama33",
    "llama4": "llama4", "gemma": "gemma",
}  # fmt: skip
_SPDX = re.compile(
    r"Apache-2\.0|MIT|CC0-1\.0|CC-BY(-NC)?(-SA|-ND)?(-\d\.\d)?|[AL]?GPL(-\d\.\d-(only|or-later))?|BSD-\d-Clause|MPL-2\.0"
    r"|ISC|Unlicense|Zlib|EPL-2\.0|EUPL-1\.2|BSL-1\.0|AFL-3\.0|Artistic-2\.0|ODC-By-1\.0|ODbL-1\.0|PDDL-1\.0|MS-PL|WTFPL"
    r"|CDLA-[A-Za-z]+-\d\.\d"
)
_SQUEEZED = re.compile(r"[^a-z0-9]")


def named_in_cell(text: str) -> tuple[str, ...] | None:
    """Return the licences that a cell's text names, each in the form that is compared; None where one is in doubt."""
    found = [_in_document(name) for name in licences(text)]
    certain = tuple(name for name in found if name is not None)
    return certain if certain and len(certain) == len(found) else None


def named_on_hub(identifier: str | None) -> str | None:
    """Return the licence that the Hub's identifier means, in the form that is compared; None where it says nothing.

    ``other`` and ``unknown`` say nothing, and what a ``license_name`` beside them says is anybody's wording.
    """
    if identifier is None:
        return None
    name = identifier.strip().lower()
    if name in _OWN:
        return _OWN[name]
    found = licences("MIT" if name == "mit" else name)
    return found[0] if len(found) == 1 and _SPDX.fullmatch(found[0]) else None


def contradict(cell: tuple[str, ...], hub: str) -> bool:
    """Tell whether none of the cell's licences can be the Hub's."""
    return not any(_same(one, hub) for one in cell)


def _in_document(name: str) -> str | None:
    if _SPDX.fullmatch(name):
        return name
    squeezed = _SQUEEZED.sub("", name.lower()).removeprefix("meta")
    fitting = [own for own in _OWN.values() if squeezed.startswith(own)]
    return max(fitting, key=len, default=None)


def _same(a: str, b: str) -> bool:
    """Compare without what one of both may leave out: a version, "only" or "or later", the version of a Llama."""
    a, b = (re.sub(r"-(only|or-later)$", "", one) for one in (a, b))
    if a.startswith("CC-BY") and b.startswith("CC-BY"):
        terms, others = (re.sub(r"-\d\.\d$", "", one) for one in (a, b))
        return terms == others and (a == b or terms in {a, b})
    if a.startswith("llama") and b.startswith("llama"):
        return a[:6] == b[:6]  # "Llama 3 Community License" is what people call 3.1's too
    return a == b or (a in {"GPL", "LGPL", "AGPL"} and b.startswith(f"{a}-"))
