"""Writes docs/api.md: what the values offer that a rule is given, from their fields, annotations and docstrings."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

from readme_sync.align import catalogue
from readme_sync.editions import edition
from readme_sync.markdown import document
from readme_sync.rules import api
from readme_sync.text import Edit, Span

PATH = "docs/api.md"
_HEAD = """\
<!-- Written by tools/api_page.py from the docstrings of the modules that it names: change them. -->

# What a rule is given

A rule's `check` says by the names of its parameters what it needs; [rules/api.py](../src/readme_sync/rules/api.py)
lists the names. This page says what the values behind them offer. All are frozen.
"""
_PARTS: tuple[tuple[str, str, tuple[type, ...]], ...] = (
    (
        "What a rule yields",
        "`check` yields a `Violation` for each thing that is wrong; the engine makes lines and columns of it.",
        (api.Violation, api.Location, Edit, Span),
    ),
    (
        "`edition`: one language's file",
        "Called once for each edition. `editions` are all of them, the source's place among them is `is_source`.",
        (edition.Edition, edition.Section, edition.EditionTable, edition.Row),
    ),
    (
        "`catalogue` and `matched`: the editions side by side",
        "A hole is a value: where an edition lacks a section, a table, a row or a column, its member is `None`.",
        (
            catalogue.Catalogue,
            catalogue.CatalogueSection,
            catalogue.CatalogueTable,
            catalogue.CatalogueRow,
            catalogue.CellGroup,
        ),
    ),
    (
        "`edition.document`: the Markdown itself",
        "What the parser found, each with its `span`: `document.text[span.start:span.end]` is the thing itself.",
        (document.Document, document.Table, document.TableRow, document.Cell, document.Inline, document.Link),
    ),
)


def page() -> str:
    """Return the page (Markdown)."""
    parts = [_HEAD]
    for title, about, classes in _PARTS:
        parts.append(f"## {title}\n\n{about}\n")
        parts += (_class(one) for one in classes)
    return "\n".join(parts)


def _class(of: type) -> str:
    lines = "\n".join(f"- `{line}`" if not about else f"- `{line}`: {about}" for line, about in _members(of))
    about = inspect.cleandoc(of.__doc__ or "").replace("``", "`")
    return f"### {of.__name__}\n\n{about}\n\n{lines}\n"


def _members(of: type) -> Iterator[tuple[str, str]]:
    """Yield each field, property and method as its module writes it, with the first line of its docstring."""
    [written] = ast.parse(inspect.getsource(of)).body
    assert isinstance(written, ast.ClassDef)
    for member in written.body:
        if isinstance(member, ast.AnnAssign):
            yield f"{ast.unparse(member.target)}: {_words(member.annotation)}", ""
        elif isinstance(member, ast.FunctionDef) and not member.name.startswith("_"):
            about = (ast.get_docstring(member) or "").partition("\n")[0].replace("``", "`")
            is_property = any(ast.unparse(one).endswith("property") for one in member.decorator_list)
            asked = ", ".join(f"{one.arg}: {_words(one.annotation)}" for one in member.args.args[1:])
            yield f"{member.name}{'' if is_property else f'({asked})'}: {_words(member.returns)}", about


def _words(annotation: ast.expr | None) -> str:
    return ast.unparse(annotation).strip("'") if annotation is not None else ""
