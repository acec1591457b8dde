"""A repository on Hugging Face has another name now.

The Hub sends readers on today. Once somebody takes the old name, the link leads to another model than the one that the
row is about. The rule needs `--online`.

## Bad

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "renamed", "final_id": "example/alpha-7b"}
```

## Good

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha-7b) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha-7b", "at": "2026-05-12", "outcome": "exists"}
```

## How to fix it

Write the new name, in every edition. The fix does it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.observed import name, on_the_hub, proof, violation
from readme_sync.rules.replacing import with_repository

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "warning"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each renamed repository once, with its new name as the fix."""
    for citation, verdict in on_the_hub(observations, editions):
        seen = proof(observations, citation.key)
        if verdict.state == "moved" and seen is not None and seen.outcome == "renamed" and seen.final_id:
            old, new = citation.id, seen.final_id
            message = f"{name(citation)} is called {new} now"
            yield violation(
                citation,
                message,
                fix=lambda use, old=old, new=new: with_repository(use, old, new),  # type: ignore[misc]
            )
