"""What a row says of a model: its sizes, variants, training, licences, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from typing import Literal

from readme_sync.language.numbers import numbers
from readme_sync.records.licences import spdx
from readme_sync.records.lines import bracket, items, lines
from readme_sync.records.release import date_in_url
from readme_sync.records.row_model import CellModel
from readme_sync.records.sizes import Size, sizes
from readme_sync.records.subject_models import (
    BaseModelModel,
    ContextModel,
    DataModel,
    LicenceModel,
    ModelRecord,
    PhaseModel,
    SizeModel,
    VariantModel,
)
from readme_sync.records.subject_rows import Reading, SubjectRow, day
from readme_sync.records.training import ORIGINS, Step, is_undisclosed, training
from readme_sync.urls.hub import parse_hub_url

_DOUBT = ("(?)", "（？）", "(？)", "（?）")


def model(entry: SubjectRow, peers: Sequence[SubjectRow], reading: Reading) -> ModelRecord:
    """Return what the row of ``entry`` says of its model; ``peers`` are that row in every edition, the source first."""
    row, variants = entry.row, tuple(_variants(entry))
    cell = entry.cell("training")
    steps = training(cell.text, row.edition) if cell else ()
    bases = tuple(_bases(entry, steps))
    stated = _sizes(entry, variants, bases)
    contexts = tuple(_contexts(entry))
    released, by = _released(peers, variants, reading)
    learned = [step for step in steps if not ORIGINS.intersection(step.phases)]
    return ModelRecord(
        **entry.identity(
            "model", "architecture", "domain", "context", "training", "base", "developer", "licence", "platform",
            "released",
        ),
        kind=next((kind for pattern, kind in reading.kinds if fnmatchcase(row.section, pattern)), None),
        released=released,
        released_by=by,
        developer=entry.text("developer"),
        architecture=_architecture(entry),
        domain=entry.text("domain"),
        platform=entry.text("platform"),
        parameters=max((size.parameters for size in stated), default=None),
        sizes=stated,
        variants=variants,
        base_models=bases,
        context_length=max((context.tokens for context in contexts), default=None),
        contexts=contexts,
        training_tokens=max((step.tokens for step in learned if step.tokens is not None), default=None),
        training=tuple(_phase(step, cell) for step in learned if cell),
        licences=tuple(_licences(entry)),
    )  # fmt: skip


def _variants(entry: SubjectRow) -> Iterator[VariantModel]:
    """Yield what the links in the cells about the model lead to; a variant's own label goes before the row's name."""
    found: dict[str, VariantModel] = {}
    for number, cell in enumerate(entry.row.cells):
        concept = entry.concepts[number] if number < len(entry.concepts) else None
        if number and concept not in ("model", "architecture", "hub"):
            continue
        for place, link in enumerate(cell.links):
            repo = parse_hub_url(link.url)
            if repo is None and (not number and not place):
                continue  # the announcement
            name = repo.id.rpartition("/")[2] if repo else ""
            size = next(iter((*sizes(link.text), *sizes(name))), None)
            found[repo.id if repo else link.url] = VariantModel(
                label=link.text,
                repository=repo.id if repo and repo.kind == "model" else None,
                url=link.url,
                parameters=size.parameters if size else None,
            )
    yield from found.values()


def _sizes(
    entry: SubjectRow, variants: tuple[VariantModel, ...], bases: tuple[BaseModelModel, ...]
) -> tuple[SizeModel, ...]:
    """Return the row's sizes: its variants', else the row's own, else the one that its base model has."""
    base = next((model.parameters for model in bases if model.parameters), None)
    named = [size for variant in variants for size in _size_of(variant)]
    source: Literal["variant", "row"] = "variant" if named else "row"
    if not named:
        cells = [*entry.row.cells[:1], *filter(None, (entry.cell("architecture"),))]
        named = [size for cell in cells for size in sizes(cell.text)]
    if not named and base:
        return (SizeModel(text=f"{base / 1e9:g}b", parameters=base, experts=None, source="base"),)
    found: dict[float, SizeModel] = {}
    for size in named:
        known = size._replace(parameters=base, experts=None) if size.experts and base else size
        found.setdefault(
            known.parameters,
            SizeModel(text=known.text, parameters=known.parameters, experts=known.experts, source=source),
        )
    return tuple(found.values())


