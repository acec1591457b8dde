"""What differs or seems to be missing and is no proof of a mistake: nobody can tell whether it is one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.language.scripts import is_mostly_foreign
from readme_sync.language.tags import mentions_language
from readme_sync.regex import lazy
from readme_sync.rules.blocks.drift import EditionDrift, PairDrift
from readme_sync.rules.blocks.lengths import TEXTS, is_as_long, is_shorter, is_text
from readme_sync.rules.blocks.said_beside import is_lead_in, letters_of, may_be_said_beside
from readme_sync.rules.blocks.shared import are_shortened
from readme_sync.rules.rows.list_shape import may_be_there as may_be_an_entry_there

_NO_WORD = lazy(r"[^\w-]+")
_OTHER_FORM = 2  # times as many texts are missing, at the most, as a section has of its own that may be the same
_SEVERAL = 2  # translations
_TIMES = 3  # as many letters has a text in another language at the most
_AT_LENGTH, _AGAIN = 12, 0.8  # words of a text; the part of them that one which says the same has, too
_FEW = 3  # words that two texts which say the same share the more of, names and terms

Holder = tuple[EditionDrift, Sequence[PairDrift]]  # a translation, and what of its blocks is one finding


def is_doubtful(holders: Sequence[Holder]) -> bool:
    """Tell whether nobody can tell of anything that ``holders`` have otherwise than the source that it is a mistake."""
    return all(may_be_another_text(drift, pair.pair) for drift, pairs in holders for pair in pairs)


def may_be_another_text(drift: EditionDrift, pair: BlockPair) -> bool:
    """Tell whether two texts that are paired may be two, with hardly a word in common, of a section that lacks texts.

    The counterpart may be one of those that are missing. Place alone pairs them, or what both cite is less than half of
    what the source does, or they are of two kinds, where the translation has texts of its own as well.
    """
    alignment = drift.alignment
    theirs, ours = alignment.source[pair.left[0]], alignment.blocks[pair.right[0]]
    if pair.reason not in ("place", "facts") or len(theirs.words & ours.words) >= _FEW:
        return False
    cited = {fact.key for fact in theirs.cited}
    shared = len(cited & {fact.key for fact in ours.cited})
    if pair.reason == "place":
        is_weak = not shared
    else:
        is_weak = theirs.block.kind != ours.block.kind or 2 * shared < len(cited)
        is_weak = is_weak and any(alignment.blocks[n].block.section == ours.block.section for n in alignment.extra)
    return is_weak and any(alignment.source[n].block.section == theirs.block.section for n in drift.missing)


def may_be_there(catalogue: Catalogue, without: Sequence[EditionDrift], run: Sequence[int]) -> bool:
    """Tell whether translations may have, in another form or place, a ``run`` of blocks that they seem to lack."""
    return (
        are_shortened(catalogue, without)
        or _may_be_joined(without, run)
        or _is_as_long(without, run)
        or all(_has_as_many_left(drift, run) or _may_be_in_html(drift, run) for drift in without)
        or all(may_be_said_beside(drift.alignment, run) for drift in without)
        or all(_is_parted_anew(catalogue, drift, run) for drift in without)
        or all(is_lead_in(without[0].alignment.source, number) for number in run)
        or all(_is_said_twice(without[0].alignment.source, number) for number in run)
        or all(_is_of_its_language(catalogue, drift, number) for drift in without for number in run)
        # Where it is surely missing in most of the editions, those bear the others out.
        or 2 * sum(may_be_an_entry_there(drift.alignment, run) for drift in without) >= len(without)
    )


def _is_of_its_language(catalogue: Catalogue, drift: EditionDrift, number: int) -> bool:
    """Tell whether a text names the language of the edition that lacks it, or is written in its letters.

    So it tells the source's readers of what the edition's own readers need not be told: "the program speaks Korean".
    """
    text, language = drift.alignment.source[number].plain, catalogue.editions[drift.edition].language
    home = catalogue.editions[catalogue.source].language
    if mentions_language(_NO_WORD.sub(" ", text), language):
        return True
    return is_mostly_foreign(text, home) and not is_mostly_foreign(text, language)


def _is_said_twice(source: Sequence[BlockFacts], number: int) -> bool:
    """Tell whether the source says a paragraph twice in one section, at length or as its only link.

    A translator need not have it twice.
    """
    facts = source[number]
    if facts.block.kind != "paragraph":
        return False  # entries name things alike
    home = facts.block.section, "paragraph"
    beside = [one for n, one in enumerate(source) if n != number and (one.block.section, one.block.kind) == home]
    if len(facts.words) < _AT_LENGTH:
        pages = [fact.key for fact in facts.links]
        return len(pages) == 1 and any(pages == [fact.key for fact in one.links] for one in beside)
    return any(len(facts.words & one.words) >= _AGAIN * max(len(facts.words), len(one.words)) for one in beside)


def _is_parted_anew(catalogue: Catalogue, drift: EditionDrift, run: Sequence[int]) -> bool:
    """Tell whether a translation has parted the section under headings of its own, which may say what is missing."""
    matched = drift.alignment.sections
    number = matched.get(drift.alignment.source[run[0]].block.section)
    sections = catalogue.editions[drift.edition].sections
    if number is None or sections[number].heading is None:
        return False
    inside = takewhile(lambda one: one.level > sections[number].level, sections[number + 1 :])
    return not set(matched.values()).issuperset(one.number for one in inside)


def _may_be_joined(without: Sequence[EditionDrift], run: Sequence[int]) -> bool:
    """Tell whether a run is one paragraph, which a translator or two may say in the text beside it.

    With a link that is nowhere in those editions it is missing where their sections are shorter by as much.
    """
    facts = without[0].alignment.source[run[0]]
    if len(run) > 1 or len(without) > _SEVERAL or facts.block.kind != "paragraph":
        return False
    has_page = any(fact.kind in ("link", "repository") for fact in facts.links)
    return not has_page or any(_has_text_left(d, facts) or not is_shorter(d.alignment, run) for d in without)


def _has_text_left(drift: EditionDrift, facts: BlockFacts) -> bool:
    """Tell whether the section of a missing text has a text of the translation's own, which may be its counterpart."""
    home, blocks = drift.alignment.sections.get(facts.block.section), drift.alignment.blocks
    return any(blocks[n].block.section == home and is_text(blocks[n]) for n in drift.alignment.extra)


