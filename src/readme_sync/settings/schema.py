"""Settings as they are written: the pydantic models of ``readme-sync.toml`` and ``[tool.readme-sync]``."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from readme_sync.records.columns import Concept
from readme_sync.records.training import Kind
from readme_sync.settings.codes import in_capitals


def _code(value: object) -> object:
    # Whether it is a code at all is for `checks` to say: it knows the rules, and so what was meant.
    return in_capitals(value) if isinstance(value, str) else value


def _date(value: object) -> object:
    # TOML has dates of its own; quotes around one are a slip that costs nobody anything.
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    try:
        return datetime.date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise PydanticCustomError("plain", "must be a date such as 2026-12-31") from None


Code = Annotated[str, BeforeValidator(_code), Field(description="A rule's code (RS404) or a prefix of codes (RS4).")]
Day = Annotated[datetime.date, BeforeValidator(_date)]
_MOST = 1_000  # of what each finding is held against
Level = Literal["error", "warning", "info"]


class _Table(BaseModel):
    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, alias_generator=lambda name: name.replace("_", "-")
    )


class WrittenIgnore(_Table):
    """Findings that are known and wanted: silent while every given condition fits, reported when none fits."""

    code: Code = Field(description="The rule's code, or a prefix of codes.")
    reason: str = Field(min_length=1, description="Why this is right as it is. Required: the next reader will ask.")
    path: str | None = Field(None, description="Only in files that fit this glob: `fr/*.md`, `docs/`.")
    edition: str | None = Field(None, description="Only in this language's edition.")
    section: str | None = Field(None, description="Only in the section with this key; `*` stands for anything.")
    row: str | None = Field(None, description="Only in the row with this name; `*` stands for anything.")
    url: str | None = Field(None, description="Only for this URL; `*` stands for anything.")
    until: Day | None = Field(None, description="The last day on which it holds. From then on it is reported.")


class WrittenData(_Table):
    """What rows mean, for `readme-sync rows --as` and `readme-sync figure`."""

    kinds: dict[str, Kind] = Field(
        {}, description="How the models of a section came to be, by the section's key; `*` stands for anything."
    )
    columns: dict[str, Concept] = Field(
        {}, description="What columns are about whose headers readme-sync does not know, by their headers."
    )


class WrittenFigure(_Table):
    """The figure that `readme-sync figure` draws."""

    path: str = Field(
        "figures/parameter_size_overview_{language}.svg", description="Where it goes, one for each language's edition."
    )


class WrittenOnline(_Table):
    """How links are asked, with `check --online` and `report`. Times are seconds."""

    store: str | None = Field(
        None, description="The file that keeps what servers answered. Without it: one of the user's own."
    )
    concurrency: int = Field(128, ge=1, le=1024, description="How many requests are under way at once.")
    host_concurrency: int = Field(8, ge=1, le=64, description="How many of them to one host.")
    host_interval: float = Field(0.05, ge=0, le=3600, description="The least time between two requests to one host.")
    timeout: float = Field(20.0, gt=0, le=600, description="How long a server may take to answer.")
    max_time: float | None = Field(None, gt=0, description="How long a run may take. What it did not reach is said.")
    skip: dict[str, str] = Field({}, description="Hosts that are not asked, each with its reason.")


class Written(_Table):
    """The settings of readme-sync for one repository. Every key may be left out."""

    model_config = ConfigDict(title="readme-sync settings")

    source: str | None = Field(
        None, description="The language of the edition that the others follow. Without it: the README in the root."
    )
    editions: dict[str, str] = Field(
        {}, description="The path of each language's edition. Without it they are found by their names and links."
    )
    documents: list[str] = Field(
        [],
        description="Further documents kept in several languages, as path patterns: `docs/guide.{language}.md`, or a "
        "tree of them, `docs/{language}/{path}`.",
    )
    select: list[Code] = Field(
        [], description="The rules to run, by code or prefix. Empty: every rule that is on by default."
    )
    ignore: list[Code] = Field(
        [], description="The rules not to run. Where `select` names one too, the longer prefix wins, then `ignore`."
    )
    per_path: dict[str, list[Code]] = Field(
        {}, max_length=_MOST, description="Rules to ignore in the files that fit a glob."
    )
    ignores: list[WrittenIgnore] = Field(
        [], max_length=_MOST, description="Single findings to ignore, each with its reason."
    )
    fail_on: Literal["error", "warning", "info", "never"] = Field(
        "warning", description="`check` exits with 1 when a finding is at least this severe."
    )
    severity: dict[Code, Level] = Field({}, description="Another severity for a rule; the longest prefix wins.")
    allow_private_addresses: list[str] = Field(
        [], description="Hosts, addresses or networks (`10.0.0.0/8`) that links may lead to though they are not public."
    )
    data: WrittenData = Field(WrittenData.model_validate({}), description="What sections and columns mean.")
    figure: WrittenFigure = Field(
        WrittenFigure.model_validate({}), description="The figure of sizes and release dates."
    )
    online: WrittenOnline = Field(
        default_factory=lambda: WrittenOnline.model_validate({}), description="How links are asked."
    )
    rules: dict[Code, dict[str, Any]] = Field(
        {}, description="Each rule's own options, by its code. Options also switch on a rule that is off by default."
    )


def json_schema() -> dict[str, object]:
    """Return the JSON schema (draft 2020-12) of a settings file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Written.model_json_schema()}
