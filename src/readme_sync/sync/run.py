"""All translations of one document brought in step: read, planned, proved. Nothing is written here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from readme_sync.align.catalogue import Catalogue
from readme_sync.editions.edition import Edition
from readme_sync.fix.edits import Group
from readme_sync.fix.proof import Judge, Piece, Proof, prove
from readme_sync.language.translator import Translator
from readme_sync.sync.across import Across
from readme_sync.sync.addresses import Addresses
from readme_sync.sync.breaks import as_broken
from readme_sync.sync.draft import Draft
from readme_sync.sync.grouping import Grouping
from readme_sync.sync.language_lists import HEAD, is_list, own_lists
from readme_sync.sync.learn import news_of, pairs_of, texts_of
from readme_sync.sync.lines import Line, read_lines
from readme_sync.sync.marks import OPEN, is_marked, unmarked
from readme_sync.sync.memory import Known, Memory
from readme_sync.sync.older import with_older
from readme_sync.sync.pairs import label, name, pair
from readme_sync.sync.planning.plan import Planner
from readme_sync.sync.planning.task import Left, Marked, Side, Translation
from readme_sync.sync.render import Around, Renderer
from readme_sync.sync.since import Since
from readme_sync.sync.spelling import Spelling
from readme_sync.sync.tokens import said
from readme_sync.sync.words import shown
from readme_sync.values import NamedTuple

MARK = f"{OPEN} -->"
_WORD = re.compile(r"[^\W\d_]+")
_UNREAD = re.compile(r"!\[[^\[\]]*\]|\b(?:alt|title)=\"[^\"<>]*\"")


class Synced(NamedTuple):
    """What brings one document's translations in step: what is proved, and what is left to a person."""

    before: Mapping[str, str]
    proof: Proof
    left: tuple[Left, ...]

    @property
    def is_in_step(self) -> bool:
        """Tell whether nothing is left to a person."""
        return not self.left and not self.proof.refused


class Wishes(NamedTuple):
    """What is wanted of a sync.

    ``mark`` is the comment behind a text that nobody could translate; without one, such entries are left out. ``to``
    are the languages to look at; all of them where it is empty. ``translator`` is asked for what no memory holds, and
    has to keep to the glossary's ``terms``. ``older``: what a translation lacked before is brought in step too.
    """

    mark: str = MARK
    to: Sequence[str] = ()
    translator: Translator | None = None
    terms: Sequence[Mapping[str, Any]] = ()
    older: bool = False


def bring_in_step(before: Catalogue, now: Catalogue, judge: Judge | None, wishes: Wishes | None = None) -> Synced:
    """Return the edits that carry what changed in the source over to the translations.

    Args:
        before: the editions as they were when the change of the source began.
        now: the editions as they are.
        judge: tells of findings that an edited file has and the file as it was has not.
        wishes: what is wanted.
    """
    wishes = wishes or Wishes()
    source, was = now.editions[now.source], before.editions[before.source]
    old = read_lines(was)
    new = as_broken(old, read_lines(source))
    side = Side(old, new, pair(old, new))
    groups: list[Group] = []
    left: list[Left] = []
    pieces = {}
    for edition in now.editions:
        number = next((n for n, other in enumerate(before.editions) if other.language == edition.language), None)
        if edition is source or number is None or (wishes.to and edition.language not in wishes.to):
            continue
        plan = _Document(side, before, number, now, edition, wishes).planner().plan()
        groups += plan.groups
        left += plan.left
        pieces[edition.path] = Piece(edition.document, edition.language)
    texts = {path: piece.document.text for path, piece in pieces.items()}
    return Synced(texts, prove(pieces, groups, judge), tuple(left))


def has_open(catalogue: Catalogue) -> bool:
    """Return whether a translation holds a text that an earlier run had to leave."""
    return any(OPEN in edition.document.text for edition in catalogue.editions)


