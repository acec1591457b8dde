"""Hugging Face has disabled a repository.

Its page exists, but nobody can download anything, usually because of a complaint about its licence or its content. The
rule needs `--online`.

## Bad

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-04-28", "outcome": "exists"}
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "disabled"}
```

## Good

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "exists"}
```

## How to fix it

Take the link or the row out of every edition, or say in the row that the model was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.wording import said
from readme_sync.rules.api import Violation
from readme_sync.rules.observed import name, on_the_hub, proof, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "error"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each disabled repository once."""
    for citation, verdict in on_the_hub(observations, editions):
        seen = proof(observations, citation.key)
        if verdict.state == "dead" and seen is not None and seen.outcome == "disabled":
            yield violation(citation, f"{name(citation)} {said(verdict, observations.now)}")
