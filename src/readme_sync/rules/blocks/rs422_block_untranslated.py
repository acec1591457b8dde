"""A paragraph, an entry, a heading, a cell or an alternative text was left in the source's language.

People read a translation because they do not read the other language. The rule finds whole sentences of the source that
stand in the translation letter by letter, also between languages that share a script. Names, code, addresses, and what
every translation keeps are left alone; so are texts in letters that the edition's language does not use (RS412 reports
those). Cells of a column, and alternative texts of images, count where the edition translates nearly all of them.

A heading counts where it is what sections are usually called, or a phrase with small words or small letters; any other
is a note (info), since it may be a term that the translation keeps; so is a title in bold before a text that is
translated, and a text in a section that has as many texts of its own beside: it speaks to readers of both languages. A
text that two translations share is reported at the one that is not in that language, and so are rows of a table. So is
a text in simplified characters in an edition that has traditional ones, and the other way round.

## Bad

```markdown en
# Tool

The tool draws maps of what you have read this year.

Install it with one command and look at the first map.
```

```markdown fr
# Outil

The tool draws maps of what you have read this year.

Installez-le d'une commande et regardez la première carte.
```

## Good

```markdown en
# Tool

The tool draws maps of what you have read this year.
```

```markdown fr
# Outil

L'outil dessine les cartes de ce que vous avez lu cette année.
```

## How to fix it

Translate it. Where it stands there on purpose, ignore it with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import repeat

from readme_sync.align.blocks.facts import BlockFacts
from readme_sync.align.blocks.match import BlockPair
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import Block
from readme_sync.editions.edition import Edition
from readme_sync.finding import member
from readme_sync.markdown.document import PICTURES, Document
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.blocks.both_languages import is_given_in_both
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.foreign_cells import foreign_cells
from readme_sync.rules.blocks.foreign_texts import ForeignText, foreign_texts
from readme_sync.rules.blocks.headings import headings_left, surely_left
from readme_sync.rules.blocks.other_chinese import other_chinese
from readme_sync.rules.blocks.small_texts import SmallText, small_texts
from readme_sync.rules.blocks.titles_before import title_before
from readme_sync.rules.blocks.untranslated import left_sentence
from readme_sync.rules.blocks.wording import head, noun, opening, title
from readme_sync.rules.messages import head_span, listed, names, shorten
from readme_sync.text import Span

SEVERITY = "warning"
_MANY = 5  # findings of one edition; more are one fact
_MOST_PLACES = 60
_TITLED = 2  # times as long is a text as the title that it begins with
_STOPS = ".:!?。：！？ "


def check(catalogue: Catalogue) -> Iterator[Violation]:
    """Yield what each translation has in the source's language; many of a kind are one finding."""
    alike: dict[tuple[object, ...], list[tuple[EditionDrift, BlockPair]]] = {}
    many: dict[tuple[tuple[int, ...], ...], list[EditionDrift]] = {}
    whole = [drift for drift in drifts(catalogue) if drift.untranslated and _is_copy(catalogue, drift)]
    if whole:
        yield _many(catalogue, whole)._replace(message=_of_copies(catalogue, whole))
    copies = {drift.edition for drift in whole}
    for drift in drifts(catalogue):
        if drift.edition in copies:
            continue
        if len(drift.untranslated) > _MANY:
            many.setdefault(tuple(pair.left for pair in drift.untranslated), []).append(drift)
        else:
            for pair in drift.untranslated:
                alike.setdefault((pair.left, _sentence(catalogue, drift, pair)), []).append((drift, pair))
    yield from (_many(catalogue, same) for same in many.values())
    yield from (_together(catalogue, run) for run in _runs(list(alike.values())))
    yield from _headings(catalogue, copies)
    copied: dict[Block, list[ForeignText]] = {}
    for one in foreign_texts(catalogue):
        copied.setdefault(one.origin, []).append(one)
    yield from (_foreign(catalogue, same) for same in copied.values())
    yield from other_chinese(catalogue, {one.block for same in copied.values() for one in same})
    yield from foreign_cells(catalogue)
    for texts in small_texts(catalogue).values():
        for kind in dict.fromkeys(one.noun for one in texts):
            yield from _small_texts(catalogue, [one for one in texts if one.noun == kind])


