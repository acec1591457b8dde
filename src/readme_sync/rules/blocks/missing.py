"""Which blocks of the source a translation lacks: not what it has at another place, joined or reworded."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache

from readme_sync.align.blocks.facts import PICTURE_FACTS, BlockFacts
from readme_sync.align.blocks.match import BlockAlignment
from readme_sync.align.evidence import neutral_name
from readme_sync.language.platforms import (
    are_replaced_for_readers_of,
    is_for_readers_of,
    is_replaced_for_readers_of,
)
from readme_sync.language.scripts import detect_language, has_own_letters, share_letters
from readme_sync.language.tags import base, mentions_language
from readme_sync.markdown.document import PICTURES, Document, Link
from readme_sync.regex import lazy
from readme_sync.rules.blocks.pairs.compare import Comparison

_TRANSLATORS = lazy(r"\W{0,9}(?:translat(?:ors?\b|(?:ed|ions?) by\b)|译者|譯者|訳者|翻译者|翻訳者)", re.IGNORECASE)
# A word with a capital or a dot within it: "LoomTube", "media.loom.test". Any other may begin a sentence.
_NAME = lazy(r"(?=\w[\w-]*(?:[A-Z]|\.\w))\w[\w.-]{2,}\w(?: [A-Z0-9][\w.-]*\w){0,3}", re.ASCII)
_FEW = 4  # texts between two that are there
_LABEL = 40  # characters that say what follows
_LONG_WORD = 6  # letters of a name that no text says by chance
_WORD = 3  # letters of a word that tells one text from another
_SHORT_NAME = 3  # letters: what is called so may be anything
_TIMES = 4  # as many letters has a text in another language at the most
_HABIT = 2  # blocks of code that stand as text: more are how they are shown
_SHORTEST = 2  # letters and digits: less says nothing that could be missed


def missing_blocks(
    alignment: BlockAlignment, comparison: Comparison, source: Document, here: Document
) -> Iterator[int]:
    """Yield the numbers of the source's blocks that the translation lacks.

    A block whose links, pictures and code all stand elsewhere in the translation was moved, and one that stands there
    as a line of code, as often as in the source, is there. Code that is a paragraph there has lost its fence. What
    leads to pages in the source's own language, or to a platform of its readers, is for them alone. A footnote is
    told of by its label, an entry of a table of contents by RS303.
    """
    code: tuple[Counter[str], Counter[str]] | None = None
    traces = _Traces(alignment)
    for number in _not_in_html(alignment, here):
        facts = alignment.source[number]
        if facts.block.kind == "footnote" or (facts.block.kind == "strip" and not facts.links):
            continue
        if _is_for_readers(facts, comparison.languages, source, here):
            continue
        if _shows_their_place(alignment, number, comparison.languages[1], here):
            continue
        if _names_translators(alignment.source, number):
            continue
        if not _says_something(facts) or _leads_inside(facts) or _is_there(facts, comparison):
            continue
        if _stands_in_a_table(facts, source, here) or _is_its_title(facts, source, here):
            continue
        if traces.between(number) or traces.with_picture(number):
            continue
        if traces.by_name(number) or traces.at_another_path(facts):
            continue
        if traces.has_lost_its_fence(facts, here):
            yield number
        elif not traces.of(facts) and not traces.beside(number) and not traces.of_code_beside(number):
            code = code or (_lines_of_code(alignment.blocks), _lines_of_code(alignment.source))
            words = _words(facts.plain)  # a picture has none, as a blank line of code
            if not words or not code[0][words] or (facts.block.kind == "code" and code[0][words] < code[1][words]):
                yield number


def _not_in_html(alignment: BlockAlignment, here: Document) -> Sequence[int]:
    """Return the missing blocks without those of which all that they cite stands in HTML that takes text in.

    The texts beside these without a link, picture or code are there as well.
    """
    cited = {n: cited for n in alignment.missing if (cited := alignment.source[n].cited)}
    pieces = map(here.raw, (block.span for block in here.html_blocks)) if cited else ()
    html = "\n".join(text for text in pieces if "](" in text or "`" in text)
    if not html:
        return alignment.missing  # nearly always
    told = {n for n, facts in cited.items() if all(fact.shown in html for fact in facts)}
    return [n for n in alignment.missing if n not in told and (n in cited or told.isdisjoint((n - 1, n + 1)))]


def _lines_of_code(blocks: Sequence[BlockFacts]) -> Counter[str]:
    """Count the lines of code blocks, and such a block as a whole."""
    shown = [one.plain for one in blocks if one.block.kind == "code"]
    return Counter(_words(line) for text in shown for line in {text, *text.split("\n")})


class _Traces:
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
        """Tell whether a block of code is a paragraph that has no counterpart, letter by letter.

        Where several are, and in a quotation, that is how the translation shows code.
        """
        if facts.block.kind != "code":
            return False
        if self._texts is None:
            paired = {n for pair in self._alignment.pairs for n in pair.right}
            alone = [one for n, one in enumerate(self._alignment.blocks) if n not in paired]
            texts = {_words(one.plain) for one in alone if one.block.kind == "paragraph" and not _is_quoted(one, here)}
            code = {_words(one.plain) for one in self._alignment.source if one.block.kind == "code"}
            self._texts = found if len(found := texts & code) <= _HABIT else frozenset()
        return _words(facts.plain) in self._texts

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

    def beside(self, number: int) -> bool:
        """Tell whether the counterpart of the block above or below says all of a text: the two were joined."""
        said = _words(self._alignment.source[number].plain)
        if sum(map(str.isalpha, said)) < _LONG_WORD:
            return False
        homes = (*self._home(number - 1), *self._home(number + 1))
        return any(said in _words(self._alignment.blocks[home].plain) for home in homes)

    def with_picture(self, number: int) -> bool:
        """Tell whether the counterpart of a picture below a text, or above it, has about as much text: one paragraph.

        Where a text above the picture is missing as well, the counterpart has that.
        """
        source, blocks = self._alignment.source, self._alignment.blocks
        if self._lost is None:
            self._lost = frozenset(self._alignment.missing)
        said = _letters(source[number].plain)
        for beside in (number + 1, number - 1) if number - 2 not in self._lost else (number + 1,):
            if not 0 <= beside < len(source) or source[beside].block.section != source[number].block.section:
                continue
            facts = source[beside]
            if facts.links and not facts.code and all(fact.kind in PICTURE_FACTS for fact in facts.links):
                more = sum(_letters(blocks[home].plain) for home in self._home(beside)) - _letters(facts.plain)
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


def _says_something(facts: BlockFacts) -> bool:
    return bool(facts.links) or sum(map(str.isalnum, facts.plain[:200])) >= _SHORTEST


def _leads_inside(facts: BlockFacts) -> bool:
    """Tell whether a block only leads about: an entry of a table of contents, of a line of languages, a way back up.

    What says more than where it is told of is none: of a name in code ("`mode`: see the section below"), or before the
    link ("Make tasks, see the pictures").
    """
    links = [link for inline in facts.block.inlines for link in inline.links]
    if not links or facts.links or facts.block.kind not in ("entry", "paragraph"):
        return False
    linked = sum(_letters(link.text) for link in links)
    said = _letters(facts.plain) - linked
    if said < _SHORTEST or facts.block.kind != "entry":
        return said < _SHORTEST
    if not all(link.target.startswith("#") for link in links):
        return True  # "French version: here"
    before = _letters(facts.plain.partition(links[0].text)[0])
    return said <= linked or not (facts.code or before > linked)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _is_for_readers(facts: BlockFacts, languages: tuple[str, str], source: Document, here: Document) -> bool:
    """Tell whether a text sends readers of the source's language to a page of theirs: "our English forum".

    ``languages`` are those of the translation and of the source.
    """
    own, language = languages
    links = [link for inline in facts.block.inlines for link in inline.links]
    if links and all(mentions_language(link.text, language) for link in links):
        return True
    if facts.block.kind == "strip" and _leads_to_platforms(links, own, source, here):
        return True
    if facts.block.kind == "entry" and is_replaced_for_readers_of(own, [link.text for link in links], here.text):
        return True
    if facts.block.kind == "paragraph" and _is_of_other_letters(facts.plain, language):
        return True
    return facts.block.kind != "code" and is_for_readers_of(language, source.raw(facts.block.span), here.text)


def _leads_to_platforms(links: Sequence[Link], language: str, source: Document, here: Document) -> bool:
    """Tell whether a strip leads to several platforms, and nowhere else, where the translation has others."""
    led = [link.target for link in links if link.kind not in PICTURES]
    return len(led) > 1 and are_replaced_for_readers_of(language, led, here.text, source.text)


def _shows_their_place(alignment: BlockAlignment, number: int, language: str, here: Document) -> bool:
    """Tell whether a picture stands below a text that ends with a colon and names a platform of its readers.

    The translation of that text says nothing of the platform; where there is none, the whole translation does not.
    """
    source = alignment.source
    facts, above = source[number], source[number - 1] if number else None
    if above is None or above.block.section != facts.block.section or not above.plain.rstrip().endswith((":", "：")):
        return False
    if not facts.links or any(fact.kind not in PICTURE_FACTS for fact in facts.links):
        return False
    beside = [alignment.blocks[n].plain for pair in alignment.pairs if number - 1 in pair.left for n in pair.right]
    return is_for_readers_of(language, above.plain, "\n".join(beside) or here.text)


def _names_translators(source: Sequence[BlockFacts], number: int) -> bool:
    """Tell whether a text, or a short one right above it, says who has translated: each edition has its own."""
    facts, above = source[number], source[number - 1] if number else None
    texts = [facts.plain]
    if above is not None and above.block.section == facts.block.section and len(above.plain) < _LABEL:
        texts.append(above.plain)
    return any(map(_TRANSLATORS.match, texts))


def _is_of_other_letters(text: str, language: str) -> bool:
    """Tell whether a text is in a language of its own letters that is not ``language``: it is for other readers."""
    if text.isascii() or (said := detect_language(text)) is None or base(said) == base(language):
        return False
    return has_own_letters(said) and not share_letters(said, language)


def _is_there(facts: BlockFacts, comparison: Comparison) -> bool:
    """Tell whether all that a block cites stands elsewhere; a picture may be linked and not shown.

    A badge of a strip whose words are drawn from its address is told by the page that it leads to.
    """
    there, here = comparison.totals
    cited = facts.cited
    if facts.block.kind == "strip":
        cited = tuple(fact for fact in cited if fact.kind != "badge" or "/badge/" not in fact.key) or cited
    return bool(cited) and all(
        here.get(fact[:2], 0) >= there[fact[:2]]
        or (fact.kind == "image" and here.get(("link", fact.key), 0) > there.get(("link", fact.key), 0))
        for fact in cited
    )


def _is_its_title(facts: BlockFacts, source: Document, here: Document) -> bool:
    """Tell whether a text is a heading in the translation: in the source it is a label, or its title in HTML."""
    if _is_a_heading(facts, source, here):
        return True
    if source.raw(facts.block.whole)[:3].lower() != "<h1" or not here.headings or here.headings[0].level != 1:
        return False
    if not source.headings or source.headings[0].level > 1:
        return True
    title, said = ("".join(filter(str.isalnum, one.casefold())) for one in (here.headings[0].inline.plain, facts.plain))
    return bool(title) and said.startswith(title)


def _is_a_heading(facts: BlockFacts, source: Document, here: Document) -> bool:
    """Tell whether a short text is a heading in the translation, letter by letter, and none in the source."""
    said = _words(facts.plain)
    if facts.block.kind not in ("entry", "paragraph") or not said or len(said) > _LABEL:
        return False
    return _titles(here)[said] > _titles(source)[said]


@lru_cache(maxsize=64)  # a document is compared by identity
def _titles(document: Document) -> Counter[str]:
    """Count what the headings of a document say."""
    return Counter(_words(heading.inline.plain) for heading in document.headings)


def _stands_in_a_table(facts: BlockFacts, source: Document, here: Document) -> bool:
    """Tell whether what a block cites, or an entry names, stands in cells of the translation alone."""
    targets = [fact.shown for fact in facts.cited]
    only_code = all(fact.kind == "code" for fact in facts.cited)  # an entry's name is often written as code
    if only_code and facts.block.kind == "entry" and len(facts.name) > _SHORT_NAME:
        return _rows(here)[facts.name] > _rows(source)[facts.name]
    if not targets or any(fact.kind == "code" for fact in facts.cited):
        return False
    ours, theirs = (_in_tables(document) for document in (here, source))
    return all(ours[target] > theirs[target] for target in targets)


@lru_cache(maxsize=64)  # a document is compared by identity
def _rows(document: Document) -> Counter[str]:
    """Count what the rows of a document's tables are called."""
    rows = (row for table in document.tables for row in table.rows if row.cells)
    return Counter(neutral_name(row.cells[0].inline.plain) for row in rows)


@lru_cache(maxsize=64)  # a document is compared by identity
def _in_tables(document: Document) -> Counter[str]:
    """Count where the links and pictures in the tables of a document lead."""
    cells = (cell for table in document.tables for row in (table.header, *table.rows) for cell in row.cells)
    return Counter(link.target for cell in cells for link in cell.inline.links)


def _words(text: str) -> str:
    return " ".join(text.split())
