"""Code blocks of editions that have not equally many: which is which, and which an edition lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockAlignment, BlockPair, align_blocks
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.letters import letters_shared
from readme_sync.editions.blocks import Block
from readme_sync.finding import member
from readme_sync.markdown.document import CodeBlock, Document
from readme_sync.regex import lazy
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.lacking import told_with_entries
from readme_sync.rules.blocks.shared import are_shortened, missed, missing_in_most
from readme_sync.rules.blocks.wording import head, insertion, title
from readme_sync.rules.drift.rs414.as_text import (
    COMMENT,
    TELLING,
    is_code,
    is_unfenced,
    lines_of,
    ordered_lines,
    unfenced,
)
from readme_sync.rules.drift.rs414.nearly_joined import is_in_a_neighbour
from readme_sync.rules.messages import listed, names
from readme_sync.rules.supersets import Supersets

_MANY = 4
_FEW = 4  # lines of code that texts may say
_BLANK = lazy(r"<[^<>]*>")
_AND = "&&"  # between the commands of a line
_SAID = lazy(r"\"[^\"\n]*\"|'[^'\n]*'")
_CALLED = lazy(r"\b([^\W\d]\w{3,})\(")
_ENTRY, _FENCES = lazy(r"\s*[-*+] "), ("`", "~")
_ALIKE = 0.6  # share of letter pairs
_MOSTLY = 2 / 3  # of a block's lines: another one that has so many is the same, in another section
_MOST_TEXT = 400
_MOST_PLACES = 60


def members(catalogue: Catalogue, section: CatalogueSection) -> Iterator[list[CodeBlock | None]]:
    """Yield each code block that the source has in ``section`` with its counterparts; None where there is none."""
    source = section.members[catalogue.source]
    if source is None:
        return
    sections, partners = _partners(catalogue)
    for number in sections.get(source.number, ()):
        found: list[CodeBlock | None] = [None] * len(catalogue.editions)
        for edition, partner in partners.items():
            if number in partner:
                found[edition] = _code(partner[number])
        yield found


@lru_cache(maxsize=4)  # a catalogue is compared by identity; each of its sections asks
def _partners(catalogue: Catalogue) -> tuple[dict[int, list[int]], dict[int, dict[int, Block]]]:
    """Return the numbers of the source's code blocks by section, and each edition's counterparts of them."""
    alignments = align_blocks(catalogue)
    source = alignments[0].source
    sections: dict[int, list[int]] = {}
    for number, facts in enumerate(source):
        if facts.block.kind == "code":
            sections.setdefault(facts.block.section, []).append(number)
    partners = {one.edition: _counterparts(one) for one in alignments}
    return sections, {**partners, catalogue.source: {number: facts.block for number, facts in enumerate(source)}}


def _counterparts(alignment: BlockAlignment) -> dict[int, Block]:
    """Return the translation's blocks by the number of the source's."""
    found = {p.left[0]: alignment.blocks[p.right[0]].block for p in alignment.pairs if _are_one(alignment, p)}
    for number, (there, before) in _at_another_place(alignment).items():
        found[number] = alignment.blocks[there].block
        if before is not None:
            found.pop(before, None)
    return found


def _are_one(alignment: BlockAlignment, pair: BlockPair) -> bool:
    """Tell whether a pair is one block: of two that only stand at one place, whether they are written alike."""
    if pair.reason != "rewritten":
        return True
    ours, theirs = alignment.blocks[pair.right[0]].block.text, alignment.source[pair.left[0]].block.text
    return letters_shared(ours[:_MOST_TEXT], theirs[:_MOST_TEXT]) >= _ALIKE


def _code(block: Block) -> CodeBlock | None:
    return CodeBlock(block.span, block.label, block.text) if block.kind == "code" else None


def missing(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield the code blocks of the source that translations lack; many of one edition are one finding."""
    found = [drift._replace(missing=missed(catalogue, drift)) for drift in drifts(catalogue)]
    shared = missing_in_most(found)
    alike: dict[tuple[int, ...], list[EditionDrift]] = {}
    single: dict[int, list[EditionDrift]] = {}
    nearly: dict[int, list[EditionDrift]] = {}
    shown: dict[int, list[EditionDrift]] = {}
    mistaken = _by_mistake(catalogue, found[0].alignment) if found else frozenset[int]()
    for drift in found:
        there = _at_another_place(drift.alignment)
        instead = [before for _, before in there.values() if before is not None]
        numbers = sorted({*drift.missing, *instead} - {*shared, *there, *told_with_entries(drift)})
        numbers = [n for n in numbers if is_code(drift.alignment.source[n].block)]
        numbers = [n for n in numbers if not _is_text(drift.alignment, n) and n not in mistaken]
        numbers = [n for n in numbers if not _is_joined(catalogue, drift, n)]
        preformatted = _preformatted(catalogue, drift, numbers)
        numbers = [n for n in numbers if drift.alignment.source[n].block.section not in preformatted]
        open_text = set(unfenced(catalogue, drift)) - {*shared, *told_with_entries(drift), *mistaken}
        as_text = {n for n in numbers if is_unfenced(catalogue, drift, n)} | open_text
        for number in as_text:
            shown.setdefault(number, []).append(drift)
        numbers = [n for n in numbers if n not in as_text]
        joined = _nearly_joined(drift.alignment, numbers)
        for number in joined:
            nearly.setdefault(number, []).append(drift)
        numbers = [n for n in numbers if n not in joined]
        if len(numbers) > _MANY:
            alike.setdefault(tuple(numbers), []).append(drift)
            continue
        for number in numbers:
            single.setdefault(number, []).append(drift)
    yield from (_violation(catalogue, lacking, run, as_text=True) for run, lacking in _of_one_section(shown))
    for run, lacking in _of_one_section(single):
        alike.setdefault(run, []).extend(lacking)
    yield from (_violation(catalogue, lacking, run) for run, lacking in alike.items())
    for run, lacking in _of_one_section(nearly):
        yield _violation(catalogue, lacking, run)._replace(severity="info")


