"""Two pieces of code in running text that are one to a reader: quotes and blanks, words of each language, a caption."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import ne

from readme_sync.align.blocks.facts import Fact
from readme_sync.language.scripts import has_own_letters
from readme_sync.regex import lazy
from readme_sync.rules.placeholders import stand_for_the_same
from readme_sync.rules.slips import near
from readme_sync.urls.locales import neutral

_LETTERS = lazy(r"[A-Za-z]+")
_TYPED = lazy(r"[\d_=(@$]|(?<!\S)--?[A-Za-z]")  # of a command or a name, not of words
_PARTS = lazy(r"[^A-Za-z0-9]+")
_DASHES = lazy(r"[-\u2010-\u2015\u2212]+")
_NUMBER = lazy(r"\d+")
_WORDLIKE = lazy(r"[\w-]")
_SENTENCE = 4  # blanks between words, with a full stop behind them: no code is written so
_CONJUNCTIONS = frozenset(("and", "or", "then"))
_SHORTEST = 4  # letters
_SEVERAL = 3  # pieces of code
_JOINED = 3  # words: two values and what joins them
_NAME = 3  # letters: `npm` where the source has `npm@5`
_THREE = lazy(r"\b(python|pip)3(?![\w.])")
_IN_QUOTES = lazy(r"(\"|')[^\W\d_][^\"'\d]*\1")
_CAPTION = lazy(r"[^\W\d_]+(?:(?:['’/-]| [(]?| [&+–-] |-? & |[),:] )[^\W\d_]+)*(?:\.\.\.|[).:!?…])?")
_LEFT_OUT = "..."
_OPENS = ("...", "…")  # a dialogue: what stands before them is what an item of a menu is called
_BEFORE_CAPTION = lazy(r"^(?:\d{1,2} |<[a-z]+> )")
_NOTED = lazy(r"([^()]+ )\(([^()]*[^\W\d_]{2}[^()]*)\)")  # a name with a note for the reader: "Mica (Win11 only)"
_CALLS = lazy(r"(\S+\(\))(?: [^\W\d_]+){1,6} (\S+\(\))")
_BLANK = lazy(r"<[^<>]*>|\[[^\[\]]*\]|\{[^{}]*\}|\b[A-Z]{2,}(?:_[A-Z]+)+\b")  # YOUR_NAME, <your name>
_WORD_IN_BLANK = lazy(r"(?<= \[)[^\W\d_]{3,}(?=\])|(?<= <)[^\W\d_]{3,}(?=>)")  # what an option or a command takes
# Words in quotes: a text of the example, or what a thing of the reader's own is called ("name-of-my-big-file").
_QUOTED = lazy(r"(\"|')[^\W\d_]+(?:[,:]? [^\"'\d]*|(?:-[^\W\d_]+){2,})\1")
_OWN_BRANCH = lazy(
    r"git (checkout -b|switch -c|branch|push (?:-u )?origin) ([^\W\d_]+/)?(?=\S*[-/])[^\W\d_]+(?:[-/][^\W\d_]+)*"
)

_UNITS = lazy(r"(\d+(?:[.,]\d+)?) ?([a-z]{2,}?)s?")
_UNIT = lazy(r"(?<=\d) [a-z]{3,}(?![\w-])")
# What is counted in whole words: "30 minutes", "24 frames per second"; units are not translated.
_COUNTED = lazy(r"(\d+(?:[.,]\d+)?) [^\W\dA-Z_]{4,}(?: [^\W\dA-Z_]+){0,3}")
_VALUE = lazy(r"[A-Za-z]+ (\d+(?:\.\d+)*)")  # a setting and its number
_DIGIT = lazy(r"\d")
_IN_WORDS = lazy(r" (?:with|without|the|of|should|only) ")  # of a sentence in code
_WORD = lazy(r"\w+")
_WRITTEN = lazy(r"([\"'])[^\"']*\w[^\"']*\1")  # what a program writes, in the quotes of its language
_VARIABLE = lazy(r"[A-Z][A-Z0-9]*(?:_+[A-Z0-9]+)+")
_SETTING = lazy(r"[A-Za-z][\w.-]{2,}", re.ASCII)
_UNSAID = lazy(r"(?<![A-Za-z])([xyz])\1{2,}(?![A-Za-z])", re.IGNORECASE)
_SHORT_AND_LONG = lazy(r"-([a-z]) --\1[a-z]+", re.IGNORECASE)
_IN_ORDER = 3  # words that follow one another here as they do there

_OPTION = lazy(r"(?<!\S)--[^\W\d_][\w-]*")
_PART_OF_CODE = lazy(r"[A-Za-z][\w.]*(?:-[\w.]+)*")
_WORDS = lazy(r"[^\W\d_]+(?:['’ /-][^\W\d_]+)*(?: \([^()]*\))?")  # "token generation", "GET (read)"

_PROSE = lazy(r"(?=.*\b(?:and|the|is|are|of|with|this|that)\b)[A-Za-z',;.()]+(?: [A-Za-z',;.()]+)+")


def is_one_code(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one to a reader: quotes and blanks differ, or what the reader replaces.

    So is a piece that holds the other as a word: a name, and the setting of it.
    """
    if _PARTS.sub("", own).lower() == _PARTS.sub("", other).lower() != "":
        return not is_spoiled(own, other)
    if own[:1].isdigit() and own.removesuffix(".x") == other.removesuffix(".x"):
        return True  # `39` and later
    if ("python" in own or "pip" in own) and _THREE.sub(r"\1", own) == _THREE.sub(r"\1", other):
        return True  # the same program
    if "://" in own and "://" in other and neutral(own) == neutral(other):
        return True
    if stands_for_several(own, other) or stand_for_the_same(own, other) or _are_one_setting(own, other):
        return True
    if _is_call_of(own, other) or _is_joined_in_words(own, other) or _have_words_in_blanks(own, other):
        return True
    if any(one.startswith("-") and two.endswith(f" {one}") for one, two in ((own, other), (other, own))):
        return True  # an option, alone and with its command
    if _leave_unsaid(own, other) or _count_alike(own, other) or _has_short_options(own, other):
        return True
    if not near(own, other) and _say_in_quotes(own, other):
        return True
    if (_is_noted(own, other) or _says_of_calls(own, other)) and not near(own, other):
        return True
    if not near(own, other) and _names_a_branch(own, other):
        return True
    if not near(own, other) and any(sign.sub("*", own) == sign.sub("*", other) for sign in (_BLANK, _QUOTED)):
        return True
    short, long = sorted((own, other), key=len)
    is_part = len(short) >= _NAME and not _has_lost_an_option(own, other)
    return _end_otherwise(own, other) or (is_part and stands_alone(short, long, _WORDLIKE, _WORDLIKE))


