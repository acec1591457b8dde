"""A link leads to a page that is gone.

The reader gets an error page. "Gone" needs proof: the server answers 404 or 410, the host's name does not exist any
more, or the same failure was seen three times over at least 48 hours. A server that refuses robots, is overloaded or
does not answer today is not called dead: see RS504.

A page that is cited at several places, or in several editions, is one finding. The message says since when it has been
gone, and when it was last alive. The rule needs `--online`.

## Bad

```markdown en
The [paper](https://example.com/paper.pdf) says more.
```

```json observations
{"type": "answered", "url": "https://example.com/paper.pdf", "at": "2026-04-28", "status": 200}
{"type": "answered", "url": "https://example.com/paper.pdf", "at": "2026-05-12", "status": 404}
```

## Good

```markdown en
The [paper](https://example.com/paper.pdf) says more.
```

```json observations
{"type": "answered", "url": "https://example.com/paper.pdf", "at": "2026-05-12", "status": 503}
{"type": "answered", "url": "https://example.com/paper.pdf", "at": "2026-05-13", "status": 200}
```

## How to fix it

Look for the page's new address. Where there is none, link to the copy that <https://web.archive.org/> keeps of the last
day on which it was alive: `readme-sync report` names its address. Otherwise take the link out of every edition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.wording import said
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import links, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "error"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each dead link once."""
    for citation, verdict in links(observations, editions):
        if verdict.state == "dead":
            yield violation(citation, f"{shorten(citation.url, 120)} {said(verdict, observations.now)}")
