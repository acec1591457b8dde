"""A link leads to a page that has moved for good.

The server sends the reader on today (301 or 308). Old addresses are switched off one day, and then the link is dead. A
server that only adds a closing slash or chooses a language is not reported, and neither is an address whose purpose is
to send readers on, such as a DOI. The rule needs `--online`.

## Bad

```markdown en
See [the guide](http://example.com/guide).
```

```json observations
{"type": "answered", "url": "http://example.com/guide", "at": "2026-05-12", "status": 200, "redirects": [[301, "https://example.com/new"]]}
```

## Good

```markdown en
See [the guide](https://example.com/new).
```

```json observations
{"type": "answered", "url": "https://example.com/new", "at": "2026-05-12", "status": 200}
```

## How to fix it

Write the new address, in every edition. The fix does it in one file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.moved import new_address
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import links, violation
from readme_sync.rules.replacing import with_address

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "warning"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each moved link once, with its new address as the fix."""
    for citation, verdict in links(observations, editions):
        if verdict.state == "moved" and (target := new_address(citation.key, verdict.target)) is not None:
            message = f"{shorten(citation.url, 120)} has moved to {shorten(target, 120)}"
            yield violation(citation, message, fix=lambda use, to=target: with_address(use, to))  # type: ignore[misc]