def have_other_options(own: str, other: str) -> bool:
    """Tell whether two commands have long options of other names: a program understands its own alone."""
    return _OPTION.findall(own) != _OPTION.findall(other)


def _has_lost_an_option(own: str, other: str) -> bool:
    """Tell whether a command is the source's without its last options: the shorter one does something else."""
    return " " in own and other.startswith(f"{own} -")


def _are_one_setting(own: str, other: str) -> bool:
    """Tell whether a name is that of a variable of the environment, and the other one its end: `LOOM_WARP__MIN_LENGTH`.

    In a file of settings the same one is called ``min_length``.
    """
    for variable, name in ((own, other), (other, own)):
        if not name.isupper() and _VARIABLE.fullmatch(variable) and _SETTING.fullmatch(name):
            parts, end = variable.split("_"), _PARTS.sub("", name).upper()
            return any("".join(parts[n:]) == end for n in range(1, len(parts)))
    return False


def is_spoiled(own: str, other: str) -> bool:
    """Tell whether code has the letters of other code, and lacks a sign of a name or has backslashes twice."""
    has_lost = "_" in own + other and own != other and own.replace("_", "") == other.replace("_", "")
    return has_lost or _lacks_a_hyphen(own, other) or _has_doubled(own, other)


def _has_doubled(own: str, other: str) -> bool:
    """Tell whether two pieces of code differ in backslashes alone, which a machine doubles."""
    return "\\\\" in own and "\\\\" not in other and own.replace("\\\\", "\\") == other


