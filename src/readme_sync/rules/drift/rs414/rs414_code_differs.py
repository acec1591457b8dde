"""A code block differs from the other editions, or is missing.

A command that works in one language fails in the other. What is run must be the same, and where the source shows how
something is done, a translation must show it too. One option or name that differs in several blocks is one finding,
and so are the lines of one block that was revised.

It is a note (info) where variables, functions and an example's own types and fields have other names throughout, where
an edition has most of what its block lacks in other blocks (it shows the example in steps), where it has
other words in several pieces of code and this is one, where packages are distributed over more or fewer commands,
where a command is a comment in the other edition, where the lines of a missing block stand changed in the block beside
it, where the source lacks the block and translations differ by more than a slip, and where the edition has less than
half of the source's sections, or twice as many of its own as it shares. What two examples import says nothing of
whether they are one.

What a translator or a formatter changes is not compared: comments, text in quotes and between tags, how many
sentences a list has, sentences as values, what the reader replaces (`<your key>`, `my-app`), a name that says the
edition's own language, white space and line breaks without meaning, prompts, marks of a list before each line, the
order of imports and keys, what is imported in another example. Keys, versions and modules are compared in quotes too,
and names (`"peak_gb"`) where a translation keeps all others; in YAML also the key under which a line stands, however
deep its indentation. Of comments, and of text that is translated, the numbers are compared, and in blocks of text what
no language changes: options, variables of the environment, a program's files.

## Bad

````markdown ja
# 使い方

```sh
pip install tool==2.0
```
````

````markdown en
# Usage

```sh
pip install tool==1.0
```
````

## Good

````markdown ja
# 使い方

```sh
pip install tool  # 入れる
```
````

````markdown en
# Usage

```sh
pip install tool  # install it
```
````

## How to fix it

Copy the block from the edition that is right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING

from readme_sync.align.blocks.match import align_blocks
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.align.letters import letters_shared
from readme_sync.editions.edition import Edition, Section
from readme_sync.finding import member
from readme_sync.language.lookalikes import false_letters
from readme_sync.markdown.document import CodeBlock, Document
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.pairs.own_words import in_own_words
from readme_sync.rules.blocks.pairs.vocabulary import Vocabulary
from readme_sync.rules.drift.rs414.places import place
from readme_sync.rules.gathering import Slip, gathered
from readme_sync.rules.messages import names, trimmed
from readme_sync.rules.placeholders import with_open_blanks
from readme_sync.rules.slips import near
from readme_sync.text import Span

if TYPE_CHECKING:
    from readme_sync.rules.drift.rs414.drift import Difference
    from readme_sync.rules.drift.rs414.editions import Comparison, Drift, Translates
    from readme_sync.rules.drift.rs414.said_numbers import SaidNumber

SEVERITY = "warning"
_MANY = 12  # findings of one edition; more are one fact
_ALIKE, _LONG_ALIKE = 0.6, 0.75  # share of letter pairs of two blocks that may be one without a line in common
_LONG, _ONE_IN = 8, 5  # lines of a long block; of so many of its lines one is the same
_MOST_TEXT = 400
_TELLING = re.compile(r"\w{2}")

Members = Sequence[CodeBlock | None]  # one block in each edition; None where its section is missing


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield each code block that the other editions have otherwise."""
    if any(edition.document.code_blocks for edition in catalogue.editions):
        from readme_sync.rules.drift.rs414.aligned import missing

        yield from missing(catalogue)
    differing = [(section, members) for section in catalogue.sections for members in _differing(catalogue, section)]
    if not differing:
        return
    from readme_sync.rules.drift.rs414 import editions  # loaded only for blocks that differ
    from readme_sync.rules.drift.rs414.commented import is_commented_out
    from readme_sync.rules.drift.rs414.said_numbers import other_numbers

    comparison = editions.Comparison(catalogue.editions, catalogue.source, _translates(catalogue))
    slips: list[Slip] = []
    told: dict[Hashable, list[Sequence[Drift]]] = {}
    blocks: dict[Hashable, Hashable] = {}
    each = [
        (section, members, drifts)
        for section, members in differing
        for drifts in _alike(comparison, members)
        if not all(_is_taken_in(catalogue.editions[one.edition].document, members[one.edition]) for one in drifts)
    ]
    renamed = _renamed(catalogue, (one for *_, drifts in each for one in drifts))
    for section, members, drifts in each:
        violation = _violation(catalogue, section, members, drifts)
        if all(
            (one.edition, *one.difference) in renamed or _is_aside(one.difference) or is_commented_out(members, one)
            for one in drifts
        ):
            violation = violation._replace(severity="info")
        said = drifts[0].said or len(slips)  # another one that is no word is no other's
        who = () if drifts[0].is_name else tuple(one.edition for one in drifts)
        key = (who, violation.severity, said)
        told.setdefault(key, []).append(drifts)
        if _is_revised(drifts[0].difference):
            blocks[key] = members[drifts[0].edition], tuple(one.edition for one in drifts)
        slips.append(Slip(catalogue.editions[drifts[0].edition], key, violation))
    found = gathered(slips, lambda same: _said(catalogue, told[same[0].key]))
    homes = (blocks.get(key) if len(told[key]) == 1 else None for key in told)
    yield from _unless_many(catalogue, _of_one_block(zip(found, homes, strict=True)))
    odd = {(one.edition, members[one.edition]) for _, members, drifts in each for one in drifts}
    for section, members in differing:
        yield from _said_otherwise(catalogue, section, members, odd, other_numbers)


