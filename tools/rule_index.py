"""Finds the rules by walking their rooms, and writes what the program knows of them without importing any."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from pathlib import Path

from readme_sync.rules.api import Rule

PATH = "src/readme_sync/rules/index.py"
_HEAD = '''"""Every rule: code, name, severity, what it needs, whether it is on by default, its module.

Written by tools/generate_docs.py from the rules' modules: `make docs`.
"""

from typing import Final

from readme_sync.finding import Severity

# fmt: off
RULES: Final[tuple[tuple[str, str, Severity, tuple[str, ...], bool, str], ...]] = (
'''


def find(root: Path) -> tuple[Rule, ...]:
    """Return every rule below ``root``, the repository, by code."""
    folder = root / "src/readme_sync/rules"
    modules = [
        ".".join(path.relative_to(folder).with_suffix("").parts) for path in folder.rglob("rs[0-9][0-9][0-9]_*.py")
    ]
    return tuple(sorted(_rule(module) for module in modules))


def _rule(module: str) -> Rule:
    code, _, name = module.rpartition(".")[2].partition("_")
    loaded = Rule(code.upper(), name.replace("_", "-"), "info", (), True, module).load()
    needs = tuple(inspect.signature(loaded.check).parameters)
    return Rule(code.upper(), name.replace("_", "-"), loaded.SEVERITY, needs, getattr(loaded, "ENABLED", True), module)


def text(rules: Sequence[Rule]) -> str:
    """Return the module that holds ``rules``."""
    lines = []
    for rule in rules:
        needs = "".join(f'"{need}", ' for need in rule.needs)
        needs = f"({needs.strip() if len(rule.needs) == 1 else needs[:-2]})"
        words = (f'"{rule.code}"', f'"{rule.name}"', f'"{rule.severity}"', needs, str(rule.enabled), f'"{rule.module}"')
        lines.append(f"    ({', '.join(words)}),\n")
    return f"{_HEAD}{''.join(lines)})\n"
