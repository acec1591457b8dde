"""A link leads to a machine that readers cannot reach: their own, or one of a private network.

On a reader's screen `http://192.168.0.10/` opens another machine than on its author's, or none. Addresses of this kind
are never asked: a link in a stranger's pull request must not reach what stands beside the machine that checks it. The
same is true of a name that resolves to such an address, and of a page that redirects there.

A bare `http://localhost:8000` in running text tells readers what to open on their own machine, and is left alone.
Addresses that are right for everybody who reads the document are named in the settings (`allow-private-addresses`). The
rule needs `--online`.

## Bad

```markdown en
The [demo](http://192.168.0.10/demo) runs all day.
```

```json observations
{"type": "failed", "url": "http://192.168.0.10/demo", "at": "2026-05-12", "kind": "address", "detail": "192.168.0.10 is not a public address"}
```

## Good

```markdown en
The [demo](https://demo.example.com/) runs all day. Start your own and open http://localhost:8000.
```

```json observations
{"type": "answered", "url": "https://demo.example.com/", "at": "2026-05-12", "status": 200}
{"type": "failed", "url": "http://localhost:8000/", "at": "2026-05-12", "kind": "address", "detail": "localhost resolves to 127.0.0.1, which is not a public address"}
```

## How to fix it

Link the public address, or write the private one as code (`` `http://192.168.0.10/` ``) where it is an instruction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from readme_sync.editions.edition import Edition
from readme_sync.rules.api import Violation
from readme_sync.rules.messages import shorten
from readme_sync.rules.observed import links, refusal, violation

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "error"
_OWN = ("http://localhost", "https://localhost", "http://127.", "https://127.", "http://[::1]", "http://0.0.0.0")


def check(editions: Sequence[Edition], observations: Known) -> Iterator[Violation]:
    """Yield each link that the guard refused, once."""
    for citation, verdict in links(observations, editions):
        detail = refusal(verdict.latest)
        if detail is None:
            continue
        uses = [use for use in citation.uses if use.link.kind != "bare" or not use.link.target.startswith(_OWN)]
        if uses:
            message = f"{shorten(citation.url, 120)} cannot be reached by readers: {shorten(detail, 120)}"
            yield violation(citation, message, uses=uses)
