"""How a cell is put together: lines with a head ("instruct: 8,192"), lists with commas, what stands in brackets."""

from __future__ import annotations

from collections.abc import Iterator

from readme_sync.values import NamedTuple

_OPEN, _CLOSE = "(（[「『", ")）]」』"
_SPACES = " \u00a0\u202f\u3000"


class Line(NamedTuple):
    """One line of a cell; ``head`` is what stands before its colon, "" where there is none."""

    head: str
    body: str


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of a cell's text that say something, each divided at its first colon outside of brackets.

    A line that is nothing but a bracket belongs to the line before it.
    """
    joined: list[str] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if joined and line[:1] in ("(", "（"):
            joined[-1] += f" {line}"
        elif line:
            joined.append(line)
    for line in joined:
        at = _colon(line)
        yield Line("", line) if at < 0 else Line(line[:at].rstrip(_SPACES), line[at + 1 :].strip(_SPACES))


def _colon(line: str) -> int:
    depth = 0
    for index, character in enumerate(line):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 and (character == "：" or (character == ":" and line[index + 1 : index + 2] in ("", *_SPACES))):
            return index or -1
    return -1


def items(text: str) -> list[str]:
    """Return the parts of a list: divided at commas outside of brackets that are no commas of a number."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth += (character in _OPEN) - (character in _CLOSE)
        if depth == 0 and (character == "、" or (character == "," and not text[index + 1 : index + 2].isdigit())):
            found.append(text[start:index])
            start = index + 1
    found.append(text[start:])
    return [part for item in found if (part := item.strip(_SPACES))]


def bracket(text: str) -> tuple[str, str]:
    """Return ``text`` without the bracket that ends it, and what stands in that bracket ("" without one)."""
    bare = text.rstrip(_SPACES)
    if bare[-1:] not in (")", "）"):
        return bare, ""
    depth = 0
    for index in range(len(bare) - 1, -1, -1):
        depth += (bare[index] in _CLOSE) - (bare[index] in _OPEN)
        if depth == 0:
            return bare[:index].rstrip(_SPACES), bare[index + 1 : -1].strip(_SPACES)
    return bare, ""
