"""What a translation has of a block that seems to be missing: its words, its names, its pictures at another place."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.markdown.document import Document
from readme_sync.regex import lazy

# A word with a capital or a dot within it: "LoomTube", "media.loom.test". Any other may begin a sentence.
_NAME = lazy(r"(?=\w[\w-]*(?:[A-Z]|\.\w))\w[\w.-]{2,}\w(?: [A-Z0-9][\w.-]*\w){0,3}", re.ASCII)
_FEW = 4  # texts between two that are there
_LONG_WORD = 6  # letters of a name that no text says by chance
_WORD = 3  # letters of a word that tells one text from another
_TIMES = 4  # as many letters has a text in another language at the most
_LONG = 24  # letters and digits of a text that stands in code as well, whatever its signs are there
_TARGET = lazy(r"\]\([^()\s]*\)")
_HABIT = 2  # blocks of code that stand as text: more are how they are shown


class Traces:
    """Finds what a block says in Latin letters in one block that has no counterpart, in whatever section it stands."""

    def __init__(self, alignment: BlockAlignment) -> None:
        self._alignment = alignment
        self._homes: dict[str, list[int]] | None = None
        self._said: Counter[str] | None = None
        self._lost: Set[int] | None = None
        self._texts: Set[str] | None = None
        self._named: tuple[Counter[str], ...] | None = None
        self._partners: dict[int, tuple[int, ...]] | None = None
        self._files: tuple[Counter[str], Counter[str]] | None = None
        self._code: tuple[str, str] | None = None

    def of(self, facts: BlockFacts) -> bool:
        """Tell whether all the words of a block stand together in such a block.

        They are two at the least, or one long name that each edition says once: else nobody can tell.
        """
        words = [word for word in facts.words if len(word) >= _WORD]
        if not words:
            return False
        if self._homes is None:
            self._homes = self._read()
        if len(words) == 1:
            word = words[0]
            return len(word) >= _LONG_WORD and len(self._homes.get(word, ())) == 1 and self._is_said_once(word)
        homes = sorted((self._homes.get(word, []) for word in words), key=len)
        return bool(set(homes[0]).intersection(*homes[1:]))

    def has_lost_its_fence(self, facts: BlockFacts, here: Document) -> bool:
        """Tell whether a block of code is a paragraph that the source has nowhere, letter by letter.

        It may be matched by its place, or joined to the text above. Where several are, and in a quotation, that is how
        the translation shows code.
        """
        if facts.block.kind != "code":
            return False
        if self._texts is None:
            texts, theirs = (
                {words_of(one.plain): one for one in blocks if one.block.kind == "paragraph" and not one.code}
                for blocks in (self._alignment.blocks, self._alignment.source)
            )
            code = {words_of(one.plain) for one in self._alignment.source if one.block.kind == "code"}
            found = {said for said in texts.keys() & code - theirs.keys() if not _is_quoted(texts[said], here)}
            self._texts = found if len(found) <= _HABIT else frozenset()
        return words_of(facts.plain) in self._texts

    def by_name(self, number: int) -> bool:
        """Tell whether an entry begins with a name with which one entry without a counterpart begins as well.

        A list that stands at another place was made anew there: "Loom (site) (wiki)" is "Loom [beta]".
        """
        if self._named is None:
            paired = {n for pair in self._alignment.pairs for n in pair.right}
            alone = (facts for n, facts in enumerate(self._alignment.blocks) if n not in paired)
            self._named = tuple(
                Counter(name for facts in some if (name := _name_at_head(facts)))
                for some in (self._alignment.source, alone)
            )
        name = _name_at_head(self._alignment.source[number])
        return name != "" and all(count[name] == 1 for count in self._named)

    def at_another_path(self, facts: BlockFacts) -> bool:
        """Tell whether all that a block shows are files of the repository that the translation shows as often.

        Their paths may be wrong there: RS304 tells of that.
        """
        names = _files([facts])
        if not names or names.total() < len(facts.cited):
            return False
        if self._files is None:
            self._files = _files(self._alignment.source), _files(self._alignment.blocks)
        there, here = self._files
        return all(here[name] >= there[name] for name in names)

    def in_code(self, facts: BlockFacts) -> bool:
        """Tell whether a long text stands, with its marks, in a block of code that the translation alone has."""
        said = _letters_of(facts.plain)
        if facts.block.kind == "code" or len(said) < _LONG:
            return False
        if self._code is None:
            here, there = (
                "\n".join(_letters_of(_TARGET.sub("]", one.plain)) for one in blocks if one.block.kind == "code")
                for blocks in (self._alignment.blocks, self._alignment.source)
            )
            self._code = here, there
        return self._code[0].count(said) > self._code[1].count(said)

    def beside(self, number: int) -> bool:
        """Tell whether the counterpart of the block above or below says all of a text: the two were joined."""
        said = words_of(self._alignment.source[number].plain)
        if sum(map(str.isalpha, said)) < _LONG_WORD:
            return False
        homes = (*self._home(number - 1), *self._home(number + 1))
        return any(said in words_of(self._alignment.blocks[home].plain) for home in homes)

    def with_picture(self, number: int) -> bool:
        """Tell whether the counterpart of a picture below a text, or above it, has about as much text: one paragraph.

        Where a text above the picture is missing as well, the counterpart has that. One with a link is not there: the
        link would be.
        """
        source, blocks = self._alignment.source, self._alignment.blocks
        if source[number].links:
            return False
        if self._lost is None:
            self._lost = frozenset(self._alignment.missing)
        said = letters(source[number].plain)
        for beside in (number + 1, number - 1) if number - 2 not in self._lost else (number + 1,):
            if not 0 <= beside < len(source) or source[beside].block.section != source[number].block.section:
                continue
            facts = source[beside]
            if facts.links and not facts.code and all(fact.kind in PICTURE_FACTS for fact in facts.links):
                more = sum(letters(blocks[home].plain) for home in self._home(beside)) - letters(facts.plain)
                if said and _TIMES * more >= said:
                    return True
        return False

    def between(self, number: int) -> bool:
        """Tell whether the translation has as many texts between the counterparts of those above and below.

        A heading that it has alone stands among them, and put some into another section.
        """
        if self._lost is None:
            self._lost = frozenset(self._alignment.missing)
        source, blocks = self._alignment.source, self._alignment.blocks
        start = end = number
        while start - 1 in self._lost and end - start < _FEW:
            start -= 1
        while end + 1 in self._lost and end - start < _FEW:
            end += 1
        above, below = self._home(start - 1), self._home(end + 1)
        if not above or not below or source[start - 1].block.section != source[end + 1].block.section:
            return False
        if blocks[above[-1]].block.section == blocks[below[0]].block.section:
            return False
        kinds = [facts.block.kind for facts in (*blocks[above[-1] + 1 : below[0]], *source[start : end + 1])]
        return end - start < _FEW and kinds == 2 * (end - start + 1) * ["paragraph"]

    def of_code_beside(self, number: int) -> bool:
        """Tell whether the block above or below says in the translation alone all the names in code of a text.

        A list that became sentences was matched by place, and one place too far.
        """
        facts = self._alignment.source[number]
        names = [fact.key for fact in facts.cited]
        if not names or any(fact.kind != "code" or len(fact.key) < _LONG_WORD for fact in facts.cited):
            return False
        for beside in (number - 1, number + 1):
            said = " ".join(self._alignment.blocks[home].plain for home in self._home(beside))
            if said and all(name in said and name not in self._alignment.source[beside].plain for name in names):
                return True
        return False

    def _home(self, number: int) -> Sequence[int]:
        """Return the numbers of the counterparts of a block of the source."""
        if self._partners is None:
            self._partners = {n: pair.right for pair in self._alignment.pairs for n in pair.left}
        return self._partners.get(number, ())

    def _is_said_once(self, word: str) -> bool:
        """Tell whether one block of the source alone says a word."""
        if self._said is None:
            self._said = Counter(word for block in self._alignment.source for word in block.words)
        return self._said[word] == 1

    def _read(self) -> dict[str, list[int]]:
        paired = {n for pair in self._alignment.pairs for n in pair.right}
        homes: dict[str, list[int]] = {}
        for n, block in enumerate(self._alignment.blocks):
            for word in block.words if n not in paired and block.block.kind != "code" else ():
                homes.setdefault(word, []).append(n)
        return homes


def _letters_of(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def letters(text: str) -> int:
    """Count the letters and digits of a text."""
    return sum(map(str.isalnum, text))


def words_of(text: str) -> str:
    """Return a text with one blank between two words each."""
    return " ".join(text.split())


def _files(blocks: Iterable[BlockFacts]) -> Counter[str]:
    """Count the names of the pictures in the repository that blocks show."""
    shown = (fact.shown for facts in blocks for fact in facts.cited if fact.kind == "image")
    return Counter(posixpath.basename(path) for path in shown if "//" not in path)


def _is_quoted(facts: BlockFacts, here: Document) -> bool:
    """Tell whether a paragraph stands in a quotation."""
    line = here.text.rfind("\n", 0, facts.block.span.start) + 1
    return here.text[line : facts.block.span.start].lstrip(" \t-*+0123456789.").startswith(">")


def _name_at_head(facts: BlockFacts) -> str:
    """Return the name in Latin letters with which an entry begins; "" where it begins with a word of a language."""
    found = _NAME.match(facts.plain) if facts.block.kind == "entry" else None
    return found[0] if found is not None else ""
