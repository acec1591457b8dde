"""Which parts of a code block a translator may change: a language's comments and quoted texts.

Imported only when blocks differ: the patterns cost more than all equal blocks of a catalogue.
"""

from __future__ import annotations

import re
from functools import cache

from readme_sync.regex import lazy

# What each way of writing comments is used in. A language may stand in several; one that stands in none takes any.
_USERS = {
    "hash": "sh fish powershell terminal dockerfile makefile cmake python pycon yaml toml ruby perl r julia elixir nim"
    " crystal tcl coffeescript graphql env properties ini conf gitignore dockerignore nginx apache systemd php hcl"
    " terraform nix awk sed gdscript starlark just caddyfile robots http mysql",
    "slash": "js ts json c cpp csharp java kotlin go rust swift dart scala groovy gradle php scss sass less css stylus"
    " vue svelte astro html objectivec proto solidity zig v glsl hlsl wgsl cuda prisma d hcl terraform fsharp haxe"
    " arduino verilog systemverilog kdl cue jsonnet sql mysql postgres nix",
    "dash": "sql mysql postgres plsql tsql sqlite lua haskell elm purescript ada vhdl applescript",
    "semicolon": "ini conf lisp clojure scheme racket elisp asm nasm autohotkey properties",
    "percent": "latex matlab octave erlang prolog bibtex",
    "markup": "html xml svg vue svelte astro jsp handlebars liquid twig jinja php ejs",
    "rem": "cmd",
}
_COMMENT = {
    # At a shell's "#" a word begins; "a#b" and "$#" are none. A value may be but a comment: "KEY=# yours here".
    "hash": r"(?<![^\s;,)])#.*|(?<==)\#[ \t].*|<\#[\s\S]*?(?:\#>|\Z)",
    "slash": r"(?<!:)//.*|/\*[\s\S]*?(?:\*/|\Z)",
    "dash": r"--\[\[[\s\S]*?(?:\]\]|\Z)|(?<!\S)--.*",
    "semicolon": r"(?<!\S);.*",
    "percent": r"(?<!\S)%.*",
    "markup": r"<!--[\s\S]*?(?:-->|\Z)",
    "rem": r"^[ \t]*(?:rem\b|REM\b|::).*",
}
# Where the language is unknown, or its reader takes another's comments for granted, as "// now" in a shell block.
_LINE = r"^[ \t]*(?://.*|\#(?=[\s\#]|[^\x00-\x7f]|\Z).*|(?:--|;|%|rem|REM)(?:[ \t].*)?$)"
_LINE_OF_A_SHELL = _LINE.replace("|%|", "|")  # a prompt
# No command begins so, and none has "//" among its arguments: what a program says, and a comment of other languages.
_AS_A_PAGE = r"^[ \t]*<!--.*"  # a script may begin a comment as a page does
_PRINTED = r"\[(?:[-+*!?]|[A-Z]{4,7})\][ \t].*"
_SAID = rf"^[ \t]*{_PRINTED}|(?<=\s)//[ \t].*"
_ANY = rf"(?<=\s)(?:\#|//|--|;|%)[ \t].*|(?<![\w*./])/\*[\s\S]*?(?:\*/|\Z)|{_COMMENT['markup']}"

_BEGINS_PRINTED = lazy(rf"\s*{_PRINTED}")

# An apostrophe within a word (it's) opens nothing, but Python's prefixes may stand before a quote.
_QUOTED = (
    r"\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''|\"(?:[^\"\\\n]|\\.)*\"|「[^「」\n]*」"
    r"|(?:(?<!\w)|(?<=\b[rbfuRBFU])|(?<=\b[rbfRBF][rbfRBF]))'(?:[^'\\\n]|\\.)*'"
)
_TEMPLATES = frozenset("js ts vue svelte astro html go".split())
_TEMPLATE = r"|(?<!`)`(?!``)(?:[^`\\]|\\[\s\S])*`"

