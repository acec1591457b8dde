"""A command that one edition has as a comment: its readers are shown it as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.markdown.document import CodeBlock
from readme_sync.rules.drift.rs414.syntax import is_shell, language

if TYPE_CHECKING:
    from readme_sync.rules.drift.rs414.editions import Drift


def is_commented_out(members: Sequence[CodeBlock | None], one: Drift) -> bool:
    """Tell whether a command that only one side has is a comment on the other; in settings a comment sets nothing."""
    own, other = one.difference
    if own and other:
        return False
    command = " ".join((own or other).split())
    blocks = [members[edition] for edition in ([one.edition] if other else one.agreeing)]
    return all(
        block is not None and is_shell(language(block.info)) and command in _commented(block.content)
        for block in blocks
    )


def _commented(content: str) -> Iterator[str]:
    """Yield what the comments say that are lines of their own."""
    for line in content.splitlines():
        if (text := line.lstrip()).startswith("#"):
            yield " ".join(text.lstrip("#").split())
