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
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from readme_sync import rules
from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.edition import Edition
from readme_sync.editions.read import read_edition
from readme_sync.finding import Finding
from readme_sync.markdown.parse import parse
from readme_sync.pipeline.load import load as read_all
from readme_sync.rules.api import Rule
from readme_sync.rules.engine import run
from readme_sync.selection import chosen
from readme_sync.settings import Settings, load
from readme_sync.text import Edit, apply_edits

sys.path.insert(0, str(Path(__file__).parents[1]))  # tools/ is no package of ours to install
from tools.mutations import KINDS, Mutation, mutations


class Outcome(NamedTuple):
    """What the rules made of one mutation."""

    mutation: Mutation
    found: tuple[Finding, ...]
    noise: tuple[Finding, ...]


def _edited(edition: Edition, edit: Edit) -> Edition:
    source = edition.document.source
    text = apply_edits(source.text, [edit])
    return read_edition(parse(source._replace(text=text)), edition.language, is_source=edition.is_source)


_catalogue: Catalogue
_before: Counter[str]
_settings: Settings
_rules: tuple[Rule, ...]  # those that run here and need no network


def _start(root: str) -> None:
    global _catalogue, _before, _settings, _rules  # noqa: PLW0603  what each worker process holds
    _settings = load(Path(root))
    _rules = tuple(rule for rule in chosen(rules.load(), _settings) if rule.code < "RS5")
    _catalogue = read_all(Path(root), _settings).catalogues[0]
    _before = Counter(_key(finding) for finding in _findings(_catalogue))


def _findings(catalogue: Catalogue) -> list[Finding]:
    return [finding for finding in run(_rules, catalogue, {}, _settings.rules)[0] if finding.severity != "info"]


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
    related = [one.place for one in finding.related] if mutation.of_two else []
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


def _points_at(finding: Finding, mutation: Mutation) -> bool:
    path = _catalogue.editions[mutation.edition].path
    return any(one.place.path == path and one.place.line == mutation.line for one in finding.related)


def _print(outcomes: list[Outcome], misses: bool) -> None:
    languages = [edition.language for edition in _catalogue.editions]
    cells: dict[tuple[str, int, bool], Counter[str]] = {}
    for outcome in outcomes:
        m = outcome.mutation
        count = cells.setdefault((m.kind, m.edition, m.witnessed), Counter())
        count["all"] += 1
        count["found"] += bool(outcome.found)
        count["pointed"] += not outcome.found and any(_points_at(f, outcome.mutation) for f in outcome.noise)
        count["noise"] += len(outcome.noise) + max(len(outcome.found) - 1, 0)
        if misses and (not outcome.found or outcome.noise or len(outcome.found) > 1):
            _say(languages, outcome)
    print(f"{'kind':10}{'edition':9}{'witnessed':>14}{'not witnessed':>16}{'beyond one':>12}")
    total: Counter[str] = Counter()
    for kind, e in sorted({(kind, e) for kind, e, _ in cells}):
        sure, open_ = (cells.get((kind, e, w), Counter()) for w in (True, False))
        parts = [f"{c['found']}/{c['all']}" if c["all"] else "-" for c in (sure, open_)]
        print(f"{kind:10}{languages[e]:9}{parts[0]:>14}{parts[1]:>16}{sure['noise'] + open_['noise']:>12}")
        total.update({"pointed": sure["pointed"]})
        total.update({"found": sure["found"], "all": sure["all"], "noise": sure["noise"] + open_["noise"]})
    print(
        f"witnessed facts found in the changed edition: {total['found']} of {total['all']}; "
        f"{total['pointed']} more are pointed at from another edition; findings beyond one: {total['noise']}"
    )


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
