"""What translations lack as findings: runs of blocks, what several lack once, what is much as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from readme_sync.align.blocks.lists import Unsettled, open_entries, unsettled
from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.blocks import Block
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.both_languages import without_second_language
from readme_sync.rules.blocks.doubts import may_be_there
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.forgotten import are_forgotten
from readme_sync.rules.blocks.lengths import TEXTS
from readme_sync.rules.blocks.marked_code import shown_as_code
from readme_sync.rules.blocks.run_on import without_run_on
from readme_sync.rules.blocks.shared import are_shortened, is_stub, missed, missing_in_most
from readme_sync.rules.blocks.wording import head, insertion, noun, opening, title
from readme_sync.rules.messages import listed, names
from readme_sync.rules.presence import verb

Speaks = Callable[[Sequence[Block]], bool]  # whether a rule says a run of blocks of the source

_MANY = 12  # findings of one edition; more are one fact: it is behind
_OWN = 3  # times as many texts are missing, at the most, as a translation that was written anew has of its own
_HARDLY = 10  # times as many texts are matched by place as by facts
_MANY_ALIKE = 4  # findings of the same editions, and of no other
_MANY_AHEAD = 12  # findings of the source alone
_MOST_PLACES = 60
_TITLE = 40  # characters


def lacking(catalogue: Catalogue, speaks: Speaks, nouns: str = "blocks") -> Iterator[Violation]:
    """Yield what each translation lacks, in runs of blocks that follow each other.

    How much an edition lacks is counted over all blocks, whichever rule says them.

    Args:
        catalogue: the editions.
        speaks: which runs of blocks of the source are told of.
        nouns: what to call many of them.
    """
    found = [
        drift._replace(missing=_missing(catalogue, drift))
        for drift in drifts(catalogue)
        if not is_stub(catalogue, drift)
    ]
    if not found:
        return
    source = found[0].alignment.source

    def is_told(run: Sequence[int]) -> bool:
        return speaks([source[number].block for number in run])

    behind = {drift.edition for drift in found if len(list(_runs(drift, {}))) > _MANY}
    missing = {drift.edition: frozenset(drift.missing) for drift in found}
    lists = list(unsettled([drift.alignment for drift in found], missing, behind))
    yield from (one for each in lists if is_told(each.entries) for one in _unsettled(catalogue, found, each))
    found = [drift._replace(missing=_settled(drift, lists)) for drift in found]
    shared = missing_in_most(found)
    ahead = _together(found, shared)
    told = list(filter(is_told, ahead))
    if len(ahead) > _MANY_AHEAD and len(told) > 1:
        yield _ahead(catalogue, found, shared, told, nouns)
    else:
        yield from (_alone(catalogue, found, shared, run, nouns) for run in told)
    alike: dict[tuple[int, ...], list[EditionDrift]] = {}
    for drift in found:
        told = list(filter(is_told, _runs(drift, shared)))
        if drift.edition in behind and len(told) <= _MANY:
            # Of a shortened translation nobody can tell which of a list's entries it has; much is said of its sections.
            unsure = open_entries(drift.alignment, missing[drift.edition])
            told = [run for run in told if not unsure.issuperset(run)]
        # Counted with what most lack as well: whether those are most must not change what is said of this one.
        if len(told) > 1 and len(list(_runs(drift, {}))) > _MANY:
            yield _behind(catalogue, [drift], told, nouns)
        else:
            for run in told:
                alike.setdefault(tuple(run), []).append(drift)
    yield from _by_editions(catalogue, alike, nouns)


def _missing(catalogue: Catalogue, drift: EditionDrift) -> tuple[int, ...]:
    """Return what a translation lacks and does not have in another form, and need not have."""
    missing = missed(catalogue, drift)
    if not missing:
        return ()
    missing = without_second_language(drift.alignment, missing, catalogue.editions[catalogue.source].language)
    return without_run_on(drift.alignment, missing, catalogue.editions[drift.edition])


def _by_editions(
    catalogue: Catalogue, alike: Mapping[tuple[int, ...], list[EditionDrift]], nouns: str
) -> Iterator[Violation]:
    """Yield each run of blocks with all editions that lack it, the runs that the same editions lack at once if many."""
    lackers: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for run, without in alike.items():
        lackers.setdefault(tuple(drift.edition for drift in without), []).append(run)
    for runs in lackers.values():
        without = alike[runs[0]]
        if len(runs) > _MANY_ALIKE:
            yield _behind(catalogue, without, runs, nouns)
        else:
            yield from (_run(catalogue, without, run, nouns) for run in runs)


def _settled(drift: EditionDrift, lists: Sequence[Unsettled]) -> tuple[int, ...]:
    """Return what an edition lacks besides entries of lists of which nobody can tell."""
    left = {number for one in lists for number in one.lacking.get(drift.edition, ())}
    return tuple(number for number in drift.missing if number not in left)


def _unsettled(catalogue: Catalogue, found: Sequence[EditionDrift], one: Unsettled) -> Iterator[Violation]:
    """Yield how many entries of a list translations lack, once for those that lack as many."""
    source = catalogue.editions[catalogue.source]
    first, last = (found[0].alignment.source[n].block for n in (one.entries[0], one.entries[-1]))
    nouns = "paragraphs" if first.kind == "paragraph" else "entries"
    which = f'{nouns} from "{title(first)}" to "{title(last)}"'
    counts: dict[int, list[EditionDrift]] = {}
    for drift in found:
        if drift.edition in one.lacking:
            counts.setdefault(len(one.lacking[drift.edition]), []).append(drift)
    for count, without in counts.items():
        editions = [catalogue.editions[drift.edition] for drift in without]
        places = [
            insertion(drift.alignment, one.lacking[drift.edition][0], edition)
            for drift, edition in zip(without, editions, strict=True)
        ]
        yield Violation(
            f"{count} of the {len(one.entries)} {which} {verb(range(count), 'is', 'are')} missing in {names(editions)}",
            editions[0].document,
            places[0],
            related=(
                *(
                    Location(edition.document, place, f"and in {edition.language}, in this list")
                    for edition, place in zip(editions[1:], places[1:], strict=True)
                ),
                Location(source.document, head(first), f"{source.language} has the list here"),
            ),
            subject=f"{count} of {title(first)}",
            severity="info",  # which one is missing, and whether not another one is there in its place, nobody can tell
            members=tuple(member(edition.language, f"{count} of {title(first)}") for edition in editions),
        )


def _together(found: Sequence[EditionDrift], shared: Mapping[int, object]) -> list[list[int]]:
    """Return what most translations lack in runs of blocks that follow each other in one section."""
    source = found[0].alignment.source
    runs: list[list[int]] = []
    for number in shared:
        last = runs[-1][-1] if runs else -2
        if number == last + 1 and source[last].block.section == source[number].block.section:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _alone(
    catalogue: Catalogue,
    found: Sequence[EditionDrift],
    shared: Mapping[int, list[EditionDrift]],
    run: Sequence[int],
    nouns: str,
) -> Violation:
    """Return the finding of what the source alone has."""
    source = catalogue.editions[catalogue.source]
    blocks = [found[0].alignment.source[n].block for n in run]
    holders = [drift for drift in found if any(drift in shared[n] for n in run)]
    lacking = [catalogue.editions[drift.edition] for drift in holders]
    titles = [f'"{title(block)}"' for block in blocks]
    what = f"the {noun(blocks[0])} {titles[0]}" if len(run) == 1 else f"{len(run)} {nouns}: {listed(titles)}"
    return Violation(
        f"{names(lacking)} lack what {source.language} has here, {what}",
        source.document,
        head(blocks[0]),
        related=tuple(
            Location(
                edition.document,
                insertion(drift.alignment, run[0], edition),
                f"it would stand here in {edition.language}",
            )
            for drift, edition in zip(holders, lacking, strict=True)
        ),
        values=((source.language, opening(blocks, source)),),
        subject=blocks[0].plain[:200],
        severity=None if are_forgotten(found, shared, run) else "info",
        members=tuple(member(edition.language, name) for edition in lacking for name in titles),
    )


def _ahead(
    catalogue: Catalogue,
    found: Sequence[EditionDrift],
    shared: Mapping[int, list[EditionDrift]],
    runs: Sequence[Sequence[int]],
    nouns: str,
) -> Violation:
    """Return the one finding of a source that has much which most translations lack."""
    source = catalogue.editions[catalogue.source]
    blocks = {n: found[0].alignment.source[n].block for run in runs for n in run}
    titles = {n: f'"{title(block)}"' for n, block in blocks.items()}
    return Violation(
        f"{source.language} has {len(blocks)} {nouns} that most translations lack: {listed(list(titles.values()))}",
        source.document,
        head(blocks[runs[0][0]]),
        section="",
        related=tuple(
            Location(source.document, head(blocks[run[0]]), f"{titles[run[0]]} is missing in most")
            for run in runs[:_MOST_PLACES]
        ),
        subject="ahead",
        severity=None if 2 * sum(are_forgotten(found, shared, run) for run in runs) > len(runs) else "info",
        members=tuple(
            member(catalogue.editions[drift.edition].language, titles[n]) for n in blocks for drift in shared[n]
        ),
    )


def _runs(drift: EditionDrift, shared: Mapping[int, object]) -> Iterator[list[int]]:
    """Yield the missing blocks in runs. Code is RS414's, and so are the words between two blocks of it.

    HTML without a counterpart that nobody misses (``<details>``) parts no run.
    """
    source, lost = drift.alignment.source, set(drift.alignment.missing).difference(drift.missing)
    nothing = {n for n in lost if source[n].block.kind == "strip"}
    run: list[int] = []
    for number in (*(n for n in drift.missing if n not in shared), -1):
        apart = not nothing.issuperset(range(run[-1] + 1, number)) or number < run[-1] if run else False
        if run and (apart or _section(drift, number) != _section(drift, run[0])):
            text = [n for n in run if drift.alignment.source[n].block.kind != "code"]
            if text and (len(text) == len(run) or not all(_is_of_code(drift, n) for n in text)):
                yield text
            run = []
        run.append(number)


def told_with_entries(drift: EditionDrift) -> Iterator[int]:
    """Yield the missing blocks of code that stand within entries, or below texts of entries, told to be missing."""
    source = drift.alignment.source
    for run in _runs(drift, {}):
        for number in run:
            following, block = number + 1, source[number].block
            while following in drift.missing and (
                block.whole.covers(source[following].block.span) or _is_below(source[following].block, block)
            ):
                if source[following].block.kind == "code":
                    yield following
                following += 1


def _is_below(code: Block, text: Block) -> bool:
    """Tell whether a block of code stands in the entry of a list in which a text stands."""
    return code.kind == "code" and code.group == text.group >= 0 and code.depth == text.depth


def _is_of_code(drift: EditionDrift, number: int) -> bool:
    """Tell whether a missing paragraph only says that code follows, or ends the sentence in which code stands.

    So does a title above such a paragraph, which is missing with it: "**Run the tests**".
    """
    source = drift.alignment.source
    before, following = source[number - 1] if number else None, source[number + 1 : number + 3]
    if source[number].links:
        return False
    if following and following[0].block.kind == "code":
        return True
    if following[1:] and following[1].block.kind == "code" and not following[0].links:
        return len(source[number].plain) <= _TITLE and number + 1 in drift.missing
    return before is not None and before.block.kind == "code" and source[number].plain[:1].islower()


def _section(drift: EditionDrift, number: int) -> int:
    return drift.alignment.source[number].block.section


def _run(catalogue: Catalogue, without: Sequence[EditionDrift], run: Sequence[int], nouns: str) -> Violation:
    """Return the finding about a run of blocks, at the first of the editions that lack it."""
    source = catalogue.editions[catalogue.source]
    editions = [catalogue.editions[drift.edition] for drift in without]
    first, *more = [
        (edition, insertion(drift.alignment, run[0], edition)) for drift, edition in zip(without, editions, strict=True)
    ]
    blocks = [without[0].alignment.source[n].block for n in run]
    titles = [f'"{title(block)}"' for block in blocks]
    what, are = (f"the {noun(blocks[0])} {titles[0]}", "is") if len(run) == 1 else (f"{len(run)} {nouns}", "are")
    which = "" if len(run) == 1 else f": {listed(titles)}"
    shown = shown_as_code(without[0].alignment, run, editions[0]) if len(without) == 1 else None
    shown_so = f"indented so far that {'it is' if are == 'is' else 'they are'} shown as code"
    how = f"{are} missing" if shown is None else f"{are} {shown_so}"
    return Violation(
        f"{what} {how} in {names(editions)}{which}",
        first[0].document,
        first[1] if shown is None else shown,
        related=(
            *(Location(edition.document, place, f"and in {edition.language} here") for edition, place in more),
            *(Location(source.document, head(one), f"{source.language} has it here") for one in blocks[:_MOST_PLACES]),
        ),
        values=((source.language, opening(blocks, source)),),
        subject=blocks[0].plain[:200],
        severity="info" if may_be_there(catalogue, without, run) else None,
        members=tuple(member(edition.language, name) for edition in editions for name in titles),
    )


def _behind(
    catalogue: Catalogue, without: Sequence[EditionDrift], runs: Sequence[Sequence[int]], nouns: str
) -> Violation:
    """Return the finding of editions that lack the same in many places, at the first place of the first of them."""
    editions, source = [catalogue.editions[drift.edition] for drift in without], catalogue.editions[catalogue.source]
    blocks = without[0].alignment.source
    numbers = [number for run in runs for number in run]
    titles = [f'"{title(blocks[n].block)}"' for n in numbers]
    places = [
        Location(
            edition.document,
            insertion(drift.alignment, run[0], edition),
            f'"{title(blocks[run[0]].block)}" would stand here',
        )
        for run in runs[:_MOST_PLACES]
        for drift, edition in zip(without, editions, strict=True)
    ]
    return Violation(
        f"{names(editions)} {verb(editions, 'lacks', 'lack')} {len(numbers)} {nouns} of {source.language}: "
        f"{listed(_different_first(titles))}",
        places[0].document,
        places[0].span,
        section="",
        related=tuple(places if len(editions) == 1 else places[1:]),
        subject="behind",
        severity="info" if are_shortened(catalogue, without) or _are_written_anew(without, numbers) else None,
        members=tuple(member(edition.language, name) for edition in editions for name in titles),
    )


def _are_written_anew(without: Sequence[EditionDrift], numbers: Sequence[int]) -> bool:
    """Tell whether translations may say otherwise what they lack, which mostly leads to no page."""
    source = without[0].alignment.source
    led = sum(any("//" in fact.shown for fact in source[n].links) for n in numbers)
    return 2 * led <= len(numbers) and all(map(_is_written_anew, without))


def _is_written_anew(drift: EditionDrift) -> bool:
    """Tell whether a translation has texts of its own, a third as many as it lacks at the least.

    Which of them say what seems to be missing, in other words and another order, nobody can tell where place alone has
    matched nearly all others.
    """
    alignment = drift.alignment
    told = sum(pair.reason == "facts" for pair in alignment.pairs)
    if _HARDLY * told > len(alignment.pairs):
        return False
    missing, extra = (
        sum(blocks[n].block.kind in TEXTS for n in numbers)
        for blocks, numbers in ((alignment.source, drift.missing), (alignment.blocks, alignment.extra))
    )
    return _OWN * extra >= missing


def _different_first(titles: Sequence[str]) -> list[str]:
    """Return ``titles`` with what repeats another one at the end, where a shortened list leaves it out."""
    different = dict.fromkeys(titles)
    repeated = Counter(titles) - Counter(list(different))
    return [*different, *repeated.elements()]
