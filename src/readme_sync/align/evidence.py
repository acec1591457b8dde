"""What speaks for two entries of two editions being the same: the parts that no language changes."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from readme_sync.align.grid import Agreement
from readme_sync.align.outline import Outline, marks
from readme_sync.editions.edition import Edition, EditionTable, Row, Section
from readme_sync.language.sound import sound_likeness
from readme_sync.markdown.document import PICTURES, Link
from readme_sync.urls.code_host import repository_name
from readme_sync.urls.hub import parse_hub_url
from readme_sync.urls.locales import neutral

_LATIN_WORD = re.compile(r"[a-z0-9]+")
_TITLE_WORD = re.compile(r"[a-z0-9][a-z0-9_]*")
_BLANK = re.compile(r"<\w[^<>]*>")  # <path>: what the reader replaces, in the words of the language
_DIGITS = re.compile(r"\d+")
_DATE = re.compile(r"(?:19|20)\d\d \d\d?(?: \d\d?)?")
_ORDINAL = re.compile(r"\d{1,2}[.)、．:] *(?=\D)")  # at the head of a row
_ENOUGH_NAMES = 3
_FEWEST_IN_GROUPS = 2  # rows without a name of their own, and names of groups
_HTML_CELL = "<td"
_TELLING_CELLS = 4  # of a table in HTML
_TELLING_SIZE = 4  # rows and columns of a table whose size tells it from others
_SHORTEST_HEAD = 3  # letters and digits: a shorter one is "CPU", of which a table may have several
_TRANSLATED = 0.2  # what it means that two names differ where names are translated
_ONE_STEP = 0.3  # for the number of a step, which others move on where one is put in
_ALL_CELLS = 1.0  # for two rows with translated names whose other cells are all the same, one of them like no other
_IN_PLACE = 0.5  # for two rows at one place of two tables of one shape whose cells do not speak against it
_BY_ITS_PAGE = 1.0  # for two rows that are called as the repositories they lead to, and lead to two
_ALIKE = 0.5  # share of letter pairs
_MOST_PAIRS = 2_500
_MOST_ROWS = 50  # of a table; more add nothing to what is known
_MOST_LINKS = 2000  # of a section; more add nothing to what is known
_INSIDE = 4.0  # what all the links below a heading weigh at the most: its own sign and title tell more


@lru_cache(maxsize=16384)
def neutral_name(name: str) -> str:
    """Return the part of a name that no translation changes: its Latin letters and digits, folded."""
    return " ".join(_LATIN_WORD.findall(name.lower()))


@lru_cache(maxsize=4096)
def neutral_title(title: str) -> str:
    """Return what no translation changes of a heading; ``face_detection`` is one word, and no heading's two."""
    return " ".join(_TITLE_WORD.findall(title.lower()))


@lru_cache(maxsize=16384)  # of cells: each column of a table is compared with each of another one's
def latin_words(text: str) -> frozenset[str]:
    """Return the words of a text that no translation changes: those in Latin letters and digits, folded."""
    return frozenset(neutral_name(text).split())


def without_ordinal(name: str) -> str:
    """Return a row's name without the number of its step: "7. Search" is step 6 where an edition lacks one."""
    match = _ORDINAL.match(name) if len(name) > 3 and any(map(str.isdigit, name[:3])) else None
    return name[match.end() :] if match and any(map(str.isalpha, name[match.end() :])) else name


