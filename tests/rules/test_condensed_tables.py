"""RS404 notes the rows of a table that has hardly a third of them under other names."""

from __future__ import annotations

import pytest

from tests.rules.written import severities

_NAMES = ("切片", "查找", "合并", "交换", "加法", "乘法", "数乘", "转置", "求逆", "复制")
_LATIN = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa")


def _table(names: tuple[str, ...]) -> str:
    rows = "".join(f"| {name} | `{name}()` |\n" if name.isascii() else f"| {name} | |\n" for name in names)
    return f"| A | B |\n|---|---|\n{rows}"


@pytest.mark.parametrize(
    ("there", "here", "wanted"),
    [
        (_LATIN, _LATIN[:2], {"error"}),
        (_NAMES, ("行列の基本", "四則演算"), {"info"}),
    ],
)
def test_severity(there: tuple[str, ...], here: tuple[str, ...], wanted: set[str]) -> None:
    text = f"# one\n\n```markdown zh\n{_table(there)}```\n\n```markdown ja\n{_table(here)}```\n"
    assert set(severities("RS404", text)) == wanted


@pytest.mark.parametrize(("own", "wanted"), [("| `<chochote>` | Gumzo la asili |\n", {"info"}), ("", {"error"})])
def test_a_place_holder_may_be_translated(own: str, wanted: set[str]) -> None:
    rows = "| `idea: <{}>` | A |\n| `task: <{}>` | B |\n| `plan: <{}>` | C |\n"
    english = f"| `<anything>` | Natural chat |\n{rows.format('prompt', 'prompt', 'goal')}"
    swahili = f"{own}{rows.format('dokezo', 'kazi', 'lengo')}"
    head = "| A | B |\n|---|---|\n"
    text = f"# one\n\n```markdown en\n{head}{english}```\n\n```markdown sw\n{head}{swahili}```\n"
    assert set(severities("RS404", text)) == wanted