def _has_as_many_left(drift: EditionDrift, run: Sequence[int]) -> bool:
    """Tell whether a section has texts or pictures of the translation's own, half as many as it lacks at the least.

    They may be the same in another form: a list of names for one of links, sentences in a quotation for those in a
    paragraph. What names something and is missing is known by its name, and a piece of news by its day.
    """
    source, blocks = drift.alignment.source, drift.alignment.blocks
    if any(source[n].block.named or source[n].dated for n in run):
        return False
    section, texts = source[run[0]].block.section, is_text(source[run[0]])
    lacked = sum(source[n].block.section == section and is_text(source[n]) == texts for n in drift.missing)
    home = drift.alignment.sections.get(section)
    own = sum(blocks[n].block.section == home and is_text(blocks[n]) == texts for n in drift.alignment.extra)
    return 0 < lacked <= _OTHER_FORM * own


def _may_be_in_html(drift: EditionDrift, run: Sequence[int]) -> bool:
    """Tell whether HTML of a section says so much more than the source's that all texts it lacks may stand there.

    Texts that run from right to left are often paragraphs of HTML.
    """
    source, blocks = drift.alignment.source, drift.alignment.blocks
    section = source[run[0]].block.section
    home = drift.alignment.sections.get(section)
    lacked = sum(letters_of(source[n]) for n in drift.missing if source[n].block.section == section)
    more = sum(letters_of(one) for one in blocks if one.block.kind == "strip" and one.block.section == home)
    more -= sum(letters_of(one) for one in source if one.block.kind == "strip" and one.block.section == section)
    return all(source[n].block.kind in TEXTS for n in run) and _TIMES * more >= lacked > 0


def _is_as_long(without: Sequence[EditionDrift], run: Sequence[int]) -> bool:
    """Tell whether a run of texts without facts stands in sections that are as long as the source's in each edition."""
    blocks = without[0].alignment.source
    if len(without) > _SEVERAL or any(blocks[n].links or blocks[n].block.kind not in TEXTS for n in run):
        return False
    if any(blocks[n].block.kind == "entry" and _has_many(blocks, blocks[n]) for n in run):
        return False  # one left out of many makes a section hardly shorter
    return all(is_as_long(drift.alignment, run) for drift in without)


def _has_many(blocks: Sequence[BlockFacts], entry: BlockFacts) -> bool:
    """Tell whether the list of ``entry`` has more than two entries."""
    home = entry.block.section, entry.block.group
    return sum(one.block.kind == "entry" and (one.block.section, one.block.group) == home for one in blocks) > _SEVERAL
