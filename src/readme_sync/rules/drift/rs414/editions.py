"""Which edition has a code block otherwise than the others: blocks are read, grouped and judged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from readme_sync.align.letters import letters_shared
from readme_sync.align.majority import judge
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition
from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.drift.rs414.branches import lost_arrows, lost_branches
from readme_sync.rules.drift.rs414.changes import Change, change, is_example, is_name
from readme_sync.rules.drift.rs414.code import (
    IMPORT,
    Code,
    are_unlike,
    have_nothing_in_common,
    leaves_out,
    said,
    say_the_same,
    says_nothing,
    telling,
    told_by,
    without,
)
from readme_sync.rules.drift.rs414.data import is_data, is_same_data
from readme_sync.rules.drift.rs414.drift import Difference, difference
from readme_sync.rules.drift.rs414.further import Differ, further, more_than_names
from readme_sync.rules.drift.rs414.lines import joins, parted, read, says, shown_lines
from readme_sync.rules.drift.rs414.mistyped import misnumbered_lines, mistyped_lines
from readme_sync.rules.drift.rs414.named import named_otherwise
from readme_sync.rules.drift.rs414.names import renamed_lines
from readme_sync.rules.drift.rs414.quoted import own_names, quoted_names, requoted_lines
from readme_sync.rules.drift.rs414.renamed import Names, given, is_renamed, selectors, used
from readme_sync.rules.drift.rs414.syntax import (
    guessed,
    is_configuration,
    is_markup,
    is_printed,
    is_prose,
    is_session,
    is_shell,
    is_style,
    language,
    shows_use,
    typed,
)
from readme_sync.rules.drift.rs414.written import plainly
from readme_sync.rules.slips import near
from readme_sync.values import NamedTuple

_ANSWER = "HTTP/"  # of a server: what it says is no code
_PARTS = re.compile(r"[._-]")
_QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_PACKAGE = re.compile(r"package [\w.]+$")
_NEARLY = 0.75  # share of letter pairs of two lines of which one was changed
_STEPS = 4  # lines of an example that may be shown in steps
_MOST_TRANSLATED = 40  # lines of a block

Translates = Callable[[int, str, str], bool]  # whether an edition says a line of the source in words of its own text


class Drift(NamedTuple):
    """A block is another one in ``edition`` than in the ``agreeing`` ones.

    ``is_note`` says that it does the same, or is another example, which nobody can compare line by line.
    """

    edition: int
    agreeing: tuple[int, ...]
    difference: Difference
    is_note: bool = False

    @property
    def change(self) -> Change | None:
        """The option or name that is another one, None where whole lines are."""
        return change(*self.difference)

    @property
    def said(self) -> Change | None:
        """What is one fact wherever it stands: a line that one side lacks is so whatever it quotes."""
        return self.change if all(self.difference) else change(*(_QUOTED.sub('""', line) for line in self.difference))

    @property
    def is_name(self) -> bool:
        """Whether the change is of a word that is the same fact wherever it stands."""
        return self.change is not None and is_name(self.change)


class Comparison:
    """The code blocks of a catalogue's editions, each read at most once, and only when it is asked for."""

    def __init__(self, editions: Sequence[Edition], source: int, translates: Translates) -> None:
        self._editions = editions
        self._translates = translates
        self._source = source
        self._codes: dict[tuple[int, CodeBlock], Code] = {}
        self._tellings: dict[int, list[frozenset[str]]] = {}
        self._rarest: dict[int, dict[str, set[frozenset[str]]]] = {}
        self._counts: dict[int, Counter[tuple[str, ...]]] = {}
        self._line_counts: dict[int, Counter[str]] = {}
        self._said: dict[int, Counter[str]] = {}
        self._names: dict[int, Names] = {}
        self._own_names: dict[int, frozenset[str]] = {}

    def drifts(self, members: Sequence[CodeBlock | None]) -> Iterator[Drift]:
        """Yield who has a block otherwise. ``members`` has it for each edition, None where its section is missing."""
        codes = self._read_alike(members)
        kinds = {code.kind for code in codes if code}
        differ = _differ if len(kinds) == 1 and not is_prose(*kinds) else _mistyped
        groups = _groups(codes, differ)
        verdict = judge(groups, self._source)
        if verdict is None:
            return
        agreeing = tuple(edition for edition, group in enumerate(groups) if group == verdict.common)
        reference = self._source if self._source in agreeing else agreeing[0]
        for edition in verdict.odd:
            own, other = codes[edition], codes[reference]
            if not own or not other or not differ(own, other):
                continue
            own, other = self._own_imports_apart(edition, reference, own, other)
            found = more_than_names(own, other, differ)
            if not found or are_unlike(own, other, found) or leaves_out(own, other, found):
                continue
            if reference == self._source and is_shell(own.kind):
                found = self._in_own_words(edition, own, other, found)
            if not found or self._are_other_blocks(edition, reference, own, other):
                continue
            if not (found.own and found.other):
                if self._names_itself(edition, reference, found):
                    continue
                held = self._held(edition, reference, own, other), self._held(reference, edition, other, own)
                found = None if say_the_same(*held) else differ(*held)  # where lines are taken out, order is nothing
            # Of two that run the same, one is no other block: a letter of a quoted text alone differs.
            if found and (own.runs == other.runs or not self._moved(edition, reference, own, other)):
                is_note = (
                    (have_nothing_in_common(own, other) and not near(*found))
                    or self._is_same(edition, reference, own, other)
                    or self._is_in_steps(edition, reference, own, other)
                    or self._is_in_steps(reference, edition, other, own)
                )
                yield Drift(edition, agreeing, found, is_note)
                for more in () if is_note else further(own, other, found, differ):
                    yield Drift(edition, agreeing, more)

    def _read_alike(self, members: Sequence[CodeBlock | None]) -> list[Code | None]:
        """Return the blocks, those whose fence says nothing read as what another one's says of the same lines."""
        codes = [block and self._code(edition, block) for edition, block in enumerate(members)]
        stated = next((code for code in codes if code and not is_prose(code.kind)), None)
        if stated is None or len({code.kind for code in codes if code and not is_prose(code.kind)}) > 1:
            return codes
        return [
            self._read(edition, block, stated.kind) if block and code and says_nothing(block, code, stated) else code
            for edition, (block, code) in enumerate(zip(members, codes, strict=True))
        ]

    def _own_imports_apart(self, edition: int, reference: int, own: Code, other: Code) -> tuple[Code, Code]:
        """Return two blocks without what one of them alone imports and the other edition does in another block.

        An example may be written as a whole or go on from the one before it.
        """
        return self._imports_apart(reference, own, other), self._imports_apart(edition, other, own)

    def _imports_apart(self, other: int, own: Code, theirs: Code) -> Code:
        known = {line.code for line in theirs.lines}
        away = [line for line in own.lines if line.code not in known and IMPORT.match(line.code)]
        if not any(map(_PACKAGE.match, known)):
            away += [line for line in own.lines if _PACKAGE.match(line.code)]
        counts = self._lines(other) if away else Counter[str]()
        gone = {line.code for line in away if counts[told_by(line)]}
        kept = tuple(line for line in own.lines if line.code not in gone)
        return own._replace(lines=kept) if gone and kept else own

    def _names_itself(self, edition: int, reference: int, found: Difference) -> bool:
        """Tell whether what one edition alone has in a tree is a file of its own language: ``README.zh.md``."""
        name, holder = (found.own, edition) if found.own else (found.other, reference)
        if "." not in name or " " in name:
            return False
        return any(says(part, self._editions[holder].language) for part in _PARTS.split(name)[1:])

    def _in_own_words(self, edition: int, own: Code, other: Code, found: Difference) -> Difference | None:
        """Return the first difference of two blocks of commands that is more than a translator's names for things."""
        left: Difference | None = found
        for _ in range(_MOST_TRANSLATED):
            if left is None or not is_example(*left) or not self._translates(edition, *left):
                break
            own, other = without(own, left.own), without(other, left.other)
            left = _differ(own, other)
        return left

    def _is_same(self, edition: int, reference: int, own: Code, other: Code) -> bool:
        """Tell whether nothing but names differs that code gives: variables, and what it defines.

        Of commands, whether the same words are parted among fewer or more of them: packages to be installed.
        """
        if {line.code for line in own.lines} == {line.code for line in other.lines}:
            return False  # a line that stands there twice
        if is_shell(own.kind) or (is_shell(guessed(own.content)) and is_shell(guessed(other.content))):
            return len(own.lines) != len(other.lines) and said(own) == said(other)
        if is_configuration(own.kind) or is_markup(own.kind):
            return False
        return is_renamed(own.lines, other.lines, self._given(edition), self._given(reference))

    def _given(self, edition: int) -> Names:
        if edition not in self._names:
            codes = [self._code(edition, block) for block in self._editions[edition].document.code_blocks]
            lines = [code.lines for code in codes]
            styles = (name for code in codes if is_style(code.kind) for name in selectors(code.lines))
            self._names[edition] = Names(frozenset(given(lines)).union(styles), Counter(used(lines)))
        return self._names[edition]

    def _are_other_blocks(self, edition: int, reference: int, own: Code, other: Code) -> bool:
        """Tell whether either block takes in another one of the other side, and not the one it stands beside."""
        return self._takes_in(own, other, reference) or self._takes_in(other, own, edition)

    def _takes_in(self, code: Code, beside: Code, edition: int) -> bool:
        lines, known = telling(code), telling(beside)
        if not known or not known.isdisjoint(lines):
            return False
        by_rarest = self._by_rarest(edition)
        blocks = (block for line in lines for block in by_rarest.get(line, ()))
        return any(block < lines and (len(block) > 1 or 2 * len(block) >= len(lines)) for block in blocks)

    def _telling(self, edition: int) -> list[frozenset[str]]:
        """Return the lines of each code block of an edition that are no mere brackets, where there are such lines."""
        if edition not in self._tellings:
            codes = (self._code(edition, block) for block in self._editions[edition].document.code_blocks)
            self._tellings[edition] = [lines for code in codes if (lines := telling(code))]
        return self._tellings[edition]

    def _by_rarest(self, edition: int) -> dict[str, set[frozenset[str]]]:
        """Return what ``_telling`` does, by the rarest line of each block: what takes a block in has that line."""
        if edition not in self._rarest:
            count, found = self._lines(edition), dict[str, set[frozenset[str]]]()
            for lines in self._telling(edition):
                found.setdefault(min(lines, key=lambda line: (count[line], line)), set()).add(lines)
            self._rarest[edition] = found
        return self._rarest[edition]

    def _held(self, edition: int, other: int, own: Code, theirs: Code) -> Code:
        """Return a block without the lines that the ``other`` edition has in another block: one was split or joined."""
        known = {line.code for line in theirs.lines}
        here, there = self._lines(edition), self._lines(other)
        away = self._joined(other, own, theirs)
        kept = [
            line
            for line in own.lines
            if line.code in known
            or (line.code not in away and (not (told := told_by(line)) or there[told] < here[told]))
        ]
        if any(line.code not in known for line in kept):
            said, own_said = self._said_within(other), self._said_within(edition)
            kept = [line for line in kept if line.code in known or said[line.shown] <= own_said[line.shown]]
        return own if len(kept) == len(own.lines) else own._replace(lines=tuple(kept))

    def _is_in_steps(self, edition: int, other: int, own: Code, theirs: Code) -> bool:
        """Tell whether an edition has most of what its block lacks in blocks of its own: an example in steps."""
        lacking = telling(theirs) - telling(own)
        if len(lacking) < _STEPS:
            return False
        here, there = self._lines(edition), self._lines(other)
        return 2 * sum(here[line] >= there[line] for line in lacking) >= len(lacking)

    def _said_within(self, edition: int) -> Counter[str]:
        """Count the code that stands within the texts of an edition: a step may say what another one shows."""
        if edition not in self._said:
            inlines = (inline for block in read_blocks(self._editions[edition]) for inline in block.inlines)
            self._said[edition] = Counter(" ".join(code.text.split()) for inline in inlines for code in inline.code)
        return self._said[edition]

    def _joined(self, other: int, own: Code, theirs: Code) -> frozenset[str]:
        """Return the lines of a block that nearly make up another block of the ``other`` edition."""
        known = telling(theirs)
        lines = sorted(telling(own) - known)  # in one order, so that each run takes the same of two that are alike
        found: set[str] = set()
        for wanted in self._telling(other) if len(lines) > 1 else ():
            if len(wanted) > 1 and len(wanted) <= len(lines) and known.isdisjoint(wanted):
                pairs = [next((line for line in lines if _nearly(line, one)), None) for one in wanted]
                if all(pairs):
                    found.update(filter(None, pairs))
        return frozenset(found)

    def _lines(self, edition: int) -> Counter[str]:
        """Count the lines of all code blocks of an edition."""
        if edition not in self._line_counts:
            blocks = self._editions[edition].document.code_blocks
            self._line_counts[edition] = Counter(
                told for block in blocks for line in self._code(edition, block).lines if (told := told_by(line))
            )
        return self._line_counts[edition]

    def _moved(self, edition: int, reference: int, own: Code, other: Code) -> bool:
        """Say whether either block stands at another place of the other edition, so that they are no counterparts."""
        here, there = self._count(edition), self._count(reference)
        return 0 < here[own.runs] <= there[own.runs] or 0 < there[other.runs] <= here[other.runs]

    def _count(self, edition: int) -> Counter[tuple[str, ...]]:
        if edition not in self._counts:
            blocks = self._editions[edition].document.code_blocks
            codes = (self._code(edition, block) for block in blocks)
            self._counts[edition] = Counter(code.runs for code in codes if code.runs)
        return self._counts[edition]

    @cached_property
    def _alone(self) -> frozenset[str]:
        """The commands that stand on a line of their own in some edition: in another one they may be joined."""
        every = ((block, one.language) for one in self._editions for block in one.document.code_blocks)
        shells = ((block, tongue) for block, tongue in every if is_shell(language(block.info)))
        return frozenset(line.code for block, tongue in shells for line in read(block.content, "sh", tongue))

    def _alone_in(self, edition: int) -> frozenset[str]:
        """Return the names in quotes that a translation has and the source has not, where it keeps the others."""
        if edition not in self._own_names:
            names, others = (
                quoted_names(block.content for block in self._editions[e].document.code_blocks)
                for e in (edition, self._source)
            )
            self._own_names[edition] = own_names(names, others, self._editions[edition].language)
        return self._own_names[edition]

    def _code(self, edition: int, block: CodeBlock) -> Code:
        if (edition, block) not in self._codes:
            kind = language(block.info)
            content = plainly(block.content, kind)
            if is_session(kind):
                kind = "json" if is_data(content) else guessed(content) or kind
            if (is_shell(kind) and is_printed(content)) or content.lstrip().startswith(_ANSWER):
                kind = "output"
            if commands := typed(kind, content):
                kind, content = "sh", commands
            self._codes[edition, block] = self._read_content(edition, content, kind)
        return self._codes[edition, block]

    def _read(self, edition: int, block: CodeBlock, kind: str) -> Code:
        return self._read_content(edition, plainly(block.content, kind), kind)

    def _read_content(self, edition: int, content: str, kind: str) -> Code:
        lines = [] if is_prose(kind) else read(content, kind, self._editions[edition].language)
        if is_shell(kind) and any(map(joins, lines)):
            lines = parted(lines, self._alone)
        return Code(content, kind, tuple(lines), tuple(shown_lines(content, kind)), self._alone_in(edition))


