"""The facts of a block: the part that no language changes, each with its place and in a form that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from readme_sync.align.addresses import told_by
from readme_sync.align.blocks.targets import PICTURE_FACTS, Fact, FactKind, Targets, make_fact
from readme_sync.align.evidence import neutral_name
from readme_sync.align.facts import bare_values, compared
from readme_sync.align.grid import FIRST_EMOJI
from readme_sync.align.small_facts import MAIL, amounts, keyboard, shortcuts
from readme_sync.editions.blocks import Block
from readme_sync.language.numbers import Number, read_numbers
from readme_sync.language.sound import sounds
from readme_sync.markdown.document import Inline, Link
from readme_sync.regex import lazy
from readme_sync.text import Span, span_of

__all__ = [
    "PICTURE_FACTS",
    "BlockFacts",
    "Fact",
    "FactKind",
    "SourceFacts",
    "Targets",
    "mail_addresses",
    "running_text",
    "states",
]

Tokens = Mapping[str, float]

NO_TOKENS: Tokens = {}
_SHOWN_AS_THEY_ARE = ("bare", "autolink", "image")
_NAME = re.compile(r"(?<![\w.-])[A-Za-z][A-Za-z_.-]*+\d[\w-]*", re.ASCII)  # GPT-4, us-east-1
_MAY_BE_NAME = re.compile(r"[0-9](?<=[A-Za-z_.-][0-9])")  # looked for at digits alone, which are few
_STATES = {
    **dict.fromkeys("✅☑✔🆗", "yes"),
    **dict.fromkeys("❌✖✗✘❎🚫", "no"),
    **dict.fromkeys("🚧⏳🔜", "soon"),
    **dict.fromkeys("⚠", "careful"),
}
_STATE = re.compile(f"[{''.join(_STATES)}]")
_OF_MANY = "🆕🔥🌟🎉"  # set before what is new or liked: a later edition has moved them
_OF_A_SIGN = 0.5  # less than a page, a command or a day say
_ALERT = re.compile(r"\[!([^\[\]\n]{1,20})\](?=\s|$)")  # at the head of a quotation: GitHub shows [!NOTE] as a note
_MAY_HAVE_OTHERS = re.compile(rf"[@+＋⌘{''.join(_STATES)}]")  # of a text without a digit
_DIGIT = re.compile(r"\d")
_ADDRESSES = ("link", "repository")
_NONE: frozenset[str] = frozenset()
_LONG_NUMBER = re.compile(r"(?<![\dA-Za-z])\d[\d.:/-]{1,20}\d(?![\dA-Za-z])", re.ASCII)  # a date, a version, a size
_VERSION = re.compile(r"\d{1,3}\.\d{1,3}\.\d{1,4}")
_WORD = re.compile(r"[A-Za-z]{3,20}")  # of code
_MOST_TEXT = 2000  # characters of a block that are looked through for them
_FIRST_LINES = 300  # characters
_LONGEST_VALUE = 30  # characters: what is longer in bold is a sentence with a number in it
_YEAR = lazy(r"(?<!\d)20[0-3]\d(?!\d)")
_HEAD, _BEFORE_DATE = 30, 8  # characters in which a date begins an entry; before which it stands
_MOST_LINES = 40  # of a code block that say which it is


class BlockFacts:
    """The facts of one block. Links, pictures and code are read at once, the rest when somebody asks.

    ``tokens`` is what speaks for a counterpart; it is there while blocks are aligned (see ``blocks``).
    """

    __slots__ = (
        "_dated",
        "_first_digit",
        "_language",
        "_running",
        "_sounds",
        "_text",
        "_words",
        "block",
        "cited",
        "code",
        "links",
        "name",
        "plain",
        "tokens",
    )

    def __init__(self, block: Block, targets: Targets) -> None:
        self.block = block
        self.plain = block.plain
        self.links = tuple(targets.facts(block)) if block.inlines else ()
        self.code = tuple(
            make_fact(("code", keyboard(text) or " ".join(text.split()), text, span))
            for inline in block.inlines
            for span, text in inline.code
            if len(text) > 1 and any(map(str.isalnum, text))
        )
        self.cited = self.links + self.code
        self.name = neutral_name(block.named) if block.named else ""
        self.tokens: Tokens = NO_TOKENS
        self._language = targets.language
        self._dated: str | None = None
        self._first_digit: int | None = None
        self._words: frozenset[str] | None = None
        self._sounds: frozenset[str] | None = None
        self._running: tuple[str, ...] | None = None
        self._text: str | None = None

    def forget(self) -> None:
        """Let go of what aligning asks for of every block, and rules of few."""
        self.tokens, self._sounds, self._words = NO_TOKENS, None, None

    def read_tokens(self) -> Tokens:
        """Return what speaks for a counterpart that shares it, each with its weight."""
        tokens = {f"{fact.kind}:{fact.key}": 0.8 for fact in self.links}
        for fact in self.links:
            if fact.kind == "link" and (known := told_by(fact.key, fact.shown)):
                tokens[known] = 0.7
        for fact in self.code:
            tokens[f"code:{fact.key}"] = 0.7
        if self.block.kind == "code":
            for line in self.block.text.split("\n", _MOST_LINES)[:_MOST_LINES]:
                if len(line := line.strip()) > 3 and line.isascii():
                    # A translation may have the options of a command in another order.
                    tokens[f"line:{' '.join(sorted(line.split(' '))) if ' -' in line else line}"] = 0.7
                    tokens.update((f"word:{word}", 0.2) for word in _WORD.findall(line))
        for inline in self.block.inlines if self.has_digit else ():
            first = self.first_digit if inline.plain is self.plain else 0
            for number in _LONG_NUMBER.findall(inline.plain, first, _MOST_TEXT):
                tokens[f"number:{number}"] = 0.8 if _VERSION.fullmatch(number) else 0.6
        if self.block.label and self.block.kind == "footnote":
            tokens[f"label:{self.block.label}"] = 2.0
        if len(self.name) > 1:
            tokens[f"name:{self.name}"] = 1.5
        if self.dated:
            tokens[f"dated:{self.dated}"] = 1.0
        if sign := self.first_sign:
            tokens[f"sign:{sign}"] = _OF_A_SIGN
        return tokens

    @property
    def first_sign(self) -> str:
        """The emoji that an entry begins with, where it is no mark of a state or of news; "" for none."""
        sign = self.plain[:1] if self.block.kind == "entry" else ""
        return "" if sign < FIRST_EMOJI or sign in _STATES or sign in _OF_MANY or sign.isalpha() else sign

    @property
    def has_digit(self) -> bool:
        """Whether it has a digit of any script, which numbers, versions and names need."""
        return self.first_digit >= 0

    @property
    def first_digit(self) -> int:
        """Where in its text the first digit stands, -1 for none."""
        if self._first_digit is None:
            self._first_digit = _first_digit(self.plain)
        return self._first_digit

    @property
    def dated(self) -> str:
        """The date at the head of an entry of news, as ISO 8601 writes it; "" for none."""
        if self._dated is None:
            is_news = self.block.kind == "entry" and _YEAR.search(self.plain, 0, _HEAD) is not None
            self._dated = _head_date(self.plain, self._language) if is_news else ""
        return self._dated

    @property
    def addresses(self) -> frozenset[str]:
        """The pages and Hub repositories that its links lead to."""
        return frozenset([fact.key for fact in self.links if fact.kind in _ADDRESSES]) if self.links else _NONE

    @property
    def words(self) -> frozenset[str]:
        """What its first lines say in Latin letters and digits."""
        if self._words is None:
            self._words = frozenset(neutral_name(self.plain[:_FIRST_LINES]).split())
        return self._words

    @property
    def sounds(self) -> frozenset[str]:
        """How the longer words of its first lines sound."""
        if self._sounds is None:
            self._sounds = sounds(self.plain[:_FIRST_LINES])
        return self._sounds

    def numbers(self, language: str) -> tuple[tuple[Number, Inline], ...]:
        """Return the numbers that a reader sees in running text, each with the inline text it stands in."""
        if not self.has_digit:
            return ()
        return tuple(
            [
                (number, inline)
                for inline, text in zip(self.block.inlines, self.running, strict=True)
                if text is self.plain or _DIGIT.search(text)
                for number in compared(read_numbers(text, language))
            ]
        )

    @property
    def running(self) -> tuple[str, ...]:
        """What a reader sees of each inline text of it, without code and addresses."""
        if self._running is None:
            self._running = tuple(map(running_text, self.block.inlines))
        return self._running

    @property
    def text(self) -> str:
        """Its running text on one line."""
        if self._text is None:
            text = " ".join(" ".join(self.running).split())
            self._text = self.plain if text == self.plain else text  # nearly always: one string less to hold
        return self._text

    @property
    def others(self) -> tuple[Fact, ...]:
        """Mail addresses, footnotes, bold values, marks of a state, names with a digit, shortcuts, amounts of money."""
        return tuple(self._read_others())

    def _head_marks(self, at: Span) -> Iterator[Fact]:
        """Yield the box of a task, and the word in brackets that makes a note of a quotation."""
        if self.block.checked is not None:
            box = "[x]" if self.block.checked else "[ ]"
            yield Fact("state", box, box, at)
        for inline in self.block.inlines[:1]:
            if alert := _ALERT.match(inline.plain):
                yield Fact("state", alert[0].upper(), alert[0], at)

    def _read_others(self) -> Iterator[Fact]:
        at = span_of((self.block.span.start, self.block.span.start))
        if self.block.checked is not None or self.plain.startswith("[!"):
            yield from self._head_marks(at)
        for number, inline in enumerate(self.block.inlines):
            for note in inline.footnotes:
                yield Fact("footnote", note.label, f"[^{note.label}]", note.span)
            plain = inline.plain
            first = self.first_digit if plain is self.plain else _first_digit(plain)
            if first < 0 and not _MAY_HAVE_OTHERS.search(plain) and not any(map(_is_mail, inline.links)):
                continue
            if "@" in plain or any(map(_is_mail, inline.links)):
                yield from mail_addresses(inline, at)
            for span, text, is_strong in inline.emphasis:
                if is_strong and len(text) <= _LONGEST_VALUE and (value := bare_values(text)):
                    yield Fact("bold", value, text, span)
            running = self.running[number]
            if first >= 0 and _MAY_BE_NAME.search(running, first):
                for name in _NAME.findall(running):
                    yield Fact("name", name.casefold(), name, at)
            if not plain.isascii():
                yield from states(inline, at)
            for key, shown in shortcuts(running):
                yield Fact("shortcut", key, shown, at)
            for currency, digits, shown in amounts(running, first) if first >= 0 else ():
                yield Fact("money", f"{currency} {digits}", shown, at)


class SourceFacts(BlockFacts):
    """The facts of a block of the source: it is compared with that of every translation, so what is read is kept."""

    __slots__ = ("_numbers", "_others")

    def __init__(self, block: Block, targets: Targets) -> None:
        super().__init__(block, targets)
        self._numbers: tuple[tuple[Number, Inline], ...] | None = None
        self._others: tuple[Fact, ...] | None = None

    def numbers(self, language: str) -> tuple[tuple[Number, Inline], ...]:
        """Return what the block of any edition does."""
        if self._numbers is None:
            self._numbers = super().numbers(language)
        return self._numbers

    @property
    def others(self) -> tuple[Fact, ...]:
        """What they are in the block of any edition."""
        if self._others is None:
            self._others = super().others
        return self._others


def _first_digit(text: str) -> int:
    found = _DIGIT.search(text)
    return found.start() if found else -1


def _is_mail(link: Link) -> bool:
    return link.target.startswith("mailto:")


def mail_addresses(inline: Inline, span: Span) -> Iterator[Fact]:
    """Yield the mail addresses of a text, those that links lead to and those that are none, each at ``span``."""
    linked = [link.target[7:].partition("?")[0] for link in inline.links if link.target.startswith("mailto:")]
    for address in dict.fromkeys(linked) if linked else ():
        yield Fact("address", address.lower(), address, span)
    if "@" in inline.plain:
        led_to = " ".join({link.target for link in inline.links if "@" in link.target})
        known = set(MAIL.findall(led_to)) if led_to else ()
        for match in MAIL.finditer(inline.plain):
            if match[0] not in known and match[0] not in led_to:
                yield Fact("address", match[0].lower(), match[0], span)


def states(inline: Inline, span: Span) -> Iterator[Fact]:
    """Yield the marks of a text that say yes, no, soon or careful, each at ``span``."""
    for match in _STATE.finditer(inline.plain) if not inline.plain.isascii() else ():
        yield Fact("state", _STATES[match[0]], match[0], span)


def _head_date(plain: str, language: str) -> str:
    """Return the date that a text begins with, after a sign or a word at the most."""
    dates = (number for number in read_numbers(plain[: 2 * _HEAD], language) if number.kind == "date")
    first = next(dates, None)
    return str(first.value) if first is not None and first.start <= _BEFORE_DATE else ""


def running_text(inline: Inline) -> str:
    """Return what a reader sees of ``inline`` without code and addresses, each blanked."""
    if not inline.code and not inline.links:
        return inline.plain
    text, at = inline.plain, 0
    blank = [(link.span.start, link.text) for link in inline.links if link.kind in _SHOWN_AS_THEY_ARE]
    blank += [(code.span.start, code.text) for code in inline.code]
    pieces = []
    for _, part in sorted(blank):
        found = text.find(part, at) if part else -1
        if found >= 0:
            pieces += [text[at:found], " " * len(part)]
            at = found + len(part)
    return "".join([*pieces, text[at:]]) if pieces else text
