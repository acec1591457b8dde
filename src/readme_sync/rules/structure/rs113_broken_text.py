"""Characters of a text were lost or read in another encoding, or marks of a merge or of bold are shown in it.

A reader sees `caf�`, `ðŸš€` for 🚀, or `<<<<<<< HEAD` and both sides of a conflict; `=======` below a line makes a
heading of it besides. Usually an editor or a script saved the file, or somebody committed in the middle of a merge.
Many of a kind in one file are one finding, and so are the marks that a merge has left in several editions. What
stands on the two sides of a conflict is judged once somebody has taken one of them.

`**注意：**请` is shown with its asterisks: bold that ends with a sign needs a blank or another sign behind it, and
Chinese, Japanese and Korean have none there. So is `**Note: **`: a blank stands within. That is a warning, and one
finding for editions that have it equally often: one program has translated them. The same goes for a line through a
text (`~~旧。~~新`) and for italics before a letter of such a language. Between tags of HTML nothing reads
asterisks (`<summary>**More**</summary>`). A no-break space in a command of a shell block is an error: whoever copies
the line gets another command. So are lines of `-[Loom](loom.md)` or `-Loom`, which make no list, the tokens of a
program that translates (`__CODE_0__`), the marks and tags that it escaped, and what it said first, where the source
has nothing of the kind. A backtick that has lost its partner is shown, and the code is none: a warning.

Marks of twice the width (`＊＊bold＊＊`) and signs that were escaped twice (`&amp;nbsp;`, codes for new lines and
letters) are errors as well; typographic dashes and quotation marks in a command, too. A number of two scripts or
widths (`1２00`), a word with one letter of another script, the head of an alert that is none (`[! NOTE]`) and control
characters are warnings; editions that have the same control characters have them from one another: one finding.

A text that speaks of such characters is left alone: what stands in code, in quotation marks or brackets, or alone
between two words of a sentence.

## Bad

```markdown en
# Kiln

## � Features

It doesnâ€™t need a chimney.
```

## Good

```markdown en
# Kiln

## 🔥 Features

It doesn’t need a chimney. What cannot be read is shown as � or “Ã©”.
```

## How to fix it

Write the character that was meant, which another edition or an older revision still has, and save the file as UTF-8.
`--unsafe-fixes` mends what was read in another encoding. Take one side of a conflict, and its marks out. Bold ends
before the sign (`**注意**：请`), or a blank follows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from unicodedata import category

from readme_sync.editions.edition import Edition
from readme_sync.finding import Severity
from readme_sync.markdown.conflicts import conflict_marks
from readme_sync.markdown.document import Document
from readme_sync.regex import lazy
from readme_sync.rules.api import Violation
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.links.runs import Runs
from readme_sync.rules.messages import shorten
from readme_sync.rules.structure.garbled_words import CUT as _CUT
from readme_sync.rules.structure.garbled_words import garbled_words
from readme_sync.rules.structure.glued_lists import glued_lists
from readme_sync.rules.structure.left_by_machine import left_by_machine
from readme_sync.rules.structure.lone_backticks import lone_backticks
from readme_sync.rules.structure.odd_blanks import odd_blanks
from readme_sync.rules.structure.odd_commands import odd_commands
from readme_sync.rules.structure.shown_asterisks import (
    asterisks_in_html,
    other_marks,
    parted_asterisks,
    shown_asterisks,
)
from readme_sync.rules.structure.shown_signs import shown_signs
from readme_sync.text import Edit, Span, are_around, positions

SEVERITY = "error"

_LOST = "\ufffd"
_RUN = lazy(rf"[^\s{_LOST}]{{0,20}}({_LOST}+)[^\s{_LOST}]{{0,20}}")
_BEFORE_TEXT = lazy(r"[\s>#*+-]*(?:\d+[.)]\s)?[\s*_]*")  # what stands before the first word of a block
# The bytes of UTF-8 as Windows-1252 shows them: of an emoji, of a dash or quotation mark, of a letter with an accent.
_GO_ON = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# Behind "Ã" a capital letter's second byte may be a letter, or a sign that stands behind Portuguese words in capitals.
_GARBLED = lazy(
    f"ðŸ{_GO_ON}{{2}}|â(?!\u00a0){_GO_ON}{{2}}|[ÂÃ][\u00a0-\u00ba\u00bc-\u00bf]|Ã(?:[€ƒ†‡ˆ‰ŠŒŽ˜™šœžŸ]|[‘’“”–—](?=[a-zß-ÿ]{{2}}))"
)
_FIRST = ("ðŸ", "â", "Â", "Ã")
_BESIDE = 30  # characters in which a text may say what the garbled ones stand for
_QUOTES = "\"'`“”‘’«»‹›„「」『』()[]（）"
_NO_CHARACTERS = ("Cc", "Cn", "Co")
_MILD = ("alert", "control", "number", "letter")  # what is meant can be read all the same
_LETTERS = "\u2000"  # behind it stand signs, emoji and letters without blanks between the words

_Found = tuple[Span, str, tuple[Edit, ...]]


def check(editions: Sequence[Edition]) -> Iterator[Violation]:
    """Yield what is broken in each edition, each kind once."""
    spoken_of = {edition.document.text.count(_LOST) for edition in editions if not any(_lost(edition.document))}
    yield from gathered(slip for edition in editions for slip in _slips(edition, spoken_of))
    source = next((edition for edition in editions if edition.is_source), None)
    if source is not None:
        yield from gathered(
            Slip(edition, (edition.path, kind), Violation(message, edition.document, span, subject=kind))
            for edition in editions
            if edition is not source
            for kind, span, message in left_by_machine(edition.document, source.document)
        )


def _slips(edition: Edition, spoken_of: Set[int]) -> Iterator[Slip]:
    """Yield what is broken in one edition; ``spoken_of`` are the numbers of signs of which others only speak."""
    document = edition.document
    runs = Runs(document)
    lost = () if document.text.count(_LOST) in spoken_of else _lost(document)
    for kind, found in (("lost", lost), ("garbled", _garbled(document)), ("merge", _marks(document))):
        for span, message, fix in found:
            if kind == "merge" or _is_text(document, runs, span):
                violation = Violation(message, document, span, fix=fix, is_safe=False, subject=kind)
                # One commit has left its marks in all editions that it changed.
                yield Slip(edition, (kind,) if kind == "merge" else (edition.path, kind), violation)
    blanks = list(odd_blanks(document))
    same = tuple(message for _, message, _ in blanks)  # translations have copied them with the command
    for span, message, fix in blanks:
        yield Slip(edition, ("blank", same), Violation(message, document, span, fix=fix, subject="blank"))
    for span, message, fix in glued_lists(document):
        yield Slip(edition, (edition.path, "list"), Violation(message, document, span, fix=fix, subject="list"))
    for span, message in odd_commands(document):
        yield Slip(edition, (edition.path, "command"), Violation(message, document, span, subject="command"))
    signs = list(shown_signs(document, runs))
    controls = tuple(message for kind, _, message, _ in signs if kind == "control")  # translations have copied them
    for kind, span, message, fix in signs:
        severity: Severity | None = "warning" if kind in _MILD else None
        violation = Violation(message, document, span, fix=fix, is_safe=False, subject=kind, severity=severity)
        yield Slip(edition, (kind, controls) if kind == "control" else (edition.path, kind), violation)
    for kind, asterisks in (
        ("bold", shown_asterisks(document, runs)),
        ("parted", parted_asterisks(document, runs)),
        ("others", other_marks(document, runs)),
        ("html", asterisks_in_html(document)),
    ):
        shown = sorted(asterisks)
        for span, message in shown:
            violation = Violation(message, document, span, subject="bold", severity="warning")
            yield Slip(edition, (kind, len(shown)), violation)  # translations have them at the same places
    backticks = list(lone_backticks(document, runs))
    same = tuple(message for _, message in backticks)
    for span, message in backticks:
        violation = Violation(message, document, span, subject="code", severity="warning")
        yield Slip(edition, ("code", same), violation)


def _lost(document: Document) -> Iterator[_Found]:
    """Yield the lost characters that belong to a word, an emoji or the head of a text, and are not spoken of."""
    text = document.text
    if _LOST not in text:
        return
    for run in _RUN.finditer(text):
        start, end = run.span(1)
        before, after = text[max(start - 1, 0) : start], text[end : end + 1]
        if any(sign and sign in _QUOTES for sign in (before, after)) and all(
            sign.isspace() or sign in _QUOTES for sign in (before, after)
        ):
            continue
        is_within = any(sign.isalnum() or sign > _LETTERS for sign in (before, after) if sign)
        line = text.rfind("\n", 0, start) + 1
        if is_within or (after == " " and _BEFORE_TEXT.fullmatch(text, line, start)):
            yield Span(start, end), f'a character was lost in "{shorten(run[0])}"', ()


def _garbled(document: Document) -> Iterator[_Found]:
    """Yield the characters that were read in another encoding, unless the text says what they stand for."""
    text = document.text
    if text.isascii():
        return
    words = list(garbled_words(text))
    found = [(*one.span(), _read_again(one[0])) for one in _beginnings(text)]
    covered = {place for start, end, _ in words for place in range(start, end)}
    for start, end, meant in (*words, *(one for one in found if one[0] not in covered)):
        if not meant or _is_said(meant, text[max(start - _BESIDE, 0) : end + _BESIDE]):
            continue
        if not (text[max(start - 1, 0) : start] in _QUOTES and text[end : end + 1] in _QUOTES):
            span = Span(start, end)
            message = f'"{shorten(text[start:end])}" is "{shorten(meant)}", read in another encoding'
            yield span, message, (Edit(span, meant),) if _CUT not in meant else ()


def _beginnings(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be garbled, in order: looked for by its first sign, which takes a hundredth of the time."""
    places = {at for sign in _FIRST for at in positions(text, sign)}
    end = 0
    for at in sorted(places):
        if at >= end and (found := _GARBLED.match(text, at)) is not None:
            end = found.end()
            yield found


def _is_said(character: str, text: str) -> bool:
    """Tell whether a text has a character by itself, and not within a word."""
    return character in text and re.search(rf"(?<!\w){re.escape(character)}(?!\w)", text) is not None


def _read_again(garbled: str) -> str:
    """Return the character whose bytes were read as Windows-1252, or an empty string."""
    try:
        bare = [sign.encode("latin-1" if sign <= "\u00ff" else "cp1252") for sign in garbled]
        meant = b"".join(bare).decode("utf-8")
    except UnicodeError:
        return ""
    return "" if any(category(sign) in _NO_CHARACTERS for sign in meant) else meant


def _marks(document: Document) -> Iterator[_Found]:
    """Yield the marks of a merge, the first of each conflict."""
    is_open = False
    for mark in conflict_marks(document):
        if not is_open:
            yield Span(*mark.span()), f'a merge has left its mark here: "{shorten(mark[0])}"', ()
        is_open = mark[0][0] == "<"


def _is_text(document: Document, runs: Runs, span: Span) -> bool:
    """Tell whether what stands at ``span`` is shown as text, be it in HTML."""
    if runs.at(span.start) is not None:
        return True
    return are_around(document.html_blocks, span.start) and not are_around(document.comments, span.start)