def _said_otherwise(
    catalogue: Catalogue,
    section: CatalogueSection,
    members: Members,
    odd: Set[tuple[int, CodeBlock | None]],
    other_numbers: Callable[[CodeBlock, CodeBlock, tuple[str, str]], Iterable[SaidNumber]],
) -> Iterator[Violation]:
    """Yield the numbers in comments that a translation has otherwise; ``odd`` are blocks of which more is told."""
    source, theirs = catalogue.editions[catalogue.source], members[catalogue.source]
    for number, (edition, block) in enumerate(zip(catalogue.editions, members, strict=True)):
        if block is None or theirs is None or (number, block) in odd or block.content == theirs.content:
            continue
        for own, other, line in other_numbers(block, theirs, (edition.language, source.language)):
            yield Violation(
                f'the number is "{own}" in {edition.language}, "{other}" in {source.language}',
                edition.document,
                place(edition.document, block, line),
                section=section.key,
                related=(Location(source.document, trimmed(theirs.span), f"{source.language} has it like this"),),
                subject=f"{own}/{other}",
                members=(member(edition.language, own),),
            )


def _is_revised(line: Difference) -> bool:
    """Tell whether a line is another one, and neither a slip nor what a machine translated."""
    return not near(*line) and line.own.isascii() == line.other.isascii()


def _of_one_block(found: Iterable[tuple[Violation, Hashable]]) -> list[Violation]:
    """Return what is found, the lines of one block as one: it was written anew, or is an older one."""
    alike: dict[Hashable, list[Violation]] = {}
    for number, (one, block) in enumerate(found):
        alike.setdefault(number if block is None else (block, one.severity), []).append(one)
    return [_joined(*sorted(same, key=lambda one: one.span.start)) for same in alike.values()]


def _joined(first: Violation, *more: Violation) -> Violation:
    if not more:
        return first
    return first._replace(
        message="; ".join([first.message, *(one.message for one in more)]),
        related=(*first.related, *(Location(one.document, one.span, "and here") for one in more)),
        members=(*first.members, *(name for one in more for name in one.members)),
    )


def _is_taken_in(document: Document, block: CodeBlock | None) -> bool:
    """Tell whether a fence that has lost its partner takes in what a block has more: RS110 tells of that."""
    if block is None or not document.broken_fences:
        return False
    return any(fence.span.start <= block.span.start < fence.span.end for fence in document.broken_fences)


def _is_aside(line: Difference) -> bool:
    """Tell whether a line is the source's with words of the readers' own behind it, in brackets."""
    aside = line.own.removeprefix(line.other).strip() if line.other else ""
    return aside != line.own.strip() and aside[:1] in "(（" and aside[-1:] in ")）" and not aside.isascii()


