"""A paragraph, an entry of a list or another block of the source is missing in an edition.

Its readers are not told what the others are. What stands in a missing section is not told again, nor what was joined
with the text beside it, moved to another section or written anew. Blocks that follow each other are one finding; where
an edition lacks many, one finding says how many. What most translations lack is said once, of the source that alone
has it, as a note: it may be meant for its own readers.

## Bad

```markdown en
# Tools

- [Alpha](https://example.org/alpha) draws maps
- [Beta](https://example.org/beta) draws trees
- [Gamma](https://example.org/gamma) draws clouds
```

```markdown ja
# ツール

- [Alpha](https://example.org/alpha) は地図を描きます
- [Gamma](https://example.org/gamma) は雲を描きます
```

## Good

```markdown en
# Tools

- [Alpha](https://example.org/alpha) draws maps
- [Beta](https://example.org/beta) draws trees
```

```markdown ja
# ツール

- [Alpha](https://example.org/alpha) は地図を描きます
- [Beta](https://example.org/beta) は木を描きます
```

## How to fix it

Copy the block from the source and translate it, or take it out of the source where it is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.catalogue import Catalogue
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.shared import missing_in_most
from readme_sync.rules.blocks.wording import head, insertion, noun, title
from readme_sync.rules.messages import listed, names

SEVERITY = "error"
_MANY = 8  # findings of one edition; more are one fact: it is behind
_MANY_AHEAD = 12  # findings of the source alone
_MOST_PLACES = 60
_FEWEST_SECTIONS, _HARDLY = 5, 0.15  # sections of the source; the part of them that a stub has at most


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield what each translation lacks, in runs of blocks that follow each other."""
    found = [drift for drift in drifts(catalogue) if not _has_hardly_a_section(catalogue, drift)]
    shared = missing_in_most(found)
    yield from _alone(catalogue, found, shared)
    alike: dict[tuple[int, ...], list[EditionDrift]] = {}
    for drift in found:
        runs = list(_runs(drift, shared))
        if len(runs) > _MANY:
            yield _behind(catalogue, drift, runs)
        else:
            for run in runs:
                alike.setdefault(tuple(run), []).append(drift)
    for blocks, lacking in alike.items():
        yield _run(catalogue, lacking, blocks)


def _has_hardly_a_section(catalogue: Catalogue, drift: EditionDrift) -> bool:
    """Tell whether an edition is a stub, or another text: what it lacks is said of its sections (RS401)."""
    source = [part for one in catalogue.sections if (part := one.members[catalogue.source]) and part.heading]
    kept = sum(part.number in drift.alignment.sections for part in source)
    return len(source) >= _FEWEST_SECTIONS and kept < _HARDLY * len(source)


def _alone(
    catalogue: Catalogue, found: Sequence[EditionDrift], shared: Mapping[int, list[EditionDrift]]
) -> Iterator[Violation]:
    """Yield what the source alone has, in runs of blocks that follow each other in one section."""
    source = catalogue.editions[catalogue.source]
    runs: list[list[int]] = []
    for number in shared:
        block = found[0].alignment.source[number].block
        last = runs[-1][-1] if runs else -2
        if number == last + 1 and found[0].alignment.source[last].block.section == block.section:
            runs[-1].append(number)
        else:
            runs.append([number])
    if len(runs) > _MANY_AHEAD:
        yield _ahead(catalogue, found, shared, runs)
        return
    for run in runs:
        blocks = [found[0].alignment.source[n].block for n in run]
        holders = [drift for drift in found if any(drift in shared[n] for n in run)]
        lacking = [catalogue.editions[drift.edition] for drift in holders]
        titles = [f'"{title(block)}"' for block in blocks]
        what = f"the {noun(blocks[0])} {titles[0]}" if len(run) == 1 else f"{len(run)} blocks: {listed(titles)}"
        yield Violation(
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
            subject=blocks[0].plain[:200],
            severity="info",
            members=tuple(member(edition.language, name) for edition in lacking for name in titles),
        )