_SESSIONS = frozenset(("", "console", "shellsession", "shell-session"))
_PROMPTS = ("$ ", "% ")
_SHELLS = frozenset("sh fish powershell terminal dockerfile cmd".split())
_COMMAND = re.compile(
    r"\s*(?:\$ |(?:export )?[A-Z][A-Z0-9_]+=\S|#|(?:sudo )?(?:pip3?|pipx|uv|npm|npx|yarn|pnpm|bun|docker|git|cargo|go"
    r"|brew|apt|apt-get|dnf|yum|pacman|conda|python3?|node|make|curl|wget|cd|export|bash|sh|source|mkdir|cp|mv|chmod) "
    r"|\./[\w./-]+ [\w./-])"
)
_PROSE = frozenset(
    "text txt plain plaintext none console output log tree ascii md markdown markdoc mdx rst adoc asciidoc diff csv tsv"
    " gherkin mermaid plantuml puml dot graphviz d2".split()
) | {""}
_SHOWN = frozenset("text txt plain plaintext none console output log tree ascii".split()) | {""}
_MARKUP = frozenset("html vue svelte astro jsp handlebars liquid twig jinja ejs".split())
_STYLES = frozenset("css scss sass less stylus".split())
_SIGNED = frozenset("js ts java c cpp csharp php rust dart scss css".split())
_CONFIGURATION = frozenset("yaml toml env properties ini conf".split())
_OTHER_NAMES = {
    "sh": "bash shell zsh", "js": "javascript mjs cjs jsx", "ts": "typescript mts cts tsx", "json": "json5 jsonc",
    "yaml": "yml", "python": "py python3 ipython", "dockerfile": "docker", "go": "golang", "rust": "rs", "ruby": "rb",
    "cpp": "c++ cc h hpp", "csharp": "cs c#", "kotlin": "kt kts", "makefile": "make", "cmd": "bat batch dosbatch dos",
    "powershell": "pwsh ps1 ps", "env": "dotenv", "conf": "cfg config", "html": "htm xhtml", "xml": "pom plist",
    "latex": "tex", "postgres": "postgresql", "proto": "protobuf proto3", "terraform": "tf", "perl": "pl",
    "objectivec": "objc objective-c", "elixir": "ex exs", "julia": "jl", "graphql": "gql", "haskell": "hs",
    "fsharp": "f#", "erlang": "erl", "lua": "luau", "clojure": "clj cljs", "coffeescript": "coffee", "just": "justfile",
    "jinja": "jinja2", "handlebars": "hbs", "elisp": "emacs-lisp", "arduino": "ino",
}  # fmt: skip
_SAME = {name: kind for kind, names in _OTHER_NAMES.items() for name in names.split()}


def language(info: str) -> str:
    """Return the one name of a block's language, as ``sh`` for ``bash`` and ``Shell {1,3}``."""
    kind = info.partition(" ")[0].partition("{")[0].partition(":")[0].lstrip(".").lower()
    return _SAME.get(kind, kind)


def guessed(content: str) -> str:
    """Return ``sh`` for a block of a session whose every line is a command, or the rest of one, else nothing."""
    lines = [line for line in content.splitlines() if line.strip()]
    begun = [line for line, before in zip(lines, ["", *lines], strict=False) if not before.endswith("\\")]
    return "sh" if lines and content.isascii() and all(map(_COMMAND.match, begun)) else ""


def typed(kind: str, content: str) -> str:
    """Return the lines of a session that somebody types, those behind a prompt; nothing where there is none.

    A command above the first sign is typed as well: no program has said anything there.
    """
    if kind not in _SESSIONS:
        return ""
    found, goes_on, prompted = [], False, False
    for line in content.splitlines():
        is_prompted = line.lstrip().startswith(_PROMPTS)
        if goes_on or is_prompted or (not prompted and _COMMAND.match(line)):
            prompted = prompted or is_prompted
            found.append(line)
            goes_on = line.endswith("\\")
    return "\n".join(found) if prompted else ""


def is_printed(content: str) -> bool:
    """Say whether a block shows what a program says and nothing that is typed: "[+] Starting"."""
    return _BEGINS_PRINTED.match(content) is not None


def is_session(kind: str) -> bool:
    """Say whether a block may show what was typed with what came of it."""
    return kind in _SESSIONS


def is_prose(kind: str) -> bool:
    """Say whether a block is for reading: its words are translated, nothing runs them."""
    return kind in _PROSE


def shows_use(kind: str) -> bool:
    """Say whether a block of text may show what a program is given or says, or where its files are."""
    return kind in _SHOWN


def is_shell(kind: str) -> bool:
    """Say whether a line is a command, in which white space parts the arguments."""
    return kind in _SHELLS


def is_markup(kind: str) -> bool:
    """Say whether a line may be text for readers of the page that the block makes."""
    return kind in _MARKUP


def is_style(kind: str) -> bool:
    """Say whether a block is a style sheet, whose names are those of its selectors."""
    return kind in _STYLES


def ends_statements(kind: str) -> bool:
    """Say whether a statement ends in a sign, so that a word alone on a line is none."""
    return kind in _SIGNED


def is_configuration(kind: str) -> bool:
    """Say whether a line is a key with a value, which may be a sentence that nobody quoted."""
    return kind in _CONFIGURATION


@cache
def marks(kind: str) -> re.Pattern[str]:
    """Return what finds the comments (group ``comment``) and quoted texts (group ``quoted``) of ``kind``.

    A sign after a backslash is matched as well, in no group: it opens and closes nothing.
    """
    ways = [pattern for way, pattern in _COMMENT.items() if kind in _USERS[way].split()]
    more = [_SAID] if is_shell(kind) else [_AS_A_PAGE] if kind in ("js", "ts") else []
    comments = "|".join([*(ways or [_ANY]), *more, _LINE_OF_A_SHELL if is_shell(kind) else _LINE])
    quoted = _QUOTED + (_TEMPLATE if kind in _TEMPLATES else "")
    return lazy(rf"(?P<comment>{comments})|(?P<quoted>{quoted})|\\.", re.MULTILINE)
