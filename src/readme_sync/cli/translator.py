"""Who translates for ``readme-sync sync --translate``: a model behind an address, whose answers the store keeps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import click

from readme_sync.cli.progress import asked
from readme_sync.cli.where import Where
from readme_sync.language.translator import Translator
from readme_sync.online.answers import KeptAnswers
from readme_sync.online.network import store_path
from readme_sync.probe.chat import ChatTranslator
from readme_sync.report.escape import terminal
from readme_sync.store.store import Store


@contextmanager
def asked_for(where: Where, who: str) -> Iterator[Translator]:
    """Give whoever translates, with what the store holds of earlier answers; say in the end why one could not be asked.

    Raises:
        UsageError: ``who`` is nobody who could be asked.
    """
    chat = ChatTranslator(who)
    place = store_path(where.root, where.settings(), os.environ)
    with Store(place, lambda line: click.echo(f"readme-sync: {terminal(line)}", err=True)) as store, asked() as tell:
        yield KeptAnswers(chat, store, tell)
    for failure in chat.failures:
        click.echo(f"readme-sync: {terminal(failure)}", err=True)
