"""Rule codes and prefixes of them, as people write them in settings, comments and on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from readme_sync.settings.near import did_you_mean


def is_code(word: str) -> bool:
    """Tell whether ``word`` has the form of a code (``RS404``) or of a prefix of codes (``RS4``, ``RS``)."""
    return word[:2] == "RS" and len(word) <= 5 and (len(word) == 2 or (word[2:].isascii() and word[2:].isdigit()))


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Return the codes and names in ``values``, each of which may list several with commas; case does not matter."""
    words = (word for value in values for word in value.replace(",", " ").split())
    return tuple(map(in_capitals, words))


def in_capitals(word: str) -> str:
    """Return ``word`` in capitals if that makes a code of it."""
    return word.upper() if is_code(word.upper()) else word


def as_codes(words: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return ``words`` with its code in place of each rule's name; ``known`` are the names by their codes."""
    by_name = {name: code for code, name in known.items()}
    return tuple(by_name.get(word.lower(), word) for word in words)


def unknown(word: str, known: Mapping[str, str]) -> str | None:
    """Say what is wrong with ``word`` as a code or prefix, or return ``None`` if it names a rule.

    Args:
        word: what somebody wrote.
        known: the name of each rule by its code.
    """
    if is_code(word) and any(code.startswith(word) for code in known):
        return None
    by_name = {name: code for code, name in known.items()}
    if code := by_name.get(word.lower()):
        return f"'{word}' is the name of {code}; write the code"
    if is_code(word):
        return f"no rule has the code or prefix '{word}'{did_you_mean(word, known)}"
    return (
        f"'{word}' is not a rule's code such as RS404, or a prefix such as RS4{did_you_mean(word, [*known, *by_name])}"
    )


def longest_match(code: str, prefixes: Iterable[str]) -> int:
    """Return the length of the longest of ``prefixes`` that ``code`` begins with, or -1 for none."""
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
