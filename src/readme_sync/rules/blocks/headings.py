"""Headings that a translation has in the source's words, where it translates headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from readme_sync.align.blocks.mixing import mixes
from readme_sync.align.catalogue import Catalogue, CatalogueSection
from readme_sync.editions.blocks import read_blocks
from readme_sync.editions.edition import Edition, Section
from readme_sync.language.scripts import foreign_runs, has_own_letters, has_small_words, is_surely_chinese
from readme_sync.language.section_titles import subject
from readme_sync.language.small_words import LATIN
from readme_sync.language.tags import base
from readme_sync.regex import lazy

_TWO = 2
# "diffusion.yaml", "loom@weaving.org", "etc/mailertable"
_NAME = re.compile(r"[\w./+@-]*\w\.[a-z][a-z0-9]{1,4}|[~a-z0-9_.-]*(?:/[a-z0-9_.-]++)+")
_TRANSLATED = 0.65  # of an edition's headings: from here on one in the source's words stands out
_FEWEST = 3
_SEVERAL = 4
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")  # a hyphen between two words is a translation into German
_PLAIN_WORD = lazy(r"[A-ZÀ-ÖØ-Þ]?[a-zß-öø-ÿœ]+|[A-Z]{7,}")  # "COMPLETED" is said loudly, "SQL" is a name
_LONGEST_NAME = 6  # letters of a name that is all capitals
_NUMBERING = lazy(r"^\W*\d+(?:\.\d+)*[.):]?\s")  # "2.1 Threads"
_ACRONYM = lazy(r"\(([A-Z]{2,})\)")
_FOREIGN = lazy(r"(?<!\*)(?:\*\*)?[*_][^*_]+[*_](?:\*\*)?(?!\*)")  # in italics, as words of another language are
_MARKS = ("`", "](", '"', "“")  # code, a link, a motto
_CODE = lazy(r"`[^`]+`|\[[^\[\]]*+\]\([^()]*+\)")  # and links
_ADDRESS = lazy(r"(?<!\w)\w{1,20}://\S+")
_CALL = lazy(r"[\w.:]{1,60}\(\)")
_BESIDE_CODE = 4  # words: fewer say little more than the name that stands in code or in a link
_LEFT_BY_MANY = frozenset(("license", "licence", "changelog"))
_NAMES = frozenset(("docker compose", "star history", "stargazers", "web ui", "model zoo"))
# Subjects whose English title is said in many languages.
_LOANS = frozenset(("demo", "faq", "benchmark", "models", "roadmap"))
# Whose technical texts have English nouns throughout: "Mga credential", "Configuration at dokumentasyon".
_BORROWERS = frozenset(("fil",))
# Usual titles of one word, each with the languages in Latin letters that have it too, as a word or a loan.
_ALSO_IN = {
    **dict.fromkeys(
        "acknowledgements acknowledgments authors building commands contribute contributing contributors dependencies"
        " development examples license overview prerequisites requirements resources results security settings thanks"
        " troubleshooting".split(),
        "",
    ),
    **dict.fromkeys("citation configuration contributions documentation introduction limitations usage".split(), "fr"),
    **dict.fromkeys(("install", "installing", "uninstall"), ""),
    "features": "af da de id ms nb nl no sv",
    "installation": "da de fr nb no sv",
    "screenshots": "da de id it nb nl no sv",
    "testing": "da de it",
}
# What the heading of a question or of a way to do something begins with.
_ASKS = {"en": frozenset(("how", "what", "when", "where", "which", "who", "why"))}
_PLATFORMS = frozenset(
    "android arch arm bit browser chrome cloud colab debian docker fedora firefox freebsd gentoo go homebrew ios java"
    " javascript kubernetes linux mac macos node os podman python ruby rust safari swift typescript ubuntu unix vscode"
    " web windows wsl".split()
)
_FEW_KEEP = 3  # times as many translate a heading as keep it: then it is no name


def headings_left(catalogue: Catalogue) -> Mapping[int, list[CatalogueSection]]:
    """Return for each translation the sections whose heading is the source's, word by word.

    A name is kept in every language, so a heading counts only where other editions translate it, or where the edition
    is written in letters of its own and the heading is plain words; between two languages of one script a single word
    may be the same in both.
    """
    found: dict[int, list[CatalogueSection]] = {}
    source = catalogue.editions[catalogue.source]
    count = len(catalogue.editions)
    titles = [[_title(section, number) for number in range(count)] for section in catalogue.sections]
    telling = [
        (section, said)
        for section, said in zip(catalogue.sections, titles, strict=True)
        if not _is_title(catalogue, section) and not _is_kept(catalogue, said)
    ]
    for number, edition in enumerate(catalogue.editions):
        if number == catalogue.source or base(edition.language) == base(source.language):
            continue
        both = [one for one, said in telling if said[number] and said[catalogue.source]]
        same = [one for one, said in telling if said[number] and said[number] == said[catalogue.source]]
        few = len(both) == _TWO and len(same) == 1  # of two one is translated: what is surely no term stands out
        own = has_own_letters(edition.language)
        left = sum(
            (own or _is_of_the_source_alone(_title(one, number), edition.language))
            and (count == _TWO or any(_others(catalogue, one, number)))
            for one in same
            if _title(one, number) not in _LEFT_BY_MANY
        )
        translated = len(both) - len(same)
        if not few and (translated + left < _FEWEST or translated < _TRANSLATED * (translated + left)):
            continue
        if same and mixes(edition):
            continue
        names = _all_kept(both, same, number)
        found[number] = [
            one
            for one in same
            if id(one) not in names and not _NAME.fullmatch(one.title) and _stands_out(catalogue, one, number, own=own)
            if not few or surely_left(catalogue, one, number)
        ]
    return found


def _is_of_the_source_alone(title: str, language: str) -> bool:
    """Tell whether a title (as ``_title`` has it) cannot be one of a ``language`` in Latin letters."""
    also = _ALSO_IN.get(title)
    if also is not None and base(language) == "en":
        return False  # the source has it from there
    return " " in title or "-" in title or (also is not None and base(language) not in also.split())


def surely_left(catalogue: Catalogue, section: CatalogueSection, edition: int) -> bool:
    """Tell whether a heading that ``headings_left`` returned for ``edition`` is surely no term that it keeps.

    It has what sections are usually called, or is a phrase: small words of the source's language that the edition's
    lacks, or words in small letters behind the first. With capitals it may be a name, unless others translate it.
    """
    member = section.members[edition]
    title = member.title if member is not None else ""
    words = _WORD.findall(title)
    if _is_chinese(title, catalogue.editions[edition]):
        return True
    languages = catalogue.editions[catalogue.source].language, catalogue.editions[edition].language
    if base(languages[1]) in _BORROWERS and not has_small_words(map(str.casefold, words), languages[0]):
        return False
    if subject(title):
        return subject(title) not in _LOANS and _title(section, edition) not in _LEFT_BY_MANY
    if words != _WORD.findall(section.title):
        return False  # written as this language writes titles: a term, and somebody looked at it
    if len(words) > 1 and all(map(str.islower, words[1:])):
        small = _small_words(words, *languages)
        asks = words[0].casefold() in _ASKS.get(base(languages[0]), ())
        if len(small) >= _TWO or (asks and (small or len(words) >= _FEWEST)):
            return True  # a sentence: "What you can weave with it"
        if all(word.endswith("al") for word in words[1:]) and not has_own_letters(catalogue.editions[edition].language):
            return False  # "optional" is said in many languages
        return has_own_letters(catalogue.editions[edition].language) or _others(catalogue, section, edition)[1] > 0
    return len(_small_words(words, *languages)) > 0 and _others(catalogue, section, edition)[1] > 0


def _small_words(words: Sequence[str], source: str, language: str) -> list[str]:
    """Return which of ``words`` are small words of the ``source`` and none of the other ``language``."""
    known = LATIN.get(base(source), "").split()
    small = [word for word in map(str.casefold, words) if word in known]
    return [word for word in small if has_own_letters(language) or not has_small_words([word], language)]


def _all_kept(both: Sequence[CatalogueSection], same: Sequence[CatalogueSection], edition: int) -> set[int]:
    """Return which sections stand among parts of one section that keep the source's headings one and all: terms."""
    kept = set(map(id, same))
    parts: dict[int, list[int]] = {}
    for one in both:
        if (member := one.members[edition]) is not None and member.parent >= 0:
            parts.setdefault(member.parent, []).append(id(one))
    return {part for these in parts.values() if len(these) >= _SEVERAL and kept.issuperset(these) for part in these}