def _lacks_a_hyphen(own: str, other: str) -> bool:
    """Tell whether one of two options lacks a hyphen, or has a dash in its place: ``--dryrun`` is no option."""
    if "--" not in own + other:
        return False
    mine, theirs = own.split(), other.split()
    if len(mine) != len(theirs):
        return False
    return any(_are_one_option(a, b) for a, b in zip(mine, theirs, strict=True) if a != b)


def _are_one_option(one: str, other: str) -> bool:
    """Tell whether two words are an option whose hyphens are not the same, at its beginning or within."""
    if not (_DASHES.match(one) and _DASHES.match(other)):
        return False
    names = [_DASHES.sub("", word) for word in (one, other)]
    return names[0] == names[1] and names[0][:_NAME].isalpha() and len(names[0]) >= _NAME


def _leave_unsaid(own: str, other: str) -> bool:
    """Tell whether code differs only in letters that stand for what nobody says: ``https://xxxx/yyy``."""
    return "xx" in own + other and _UNSAID.sub("x", own) == _UNSAID.sub("x", other)


def _has_short_options(own: str, other: str) -> bool:
    """Tell whether code differs only in options of which one is a letter and the other the word: ``-d``, ``--data``."""
    if "--" not in own + other:
        return False  # nearly always
    mine, theirs = own.split(" "), other.split(" ")
    apart = [" ".join(sorted(pair, key=len)) for pair in zip(mine, theirs, strict=False) if pair[0] != pair[1]]
    return len(mine) == len(theirs) and bool(apart) and all(map(_SHORT_AND_LONG.fullmatch, apart))


def _have_words_in_blanks(own: str, other: str) -> bool:
    """Tell whether code differs in the ends of words alone that say what a reader puts there: `/bell [typ]`."""
    if " [" not in other and " <" not in other:
        return False
    mine, theirs = (_WORD_IN_BLANK.findall(code) for code in (own, other))
    return (
        len(mine) == len(theirs)
        and _WORD_IN_BLANK.sub("", own) == _WORD_IN_BLANK.sub("", other)
        and all(a.startswith(b) or b.startswith(a) for a, b in zip(mine, theirs, strict=True))
    )


def _end_otherwise(own: str, other: str) -> bool:
    """Tell whether words in code differ in their ends alone, as those of two languages do: ``comment``, ``commento``.

    A plural beside them may be another one; alone it is the name of something else.
    """
    mine, theirs = _LETTERS.findall(own), _LETTERS.findall(other)
    if _TYPED.search(other) or len(mine) != len(theirs) or _LETTERS.sub("", own) != _LETTERS.sub("", other):
        return False
    apart = [sorted(pair, key=len) for pair in zip(mine, theirs, strict=True) if pair[0] != pair[1]]
    if not apart or all(long == f"{short}s" for short, long in apart):
        return False
    return all(long == f"{short}s" or _have_two_ends(short, long) for short, long in apart)


def _have_two_ends(short: str, long: str) -> bool:
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    ends = short[same:], long[same:]
    if len(ends[0]) == len(ends[1]) and (sum(map(ne, *ends)) == 1 or sorted(ends[0]) == sorted(ends[1])):
        return False  # a slip of the fingers
    if ends[0] and ends[1][1:] == ends[0]:
        return False  # so is a letter that is lost within, or there twice
    return same >= _SHORTEST and 2 * same > len(long) - 1


