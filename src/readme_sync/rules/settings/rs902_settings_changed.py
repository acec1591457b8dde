"""The change makes the check laxer: a rule no longer runs, or findings are ignored that were not.

Whoever sends a change may change the settings with it, and they hold for that very change. A finding that would have
stood in the way is then silent, and a reviewer who looks at the text alone does not see why. One finding says what
became laxer. It is made only for a change (`--base REV`) and judged by the settings before the change: those of the
change cannot silence it. What became stricter is not reported, nor are comments in a document: they stand in the text
that is reviewed.

A block `base settings` is what stood in readme-sync.toml before the change, `settings` what stands there now.

## Bad

```base settings
fail-on = "info"
```

```settings
fail-on = "error"
ignore = ["RS404"]
```

```markdown en
# Models
```

## Good

```base settings
ignore = ["RS404"]
```

```settings
fail-on = "info"
```

```markdown en
# Models
```

## How to fix it

Nothing needs to be fixed where the change is wanted: whoever reviews it accepts it by merging it, and it is not
reported again. Otherwise undo the change to the settings, or narrow it to the section, the row or the address that it
is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation

SEVERITY = "warning"


def check(editions: Sequence[Edition]) -> Iterator[Violation]:  # noqa: ARG001  asks for them so as never to be skipped
    """Yield nothing: settings are compared where findings are selected (selection/changed.py)."""
    yield from ()