def _is_own_word(title: str, edition: Edition) -> bool:
    """Tell whether a usual title is a word of an edition's language too: "Installation" is French as well."""
    return base(edition.language) in _ALSO_IN.get(title, "").split()


def _is_kept(catalogue: Catalogue, titles: Sequence[str]) -> bool:
    """Tell whether most translations keep a heading, so that it says nothing of what is usual.

    ``titles`` are what it is in each edition. One whose language has the same word tells nothing.
    """
    wanted = titles[catalogue.source]
    said = [
        title
        for number, (title, edition) in enumerate(zip(titles, catalogue.editions, strict=True))
        if title and number != catalogue.source and not (title == wanted and _is_own_word(title, edition))
    ]
    kept = said.count(wanted)
    return kept >= _TWO and 2 * kept > len(said)


def _is_title(catalogue: Catalogue, section: CatalogueSection) -> bool:
    """Tell whether a section is an edition's first of the first level: others of this level are chapters.

    It is a chapter too where it has words in small letters, is one of several of this level, and several translations
    call it otherwise, and none but the one at hand by the source's words.
    """
    source = catalogue.editions[catalogue.source]
    words = _WORD.findall(section.title)
    if any(map(str.islower, words)) and len(_level_one(source)) > 1:
        said = Counter(_title(section, number) for number in range(len(catalogue.editions)))
        wanted = _title(section, catalogue.source)
        if len(said.keys() - {"", wanted}) >= _TWO >= said[wanted]:
            return False
    return any(
        member is not None and member.level == 1 and member.number in _level_one(edition)[:1]
        for edition, member in zip(catalogue.editions, section.members, strict=True)
    )