def _runs(
    found: Sequence[Sequence[tuple[EditionDrift, BlockPair]]],
) -> Iterator[Sequence[Sequence[tuple[EditionDrift, BlockPair]]]]:
    """Yield the texts of ``found`` in rows: entries of one list, left by the same editions."""
    run: list[Sequence[tuple[EditionDrift, BlockPair]]] = []
    for holders in found:
        if run and not _follows(run[-1], holders):
            yield run
            run = []
        run.append(holders)
    if run:
        yield run


def _follows(one: Sequence[tuple[EditionDrift, BlockPair]], two: Sequence[tuple[EditionDrift, BlockPair]]) -> bool:
    """Tell whether a text is a later entry of one list with the one before, in the source and in the same editions.

    What a list says of names, or in a few words, stands between them and is no text to translate.
    """
    if [drift.edition for drift, _ in one] != [drift.edition for drift, _ in two]:
        return False
    return all(
        _are_of_one_list(drift.alignment.source, pair.left[0], its.left[0])
        and _are_of_one_list(drift.alignment.blocks, pair.right[0], its.right[0])
        for (drift, pair), (_, its) in zip(one, two, strict=True)
    )


def _are_of_one_list(blocks: Sequence[BlockFacts], first: int, second: int) -> bool:
    one, two = blocks[first].block, blocks[second].block
    is_next = first + 1 == second or (one.group == two.group >= 0 and one.depth == two.depth)
    return first < second and is_next and one.kind == two.kind == "entry"


def _together(catalogue: Catalogue, run: Sequence[Sequence[tuple[EditionDrift, BlockPair]]]) -> Violation:
    """Return the finding of one text, or of several entries of one list."""
    violations = [_violation(catalogue, holders) for holders in run]
    first, *more = violations
    if not more:
        return first
    editions = [catalogue.editions[one.edition] for one, _ in run[0]]
    titles = [f'"{shorten(one.subject, 30)}"' for one in violations]
    return first._replace(
        message=f"{len(run)} entries are not translated in {names(editions)}: {listed(titles)}",
        row="",
        related=(*(Location(one.document, one.span, one.message) for one in more), *first.related),
        values=(),
        members=tuple(name for one in violations for name in one.members),
    )


def _foreign(catalogue: Catalogue, alike: Sequence[ForeignText]) -> Violation:
    """Return the finding of a text that translations have in another one's language."""
    one, *more = alike
    here, home = catalogue.editions[one.edition], catalogue.editions[one.home]
    editions = [catalogue.editions[same.edition] for same in alike]
    text = " ".join(one.block.plain.split())
    return Violation(
        f'the {noun(one.block)} is in {home.language}, not in {names(editions)}: "{shorten(text)}"',
        here.document,
        head(one.block),
        row=title(one.block) if one.block.kind == "entry" else None,
        related=(
            *(Location(catalogue.editions[same.edition].document, head(same.block), "and here") for same in more),
            Location(home.document, head(one.origin), f"{home.language} says the same"),
        ),
        subject=text[:200],
        members=tuple(member(edition.language, shorten(text)) for edition in editions),
    )


def _is_copy(catalogue: Catalogue, drift: EditionDrift) -> bool:
    """Tell whether a translation is the source letter by letter, whatever stands in their front matter."""
    source, copy = (catalogue.editions[number].document for number in (catalogue.source, drift.edition))
    return _text(copy) == _text(source)


def _text(document: Document) -> str:
    above = document.blocks[0] if document.blocks else None
    start = above.span.end if above is not None and above.kind == "front-matter" else 0
    return document.text[start:].strip()


def _of_copies(catalogue: Catalogue, copies: Sequence[EditionDrift]) -> str:
    source = catalogue.editions[catalogue.source].language
    editions = [catalogue.editions[drift.edition] for drift in copies]
    return f"nothing is translated in {names(editions)}: the text is the one in {source}"


