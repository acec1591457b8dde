"""``readme-sync explain``."""

from __future__ import annotations

import click

from readme_sync import rules
from readme_sync.cli import output
from readme_sync.errors import UsageError
from readme_sync.report import page
from readme_sync.rules.manual import manual
from readme_sync.settings.near import did_you_mean


@click.command("explain", short_help="Explain a rule.")
@click.argument("code")
def command(code: str) -> None:
    """Explain a rule: what is wrong and how to fix it, with examples, its options, and how to silence it.

    CODE is a rule's code (RS404) or its name (row-missing).
    """
    by_word = {word: rule for rule in rules.load() for word in (rule.code, rule.name)}
    rule = by_word.get(code.upper()) or by_word.get(code.lower())
    if rule is None:
        raise UsageError(f"there is no rule '{code}'{did_you_mean(code, by_word)}; readme-sync rules lists them")
    screen, text = output.screen(), manual(rule)
    output.write(page.render(text, screen.width, colour=screen.colour) if screen else page.render(text))
