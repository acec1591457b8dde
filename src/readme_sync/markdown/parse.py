"""Source -> Document. markdown-it-py finds the blocks; inline.py and tables.py read what is in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it.main import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def

from readme_sync.markdown import document as doc
from readme_sync.markdown.admonitions import admonition
from readme_sync.markdown.blocks import ask_by_sign, definition
from readme_sync.markdown.collect import Collector
from readme_sync.markdown.fences import STRAY, Broken
from readme_sync.markdown.mdx import imports, without_program
from readme_sync.markdown.meant_headings import MEANT, meant_heading
from readme_sync.markdown.state import State, paragraph
from readme_sync.markdown.swallowed import SWALLOWED
from readme_sync.markdown.tables import table_rule
from readme_sync.regex import lazy
from readme_sync.sources import Source
from readme_sync.text import BOM, Lines, span_of
from readme_sync.values import maker

_FRONT_MATTER = lazy(r"(?:---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)|\+{3}[ \t]*\n(?:.*\n)*?\+{3})[ \t]*(?:\n|\Z)")
_FENCES = ("---", "+++", "...")  # what front matter ends with
_block = maker(doc.Block)
_MAX_NESTING = 100  # quotes and lists inside each other; markdown-it's own default


def parse(source: Source) -> doc.Document:
    """Return the Document of ``source``. Any text is a Document: nothing is raised."""
    lines = Lines(source.text)
    text = _prepare(source.text)
    skip = _front_matter(text, int(source.text.startswith(BOM)))
    if mdx := _is_mdx(source.path, text, skip):
        text = without_program(text, skip)
    tokens, environment = _block_tokens(text, skip, mdx=mdx)
    references = {key.casefold(): str(value["href"]) for key, value in environment.get("references", {}).items()}
    collector = Collector(source, text, lines, references)
    collector.collect(tokens)
    return collector.document(
        _blocks(tokens, lines, text, skip),
        _broken(environment.get(STRAY, ()), lines),
        # In MDX a text right below a tag is read as Markdown.
        swallowed=tuple(lines.span(line + 1) for line in environment.get(SWALLOWED, ()) if not mdx),
        meant=tuple(lines.span(line + 1) for line in environment.get(MEANT, ())),
    )


def _is_mdx(path: str, text: str, skip: int) -> bool:
    """Tell whether a file is MDX: by its name, or a page in a folder that imports something. GitHub shows a README."""
    folder, _, name = path.lower().rpartition("/")
    return name.endswith(".mdx") or bool(folder and not name.startswith("readme") and imports(text, skip))


def _broken(found: Sequence[Broken], lines: Lines) -> tuple[doc.BrokenFence, ...]:
    return tuple(
        doc.BrokenFence(lines.span(first + 1), at + 1 if at >= 0 else None, is_closed) for first, at, is_closed in found
    )


def _prepare(text: str) -> str:
    """Return what markdown-it-py gets: line endings as it wants them, every offset as it was."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    if text.startswith(BOM):
        text = " " + text[1:]
    return text.replace("\0", "\ufffd")


def _front_matter(text: str, start: int) -> int:
    """Return where the front matter, YAML or TOML, that begins at ``start`` ends, or 0 without any.

    Its first line has a key. Where it has not, the line above is a break, and the next one may stand at the end of the
    page.
    """
    if text.startswith(("---", "+++"), start) and (match := _FRONT_MATTER.match(text, start)):
        lines = (line.strip() for line in text[start : match.end()].split("\n")[1:])
        first = next((line for line in lines if line and not line.startswith("#")), "")
        sign = "=" if text[start] == "+" else ":"
        return match.end() if sign in f"{first} ".replace("://", "") or first[:3] in _FENCES else 0
    return 0


@cache
def _markdown(*, mdx: bool) -> MarkdownIt:
    """Return the reader of blocks; in MDX what is indented is no code, since elements are."""
    # What is off is said, since markdown-it asks at each item of a list, and an option that is not there costs most.
    markdown = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "tasklists": False, "alerts": False})
    ruler = markdown.block.ruler
    # GitHub looks for a table where nothing but a paragraph can begin, and for definitions when that has ended.
    ruler.before("lheading", "table", table_rule, {"alt": ["paragraph", "reference"]})
    ruler.disable("reference")
    ruler.before("lheading", "definition", definition)
    ruler.before("paragraph", "admonition", admonition)
    ruler.before("paragraph", "meant_heading", meant_heading)
    ask_by_sign(ruler)
    ruler.at("paragraph", paragraph)
    if mdx:
        ruler.disable("code")
    ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference", "blockquote"]})
    return markdown


def _block_tokens(text: str, skip: int, *, mdx: bool) -> tuple[list[Token], dict[str, Any]]:
    if skip:
        text = re.sub(r"[^\n]", " ", text[:skip]) + text[skip:]
    environment: dict[str, Any] = {}
    tokens: list[Token] = []
    if text:
        markdown = _markdown(mdx=mdx)
        state = State(text, markdown, environment, tokens)
        markdown.block.tokenize(state, 0, state.lineMax)
    return tokens, environment


def _blocks(tokens: list[Token], lines: Lines, text: str, skip: int) -> tuple[doc.Block, ...]:
    """Tile the file with its top-level blocks; what lies between them is blank or definitions."""
    blocks: list[doc.Block] = []
    at = 0
    if skip:
        blocks.append(_block(("front-matter", span_of((0, skip)))))
        at = skip
    for token in tokens:
        if token.level == 0 and token.map and token.nesting >= 0:
            start, end = token.map
            first, last = lines.start(start), lines.start(end)
            if first > at:
                blocks.append(_block((_gap(text, at, first), span_of((at, first)))))
                at = first
            if last > at:
                blocks.append(_block((token.type.removesuffix("_open"), span_of((at, last)))))
                at = last
    if at < len(text):
        blocks.append(_block((_gap(text, at, len(text)), span_of((at, len(text))))))
    return tuple(blocks)


def _gap(text: str, start: int, end: int) -> str:
    return "blank" if not text[start:end].strip() else "definition"
