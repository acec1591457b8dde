"""The blocks of two editions side by side: which block of the source is which of a translation.

Sections are matched already. Within two that are one, blocks of the same kinds in the same order are each other's
counterparts by place, unless their facts say otherwise; then facts vote, and likeness and place decide (see
``sequence``). What is left over is looked for in the block beside it (a translator joined two, or split one) and in
other sections (it was moved). Time is linear but for bounded gaps.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import chain

from readme_sync.align.blocks.contrasts import days_differ, goes_by_another_name, names_differ, news_differ
from readme_sync.align.blocks.facts import BlockFacts, SourceFacts, Targets, Tokens
from readme_sync.align.blocks.joins import ENOUGH, joined, running_lengths
from readme_sync.align.blocks.likeness import SHORT, Known, Likeness, is_text, shape_of
from readme_sync.align.blocks.own_headings import as_headings, at_the_end, inner_sections
from readme_sync.align.blocks.swapped import with_words
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.mistyped import mended, mistyped
from readme_sync.align.sequence import align
from readme_sync.align.votes import vote
from readme_sync.editions.blocks import BlockKind, read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.editions.switches import switches as where_editions_are
from readme_sync.regex import lazy
from readme_sync.values import NamedTuple, maker

_KEPT_THROUGHOUT, _MANY_NAMES = 0.6, 10  # of the names of all entries, of which there are so many: in each section
_ADDRESS_WORD = lazy(r"[a-z0-9]+")
_SHOWN = ("bare", "autolink")  # kinds of links
_USUAL, _FEWEST_CALLED_SO = 0.1, 4  # of the names, and how many at the least, that have a word which is usual in them
_LEAST_MOVED = 0.8  # the weight of facts of their own that two blocks of different sections must share
_COMMON = 6  # blocks that may share a fact which still says something of them
_COLONS = (":", "\uff1a")
_FEW = 3  # blocks that may have exchanged their facts: of more it is said that they stand in another order


class BlockPair(NamedTuple):
    """Blocks ``left`` of the source are ``right`` of a translation: one each, more where text was joined or split.

    ``reason`` says why: "place", "facts", "moved" (from another section), or "rewritten" where nothing but the place
    between the same neighbours speaks for it: the two may say different things.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    reason: str


_pair = maker(BlockPair)


class BlockAlignment(NamedTuple):
    """One translation beside the source: the pairs, and by number what the other side lacks.

    Only blocks of sections that both have are among ``missing`` and ``extra``: where a section is missing, that is said
    of the section. ``sections`` has the numbers of matched sections, the source's to the translation's.
    """

    edition: int
    source: Sequence[BlockFacts]
    blocks: Sequence[BlockFacts]
    pairs: tuple[BlockPair, ...]
    missing: tuple[int, ...]
    extra: tuple[int, ...]
    sections: dict[int, int]


@lru_cache(maxsize=4)  # a catalogue is compared by identity; several rules ask for one
def align_blocks(catalogue: Catalogue) -> tuple[BlockAlignment, ...]:
    """Return each translation's blocks beside the source's, in the order of the editions."""
    switches = where_editions_are(catalogue.editions)
    home = catalogue.editions[catalogue.source]
    targets = Targets(home.path, switches, home.language)
    source = [SourceFacts(block, targets) for block in read_blocks(home)]
    found = [
        _aligned(catalogue, number, source, _facts(edition, switches, targets))
        for number, edition in enumerate(catalogue.editions)
        if number != catalogue.source
    ]
    _forget_tokens(source)
    return tuple(found)


def _facts(edition: Edition, switches: frozenset[str], source: Targets) -> list[BlockFacts]:
    targets = Targets(edition.path, switches, edition.language, source)
    return [BlockFacts(block, targets) for block in read_blocks(edition)]


def _read_tokens(facts: Sequence[BlockFacts]) -> None:
    """Give each block its tokens; what many blocks have (an icon, a command's name) tells none from another."""
    if any(one.tokens for one in facts):
        return  # the source's are read once for all translations
    for one in facts:
        one.tokens = one.read_tokens()
    count = Counter(chain.from_iterable(one.tokens for one in facts))
    common = {token for token, blocks in count.items() if blocks > _COMMON}
    if common:
        for one in facts:
            one.tokens = {token: weight for token, weight in one.tokens.items() if token not in common}


def _forget_tokens(facts: Sequence[BlockFacts]) -> None:
    for one in facts:
        one.forget()