class _Document:
    """One translation, with what its plan needs."""

    def __init__(
        self, side: Side, before: Catalogue, number: int, now: Catalogue, edition: Edition, wishes: Wishes
    ) -> None:
        self._side, self._source, self._edition = side, now.editions[now.source], edition
        self._wishes = wishes
        self._now = now
        self.lines = read_lines(edition)
        was = before.editions[number]
        old = self.lines if was.document.text == edition.document.text else read_lines(was)
        self._base = Across(before, side.old, number, old), old
        self.across = Since(self._base[0], self.lines, old if old is not self.lines else None)
        if wishes.older:
            here = next(n for n, other in enumerate(now.editions) if other is edition)
            self._side = side._replace(pairs=with_older(side.pairs, now, here, side.new, self._today))

    def planner(self) -> Planner:
        """Return what plans this translation."""
        edition = self._edition
        memory = Memory(self._known)

        def pairs() -> Iterator[tuple[str, str]]:
            return ((known.source, known.target) for known in memory.all())

        has = self._today.partner if self._base[1] is not self.lines else None
        labels = _labels(self._side, self.lines, self.across, {n: has(n) for n in self._done()} if has else {})
        text = edition.document.text
        paths = frozenset(other.path for other in self._now.editions)
        addresses, grouping = Addresses(pairs, paths), Grouping(pairs)
        spelling = Spelling(edition.language, edition.path, self._source.path, addresses, labels, text, grouping)
        side = self._side
        gone = frozenset(said(text) for old in side.pairs.removed for text in texts_of(side.old[old]))
        languages = self._source.language, edition.language
        around = Around(cache(self._words), gone, self._is_shared)
        renderer = Renderer(languages, memory, spelling, around, self._wishes.translator, self._wishes.terms)
        lists = {
            text: own_lists(text, self._source, edition, spelling.adapt) for text in dict.fromkeys(_lists(self._side))
        }
        today = None if self._base[1] is self.lines else self._today.partner
        mark, marked = self._wishes.mark, self._marked()
        here = Translation(edition.language, self.across, renderer, mark, self._done(), lists, marked, today)
        return Planner(self._side, here, Draft(edition.document, self.lines), older=self._wishes.older)

    def _words(self) -> frozenset[str]:
        """Return the words of the translation, but for those that came with the change of the source.

        An earlier run has copied them, so that they prove nothing: what it could not tell, a second one cannot either.
        """
        found = _words_of(self.lines)
        if self._base[1] is self.lines:
            return found
        pairs = self._side.pairs
        came = _words_of(self._side.new[new] for new in (*pairs.added, *pairs.changed, *pairs.moved))
        return found - (came - _words_of(self._base[1]))

    def _is_shared(self, address: str) -> bool:
        """Return whether all translations have an address."""
        return all(address in edition.document.text for edition in self._now.editions if edition is not self._source)

    def _known(self) -> list[Known]:
        """Return what the translation said at the base, and then what somebody has written into it since."""
        known = pairs_of(self._side.old, self._base[1], self._base[0])
        if self._base[1] is not self.lines:
            known += news_of(self._side.new, self.lines, self._today, self.across)
        return known

    def _done(self) -> frozenset[int]:
        """Return the lines that came new into the source and that the translation has got too since the base.

        One may stand where another stood that has gone: alike enough here, and not in the source's language. A row
        that keeps its name is what it was, whatever else somebody has changed in it.
        """
        if self._base[1] is self.lines:
            return frozenset()
        gone = {self.across.partner(old) for old in self._side.pairs.removed}
        fresh = {*self.across.fresh, *(at for at in gone if at is not None and self._is_another(at))}
        places = {new: at for new in self._side.pairs.added if (at := self._today.partner(new)) is not None}
        come = {new for new, at in places.items() if at in fresh}
        return frozenset(new for new in (*come, *self._doubles(places, come, fresh)) if self._is_referred_to_alike(new))

    def _doubles(self, places: Mapping[int, int], come: Container[int], fresh: Iterable[int]) -> Iterator[int]:
        """Yield the new rows that stand here in two like lines, of which the other one is the one that came."""
        taken = {at for new, at in places.items() if new in come}
        spare = Counter(self.lines[at].text for at in fresh if at not in taken)
        for new, at in places.items():
            text = self.lines[at].text
            if new not in come and self.lines[at].kind == "row" and spare[text]:
                spare[text] -= 1
                yield new

    def _is_another(self, at: int) -> bool:
        """Tell whether somebody may have put something else into a line of the translation since the base."""
        former, here = self.across.former(at), self.lines[at]
        return former is not None and not (here.kind == "row" and name(former) == name(here) != "")

    def _is_referred_to_alike(self, new: int) -> bool:
        """Tell whether a line is no footnote, or one that the same texts refer to: two may have got one number."""
        own, at = label(self._side.new[new]), self._today.partner(new)
        here = None if at is None else label(self.lines[at])
        if own is None or here is None:
            return True
        users = (n for n, line in enumerate(self._side.new) if n != new and f"[^{own}]" in line.text)
        theirs = (partner for n in users if (partner := self._today.partner(n)) is not None)
        return all(f"[^{here}]" in self.lines[partner].text for partner in theirs)

    def _marked(self) -> tuple[Marked, ...]:
        """Return the lines in which an earlier run had to leave something."""
        if OPEN not in self._edition.document.text:
            return ()
        texts = {unmarked(line.text).strip(): at for at, line in enumerate(self.lines) if is_marked(line.text)}
        same = {new: at for new, line in enumerate(self._side.new) if (at := texts.get(line.text.strip())) is not None}
        taken = frozenset(same.values())
        found = []
        for new, line in enumerate(self._side.new):
            at = same.get(new, self._today.partner(new))
            if at is None or not is_marked(self.lines[at].text):
                continue
            old = self._side.pairs.old(new)
            partner = self.across.partner(old) if old is not None else None
            is_others = partner is not None and partner != at  # what stands for it is elsewhere
            if new in same or (at not in taken and not is_others):
                found.append(Marked(new, at, self._today.columns.get(line.table, ())))
        return tuple(found)

    @cached_property
    def _today(self) -> Across:
        number = next(n for n, other in enumerate(self._now.editions) if other is self._edition)
        return Across(self._now, self._side.new, number, self.lines)


