"""Names in code that stand for the reader's own: a translator writes them in the readers' language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from readme_sync.align.letters import letters_shared
from readme_sync.regex import lazy
from readme_sync.rules.slips import near

BLANK = "{}"  # what a blank that the reader fills in is compared as

_NAME = lazy(r"([^\W_](?:[\w-]*\w)?)")
# "some_function", "myfile", "other-command", "whatever", "some/path": nobody has that very thing.
_STANDS_FOR = lazy(
    r"(?:some|your|any|other|another)(?:[-_]?[a-z]+)*|my(?!sql)[-_]?[a-z]+(?:[-_][a-z]+)*|whatever|anything",
    re.IGNORECASE,
)
_YOURS = lazy(r"YOUR[A-Z0-9]*+(?:[-_][A-Z0-9]++)*")  # "YOUR_IPV4": in capitals also with digits
_THING = lazy(r"(?:file|folder|directory|branch|submodule)[-_]?name")
# `{{path/to/file}}` as tldr writes it: with a `$` or blanks inside, a program fills it in.
_BRACES = lazy(r"(?<!\$)\{\{(?![\s\[])[\w /|.,-]*[^\s{}]\}\}")
_ANGLES = lazy(r"<[^\W\d](?:[\w ./|-]*\w)?>")
_EXAMPLE = lazy(r"\"[^\"]*\"|[\w.~:/@-]+")
_CAPITALS = lazy(r"[^\W\d_a-z]{2,}(?:[-_][^\W\d_a-z]+)*")  # `http://IHRE-ADRESSE:80` is written without brackets
_ADDRESS = lazy(r"(?<!\w)(\w+://[^\s\"'<>|]+)")
# With a password, or on a host that nobody has (RFC 2606): an example in the readers' words.
_MADE_UP = lazy(r"\w+://(?:[^\s/@:]+:[^\s/@]+@|(?:[\w-]+[.@:])*example\.(?:com|org|net)\b)", re.ASCII)
# A file of the reader's own: its name says what it holds. Names that programs know are none (requirements.txt).
_FILE = lazy(
    r"(?<![\w/.-])(?!requirement|constraint|CMakeLists|robots|LICEN[SC]E)([^\W\d_]+(?:[_-]+[^\W\d_]+)*)(?=\.(?:txt|docx?|zip|iso|dat|log)\b)"
)
# One of any kind whose name in the source is as good as none: "file1.js", "example.go".
_ANY_FILE = lazy(r"(?<![\w/.-])([^\W\d_]{2,})(?=\d*\.[a-z]{1,4}\b)")
_NO_NAMES = frozenset("data document example file files image input output photo picture sample text video".split())
_PATH = lazy(r"[^\W\d_]+(?:/[^\W\d_]+)*")
_LEADS = "path/to"
_TO_YOURS = lazy(r"(?<=path/to/your/)[\w./-]+")  # what it is called is the reader's affair
_WORDS_IN_PATH = lazy(r"(?<![\w.:/~-])(/?[^\W\d_]+(?:/[^\W\d_]+)+)(?![\w.:/-])")
_SAY_PATH = frozenset("dir directory file folder".split())
_ASSIGNS = ("=", ": ", '"', "'")
_ENVIRONMENT = lazy(r"(?!YOUR|MY_|SOME_|ANY_)[A-Z]{2,}(?:_[A-Z]+)+")  # a variable's name is no word to translate
_ALIKE = 0.5  # share of letter pairs: from here on one name may be the other misspelt
_WORD = lazy(r"[^\W\d]+(?:-[^\W\d]+)*")  # a word or several: no version, no size


def stand_for_the_same(own: str, other: str) -> bool:
    """Tell whether two lines of code differ in words alone, and those stand for the reader's own.

    Args:
        own: what the translation says.
        other: what the source says.
    """
    if "<" in other and _have_own_names(own, other):
        return True
    if "<" in own and _has_named_blanks(own, other):
        return True
    if BLANK in own and _says_what_goes_there(own, other):
        return True
    if _leaves_out(own, other) or _leaves_out(other, own):
        return True
    if "{{" in other and _BRACES.sub("{{}}", own) == _BRACES.sub("{{}}", other):
        return True
    if "://" in other and _have_made_up_addresses(own, other):
        return True
    if "." in other and _have_own_files(own, other):
        return True
    if _LEADS in other and (_has_own_path(own, other) or _TO_YOURS.sub(BLANK, own) == _TO_YOURS.sub(BLANK, other)):
        return True
    if "/" in other and _have_paths_of_words(own, other):
        return True
    mine, theirs = _NAME.split(own), _NAME.split(other)
    if len(mine) != len(theirs) or mine[::2] != theirs[::2]:
        return False
    words = zip(mine[::2], mine[1::2], theirs[1::2], mine[2::2], strict=False)
    differing = [one for one in words if one[1] != one[2]]
    return any(
        _STANDS_FOR.fullmatch(y) or _YOURS.fullmatch(y) or _is_any_name(y, after) for _, _, y, after in differing
    ) and all(
        ((_WORD.fullmatch(x) and _WORD.fullmatch(y)) or (_YOURS.fullmatch(y) and x.isupper()))
        and not before.endswith("-")
        and not ("_" in x and _ENVIRONMENT.fullmatch(y) and near(x, y))
        for before, x, y, _ in differing
    )


def _is_any_name(word: str, after: str) -> bool:
    """Tell whether a word says that the name of a file or branch goes there, and is none of what is set or read."""
    return _THING.fullmatch(word) is not None and (after in ("", ".") or after.startswith(">") or after.isspace())


def with_open_blanks(line: str) -> str:
    """Return a line without the words in angle brackets, which each language has of its own: ``-o <output>``."""
    return _ANGLES.sub("<>", line) if "<" in line else line


def _leaves_out(short: str, full: str) -> bool:
    """Tell whether a line has dots where the other has a value: `KEY=...`, `KEY=your_key`; or several of them."""
    around = short.split("...")
    if len(around) == 1 or not all(text.endswith(_ASSIGNS) for text in around[:-1]):
        return False
    return _fill(around, full, _NAME, "...")


def _has_own_path(own: str, other: str) -> bool:
    """Tell whether two lines differ only in the words of a path that nobody has: ``/path/to/sdk``, ``/pfad/zum``."""
    before, _, after = other.partition(_LEADS)
    middle = own[len(before) : len(own) - len(after)]
    return own.startswith(before) and own.endswith(after) and _PATH.fullmatch(middle) is not None


def _have_paths_of_words(own: str, other: str) -> bool:
    """Tell whether two lines differ only in paths that say what a path is: ``/some/directory``, ``/un/directorio``."""
    mine, theirs = _WORDS_IN_PATH.split(own), _WORDS_IN_PATH.split(other)
    return len(mine) == len(theirs) > 1 and all(
        x == y or (n % 2 == 1 and y.islower() and not _SAY_PATH.isdisjoint(y.split("/")))
        for n, (x, y) in enumerate(zip(mine, theirs, strict=True))
    )


def _have_own_names(own: str, other: str) -> bool:
    """Tell whether two lines differ only in what stands in angle brackets for the reader's own: `--profile <name>`.

    The translation may have capitals there in place of the brackets.
    """
    around = _ANGLES.split(other)
    return any(around) and _fill(around, _ANGLES.sub("<>", own), _CAPITALS, "<>")


def _has_named_blanks(own: str, other: str) -> bool:
    """Tell whether a line says in angle brackets what the other has an example of: `run <name>`, `run loom`."""
    around = _ANGLES.split(own)
    return len(around) > 1 and " " in around[0] and _fill(around, other, _EXAMPLE, "<>")


def _says_what_goes_there(own: str, other: str) -> bool:
    """Tell whether a line has a blank where the other has an example of what goes there: `<commit>`, `c5f567~1`."""
    around = own.split(BLANK)
    return any(around) and _fill(around, other, _EXAMPLE, BLANK)


def _fill(around: Sequence[str], line: str, kind: re.Pattern[str], blank: str) -> bool:
    """Tell whether ``line`` is the texts ``around``, with what is of a ``kind``, or a ``blank``, between each two.

    Each text is taken where it stands first, so that it takes one walk.
    """
    if not line.startswith(around[0]):
        return False
    at = len(around[0])
    for number, text in enumerate(around[1:], 2):
        end = len(line) - len(text) if number == len(around) else line.find(text, at + 1) if text else -1
        if end <= at or line[end : end + len(text)] != text:
            return False
        between = line[at:end]
        if between != blank and not kind.fullmatch(between):
            return False
        at = end + len(text)
    return True


def _have_made_up_addresses(own: str, other: str) -> bool:
    """Tell whether two lines differ only in the words of addresses that the source made up."""
    mine, theirs = _ADDRESS.split(own), _ADDRESS.split(other)
    return len(mine) == len(theirs) and all(
        x == y or (n % 2 == 1 and _MADE_UP.match(y) is not None and _PATH.sub("a", x) == _PATH.sub("a", y))
        for n, (x, y) in enumerate(zip(mine, theirs, strict=True))
    )


def _have_own_files(own: str, other: str) -> bool:
    """Tell whether two lines differ only in the names of files of the reader's own, and those are other words."""
    return any(
        (mine := kind.findall(own))
        and len(mine) == len(theirs := kind.findall(other))
        and kind.sub("a", own) == kind.sub("a", other)
        and all(
            x == y or ((kind is _FILE or y in _NO_NAMES) and letters_shared(x.lower(), y.lower()) < _ALIKE)
            for x, y in zip(mine, theirs, strict=True)
        )
        for kind in (_FILE, _ANY_FILE)
    )