def _aligned(
    catalogue: Catalogue, edition: int, source: Sequence[BlockFacts], blocks: Sequence[BlockFacts]
) -> BlockAlignment:
    sections = {
        left.number: right.number
        for section in catalogue.sections
        if (left := section.members[catalogue.source]) is not None and (right := section.members[edition]) is not None
    }
    ours, theirs = _by_section(source), _by_section(blocks)
    pairs: list[BlockPair] = []
    missing: list[int] = []
    extra: list[int] = []
    parted: list[tuple[list[int], list[int], int]] = []
    for here, there in sections.items():
        some, others = ours.get(here, []), theirs.get(there, [])
        if _in_step([source[n] for n in some], [blocks[n] for n in others]):
            pairs += [_pair(((i,), (j,), "place")) for i, j in zip(some, others, strict=True)]
        else:
            parted.append((some, others, there))
    apart = [n for home, numbers in ours.items() if home not in sections for n in numbers]
    matched = set(sections.values())
    strays = [n for home, numbers in theirs.items() if home not in matched for n in numbers]
    if parted or (apart and strays):
        _read_tokens(source)
        _read_tokens(blocks)
        if meant := mistyped([one.tokens for one in source], [one.tokens for one in blocks]):
            for one in blocks:
                one.tokens = mended(one.tokens, meant)
    known = _known(source, blocks, pairs)
    inner = inner_sections(catalogue.editions[edition], matched) if parted else {}
    beside = inner_sections(catalogue.editions[edition], matched, beside=True) if parted else {}
    for some, others, there in parted:
        found, gone, over = _section(source, some, blocks, others, known)
        has_heading = catalogue.editions[edition].sections[there].heading is not None
        parts = (inner.get(there) or beside.get(there) or ()) if has_heading else ()
        below = [n for section in parts for n in theirs.get(section.number, ())]
        if gone and below and (better := _across(source, some, blocks, others, below, (found, gone), known)):
            found, gone, over = better
        elif gone and there in inner:
            below = [n for section in inner[there] for n in theirs.get(section.number, ())]
            found, gone = _under_own_headings(source, (found, gone), blocks, below, inner[there], known)
        elif gone and there in beside:
            below = [n for section in beside[there] for n in theirs.get(section.number, ())]
            more, still = _under_own_headings(source, (found, gone), blocks, below, beside[there], known, beside=True)
            if len(gone) - len(still) >= len(below):
                found, gone = more, still
        pairs += found
        missing += gone
        extra += over
    taken = {n for pair in pairs for n in pair.right}
    moved = _moved(source, [*missing, *apart], blocks, [*extra, *(n for n in strays if n not in taken)])
    _forget_tokens(blocks)
    pairs += moved
    went, came = {pair.left[0] for pair in moved}, {pair.right[0] for pair in moved}
    return BlockAlignment(
        edition,
        source,
        blocks,
        tuple(sorted(pairs)),
        tuple(n for n in missing if n not in went),
        tuple(n for n in extra if n not in came),
        sections,
    )


def _known(source: Sequence[BlockFacts], blocks: Sequence[BlockFacts], pairs: Sequence[BlockPair]) -> Known:
    ours, theirs = ({one.name for one in some} - {""} for some in (source, blocks))
    fewer = min(len(ours), len(theirs))
    words = Counter(word for name in ours for word in set(name.split())) if fewer >= _MANY_NAMES else Counter[str]()
    return Known(
        running_lengths((source[pair.left[0]], blocks[pair.right[0]]) for pair in pairs),
        fewer >= _MANY_NAMES and len(ours & theirs) >= _KEPT_THROUGHOUT * fewer,
        frozenset([word for word, names in words.items() if names >= max(_FEWEST_CALLED_SO, _USUAL * len(ours))]),
    )


