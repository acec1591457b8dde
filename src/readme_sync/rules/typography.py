"""Signs that an editor or a machine puts in place of those that a keyboard types: what runs does not take them."""

from __future__ import annotations

_TYPED = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞＂«»", '"'),
        **dict.fromkeys("‘’‚‛＇", "'"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000", " "),
        **{chr(0xFF01 + n): chr(0x21 + n) for n in range(94)},  # the full-width forms of ASCII's signs
        "–": "--",
        "—": "--",
        "−": "-",
        "、": ",",
        "。": ".",
        "《": "<",
        "》": ">",
    }
)


def as_typed(text: str) -> str:
    """Return ``text`` with the signs that a keyboard types: ``“a”`` is ``"a"``, ``：`` is ``:``, ``–x`` is ``--x``."""
    return text if text.isascii() else " ".join(text.translate(_TYPED).split())


def is_retyped(own: str, other: str) -> bool:
    """Tell whether two texts are one but for signs of which only one side has those that a keyboard types."""
    if own.isascii() == other.isascii():
        return False
    mine, theirs = (as_typed(text).replace("--", "-").replace(" ", "") for text in (own, other))
    return mine.isascii() and mine == theirs
