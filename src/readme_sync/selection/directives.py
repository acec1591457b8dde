"""Ignores as comments in a document: ``<!-- readme-sync: ignore RS408 the reason -->``."""

from __future__ import annotations

from readme_sync.finding import Finding, Place
from readme_sync.regex import lazy
from readme_sync.settings.codes import is_code
from readme_sync.text import Span
from readme_sync.values import NamedTuple

_HOW = "write 'ignore RS408 the reason'"
_MARK = "readme-sync:"
OPEN = "not translated"  # what a comment of ``sync`` says: a text is left to a person; it ignores nothing
_WORD = lazy(r"[ ,\t\n\r]*([^\s,:]+)")
_COLON = lazy(r"\s*:")


class Directive(NamedTuple):
    """A comment that ignores findings of ``codes`` (or prefixes) whose line lies between the two lines, both included.

    ``error`` is what ``parse_directive`` said of a comment that it could not understand: it ignores nothing.
    ``span`` is the comment with the space before it, and ``closing`` what is to stand there once it is gone.
    """

    codes: tuple[str, ...]
    reason: str
    place: Place
    first_line: int
    last_line: int
    error: str = ""
    edition: str | None = None
    span: Span = Span(0, 0)
    closing: str = ""

    def covers(self, finding: Finding) -> bool:
        """Tell whether ``finding`` begins in the lines that this comment speaks of, whatever its code."""
        place = finding.place
        return place.path == self.place.path and self.first_line <= place.line <= self.last_line


def parse_directive(comment_text: str) -> tuple[tuple[str, ...], str] | str:
    """Return the codes and the reason in a comment such as ``ignore RS408, RS409: why``, or what is wrong with it.

    The comment's own marks (``<!--``, ``-->``) and ``readme-sync:`` may be there or not. Codes may be prefixes
    (``RS4``); whether they exist is not asked here.
    """
    text = comment_text.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix(_MARK).strip()
    verb, rest = (*text.split(maxsplit=1), "", "")[:2]
    if verb.rstrip(":").lower() != "ignore":
        return f"'{verb}' is not something readme-sync can be told; {_HOW}" if verb else f"tells nothing; {_HOW}"
    codes: dict[str, None] = {}
    at = 0
    while word := _WORD.match(rest, at):
        if not _looks_like_a_code(word[1]):
            at = word.start(1)
            break
        codes[word[1].upper()] = None
        at = word.end()
        if _COLON.match(rest, at):
            break
    reason = rest[at:].strip().lstrip(":-–— ").strip()
    if not codes:
        return f"names no rule; {_HOW}"
    if wrong := [code for code in codes if not is_code(code)]:
        return f"'{wrong[0]}' is not a rule's code such as RS408; {_HOW}"
    if not reason:
        return f"ignores {', '.join(codes)} without a reason; {_HOW}"
    return tuple(codes), " ".join(reason.split())


def _looks_like_a_code(word: str) -> bool:
    # "RSS" and "rsync" begin reasons, "RS40B" is a slip of somebody who meant a code.
    return word[:2].upper() == "RS" and (len(word) == 2 or word[2].isdigit())