@lru_cache(maxsize=256)  # an edition is compared by identity
def _level_one(edition: Edition) -> list[int]:
    """Return the numbers of an edition's sections of the first level."""
    return [one.number for one in edition.sections if one.level == 1 and one.heading is not None]


def _title(section: CatalogueSection, edition: int) -> str:
    member = section.members[edition]
    return (
        " ".join(_JOINED.findall(member.title)).casefold() if member is not None and member.heading is not None else ""
    )


def _stands_out(catalogue: Catalogue, section: CatalogueSection, edition: int, *, own: bool) -> bool:
    member = section.members[edition]
    if member is None or member.heading is None:
        return False
    if foreign_runs(member.title, catalogue.editions[edition].language):
        return False  # RS412 says it
    if _is_chinese(member.title, catalogue.editions[edition]):
        return True
    raw = catalogue.editions[edition].document.raw(member.heading.span)
    text = _CALL.sub(" ", _ADDRESS.sub(" ", (raw := _beside_code(raw)) if "`" in raw or "](" in raw else member.title))
    words = [word for word in dict.fromkeys(_WORD.findall(text)) if len(word) > 1]
    if _FOREIGN.search(raw) or _is_term(member.title) or _title(section, edition) in _NAMES:
        return False
    if _PLATFORMS.issuperset(word.casefold() for word in words if not word.isupper()):
        return False  # what it runs on has one name everywhere, and so has "Python API"
    plain = sum(_PLAIN_WORD.fullmatch(word) is not None for word in words)
    small = sum(map(str.islower, words))
    is_phrase = own and small >= _FEWEST and 2 * small > len(words)  # "RPC and REST calls compared"
    if any(sign in raw for sign in _MARKS) or not (is_phrase or plain >= max(1, len(words) - 1)):
        return False
    if has_own_letters(catalogue.editions[catalogue.source].language) and all(map(str.isascii, words)):
        return False  # no words of the source's language
    kept, translated = _others(catalogue, section, edition)
    if translated == 0 and _is_called_so(catalogue.editions[edition], member.title):
        return False
    here = catalogue.editions[edition]
    if _is_command(here, member) or (own and _is_said_in_texts(here, member.title)):
        return False
    names = sum(map(_is_spelt_as_a_name, words))
    numbered = any(map(str.isdigit, _NUMBERING.sub("", member.title, count=1)))
    is_phrase = plain >= _TWO and plain + names >= len(words) and not numbered
    if own:
        source = catalogue.editions[catalogue.source]
        is_known = is_phrase or subject(member.title) not in ("", *_LOANS) or _is_a_word_of(source, member.title)
        if translated == 0 and not is_known:
            return False  # nobody shows that it is no name
        return _FEW_KEEP * kept <= translated
    if not _is_of_the_source_alone(_title(section, edition), catalogue.editions[edition].language):
        return False
    return _FEW_KEEP * kept < translated or kept == translated == 0


