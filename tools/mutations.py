"""Changes of one fact of one row: what ``tools/mutate.py`` makes to see whether the rules find it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.facts import bold, cell_numbers, footnotes, is_page, repos
from readme_sync.editions.edition import Row
from readme_sync.editions.read import read_edition
from readme_sync.language.numbers import close
from readme_sync.markdown.document import Cell
from readme_sync.markdown.parse import parse
from readme_sync.records.licences import licences
from readme_sync.text import Edit, Span, apply_edits
from readme_sync.urls.locales import neutral

_HIDDEN = re.compile(r"\]\([^)]*\)|<[^>]*>|\[\^[^\]]*\]|&#?\w+;|https?://\S+")
_LICENCES = re.compile(r"Apache License 2\.0|Apache 2\.0|CC BY-NC-SA 4\.0|CC BY-SA 4\.0|MIT|Gemma Terms of Use")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
KINDS = ("digit", "hub", "bold", "footnote", "licence", "url")


class Mutation(NamedTuple):
    """One change of one fact: where it stands, what it becomes, whether another edition says the same before it."""

    kind: str
    edition: int
    row: str
    line: int
    edit: Edit
    witnessed: bool
    of_two: bool


def _visible_digits(cell: Cell) -> list[int]:
    hidden = {i for part in _HIDDEN.finditer(cell.raw) for i in range(*part.span())}
    return [i for i, c in enumerate(cell.raw) if c.isdigit() and c.isascii() and i not in hidden]


def _digit(cell: Cell, dice: random.Random) -> Edit | None:
    places = _visible_digits(cell)
    if not places:
        return None
    at = cell.span.start + dice.choice(places)
    return Edit(Span(at, at + 1), str((int(cell.raw[at - cell.span.start]) + dice.randint(1, 9)) % 10))


def _letter(raw: str, start: int, dice: random.Random, first: int) -> Edit | None:
    """Return an edit that changes one letter of ``raw`` at or after ``first``."""
    places = [i for i, c in enumerate(raw) if i >= first and c.isascii() and c.isalnum()]
    places = [i for i in places if "%" not in raw[max(0, i - 2) : i]]
    if not places:
        return None
    at = dice.choice(places)
    new = dice.choice([c for c in _LETTERS if c != raw[at].lower()])
    return Edit(Span(start + at, start + at + 1), new)


def _hub(cell: Cell, dice: random.Random) -> Edit | None:
    found = [(repo, link) for repo, link in repos(cell) if repo.id in link.target]
    if not found:
        return None
    repo, link = dice.choice(found)
    raw = cell.raw[link.target_span.start - cell.span.start : link.target_span.end - cell.span.start]
    first = raw.find(repo.id)
    return _letter(raw[: first + len(repo.id)], link.target_span.start, dice, first) if first >= 0 else None


def _url(cell: Cell, dice: random.Random) -> Edit | None:
    found = [link for link in cell.inline.links if is_page(link) and link.target_span.end > link.target_span.start]
    if not found:
        return None
    link = dice.choice(found)
    raw = cell.raw[link.target_span.start - cell.span.start : link.target_span.end - cell.span.start]
    return _letter(raw, link.target_span.start, dice, raw.find("//") + 2)


def _bold(cell: Cell, dice: random.Random) -> Edit | None:
    found = [e for e in cell.inline.emphasis if e.strong and any(c.isdigit() for c in e.text)]
    if not found:
        return None
    span = dice.choice(found).span
    raw = cell.raw[span.start - cell.span.start : span.end - cell.span.start]
    return Edit(span, raw[2:-2]) if raw.startswith("**") else None


def _footnote(cell: Cell, dice: random.Random) -> Edit | None:
    return Edit(dice.choice(cell.inline.footnotes).span, "") if cell.inline.footnotes else None


def _licence(cell: Cell, dice: random.Random) -> Edit | None:
    found = list(_LICENCES.finditer(_HIDDEN.sub(lambda part: "\0" * len(part[0]), cell.raw)))
    if not found:
        return None
    chosen = dice.choice(found)
    span = Span(cell.span.start + chosen.start(), cell.span.start + chosen.end())
    return Edit(span, "Apache 2.0" if chosen[0] == "MIT" else "MIT")


_MUTATE: dict[str, Callable[[Cell, random.Random], Edit | None]] = {
    "digit": _digit, "hub": _hub, "bold": _bold, "footnote": _footnote, "licence": _licence, "url": _url,
}  # fmt: skip


def _licences(cell: Cell) -> tuple[str, ...]:
    return licences(cell.inline.plain)


def _facts(kind: str, row: Row, language: str) -> list[object]:
    """Return the facts of one kind that a row states, comparable between editions."""
    found: list[object] = []
    for cell in row.cells:
        if kind == "digit":
            found += cell_numbers(cell, language)
        elif kind == "hub":
            found += [repo.key for repo, _ in repos(cell)]
        elif kind == "url":
            found += [neutral(link.target) for link in cell.inline.links if is_page(link)]
        else:
            texts = {"bold": bold, "footnote": footnotes, "licence": _licences}[kind]
            found += texts(cell)
    return found


def _without(facts: list[object], changed: list[object]) -> list[object]:
    rest = list(changed)
    gone = []
    for fact in facts:
        if fact in rest:
            rest.remove(fact)
        else:
            gone.append(fact)
    return gone


def mutations(catalogue: Catalogue, kinds: tuple[str, ...], every: int, seed: int) -> Iterator[Mutation]:
    """Yield one mutation of each kind for each row of each edition that has such a fact."""
    for _, table in catalogue.tables():
        for row in table.rows:
            for e, member in enumerate(row.members):
                if member is None:
                    continue
                for kind in kinds:
                    dice = random.Random(f"{seed}/{kind}/{e}/{member.span.start}")  # noqa: S311  not a secret
                    if dice.randrange(every):
                        continue
                    cells = list(member.cells)
                    dice.shuffle(cells)
                    edit = next((edit for cell in cells if (edit := _MUTATE[kind](cell, dice))), None)
                    if edit is not None:
                        line = catalogue.editions[e].document.lines.line(member.span.start)
                        witnessed = _witnessed(catalogue, row.members, e, kind, edit)
                        of_two = sum(m is not None for m in row.members) == 2
                        yield Mutation(kind, e, member.name, line, edit, witnessed, of_two)


def _witnessed(catalogue: Catalogue, members: tuple[Row | None, ...], e: int, kind: str, edit: Edit) -> bool:
    edition, member = catalogue.editions[e], members[e]
    if member is None:
        return False
    line = edition.document.lines.span(edition.document.lines.line(member.span.start))
    text = edition.document.text[: line.end]
    head = f"| {' | ' * len(member.cells)}\n|{'---|' * len(member.cells)}\n"
    shift = len(head) - line.start
    alone = edition.document.source._replace(text=head + text[line.start :])
    before = read_edition(parse(alone), edition.language, is_source=False).rows
    shifted = Edit(Span(edit.span.start + shift, edit.span.end + shift), edit.replacement)
    changed = alone._replace(text=apply_edits(alone.text, [shifted]))
    after = read_edition(parse(changed), edition.language, is_source=False).rows
    if not before or not after:
        return True
    gone = _without(_facts(kind, before[0], edition.language), _facts(kind, after[0], edition.language))
    for other, there in zip(catalogue.editions, members, strict=True):
        if other is not edition and there is not None:
            said = _facts(kind, there, other.language)
            if kind == "digit":
                if any(close(a, b) for a in gone for b in said):  # type: ignore[arg-type]
                    return True
            elif any(fact in said for fact in gone):
                return True
    return False
