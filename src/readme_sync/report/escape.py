"""Text from documents and servers, made harmless for the place where it is printed: one function a place."""

from __future__ import annotations

import re
from unicodedata import category

# Joiners shape words in Persian and Hindi and hold emoji together: they are text, though one cannot see them.
_JOINERS = "\u200c\u200d"
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def terminal(text: str) -> str:
    """Return ``text`` on one line, with everything that could steer a terminal written out visibly.

    That is every control character (C0, C1, DEL), every invisible format character (bidirectional
    overrides, zero-width spaces, tags), the line and paragraph separators, and lone surrogates.
    """
    if text.isprintable():  # the rule, and quick: none of what is meant here is "printable"
        return text
    return "".join(character if character.isprintable() else _written_out(character) for character in text)


def _written_out(character: str) -> str:
    # Zs is a visible width (U+3000, NBSP), Cn and Co are letters newer than this Python or of one's own font.
    if character in _JOINERS or category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return character
    code = ord(character)
    if code < 0x100:
        return _SHORT.get(character) or f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def workflow_command(text: str) -> str:
    """Return ``text`` as the message of a GitHub workflow command; its line breaks stay line breaks.

    The runner ends a command at a CR or LF and decodes ``%0D``, ``%0A`` and ``%25`` in a message.
    """
    return "%0A".join(terminal(line).replace("%", "%25") for line in text.split("\n"))


def workflow_log(text: str, *, at_start: bool = True) -> str:
    """Return ``text`` for the log of a workflow, where it is to command nothing; what would is written out visibly.

    The runner takes ``::name::`` for a command where a line begins so, blanks aside (``at_start``), and the older
    ``##[name]`` anywhere in a line. JSON stays the same JSON.
    """
    if "##[" in text:
        text = text.replace("##[", "\\u0023#[" if text[:1] in ("{", "[") else "\\x23#[")
    return _AT_START.sub(r"\1\\x3a:", text) if at_start and "::" in text else text


def workflow_property(text: str) -> str:
    """Return ``text`` as the value of a workflow command's property, where ``:`` and ``,`` end it too."""
    return terminal(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def markdown(text: str) -> str:
    """Return ``text`` as GitHub Markdown that shows it on one line and does nothing else.

    Safe in a paragraph, a heading and a table's cell. What could be markup becomes a character reference,
    which CommonMark never takes for structure. GitHub looks for mentions and issue numbers only after
    that, in what is rendered: a zero-width space keeps them apart.
    """
    shown = one_line(text).translate(_REFERENCES)
    for active, harmless in _APART:
        shown = shown.replace(active, harmless)
    if shown[:1] in ("-", "+", "="):  # a list, or the underline of a heading
        shown = f"&#{ord(shown[0])};{shown[1:]}"
    digits = len(shown) - len(shown.lstrip("0123456789"))
    if digits and shown[digits : digits + 1] in (".", ")"):  # a numbered list
        shown = f"{shown[:digits]}&#{ord(shown[digits])};{shown[digits + 1 :]}"
    return shown


def code(text: str) -> str:
    """Return ``text`` as a code span for a cell of a GitHub table, or nothing for a blank one.

    GitHub looks for no mention, link or number in a code span, so the text can be copied as it is.
    Only a table wants its ``|`` escaped: elsewhere the backslash would show.
    """
    shown = one_line(text)
    if not shown:
        return ""
    longest = run = 0
    for character in shown:
        run = run + 1 if character == "`" else 0
        longest = max(longest, run)
    fence = "`" * (longest + 1)
    space = " " if shown[0] == "`" or shown[-1] == "`" else ""
    return f"{fence}{space}{shown}{space}{fence}".replace("|", "\\|")


def html(text: str) -> str:
    """Return ``text`` for the content of an HTML element, or for an attribute in quotes."""
    return one_line(text).translate(_ENTITIES)


def one_line(text: str) -> str:
    """Return ``text`` without blanks at its ends, its line breaks and tabs as spaces, the rest as ``terminal`` does."""
    return terminal(text.replace("\r\n", " ").translate(_BLANKS).strip())


_AT_START = re.compile(r"((?:\A|[\r\n])[^\S\r\n]*)::")  # each line for itself: empty ones would take their square
_BLANKS = {ord(character): " " for character in "\r\n\t"}
_REFERENCES = {ord(character): f"&#{ord(character)};" for character in "&<>\\`*_[]|~$^@#:"}
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
_APART = (
    ("&#64;", "&#64;&#8203;"),  # @name, and an e-mail address
    ("&#35;", "&#35;&#8203;"),  # #12, owner/repository#12
    ("&#58;//", "&#58;&#8203;//"),
    ("ww.", "ww&#46;"),  # www.
    ("WW.", "WW&#46;"),
    *((name, f"{name[:2]}&#45;&#8203;") for name in ("GH-", "Gh-", "gH-", "gh-")),  # GH-12 is #12
)
