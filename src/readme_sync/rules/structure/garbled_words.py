"""Words of other letters that were read in another encoding: of Chinese, Japanese and Korean, and of Cyrillic."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from readme_sync.regex import lazy

# The bytes of UTF-8 behind the first, as Windows-1252 and Windows-1251 show them.
_WESTERN = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CYRILLIC = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї\u0098"
# A first character that stands outside of the repeat is what the engine looks for, a tenth of the time.
_WORDS = (
    (
        lazy(f"[ã-í][{_WESTERN}]{{2}}(?:[ã-í][{_WESTERN}]{{2}}){{1,199}}"),
        ("ã", "ä", "å", "æ", "ç", "è", "é", "ê", "ë", "ì", "í"),
        "cp1252",
    ),
    (lazy(f"[РС][{_CYRILLIC}](?:[РС][{_CYRILLIC}]){{2,199}}"), ("Р", "С"), "cp1251"),
)


def garbled_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where such a word stands, and what was meant: two characters of three bytes, three of two."""
    for pattern, signs, coding in _WORDS:
        if not any(sign in text for sign in signs):
            continue
        for found in pattern.finditer(text):
            meant = _read_again(found[0], coding)
            if meant:
                yield (*found.span(), meant)


def _read_again(garbled: str, coding: str) -> str:
    try:
        # What a code page leaves open is kept as the byte that it is.
        meant = b"".join(_byte(sign, coding) for sign in garbled).decode("utf-8")
    except UnicodeError:
        return ""
    return meant if all(category(sign)[0] in "LMNP" for sign in meant) else ""


def _byte(sign: str, coding: str) -> bytes:
    return bytes((ord(sign),)) if "\u0080" <= sign <= "\u009f" else sign.encode(coding)
