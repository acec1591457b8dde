"""Editions written as fenced blocks: how rule pages and case files say what a catalogue looks like.

A block ``markdown ja`` is one edition's whole file. The first block is the source and stands at
``README.md``, the others at ``LANGUAGE/README.md``. A block ``files`` names, a line each, what else is in the
repository; a block ``options`` holds the rule's settings as TOML; ``findings`` holds ``LANGUAGE:LINE part of
the message``, one for each finding that is wanted, with ``(info)`` before the message where it has another severity
than the rule; ``base LANGUAGE`` is an edition before the change that the rule is asked about; ``fixed LANGUAGE`` holds
what the edition is once every fix is applied; ``json observations`` what servers answered; ``document PATH`` is another
file of the repository, and ``remote`` holds its address (``github.com/owner/name``); ``history LANGUAGE`` is the source
as it was when that edition was last changed, on 2 March 2026. A rule about a tree has a block ``toml documents``
instead of editions: the pattern of the ``tree``, and the paths of its ``files``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from readme_sync.align.catalogue import Catalogue
from readme_sync.align.match import match
from readme_sync.editions.address import Address
from readme_sync.editions.edition_file import DocumentSet
from readme_sync.editions.patterns import document_sets
from readme_sync.editions.read import read_edition
from readme_sync.editions.relative import lookups
from readme_sync.editions.repository import surroundings
from readme_sync.finding import Finding
from readme_sync.history import Past
from readme_sync.markdown.document import CodeBlock
from readme_sync.markdown.parse import parse
from readme_sync.observation import Observation
from readme_sync.observation.known import Known
from readme_sync.rules import load
from readme_sync.rules.api import Rule
from readme_sync.rules.directives import directives
from readme_sync.rules.engine import run
from readme_sync.rules.trees import run_on_tree
from readme_sync.selection import apply
from readme_sync.selection.changed import changed
from readme_sync.settings.load import load as load_settings
from readme_sync.settings.values import Settings
from readme_sync.sources import Source
from readme_sync.store.record import from_record

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # when observations are judged, and ignores that have a last day
_SEVERITY = re.compile(r"\((info|warning|error)\) ?")
_INFOS = frozenset("json toml markdown base files options findings fixed document remote settings history".split())


class Wanted(NamedTuple):
    """One finding that a case wants."""

    language: str
    line: int
    message: str
    severity: str  # "" for that of the rule


class Example(NamedTuple):
    """A title with the blocks under it."""

    title: str
    blocks: tuple[CodeBlock, ...]

    def content(self, info: str) -> str | None:
        """Return the content of the block with this info string, or None."""
        return next((block.content for block in self.blocks if block.info == info), None)

    @property
    def texts(self) -> dict[str, str]:
        """The editions by language, the source first."""
        return {b.info.split()[1]: b.content for b in self.blocks if b.info.startswith("markdown ")}

    @property
    def wanted(self) -> list[Wanted]:
        """What the block ``findings`` says, sorted."""
        found = []
        for line in (self.content("findings") or "").splitlines():
            place, _, message = line.strip().partition(" ")
            language, _, number = place.partition(":")
            severity = _SEVERITY.match(message)
            message = message.removeprefix(severity[0]) if severity else message
            found.append(Wanted(language, int(number), message, severity[1] if severity else ""))
        return sorted(found)


def examples(text: str, level: int) -> list[Example]:
    """Return the examples of a Markdown text: each heading of ``level`` with the fenced blocks under it.

    Raises:
        ValueError: a block's info string is none of those that have a meaning.
    """
    document = parse(Source("cases.md", text))
    heads = [heading for heading in document.headings if heading.level <= level]
    ends = [heading.span.start for heading in heads[1:]] + [len(text)]
    found = []
    for heading, end in zip(heads, ends, strict=True):
        if heading.level == level:
            blocks = [block for block in document.code_blocks if heading.span.start < block.span.start < end]
            found.append(Example(heading.inline.plain, tuple(blocks)))
            for block in blocks:
                if block.info.split(" ")[0] not in _INFOS:
                    raise ValueError(f"{heading.inline.plain}: a block {block.info!r} has no meaning")
    return found


def catalogue(example: Example) -> Catalogue:
    """Return the catalogue that the example's editions are."""
    editions = []
    for number, (language, text) in enumerate(example.texts.items()):
        path = f"{language}/README.md" if number else "README.md"
        editions.append(read_edition(parse(Source(path, text)), language, is_source=number == 0))
    return match(editions)


