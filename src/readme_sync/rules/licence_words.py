"""Whether a text speaks of licences, which tells MIT from the university."""

from __future__ import annotations

_SPEAKS = "licen lizenz лиценз ライセンス 라이선스 라이센스 许可 許可 授权 授權".split()


def speaks_of_licences(text: str) -> bool:
    """Tell whether a text has a word for licences, in a language that has one."""
    lower = text.lower()
    return any(map(lower.__contains__, _SPEAKS))
