"""What rows mean: the contract of ``readme-sync rows --as models|benchmarks|papers``; see docs/data.md."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from readme_sync.records.row_model import LinkModel, RepositoryModel, RowModel
from readme_sync.records.training import Kind, Phase


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FootnoteModel(_Model):
    """A footnote that a row refers to."""

    label: str
    text: str = Field(description="What a reader sees of it; '' where it is not defined.")


class SizeModel(_Model):
    """A number of parameters that a row states."""

    text: str = Field(description="As written: 7b(6.8b), 8x7B.")
    parameters: float = Field(gt=0, description="6.8e9. A product without a total (8x7B) is an upper bound.")
    experts: int | None = Field(None, description="Of a mixture of experts whose total is not stated; else null.")
    source: Literal["variant", "row", "base"] = Field(
        description="Whether a variant says it, the row, or only the name of its base model."
    )


class VariantModel(_Model):
    """One of the models of a row: what a link of it leads to."""

    label: str = Field(description="What the row calls it: 7b-instruct.")
    repository: str | None = Field(None, description="Its Hugging Face repository, owner/name; null elsewhere.")
    url: str
    parameters: float | None = Field(None, description="Where its label or its repository's name says so.")


class ContextModel(_Model):
    """How much a model, or some variants of it, can read."""

    scope: str | None = Field(None, description="The variants that it holds for; null: all.")
    minimum: float | None = Field(None, description="Where a range is given.")
    tokens: float = Field(description="In tokens.")


class DataModel(_Model):
    """A data set that a training used."""

    name: str
    url: str | None = None
    amount: str | None = Field(None, description="How much of it, as written.")
    tokens: float | None = None
    size: float | None = Field(None, description="In bytes.")


class PhaseModel(_Model):
    """One phase of a training."""

    phases: tuple[Phase, ...] = Field(description="Several where the row tells of them together; none if unknown.")
    scope: str | None = Field(None, description="The variants that it holds for, or how it was done (LoRA).")
    data: tuple[DataModel, ...] = ()
    tokens: float | None = Field(None, description="The total stated, else the sum of what its data sets state.")
    size: float | None = Field(None, description="In bytes, as above.")
    undisclosed: bool = Field(description="Whether the row says that (some of) the data was not made known.")


class LicenceModel(_Model):
    """A licence of a model, or of some variants of it."""

    scope: str | None = Field(None, description="The variants that it holds for; null: all.")
    name: str = Field(description="As written.")
    spdx: str | None = Field(None, description="Its SPDX identifier where one exists.")
    url: str | None = None
    doubtful: bool = Field(False, description="Marked (?) in the row.")


class BaseModelModel(_Model):
    """A model that another one was made of."""

    scope: str | None = Field(None, description="The variants that it holds for; null: all.")
    name: str
    parameters: float | None = None
    repository: str | None = None


class OtherModel(_Model):
    """A column that has no field of its own."""

    header: str
    text: str


class _Record(_Model):
    edition: str = Field(description="The language, a BCP 47 tag.")
    path: str = Field(description="The edition's file, from the root of the repository.")
    line: int = Field(ge=1)
    section: str = Field(description="The key of the section: its <a id>, else the slug of its title in the source.")
    section_path: tuple[str, ...] = Field(description="The titles from the outermost section down, in this edition.")
    key: str = Field(description="The same for one entry in every edition; unique within an edition.")
    name: str


class ModelRecord(_Record):
    """One row about a model (with all its sizes and variants) in one edition."""

    kind: Kind | None = Field(None, description="How it came to be, by its section (settings: data.kinds).")
    released: str | None = Field(None, description="2024-06-14, or 2024-06: a date column's, else its announcement's.")
    released_by: Literal["column", "url", "hub"] | None = Field(None, description="What the date was read from.")
    developer: str | None = None
    architecture: str | None = None
    domain: str | None = None
    platform: str | None = None
    parameters: float | None = Field(None, description="The largest of its sizes.")
    sizes: tuple[SizeModel, ...] = ()
    variants: tuple[VariantModel, ...] = ()
    base_models: tuple[BaseModelModel, ...] = ()
    context_length: float | None = Field(None, description="The longest of its contexts, in tokens.")
    contexts: tuple[ContextModel, ...] = ()
    training_tokens: float | None = Field(None, description="Of the phase that states the most.")
    training: tuple[PhaseModel, ...] = ()
    licences: tuple[LicenceModel, ...] = ()
    links: tuple[LinkModel, ...] = ()
    footnotes: tuple[FootnoteModel, ...] = ()
    others: tuple[OtherModel, ...] = ()


class BenchmarkRecord(_Record):
    """One row about a benchmark in one edition."""

    description: str | None = None
    developer: str | None = None
    links: tuple[LinkModel, ...] = ()
    repositories: tuple[RepositoryModel, ...] = ()
    footnotes: tuple[FootnoteModel, ...] = ()
    others: tuple[OtherModel, ...] = ()


class PaperRecord(_Record):
    """One row about a paper in one edition; ``name`` is the model, architecture or method that it is about."""

    title: str
    url: str | None = None
    published: str | None = Field(None, description="When it was first seen: 2017-06-12.")
    venue: str | None = None
    links: tuple[LinkModel, ...] = ()
    footnotes: tuple[FootnoteModel, ...] = ()
    others: tuple[OtherModel, ...] = ()


RECORDS: dict[str, type[BaseModel]] = {
    "rows": RowModel, "models": ModelRecord, "benchmarks": BenchmarkRecord, "papers": PaperRecord
}  # fmt: skip


def json_schema(name: str) -> dict[str, object]:
    """Return the JSON schema of one record of ``rows``, ``models``, ``benchmarks`` or ``papers``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **RECORDS[name].model_json_schema()}
