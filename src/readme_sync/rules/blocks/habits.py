"""What the translators of a pair of editions keep: only what they keep otherwise is missed where it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from readme_sync.align.block_facts import FactKind
from readme_sync.rules.blocks.alike import are_uploads, same_host
from readme_sync.rules.blocks.compare import Difference
from readme_sync.urls.locales import url_language

# So many differences of a kind are no habit, besides this share of all facts of the kind.
_LOST: Mapping[FactKind, tuple[int, float]] = {
    "code": (1, 0.02),
    "link": (2, 0.15),
    "repository": (2, 0.15),
    "image": (3, 0.25),
    "badge": (3, 0.25),
    "address": (1, 0.15),
    "footnote": (1, 0.1),
    "state": (1, 0.05),
}
_CHANGED: Mapping[FactKind, tuple[int, float]] = {
    "code": (2, 0.1),
    "link": (3, 0.25),
    "repository": (3, 0.25),
    "image": (3, 0.25),
    "badge": (3, 0.5),
    "number": (3, 0.2),
    "address": (2, 0.25),
    "footnote": (1, 0.1),
    "state": (3, 0.1),
}


_MANY_LINKS = 10


def kept_by_habit(found: Sequence[Difference], kept: Counter[FactKind]) -> Iterator[Difference]:
    """Yield the differences that stand out from what this pair of editions does otherwise.

    A slip (one letter, one digit) stands out anywhere. Where many facts of a kind differ, the translators choose
    them. Of a block that was rewritten only slips are told: it may say different things.
    """
    count = Counter((one.what, one.kind) for one in found if not one.slip)
    whole = {kind: kept[kind] + sum(one.kind == kind for one in found) for kind in {one.kind for one in found}}
    for one in found:
        if one.pair.reason == "rewritten" and not one.slip:
            continue
        if one.slip or one.what == "moved":
            yield one
            continue
        limits = (_LOST if one.what == "lost" else _CHANGED).get(one.kind)
        if limits is not None and count[one.what, one.kind] <= limits[0] + limits[1] * whole[one.kind]:
            yield one._replace(doubtful=_is_choice(one, whole[one.kind]))


def _is_choice(one: Difference, facts: int) -> bool:
    """Tell whether a translator may have chosen a page: one of another site, or a repository instead of a page.

    So may they where the source's is an upload, or a page for the source's own readers.

    Where editions have many links and keep them, a page of another site stands out as well.
    """
    if one.what != "changed" or one.own is None or one.other is None or one.kind not in ("link", "repository", "badge"):
        return False
    if one.kind == "badge":
        return not same_host(one.own, one.other)  # it says the same by another service
    if are_uploads(one.own, one.other) or url_language(one.other.shown) is not None:
        return True
    return one.own.kind != one.other.kind or (facts < _MANY_LINKS and not same_host(one.own, one.other))
