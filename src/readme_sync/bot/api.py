"""The little of GitHub's REST API that the bot needs: https://docs.github.com/rest, version 2022-11-28."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx2

from readme_sync import __version__
from readme_sync.bot.identity import WORKFLOW, Identity
from readme_sync.errors import ReadmeSyncError

TIMEOUT = 20.0  # seconds, for connecting and for each read
PATIENCE = 600.0  # seconds of waiting in all, before a run gives up and leaves the rest to the next one
_TRIES = 5
_MOST_PAGES = 1_000  # of 100 items each
_ABSENT = frozenset({404, 410})
_CONFLICT = 409
_PAUSES = (1.0, 4.0, 15.0, 60.0)  # seconds before each new try when the server does not say
_BUSY = frozenset({502, 503, 504})
_REDIRECTS = frozenset({301, 302, 307, 308})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class GitHubError(ReadmeSyncError):
    """GitHub did not do what was asked; says what it answered and what to do."""


class RefusedError(GitHubError):
    """GitHub understood and will not: no permission, no such repository, or it finds the request wrong."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class UnsureError(GitHubError):
    """The answer never came, so what was asked for may have been done all the same: look before trying again."""


class GitHub:
    """One repository on github.com or on an Enterprise server.

    The token goes to the host of ``api_url`` and to no other: redirects and next pages that lead elsewhere
    are errors. ``sleep`` and ``clock`` (seconds since 1970) are there for tests.
    """

    def __init__(
        self,
        repository: str,
        token: str,
        *,
        api_url: str = "https://api.github.com",
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
        transport: httpx2.BaseTransport | None = None,
    ) -> None:
        self._origin = httpx2.URL(api_url)
        if self._origin.scheme != "https" and self._origin.host not in _LOOPBACK:
            raise GitHubError(f"GITHUB_API_URL is {api_url}: a token goes over https only")
        self._api_url = api_url.rstrip("/")
        self._base = f"{self._api_url}/repos/{repository}"
        self._graphql = f"{self._api_url.removesuffix('/v3')}/graphql"  # an Enterprise server: /api/v3 and /api/graphql
        self._sleep = sleep
        self._clock = clock
        self._waited = 0.0
        self._identity: Identity | None = None
        self._viewer_asked = False
        self._client = httpx2.Client(
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {token}",
                "User-Agent": f"readme-sync/{__version__}",
                "X-GitHub-Api-Version": "2022-11-28",
            },
            timeout=TIMEOUT,
            transport=transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def items(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """Yield the items of a listing below the repository (``/issues``), following its pages.

        Raises:
            GitHubError: when GitHub refuses, or cannot be reached for too long.
        """
        seen = set[str]()
        url: str | None = str(httpx2.URL(self._base + path, params={**query, "per_page": "100"}))
        while url is not None:
            answer = self._ask("GET", url)
            page = self._json(answer)
            if not isinstance(page, list):
                raise GitHubError(f"GitHub answered {path} with something that is no list")
            yield from (item for item in page if isinstance(item, dict))
            seen.add(url)
            url = answer.links.get("next", {}).get("url")
            if url is not None and (url in seen or len(seen) >= _MOST_PAGES):
                raise GitHubError(f"GitHub's listing of {path} does not end")

    def create(self, path: str, fields: Mapping[str, object]) -> dict[str, Any]:
        """Make something new below the repository, and return it.

        Raises:
            UnsureError: when the answer was lost: it may exist now. Trying again blindly would make a second one.
            GitHubError: when GitHub refuses, or wants us to wait for too long.
        """
        answer = self._ask("POST", self._base + path, fields)
        try:
            return self._object(answer)
        except GitHubError as garbled:  # it says that it is done, and no more that can be read
            raise UnsureError(str(garbled)) from garbled

    def change(self, path: str, fields: Mapping[str, object]) -> dict[str, Any]:
        """Change something below the repository, and return what it is now; raises as ``items`` does."""
        return self._object(self._ask("PATCH", self._base + path, fields))

    def remove(self, path: str) -> None:
        """Delete something below the repository; one that is gone already is no error. Raises as ``items`` does."""
        try:
            self._ask("DELETE", self._base + path)
        except RefusedError as refused:
            if refused.status not in _ABSENT:
                raise

    def one(self, path: str) -> dict[str, Any] | None:
        """Return one thing below the repository as it is now, or None when it is gone; raises as ``items`` does."""
        try:
            return self._object(self._ask("GET", self._base + path))
        except RefusedError as refused:
            if refused.status in _ABSENT:
                return None
            raise

    def swap(self, ref: str, before: str, after: str | None) -> bool:
        """Let a ref point at ``after`` (None removes it) if it is at ``before`` at that very moment.

        REST takes no condition with a change, GraphQL does: ``updateRefs``, ``beforeOid``.

        Returns:
            False where the server does not know how; nothing is changed then.

        Raises:
            UnsureError: the answer was lost: look where the ref is.
            RefusedError: the ref is elsewhere, or may not be changed.
        """
        node = self._object(self._ask("GET", self._base)).get("node_id")
        update = {"name": f"refs/{ref}", "beforeOid": before, "afterOid": after or "0" * len(before), "force": True}
        variables = {"input": {"repositoryId": node, "refUpdates": [update]}}
        query = "mutation ($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }"
        try:
            answer = self._object(self._ask("POST", self._graphql, {"query": query, "variables": variables}))
        except RefusedError as refused:
            if refused.status in _ABSENT:
                return False
            raise
        errors = answer.get("errors")
        if not errors:
            return True
        if "undefinedField" in str(errors) or "doesn't exist" in str(errors):
            return False
        raise RefusedError(f"GitHub refuses to move {ref}: {str(errors)[:300]}", _CONFLICT)

    def identity(self) -> Identity:
        """Return whose token this is, asked once: a user's, or else that of the app which workflows act as.

        ``/user`` answers users alone. Whether it is another app's token, ``ask_viewer`` can tell.
        """
        if self._identity is None:
            self._identity = self._user() or Identity(WORKFLOW, is_app=True)
        return self._identity

    def ask_viewer(self) -> bool:
        """Ask GraphQL which app the token belongs to; return whether that is another one than was thought."""
        if not self.identity().is_app or self._viewer_asked:
            return False
        self._viewer_asked = True
        login = self._viewer()
        if login is None or login == self.identity().login:
            return False
        self._identity = Identity(login, is_app=True)
        return True

    def is_now(self, identity: Identity) -> None:
        """Take note of whose token it is, as something that was just made says."""
        self._identity = identity

    def _user(self) -> Identity | None:
        try:
            login = self._object(self._ask("GET", f"{self._api_url}/user")).get("login")
        except RefusedError:
            return None
        return Identity(login, is_app=False) if isinstance(login, str) and login else None

    def _viewer(self) -> str | None:
        try:
            value = self._object(self._ask("POST", self._graphql, {"query": "{ viewer { login } }"}))
            login = value["data"]["viewer"]["login"]
        except (GitHubError, KeyError, TypeError):
            return None
        return login if isinstance(login, str) and login else None

    def wait(self, seconds: float, trouble: str) -> None:
        """Let ``seconds`` pass.

        Raises:
            GitHubError: when that would be more than ``PATIENCE`` in all.
        """
        if self._waited + seconds > PATIENCE:
            raise GitHubError(f"GitHub asks us to wait {seconds:,.0f} s ({trouble}): too long, try again later")
        self._waited += seconds
        self._sleep(seconds)

    def _ask(self, method: str, url: str, fields: Mapping[str, object] | None = None) -> httpx2.Response:
        """Return the first answer that is a success, after as many waits and redirects as it takes."""
        trouble = ""
        for attempt in range(_TRIES):
            not_done = False
            try:
                answer = self._send(method, url, fields)
            except httpx2.InvalidURL as error:
                raise GitHubError(f"GitHub sends us to what is no address: {str(error)[:200]}") from error
            except httpx2.RequestError as error:
                trouble, pause = f"{type(error).__name__}: {error}", None
            else:
                if answer.is_success:
                    return answer
                pause = self._asked_to_wait(answer)
                if pause is None and answer.status_code not in _BUSY:
                    raise _refusal(method, answer)
                trouble = f"{answer.status_code} {answer.reason_phrase}".strip()
                not_done = answer.status_code not in _BUSY
            if method == "POST" and not not_done:
                raise UnsureError(
                    f"GitHub did not confirm that it made something at {httpx2.URL(url).path} ({trouble})"
                )
            if attempt + 1 < _TRIES:
                self.wait(_PAUSES[attempt] if pause is None else pause, trouble)
        raise GitHubError(f"GitHub did not answer {method} {httpx2.URL(url).path} in {_TRIES} tries ({trouble})")

    def _send(self, method: str, url: str, fields: Mapping[str, object] | None) -> httpx2.Response:
        for _ in range(4):  # a renamed repository answers with a redirect; a longer chain is a mistake
            target = httpx2.URL(url)
            if (target.scheme, target.host, target.port) != (self._origin.scheme, self._origin.host, self._origin.port):
                raise GitHubError(f"GitHub sends us to {target.host}, which is not to see our token")
            answer = self._client.request(method, target, json=fields)
            if answer.status_code not in _REDIRECTS or "Location" not in answer.headers:
                return answer
            try:
                url = str(target.join(answer.headers["Location"]))
            except ValueError as error:  # urllib's way to say that it is no URL
                raise httpx2.InvalidURL(str(error)) from error
        raise GitHubError(f"GitHub redirects without end at {httpx2.URL(url).path}")

    def _asked_to_wait(self, answer: httpx2.Response) -> float | None:
        """Return the seconds that GitHub wants us to wait, or nothing if that is not its trouble.

        Limits come as 429 or 403: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api.
        """
        if answer.status_code not in (403, 429, *_BUSY):
            return None
        after = answer.headers.get("Retry-After", "").strip()
        if after.isdecimal():
            return float(after)
        if after:
            try:
                return max(0.0, parsedate_to_datetime(after).timestamp() - self._clock())
            except (ValueError, OverflowError):
                pass  # neither a number nor a date: as if it were not there
        reset = answer.headers.get("X-RateLimit-Reset", "")
        if answer.headers.get("X-RateLimit-Remaining") == "0" and reset.isdecimal():
            return max(1.0, float(reset) - self._clock())
        return 60.0 if answer.status_code == 429 or "rate limit" in answer.text[:2_000].lower() else None

    def _object(self, answer: httpx2.Response) -> dict[str, Any]:
        value = self._json(answer)
        if not isinstance(value, dict):
            raise GitHubError(f"GitHub answered {answer.request.url.path} with something that is no object")
        return value

    @staticmethod
    def _json(answer: httpx2.Response) -> Any:
        try:
            return answer.json()
        except (ValueError, RecursionError):
            raise GitHubError(f"GitHub answered {answer.request.url.path} with something that is no JSON") from None


def connect(environ: Mapping[str, str]) -> GitHub:
    """Return the repository that a workflow's environment names (GITHUB_REPOSITORY, _TOKEN, _API_URL).

    Raises:
        GitHubError: when the repository or the token is missing.
    """
    missing = [name for name in ("GITHUB_REPOSITORY", "GITHUB_TOKEN") if not environ.get(name)]
    if missing:
        raise GitHubError(f"{' and '.join(missing)} must be set to write to GitHub")
    api_url = environ.get("GITHUB_API_URL") or "https://api.github.com"
    return GitHub(environ["GITHUB_REPOSITORY"], environ["GITHUB_TOKEN"], api_url=api_url)


_ADVICE = {
    401: "the token is not valid",
    403: "the token may not do this: the job needs `issues: write`, `pull-requests: write` or `contents: write`",
    404: "there is no such repository, or the token cannot see it",
    410: "issues are switched off in this repository",
}


def _refusal(method: str, answer: httpx2.Response) -> RefusedError:
    try:
        said = answer.json()
    except (ValueError, RecursionError):
        said = {}
    message = str(said.get("message", "")) if isinstance(said, dict) else ""
    details = said.get("errors") if isinstance(said, dict) else None
    if details:
        message = f"{message}: {str(details)[:200]}"
    parts = [f"GitHub refuses {method} {answer.request.url.path}: {answer.status_code}", message[:300]]
    parts.append(_ADVICE.get(answer.status_code, ""))
    return RefusedError(", ".join(filter(None, parts)), answer.status_code)