def _by_mistake(catalogue: Catalogue, alignment: BlockAlignment) -> Set[int]:
    """Return the source's blocks that are code by mistake.

    A fence without its partner opens them, of which RS110 tells, or they are entries of a list, indented too far.
    """
    document = catalogue.editions[catalogue.source].document
    fences = {fence.span.start for fence in document.broken_fences}
    return frozenset(
        n
        for n, facts in enumerate(alignment.source)
        if facts.block.kind == "code"
        and (facts.block.whole.start in fences or _is_indented_list(facts.block.text, document.raw(facts.block.whole)))
    )


def _is_indented_list(text: str, written: str) -> bool:
    """Tell whether the lines of code are entries of a list: the blanks before them were to make a list, and no code."""
    return all(map(_ENTRY.match, text.strip().split("\n"))) and not written.lstrip().startswith(_FENCES)


def _of_one_section(single: Mapping[int, list[EditionDrift]]) -> Iterator[tuple[tuple[int, ...], list[EditionDrift]]]:
    """Yield the missing blocks of each section that the same editions lack: one piece of text, and one finding."""
    runs: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for number in sorted(single):
        section = single[number][0].alignment.source[number].block.section
        runs.setdefault((section, tuple(drift.edition for drift in single[number])), []).append(number)
    yield from ((tuple(numbers), single[numbers[0]]) for numbers in runs.values())


def _is_text(alignment: BlockAlignment, number: int) -> bool:
    """Tell whether a missing block is a text in other letters than code, and the translation has a text in its place.

    That is one that no block of the source has for a counterpart, between those of the blocks around, or a block of
    code with as many lines in the section.
    """
    text = alignment.source[number].block.text
    letters = [sign for sign in text[:_MOST_TEXT] if sign.isalpha()]
    if alignment.source[number].block.label or 2 * sum(map(str.isascii, letters)) > len(letters):
        return False
    home, lines = alignment.sections.get(alignment.source[number].block.section), _count(text)
    own = [alignment.blocks[n].block for n in alignment.extra]
    if any(block.kind == "code" and block.section == home and _count(block.text) == lines > 1 for block in own):
        return True
    before = max((pair for pair in alignment.pairs if pair.left[-1] < number), key=_left, default=None)
    after = min((pair for pair in alignment.pairs if pair.left[0] > number), key=_left, default=None)
    if before is None or after is None:
        return False
    return any(before.right[-1] < n < after.right[0] for n in alignment.extra if alignment.blocks[n].plain)