def _headings(catalogue: Catalogue, copies: Collection[int]) -> Iterator[Violation]:
    """Yield the headings that translations have in the source's words; those that may be terms are notes."""
    alike: dict[tuple[str, bool], list[tuple[int, CatalogueSection]]] = {}
    for edition, sections in headings_left(catalogue).items():
        if edition in copies:
            continue
        for sure in (True, False):
            found = [one for one in sections if surely_left(catalogue, one, edition) == sure]
            if len(found) > _MANY:
                yield _many_headings(catalogue, edition, found, sure)
                continue
            for section in found:
                alike.setdefault((section.key, sure), []).append((edition, section))
    yield from (_heading(catalogue, holders, sure) for (_, sure), holders in alike.items())


def _many_headings(catalogue: Catalogue, edition: int, sections: Sequence[CatalogueSection], sure: bool) -> Violation:
    violations = [_heading(catalogue, [(edition, section)], sure) for section in sections]
    first, here = violations[0], catalogue.editions[edition]
    titles = [f'"{shorten(one.subject, 30)}"' for one in violations]
    return first._replace(
        message=f"{len(violations)} headings are not translated in {here.language}: {listed(titles)}",
        section="",
        related=tuple(Location(here.document, one.span, one.message) for one in violations[:_MOST_PLACES]),
        subject="headings",
        members=tuple(name for one in violations for name in one.members),
    )


def _small_texts(catalogue: Catalogue, texts: Sequence[SmallText]) -> Iterator[Violation]:
    """Yield the cells, or the alternative texts, that an edition has in the source's words; many are one finding."""
    here, source = catalogue.editions[texts[0].edition], catalogue.editions[catalogue.source]
    columns: dict[tuple[object, ...], list[SmallText]] = {}
    for text in texts:  # what a column has in the source's words is one thing to do
        columns.setdefault((text.section, text.column) if text.column else (text.span,), []).append(text)
    for group in [texts] if len(texts) > _MANY else columns.values():
        first, one = group[0], len(group) == 1
        named = listed([f'"{shorten(text.text, 60 if one else 30)}"' for text in group])
        what = f"the {first.noun} {named} is" if one else f"{len(group)} {first.noun}s are"
        yield Violation(
            f"{what} not translated in {here.language}{'' if one else f': {named}'}",
            here.document,
            first.span,
            section=first.section if one else "",
            row=first.row if one else "",
            column_name=first.column if one else None,
            related=(
                *(Location(here.document, text.span, shorten(text.text)) for text in group[1:_MOST_PLACES]),
                Location(source.document, first.source, f"{source.language} says the same"),
            ),
            subject=first.text[:200] if one else first.noun,
            members=tuple(member(here.language, shorten(text.text)) for text in group),
        )


def _heading(catalogue: Catalogue, holders: Sequence[tuple[int, CatalogueSection]], sure: bool) -> Violation:
    """Return the finding of a heading that one edition has in the source's words, or several have alike."""
    (edition, section), *more = holders
    editions, source = [catalogue.editions[e] for e, _ in holders], catalogue.editions[catalogue.source]
    return Violation(
        f'the heading "{shorten(section.title)}" is not translated in {names(editions)}',
        editions[0].document,
        head_span(section, edition),
        section=section.key,
        related=(
            *(Location(catalogue.editions[e].document, head_span(section, e), "and here") for e, _ in more),
            Location(source.document, head_span(section, catalogue.source), f"{source.language} says the same"),
        ),
        subject=section.title,
        severity=None if sure else "info",  # of the others one in four is a term that the translation keeps
        members=tuple(member(one.language, f"heading {section.title}") for one in editions),
    )


def _violation(catalogue: Catalogue, holders: Sequence[tuple[EditionDrift, BlockPair]]) -> Violation:
    """Return the finding of a text that one edition has in the source's language, or several have alike."""
    (drift, pair), *more = holders
    editions, source = [catalogue.editions[one.edition] for one, _ in holders], catalogue.editions[catalogue.source]
    here = editions[0]
    block, other = drift.alignment.blocks[pair.right[0]].block, drift.alignment.source[pair.left[0]].block
    sentence = _sentence(catalogue, drift, pair)
    elsewhere = [(catalogue.editions[one.edition], one.alignment.blocks[its.right[0]].block) for one, its in more]
    said = shorten(_as_written(block, sentence))
    return Violation(
        f'the {_noun(block, sentence)} is not translated in {names(editions)}: "{said}"',
        here.document,
        _place(block, sentence, here),
        row=title(block) if block.kind == "entry" else None,
        related=(
            *(Location(edition.document, head(one), f"and in {edition.language}") for edition, one in elsewhere),
            Location(source.document, head(other), f"{source.language} says the same"),
        ),
        values=((source.language, opening([other], source)), (here.language, opening([block], here))),
        subject=sentence[:200],
        severity="info"
        if _is_introduced(drift, pair)
        or all(is_given_in_both(one, its, catalogue.editions[one.edition].language) for one, its in holders)
        or all(map(_is_title_before, (block, *(one for _, one in elsewhere)), repeat(sentence)))
        else None,
        members=tuple(member(edition.language, shorten(sentence)) for edition in editions),
    )