def _ahead(
    catalogue: Catalogue,
    found: Sequence[EditionDrift],
    shared: Mapping[int, list[EditionDrift]],
    runs: Sequence[Sequence[int]],
) -> Violation:
    """Return the one finding of a source that has much which most translations lack."""
    source = catalogue.editions[catalogue.source]
    blocks = {n: found[0].alignment.source[n].block for n in shared}
    titles = {n: f'"{title(block)}"' for n, block in blocks.items()}
    return Violation(
        f"{source.language} has {len(shared)} blocks that most translations lack: {listed(list(titles.values()))}",
        source.document,
        head(blocks[runs[0][0]]),
        section="",
        related=tuple(
            Location(source.document, head(blocks[run[0]]), f"{titles[run[0]]} is missing in most")
            for run in runs[:_MOST_PLACES]
        ),
        subject="ahead",
        severity="info",
        members=tuple(
            member(catalogue.editions[drift.edition].language, titles[n])
            for n, some in shared.items()
            for drift in some
        ),
    )


def _runs(drift: EditionDrift, shared: Mapping[int, object]) -> Iterator[list[int]]:
    """Yield the missing blocks in runs. Code is RS414's, and so are the words between two blocks of it."""
    run: list[int] = []
    for number in (*(n for n in drift.missing if n not in shared), -1):
        if run and (number != run[-1] + 1 or _section(drift, number) != _section(drift, run[0])):
            text = [n for n in run if drift.alignment.source[n].block.kind != "code"]
            if text and (len(text) == len(run) or not all(_leads_to_code(drift, n) for n in text)):
                yield text
            run = []
        run.append(number)


def _leads_to_code(drift: EditionDrift, number: int) -> bool:
    """Tell whether a missing paragraph only says that code follows."""
    source = drift.alignment.source
    following = source[number + 1].block if number + 1 < len(source) else None
    return not source[number].links and following is not None and following.kind == "code"


def _section(drift: EditionDrift, number: int) -> int:
    return drift.alignment.source[number].block.section


def _run(catalogue: Catalogue, lacking: Sequence[EditionDrift], run: Sequence[int]) -> Violation:
    """Return the finding about a run of blocks, at the first of the editions that lack it."""
    source = catalogue.editions[catalogue.source]
    editions = [catalogue.editions[drift.edition] for drift in lacking]
    first, *more = [
        (edition, insertion(drift.alignment, run[0], edition)) for drift, edition in zip(lacking, editions, strict=True)
    ]
    blocks = [lacking[0].alignment.source[n].block for n in run]
    titles = [f'"{title(block)}"' for block in blocks]
    what = f"the {noun(blocks[0])} {titles[0]} is" if len(run) == 1 else f"{len(run)} blocks are"
    which = "" if len(run) == 1 else f": {listed(titles)}"
    return Violation(
        f"{what} missing in {names(editions)}{which}",
        first[0].document,
        first[1],
        related=(
            *(Location(edition.document, place, f"and in {edition.language} here") for edition, place in more),
            *(Location(source.document, head(one), f"{source.language} has it here") for one in blocks[:_MOST_PLACES]),
        ),
        subject=blocks[0].plain[:200],
        members=tuple(member(edition.language, name) for edition in editions for name in titles),
    )


def _behind(catalogue: Catalogue, drift: EditionDrift, runs: Sequence[Sequence[int]]) -> Violation:
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    numbers = [number for run in runs for number in run]
    titles = [f'"{title(drift.alignment.source[n].block)}"' for n in numbers]
    places = [insertion(drift.alignment, run[0], here) for run in runs[:_MOST_PLACES]]
    return Violation(
        f"{here.language} lacks {len(numbers)} blocks of {source.language}: {listed(titles)}",
        here.document,
        places[0],
        section="",
        related=tuple(
            Location(here.document, place, f'"{title(drift.alignment.source[run[0]].block)}" would stand here')
            for run, place in zip(runs[:_MOST_PLACES], places, strict=False)
        ),
        subject="behind",
        members=tuple(member(here.language, name) for name in titles),
    )
