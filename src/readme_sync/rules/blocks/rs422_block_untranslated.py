"""A paragraph, an entry, a heading or a cell was left in the source's language.

Who reads a translation does so because the other language is not theirs. Whole sentences of the source that stand in
the translation letter by letter are found, also between languages of one script. Names, code, addresses, and what every
translation keeps are left alone; so are texts in letters that the edition's language does not use (RS412 says those).

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

## How to mend it

Translate it. Where it stands there on purpose, an ignore with its reason says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.align.blocks import BlockPair
from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.api import Problem, Spot
from readme_sync.rules.blocks.drift import EditionDrift, drifts
from readme_sync.rules.blocks.headings import headings_left
from readme_sync.rules.blocks.untranslated import left_sentence
from readme_sync.rules.blocks.words import head, noun, raw, title
from readme_sync.rules.messages import head_span, listed, shorten, trimmed

SEVERITY = "warning"
_MANY = 5  # findings of one edition; more are one fact
_MOST_PLACES = 60


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Yield what each translation has in the source's language; many of a kind are one finding."""
    for drift in drifts(catalogue):
        if len(drift.untranslated) > _MANY:
            yield _many(catalogue, drift)
        else:
            yield from (_problem(catalogue, drift, pair) for pair in drift.untranslated)
    for edition, sections in headings_left(catalogue).items():
        here = catalogue.editions[edition]
        for section in sections:
            member = section.members[edition]
            if member is not None and member.heading is not None:
                yield Problem(
                    f'the heading "{shorten(member.title)}" is not translated in {here.language}',
                    here.document,
                    trimmed(member.heading.span),
                    section=section.key,
                    related=(
                        Spot(
                            catalogue.editions[catalogue.source].document,
                            head_span(section, catalogue.source),
                            f"{catalogue.editions[catalogue.source].language} has it so",
                        ),
                    ),
                    subject=f"heading {member.title}",
                )


def _problem(catalogue: Catalogue, drift: EditionDrift, pair: BlockPair) -> Problem:
    here, source = catalogue.editions[drift.edition], catalogue.editions[catalogue.source]
    block, other = drift.alignment.blocks[pair.right[0]].block, drift.alignment.source[pair.left[0]].block
    sentence = _sentence(catalogue, drift, pair)
    return Problem(
        f'the {noun(block)} is not translated in {here.language}: "{shorten(sentence)}"',
        here.document,
        head(block),
        row=title(block) if block.kind == "entry" else None,
        related=(Spot(source.document, head(other), f"{source.language} says the same"),),
        values=((source.language, raw(other, source)), (here.language, raw(block, here))),
        subject=sentence[:200],
    )


def _sentence(catalogue: Catalogue, drift: EditionDrift, pair: BlockPair) -> str:
    languages = catalogue.editions[drift.edition].language, catalogue.editions[catalogue.source].language
    return left_sentence(pair, drift.alignment.blocks, drift.alignment.source, languages)


def _many(catalogue: Catalogue, drift: EditionDrift) -> Problem:
    here = catalogue.editions[drift.edition]
    pairs: Sequence[BlockPair] = drift.untranslated
    blocks = [drift.alignment.blocks[pair.right[0]].block for pair in pairs]
    names = [f'"{shorten(title(block), 30)}"' for block in blocks]
    return Problem(
        f"{len(pairs)} of {len(drift.alignment.pairs)} blocks are not translated in {here.language}: {listed(names)}",
        here.document,
        head(blocks[0]),
        section="",
        row="",
        related=tuple(
            Spot(here.document, head(block), f'"{shorten(_sentence(catalogue, drift, pair))}"')
            for block, pair in zip(blocks[:_MOST_PLACES], pairs, strict=False)
        ),
        subject="blocks",
    )