class RowEvidence:
    """The language-neutral parts of a row. What most rows do without is worked out when somebody asks.

    ``called`` is what it is called in its table, where that is more than its own name; ``folder`` is its document's.
    """

    __slots__ = ("_called", "_cells", "_folder", "_row", "_urls", "code", "head", "name", "repos", "step")

    def __init__(self, row: Row, called: str = "", folder: str = "") -> None:
        links = [link for cell in row.cells if cell.inline.links for link in cell.inline.links]
        repos = [parse_hub_url(link.target) for link in links]
        self.repos = frozenset([f"{repo.kind}/{repo.id.lower()}" for repo in repos if repo is not None])
        self._called = called or row.name
        name = without_ordinal(self._called)
        self.step = self._called[: len(self._called) - len(name)]
        neutral = neutral_name(_BLANK.sub("", name) if "<" in name else name) or neutral_name(name)
        if _DATE.fullmatch(neutral):
            neutral = neutral.replace(" 0", " ")  # 2025-09 is 2025年9月
        self.name = " ".join(dict.fromkeys(neutral.split())) if " " in neutral else neutral  # `/run` / `run` is `run`
        self.head = _head(name) if self.name else ""
        code = row.cells[0].inline.code if row.cells else ()
        self.code = code[0].text if len(code) == 1 else ""
        self._row, self._folder = row, folder
        self._cells: frozenset[str] | None = None
        self._urls: frozenset[str] | None = None

    @property
    def latin(self) -> float:
        """The share of the name's letters and digits that are Latin, from 0 to 1."""
        letters = sum(map(str.isalnum, self._called))
        return min(1.0, len(self.name.replace(" ", "")) / letters) if letters else 1.0

    @property
    def cells(self) -> frozenset[str]:
        """What the cells after the first say, as a reader sees it."""
        if self._cells is None:
            texts = (cell.inline.plain for cell in self._row.cells[1:])
            self._cells = frozenset(text for text in texts if len(text) > 1)
        return self._cells

    @property
    def urls(self) -> frozenset[str]:
        """The pages that the row links to besides the Hub, by what their language variants share."""
        if self._urls is None:
            targets = [link.target for link in self._row.links if parse_hub_url(link.target) is None]
            urls = list(map(_address, targets))
            if self._folder:  # `shots/a.png` in `docs/` is `docs/shots/a.png` for a page at the root
                urls += [f"{self._folder}/{_address(one)}" for one in targets if one[:1].isalpha() and "//" not in one]
            self._urls = frozenset(urls)
        return self._urls

    @property
    def words(self) -> tuple[bool, ...] | None:
        """Which cells say something, where all of them are words: None for a row with a link, code or a number."""
        cells = self._row.cells
        if any(cell.inline.links or cell.inline.code or any(map(str.isdigit, cell.inline.plain)) for cell in cells):
            return None
        return tuple(bool(cell.inline.plain.strip()) for cell in cells)

    @property
    def is_outward(self) -> bool:
        """Tell whether any link of the row leads out of the repository."""
        return any("//" in link.target for link in self._row.links)

    def tokens(self) -> dict[str, float]:
        """Return what may be unique to this row, with its weight."""
        tokens = {f"repositories:{repo}": 1.0 for repo in self.repos}
        if len(self.name) > 1:
            tokens[f"name:{self.name}"] = 1.5
        if self.head:
            tokens[f"head:{self.head}"] = 0.8
        if not self.repos:
            for url in self.urls:
                tokens[f"links:{url}"] = 0.8
        return tokens


def group_labels(table: EditionTable) -> list[str]:
    """Return the first cells of a table whose rows stand in groups, most of them blank but for the first; else none."""
    heads = [row.cells[0].inline if row.cells else None for row in table.rows]
    if any(head is not None and head.links and not head.plain.strip() for head in heads):
        return []  # pictures
    labels = [head.plain.strip() if head is not None else "" for head in heads]
    return labels if labels.count("") >= _FEWEST_IN_GROUPS < len(set(labels)) else []


def row_evidence(table: EditionTable, folder: str = "") -> list[RowEvidence]:
    """Return what speaks for each row of a table in a document of ``folder``.

    Where the first cell names a group and stands at its first row alone, each row is called by both: a new row at the
    head of a group takes the name of the group with it.
    """
    labels = group_labels(table)
    if not labels:
        return [RowEvidence(row, folder=folder) for row in table.rows]
    found, group = [], ""
    for row, label in zip(table.rows, labels, strict=True):
        group = label or group
        own = next((text for cell in row.cells[1:] if (text := cell.inline.plain.strip())), "")
        found.append(RowEvidence(row, f"{group} {own}".strip(), folder))
    return found


def _address(target: str) -> str:
    """Return an address as every edition has it: a translation in a folder leads to a file by way of the root."""
    return neutral(target) if "//" in target else neutral(target).lstrip("./")


def _head(name: str) -> str:
    """Return what a name says before a note in brackets, as "Alpha (nur unter Linux)" does; "" without a note."""
    if not name.rstrip().endswith((")", "\uff09")):
        return ""  # mostly
    at = next((place for place, sign in enumerate(name) if sign in "(\uff08"), 0)
    head = neutral_name(name[:at]) if at else ""
    return head if len(head) > _SHORTEST_HEAD else ""


def row_likeness(a: RowEvidence, b: RowEvidence, kept: float = 1, cells: Agreement | None = None) -> float:
    """Return the likeness of two rows: from about -4 (surely two entries) to about 7 (surely one).

    ``kept`` says how much it means, from 0 to 1, that their names differ (see ``names_kept``); ``cells`` what the
    cells behind them say, where they can be compared.
    """
    likeness = 0.2  # with nothing known either way, place decides
    if a.repos and b.repos:
        shared = len(a.repos & b.repos) / min(len(a.repos), len(b.repos))
        likeness += 3 * shared if shared else 1.0 if _mistyped(a.repos, b.repos) else -2
    if cells is not None and a.name != b.name and not _digits_differ(a.name, b.name):
        if cells.is_good or cells.is_sure or (cells.is_told_by_words and kept * min(a.latin, b.latin) < 1):
            kept = min(kept, _TRANSLATED)
            likeness += 1.0
        elif cells.is_bad:
            likeness -= 0.5
        elif cells.in_place:
            likeness += _IN_PLACE
    if a.name and b.name:
        likeness += _names(a, b, kept)
    if a.urls and b.urls:
        likeness += 1.5 if a.urls & b.urls else -0.2 if a.is_outward == b.is_outward else -0.7
        if likeness > -_BY_ITS_PAGE and a.name != b.name and a.urls.isdisjoint(b.urls) and _are_named_by_pages(a, b):
            likeness -= _BY_ITS_PAGE
    if a.step and a.step == b.step:
        likeness += _ONE_STEP
    if a.cells and b.cells:
        likeness += len(a.cells & b.cells) / max(len(a.cells), len(b.cells))
        if a.cells == b.cells and len(a.cells) > 1 and cells is not None and cells.telling and kept < 1:
            likeness += _ALL_CELLS
    return likeness