def _alike(comparison: Comparison, members: Members) -> Iterable[list[Drift]]:
    """Return who has a block otherwise, those together who have it alike."""
    alike: dict[tuple[str, str], list[Drift]] = {}
    for drift in comparison.drifts(members):
        alike.setdefault((with_open_blanks(drift.difference.own), drift.difference.other), []).append(drift)
    return alike.values()


def _renamed(catalogue: Catalogue, drifts: Iterable[Drift]) -> Set[tuple[int, str, str]]:
    """Return the lines in which an edition has other words, and that with the edition, where it has several of them."""
    lines: dict[int, list[tuple[str, str]]] = {}
    for one in drifts:
        lines.setdefault(one.edition, []).append((one.difference.own, one.difference.other))
    sides = {alignment.edition: alignment for alignment in align_blocks(catalogue)} if lines else {}
    return {
        (edition, *line)
        for edition, some in lines.items()
        if edition in sides
        for line in in_own_words(some, sides[edition])
    }


def _said(catalogue: Catalogue, places: Sequence[Sequence[Drift]]) -> str:
    """Return the message of one change that several blocks have, in whichever editions."""
    first, odd = places[0][0], {one.edition for drifts in places for one in drifts}
    agreeing = [edition for edition in first.agreeing if edition not in odd]
    who, others = (names([catalogue.editions[e] for e in some]) for some in (sorted(odd), agreeing or first.agreeing))
    count = sum(map(len, places))
    times = f" ({count} times)" if count > len(odd) else ""
    return f"{_message(first.difference.clipped(), who, others)}{times}"


def _unless_many(catalogue: Catalogue, found: Sequence[Violation]) -> Iterator[Violation]:
    """Yield what is found; very much of it in one edition is one fact: its examples were written anew or are old."""
    warned: dict[str, list[Violation]] = {}
    for one in found:
        if one.severity is None:
            warned.setdefault(one.document.path, []).append(one)
    many = {path: some for path, some in warned.items() if len(some) > _MANY}
    yield from (one for one in found if one.severity is not None or one.document.path not in many)
    languages = {edition.path: edition.language for edition in catalogue.editions}
    for path, some in many.items():
        first = some[0]
        yield first._replace(
            message=f"{len(some)} pieces of code differ in {languages[path]}; the first: {first.message}",
            section="",
            related=(*first.related, *(Location(one.document, one.span, one.message) for one in some[1:])),
            subject="behind",
            members=tuple(name for one in some for name in one.members),
        )


def _translates(catalogue: Catalogue) -> Translates:
    """Return what tells whether an edition says a line of the source in words of its own text."""
    known: dict[int, Vocabulary] = {}

    def said(edition: int, own: str, other: str) -> bool:
        if edition not in known:
            alignment = next(one for one in align_blocks(catalogue) if one.edition == edition)
            known[edition] = Vocabulary(alignment)
        return known[edition].translates(own, other)

    return said


def _differing(catalogue: Catalogue, section: CatalogueSection) -> Iterator[Members]:
    """Yield the blocks of a section, each with its counterparts, that are not the same text in every edition."""
    blocks = [
        _blocks(edition, member) if member is not None else None
        for edition, member in zip(catalogue.editions, section.members, strict=True)
    ]
    lengths = {len(some) for some in blocks if some is not None}
    if len(lengths) != 1 or _are_shifted(blocks, catalogue.source):  # which is which is told by what else is there
        if lengths:
            from readme_sync.rules.drift.rs414.aligned import members as aligned

            for found in aligned(catalogue, section):
                if len({one.content for one in found if one}) > 1:
                    yield _matched(catalogue, section, found)
        return
    for number in range(lengths.pop()):
        members = [some[number] if some is not None else None for some in blocks]
        if len({block.content for block in members if block is not None}) > 1:
            yield _matched(catalogue, section, _of_this_section(catalogue, members))


def _are_shifted(blocks: Sequence[Sequence[CodeBlock] | None], source: int) -> bool:
    """Tell whether an edition lacks one block and has another one more, so that equally many stand beside others."""
    theirs = [block.content for block in blocks[source] or ()]
    return len(theirs) == len({*theirs}) > 1 and any(
        block.content != theirs[number] and block.content in theirs
        for some in blocks
        if some
        for number, block in enumerate(some)
    )


