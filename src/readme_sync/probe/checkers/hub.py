"""The Hub: one listing an owner where that is cheaper, then single questions for what the listings lack."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from typing import Any
from urllib.parse import quote

from readme_sync.http.clock import Clock
from readme_sync.observation import HubAnswer, HubKind, Listing
from readme_sync.probe.checkers.card import answer_from, kind_name
from readme_sync.probe.checkers.hub_api import HubApi, HubStoppedError, Reply
from readme_sync.probe.plan import OwnerAsk

_PATHS: dict[HubKind, str] = {"model": "models", "dataset": "datasets", "space": "spaces"}
# What a repository is when it is not what its link says: the link's "datasets/" or "spaces/" is missing, or too much.
_OTHERS: dict[HubKind, tuple[HubKind, ...]] = {
    "model": ("dataset", "space"),
    "dataset": ("model",),
    "space": ("model",),
}
_EXPAND: dict[HubKind, tuple[str, ...]] = {
    "model": ("gated", "disabled", "private", "createdAt", "lastModified", "safetensors", "pipeline_tag", "tags"),
    "dataset": ("gated", "disabled", "private", "createdAt", "lastModified", "tags"),
    "space": ("disabled", "private", "createdAt", "lastModified", "tags"),
}
_ID = re.compile(r"[\w.-]{1,200}(?:/[\w.-]{1,200})?", re.ASCII)
_NEWEST, _DAY = 40, 10  # models of an owner that are remembered; characters of a day
_SILENT = 3  # questions in a row without any answer: then the Hub is down, or we are


def _newest(ask: OwnerAsk, made: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the models that were made last, with their days."""
    models = [one for one in made if one[1]] if ask.kind == "model" else []
    return tuple(sorted(models, key=lambda one: (one[1], one[0]), reverse=True)[:_NEWEST])


