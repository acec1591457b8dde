"""Nobody can tell whether a link's page is there.

The server refuses robots (403, a challenge page), limits them (429), is out of order (5xx), or did not answer. That
proves nothing, so it never fails a build; how long it has been so tells whether to open the page by hand. The same
failure (but not a refusal) seen three times over at least 48 hours becomes RS501.

A link that `.lycheeignore` leaves out is not asked, and is listed among the ignored findings with its reason. The rule
needs `--online`.

## Bad

```markdown en
See [the journal](https://example.com/journal).
```

```json observations
{"type": "answered", "url": "https://example.com/journal", "at": "2026-05-12", "status": 403}
```

## Good

```markdown en
See [the journal](https://example.com/journal).
```

```json observations
{"type": "answered", "url": "https://example.com/journal", "at": "2026-05-12", "status": 403}
{"type": "answered", "url": "https://example.com/journal", "at": "2026-05-13", "status": 200}
```

## How to fix it

Open the page in a browser. If it is there, ignore this finding with that as the reason, and a day on which to look
again (`until`); a site that is never going to answer robots belongs in `.lycheeignore`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.observation.wording import said
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import links, on_the_hub, refusal, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "info"


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each link and each repository whose state cannot be told, and what is left out for good."""
    hub = (pair for pair in on_the_hub(observations, editions) if pair[0].key not in observations.unreached)
    for citation, verdict in (*links(observations, editions), *hub):
        if verdict.state == "unknown" and verdict.latest is not None and refusal(verdict.latest) is None:
            words = said(verdict, observations.now)
            yield violation(citation, f"{shorten(citation.url, 120)} cannot be verified: {words}")
    for key, citation in observations.cited(editions).items():
        if reason := observations.left_out.get(key):
            yield violation(citation, f"{shorten(citation.url, 120)} is not asked: {shorten(reason, 120)}")
