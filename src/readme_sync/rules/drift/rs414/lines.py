"""What a code block runs, line by line: without what a translator or a formatter may change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import repeat, zip_longest

from readme_sync.language.tags import base, parse_tag
from readme_sync.regex import lazy
from readme_sync.rules.drift.rs414.nesting import depths
from readme_sync.rules.drift.rs414.syntax import (
    ends_statements,
    is_configuration,
    is_markup,
    is_shell,
    is_style,
    marks,
)
from readme_sync.rules.placeholders import BLANK
from readme_sync.values import NamedTuple

# "$ ", "% ", "(main)$ ", "$ (main) ", "[loom] ", "[me@host ~]$ ", "PS C:\\>": what stands before a command says where
# somebody is.
PROMPT = re.compile(
    r"\[[\w.@-]+(?: [\w.~/-]+)?\](?:[$#%] ?| (?=[a-z]))"
    r"|(?:\([\w*/.-]+\) ?)?\$ (?:\([\w*/.-]+\)(?: |\$ ))?|[>%](?: )|PS [^>]*> |[A-Z]:\\[^>]*> "
)
_WAITING = re.compile(r"(?:\([\w*/.-]+\) ?)?\$|%")  # a prompt at which nothing is typed
_FORGE = lazy(
    r"(?<=github\.com/)[\w.-]+/[\w.-]+", re.IGNORECASE
)  # which finds an owner in any case, with ".git" or not
_PYTHONSPROMPT = re.compile(r"(?:>>>|\.\.\.) ")
_BETWEEN_TAGS = re.compile(r">[^<>{}]*</")  # the text of an element
# Letters of any script, blanks and _ , . ! ? ' - of ASCII's signs: said by what it is not, that is compiled at once.
_WORDS_ALONE = re.compile(r"[^\W\d_][^\x00-\x1f\"-&(-+/:->@\[-^`{-\x7f]*+")
_ONE_ARGUMENT = re.compile(r"(?:(?<![\w$)\]])|(?<=\breturn))\((\w+)\)=>")  # (x) => is x =>
_BIBTEX, _RECORD = "bibtex", lazy(r"\s*@[A-Za-z]+\s?\{")
_BRACES = lazy(r"[{}]| ?(?==)|(?<==) ?")  # which keep capitals, and blanks beside the sign of a field
_SIGN = re.compile(r" ?([^\w ]) ?")
_BLANK_ELEMENT = '{""}'  # JSX's {" "}, which a formatter puts where it breaks a line
_CLOSED = re.compile(r"(<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b[^<>]*)/>")
_PARTED_DIGITS = lazy(r"(?<![\w.])\d+(?:_\d+)+(?!\w)")  # 10_000 is 10000
_EXPONENT = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)E(?=[+-]?\d)")
_SHELL_SIGN = re.compile(r" ?([|&;<>(),]) ?")
_IN_BACKQUOTES = re.compile(r"(?<![\\`])`([^`]+)`(?!`)")  # a shell runs it as it does $(...)
_BELOW_ONE = lazy(r"(?<![\w.])\.(?=\d)")  # ".9rem"
_LAST_COMMA = re.compile(r",(?=[)\]}])")
_CLOSING = (")", "]", "}")
# "<path to data>", "[optional name]", "(a folder)": words that the reader replaces. An index or a variable is none.
_BLANK = re.compile(r"(?<![\w$)\]}<>])(?:<\w[^<>|&;]*>|\[\w[^\[\]|&;=]*\]|\(\w[^()|&;$]*\)|\{\w[^{},|&;]*\})")
# "[--sep separator]", "[--sep=separator]": what an option takes, where a command's form is shown.
_OPTION_VALUE = lazy(r"(\[--?\w[\w-]*[ =])[^\W\d](?:[\w-]*\w)?(?=\])")
_POINTED = re.compile(r"<\w[^<>]*>")
_SENTENCE = re.compile(
    r"^((?:- )?[^\s:=]+(?: ?= ?|: ))(?=[^\W\d_])[^a-z](?:[^\W\d_]|['’])*(?: (?:[^\W\d_]|['’,.!?-])+)+$"
)
# A word that is shown to people: a room's name on a card, a step's title.
_LABEL = re.compile(
    r"^((?:- )?(?:\w+[_-])?(?:name|title|subtitle|label|description|text|message|alias|summary|caption)(?: ?= ?|: ))"
    r"[^\W\d_a-z][^\W\d_A-Z]+$"
)
# What a translator leaves alone within quotes: a key, versions ("^1.2", "https://host/tool@1.2"), the name of a module.
_KEY = re.compile(r"[\w@$./*-]+", re.ASCII)
_KEYS_WITHIN = re.compile(r"\"([\w@$./*-]+)\\?\" ?:", re.ASCII)  # of data in quotes
_FIELD, _OF_AN_OBJECT = re.compile(r"[a-z]\w*", re.ASCII), re.compile(r"[\w)\]]\[$")
_VERSION = re.compile(  # a day in a language that parts it with dots is none
    r"(?:^|[@<>=!~])[\^~<>=v]*(?!(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d))\d+(?:\.\d+)+",
    re.ASCII,
)
_PORT = re.compile(r"(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|(?<![\w.-])[\w-]+(?:\.[\w-]+)+):\d{2,5}(?=/|$)", re.ASCII)
_REPOSITORY = re.compile(r"[A-Za-z][\w-]*/[A-Za-z][\w.]*(?:-[\w.]+)+", re.ASCII)  # owner/Model-7B-Chat
_SIZE = re.compile(r"\d+(?:\.\d+)? ?[A-Za-z%]{0,3}", re.ASCII)  # "16GB", "8000", "90%"
_FOR_READERS = re.compile(r"(?<![A-Za-z0-9])(?:LANG|LANGUAGE|LC_[A-Z]+|TZ|LOCALE|TIMEZONE)[\"']?\s*[=:]")
_SET_FOR_READERS = lazy(
    r"(?:(?<!\S)(?:-e|--env)[ =])?(?<!\w)(?:[A-Za-z0-9]+_)*(?:LANG|LANGUAGE|LC_[A-Z]+|TZ|LOCALE|TIMEZONE)=\S+ ?"
)
_LANGUAGE_OPTION = re.compile(r"(?<!\S)--?lang(?:uage)?[ =]([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(?!\S)")
_TEXT = re.compile(r"[-*\d. ]*[A-Z][a-z]*:?(?: [\w,.:'’()!/-]+){2,}")  # a line that is nothing but a sentence
_TURN = re.compile(r"<\|\w+\|>")  # parts the turns of a talk with a model
_IMPERATIVE = re.compile(r"[A-Z][a-z]+ (?:the|a|an|your|this|that|it) [a-z]+")  # no command begins as a sentence does
_AND = "&&"
_PIP = lazy(r"(?<![\w./-])pip3(?= )")  # the same program
_ENTRY = ("- ", "* ", "• ")  # of what a program says: no command begins so
_HEAD = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+){0,2} ?:")  # "Usage:" above such entries
_ALONE = re.compile(r"[^\W\d_]{2,}(?:(?: [^\W\d_]+){0,2}:)?")
_KEYWORDS = frozenset(
    "break case catch const continue debugger default do else export fallthrough finally if import loop new override"
    " pass private protected public return static then throw try unsafe virtual yield".split()
)
_HOST = re.compile(r"https?://([\w.-]+)")
_PARTS = re.compile(r"[-_]")
_OWN_LETTERS = lazy(r"[^\W\d_A-Za-z]+")
_PROMPT_SIGNS = 4
_A_SENTENCE = 5  # words of a made-up module that says what it would be: "plugin-that-needs-a-window"
_IMPORT = re.compile(r"\b(?:from|import|require|import\(|require ?\() ?$")


class Line(NamedTuple):
    """``code`` is what is compared, ``shown`` what a person is shown: the line as it is written, without comments.

    ``local`` says that a translator may write it for readers of the language ``tongue``, ``own`` what in it is theirs:
    another line that has the same is no translation of it. ``depth`` is how deep it is nested where indentation says
    that.
    """

    code: str
    shown: str
    tongue: str
    local: bool
    depth: int = 0
    own: tuple[str, ...] = ()


class _Written(NamedTuple):
    """A line before anybody asks for which language it is.

    ``named`` are the quoted texts and options, ``hosts`` the ends of the hosts that may name a language; ``local`` says
    that the line is for readers of whichever language it is in, ``own`` which words of it are.
    """

    code: str
    shown: str
    depth: int
    local: bool
    own: tuple[str, ...]
    named: tuple[str, ...]
    hosts: tuple[str, ...]


def read(content: str, kind: str, tongue: str) -> list[Line]:
    """Return the lines that do something. One ends in no comma that the bracket on the next makes needless."""
    lines = []
    for one in _written(content, kind):
        own = (*one.own, *(text for text in one.named + one.hosts if says(text, tongue)))
        local = one.local or bool(own)
        lines.append(Line(one.code, one.shown.strip(), tongue, local, one.depth, () if one.local else own))
    return [
        line._replace(code=line.code.removesuffix(",")) if after is None or after.code.startswith(_CLOSING) else line
        for line, after in zip_longest(lines, lines[1:])
    ]


def shown_lines(content: str, kind: str) -> list[str]:
    """Return the lines as they are written, without comments."""
    return [" ".join(shown.split()) for _, shown in _pairs(content, kind)]


def joins(line: Line) -> bool:
    """Tell whether a line joins several commands by ``&&``."""
    return _AND in line.code


def parted(lines: Sequence[Line], known: Set[str]) -> list[Line]:
    """Return lines of commands with those parted that join several, half of which are ``known`` lines at the least."""
    found: list[Line] = []
    for line in lines:
        codes, texts = ([part.strip() for part in text.split(_AND)] for text in (line.code, line.shown))
        if len(codes) == len(texts) and 2 * sum(code in known for code in codes) >= len(codes) > 1:
            found += [line._replace(code=code, shown=text) for code, text in zip(codes, texts, strict=True)]
        else:
            found.append(line)
    return found


def says(text: str, tongue: str) -> bool:
    """Say whether ``text`` is a code of the language ``tongue`` (``zhCN``, ``cn``)."""
    tag = parse_tag(text)
    return tag is not None and base(tag) == base(tongue)


@lru_cache(maxsize=256)  # most blocks are the same text in every edition
def _written(content: str, kind: str) -> tuple[_Written, ...]:
    """Return the lines of ``content`` that do something."""
    kind = _BIBTEX if _RECORD.match(content) else kind
    found = _pairs(content, kind)
    nested = depths([bare for bare, _ in found]) if kind in ("yaml", "python") else repeat(0, len(found))
    return tuple(
        _read(code, shown, depth, kind)
        for (bare, shown), depth in zip(found, nested, strict=True)
        if (code := _code(bare, kind)).strip(".") and code != "{}"
    )


def _read(code: str, shown: str, depth: int, kind: str) -> _Written:
    hosts = _HOST.findall(shown)
    for_readers = _FOR_READERS.search(shown) is not None
    if for_readers and is_shell(kind) and " " in (rest := _SET_FOR_READERS.sub("", code).strip()):
        code, for_readers = rest, False  # what else the command says is the same for all
    letters = () if code.isascii() else tuple(_OWN_LETTERS.findall(code))
    local = (
        (not code.isascii() and not letters)
        or (not code.strip('",') and not shown.isascii())  # a text in quotes and nothing else
        or for_readers
        or _TEXT.fullmatch(code) is not None
        or ("<|" in code and _TURN.search(code) is not None)
        or (is_shell(kind) and _is_said(code))
        or (ends_statements(kind) and _is_text(shown.strip()))
    )
    near = [host for host in hosts if host == "gitee.com" or "mirror" in host or host.endswith("taobao.org")]
    named = [match["quoted"][1:-1] for match in marks(kind).finditer(shown) if match["quoted"]]
    named += _LANGUAGE_OPTION.findall(shown)
    ends = tuple(host.rpartition(".")[2] for host in hosts)
    return _Written(code, shown, depth, local, (*letters, *near), tuple(named), ends)


def _is_said(code: str) -> bool:
    """Say whether a line among commands is none, but what somebody or a program says."""
    if code.startswith(_ENTRY):
        return sum(map(str.isalpha, code.split())) > 1
    return _IMPERATIVE.match(code) is not None or _HEAD.fullmatch(code) is not None


def _is_text(shown: str) -> bool:
    """Say whether a line is a word or two for people, "Or:" between two ways, where a statement has its signs."""
    return _ALONE.fullmatch(shown) is not None and _KEYWORDS.isdisjoint(shown.rstrip(":").split())


@lru_cache(maxsize=256)
def _pairs(content: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return each line twice: without comments and quoted text, and without comments."""
    bare, shown = _without_comments(content, marks(kind), is_shell(kind))
    lines = zip(bare.split("\n"), shown.split("\n"), strict=True)
    if kind == _BIBTEX:
        return tuple(_fields(lines))
    return tuple(_continued(lines) if is_shell(kind) else lines)