def _words_of(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words of some lines, but for those that are marked: they have the source's.

    Neither code nor what pictures are called is in the readers' language.
    """
    texts = (_UNREAD.sub("", line.text) for line in lines if line.kind != "code" and not is_marked(line.text))
    return frozenset(word for text in texts for word in _WORD.findall(shown(text)))


def _lists(side: Side) -> Iterator[str]:
    """Yield the lines, new and as they were, in which the source lists its languages."""
    for new in (*side.pairs.added, *side.pairs.changed):
        if new < HEAD and is_list(side.new[new].text):
            yield side.new[new].text
            if new in side.pairs.changed:
                yield side.old[side.pairs.changed[new]].text


def _labels(side: Side, lines: Sequence[Line], across: Since, done: Mapping[int, int | None]) -> dict[str, str]:
    """Return under which label a translation has a footnote of the source, where it is another one.

    A new footnote whose label is taken there gets the smallest number that is free in both; one that the translation
    has already (``done``: in which line) is known by its number there.
    """
    taken, known = ({label(line) for line in some if line.kind == "footnote"} for some in (lines, side.new))
    notes = [n for n in side.pairs.added if side.new[n].kind == "footnote"]
    fresh = [label(side.new[n]) for n in notes if done.get(n) is None]
    renamed = (
        old
        for found in (side.pairs.changed, side.pairs.moved)
        for new, old in found.items()
        if label(side.old[old]) != label(side.new[new])
    )
    gone = {
        label(lines[at])
        for old in (*side.pairs.removed, *renamed)
        if side.old[old].kind == "footnote" and (at := across.partner(old)) is not None
    }
    found: dict[str, str] = {}
    for n in notes:
        own, at = label(side.new[n]), done.get(n)
        here = None if at is None else label(lines[at])
        if own is not None and here is not None and own != here:
            found[own] = here
    for own in fresh:
        if own and own in taken - gone:
            number = next(n for n in range(1, 10_000) if str(n) not in taken | known | set(found.values()))
            found[own] = str(number)
    return found