def _count(text: str) -> int:
    return sum(map(bool, map(str.strip, text.splitlines())))


def _left(pair: BlockPair) -> int:
    return pair.left[0]


def _is_joined(catalogue: Catalogue, drift: EditionDrift, number: int) -> bool:
    """Tell whether all lines of a missing block stand in one of the translation's, or the few of it within texts."""
    lines = lines_of(drift.alignment.source[number].block.text)
    if sum(map(len, lines)) < TELLING:
        return False
    commands = [_BLANK.sub("<>", line.removesuffix(";")) for line in lines if not line.startswith("//")]
    if 0 < len(commands) <= _FEW:
        ours, theirs = (_said_within(some) for some in (drift.alignment.blocks, drift.alignment.source))
        if all(ours[command] > theirs[command] for command in commands):
            return True
    here, there = (catalogue.editions[e].document for e in (drift.edition, catalogue.source))
    if 0 < _holding(here, lines) >= _holding(there, lines):
        return True
    text = drift.alignment.source[number].block.text
    bare = _bare(text)
    is_within = len(bare) > 1 and any(len(one) > len(bare) for one in _bare_blocks(here).of(bare))
    return is_within or _is_in_headings(catalogue, drift, text)


@lru_cache(maxsize=1024)  # a document is compared by identity
def _holding(document: Document, lines: frozenset[str]) -> int:
    """Return how many blocks of code have all these lines."""
    return sum(1 for _ in _blocks(document).of(lines))


@lru_cache(maxsize=16)  # as above
def _blocks(document: Document) -> Supersets:
    return Supersets([lines_of(block.content) for block in document.code_blocks])


@lru_cache(maxsize=16)  # as above
def _bare_blocks(document: Document) -> Supersets:
    return Supersets([_bare(block.content) for block in document.code_blocks])


def _nearly_joined(alignment: BlockAlignment, numbers: Sequence[int]) -> list[int]:
    """Return the missing blocks that may be joined, their lines changed, to the block of code before or after them."""
    partners = {pair.left[0]: pair.right[0] for pair in alignment.pairs} if numbers else {}
    for number, (moved, before) in (_at_another_place(alignment) if numbers else {}).items():
        partners[number] = moved
        partners.pop(-1 if before is None else before, None)
    there = [n for n, facts in enumerate(alignment.source) if facts.block.kind == "code" and n in partners]
    found = []
    for number in numbers:
        at = bisect_left(there, number)
        beside = [
            (alignment.blocks[partners[n]].block, alignment.source[n].block) for n in there[max(at - 1, 0) : at + 1]
        ]
        lines = [(ordered_lines(own.text), ordered_lines(other.text)) for own, other in beside if own.kind == "code"]
        if is_in_a_neighbour(ordered_lines(alignment.source[number].block.text), lines):
            found.append(number)
    return found


def _is_in_headings(catalogue: Catalogue, drift: EditionDrift, text: str) -> bool:
    """Tell whether a translation has a heading with code for each function of a missing block, and the source none."""
    names = frozenset(_CALLED.findall(COMMENT.sub("", text)))
    if not names:
        return False
    here, there = (_in_headings(catalogue, edition) for edition in (drift.edition, catalogue.source))
    return names <= here and not names & there


@lru_cache(maxsize=64)  # a catalogue is compared by identity
def _in_headings(catalogue: Catalogue, edition: int) -> frozenset[str]:
    """Return the functions that stand as code in an edition's headings."""
    headings = catalogue.editions[edition].document.headings
    return frozenset(name for one in headings for code in one.inline.code for name in _CALLED.findall(code.text))


def _preformatted(catalogue: Catalogue, drift: EditionDrift, numbers: Sequence[int]) -> Set[int]:
    """Return the source's sections whose missing code may all stand in HTML: `<pre dir="rtl">` says how a text runs."""
    found = set()
    for section, count in Counter(drift.alignment.source[n].block.section for n in numbers).items():
        if (home := drift.alignment.sections.get(section)) is not None:
            own, other = (_pres(catalogue, e, n) for e, n in ((drift.edition, home), (catalogue.source, section)))
            if own - other >= count:
                found.add(section)
    return found


def _pres(catalogue: Catalogue, edition: int, section: int) -> int:
    """Return how many texts of a section are preformatted by HTML."""
    one = catalogue.editions[edition]
    return one.document.raw(one.sections[section].span).lower().count("<pre")


