"""Rows of which a translation has more or fewer than the source, where nobody can tell which: their number is told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from readme_sync.align.catalogue import Catalogue, CatalogueSection, CatalogueTable
from readme_sync.align.open_rows import OpenRows, open_rows
from readme_sync.editions.edition import EditionTable, Row
from readme_sync.finding import member
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.messages import listed, present, shorten
from readme_sync.rules.presence import languages, verb
from readme_sync.rules.rows.broken import broken_rows
from readme_sync.text import Span


class UnsureRows:
    """The runs of one table of which place alone says which rows stand for one another."""

    def __init__(self, catalogue: Catalogue, section: CatalogueSection, table: CatalogueTable) -> None:
        self._catalogue, self._section, self._table = catalogue, section, table
        self._runs: dict[int, tuple[dict[int, OpenRows], dict[int, OpenRows]]] = {}

    def has_missing(self, row: Row, edition: int) -> bool:
        """Tell whether another row of the source may be missing in ``edition`` in place of ``row``."""
        return row.number in self._of(edition)[0]

    def has_extra(self, row: Row, edition: int) -> bool:
        """Tell whether another row of ``edition`` may be the one that the source lacks."""
        return row.number in self._of(edition)[1]

    def lacking(self, rows: Iterable[tuple[Row, int, Span]]) -> Iterator[Violation]:
        """Yield how many rows of a run editions lack. ``rows`` has each missing one, by whom, and where it would be."""
        found: dict[tuple[tuple[int, ...], int], dict[int, list[tuple[Row, Span]]]] = {}
        for row, edition, place in rows:
            run = self._of(edition)[0][row.number]
            if len(run.source) > len(run.own):
                found.setdefault((run.source, len(run.own)), {}).setdefault(edition, []).append((row, place))
        for (source, kept), guesses in found.items():
            yield self._missing(source, kept, guesses)

    def surplus(self, rows: Iterable[tuple[Row, int]]) -> Iterator[Violation]:
        """Yield how many rows editions have where the source has fewer. ``rows`` has each extra one, and by whom."""
        found: dict[tuple[tuple[int, ...], int], dict[int, list[Row]]] = {}
        for row, edition in rows:
            run = self._of(edition)[1][row.number]
            if len(run.own) > len(run.source):
                found.setdefault((run.source, len(run.own)), {}).setdefault(edition, []).append(row)
        for (source, _), guesses in found.items():
            yield self._extra(source, guesses)

    def _of(self, edition: int) -> tuple[dict[int, OpenRows], dict[int, OpenRows]]:
        """Return the run of each row of the source, and of each of ``edition``, by its number."""
        if edition not in self._runs:
            rests = self._rests(edition)
            source: dict[int, OpenRows] = {}
            own: dict[int, OpenRows] = {}
            for found in open_rows(self._table, self._catalogue.source, edition):
                run = found._replace(own=tuple(n for n in found.own if n not in rests))
                if len(run.own) != len(run.source):
                    source.update(dict.fromkeys(run.source, run))
                    own.update(dict.fromkeys(run.own, run))
            self._runs[edition] = source, own
        return self._runs[edition]

    def _rests(self, edition: int) -> Set[int]:
        """Return the numbers of the rows that a line break has cut off others."""
        home = self._table.members[edition]
        if home is None:
            return frozenset()
        cut_off = {row.span for _, *rest in broken_rows(self._catalogue.editions[edition], home) for row in rest}
        return {row.number for row in home.rows if row.span in cut_off}

    def _home(self, edition: int) -> EditionTable:
        return present(self._table.members, edition)

    def _missing(
        self, numbers: Sequence[int], kept: int, guesses: Mapping[int, Sequence[tuple[Row, Span]]]
    ) -> Violation:
        source = self._catalogue.editions[self._catalogue.source]
        rows = [self._home(self._catalogue.source).row(n) for n in numbers]
        places = {self._catalogue.editions[e]: [place for _, place in guessed] for e, guessed in guesses.items()}
        first, *more = places
        few = len(rows) - kept
        which = f'rows from "{shorten(rows[0].name, 40)}" to "{shorten(rows[-1].name, 40)}"'
        return self._violation(
            f"{few} of the {len(rows)} {which} {verb(range(few), 'is', 'are')} missing in "
            f"{languages(self._catalogue, list(guesses))}",
            Location(first.document, places[first][0], ""),
            [
                *(Location(one.document, places[one][0], f"and in {one.language}") for one in more),
                Location(source.document, rows[0].span, f"{source.language} has them from here on"),
            ],
            {e: [row for row, _ in guessed] for e, guessed in guesses.items()},
        )._replace(severity="info")  # one of the rows that are there may say what two say in the source

    def _extra(self, numbers: Sequence[int], guesses: Mapping[int, Sequence[Row]]) -> Violation:
        source = self._catalogue.editions[self._catalogue.source]
        theirs = [self._home(self._catalogue.source).row(n) for n in numbers]
        runs = {}
        for edition, guessed in guesses.items():
            run = self._of(edition)[1][guessed[0].number]
            runs[self._catalogue.editions[edition]] = [self._home(edition).row(n) for n in run.own]
        first, *more = runs
        return self._violation(
            f"{languages(self._catalogue, list(guesses))} {verb(list(guesses), 'has', 'have')} {len(runs[first])} rows "
            f"where {source.language} has {_titles(theirs)}: {_titles(runs[first])}",
            Location(first.document, runs[first][0].span, ""),
            [
                *(Location(one.document, runs[one][0].span, f"and in {one.language}") for one in more),
                Location(source.document, theirs[0].span, f"{source.language} has this"),
            ],
            guesses,
        )._replace(severity="info" if all(map(self._may_be_another_table, guesses)) else None)

    def _may_be_another_table(self, edition: int) -> bool:
        """Tell whether nothing but place ties a table, and the section around it, to those of the source."""
        if self._section.reasons[edition] != "place" or not self._section.key:
            return False
        rows = (row for row in self._table.rows if row.members[self._catalogue.source] is not None)
        return all(row.reasons[edition] in ("place", "") for row in rows)

    def _violation(
        self, said: str, place: Location, related: Sequence[Location], guesses: Mapping[int, Sequence[Row]]
    ) -> Violation:
        """Return the finding, known by the rows that place has chosen: a later look may be sure of them."""
        name = next(iter(guesses.values()))[0].name
        return Violation(
            said,
            place.document,
            place.span,
            section=self._section.key,
            row=name,
            related=tuple(related),
            subject=name,
            members=tuple(
                member(self._catalogue.editions[e].language, row.name) for e, rows in guesses.items() for row in rows
            ),
        )


def _titles(rows: Sequence[Row]) -> str:
    return listed([f'"{shorten(row.name, 30)}"' for row in rows])