def findings(rule: Rule, example: Example) -> list[Finding]:
    """Return what ``rule`` finds in the example.

    Unused ignores (RS901) show only once all rules have run and the ignores were applied, as ``check`` does it.
    """
    if example.content("toml documents"):
        return run_on_tree((rule,), _tree(example))
    if rule.code == "RS902":
        return _of_settings(example)
    matched = catalogue(example)
    documents = {b.info.partition(" ")[2]: b.content for b in example.blocks if b.info.startswith("document ")}
    sources = {path: Source(path, text) for path, text in documents.items()}
    own = _own(example)
    files = _files(example, matched, own, documents)
    around = surroundings(matched.editions, own, files.__getitem__, sources.get)
    around = around._replace(history=_history(example, matched))
    every = load() if rule.code == "RS901" else (rule,)
    options = tomllib.loads(example.content("options") or "")
    base = _base(example)
    found, skips = run(every, matched, files, {rule.code: options}, base, _observations(example), around)
    if rule.code == "RS901":
        comments = [directive for edition in matched.editions for directive in directives(edition)]
        ran = {one.code for one in every} - {skip.code for skip in skips}
        today = date(2026, 11, 23)  # ignores may have a last day
        found = list(apply(found, Settings(), comments, today, rules=every, ran=ran).shown)
    return [finding for finding in found if finding.code == rule.code]


def severities(code: str, text: str) -> list[str]:
    """Return how severe each finding of the rule is in the one example that ``text`` holds, its title included."""
    (example,) = examples(text, 1)
    rule = next(rule for rule in load() if rule.code == code)
    return [str(finding.severity) for finding in findings(rule, example)]


def _tree(example: Example) -> tuple[DocumentSet, ...]:
    """Return the documents of the example's tree, the source in English."""
    written = tomllib.loads(example.content("toml documents") or "")
    return document_sets(written["tree"], written["files"], "en")


def _of_settings(example: Example) -> list[Finding]:
    """Return what is said of the change from the block ``base settings`` to ``settings``."""

    def settings(text: str) -> Settings:
        def read(path: str) -> bytes:
            if path != "readme-sync.toml":
                raise FileNotFoundError(path)
            return text.encode()

        return load_settings(Path(), read=read)

    before, now = (settings(example.content(info) or "") for info in ("base settings", "settings"))
    found = changed(before, now, load(), NOW.date()).shown
    return [finding._replace(edition="en") for finding in found]


def _base(example: Example) -> Catalogue | None:
    """Return the catalogue as it was before the change, where the example has one."""
    blocks = tuple(
        block._replace(info=block.info.replace("base", "markdown", 1))
        for block in example.blocks
        if block.info.startswith("base ") and block.info != "base settings"
    )
    return catalogue(example._replace(blocks=blocks)) if blocks else None


def _history(example: Example, matched: Catalogue) -> dict[str, Past]:
    """Return how the source was when each edition was last changed: as it is where the example does not say."""
    return {
        edition.path: Past("2026-03-02", example.content(f"history {edition.language}")) for edition in matched.editions
    }


def _observations(example: Example) -> Known | None:
    """Return what the block ``json observations`` holds: an observation a line, as the store exports them.

    ``method``, ``final_url`` and ``final_id`` may be left out where they are as expected, and the time of day.
    """
    content = example.content("json observations")
    if content is None:
        return None
    histories: dict[str, list[Observation]] = {}
    for line in content.splitlines():
        record = json.loads(line)
        one = from_record({"method": "HEAD", "final_url": record.get("url"), "final_id": record.get("id"), **record})
        histories.setdefault(one.key, []).append(one)
    return Known(NOW, histories)


def _own(example: Example) -> tuple[Address, ...]:
    """Return the repository's address, where the example has one."""
    host, _, name = (example.content("remote") or "").strip().partition("/")
    return (Address(host, name, frozenset({"HEAD", "main"})),) if name else ()


def _files(example: Example, matched: Catalogue, own: Sequence[Address], documents: Iterable[str]) -> dict[str, bool]:
    """Return what the rules may ask for: absent, but for the editions themselves and what the example names."""
    files = {path: False for edition in matched.editions for path in lookups(edition.document, own, lambda _: False)}
    files["."] = True
    editions = [edition.path for edition in matched.editions]
    for path in [*editions, *documents, *(example.content("files") or "").splitlines()]:
        parts = path.rstrip("/").split("/")
        files.update({"/".join(parts[:end]): True for end in range(1, len(parts) + 1)})
    return files
