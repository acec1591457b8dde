"""A row names another licence than its repositories have on Hugging Face.

Whoever relies on the row uses the model in a way that its makers forbid, or does not use it although they may. The
row's repositories are those that its name or a column such as "Weights" or "Hugging Face" links to.

Only licences that both sides name beyond doubt are compared. Nothing is reported where the Hub says "other" or nothing,
where the row names a licence that only its owner uses, where a cell lists several licences and one of them fits, and
where at least one of the row's repositories has the row's licence. The rule needs `--online` and costs no request: the
licence comes with the answer that says whether the repository exists.

## Bad

```markdown en
| Model | License |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | Apache 2.0 |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "exists", "licence": "cc-by-nc-4.0"}
```

## Good

```markdown en
| Model | License |
|---|---|
| [Alpha](https://huggingface.co/example/alpha) | Apache 2.0 |
| [Beta](https://huggingface.co/example/beta) | Llama 2 Community License |
```

```json observations
{"type": "hub", "kind": "model", "id": "example/alpha", "at": "2026-05-12", "outcome": "exists", "licence": "apache-2.0"}
{"type": "hub", "kind": "model", "id": "example/beta", "at": "2026-05-12", "outcome": "gated", "licence": "llama2"}
```

## How to fix it

Read the repository's licence, and name it in every edition. Where the repository is wrong, tell its owner, and ignore
this finding with that as the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from readme_sync.align.catalogue import Catalogue
from readme_sync.rules.api import Location, Violation
from readme_sync.rules.hub.licences import contradict, named_in_cell, named_on_hub
from readme_sync.rules.hub.row_cells import answers, row_cells
from readme_sync.rules.messages import cell_span, listed

if TYPE_CHECKING:
    from readme_sync.observation.known import Known

SEVERITY = "warning"


def check(matched: Catalogue, observations: Known) -> Iterator[Violation]:
    """Yield each row whose licence none of its repositories has."""
    for cells in row_cells(matched, "licence"):
        named = named_in_cell(cells.cell.inline.plain)
        if named is None:
            continue
        told = [(answer.final_id or answer.id, named_on_hub(answer.licence)) for answer in answers(cells, observations)]
        known = [(repo, licence) for repo, licence in told if licence is not None]
        if not known or len(known) < len(told) or not all(contradict(named, licence) for _, licence in known):
            continue
        says = listed(list(dict.fromkeys(f"{licence} on the Hub ({repo})" for repo, licence in known)), 2)
        yield Violation(
            f"the licence is {listed(named)} in the row, and {says}",
            cells.edition.document,
            cell_span(cells.cell),
            column_name=cells.header,
            related=tuple(
                Location(edition.document, cell_span(cell), f"the licence in {edition.language}")
                for edition, cell in cells.elsewhere
            ),
            subject=",".join((*named, "/", *(licence for _, licence in known))),
        )