class HubProbe:
    """Asks about one owner's repositories at a time; several owners may be asked at once.

    What is gone under the kind that was cited is kept back until ``settle`` has looked for it under the
    others: "exists as a dataset" says more than "gone".
    """

    def __init__(self, api: HubApi, clock: Clock, page: int = 500, extras: int = 10) -> None:
        """Make a probe whose listings have ``page`` rows and which spends ``extras`` requests on other kinds."""
        self._api, self._clock, self._page, self._extras = api, clock, page, extras
        self._listed: dict[tuple[HubKind, str], dict[str, str]] = {}  # complete listings: folded id to id
        self._owners: set[str] = set()  # owners whom some answer named
        self._silent = 0
        self.gone: list[HubAnswer] = []

    async def ask(self, ask: OwnerAsk) -> AsyncIterator[HubAnswer | Listing]:
        """Yield an answer for each id of ``ask`` but those in ``gone``, and what the listing was like.

        Raises:
            HubStoppedError: when the Hub part cannot go on.
            OutOfTimeError: when the run ends before the Hub may be asked again.
        """
        left = list(ask.ids)
        if ask.method == "list":
            pages, count, cursor = 0, 0, self._listing_path(ask)
            made: list[tuple[str, str]] = []
            while cursor and left and pages < max(1, len(left) / 2):  # a page must be worth its request
                reply = await self._get(cursor, None if pages else self._listing_query(ask))
                if reply.outcome != "exists" or not isinstance(reply.data, list):
                    if pages == 0:
                        for one in left:
                            yield self._refusal(ask.kind, one, reply)
                        return
                    break
                pages, cursor, rows = pages + 1, reply.next or "", self._rows(reply.data, ask)
                count += len(rows)
                made += ((str(row["id"]), str(row.get("createdAt") or "")[:_DAY]) for row in rows.values())
                for one in [one for one in left if one.lower() in rows]:
                    left.remove(one)
                    yield answer_from(rows[one.lower()], ask.kind, one, self._clock.now())
            yield Listing(
                ask.kind,
                ask.owner.lower(),
                self._clock.now(),
                pages + bool(cursor),
                count,
                not cursor,
                _newest(ask, made),
            )
        for one in left:
            answer = await self._single(ask.kind, one)
            if answer.outcome == "gone" and ask.kind in _PATHS:
                self.gone.append(answer)
            else:
                yield answer

    async def settle(self) -> AsyncIterator[HubAnswer]:
        """Yield a last answer for everything in ``gone``: of another kind, or gone.

        Other kinds are asked for within ``extras``, and only as long as the present window lasts.
        """
        while self.gone:
            answer = self.gone[0]
            for kind in _OTHERS[answer.kind]:
                if found := await self._elsewhere(kind, answer.id):
                    answer = answer._replace(
                        outcome="wrong-kind", final_kind=kind, final_id=found, detail=f"exists as a {kind_name(kind)}"
                    )
                    break
            self.gone.pop(0)
            yield answer

    async def _elsewhere(self, kind: HubKind, repo_id: str) -> str | None:
        owner = repo_id.partition("/")[0].lower()
        listed = self._listed.get((kind, owner))
        same_owner = [one for one in self.gone if one.id.lower().startswith(f"{owner}/")]
        spent = self._extras <= 0 or (self._api.remaining is not None and self._api.remaining < len(self.gone))
        if listed is None and spent:
            return None
        self._extras -= listed is None
        if listed is None and len(same_owner) > 1 and "/" in repo_id:
            ask = OwnerAsk(repo_id.partition("/")[0], kind, (repo_id,), "list", 1)
            reply = await self._get(self._listing_path(ask), self._listing_query(ask))
            if reply.outcome == "exists" and isinstance(reply.data, list):
                self._rows(reply.data, ask)
                listed = self._listed.get((kind, owner)) if reply.next else self._close(ask, reply.data)
        if listed is not None:
            return listed.get(repo_id.lower())
        answer = await self._single(kind, repo_id)
        return answer.final_id or repo_id if answer.outcome in {"exists", "gated", "renamed"} else None

    def _close(self, ask: OwnerAsk, data: list[Any]) -> dict[str, str]:
        """Remember a listing that fitted on one page: it answers for the owner's other questions too."""
        found = {one.lower(): str(row["id"]) for one, row in self._rows(data, ask).items()}
        self._listed[ask.kind, ask.owner.lower()] = found
        return found

    async def _single(self, kind: HubKind, repo_id: str) -> HubAnswer:
        now = self._clock.now()
        if not _ID.fullmatch(repo_id) or ".." in repo_id:
            return HubAnswer(kind, repo_id, now, "unknown", failure="bad-id", detail="this cannot be an id on the Hub")
        if kind == "owner":
            return await self._owner(repo_id)
        if kind == "collection":
            reply = await self._get(f"api/collections/{quote(repo_id)}")
            return self._thing(kind, repo_id, reply, "slug")
        expand = _EXPAND[kind] if kind == "space" else (*_EXPAND[kind], "cardData")
        reply = await self._get(f"api/{_PATHS[kind]}/{quote(repo_id)}", {"expand": expand})
        if reply.outcome not in {"exists", "renamed"}:
            return self._refusal(kind, repo_id, reply)
        return answer_from(reply.data, kind, repo_id, self._clock.now())

    async def _owner(self, name: str) -> HubAnswer:
        if name.lower() in self._owners:
            return HubAnswer("owner", name, self._clock.now(), "exists", final_id=name)
        reply = await self._get(f"api/organizations/{quote(name)}/overview")
        if reply.status == 404:
            reply = await self._get(f"api/users/{quote(name)}/overview")
        return self._thing("owner", name, reply, "name")

    def _thing(self, kind: HubKind, name: str, reply: Reply, field: str) -> HubAnswer:
        now = self._clock.now()
        if reply.status == 404:
            return HubAnswer(kind, name, now, "gone", detail=reply.detail)
        if reply.outcome != "exists" or not isinstance(reply.data, dict):
            return self._refusal(kind, name, reply)
        final = reply.data.get(field)
        return HubAnswer(kind, name, now, "exists", final_id=final if isinstance(final, str) else name)

    def _refusal(self, kind: HubKind, repo_id: str, reply: Reply) -> HubAnswer:
        outcome = "unknown" if reply.outcome == "exists" else reply.outcome
        failure = reply.failure or ("shape" if outcome == "unknown" else "")
        return HubAnswer(kind, repo_id, self._clock.now(), outcome, failure=failure, detail=reply.detail)

    async def _get(self, path: str, params: dict[str, Any] | None = None) -> Reply:
        reply = await self._api.get(path, params)
        self._silent = self._silent + 1 if reply.status == 0 and reply.outcome == "unknown" else 0
        if self._silent >= _SILENT:
            raise HubStoppedError(f"the Hub does not answer ({reply.detail or reply.failure})")
        return reply

    @staticmethod
    def _listing_path(ask: OwnerAsk) -> str:
        return f"api/{_PATHS[ask.kind]}"

    def _listing_query(self, ask: OwnerAsk) -> dict[str, Any]:
        return {"author": ask.owner, "limit": self._page, "expand": _EXPAND[ask.kind]}

    def _rows(self, data: Iterable[Any], ask: OwnerAsk) -> dict[str, dict[str, Any]]:
        """Return the page's repositories of this owner, by folded id: the Hub's ids do not differ by case."""
        mine = f"{ask.owner}/".lower()
        rows = {}
        for row in data:
            if isinstance(row, dict) and isinstance(row.get("id"), str) and row["id"].lower().startswith(mine):
                rows[row["id"].lower()] = row
        if rows:
            self._owners.add(ask.owner.lower())
        return rows