def _is_chinese(title: str, edition: Edition) -> bool:
    """Tell whether a title in a Japanese edition is written as Japanese is not: with simplified characters."""
    return base(edition.language) == "ja" and is_surely_chinese(title)


def _is_spelt_as_a_name(word: str) -> bool:
    """Tell whether a word is all capitals and short, or has capitals within: "SQL", "FFmpeg"."""
    return len(word) <= _LONGEST_NAME if word.isupper() else any(map(str.isupper, word[1:]))


def _beside_code(raw: str) -> str:
    """Return a heading without its code and links where a phrase stands beside them, else the heading."""
    bare = _CODE.sub(" ", raw)
    words = _WORD.findall(bare)
    is_phrase = len(words) >= _FEWEST and all(map(str.islower, words))
    return bare if is_phrase or len(words) >= _BESIDE_CODE else raw


def _is_a_word_of(edition: Edition, title: str) -> bool:
    """Tell whether a title of one word stands in the texts of ``edition`` in small letters, where no name would."""
    word = title.lower()
    if len(word) <= _SEVERAL or not _PLAIN_WORD.fullmatch(title) or word == title:
        return False
    return any(
        word in block.plain and word in _WORD.findall(block.plain)
        for block in read_blocks(edition)
        if block.kind != "code"
    )


def _is_term(title: str) -> bool:
    """Tell whether a title has a term and its short form, which is made of the initials of the words before it."""
    short = _ACRONYM.search(title)
    if short is None:
        return False
    initials = "".join(word[0] for word in _WORD.findall(title[: short.start()]))
    return initials.upper().endswith(short[1])


def _is_called_so(edition: Edition, title: str) -> bool:
    """Tell whether a title of one word with a hyphen is a program's or a file's name: the text has it in small letters.

    "Paint-Server" stands over a text that says ``paint-server``.
    """
    return "-" in title and " " not in title and title.lower() != title and title.lower() in edition.document.text


def _is_command(edition: Edition, section: Section) -> bool:
    """Tell whether a title is what a line of code begins with: "go install" says what is run."""
    if not section.title.islower():
        return False
    lines = (
        line.strip().removeprefix("$ ") for block in edition.document.code_blocks for line in block.content.split("\n")
    )
    return any(f"{line} ".startswith(f"{section.title} ") for line in lines)


def _is_said_in_texts(edition: Edition, title: str) -> bool:
    """Tell whether a title of several words in capitals is a name that texts in the edition's own letters have."""
    words = title.split()
    if len(words) < _FEWEST or not all(word[:1].isupper() for word in words):
        return False
    lines = (line for line in edition.document.text.split("\n") if title in line and not line.startswith("#"))
    return any(not line.isascii() and foreign_runs(line, "en") for line in lines)


def _others(catalogue: Catalogue, section: CatalogueSection, edition: int) -> tuple[int, int]:
    """Return how many other translations keep the heading, and how many have another."""
    title = _title(section, catalogue.source)
    said = [
        other
        for e, here in enumerate(catalogue.editions)
        if e not in (edition, catalogue.source)
        and (other := _title(section, e))
        and not (other == title and _is_own_word(title, here))
    ]
    kept = sum(title in one for one in said)  # a gloss may stand beside it
    return kept, len(said) - kept
