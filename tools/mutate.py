"""Measure the rules by mutation: change one fact of one row in one edition, and see whether exactly that is found.

    .venv/bin/python tools/mutate.py                          # ../shared/corpus/seed, every row, every edition
    .venv/bin/python tools/mutate.py --root . --every 3       # this repository's catalogue, every third row
    .venv/bin/python tools/mutate.py --kinds bold --misses    # and say what was missed

A mutation is found when a new error or warning stands on the changed line of the changed edition (or, where only two
editions have the row, points at it: which of two is wrong cannot be known). A fact is
*witnessed* when another edition says the same in the same row; what no other edition says cannot be known to be
wrong. Noise is every other new error or warning.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from readme_sync import pipeline, rules
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.facts import bold, cell_numbers, footnotes, is_page, repos
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition, Row
from readme_sync.editions.licences import licences
from readme_sync.editions.locale_urls import neutral
from readme_sync.editions.numbers import close
from readme_sync.editions.read import read_edition
from readme_sync.finding import Finding
from readme_sync.markdown.document import Cell
from readme_sync.markdown.parse import parse
from readme_sync.rules.runner import run
from readme_sync.settings.values import Settings
from readme_sync.text import Edit, Span, apply_edits

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


class Outcome(NamedTuple):
    """What the rules made of one mutation."""

    mutation: Mutation
    found: tuple[Finding, ...]
    noise: tuple[Finding, ...]


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


def _edited(edition: Edition, edit: Edit) -> Edition:
    source = edition.document.source
    text = apply_edits(source.text, [edit])
    return read_edition(parse(source._replace(text=text)), edition.language, is_source=edition.is_source)


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


_catalogue: Catalogue
_before: Counter[str]
_rules = rules.load()


def _start(root: str) -> None:
    global _catalogue, _before  # noqa: PLW0603  what each worker process holds
    loaded = pipeline.load(Path(root), Settings())
    _catalogue = loaded.catalogues[0]
    _before = Counter(_key(finding) for finding in _findings(_catalogue))


def _findings(catalogue: Catalogue) -> list[Finding]:
    return [finding for finding in run(_rules, catalogue, {}, {})[0] if finding.severity != "info"]


def _key(finding: Finding) -> str:
    return f"{finding.code} {finding.edition} {finding.section} {finding.row} {finding.message}"


def _outcome(mutation: Mutation) -> Outcome:
    editions = list(_catalogue.editions)
    path = editions[mutation.edition].path
    editions[mutation.edition] = _edited(editions[mutation.edition], mutation.edit)
    after = _findings(match(editions))
    known = Counter(_before)
    new = []
    for finding in after:
        if known[_key(finding)] > 0:
            known[_key(finding)] -= 1
        else:
            new.append(finding)
    found = tuple(f for f in new if _touches(f, mutation, path))
    return Outcome(mutation, found, tuple(f for f in new if f not in found))


def _touches(finding: Finding, mutation: Mutation, path: str) -> bool:
    related = [spot.place for spot in finding.related] if mutation.of_two else []
    return any(place.path == path and place.line == mutation.line for place in (finding.place, *related))


def main() -> int:
    """Print the table of what was found, by kind and edition; return 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", default="../shared/corpus/seed")
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--every", type=int, default=1, help="take each fact with a chance of one in N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--misses", action="store_true", help="say what was missed, and what else was reported")
    args = parser.parse_args()
    _start(args.root)
    todo = list(mutations(_catalogue, tuple(args.kinds.split(",")), args.every, args.seed))
    with multiprocessing.Pool(args.jobs, _start, (args.root,)) as pool:
        outcomes = pool.map(_outcome, todo, chunksize=16)
    _print(outcomes, args.misses)
    return 0


def _print(outcomes: list[Outcome], misses: bool) -> None:
    languages = [edition.language for edition in _catalogue.editions]
    cells: dict[tuple[str, int, bool], Counter[str]] = {}
    for outcome in outcomes:
        m = outcome.mutation
        count = cells.setdefault((m.kind, m.edition, m.witnessed), Counter())
        count["all"] += 1
        count["found"] += bool(outcome.found)
        count["noise"] += len(outcome.noise) + max(len(outcome.found) - 1, 0)
        if misses and (not outcome.found or outcome.noise or len(outcome.found) > 1):
            _say(languages, outcome)
    print(f"{'kind':10}{'edition':9}{'witnessed':>14}{'not witnessed':>16}{'beyond one':>12}")
    total: Counter[str] = Counter()
    for kind, e in sorted({(kind, e) for kind, e, _ in cells}):
        sure, open_ = (cells.get((kind, e, w), Counter()) for w in (True, False))
        parts = [f"{c['found']}/{c['all']}" if c["all"] else "-" for c in (sure, open_)]
        print(f"{kind:10}{languages[e]:9}{parts[0]:>14}{parts[1]:>16}{sure['noise'] + open_['noise']:>12}")
        total.update({"found": sure["found"], "all": sure["all"], "noise": sure["noise"] + open_["noise"]})
    print(f"witnessed facts found: {total['found']} of {total['all']}; findings beyond one: {total['noise']}")


def _say(languages: list[str], outcome: Outcome) -> None:
    m = outcome.mutation
    text = _catalogue.editions[m.edition].document.text
    start, end = m.edit.span
    around = f"{text[max(0, start - 30) : start]}[{text[start:end]}->{m.edit.replacement}]{text[end : end + 25]}"
    verdict = "MISSED" if not outcome.found else "extra "
    witnessed = "witnessed" if m.witnessed else "alone"
    print(verdict, m.kind, languages[m.edition], m.line, witnessed, around.replace("\n", " "))
    shown = (*outcome.found, *outcome.noise) if len(outcome.found) > 1 else outcome.noise
    for finding in shown:
        print("       ", finding.place.path, finding.place.line, finding.code, finding.message)


if __name__ == "__main__":
    raise SystemExit(main())
