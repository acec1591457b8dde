"""One style for all editions, so that a change of one row is a difference of one line: mdformat's, if it is safe."""

from __future__ import annotations

import logging
import re

import mdformat
import mdformat.plugins
from mdformat._util import is_md_equal

from readme_sync.editions.edition_file import EditionFile
from readme_sync.fix import mdformat_extension
from readme_sync.fix.compact import compact_tables
from readme_sync.fix.same import difference
from readme_sync.markdown.document import Document
from readme_sync.values import NamedTuple

# `number` counts ordered lists on, as their readers see them. `keep_orphans` is what `--keep-footnote-orphans` sets.
_OPTIONS = {"number": True, "compact_tables": True, "keep_orphans": True}
_EXTENSIONS = ("gfm", "tables", "footnote", "frontmatter", mdformat_extension.NAME)
_ROUNDS = 3  # mdformat's output is nearly always its own; what still changes then has no end
mdformat.plugins.PARSER_EXTENSIONS[mdformat_extension.NAME] = mdformat_extension  # type: ignore[index]
_ENDING = re.compile(r"\r\n|\r|\n")


class Styled(NamedTuple):
    """A file in the one style. ``refused`` says why it stays as it is; then ``after`` is ``before``."""

    path: str
    before: str
    after: str
    refused: str = ""

    @property
    def is_changed(self) -> bool:
        """Tell whether the file is not in the one style yet, and can be."""
        return self.before != self.after


def styled(document: Document, file: EditionFile, *, only_tables: bool) -> Styled:
    """Return ``document`` in the one style; with ``only_tables``, the lines of its tables alone.

    Nothing is changed, and ``refused`` says why, where the page or a fact on it would be another one.
    """
    text = document.text
    try:
        new = compact_tables(document) if only_tables else _settled(text)
    except _RefusedError as error:
        return Styled(file.path, text, text, str(error))
    if new == text:
        return Styled(file.path, text, text)
    changed = difference(document, new, file.language)
    if not changed and not only_tables and not _is_equal(text, new):
        changed = "the page as it is rendered"
    return Styled(file.path, text, text, f"it would change {changed}") if changed else Styled(file.path, text, new)


class _RefusedError(Exception):
    pass


def _settled(text: str) -> str:
    """Return ``text`` as mdformat writes it, with the byte order mark and the line endings that it has."""
    if "\0" in text:
        raise _RefusedError("it holds a NUL character")
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ending = _ENDING.search(text)
    known = _ENDING.sub("\n", text[len(mark) :])
    for _ in range(_ROUNDS):
        new = _formatted(known)
        if new == known:
            return mark + new.replace("\n", ending[0] if ending else "\n")
        known = new
    raise _RefusedError("mdformat never comes to an end with it")


def _formatted(text: str) -> str:
    # A front matter that is no YAML is left as it is: what to think of it is not for here to say.
    logging.getLogger("mdformat.renderer").disabled = True
    try:
        return mdformat.text(text, options=_OPTIONS, extensions=_EXTENSIONS)
    except (ValueError, KeyError, IndexError, AttributeError, AssertionError, RecursionError, TypeError) as error:
        raise _RefusedError(f"mdformat cannot read it ({type(error).__name__})") from error


def _is_equal(one: str, other: str) -> bool:
    """Ask mdformat whether both make the same HTML, as its own command line does before it writes."""
    return is_md_equal(
        one.removeprefix("\ufeff"), other.removeprefix("\ufeff"), options=_OPTIONS, extensions=_EXTENSIONS
    )
