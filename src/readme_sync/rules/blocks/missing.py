"""Which blocks of the source a translation lacks: not what it has at another place, joined or reworded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
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
from readme_sync.rules.blocks.traces import Traces, letters, words_of

_TRANSLATORS = lazy(r"\W{0,9}(?:translat(?:ors?\b|(?:ed|ions?) by\b)|译者|譯者|訳者|翻译者|翻訳者)", re.IGNORECASE)
_LABEL = 40  # characters that say what follows
_SHORT_NAME = 3  # letters: what is called so may be anything
_SHORTEST = 2  # letters and digits: less says nothing that could be missed


def missing_blocks(
    alignment: BlockAlignment, comparison: Comparison, source: Document, here: Document, empty: Set[int]
) -> Iterator[int]:
    """Yield the numbers of the source's blocks that the translation lacks.

    A block whose links, pictures and code all stand elsewhere in the translation was moved, and one that stands there
    as a line of code, as often as in the source, is there; not so one without which its section is ``empty``. Code that
    is a paragraph there has lost its fence. What leads to pages in the source's own language, or to a platform of its
    readers, is for them alone. A footnote is told of by its label, an entry of a table of contents by RS303.
    """
    code: tuple[Counter[str], Counter[str]] | None = None
    traces = Traces(alignment)
    for number in _not_in_html(alignment, here):
        facts = alignment.source[number]
        if facts.block.kind == "footnote" or (facts.block.kind == "strip" and not facts.links):
            continue
        if _is_for_readers(facts, comparison.languages, source, here):
            continue
        language = comparison.languages[1]
        if _shows_their_place(alignment, number, language, here) or _is_their_code(alignment, number, language, here):
            continue
        if _names_translators(alignment.source, number):
            continue
        if not _says_something(facts) or _leads_inside(facts):
            continue
        is_lost = alignment.sections.get(facts.block.section) in empty
        if not is_lost and (_is_there(facts, comparison) or _is_otherwise(facts, source, here)):
            continue
        if not is_lost and _is_traced(number, facts, traces):
            continue
        if is_lost or traces.has_lost_its_fence(facts, here):
            yield number
        elif not traces.of(facts) and not traces.beside(number) and not traces.of_code_beside(number):
            code = code or (_lines_of_code(alignment.blocks), _lines_of_code(alignment.source))
            words = words_of(facts.plain)  # a picture has none, as a blank line of code
            if not words or not code[0][words] or (facts.block.kind == "code" and code[0][words] < code[1][words]):
                yield number


def _is_otherwise(facts: BlockFacts, source: Document, here: Document) -> bool:
    """Tell whether a block is a row or a heading in the translation."""
    return _stands_in_a_table(facts, source, here) or _is_its_title(facts, source, here)


def _is_traced(number: int, facts: BlockFacts, traces: Traces) -> bool:
    """Tell whether a text or a picture stands in the translation in another way than alone."""
    if traces.between(number) or traces.with_picture(number) or traces.by_name(number):
        return True
    return traces.at_another_path(facts) or traces.in_code(facts)


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
    return Counter(words_of(line) for text in shown for line in {text, *text.split("\n")})


def _says_something(facts: BlockFacts) -> bool:
    return bool(facts.links) or sum(map(str.isalnum, facts.plain[:200])) >= _SHORTEST


def _leads_inside(facts: BlockFacts) -> bool:
    """Tell whether a block only leads about: an entry of a table of contents, of a line of languages, a way back up.

    What says more than where it is told of is none: of a name in code ("`mode`: see the section below"), or before the
    link ("Make tasks, see the pictures").
    """
    links = [link for inline in facts.block.inlines for link in inline.links if link.target != "#"]  # still to be set
    if not links or facts.links or facts.block.kind not in ("entry", "paragraph"):
        return False
    linked = sum(letters(link.text) for link in links)
    said = letters(facts.plain) - linked
    if said < _SHORTEST or facts.block.kind != "entry":
        return said < _SHORTEST
    if not all(link.target.startswith("#") for link in links):
        return True  # "French version: here"
    before = letters(facts.plain.partition(links[0].text)[0])
    return said <= linked or not (facts.code or before > linked)


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


def _is_their_code(alignment: BlockAlignment, number: int, language: str, here: Document) -> bool:
    """Tell whether code stands below a missing text that is for its readers: how to install it from their mirror."""
    facts, above = alignment.source[number], alignment.source[number - 1] if number else None
    if facts.block.kind != "code" or above is None or above.block.section != facts.block.section:
        return False
    return number - 1 in alignment.missing and is_for_readers_of(language, above.plain, here.text)


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

    A badge of a strip whose words are drawn from its address is told by the page that it leads to, pictures tell
    themselves: several may lead to one page.
    """
    there, here = comparison.totals
    cited = facts.cited
    if facts.block.kind == "strip":
        cited = tuple(fact for fact in cited if fact.kind != "badge" or "/badge/" not in fact.key) or cited
        cited = tuple(fact for fact in cited if fact.kind in PICTURE_FACTS) or cited
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
    said = words_of(facts.plain)
    if facts.block.kind not in ("entry", "paragraph") or not said or len(said) > _LABEL:
        return False
    return _titles(here)[said] > _titles(source)[said]


@lru_cache(maxsize=64)  # a document is compared by identity
def _titles(document: Document) -> Counter[str]:
    """Count what the headings of a document say."""
    return Counter(words_of(heading.inline.plain) for heading in document.headings)


def _stands_in_a_table(facts: BlockFacts, source: Document, here: Document) -> bool:
    """Tell whether where a block leads, or what an entry names, stands in cells of the translation alone."""
    targets = [fact.shown for fact in facts.cited if fact.kind != "code"]
    ours, theirs = (_in_tables(document) for document in (here, source))
    if targets and all(ours[target] > theirs[target] for target in targets):
        return True
    if facts.block.kind == "entry" and len(facts.name) > _SHORT_NAME:
        return _rows(here)[facts.name] > _rows(source)[facts.name]
    return False


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
