"""Rows as data for others: what ``readme-sync rows`` prints. The models are the contract; see docs/schemas."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class LinkModel(_Model):
    """A link or image of a cell."""

    text: str = Field(description="What a reader sees of it (the alternative text of an image).")
    url: str = Field(description="The destination, with escapes and entities resolved.")
    kind: Literal["inline", "image", "reference", "autolink", "bare", "html", "html-image"]


class RepositoryModel(_Model):
    """A Hugging Face repository that a cell links to, from whatever page of it the link shows."""

    kind: Literal["model", "dataset", "space"]
    id: str = Field(description="As on the Hub: owner/name, or a name alone for the oldest models.")


class NumberModel(_Model):
    """A number in the text of a cell, read in the notation of its language."""

    text: str = Field(description="As written.")
    value: float | str = Field(
        description="The magnitude (0.88B is 880000000.0); a text for dates, versions and names."
    )
    unit: str = Field(description="'' for a plain number, 'B' for bytes, '%', 'x' for a product such as 8x7b.")
    kind: Literal["quantity", "plain", "year", "date", "version", "identifier"]


class CellModel(_Model):
    """One column of a row."""

    header: str = Field(description="The column's header in this edition, '' where it has none.")
    raw: str = Field(description="The cell's Markdown.")
    text: str = Field(description="What a reader sees; <br> is a line break.")
    links: tuple[LinkModel, ...] = ()
    repositories: tuple[RepositoryModel, ...] = ()
    numbers: tuple[NumberModel, ...] = ()
    bold: tuple[str, ...] = Field(default=(), description="Texts in bold.")
    footnotes: tuple[str, ...] = Field(default=(), description="Labels of the footnotes referred to.")


class RowModel(_Model):
    """One entry of the catalogue in one edition."""

    edition: str = Field(description="The language, a BCP 47 tag.")
    path: str = Field(description="The edition's file, from the root of the repository.")
    line: int = Field(ge=1)
    section: str = Field(description="The key of the section: its <a id>, else the slug of its title in the source.")
    section_path: tuple[str, ...] = Field(description="The titles from the outermost section down, in this edition.")
    kind: Literal["table", "list"] = Field(description="Whether it is a row of a table or an entry of a list.")
    table: int = Field(ge=0, description="The number of its table, or of its list, in its section.")
    key: str = Field(description="The same for one entry in every edition; unique within an edition.")
    name: str = Field(description="What a reader calls it: the first line of its first cell with text.")
    links: tuple[LinkModel, ...] = ()
    repositories: tuple[RepositoryModel, ...] = ()
    footnotes: tuple[str, ...] = ()
    licences: tuple[str, ...] = Field(
        default=(), description="SPDX identifiers where they exist, else names as written."
    )
    cells: tuple[CellModel, ...] = ()


def json_schema() -> dict[str, object]:
    """Return the JSON schema of one row, as ``rows --format jsonl`` prints it a line."""
    return RowModel.model_json_schema()
