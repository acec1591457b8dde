"""A rule's page with what the index knows of it: its code and severity, its options, and how to silence it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.rules.api import Rule
from readme_sync.settings.options import Option

_NEEDS = {
    "base": "It looks at a change: `check --base REV`.",
    "observations": "It asks the network: `check --online`.",
    "catalogue": "It compares editions and needs at least two.",
}
_SILENCE = """\
- One place: `<!-- readme-sync: ignore RSNNN the reason -->` in the row or paragraph, or alone above it.
- More: a table `[[ignores]]` in the settings with `code = "RSNNN"`, a `reason`, and the `path`, `edition`, `section`,
  `row` or `url` that it is about.
- Everywhere: `ignore = ["RSNNN"]` in the settings, or `severity.RSNNN = "info"` to keep it in sight."""


def manual(rule: Rule) -> str:
    """Return the page of ``rule`` (Markdown): what ``explain`` prints and ``docs/rules/`` holds."""
    parts = [f"# {rule.code} {rule.name}", " ".join(_facts(rule)), rule.page]
    if rule.options:
        parts.append(f"## Options\n\nUnder `[rules.{rule.code}]` in the settings.\n\n{options_table(rule).rstrip()}")
    parts.append(f"## How to silence it\n\n{_SILENCE.replace('RSNNN', rule.code)}")
    return "\n\n".join(parts) + "\n"


def _facts(rule: Rule) -> Iterator[str]:
    yield f"Severity: **{rule.severity}**."
    if not rule.enabled:
        configured = " or has options in the settings" if rule.options else ""
        yield f"It is off until it is selected{configured}."
    yield from (words for need, words in _NEEDS.items() if need in rule.needs)


def options_table(rule: Rule) -> str:
    """Return the options that ``rule`` takes as a Markdown table."""
    lines = [(f"`{name}`", kind(one), one.about) for name, one in rule.options.items()]
    lines += [
        (f"`{name}[].{inner}`", kind(two), two.about)
        for name, one in rule.options.items()
        for inner, two in one.keys.items()
    ]
    return table(("Key", "Kind", "Meaning"), lines)


def kind(option: Option) -> str:
    """Return in words what the value of ``option`` has to be."""
    words = {
        "text": ", ".join(f"`{choice}`" for choice in option.choices) or "text",
        "texts": "list of texts",
        "headings": "list of headings or places of columns",
        "flag": "true or false",
        "tables": "list of tables",
        "by-language": "text for each language",
    }
    return words[option.kind] + (", required" if option.required else "")


def table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; pipes inside cells are escaped."""
    rows_of = [headings, ["---"] * len(headings), *([cell.replace("|", "\\|") for cell in line] for line in lines)]
    return "".join(f"| {' | '.join(row)} |\n".replace("| --- ", "|---").replace("--- |", "---|") for row in rows_of)
