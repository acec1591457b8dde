"""The observations themselves: frozen values, filed under keys, that never say what they mean."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from readme_sync.urls.keys import hub_key
from readme_sync.values import NamedTuple

FailureKind = Literal[
    "dns", "timeout", "reset", "refused", "unreachable", "tls", "too-many-redirects", "protocol", "bad-url", "address"
]
HubKind = Literal["model", "dataset", "space", "collection", "owner"]
HubOutcome = Literal["exists", "renamed", "gated", "gone", "disabled", "wrong-kind", "unknown"]
# What an answer's status does not say. The first four prove nothing, whatever the status is; "refers" marks a
# host whose redirects are its purpose (doi.org), "archived" a read-only repository.
Note = Literal["", "challenge", "soft-404", "to-home", "login", "refers", "archived", "broken-body"]
INCONCLUSIVE: frozenset[Note] = frozenset({"challenge", "soft-404", "to-home", "login"})
State = Literal["alive", "moved", "dead", "unknown"]

PERMANENT = frozenset({301, 308})


class Redirect(NamedTuple):
    """One step of a chain: the status that sent us on, and the absolute URL it named."""

    status: int
    url: str


class Answered(NamedTuple):
    """A server answered. ``url`` is the question's key (``link_key``); ``elapsed`` counts seconds."""

    url: str
    at: datetime
    method: str
    status: int
    final_url: str
    redirects: tuple[Redirect, ...] = ()
    elapsed: float = 0.0
    etag: str | None = None
    last_modified: str | None = None
    content_type: str | None = None
    fragments: tuple[tuple[str, bool | None], ...] = ()
    note: Note = ""
    detail: str = ""

    @property
    def key(self) -> str:
        """Return the key that the store files this observation under."""
        return self.url

    @property
    def moved_to(self) -> str | None:
        """Return where the permanent redirects at the chain's head lead, if there are any."""
        if self.note == "refers":
            return None
        target = None
        for step in self.redirects:
            if step.status not in PERMANENT:
                break
            target = step.url
        return target if target is not None and target != self.url else None

    def fragment_found(self, fragment: str) -> bool | None:
        """Tell whether the page has this fragment; None when that could not be told or was not asked."""
        return dict(self.fragments).get(fragment)


class Failed(NamedTuple):
    """No answer came. ``proof`` is set when a name was looked up twice while other names resolved."""

    url: str
    at: datetime
    kind: FailureKind
    detail: str = ""
    method: str = ""
    final_url: str = ""
    redirects: tuple[Redirect, ...] = ()
    elapsed: float = 0.0
    proof: bool = False

    @property
    def key(self) -> str:
        """Return the key that the store files this observation under."""
        return self.url


class HubAnswer(NamedTuple):
    """What the Hub says of one repository, collection or owner.

    ``final_id`` and ``final_kind`` are where it is now (renamed, wrong kind). ``licence`` is the
    card's identifier (``apache-2.0``), ``licence_name`` its name where that is ``other``.
    ``parameters`` is the total that the safetensors headers state. ``failure`` says what went wrong
    where the outcome is ``unknown``.
    """

    kind: HubKind
    id: str
    at: datetime
    outcome: HubOutcome
    final_id: str | None = None
    final_kind: HubKind | None = None
    licence: str | None = None
    licence_name: str | None = None
    parameters: int | None = None
    created_at: datetime | None = None
    last_modified: datetime | None = None
    pipeline_tag: str | None = None
    failure: str = ""
    detail: str = ""

    @property
    def key(self) -> str:
        """Return the key that the store files this observation under."""
        return hub_key(self.kind, self.id)


class Listing(NamedTuple):
    """How many repositories of one kind an owner lists, over how many pages; decides the next plan.

    ``newest`` are the models that were made last, with their days (ISO 8601), the newest first.
    """

    kind: HubKind
    owner: str
    at: datetime
    pages: int
    repositories: int
    complete: bool
    newest: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the key that the store files this observation under."""
        return f"listing:{self.kind}:{self.owner}"


class Translated(NamedTuple):
    """What a translator answered. ``question`` is a digest of all that was asked of which model."""

    question: str
    at: datetime
    model: str
    answer: str

    @property
    def key(self) -> str:
        """Return the key that the store files this observation under."""
        return f"translated:{self.question}"


class NotAsked(NamedTuple):
    """A question that was not put, and why. ``key`` is a link's or a repository's key."""

    key: str
    reason: str


Observation = Answered | Failed | HubAnswer | Listing | Translated
