"""What a translation lacks that has less than half of the sections is noted: it may be left out on purpose.

So is what a text of its own lacks, which has twice as many sections besides those that it shares.
"""

from __future__ import annotations

import pytest

from readme_sync.rules import load
from tests.rules.written import examples, findings

_RULES = {rule.code: rule for rule in load()}
_NAMES = ("Warp", "Weft", "Reed", "Shed", "Beam", "Pedal")
_NAMEN = ("Kette", "Schuss", "Webblatt", "Fach", "Baum", "Tritt")
_TEXTS = {
    "RS420": "See [the book](https://loom.example/book).\n\n![A loom](https://loom.example/loom.png)",
    "RS404": "* **Cotton**: It is cheap.\n* **Linen**: It is strong.",
    "RS414": "```sh\nloom wind --all\n```",
}


def _sections(names: tuple[str, ...]) -> str:
    return "".join(f'<a id="s{n}"></a>\n## {name}\n\nhttps://loom.example/s{n}\n\n' for n, name in enumerate(names))


@pytest.mark.parametrize("code", _TEXTS)
@pytest.mark.parametrize(("kept", "severity"), [(1, "info"), (2, "info"), (5, None)])
def test_severity(code: str, kept: int, severity: str | None) -> None:
    rule = _RULES[code]
    there, here = _sections(_NAMES), _sections(_NAMEN[:kept])
    source = f"````markdown en\n# Loom\n\n{_TEXTS[code]}\n\n{there}````"
    (case,) = examples(f"# one\n\n{source}\n\n````markdown de\n# Webstuhl\n\n{here}````\n", 1)
    found = findings(rule, case)
    assert {one.severity for one in found} == {severity or rule.severity}


@pytest.mark.parametrize(("own", "severity"), [(12, "warning"), (14, "info")])
def test_text_of_its_own(own: int, severity: str) -> None:
    there, here = _sections(_NAMES), _sections(_NAMEN)
    more = "".join(f'<a id="own{n}"></a>\n## Eigenes {n}\n\nhttps://own.example/{n}\n\n' for n in range(own))
    source = f"````markdown en\n# Loom\n\n{_TEXTS['RS414']}\n\n{there}````"
    (case,) = examples(f"# one\n\n{source}\n\n````markdown de\n# Webstuhl\n\n{here}{more}````\n", 1)
    assert [one.severity for one in findings(_RULES["RS414"], case)] == [severity]