def _without_comments(content: str, pattern: re.Pattern[str], shell: bool) -> tuple[str, str]:
    bare, shown, end = [], [], 0
    for match in pattern.finditer(content):
        between, text = content[end : match.start()], match[0]
        breaks = "\n" * text.count("\n")  # so that both texts keep their lines side by side
        if match["comment"] is not None:
            bare += [between, breaks]
            shown += [between, breaks]
        elif match["quoted"] is not None:
            bare += [between, _argument(content, match) if shell else _quoted(content, match), breaks]
            shown += [between, text]
        else:
            bare += [between, text]
            shown += [between, text]
        end = match.end()
    return "".join([*bare, content[end:]]), "".join([*shown, content[end:]])


def _argument(content: str, match: re.Match[str]) -> str:
    """Return what a quoted text of a command is compared as: of data, `-d '{"a": 1}'`, also the keys."""
    text = match[0][1:-1]
    if _KEY.fullmatch(text) and content.startswith(":", match.end()):
        return text
    keys = _KEYS_WITHIN.findall(text) if text[:1] in ("{", "[") else []
    return f'"{",".join([*keys, fixed_values(text)])}"'


def _quoted(content: str, match: re.Match[str]) -> str:
    """Return what a quoted text is compared as: nothing but a pair of quotes, where a translator may change it."""
    text, before = match[0][1:-1], content[max(match.start() - 12, 0) : match.start()].rstrip()
    if _KEY.fullmatch(text) and content[match.end() : match.end() + 3].lstrip().startswith(":") and before[-1:] != "?":
        return text  # {"a": 1} is {a: 1}
    if _FIELD.fullmatch(text) and content.startswith("]", match.end()) and _OF_AN_OBJECT.search(before):
        return f'"{text}"'  # result["a"]
    is_module = _IMPORT.search(before) and len(_PARTS.split(text)) < _A_SENTENCE
    return f'"{text if is_module else fixed_values(text)}"'


