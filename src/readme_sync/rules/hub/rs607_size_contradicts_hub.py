"""A link's label names a size that is not the repository's.

The repository's own name does not say how large it is, so RS105 cannot tell; the Hub has counted the parameters.
Rounded sizes, mixtures of experts, adapters, and weights packed in fewer bits are left alone: only a size that is off
by more than six tenths is reported. The rule needs `--online` and costs no request of its own.

## Bad

```markdown en
| Model | License |
|---|---|
| Alpha ([large, 13b](https://huggingface.co/example/alpha-large)) | MIT |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha-large", "at": "2026-05-12", "outcome": "exists", "parameters": 6738415616}
```

## Good

```markdown en
| Model | License |
|---|---|
| Alpha ([large, 7b](https://huggingface.co/example/alpha-large)) | MIT |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha-large", "at": "2026-05-12", "outcome": "exists", "parameters": 6738415616}
```

## How to fix it

See on the repository's page which is right; then correct the label or the link, in every edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.hub.sizes import contradicted, words
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import on_the_hub, proof, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "info"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each repository whose counted parameters are none of the sizes that a label gives it, once a label."""
    for citation, _ in on_the_hub(observations, editions):
        answer = proof(observations, citation.key)
        if citation.kind != "model" or answer is None or not answer.parameters or answer.outcome == "renamed":
            continue
        for label in dict.fromkeys(use.link.text for use in citation.uses if use.link.kind in {"inline", "reference"}):
            stated = contradicted(label, citation.id.rpartition("/")[2], answer.parameters)
            if stated is not None:
                uses = [use for use in citation.uses if use.link.text == label]
                said = f'"{shorten(label)}" links to {citation.id}, which has {words(answer.parameters)} parameters'
                yield violation(citation, said, uses=uses, subject=f"{label} {citation.key}")
