"""Letters of other scripts that look like Latin ones: a person sees no difference, a computer does."""

from __future__ import annotations

_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
_TABLE = str.maketrans(_ALIKE)


def false_letters(text: str, meant: str) -> str:
    """Return the letters of ``text`` that only look like those of ``meant``, each once; "" where more differs."""
    if text == meant or len(text) != len(meant) or text.translate(_TABLE) != meant:
        return ""
    return "".join(dict.fromkeys(sign for sign in text if sign in _ALIKE))
