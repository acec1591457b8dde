"""A repository on Hugging Face is gated: readers have to ask for access first.

This is not a mistake but good to know: whether a model can be downloaded at once matters to the readers of a catalogue.
The rule needs `--online`.

## Bad

```markdown en
| Model | Size |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | 7B |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "gated", "detail": "gated (manual)"}
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

Say in the row, or in a footnote, that access has to be asked for; then ignore this finding there. A catalogue that does
not care switches the rule off (`ignore = ["RS603"]`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.observed import name, on_the_hub, proof, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "info"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each gated repository once."""
    for citation, verdict in on_the_hub(observations, editions):
        seen = proof(observations, citation.key)
        if verdict.state == "alive" and seen is not None and seen.outcome == "gated":
            how = " and decided on by its owner" if "manual" in seen.detail else ""
            yield violation(citation, f"{name(citation)} is gated: access has to be asked for{how}")
