"""GitHub repositories through its API, which says what the page does not: renamed, archived.

https://docs.github.com/en/rest/repos/repos#get-a-repository: 200 with ``full_name`` and ``archived``, 301
for a renamed one, 404 for a missing or private one; 403 or 429 with ``X-RateLimit-Remaining: 0`` when
the token's requests are spent.
"""

from __future__ import annotations

import json

import httpx2

from readme_sync.http.client import Client, Hop, join
from readme_sync.http.clock import Clock
from readme_sync.http.failure import NETWORK_ERRORS
from readme_sync.observation import Answered, Note, Redirect
from readme_sync.probe.plan import LinkAsk
from readme_sync.urls.parts import split

# First segments of github.com that are no accounts.
_PLACES = frozenset(
    "about account advisories apps blog codespaces collections contact copilot customer-stories dashboard education "
    "enterprise events explore features gist github-copilot home issues join login marketplace mobile models new "
    "newsroom nonprofit notifications open-source organizations orgs partners pricing pulls readme resources search "
    "security settings showcases site solutions sponsors stars team topics trending users why-github".split()
)


def repository_of(url: str) -> str | None:
    """Return ``owner/name`` when ``url`` is a repository's front page on github.com, else None."""
    parts = split(url)
    names = [part for part in parts.path.split("/") if part]
    if parts.hostname not in {"github.com", "www.github.com"} or parts.query or len(names) != 2:
        return None
    return None if names[0].lower() in _PLACES else f"{names[0]}/{names[1].removesuffix('.git')}"


def checker(client: Client, clock: Clock) -> GitHubProbe | None:
    """Return what asks GitHub's API in a run; None without a token, whose sixty questions an hour are too few."""
    return GitHubProbe(client, clock) if client.options.github_token else None


class GitHubProbe:
    """Asks the API about one repository at a time. The token goes to the API's own origin alone."""

    def __init__(self, asker: Client, clock: Clock) -> None:
        self._client, self._clock, self._options = asker, clock, asker.options
        self._base = httpx2.URL(self._options.github_api.rstrip("/") + "/")
        self._refused = False

    async def answer(self, link: LinkAsk) -> Answered | None:
        """Return what the API says of a link to a repository's front page; None for any other.

        Raises:
            OutOfTimeError: when the API may not be asked before the run ends.
        """
        repository = None if link.fragments else repository_of(link.key)
        return None if repository is None else await self.ask(link.key, repository)

    async def ask(self, key: str, repository: str) -> Answered | None:
        """Return what the API says of ``repository`` for the link ``key``; None to ask the page instead.

        Raises:
            OutOfTimeError: when the API may not be asked before the run ends.
        """
        if self._refused or self._client.pacer.blocked(self._base.netloc.decode("ascii")):
            return None  # a bad token, or one whose requests are spent for up to an hour: pages answer now
        url = self._base.join(f"repos/{repository}")
        try:
            step = await self._get(url)
            renamed = step.status in {301, 302, 307, 308}
            if renamed:
                url = join(url, step.headers.get("location", ""))
                if _origin(url) != _origin(self._base):
                    return None
                step = await self._get(url)
        except NETWORK_ERRORS:
            return None
        self._refused = step.status == 401
        found = _read(step)
        if step.status != 200 or found is None:
            # A bad or spent token, a server's trouble, or a 404: what the API does not know may be one of GitHub's
            # own pages, or a repository that the token may not see. The page says which.
            return None
        name, archived = found
        same = name.lower() == repository.lower()
        final = key if same else f"https://github.com/{name}"
        steps = () if same else (Redirect(301, final),)
        note: Note = "archived" if archived else ""
        return Answered(key, self._clock.now(), "GET", 200, final, steps, round(step.seconds, 4), note=note)

    async def _get(self, url: httpx2.URL) -> Hop:
        headers = {
            "User-Agent": self._options.user_agent,
            "Accept": "application/vnd.github+json",
            "Authorization": f"Bearer {self._options.github_token}",
            "X-GitHub-Api-Version": "2022-11-28",
        }
        return await self._client.send("GET", url, headers, self._options.max_body)


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _read(step: Hop) -> tuple[str, bool] | None:
    try:
        data = json.loads(step.page.body if step.page else b"")
    except (ValueError, RecursionError):
        return None
    name = data.get("full_name") if isinstance(data, dict) else None
    return (name, data.get("archived") is True) if isinstance(name, str) and name.count("/") == 1 else None