def _of_this_section(catalogue: Catalogue, members: Members) -> Members:
    """Return blocks that stand at one place without those that are another section's."""
    from readme_sync.rules.drift.rs414.aligned import of_another_section

    others = of_another_section(catalogue)
    return [
        None if block is None or (number, block.span.start) in others else block for number, block in enumerate(members)
    ]


def _matched(catalogue: Catalogue, section: CatalogueSection, members: Members) -> Members:
    """Return blocks without those that only the place of two sections, or some words, makes one with the source's.

    Two sections may be left over at one place: their code has to be alike.
    """
    own = members[catalogue.source]
    return [
        None if block and own and _is_at_its_place_alone(section.reasons[number], block, own) else block
        for number, block in enumerate(members)
    ]


def _is_at_its_place_alone(reason: str | None, block: CodeBlock, other: CodeBlock) -> bool:
    """Tell whether blocks of two sections that only their place, or some words, makes one are not alike.

    Words part two sections well enough for short blocks; long ones have to share more than `return nil`.
    """
    if reason not in ("place", "words"):
        return False
    ours, theirs = (
        {line.strip() for line in one.content.splitlines() if _TELLING.search(line)} for one in (block, other)
    )
    shared, least = len(ours & theirs), min(len(ours), len(theirs))
    if (least < _LONG and (shared or reason == "words")) or shared * _ONE_IN >= least:
        return False
    letters = letters_shared(block.content[:_MOST_TEXT], other.content[:_MOST_TEXT])
    return letters < (_ALIKE if least < _LONG else _LONG_ALIKE)


def _blocks(edition: Edition, section: Section) -> list[CodeBlock]:
    blocks = edition.document.code_blocks
    first, end = (bisect_left(blocks, at, key=_start) for at in section.span)
    return list(blocks[first:end])


def _start(block: CodeBlock) -> int:
    return block.span.start


def _violation(catalogue: Catalogue, section: CatalogueSection, members: Members, drifts: Sequence[Drift]) -> Violation:
    """Return the finding of a difference that one edition has, or several have alike."""
    first, *more = drifts
    # What only translations have is what the source said once: each may have kept it at another time.
    is_ahead = (first.edition == catalogue.source or members[catalogue.source] is None) and not near(*first.difference)
    odd, agreeing = [catalogue.editions[one.edition] for one in drifts], [catalogue.editions[e] for e in first.agreeing]
    spans = [Span(0, 0) if block is None else trimmed(block.span) for block in members]
    others = [*((e, "{} has it like this") for e in first.agreeing), *((one.edition, "and in {}") for one in more)]
    return Violation(
        _message(first.difference.clipped(), names(odd), names(agreeing)) + _unlike(first.difference),
        odd[0].document,
        place(odd[0].document, members[first.edition], *first.difference),
        section=section.key,
        related=tuple(
            Location(catalogue.editions[e].document, spans[e], what.format(catalogue.editions[e].language))
            for e, what in others
        ),
        subject=f"{first.difference.own}/{first.difference.other}",
        severity="info" if is_ahead or all(one.is_note for one in drifts) else None,
        members=tuple(member(one.language, f"{first.difference.own} / {first.difference.other}") for one in odd),
    )


def _unlike(difference: Difference) -> str:
    """Return what to say of letters that nobody sees to be other ones."""
    own, other = difference
    letters = false_letters(own, other) or false_letters(other, own)
    return f' ("{letters}" {"is no Latin letter" if len(letters) == 1 else "are no Latin letters"})' if letters else ""


def _message(lines: tuple[str, str], odd: str, agreeing: str) -> str:
    """Say what differs; a line that one side has beside the others is told as such."""
    own, other = lines
    if not own:
        return f"the code has {other} in {agreeing}, not in {odd}"
    if not other:
        return f"the code has {own} in {odd}, not in {agreeing}"
    return f"the code is {own} in {odd}, {other} in {agreeing}"