def _say_in_quotes(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one but for words in quotes, whose numbers are the same: a phrase to say."""
    if _NUMBER.findall(own) == _NUMBER.findall(other):
        own, other = (_NUMBER.sub("", code) for code in (own, other))
    return _QUOTED.search(other) is not None and _QUOTED.sub("*", other) == _IN_QUOTES.sub("*", own)


def stands_for_several(own: str, other: str) -> bool:
    """Tell whether the name of a file with a ``*`` in it takes in the other one: `icon-*.png` and `icon-16.png`.

    So does a path of which one leaves out the end: `src/loom/...`.
    """
    if _takes_in(own, other, "*"):
        return True
    return own.endswith(_LEFT_OUT) and ("/" in own or "\\" in own) and _takes_in(own, other, _LEFT_OUT)


def _takes_in(own: str, other: str, sign: str) -> bool:
    before, star, after = own.partition(sign)
    is_name = star and len(before) > 1 and sign not in after and not any(map(str.isspace, own + other))
    return bool(is_name) and other.startswith(before) and other.endswith(after) and len(other) >= len(own)


def _count_alike(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one number, with what it counts or without: `10 units`, `10 pezzi`, `10`.

    Not every language writes a blank there, or has a plural: `10unit`.
    """
    if not _DIGIT.match(own):
        return False
    units = _UNITS.fullmatch(own), _UNITS.fullmatch(other)
    if units[0] is not None and units[1] is not None and units[0].groups() == units[1].groups():
        return True
    if " " not in other:
        return False
    if _UNIT.sub("", other).replace(" ", "") == own:
        return True
    both = _COUNTED.fullmatch(own), _COUNTED.fullmatch(other)
    return both[0] is not None and both[1] is not None and both[0][1] == both[1][1]


def _names_a_branch(own: str, other: str) -> bool:
    """Tell whether two commands make or send a branch of the reader's own, called in words of each language."""
    ours, theirs = _OWN_BRANCH.fullmatch(own), _OWN_BRANCH.fullmatch(other)
    return ours is not None and theirs is not None and ours.groups() == theirs.groups()


def _is_noted(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one name with a note each, a word for it in each language, or a sentence."""
    if own.endswith(".") and other.endswith("."):
        return min(own.count(" "), other.count(" ")) >= _SENTENCE
    names = note_apart(own), note_apart(other)
    return all(names) and (names[0] == names[1] or all(name.isalpha() and name.islower() for name in names))


def _is_call_of(own: str, other: str) -> bool:
    """Tell whether code names a function by a call without arguments where the other has some: `save()`."""
    short, long = sorted((own, other), key=len)
    return (
        short.endswith("()") and _WORDLIKE.match(short) is not None and long.startswith(short[:-1]) and long[-1] == ")"
    )


def _is_joined_in_words(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one but for the word that joins two values in them: `0, 10 and 10, 20`."""
    ours, theirs = own.split(" "), other.split(" ")
    if len(ours) != len(theirs) or len(theirs) < _JOINED:
        return False
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return bool(apart) and all(b in _CONJUNCTIONS and a.isalpha() for a, b in apart)


def _says_of_calls(own: str, other: str) -> bool:
    """Tell whether two pieces of code say in words what one call does to another: `save() calls write()`."""
    ours, theirs = _CALLS.fullmatch(own), _CALLS.fullmatch(other)
    return ours is not None and theirs is not None and ours.groups() == theirs.groups()


def note_apart(code: str) -> str:
    """Return what code says before a note in brackets, "" where it has none: readers get the note translated."""
    found = _NOTED.fullmatch(code)
    return found[1].strip() if found else ""


def stands_alone(word: str, text: str, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    """Return whether ``word`` is in ``text`` with no character of ``before`` and ``after`` beside it.

    A pattern for each word would be compiled each time, which takes ten times as long as looking.
    """
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and before.match(text, at - 1)) and not after.match(text, end):
            return True
        at = text.find(word, at + 1)
    return False


def is_caption(code: str) -> bool:
    """Tell whether code is what a button, a step or a setting is called: words, the first with a capital.

    One word is such a name where it opens something: `Edit/Settings...`.

    Commands and names of programs begin with a small letter, or have a sign that no sentence has.
    """
    words = _BEFORE_CAPTION.sub("", code)
    return (" " in code or code.endswith(_OPENS)) and words[:1].isupper() and _CAPTION.fullmatch(words) is not None


def are_captions(own: str, other: str) -> bool:
    """Tell whether two pieces of code are one caption in two languages; in one of them it may be a single word.

    A number or an element that stands before them is the same in both: `7 Views`, `<canvas> Engine`.
    """
    if not (is_caption(own) or is_caption(other)) or near(own, other):
        return False
    words = [_BEFORE_CAPTION.sub("", one) for one in (own, other)]
    if own.removesuffix(words[0]) != other.removesuffix(words[1]):
        return False
    return all(_CAPTION.fullmatch(one) and one[0].isupper() for one in words)


def can_be_said(code: str, said: str) -> bool:
    """Tell whether a translator may say what the source shows as code.

    That is one plain word (`float`), a caption (`Check the version`), or what has other letters; a name
    with a note in brackets, where the name is ``said``; and words that are all ``said`` in their order (`a -> b -> c`,
    `"Hello World!"`), whatever signs stand between them; two numbers may be (`16 / 9` is 16:9).
    """
    words = _WORD.findall(code)
    least = 2 if all(map(str.isdigit, words)) else _IN_ORDER
    if (len(words) >= least or _WRITTEN.fullmatch(code)) and " ".join(words) in " ".join(_WORD.findall(said)):
        return True
    if ((name := note_apart(code)) and name in said) or _IN_WORDS.search(code):
        return True
    if (value := _VALUE.fullmatch(code) or _COUNTED.fullmatch(code)) and stands_alone(value[1], said, _DIGIT, _DIGIT):
        return True  # `minSdk 23` is API 23
    if code.isalnum() and code.casefold() in said.casefold().replace(" ", ""):
        return True  # `vue3` is Vue 3
    return not code.isascii() or (code.isalpha() and code.islower()) or is_caption(code)


def explains(facts: Iterable[Fact], code: str, other: str) -> bool:
    """Tell whether a text says again in code what one of two examples has and the other one has not: several names."""
    words = {*_PART_OF_CODE.findall(code)} - {*_PART_OF_CODE.findall(other)}
    rest = " ".join(fact.key for fact in facts if fact.kind == "code" and fact.key != code)
    return len(words) > 1 and words <= {*_PART_OF_CODE.findall(rest)}


def drop_translated_words(missing: list[Fact], extra: list[Fact], language: str) -> None:
    """Take code that is nothing but words out of both lists, where several in a text are other ones: translated words.

    Two languages may have nearly the same word, and of a few nobody can tell that they are no slips, but where one of
    them is a word with the other language's end. The same words in another order are the other language's order.
    ``language`` is the translation's.
    """
    theirs, ours = ([fact for fact in facts if _is_in_words(fact)] for facts in (missing, extra))
    if min(len(theirs), len(ours)) < _SEVERAL and not any(_end_otherwise(a.key, b.key) for a in ours for b in theirs):
        both = set(map(_sorted, theirs)) & set(map(_sorted, ours))
        theirs, ours = ([fact for fact in facts if _sorted(fact) in both] for facts in (theirs, ours))
    is_latin = not has_own_letters(language)
    mine, source = ([fact for fact in facts if fact.kind == "code"] for facts in (extra, missing))
    theirs += [one for one in source if any(_are_one_button(one.key, own.key, is_latin) for own in mine)]
    ours += [own for own in mine if any(_are_one_button(one.key, own.key, is_latin) for one in source)]
    if theirs and ours:
        missing[:] = [fact for fact in missing if fact not in theirs]
        extra[:] = [fact for fact in extra if fact not in ours]


def _are_one_button(one: str, other: str, is_latin: bool) -> bool:
    """Tell whether two words with a capital differ in their end alone: what a button is called ("Clone", "Clona").

    In a language whose letters are not Latin nothing but one and several of them may: "Release", "Releases".
    """
    if not (one.isalpha() and other.isalpha() and one[:1].isupper() and one[1:].islower() and other[1:].islower()):
        return False
    least = min(len(one), len(other))
    if not is_latin:
        return one.removesuffix("s") == other.removesuffix("s")
    if sorted(one) == sorted(other) or one[-1] == other[-1]:
        return False  # "Dockre" is a slip of the fingers, and so is "Dicker"
    return least >= _SHORTEST and one[: least - 2] == other[: least - 2] and abs(len(one) - len(other)) <= 2


def _sorted(fact: Fact) -> tuple[str, ...]:
    return tuple(sorted(fact.key.split()))


def _is_in_words(fact: Fact) -> bool:
    return fact.kind == "code" and _WORDS.fullmatch(fact.key) is not None


def is_prose(code: str) -> bool:
    """Tell whether text between two pieces of code has become code, because a backtick is lost before them."""
    return _PROSE.fullmatch(code) is not None
