"""Requests to the Hub's API: the library's errors and headers, our pace and time limits.

huggingface_hub's own ``model_info`` and ``list_models`` go through a session that belongs to the whole
process, sleep on the machine's clock, show no ``RateLimit`` header and lose a page of 500 over one
malformed block; what they know (which answer means what) is in ``hf_raise_for_status``, and that is used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import httpx2
from huggingface_hub.errors import DisabledRepoError, GatedRepoError, HfHubHTTPError, RepositoryNotFoundError
from huggingface_hub.utils import (  # type: ignore[attr-defined]  # documented, and exported lazily
    build_hf_headers,
    hf_raise_for_status,
    parse_ratelimit_headers,
)

from readme_sync import __version__
from readme_sync.http.client import REDIRECTS, Client, Hop, join
from readme_sync.http.failure import NETWORK_ERRORS, PROXY_ERRORS, detail_of, kind_of
from readme_sync.observation import HubOutcome
from readme_sync.values import NamedTuple

_MAX_BODY = 64_000_000  # a listing of 500 repositories, tags and all, is about 1 MB
_REPOSITORY = re.compile(r"/api/(?:models|datasets|spaces)/([\w.-]{1,200}(?:/[\w.-]{1,200})?)", re.ASCII)
_PATIENCE = 10  # windows that one question waits for, when the run has the time


class HubStoppedError(Exception):
    """The Hub part cannot go on, and nothing is judged by it: a bad token, no answer at all."""


class Reply(NamedTuple):
    """What the API answered: ``data`` with ``outcome`` "exists", or what the refusal means.

    ``failure`` is a short word where the outcome is unknown; ``next`` the next page of a listing.
    """

    outcome: HubOutcome
    data: Any = None
    next: str | None = None
    failure: str = ""
    detail: str = ""
    status: int = 0


class HubApi:
    """Asks the API, one GET at a time. The token goes to the endpoint's own origin alone."""

    def __init__(self, asker: Client, endpoint: str, token: str | None) -> None:
        self._client, self._pacer, self._options = asker, asker.pacer, asker.options
        self._base = httpx2.URL(endpoint.rstrip("/") + "/")
        self._token = token or None
        self._headers = {
            **build_hf_headers(token=self._token or False, library_name="readme-sync", library_version=__version__),
            "Accept-Encoding": "gzip, deflate",
        }
        # The Hub counts requests to its API apart from those for its pages, so the pace is kept apart too.
        self._lane = f"{self._base.netloc.decode('ascii')}/api"
        self.requests = 0
        self.remaining: int | None = None  # requests left in the present window, when the Hub says so

    async def get(self, path: str, params: Mapping[str, Any] | None = None) -> Reply:
        """Return the answer to ``GET endpoint/path``; ``path`` may be a whole URL of the same origin.

        Raises:
            HubStoppedError: when the token is refused.
            OutOfTimeError: when the next window begins after the run ends.
        """
        url = self._base.join(path)
        if params:
            url = url.copy_with(query=urlencode(params, doseq=True).encode("ascii"))
        attempt = patience = 0
        while True:
            reply = await self._once(url)
            if reply.status == 429 and patience < _PATIENCE:
                patience += 1  # the pacer has read when its next turn comes
                continue
            attempt += 1
            passing = reply.outcome == "unknown" and (reply.status == 0 or reply.status >= 500)
            if not passing or attempt >= self._options.attempts or not await self._pacer.rest(attempt):
                return reply

    async def _once(self, url: httpx2.URL) -> Reply:
        try:
            for _ in range(6):
                step = await self._step(url)
                location = step.headers.get("location") if step.status in REDIRECTS else None
                if location is None:
                    return self._read(step)
                url = join(url, location)
                if self._ours(url) and (name := _REPOSITORY.fullmatch(url.path)):
                    # Where it leads is the answer: following it would cost a request for each renamed one.
                    return Reply("renamed", {"id": name[1]}, status=step.status)
                if not self._ours(url):
                    return Reply("unknown", failure="redirect", detail=f"redirects to {url.host}", status=step.status)
        except PROXY_ERRORS as error:
            raise HubStoppedError(f"the proxy does not let the Hub through: {detail_of(error)}") from error
        except NETWORK_ERRORS as error:
            return Reply("unknown", failure=kind_of(error), detail=detail_of(error))
        return Reply("unknown", failure="too-many-redirects")

    async def _step(self, url: httpx2.URL) -> Hop:
        self.requests += 1
        step = await self._client.send("GET", url, self._headers, _MAX_BODY, self._lane)
        window = parse_ratelimit_headers(step.headers)
        self.remaining = window.remaining if window is not None else self.remaining
        return step

    def _ours(self, url: httpx2.URL) -> bool:
        return (url.scheme, url.host, url.port) == (self._base.scheme, self._base.host, self._base.port)

    def _read(self, step: Hop) -> Reply:
        try:
            data = json.loads(step.page.body if step.page is not None else b"")
        except (ValueError, RecursionError):
            data = None
        if 200 <= step.status < 300:
            if data is None:
                return Reply("unknown", failure="not-json", detail="the Hub answered something other than JSON")
            return Reply("exists", data, self._next(step), status=step.status)
        return self._refused(step, data if isinstance(data, dict) else {})

    def _next(self, step: Hop) -> str | None:
        links = httpx2.Response(200, headers={"link": step.headers.get("link", "")}).links
        try:
            url = join(step.url, links["next"]["url"])
        except (KeyError, httpx2.InvalidURL):
            return None
        # A mirror may hand on the Hub's own addresses: the token must not follow them.
        return str(url) if self._ours(url) else None

    def _refused(self, step: Hop, data: dict[str, Any]) -> Reply:
        said = data.get("error")
        said = said if isinstance(said, str) else ""
        header = step.headers.get("x-error-message", "")
        coded = "x-error-code" in step.headers
        if step.status == 401 and ("invalid credentials" in f"{header} {said}".lower() or (self._token and not coded)):
            if self._token:
                raise HubStoppedError(f"the Hub refuses the token: {(header or said or 'status 401')[:200]}")
            return Reply("unknown", failure="401", detail=(header or said)[:200], status=401)
        # Only what the library expects is handed on: it stumbles over error bodies of another shape.
        headers = [(name, value) for name, value in step.sent.multi_items() if name not in _BODY_HEADERS]
        answer = httpx2.Response(
            step.status, headers=headers, json={"error": said} if said else {}, request=httpx2.Request("GET", step.url)
        )
        outcome: HubOutcome = "unknown"
        try:
            hf_raise_for_status(answer)
        except GatedRepoError:  # before its parent
            outcome = "gated"
        except RepositoryNotFoundError:
            outcome = "gone"
        except DisabledRepoError:
            outcome = "disabled"
        except HfHubHTTPError:
            if step.status == 403 and "access to this resource is disabled" in said.lower():
                outcome = "disabled"
        failure = str(step.status) if outcome == "unknown" else ""
        return Reply(outcome, failure=failure, detail=(header or said)[:200], status=step.status)


_BODY_HEADERS = frozenset({"content-encoding", "content-length", "content-type", "transfer-encoding"})
