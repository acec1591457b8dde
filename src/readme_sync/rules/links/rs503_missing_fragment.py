"""A link's page is alive, but the place in it that the link names is gone.

The reader lands at the top of a long page and has to search. Fragments are looked up in the page as it is sent: a page
that a script builds in the browser, and a fragment that only a script understands, are never reported. The rule needs
`--online`.

## Bad

```markdown en
See [the table](https://example.com/guide#limits).
```

```json observations
{"type": "answered", "url": "https://example.com/guide", "at": "2026-04-28", "status": 200, "fragments": [["limits", true]]}
{"type": "answered", "url": "https://example.com/guide", "at": "2026-05-12", "status": 200, "fragments": [["limits", false]]}
```

## Good

```markdown en
See [the table](https://example.com/guide#quotas).
```

```json observations
{"type": "answered", "url": "https://example.com/guide", "at": "2026-05-12", "status": 200, "fragments": [["limits", false], ["quotas", true]]}
```

## How to fix it

Open the page, find the place, and copy the address of its heading; or link the whole page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.fragments import missing_since
from readme_sync.observation.wording import day
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import links, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "warning"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each missing fragment of a living page once."""
    now = observations.now
    for citation, verdict in links(observations, editions):
        if verdict.state not in {"alive", "moved"}:
            continue
        for fragment in dict.fromkeys(use.fragment for use in citation.uses if use.fragment):
            gone = missing_since(observations.history(citation.key), fragment)
            if gone is None:
                continue
            words = f" since {day(gone.since, now)}" if gone.since.date() != now.date() else ""
            words += f", was there on {day(gone.last_seen, now)}" if gone.last_seen else ""
            uses = [use for use in citation.uses if use.fragment == fragment]
            message = f"{shorten(citation.key, 120)} is alive, but has no #{shorten(fragment)}{words}"
            yield violation(citation, message, uses=uses, subject=f"{citation.key}#{fragment}")