def _size_of(variant: VariantModel) -> tuple[Size, ...]:
    return (sizes(variant.label) or sizes((variant.repository or "").rpartition("/")[2]))[:1]


def _bases(entry: SubjectRow, steps: tuple[Step, ...]) -> Iterator[BaseModelModel]:
    cell = entry.cell("base")
    texts = [(head, item) for head, body in lines(cell.text) for item in items(body)] if cell else []
    texts += [
        (step.scope, f"{source.name} ({source.amount})" if source.amount else source.name)
        for step in steps
        if ORIGINS.intersection(step.phases)
        for source in step.sources
    ]
    links = [link for column in (cell, entry.cell("training")) if column for link in column.links]
    for scope, text in texts:
        if text in ("-", "–", "—") or is_undisclosed(text):
            continue
        name, inside = bracket(text)
        size = sizes(inside)
        bare = name if size and name else text
        known = size or sizes(bare)
        repo = next((parse_hub_url(link.url) for link in links if link.text and link.text in text), None)
        yield BaseModelModel(
            scope=scope or None,
            name=bare,
            parameters=known[0].parameters if known else None,
            repository=repo.id if repo else None,
        )


def _contexts(entry: SubjectRow) -> Iterator[ContextModel]:
    cell = entry.cell("context")
    for head, body in lines(cell.text) if cell else ():
        values = [
            number.value
            for number in numbers(body, entry.row.edition)
            if isinstance(number.value, float) and number.kind in ("plain", "quantity", "year") and not number.unit
        ]
        if values:
            low, high = min(values), max(values)
            yield ContextModel(scope=head or None, minimum=low if low < high else None, tokens=high)


def _phase(step: Step, cell: CellModel) -> PhaseModel:
    data = (
        DataModel(
            name=source.name,
            url=next((link.url for link in cell.links if link.text and link.text in source.name), None),
            amount=source.amount or None,
            tokens=source.tokens,
            size=source.size,
        )
        for source in step.sources
    )
    return PhaseModel(
        phases=step.phases,
        scope=step.scope or None,
        data=tuple(data),
        tokens=step.tokens,
        size=step.size,
        undisclosed=step.undisclosed,
    )


def _licences(entry: SubjectRow) -> Iterator[LicenceModel]:
    cell = entry.cell("licence")
    for head, body in lines(cell.text) if cell else ():
        mark = next((mark for mark in _DOUBT if body.endswith(mark)), "")
        name = body.removesuffix(mark).strip()
        if name and name not in ("?", "？", "-", "–"):
            url = next((link.url for link in cell.links if link.text and link.text in name), None) if cell else None
            yield LicenceModel(scope=head or None, name=name, spdx=spdx(name), url=url, doubtful=bool(mark))


def _architecture(entry: SubjectRow) -> str | None:
    """Return the architecture without the list of variants that follows it in brackets."""
    text = entry.text("architecture")
    cell = entry.cell("architecture")
    if not text or cell is None or text in ("-", "–", "—"):
        return None
    name, inside = bracket(text)
    labels = [link.text for link in cell.links if link.text]
    return name if name and (any(label in inside for label in labels) or "\n" in cell.text) else text


def _released(
    peers: Sequence[SubjectRow], variants: tuple[VariantModel, ...], reading: Reading
) -> tuple[str | None, Literal["column", "url", "hub"] | None]:
    """Return when the model came out: one answer for all editions, though each may announce it with another link.

    A day goes before a month (which is all that the number of an arXiv paper tells), then the source before the others.
    """
    stated = [found for entry in peers if (found := day(entry.text("released"), entry.row.edition))]
    if stated:
        return max(stated, key=len), "column"
    announced = [
        found
        for entry in peers
        for link in (entry.row.cells[0].links if entry.row.cells else ())
        if parse_hub_url(link.url) is None and (found := date_in_url(link.url))
    ]
    if announced:
        return max(announced, key=len), "url"
    made = [reading.created[it.repository] for it in variants if it.repository and it.repository in reading.created]
    return (min(made), "hub") if made else (None, None)