def _as_written(block: Block, sentence: str) -> str:
    """Return a sentence with the code and the addresses that stand in it, and are left out where it is compared."""
    plain = " ".join(block.plain.split())
    begin = -1 if sentence in plain else plain.find(" ".join(sentence.split()[:2]))
    return sentence if begin < 0 else plain[begin:]


def _noun(block: Block, sentence: str) -> str:
    """Return what a reader calls a block of which a sentence was left: that of an image is in its text."""
    pictures = [link for inline in block.inlines for link in inline.links if link.kind in PICTURES]
    is_beside = bool(pictures) and not any(sentence in link.text for link in pictures)
    return noun(block._replace(inlines=()) if is_beside else block)


def _place(block: Block, sentence: str, edition: Edition) -> Span:
    """Return where a sentence stands in a piece of HTML, which may have many lines; the head of any other block."""
    at = edition.document.text.find(sentence, *block.span) if block.kind == "strip" else -1
    return Span(at, at + len(sentence)) if at >= 0 else head(block)


def _is_introduced(drift: EditionDrift, pair: BlockPair) -> bool:
    """Tell whether a text is a quotation that a text ending with a colon introduces: it may stay as it was said."""
    (number, *_), source = pair.left, drift.alignment.source
    above = source[number - 1] if number else None
    if source[number].block.kind != "quote" or above is None:
        return False
    return above.block.section == source[number].block.section and above.plain.rstrip().endswith((":", "："))


def _is_title_before(block: Block, sentence: str) -> bool:
    """Tell whether a sentence is a title in bold before a longer text, which is translated: a term may be kept."""
    title_here = title_before(block).rstrip(_STOPS)
    return title_here == sentence.rstrip(_STOPS) != "" and len(block.plain) >= _TITLED * len(sentence)


def _sentence(catalogue: Catalogue, drift: EditionDrift, pair: BlockPair) -> str:
    languages = catalogue.editions[drift.edition].language, catalogue.editions[catalogue.source].language
    found = left_sentence(pair, drift.alignment.blocks, drift.alignment.source, languages)
    return found or " ".join(drift.alignment.blocks[pair.right[0]].block.plain.split())


def _many(catalogue: Catalogue, holders: Sequence[EditionDrift]) -> Violation:
    """Return the finding of the texts that an edition has in the source's language, or several have alike."""
    drift, *more = holders
    here = catalogue.editions[drift.edition]
    pairs: Sequence[BlockPair] = drift.untranslated
    blocks = [drift.alignment.blocks[pair.right[0]].block for pair in pairs]
    titles = [f'"{shorten(title(block), 30)}"' for block in blocks]
    elsewhere = [(one, one.alignment.blocks[one.untranslated[0].right[0]].block) for one in more]
    return Violation(
        f"{len(pairs)} blocks are not translated in {names([catalogue.editions[one.edition] for one in holders])}: "
        f"{listed(titles)}",
        here.document,
        head(blocks[0]),
        section="",
        row="",
        related=(
            *(
                Location(here.document, head(block), f'"{shorten(_sentence(catalogue, drift, pair))}"')
                for block, pair in zip(blocks[:_MOST_PLACES], pairs, strict=False)
            ),
            *(Location(catalogue.editions[one.edition].document, head(block), "and here") for one, block in elsewhere),
        ),
        subject="blocks",
        members=tuple(
            member(catalogue.editions[one.edition].language, shorten(_sentence(catalogue, one, pair)))
            for one in holders
            for pair in one.untranslated
        ),
    )
