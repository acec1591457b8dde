"""A new text of the source in a translation's words: copied, remembered, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from readme_sync.fix.edits import Way
from readme_sync.fix.facts import LICENCE, Facts, disagreements, facts, strangers
from readme_sync.language.scripts import foreign_runs, has_own_letters
from readme_sync.language.translator import Glossary, Request, Translator, glossary
from readme_sync.sync import titles
from readme_sync.sync.answers import named, voice
from readme_sync.sync.answers.translate import ask
from readme_sync.sync.memory import LEVELS, Hit, Known, Memory
from readme_sync.sync.parts import DEPTHS, FINE, Part, divide
from readme_sync.sync.segments import Segments
from readme_sync.sync.spelling import Spelling
from readme_sync.sync.tidying import SPACES, signs_in_order, tidy, undoubled, unwrapped
from readme_sync.sync.tokens import Token, normal, said, tokens
from readme_sync.sync.words import (
    DESCRIBED,
    DESCRIPTION,
    WORD,
    Words,
    is_pictures,
    is_translated,
    longest,
    phrases,
    seen,
    shown,
    words_of,
)
from readme_sync.values import NamedTuple

_QUANTITY = re.compile(r"(?<!\d)\d[\d.,]{0,40}+\s?(?:[kKMGTP]i?)?[A-Za-z]{1,2}\b")  # a number and its unit: no words
_COUNTER = re.compile(r"\d\s?[つ個択件問枚種人社名]")
_GLOSS = re.compile(r"\[[^\[\]]+\]\((?P<address>[^()\s]+)\)")  # all of a text is one link
_NAMED_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*[^\W_][^\[\]]*)\]\((?P<address>[^()\s]+)\)")
_JOINED = re.compile(r"(?P<name>[\u3041-\u30ff\u3005\u3400-\u9fff\uac00-\ud7af]{2,})(?P<rest>[A-Z][\w.-]*)", re.ASCII)
_TITLE = re.compile(r"[A-Z\u00c0-\u00de][\w.&\u2019'-]*(?: [\w.&\u2019'-]+){0,3}")  # a name, and no sentence
_TAG = re.compile(r"\s*<(?P<name>[a-zA-Z]+\d?)")
_ALERT = re.compile(r"\[![A-Za-z]+\]")  # the first line of a quote that GitHub draws in its own way, if it stands alone
_EXAMPLES = 6  # pairs of a column that go along with a question


class Rendered(NamedTuple):
    """A text for the translation, and where it is from."""

    text: str
    way: Way
    evidence: str = ""
    facts: Facts | None = None  # what it must hold when the file is read again


class Around(NamedTuple):
    """What else the editions have.

    ``words`` gives the translation's, ``gone`` is what the texts said that the source has no longer where they stood,
    and ``is_shared`` tells whether all translations have an address.
    """

    words: Callable[[], frozenset[str]]
    gone: frozenset[str] = frozenset()
    is_shared: Callable[[str], bool] = lambda _: False


class Renderer:
    """Renders texts of the source edition for one translation."""

    def __init__(
        self,
        languages: tuple[str, str],
        memory: Memory,
        spelling: Spelling,
        around: Around,
        translator: Translator | None = None,
        terms: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        """Take what texts are rendered from; ``terms`` are the glossary's, for the translator."""
        source, language = languages
        self._translator, self._terms, self._around = translator, terms, around
        self._source, self._language = source, language
        self._own_letters = has_own_letters(source)
        self._memory = memory
        self._segments = Segments(memory, self.is_neutral)
        self._spelling = spelling
        self._cache: dict[tuple[str, str], Rendered | None] = {}
        self._columns: dict[tuple[str, bool, str], tuple[Sequence[Known], int]] = {}
        self._words = Words(memory)

    def adapted(self, text: str) -> str:
        """Return ``text``, which has no words, with the addresses, labels and widths of this translation."""
        return self._spelling.adapt(text)

    def edition(self, path: str, *, own: bool = False) -> str | None:
        """Return the edition that a path leads to, as the source writes it or, ``own``, as the translation does."""
        return self._spelling.edition(path, own=own)

    def labelled(self, text: str) -> str:
        """Return ``text`` with the labels that this translation has for the source's footnotes."""
        return self._spelling.labelled(text)

    @property
    def languages(self) -> tuple[str, str]:
        """The languages of the source and of the translation."""
        return self._source, self._language

    def render(self, text: str, column: str) -> Rendered | None:
        """Return ``text``, which stands in ``column`` (or is a line of that kind), for the translation."""
        key = (text, column)
        if key not in self._cache:
            self._cache[key] = self._rendered(text, column)
        return self._cache[key]

    def _rendered(self, text: str, column: str) -> Rendered | None:
        if not text.strip() or _ALERT.fullmatch(text.strip()):
            return Rendered(text, "copied")
        for hit in self._memory.hits(text, column, (0,)):
            if self._has_moved(text, hit):
                return Rendered(hit.text, "moved", hit.where)
            if self._is_true(text, hit, column):
                return self._remembered(hit)
        described = self._described(text)
        if described is None:
            is_copied = self._is_copied(text, column)  # what its pictures say is a name then
            return Rendered(self._spelling.adapt(text), "copied") if is_copied else self._translated(text, column)
        if described != text:
            bare = DESCRIPTION.sub("", described)  # what it says is in the translation's words already
            if self.is_neutral(bare) and not self._has_words(bare, column):
                return Rendered(self._spelling.adapt(described), "copied")
            return self.render(described, column)
        if (self.is_neutral(text) and not self._has_words(text, column)) or self._is_copied(text, column):
            return Rendered(self._spelling.adapt(text), "copied")
        for hit in self._memory.hits(text, column, range(1, LEVELS)):
            if self._is_true(text, hit, column):
                return self._remembered(hit)
        for hit in self._segments.hits(text, column, (0,)):
            if self._is_true(text, hit, column):
                return Rendered(self._spelling.adapt(hit.text), "template", hit.where)
        return self._in_pieces(text, column) or self._translated(text, column)

    def _translated(self, text: str, column: str) -> Rendered | None:
        """Ask the translator, if there is one; else a title is called what it usually is."""
        if self._translator is None:
            found = titles.usual(text, column, self.languages)
            return None if found is None else Rendered(found, "usual")
        text = unwrapped(text)
        examples = tuple((known.source, known.target) for known in self._memory.column(column)[-_EXAMPLES:])
        terms = glossary(self._terms, self._source, self._language, text)
        request = Request(text, self._source, self._language, column, examples, glossary=terms)
        made = ask(self._translator, request, lambda answer: self._objection(text, answer, terms))
        return None if made is None else Rendered(self._spelling.adapt(made), "translated", self._translator.name)

    def _objection(self, text: str, answer: str, terms: Glossary) -> str:
        """Return what is wrong with a translator's answer: its facts, words of the source's language, the glossary."""
        wanted, found = facts(text, self._source), facts(answer, self._language)
        wrong = list(disagreements(wanted, found))
        if wrong == ["numbers"] and not strangers(wanted.numbers, found.numbers):
            lost = strangers(found.numbers, wanted.numbers)
            if all(len(number) < 3 for number in lost) and _COUNTER.search(text):  # 「4つの」 is four
                wrong = []
        if wrong:
            return f"other {', '.join(wrong)} than the source"
        if self._left_over(answer):
            return "words of the source's language are left"
        if voice.is_foreign(answer, text, self._language) and not self._is_mixed:
            return "it is in another language"
        if self._has_names() and named.lost(text, answer, self._words.is_reworded, self._around.words()):
            return "a name is lost"
        if self._has_names() and named.is_brought(text, answer, self._words.is_name):
            return "it has a name of its own"
        if named.is_added(text, answer, self._around.words()):
            return "it has a name of its own"
        unsaid = [
            f"{own} is {' or '.join(wanted)}" for own, wanted in terms if not any(one in answer for one in wanted)
        ]
        return f"not in the glossary's words: {', '.join(unsaid)}" if unsaid else ""

    @cached_property
    def _is_mixed(self) -> bool:
        """Whether texts of this translation are in another language already: that is its translators' affair then."""
        return any(voice.is_foreign(known.target, known.source, self._language) for known in self._memory.all())

    def _remembered(self, hit: Hit) -> Rendered:
        text = hit.text if hit.level == 0 else self._spelling.adapt(SPACES.sub(" ", hit.text))
        way: Way = "memory" if hit.level == 0 else "template"
        return Rendered(text, way, hit.where)

    def _is_true(self, text: str, hit: Hit, column: str) -> bool:
        """Tell whether a text from memory says what the source says."""
        if hit.names and (self._has_words(hit.names, column) or not (self._own_letters or self.is_neutral(hit.names))):
            return False  # where both languages have the same letters, words look like names
        wanted, found = self._wanted(text), facts(hit.text, self._language)
        wrong = self.differences(wanted, found)
        if wrong == ("bold",):  # the translation has something else in bold, and so it has where this is from
            wrong = () if hit.pairs > 1 and len(wanted.bold) != len(found.bold) else wrong
        if wrong == ("links",) and hit.level == 0 and not wanted.links:
            gloss = _GLOSS.fullmatch(hit.text)  # a word that the translations link, since their readers do not know it
            wrong = () if gloss is not None and self._around.is_shared(gloss["address"]) else wrong
        return not wrong and not self._left_over(hit.text)

    def _has_moved(self, text: str, hit: Hit) -> bool:
        """Tell whether a text stood elsewhere before: its one translation goes with it, whatever facts it chose."""
        return hit.pairs == 1 and said(text) in self._around.gone and not self._left_over(hit.text)

    def _described(self, text: str) -> str | None:
        """Return ``text`` with what its images and links say to those who do not see them; None: nobody knows it."""
        made, at = [], 0
        for match in DESCRIPTION.finditer(text):
            words = match["words"]
            found = words if self.is_neutral(words) else self._known_words(words)
            if found is None:
                return None
            made += [text[at : match.start("words")], found]
            at = match.end("words")
        return "".join([*made, text[at:]])

    def _known_words(self, text: str) -> str | None:
        found = self.render(text, DESCRIBED)
        return None if found is None or '"' in found.text or "[" in found.text else found.text

    def _wanted(self, text: str) -> Facts:
        """Return the facts that a translation of ``text`` must have, with the addresses that it uses."""
        return facts(self._spelling.placed(self._spelling.addressed(text)), self._source)

    def facts(self, text: str) -> Facts:
        """Return the facts of a text of the source, with its relative addresses as seen from this folder."""
        return facts(self._spelling.placed(text), self._source)

    def differences(self, wanted: Facts, found: Facts) -> tuple[str, ...]:
        """Return in what a translation differs from the source, but for a number that it leaves out."""
        wrong = [name for name in disagreements(wanted, found) if name not in ("numbers", "licences")]
        if strangers(wanted.numbers, found.numbers):
            wrong.append("numbers")
        return tuple(wrong)

    def has_words_like(self, text: str) -> bool:
        """Tell whether ``text`` may be a word of the source's language: one in letters that both languages have."""
        return not self._own_letters and text.islower()

    def is_neutral(self, text: str) -> bool:
        """Tell whether a text has no words of the source's language."""
        return self._no_words(tokens(text))

    def _no_words(self, pieces: Sequence[Token]) -> bool:
        text = "".join(map(seen, pieces))
        if foreign_runs(text, self._language):
            return False
        if self._own_letters:
            return not any(token.kind == "script" for token in pieces)
        words = self._words
        return all(map(words.is_shared, phrases(text))) and not any(map(words.is_translated, WORD.findall(text)))

    def _has_names(self) -> bool:
        """Tell whether Latin words of the source are names, which the translation writes in the same letters."""
        return self._own_letters and not has_own_letters(self._language)

    def is_ours(self, text: str) -> bool:
        """Tell whether a text of the source is in the translation's language: in letters that the source has not."""
        return has_own_letters(self._language) and bool(foreign_runs(text, self._source))

    def is_named_by_address(self, text: str) -> bool:
        """Tell whether a text is links alone, each called as its address is: a name, whatever its letters."""
        links = list(_NAMED_LINK.finditer(text))
        rest = shown(_NAMED_LINK.sub("", text))
        is_called = all(_bare(one["words"]) in _bare(one["address"]) for one in links)
        return bool(links) and is_called and not WORD.search(rest)

    def _has_words(self, text: str, column: str) -> bool:
        """Tell whether capital letters begin words here and not names, as in a column whose texts are translated."""
        bare = _QUANTITY.sub("", LICENCE.sub("", shown(text)))
        if self._own_letters or words_of(bare) <= self._around.words():
            return False
        pairs, _ = self._column(text, column)
        if is_pictures(text):  # what they are called is a name where no other one's is translated
            return any(is_translated(pair.source, pair.target) for pair in pairs)
        told = [is_translated(pair.source, pair.target) for pair in titles.like(bare.strip(), column, pairs)]
        known = [one for one in told if one is not None]
        return sum(known) * 2 > len(known) or not known or titles.is_word(bare.strip(), column, self.languages, pairs)

    def _column(self, text: str, column: str) -> tuple[Sequence[Known], int]:
        """Return the pairs of a column, of HTML those of ``text``'s element, and the most words if all are copied."""
        element = _element(text) if column == "html" else ""
        key = column, is_pictures(text), element
        if key not in self._columns:
            known = self._memory.column(column)
            if is_pictures(text):
                known = [pair for pair in known if is_pictures(pair.source)]
            elif column == "html":
                known = [pair for pair in known if _element(pair.source) == element]
            copied = [pair.source for pair in known if normal(pair.source) == normal(pair.target)]
            few = len(known) < 3 or len(copied) < 0.9 * len(known)
            self._columns[key] = known, -1 if few else max(map(longest, copied))
        return self._columns[key]

    def _is_copied(self, text: str, column: str) -> bool:
        """Tell whether a column is copied letter by letter, so that its words must be names."""
        if foreign_runs(text, self._language) or (column == "html" and not _element(text) and longest(text) > 1):
            return False  # words within HTML are of all kinds
        _, most = self._column(text, column)
        return most >= 0 and (self._own_letters or longest(text) <= most)  # a sentence is none of these names

    def _left_over(self, text: str) -> bool:
        """Tell whether words of the source's language are left in a translation; titles in quotes may stay."""
        return self._own_letters and bool(
            foreign_runs(re.sub(r"[「『“\"(（].*?[」』”\")）]", "", text), self._language)
        )

    # ---- pieces -----------------------------------------------------------------------------------------------------

    def _in_pieces(self, text: str, column: str, depth: int = 0) -> Rendered | None:
        """Render a text part by part: each that no memory holds is divided more finely."""
        while depth < DEPTHS and len(divide(text, depth)) == 1:
            depth += 1
        if depth >= DEPTHS:
            return None
        made, shown, moved = [], "", False
        rest: tuple[list[str], list[str]] = ([], [])  # what has not moved here as it is, in both languages
        for part in divide(text, depth):
            found = Rendered(self.sign(part), "copied") if part.is_sign else self._piece(part.text, column, depth + 1)
            if found is None:
                return None
            made.append(found.text)
            shown = shown or found.evidence
            moved = moved or found.way == "moved"
            if found.way != "moved":
                rest[0].append(part.text)
                rest[1].append(found.text)
        whole = self._spelling.adapt(undoubled(tidy(signs_in_order("".join(made)), self._language), text))
        source, checked = ("".join(rest[0]), self._spelling.adapt("".join(rest[1]))) if moved else (text, whole)
        if self.differences(self._wanted(source), facts(checked, self._language)):
            return None
        return Rendered(whole, "moved" if moved else "template", shown)

    def piece(self, text: str, column: str) -> str | None:
        """Return a piece of a text for the translation, or None where it has words nobody knows."""
        found = self._piece(text, column, 0)
        return found.text if found is not None else None

    def fragment(self, text: str, column: str) -> str | None:
        """Return a part of a text that may begin and end anywhere, or None where it has words nobody knows."""
        made = []
        for part in divide(text, FINE):
            piece = self.sign(part) if part.is_sign else self.piece(part.text, column)
            if piece is None:
                return None
            made.append(piece)
        return self._spelling.adapt(signs_in_order("".join(made)))

    def _piece(self, text: str, column: str, depth: int) -> Rendered | None:
        bare = text.strip()
        if not bare:
            return Rendered(text, "copied")
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if self.is_neutral(bare) and not self._has_words(bare, column):
            return Rendered(before + self._spelling.adapt(bare) + after, "copied")
        # What is in bold here may be so in the source alone; half of a pair of marks is nobody's to drop.
        plain = bare.replace("**", "") if bare.count("**") % 2 == 0 else bare
        for asked in dict.fromkeys((bare, plain)):
            for memory in (self._memory, self._segments):
                for hit in memory.hits(asked, column):
                    if hit.level == 0 and memory is self._memory and self._has_moved(asked, hit):
                        return Rendered(before + hit.text + after, "moved", hit.where)
                    if self._is_true(bare, hit, column):
                        text = before + hit.text + after if hit.text else before  # what goes takes a space along
                        return Rendered(text, "template", hit.where)
        found = self._in_pieces(bare, column, depth) or self._joined(bare, column)
        return None if found is None else found._replace(text=before + found.text + after)

    def _joined(self, text: str, column: str) -> Rendered | None:
        """Render a name that is known in the source's script and goes on in Latin letters: 鳥大BERT is Torida BERT."""
        match = _JOINED.fullmatch(text) if self._own_letters and not has_own_letters(self._language) else None
        if match is None:
            return None
        known = [hit for memory in (self._memory, self._segments) for hit in memory.hits(match["name"], column, (0,))]
        if len({hit.text for hit in known}) != 1 or not _TITLE.fullmatch(known[0].text):
            return None
        return Rendered(f"{known[0].text} {match['rest']}", "template", known[0].where)

    def sign(self, part: Part) -> str:
        """Return a sign as this translation writes it."""
        if part.is_mark:
            return part.text
        bare = part.text.strip()
        known = self._segments.sign(bare) if bare else None
        return known if known is not None else self._spelling.sign(part.text)


def _element(text: str) -> str:
    """Return the element that a line of HTML begins with; "" where it begins with words."""
    match = _TAG.match(text)
    return match["name"] if match is not None else ""


def _bare(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text)).lower()