def _are_named_by_pages(a: RowEvidence, b: RowEvidence) -> bool:
    """Tell whether each of two rows is called as a repository that it leads to: no translator calls one otherwise."""
    return all(
        one.latin == 1 and any(neutral_name(repository_name(url)) == one.name for url in one.urls) for one in (a, b)
    )


def all_translated(a: RowEvidence, b: RowEvidence) -> bool:
    """Tell whether two rows at one place may be one that is translated word for word: nothing else stands in them."""
    return a.words is not None and a.words == b.words


def _names(a: RowEvidence, b: RowEvidence, kept: float) -> float:
    if a.name == b.name or (a.code and a.code == b.code):
        return 2.0  # "`token` (default)" is `token` in every language
    if a.head and a.head == b.head and not _digits_differ(a.name, b.name):
        return 1.0
    alike = 2 * (2 * name_likeness(a.name, b.name) - 1)
    if alike < 0 and _is_part(a, b):
        return 0.0
    # "1" is all that Latin letters and digits say of a Japanese name: too little to tell it from an English one.
    return alike if alike > 0 else alike * kept * min(a.latin, b.latin)


def _is_part(a: RowEvidence, b: RowEvidence) -> bool:
    """Tell whether what is Latin in a name with other letters is in the other name too: "iOS 版" and "iOS edition"."""
    less, more = sorted((a, b), key=lambda one: one.latin)
    return less.latin < 1 == more.latin and set(less.name.split()) <= set(more.name.split())


def _digits_differ(a: str, b: str) -> bool:
    """Tell whether two names have digits, and not the same: "Alpha 7b" is translated to nothing with a 13 in it."""
    left, right = _DIGITS.findall(a), _DIGITS.findall(b)
    return bool(left and right and sorted(left) != sorted(right))


def names_contradict(a: Row, b: Row) -> bool:
    """Tell whether two rows have names all in Latin letters that are not alike: where those are kept, two rows."""
    left, right = RowEvidence(a), RowEvidence(b)
    if not left.name or not right.name or min(left.latin, right.latin) < 1:
        return False
    return left.name != right.name and name_likeness(left.name, right.name) < _ALIKE


def names_kept(left: Set[str], right: Set[str]) -> float | None:
    """Return the share of neutral names that one side has from the other, None where there are too few to tell.

    The models of a catalogue are called the same in every language; the steps of a guide are translated.
    """
    fewer = min(len(left - {""}), len(right - {""}))
    return len((left & right) - {""}) / fewer if fewer >= _ENOUGH_NAMES else None