def fixed_values(text: str) -> str:
    """Return what of a quoted text no translator changes: versions, hosts with ports, a repository, a size."""
    if _REPOSITORY.fullmatch(text) or _SIZE.fullmatch(text):
        return text
    return "".join([*_VERSION.findall(text), *_PORT.findall(text)])


def _continued(lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join the lines of a command that goes on after a backslash: where it is broken is a matter of taste."""
    held: list[str] = []
    seen: list[str] = []
    for bare, shown in [*lines, ("", "")]:
        held.append(bare.rstrip().removesuffix("\\"))
        seen.append(shown.rstrip().removesuffix("\\"))
        if not bare.rstrip().endswith("\\"):
            yield " ".join(held), " ".join(seen)
            held, seen = [], []


def _fields(lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join the lines of a record that belong to one field: where its text is broken is a matter of taste."""
    held: list[tuple[str, str]] = []
    depth = 0
    for line in lines:
        if held and (depth <= 1 or line[0].lstrip().startswith("@")):
            yield " ".join([bare for bare, _ in held]), " ".join([shown for _, shown in held])
            held = []
        depth = 0 if line[0].lstrip().startswith("@") else depth
        depth += line[1].count("{") - line[1].count("}")
        held.append(line)
    if held:
        yield " ".join([bare for bare, _ in held]), " ".join([shown for _, shown in held])


def _code(bare: str, kind: str) -> str:
    text = " ".join(bare.split())
    if "github.com/" in text:
        text = _FORGE.sub(lambda found: found[0].lower().removesuffix(".git"), text)
    if is_shell(kind):
        return _command(text)
    if kind == _BIBTEX:
        # A record's kind and key are what each collection calls it.
        text = "@" if text.startswith("@") else _BRACES.sub("", text).casefold().removesuffix(",")
        return _named_first(text) if text.startswith("author=") and ", " in text else text
    if is_configuration(kind):
        text = _LABEL.sub(r'\1""', _SENTENCE.sub(r'\1""', _POINTED.sub("<>", text)))
    if is_style(kind):
        text = _BELOW_ONE.sub("0.", text)
    if kind == "python" and _PYTHONSPROMPT.match(text):
        text = text[_PROMPT_SIGNS:]  # shown or not, as the writer likes
    if kind != "xml":
        text = _BETWEEN_TAGS.sub("></", text)
    if is_markup(kind) and _WORDS_ALONE.fullmatch(text) and (" " in text or not text.isascii()):
        return ""  # the text of an element on a line of its own
    if "_" in text:
        text = _PARTED_DIGITS.sub(lambda found: found[0].replace("_", ""), text)
    text = _LAST_COMMA.sub("", _SIGN.sub(r"\1", text)).replace(_BLANK_ELEMENT, "")
    if "<" in text and kind != "xml":
        text = without_style(text)
    return _EXPONENT.sub(r"\1e", _ONE_ARGUMENT.sub(r"\1=>", text)).removesuffix(";")


def _named_first(text: str) -> str:
    """Return the authors of a record, each with the first name before the other one: "Loom, Ada" is "Ada Loom"."""
    names = text.removeprefix("author=").split(" and ")
    if any(name.count(", ") > 1 for name in names):
        return text
    return "author=" + " and ".join(" ".join(reversed(name.split(", "))) for name in names)


def _command(text: str) -> str:
    text = PROMPT.sub("", text, count=1) if PROMPT.match(text) else text
    if _WAITING.fullmatch(text):
        return ""
    if "pip3 " in text:
        text = _PIP.sub("pip", text)
    if "`" in text:
        text = _IN_BACKQUOTES.sub(r"$(\1)", text)
    text = _BLANK.sub(BLANK, _BLANK.sub(BLANK, text))  # one may stand in another: [setting [value]]
    text = text.replace(f"{BLANK}...", BLANK)
    if "[-" in text:
        text = _OPTION_VALUE.sub(rf"\1{BLANK}", text)
    return _SHELL_SIGN.sub(r"\1", text).replace(" -ti ", " -it ")


def without_style(text: str) -> str:
    """Return code with elements without their text, and without the stroke that closes one which has no end."""
    return _CLOSED.sub(r"\1>", _BETWEEN_TAGS.sub("></", text)) if "</" in text or "/>" in text else text
