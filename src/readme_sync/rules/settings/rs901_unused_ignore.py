"""An ignore does not fit anything any more.

Whoever reads it believes that something is wrong there and excused. It will also hide the next mistake of that kind. A
comment without a reason, or with a code that does not exist, ignores nothing and is reported here too; so is an ignore
whose date has passed. Ignores of rules that did not run (the network rules, for example, in a run without the network)
are never called unused.

## Bad

```markdown en
<!-- readme-sync: ignore RS102 kept for the layout -->

| Model | Year |
|---|---|
| A | 2024 |
```

## Good

```markdown en
<!-- readme-sync: ignore RS102 kept for the layout -->

| Model | Year |
|---|---|
| A | 2024 |
|||
```

## How to fix it

Take the comment (or the entry in the settings) away, or write the code or the reason that it lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation

SEVERITY = "warning"


def check(editions: Sequence[Edition]) -> Iterator[Violation]:  # noqa: ARG001  asks for them so as never to be skipped
    """Yield nothing: what is unused is known only after all other rules have run (selection/unused.py)."""
    yield from ()
