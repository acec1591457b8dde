"""Everything about a probe that somebody may want otherwise. All times are seconds, all sizes bytes."""

from __future__ import annotations

from datetime import timedelta

from readme_sync import __version__
from readme_sync.observation import State
from readme_sync.values import NamedTuple


class HostLimits(NamedTuple):
    """How hard one host may be asked: at once, and the least time between two requests' starts."""

    concurrency: int = 8
    interval: float = 0.05


class Ages(NamedTuple):
    """How long an observation answers for the network. Unknown ones are asked again at once."""

    alive: timedelta = timedelta(days=7)
    dead: timedelta = timedelta(days=1)
    unknown: timedelta = timedelta(0)

    def of(self, state: State) -> timedelta:
        """Return the age at which an observation of this state is asked again."""
        return self.unknown if state == "unknown" else self.dead if state == "dead" else self.alive


class ProbeOptions(NamedTuple):
    """The limits and addresses of one run.

    ``allow`` names hosts and networks (``"127.0.0.0/8"``, ``"wiki.internal"``) that may be asked although
    they are not public. A ``hub_token`` of None means the one that huggingface_hub knows (HF_TOKEN, a
    login), an empty one means none; ``hub_endpoint`` None means HF_ENDPOINT or the Hub itself.
    """

    # A stock rule of mod_security refuses a User-Agent with "link" in it: projectbenyehuda/bybe, pull request 1594.
    user_agent: str = f"Mozilla/5.0 (compatible; readme-sync/{__version__})"
    concurrency: int = 128
    limits: HostLimits = HostLimits()
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    total_timeout: float = 45.0
    dns_timeout: float = 10.0
    attempts: int = 2
    backoff: float = 1.0
    max_redirects: int = 20
    max_body: int = 2_000_000
    max_url: int = 8_000
    give_up_host_after: int = 5
    max_time: float | None = 1800.0  # half an hour: a Retry-After of a year is honoured by not waiting for it
    http2: bool = True
    allow: tuple[str, ...] = ()
    ages: Ages = Ages()
    hub_endpoint: str | None = None
    hub_token: str | None = None
    hub_concurrency: int = 4
    hub_quota: int = 500
    hub_window: float = 300.0
    hub_page: int = 500
    github_api: str = "https://api.github.com"
    github_token: str | None = None
