"""The contract of ``--format json`` as pydantic models: for its JSON schema and for tests, never for ``check``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Code = Annotated[str, Field(pattern=r"^RS\d{3}$", description="The rule's code. Codes are never used again.")]
Line = Annotated[int, Field(ge=1, description="A line of the file, from 1.")]
Column = Annotated[int, Field(ge=1, description="A column in code points, from 1.")]
Path = Annotated[str, Field(description="A path under the root, with / between its parts.")]
Count = Annotated[int, Field(ge=0)]


class _Object(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Edition(_Object):
    """A file that was read as one language's edition."""

    language: str = Field(description="A BCP 47 tag.")
    path: Path
    source: bool = Field(description="Whether the others follow this one.")
    tables: Count
    rows: Count


class Related(_Object):
    """Another place that shows what is wrong."""

    path: Path
    line: Line
    message: str


class Finding(_Object):
    """One thing that is wrong, at one place."""

    code: Code
    name: str = Field(description="The rule's name.")
    severity: Literal["error", "warning", "info"]
    message: str
    path: Path
    line: Line
    column: Column
    end_line: Line
    end_column: Column
    edition: str | None = Field(description="The language of the edition, where the finding is about one.")
    section: str | None = Field(description="The key of the section.")
    row: str | None = Field(description="The name of the row.")
    column_name: str | None = Field(description="The heading of the column.")
    related: list[Related]
    url: str | None
    fixable: bool
    fingerprint: str = Field(
        pattern=r"^[0-9a-f]+$", description="The same for the same finding in another revision, wherever it moved."
    )


class Ignored(Finding):
    """A finding that a comment or the settings ignore."""

    reason: str = Field(description="The reason they give.")


class Skipped(_Object):
    """A rule that could not be asked, or not wholly."""

    code: Code
    reason: str


class Summary(_Object):
    """How many findings there are of each severity; ignored ones do not count."""

    error: Count
    warning: Count
    info: Count


class Document(_Object):
    """What `readme-sync check --format json` prints."""

    model_config = ConfigDict(title="readme-sync report")

    schema_: Literal[1] = Field(alias="schema", description="The version of this contract.")
    editions: list[Edition]
    findings: list[Finding]
    ignored: list[Ignored]
    skipped: list[Skipped]
    summary: Summary


def json_schema() -> dict[str, object]:
    """Return the JSON schema (draft 2020-12) of the report."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Document.model_json_schema()}
