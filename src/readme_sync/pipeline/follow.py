"""What changed in the source -> what brings the translations in step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from readme_sync import revisions
from readme_sync.diff_base import Before
from readme_sync.editions.address import own_addresses
from readme_sync.errors import UsageError
from readme_sync.language.translator import Translator
from readme_sync.pipeline.alone import finder
from readme_sync.pipeline.load import load
from readme_sync.settings.values import Settings
from readme_sync.sync import run as syncing
from readme_sync.sync.run import Synced
from readme_sync.sync.troubles import judge


class SyncReport(NamedTuple):
    """What sync would do: since which revision, for each document, and what to know about it.

    ``sources`` are the paths of the editions that the others follow.
    """

    base: str
    documents: tuple[Synced, ...]
    notes: tuple[str, ...]
    errors: tuple[str, ...]
    sources: tuple[str, ...] = ()


def sync(
    root: Path,
    settings: Settings,
    *,
    base: str | None = None,
    to: Sequence[str] = (),
    left: str = "mark",
    translator: Translator | None = None,
    older: bool = False,
) -> SyncReport:
    """Return what brings the translations in step with what changed in their source edition; nothing is written.

    Args:
        root: the repository.
        settings: its settings.
        base: the git revision since which the source has changed; the last commit while the source has changes that
            are not committed, else where this branch left the one it goes to.
        to: the languages of the translations to look at; all of them where it is empty.
        left: ``mark`` puts the source's text, with a comment, where nobody could translate it, ``skip`` leaves it out.
        translator: is asked for what the catalogue does not say already.
        older: whether what the translations lacked before that is brought in step too.

    Raises:
        InputError: nothing at all could be read, or git cannot tell what there was at ``base``.
        UsageError: one of ``to`` is no edition's language.
    """
    loaded = load(root, settings)
    unknown = set(to) - {edition.language for edition in loaded.editions}
    if unknown:
        raise UsageError(f"--to: there is no edition in {', '.join(sorted(unknown))}")
    start = base or revisions.usual_base(root, [edition.path for edition in loaded.editions if edition.is_source])
    before = Before.load(root, start, loaded.catalogues, own_addresses(root))
    find = finder(root, settings)
    mark = syncing.MARK if left == "mark" else ""
    given = settings.rules.get("RS418", {}).get("terms", ())
    terms = [term for term in given if isinstance(term, dict)] if isinstance(given, list | tuple) else []
    wishes = syncing.Wishes(mark, to, translator, terms, older)
    done = [
        syncing.bring_in_step(was or now, now, judge(now, find), wishes)
        for was, now in zip(before.catalogues, loaded.catalogues, strict=True)
        if older or (was is not None and (was is not now or syncing.has_open(now)))
    ]
    sources = tuple(catalogue.editions[catalogue.source].path for catalogue in loaded.catalogues)
    return SyncReport(start, tuple(done), (*loaded.notes, *before.notes), loaded.errors, sources)
