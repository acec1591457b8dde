"""The contract of ``status --format json`` as pydantic models: for its JSON schema and for tests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Count = Annotated[int, Field(ge=0)]


class _Object(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Edition(_Object):
    """How far one language is; the four counts add up to ``blocks``."""

    language: str = Field(description="A BCP 47 tag.")
    paths: list[str] = Field(description="Its files, under the root: one a document.")
    source: bool = Field(description="Whether the others follow this one.")
    blocks: Count = Field(description="Paragraphs, entries, rows, code blocks and so on of the source.")
    in_step: Count = Field(description="Those that it has, translated and with the same facts.")
    behind: Count = Field(
        description="Those that say something else, or were last changed before the source said it anew."
    )
    missing: Count = Field(description="Those that it does not have.")
    untranslated: Count = Field(description="Those that it has in another language.")
    percent: Annotated[int, Field(ge=0, le=100)] = Field(
        description="How many of a hundred are in step, rounded down: a hundred only where all are."
    )
    last_changed: str | None = Field(description="The day of its last commit (ISO 8601), null without a history.")


class Document(_Object):
    """What `readme-sync status --format json` prints."""

    model_config = ConfigDict(title="readme-sync status")

    schema_: Literal[1] = Field(alias="schema", description="The version of this contract.")
    editions: list[Edition]


def json_schema() -> dict[str, object]:
    """Return the JSON schema (draft 2020-12) of the status."""
    return Document.model_json_schema()