def _nearly(line: str, other: str) -> bool:
    return line == other or letters_shared(line, other) >= _NEARLY


def _groups(members: Sequence[Code | None], differ: Differ) -> list[int | None]:
    """Return for each edition the first that has nothing really different: they say the same.

    One that has a slip beside that first one does not say the same, although one between them may hide it: what is
    translated there is not compared.
    """
    groups: list[int | None] = []
    for edition, code in enumerate(members):
        found: int | None = None if code is None else edition
        for before in range(edition):
            one, group = members[before], groups[before]
            first = members[group] if group is not None else None
            if code and one and first and _is_same(code, one, differ) and (first is one or not _mistyped(code, first)):
                found = group
                break
        groups.append(found)
    return groups


def _is_same(own: Code, other: Code, differ: Differ) -> bool:
    return own[:2] == other[:2] or differ(own, other) is None


def _differ(own: Code, other: Code) -> Difference | None:
    if own.kind == "json" and is_same_data(own.content, other.content):
        return _mistyped(own, other)
    return difference(own.lines, other.lines, flowing=not is_shell(own.kind)) or _mistyped(own, other)


def _mistyped(own: Code, other: Code) -> Difference | None:
    """Return the first line that has a single letter otherwise: no translator changes that, also not in quotes.

    So it is with the numbers of an address, with what is else the same in every language, and with trees of files.
    """
    read = is_prose(own.kind) or is_prose(other.kind)
    lines = own.shown, other.shown
    commands = own.kind != other.kind and (is_shell(own.kind) or is_shell(other.kind))
    written = [list(filter(None, some)) for some in lines] if commands else lines
    slips = chain(mistyped_lines(*written, commands=commands), misnumbered_lines(*lines, read=read))
    lost = lost_arrows if own.kind == other.kind == "mermaid" else lost_branches
    if read:
        more = lost(own.shown, other.shown)
    else:
        more = chain(renamed_lines(own.shown, other.shown, own.kind), requoted_lines(*lines, own.alone | other.alone))
    named = named_otherwise(*lines) if shows_use(own.kind) and shows_use(other.kind) else ()
    return next((Difference(a, b) for a, b in chain(slips, more, named)), None)