@lru_cache(maxsize=4)  # a catalogue is compared by identity; each of its sections asks
def of_another_section(catalogue: Catalogue) -> Set[tuple[int, int]]:
    """Return the translations' blocks, by edition and place, that are those of another section of the source."""
    return {
        (one.edition, one.blocks[number].block.span.start)
        for one in align_blocks(catalogue)
        for number, before in _at_another_place(one).values()
        if before is not None
    }


def _at_another_place(alignment: BlockAlignment) -> dict[int, tuple[int, int | None]]:
    """Return the missing blocks of which a translation's block has most lines, more than of its own counterpart.

    Each stands with the number of that block and of its counterpart until now, if it had one.
    """
    gone = [n for n in alignment.missing if alignment.source[n].block.kind == "code"]
    homes: dict[str, list[int]] = {}
    for n in gone:
        for line in lines_of(alignment.source[n].block.text):
            homes.setdefault(line, []).append(n)
    partners = {n: pair.left[0] for pair in alignment.pairs for n in pair.right} if gone else {}
    found: dict[int, tuple[int, int | None]] = {}
    for number, facts in enumerate(alignment.blocks if gone else ()):
        if facts.block.kind != "code":
            continue
        lines = lines_of(facts.block.text)
        shared = Counter(n for line in lines for n in homes.get(line, ())[:_MOST_PLACES])
        # The first of several, whichever order the lines of a set are in.
        home, count = max(shared.items(), key=lambda item: (item[1], -item[0]), default=(-1, 0))
        partner = partners.get(number)
        kept = len(lines & lines_of(alignment.source[partner].block.text)) if partner is not None else 0
        if home not in found and count >= max(2, kept + 1, _MOSTLY * len(lines_of(alignment.source[home].block.text))):
            found[home] = number, partner
    return found


def _said_within(blocks: Sequence[BlockFacts]) -> Counter[str]:
    """Count the code that stands within texts, each command of it; what the reader replaces is in each language."""
    inlines = [inline for facts in blocks for inline in facts.block.inlines]
    said = Counter(_BLANK.sub("<>", code.text.strip()) for inline in inlines for code in inline.code)
    for code, count in [item for item in said.items() if _AND in item[0]]:
        said.update(dict.fromkeys(map(str.strip, code.split(_AND)), count))
    return said


@lru_cache(maxsize=1024)
def _bare(code: str) -> frozenset[str]:
    """Return the lines of code without what stands in quotes, which is translated, and without brackets alone."""
    lines = (_SAID.sub('""', line) for line in lines_of(code))
    return frozenset([line for line in lines if any(map(str.isalnum, line))])


def _violation(
    catalogue: Catalogue, lacking: Sequence[EditionDrift], numbers: Sequence[int], *, as_text: bool = False
) -> Violation:
    editions, source = [catalogue.editions[drift.edition] for drift in lacking], catalogue.editions[catalogue.source]
    here, alignment = editions[0], lacking[0].alignment
    blocks = [alignment.source[n].block for n in numbers]
    titles = [f'"{title(block)}"' for block in blocks]
    many, sections = len(numbers) > 1, {block.section for block in blocks}
    what = f"{len(numbers)} code blocks are" if many else f"the code block {titles[0]} is"
    which = f": {listed(titles)}" if many else ""
    places = [insertion(alignment, n, here) for n in numbers[:_MOST_PLACES]]
    more = zip(places[1:_MOST_PLACES], titles[1:], strict=False)
    elsewhere = zip(editions[1:], lacking[1:], strict=True)
    return Violation(
        f"{what} {'shown as text' if as_text else 'missing'} in {names(editions)}{which}",
        here.document,
        places[0],
        section="" if len(sections) > 1 else None,
        related=(
            *(Location(here.document, place, f"{name} would stand here") for place, name in more),
            Location(source.document, head(blocks[0]), f"{source.language} has it here"),
            *(
                Location(e.document, insertion(drift.alignment, numbers[0], e), f"{e.language} lacks it here")
                for e, drift in elsewhere
            ),
        ),
        subject="missing" if many else blocks[0].text[:200],
        severity="info" if are_shortened(catalogue, lacking) else None,
        members=tuple(member(edition.language, name) for edition in editions for name in titles),
    )
