"""A repository, collection or owner is gone from Hugging Face, or private.

The reader gets a page that says 404. Models are deleted or made private, or a link was mistyped. Only the Hub's own
word counts: a refused token, a timeout or an overloaded Hub proves nothing. The rule needs `--online`.

## Bad

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-04-28", "outcome": "exists"}
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "gone"}
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

See on the owner's page what took its place. Otherwise take the link or the row out of every edition, or say in the row
that the model was withdrawn.
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
    """Yield everything on the Hub that is gone, once."""
    for citation, verdict in on_the_hub(observations, editions):
        if verdict.state == "dead":
            seen = proof(observations, citation.key)
            if seen is None or seen.outcome != "disabled":
                yield violation(citation, f"{name(citation)} {said(verdict, observations.now)}")
