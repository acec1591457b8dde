"""A Hub on loopback that answers as huggingface.co does, by the table in docs: listings, moves, refusals, windows."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlencode

from readme_sync.http.clock import Clock
from tests.servers.loopback import Answer, Loopback, Request

JSON = (("Content-Type", "application/json; charset=utf-8"),)
KINDS = {"models": "model", "datasets": "dataset", "spaces": "space"}


@dataclass
class Shelf:
    """What the Hub holds. Ids are looked up without regard to case, as the Hub does."""

    repos: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    renamed: dict[tuple[str, str], str] = field(default_factory=dict)
    private: set[tuple[str, str]] = field(default_factory=set)
    disabled: set[tuple[str, str]] = field(default_factory=set)
    gated_away: set[tuple[str, str]] = field(default_factory=set)
    users: set[str] = field(default_factory=set)
    organizations: set[str] = field(default_factory=set)
    collections: set[str] = field(default_factory=set)

    def add(self, repo_id: str, kind: str = "model", **fields: Any) -> None:
        base = {"id": repo_id, "private": False, "gated": False, "tags": [], "createdAt": "2024-01-02T03:04:05.000Z"}
        self.repos[kind, repo_id.lower()] = {**base, **fields}


@dataclass
class Window:
    """A fixed window, and how many requests of it are spent."""

    quota: int
    opened: float
    spent: int = 0


class FakeHub(Loopback):
    """``quota`` requests of the API, and ``pages`` pages, a window of ``window`` seconds.

    ``strange`` maps paths to answers out of the ordinary; ``refused`` counts the answers 429.
    """

    def __init__(
        self, clock: Clock, *, quota: int = 500, pages: int = 100, window: float = 300.0, token: str = "hf_good"
    ) -> None:
        super().__init__()
        self.clock, self.window, self.token = clock, window, token
        self.shelf = Shelf()
        self.strange: dict[str, Answer] = {}
        self.refused = 0
        now = clock.monotonic()
        self.windows = {"api": Window(quota, now), "pages": Window(pages, now)}

    async def answer(self, request: Request, _writer: asyncio.StreamWriter) -> Answer | None:
        name = "api" if request.path.startswith("/api/") else "pages"
        window, now = self.windows[name], self.clock.monotonic()
        if now >= window.opened + self.window:
            window.opened, window.spent = now, 0
        window.spent += 1
        left, reset = max(0, window.quota - window.spent), int(window.opened + self.window - now)
        limits = (
            ("RateLimit", f'"{name}";r={left};t={reset}'),
            ("RateLimit-Policy", f'"fixed window";"{name}";q={window.quota};w={int(self.window)}'),
        )
        if window.spent > window.quota:
            self.refused += 1
            return Answer(429, b'{"error":"Too Many Requests"}', (*JSON, *limits))
        answer = self._answer(request)
        return answer._replace(headers=(*answer.headers, *limits))

    def _answer(self, request: Request) -> Answer:
        if request.path in self.strange:
            return self.strange[request.path]
        authorization = request.headers.get("authorization")
        if authorization not in {None, f"Bearer {self.token}"}:
            return _error(401, "Invalid credentials in Authorization header")
        known = authorization is not None
        parts = [unquote(part) for part in request.path.strip("/").split("/")]
        match parts:
            case ["api", kinds] if kinds in KINDS:
                return self._listing(KINDS[kinds], request)
            case ["api", kinds, *name] if kinds in KINDS and 1 <= len(name) <= 2:
                return self._single(kinds, "/".join(name), known)
            case ["api", "collections", *slug]:
                slug_text = "/".join(slug)
                return _ok({"slug": slug_text}) if slug_text in self.shelf.collections else _error(404, "not found")
            case ["api", "organizations", name, "overview"]:
                return _ok({"name": name}) if name in self.shelf.organizations else _error(404, "no such organization")
            case ["api", "users", name, "overview"]:
                return _ok({"user": name}) if name in self.shelf.users else _error(404, "no such user")
        page = "/".join(parts).lower()
        kind, name_text = "model", page
        for prefix in ("datasets", "spaces"):
            if page.startswith(f"{prefix}/"):
                kind, name_text = KINDS[prefix], page.removeprefix(f"{prefix}/")
        status = 200 if (kind, name_text) in self.shelf.repos else 404
        return Answer(status, b"<html>A page</html>", (("Content-Type", "text/html"),))

    def _listing(self, kind: str, request: Request) -> Answer:
        query = request.query
        author, limit = query["author"][0].lower(), min(int(query["limit"][0]), 500)
        start = int(query.get("cursor", ["0"])[0])
        everything = [
            info
            for (one, name), info in sorted(self.shelf.repos.items())
            if one == kind and name.startswith(f"{author}/") and (one, name) not in self.shelf.private
        ]
        page = everything[start : start + limit]
        headers: tuple[tuple[str, str], ...] = JSON
        if start + limit < len(everything):
            again = urlencode(
                {**{k: v for k, v in query.items() if k != "cursor"}, "cursor": start + limit}, doseq=True
            )
            headers = (*JSON, ("Link", f'<{self.origin}{request.path}?{again}>; rel="next"'))
        shown = [{key: value for key, value in info.items() if key != "cardData"} for info in page]
        return Answer(200, json.dumps(shown).encode(), headers)

    def _single(self, kinds: str, name: str, known: bool) -> Answer:
        key = (KINDS[kinds], name.lower())
        if new := self.shelf.renamed.get(key):
            return Answer(307, b"", (("Location", f"/api/{kinds}/{new}"),))
        if key in self.shelf.disabled:
            return _error(403, "Access to this resource is disabled.")
        if key in self.shelf.gated_away:
            return _error(401, "Access to this repository is restricted", "GatedRepo")
        if key not in self.shelf.repos or key in self.shelf.private:
            return _error(404 if known else 401, "Repository not found", "RepoNotFound")
        return _ok(self.shelf.repos[key])


def _ok(data: Any) -> Answer:
    return Answer(200, json.dumps(data).encode(), JSON)


def _error(status: int, message: str, code: str = "") -> Answer:
    extra = (("X-Error-Message", message), *((("X-Error-Code", code),) if code else ()))
    return Answer(status, json.dumps({"error": message}).encode(), (*JSON, *extra))
