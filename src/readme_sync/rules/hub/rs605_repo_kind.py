"""A dataset on Hugging Face is linked as if it were a model, a Space as a dataset, and so on.

`huggingface.co/owner/name` is the address of a model; datasets stand below `datasets/`, Spaces below `spaces/`. Where
that part is missing, or should not be there, the reader gets a page that says 404 though the repository exists. The
rule needs `--online`.

## Bad

```markdown en
| Dataset | Rows |
|---|---|
| [Beta](https://huggingface.co/example/beta) | 1M |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/beta", "at": "2026-05-12", "outcome": "wrong-kind", "final_id": "example/beta", "final_kind": "dataset"}
```

## Good

```markdown en
| Dataset | Rows |
|---|---|
| [Beta](https://huggingface.co/datasets/example/beta) | 1M |
```

```json observations
{"type": "hub", "kind": "dataset", "id": "example/beta", "at": "2026-05-12", "outcome": "exists"}
```

## How to fix it

Write the address that the message names, in every edition. The fix does it for links to the
repository's own page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.cited import hub_url
from readme_sync.rules.api import Violation
from readme_sync.rules.observed import NOUNS, on_the_hub, proof, violation
from readme_sync.rules.replacing import with_address

if TYPE_CHECKING:
    from readme_sync.observation.cited import Use
    from readme_sync.observation.known import Known
    from readme_sync.text import Edit

SEVERITY = "error"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each repository that is linked as another kind, once, with its address as the fix."""
    for citation, _ in on_the_hub(observations, editions):
        seen = proof(observations, citation.key)
        if seen is None or seen.outcome != "wrong-kind" or seen.final_kind is None:
            continue
        right = hub_url(seen.final_kind, seen.final_id or citation.id)
        message = f"{citation.id} is a {NOUNS[seen.final_kind]}, not a {NOUNS[citation.kind]}: {right}"
        yield violation(citation, message, fix=lambda use, right=right, old=citation.id: _fix(use, old, right))  # type: ignore[misc]


def _fix(use: Use, old: str, right: str) -> Edit | None:
    own_page = use.link.target.rstrip("/").lower().endswith(old.lower())
    return with_address(use, right) if own_page else None