def _mistyped(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether a repository of one row is that of the other but for one letter (a digit makes another size)."""
    if len(a) * len(b) > _MOST_PAIRS:  # rows with so many repositories each are told apart by these
        return False
    for one in a:
        for other in b:
            if len(one) == len(other):
                wrong = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
                if len(wrong) == 1 and not (wrong[0][0] + wrong[0][1]).isdigit():
                    return True
    return False


def section_tokens(edition: Edition, section: Section, settled: frozenset[str], outline: Outline) -> dict[str, float]:
    """Return what may be unique to a section: its anchors above all, its links, code and tables, its Latin title.

    A section with one of the ``settled`` anchors, which every edition has, needs nothing else.
    """
    tokens: dict[str, float] = {f"anchor:{name.casefold()}": 100.0 for name in section.anchors}
    if not settled.isdisjoint(section.anchors):
        return tokens
    for link in section.links[:_MOST_LINKS]:
        if "//" in link.target:
            tokens[f"links:{neutral(link.target)}"] = 1.0
    if not section.anchors and not section.links:
        # A heading over other sections is known by what they hold; its level keeps it apart from theirs.
        inside = _inside(edition, section)[:_MOST_LINKS]
        weight = min(0.3, _INSIDE / max(len(inside), 1))
        for link in inside:
            tokens[f"inside{section.level}:{neutral(link.target)}"] = weight
    for table in section.tables:
        if min(len(table.rows), len(table.headers)) >= _TELLING_SIZE:
            tokens[f"table:{len(table.rows)}x{len(table.headers)}"] = 1.2
        tokens |= dict.fromkeys([f"file:{name}" for row in table.rows[:_MOST_ROWS] if (name := _file_named(row))], 1.0)
    if (cells := edition.document.text.count(_HTML_CELL, *section.span)) >= _TELLING_CELLS:
        tokens[f"cells:{cells}"] = 1.2  # of tables that are written in HTML
    tokens |= dict.fromkeys([f"mail:{address}" for address in outline.mails(section)], 1.0)
    if section.title[:1].isdigit():  # what it says tells whether it was counted anew
        tokens |= dict.fromkeys([f"command:{text}" for text in outline.commands[section.number]], 1.0)
    tokens |= marks(section, outline.code[section.number], _is_bare(edition, section))
    name = neutral_title(section.title)
    if len(name) > 2:
        tokens[f"title:{name}"] = 2.0
    head, bracket, _ = section.title.replace("（", "(").partition("(")  # what stands in brackets is often translated
    if bracket and " " in (head := neutral_title(head)):
        tokens[f"head:{head}"] = 1.6
    if section.parent < 0 and section.level == 1:
        tokens["title:#"] = 3.0  # the title of the whole document
    return tokens


def _file_named(row: Row) -> str:
    """Return the name of a row that is a link to a file of the repository, "" for any other row."""
    links = row.cells[0].inline.links if row.cells else ()
    is_named = len(links) == 1 and "//" not in links[0].target and links[0].text.strip() == row.name.strip()
    return neutral_name(row.name) if is_named and len(row.name) >= _SHORTEST_HEAD else ""


def _is_bare(edition: Edition, section: Section) -> bool:
    heading = section.heading
    return heading is not None and not edition.document.text[heading.span.end : section.span.end].strip()


def _inside(edition: Edition, section: Section) -> list[Link]:
    """Return the links of the sections that stand inside this one."""
    found: list[Link] = []
    for number in range(section.number + 1, len(edition.sections)):
        other = edition.sections[number]
        if other.level <= section.level or section.heading is None:
            break
        found += (link for link in other.links if "//" in link.target)
    return found


def section_likeness(a: Section, a_tokens: dict[str, float], b: Section, b_tokens: dict[str, float]) -> float:
    """Return the likeness of two sections by their place in the whole, their links, tables and titles."""
    if bool(a.heading) != bool(b.heading):
        return -5.0
    likeness = 0.3 if a.level == b.level else -0.4 * abs(a.level - b.level)
    links = [{token for token in tokens if token[0] in "li"} for tokens in (a_tokens, b_tokens)]
    if links[0] and links[1]:
        shared = len(links[0] & links[1]) / min(len(links[0]), len(links[1]))
        likeness += 3 * shared if shared else _strange(a, b, min(map(len, links)))
    elif bool(a.links) != bool(b.links):
        likeness -= 0.3
    if a.tables or b.tables:
        likeness += 0.3 if len(a.tables) == len(b.tables) else -0.3
    return likeness + 1.5 * _titles_alike(a.title, b.title)


def _strange(a: Section, b: Section, fewer: int) -> float:
    """Return what it means that two sections lead to nothing that both do; a translation may show pictures of its own.

    ``fewer`` is how many things the one with fewer leads to and shows.
    """
    if all(any("//" in link.target and link.kind not in PICTURES for link in one.links) for one in (a, b)):
        return -1.0 if fewer == 1 else -1.5
    return -0.5 if fewer == 1 else -0.8


def _titles_alike(a: str, b: str) -> float:
    """Return how alike two titles are, from 0 to 1: by the words that no translation changes, or by their sound.

    Two languages may share a script: 通知 is 通知.
    """
    if a == b != "":
        return 1.0
    share = 0.0
    names = neutral_title(a), neutral_title(b)
    if names[0] and names[1]:
        words = [set(name.split()) for name in names]
        share = len(words[0] & words[1]) / max(len(words[0]), len(words[1]))
        if words[0] <= words[1] or words[1] <= words[0]:  # what the other says besides is said in other letters
            fewer = a if len(words[0]) < len(words[1]) else b
            share = max(share, 0.0 if fewer.isascii() else 0.5)
    return share if share == 1 else max(share, sound_likeness(a, b))


def name_likeness(a: str, b: str) -> float:
    """Return the share of letter pairs that two names have in common (Dice's coefficient), from 0 to 1.

    rapidfuzz would be as good, but its import costs more than all comparisons of a catalogue.
    """
    left, right = _pairs(a), _pairs(b)
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=16384)
def _pairs(name: str) -> frozenset[str]:
    padded = f" {name} "
    return frozenset(padded[n : n + 2] for n in range(len(padded) - 1))