def _by_section(blocks: Sequence[BlockFacts]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, facts in enumerate(blocks):
        found.setdefault(facts.block.section, []).append(number)
    return found


def _section(
    source: Sequence[BlockFacts],
    left: list[int],
    blocks: Sequence[BlockFacts],
    right: list[int],
    known: Known,
) -> tuple[list[BlockPair], list[int], list[int]]:
    """Align the blocks of a section that are not in step: pairs, what is missing, what is extra."""
    ours, theirs = [source[n] for n in left], [blocks[n] for n in right]
    likeness = Likeness(ours, theirs, known)
    tokens = [one.tokens for one in ours], [one.tokens for one in theirs]
    found = with_words(ours, theirs, align(*tokens, likeness, may_be_sure=likeness.may_be_sure))
    groups, rest_left, rest_right = joined(ours, theirs, found, known.lengths)
    pairs = [
        BlockPair(tuple(left[i] for i in some), tuple(right[j] for j in others), reason)
        for some, others, reason in groups
    ]
    return pairs, [left[i] for i in rest_left], [right[j] for j in rest_right]


def _across(
    source: Sequence[BlockFacts],
    left: list[int],
    blocks: Sequence[BlockFacts],
    right: list[int],
    below: list[int],
    found: tuple[list[BlockPair], list[int]],
    known: Known,
) -> tuple[list[BlockPair], list[int], list[int]] | None:
    """Align a section with its counterpart and what stands ``below`` headings that the translation alone has there.

    Where more facts speak for it than for the counterpart alone (``found``: pairs, what is missing), the headings part
    the section, and place has taken its first blocks for those below them. What leads the source's list in ("There
    are:") is then a heading.
    """
    both, under = sorted({*right, *below}), set(below)
    pairs, gone, over = _section(source, left, blocks, both, known)
    told, alone = (sum(pair.reason == "facts" for pair in some) for some in (pairs, found[0]))
    parted = {pair.right[0]: pair.left[0] for pair in pairs if pair.reason == "facts" and pair.right[0] in under}
    if told <= alone + 1 or len(gone) >= len(found[1]) or 2 * len(parted) <= len(below):
        return None
    firsts = (n for n in parted if blocks[n].block.section != blocks[n - 1].block.section)
    leads = {parted[n] - 1 for n in firsts if source[parted[n] - 1].plain.rstrip().endswith(_COLONS)}
    if leads:
        pairs, gone, over = _section(source, [n for n in left if n not in leads], blocks, both, known)
    return pairs, gone, [n for n in over if n not in under]


def _under_own_headings(
    source: Sequence[BlockFacts],
    found: tuple[list[BlockPair], list[int]],
    blocks: Sequence[BlockFacts],
    below: list[int],
    headings: Sequence[Section],
    known: Known,
    *,
    beside: bool = False,
) -> tuple[list[BlockPair], list[int]]:
    """Look for what a section lacks under headings that the translation alone has in it: pairs, what is missing still.

    ``found`` are the section's pairs and what it lacks, ``below`` the blocks under those headings. Where place alone
    would pair them, the two may say different things; short ones tell nothing, unless all that stands ``beside`` the
    section is paired.
    """
    pairs, missing = found
    last = at_the_end(missing, [n for pair in pairs for n in pair.left])
    more, gone, over = _section(source, last, blocks, below, known)
    more = [
        pair._replace(reason="rewritten") if pair.reason == "place" else pair
        for pair in more
        if (beside and not over) or pair.reason == "facts" or sum(len(source[n].plain) for n in pair.left) >= SHORT
    ]
    lengths = known.lengths
    if lengths[0] < ENOUGH:
        titles = sum(len(section.title) for section in headings)
        lengths = sum(len(one.plain) for one in source), sum(len(one.plain) for one in blocks) + titles
    kinds: tuple[BlockKind, ...] = ("paragraph", "quote") if beside else ("paragraph",)
    headed = as_headings([source[n] for n in gone], headings, (lengths[1] + 1) / (lengths[0] + 1), kinds)
    there = {n for pair in more for n in pair.left} | {gone[i] for i in headed}
    return pairs + more, [n for n in missing if n not in there]


def _in_step(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether two sections have the same kinds of blocks in the same order, and no fact stands elsewhere.

    Where blocks exchange their facts among each other, as two entries whose links were swapped, place decides.
    """
    if len(ours) != len(theirs) or any(shape_of(a) != shape_of(b) for a, b in zip(ours, theirs, strict=True)):
        return False
    if sum(map(days_differ, ours, theirs)) > 1:
        return False  # news in other places: a single date may be a slip
    leading = [(a.addresses, b.addresses) for a, b in zip(ours, theirs, strict=True)]
    if {(bool(here), bool(there)) for here, there in leading} >= {(True, False), (False, True)}:
        return False  # what leads somewhere stands elsewhere
    if _names_moved(ours, theirs) or _code_moved(ours, theirs):
        return False
    parted = [n for n, (here, there) in enumerate(leading) if here and there and here.isdisjoint(there)]
    if not parted:
        return True
    if any(news_differ(ours[n], theirs[n]) or goes_by_another_name(ours[n], theirs[n]) for n in parted):
        return False
    if any(names_differ(ours[n], theirs[n]) for n in parted) or len(parted) > max(_FEW, len(ours) // 3):
        return False
    names = {theirs[n].name for n in parted}
    if any(ours[n].name != theirs[n].name and ours[n].name in names for n in parted):
        return False  # the names are there too, at other places: entries have moved, not their links
    here = {address for n in parted for address in leading[n][0]}
    there = {address for n in parted for address in leading[n][1]}
    if here.isdisjoint(there):
        return True
    return here == there and len(parted) <= _FEW and not _words_went_too(ours, theirs, parted)


def _names_moved(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether entries that lead nowhere stand in another order: names that each side has once, at other places."""
    apart = [(a.name, b.name) for a, b in zip(ours, theirs, strict=True) if a.name != b.name and a.name and b.name]
    if len(apart) < 2 or any(a.addresses or b.addresses for a, b in zip(ours, theirs, strict=True)):
        return False
    here, there = Counter(a for a, _ in apart), Counter(b for _, b in apart)
    moved = sum(here[a] == there[a] == 1 for a, _ in apart if len(a) > 1)
    return moved > 1 and 2 * moved > len(apart)


def _code_moved(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts]) -> bool:
    """Tell whether code that each side has once stands elsewhere: one block is missing, and another one is extra."""
    both = zip(ours, theirs, strict=True)
    apart = [(a.block.text, b.block.text) for a, b in both if a.block.kind == "code" and a.block.text != b.block.text]
    if len(apart) < 2:
        return False
    here, there = Counter(a for a, _ in apart), Counter(b for _, b in apart)
    return any(count == there[text] == 1 for text, count in here.items())


def _words_went_too(ours: Sequence[BlockFacts], theirs: Sequence[BlockFacts], parted: Sequence[int]) -> bool:
    """Tell whether blocks that lead to each other's pages say each other's words as well: they have changed places.

    The words of an address that is shown come and go with it.
    """
    here, there = ({n: _words_besides(some[n]) for n in parted} for some in (ours, theirs))
    kept = sum(len(here[n] & there[n]) for n in parted)
    crossed = sum(
        len(here[n] & there[m])
        for n in parted
        for m in parted
        if n != m and not ours[n].addresses.isdisjoint(theirs[m].addresses)
    )
    return crossed > kept


def _words_besides(facts: BlockFacts) -> Set[str]:
    """Return the words of a block without those of addresses that it shows."""
    shown = [link.text.lower() for inline in facts.block.inlines for link in inline.links if link.kind in _SHOWN]
    return facts.words.difference(*map(_ADDRESS_WORD.findall, shown)) if shown else facts.words


def _moved(
    source: Sequence[BlockFacts], missing: Sequence[int], blocks: Sequence[BlockFacts], extra: Sequence[int]
) -> list[BlockPair]:
    """Pair what sections have left over by facts that are theirs alone."""
    if not missing or not extra:
        return []
    ours, theirs = [_without_date(source[n]) for n in missing], [_without_date(blocks[n]) for n in extra]
    votes = vote(ours, theirs, _LEAST_MOVED)
    pairs = [(missing[i], extra[j]) for i, j in votes]
    return [BlockPair((n,), (m,), "moved") for n, m in pairs if _may_be_moved(source[n], blocks[m])]


def _may_be_moved(own: BlockFacts, other: BlockFacts) -> bool:
    """Tell whether two blocks of different sections may be one: badges are no text that leads to the same pages."""
    alike = own.block.kind == other.block.kind or (is_text(own) and is_text(other))
    return alike and _leads_within(own) == _leads_within(other)


def _without_date(facts: BlockFacts) -> Tokens:
    """Return what speaks for a block in another section: a day has more than one piece of news."""
    if not facts.dated:
        return facts.tokens
    return {token: weight for token, weight in facts.tokens.items() if not token.startswith("dated:")}


def _leads_within(facts: BlockFacts) -> bool:
    """Tell whether a block is a step of the contents: an entry of that name elsewhere is another thing."""
    targets = [link.target for inline in facts.block.inlines for link in inline.links]
    return bool(targets) and all(target.startswith("#") for target in targets)
