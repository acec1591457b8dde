"""Links: HEAD, then GET where HEAD is not to be believed; redirects followed one by one, each recorded."""

from __future__ import annotations

from dataclasses import dataclass, field

import httpx2

from readme_sync.http.client import REDIRECTS, Client, Hop, is_name, join
from readme_sync.http.clock import Clock
from readme_sync.http.failure import NETWORK_ERRORS, PROXY_ERRORS, detail_of, kind_of
from readme_sync.http.page import look_up, says_gone, title_of, wall_of
from readme_sync.http.quirks import Quirk, quirk_of
from readme_sync.observation import Answered, Failed, Note, Redirect

_PASSING = frozenset({"timeout", "reset", "refused", "unreachable", "protocol"})
_GONE = frozenset({404, 410})
_LOGIN = ("/login", "/signin", "/sign_in", "/sign-in", "/servicelogin", "/users/sign_in", "/accountchooser")
_TITLE = 65_536  # bytes of a page that nobody asked the content of: its title stands there
_PATIENCE = 6  # how often one link waits for a host that says "too many requests"


class PageWaitsError(Exception):
    """This page alone asks for a pause so long that others are to be asked first."""

    def __init__(self, url: str, wait: float) -> None:
        super().__init__(f"{url} asks to wait {wait:.0f} s")
        self.url = url


class ProxyDownError(Exception):
    """The user's proxy refuses: that says nothing about any link."""


@dataclass(slots=True)
class _Chain:
    """One question on its way from redirect to redirect."""

    key: str
    method: str
    fragments: tuple[str, ...]
    headers: dict[str, str]
    url: httpx2.URL
    fresh: bool = False  # on connections that nothing was asked on before
    redirects: list[Redirect] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    cookies: httpx2.Cookies | None = None
    seconds: float = 0.0


class LinkProbe:
    """Asks about one link at a time; any number may be asked at once.

    It never sends a token: no header of ours but the ones a browser would send leaves for any host.
    """

    def __init__(self, asker: Client, clock: Clock) -> None:
        self._client, self._clock = asker, clock
        self._pacer, self._options = asker.pacer, asker.options

    async def ask(self, key: str, fragments: tuple[str, ...] = (), before: Answered | None = None) -> Answered | Failed:
        """Return what the network says of the link ``key`` (from ``link_key``), and whether it has ``fragments``.

        ``before`` is what it answered last: its validators make the request conditional.

        Raises:
            OutOfTimeError: when its host may not be asked before the run ends.
            ProxyDownError: when the user's proxy does not let us through.
        """
        attempt = patience = 0
        while True:
            one = await self._once(key, fragments, before, again=attempt > 0)
            if isinstance(one, Answered) and one.status in {429, 503} and patience < _PATIENCE:
                if self._pacer.blocked(_host(one.final_url)):
                    patience += 1  # its turn comes when the host's pause is over
                    continue
                if wait := self._pacer.page_wait(_host(one.final_url), one.final_url):
                    raise PageWaitsError(one.final_url, wait)
            attempt += 1
            if not _to_be_confirmed(one) or attempt >= self._options.attempts or not await self._pacer.rest(attempt):
                return one

    async def page_turn(self, url: str) -> None:
        """Wait until this page may be asked again.

        Raises:
            OutOfTimeError: when that is after the run's end.
        """
        await self._pacer.page_turn(_host(url), url)

    async def _once(
        self, key: str, fragments: tuple[str, ...], before: Answered | None, *, again: bool
    ) -> Answered | Failed:
        """Ask with HEAD, then with GET where that proves nothing; ``again``: with GET on a new connection."""
        quirk = quirk_of(key)
        method = "GET" if again or fragments or (quirk is not None and quirk.get) else "HEAD"
        one = await self._follow(self._chain(key, method, fragments, before, quirk, fresh=again), before)
        if method == "HEAD" and _doubtful(one):
            one = await self._follow(self._chain(key, "GET", fragments, before, quirk, fresh=True), before)
        if quirk is not None and quirk.refers and isinstance(one, Answered) and not one.note:
            one = one._replace(note="refers")
        return one

    def _chain(
        self,
        key: str,
        method: str,
        fragments: tuple[str, ...],
        before: Answered | None,
        quirk: Quirk | None,
        *,
        fresh: bool,
    ) -> _Chain:
        headers = {
            "User-Agent": self._options.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            **dict(quirk.headers if quirk else ()),
        }
        if before is not None and _reusable(before, fragments):
            if before.etag:
                headers["If-None-Match"] = before.etag
            if before.last_modified:
                headers["If-Modified-Since"] = before.last_modified
        instead = quirk.instead(key) if quirk is not None and quirk.instead is not None else None
        try:
            url = httpx2.URL(instead or key)
        except (httpx2.InvalidURL, ValueError, UnicodeError):
            url = httpx2.URL("")
        return _Chain(key, method, fragments, headers, url, fresh)

    async def _follow(self, chain: _Chain, before: Answered | None) -> Answered | Failed:
        try:
            while True:
                if refusal := self._refuse(chain):
                    return self._failed(chain, *refusal)
                step = await self._hop(chain)
                chain.seconds += step.seconds
                location = step.headers.get("location") if step.status in REDIRECTS else None
                if location is None:
                    return self._answered(chain, step, before)
                self._go_on(chain, step, location)
        except PROXY_ERRORS as error:
            raise ProxyDownError(detail_of(error)) from error
        except NETWORK_ERRORS as error:
            return self._failed(chain, kind_of(error), detail_of(error))

    async def _hop(self, chain: _Chain) -> Hop:
        headers = chain.headers
        if chain.cookies is not None:
            request = httpx2.Request(chain.method, chain.url, headers=headers)
            chain.cookies.set_cookie_header(request)
            headers = dict(request.headers)
        limit = self._options.max_body if chain.fragments else _TITLE
        return await self._client.send(chain.method, chain.url, headers, limit, fresh=chain.fresh)

    def _refuse(self, chain: _Chain) -> tuple[str, str] | None:
        if chain.url.scheme not in {"http", "https"} or not chain.url.host:
            where = f"redirects to {chain.url.scheme or 'nowhere'}:" if chain.redirects else "has no host to ask"
            return "bad-url", where
        if len(chain.redirects) > self._options.max_redirects:
            return "too-many-redirects", f"{len(chain.redirects)} redirects"
        mark = f"{chain.url} {sorted(chain.cookies.items()) if chain.cookies else ''}"
        if mark in chain.seen:
            return "too-many-redirects", f"redirects in a circle, to {str(chain.url)[:200]}"
        chain.seen.add(mark)
        return None

    @staticmethod
    def _go_on(chain: _Chain, step: Hop, location: str) -> None:
        target = join(chain.url, location)
        if target.host and not is_name(target.host):
            raise httpx2.InvalidURL(f"redirects to {target.host[:100]!r}, which cannot be a host")
        chain.redirects.append(Redirect(step.status, str(target)))
        if "set-cookie" in step.headers:  # some sites redirect for ever until their cookie comes back
            chain.cookies = chain.cookies or httpx2.Cookies()
            answer = httpx2.Response(step.status, headers=step.sent)
            answer.request = httpx2.Request("GET", chain.url)
            chain.cookies.extract_cookies(answer)
        chain.url = target
        for name in ("If-None-Match", "If-Modified-Since"):  # they were another page's
            chain.headers.pop(name, None)

    def _answered(self, chain: _Chain, step: Hop, before: Answered | None) -> Answered:
        unchanged = before if step.status == 304 else None
        return Answered(
            chain.key,
            self._clock.now(),
            chain.method,
            step.status,
            str(step.url) if chain.redirects else chain.key,
            tuple(chain.redirects),
            round(chain.seconds, 4),
            _short(step.headers.get("etag")) or (unchanged.etag if unchanged else None),
            _short(step.headers.get("last-modified")) or (unchanged.last_modified if unchanged else None),
            _short(step.headers.get("content-type")),
            unchanged.fragments if unchanged else look_up(chain.fragments, step.page) if step.page else (),
            _note(chain, step),
            title_of(step.page)[:200] if step.page and step.status >= 400 else "",
        )

    def _failed(self, chain: _Chain, kind: str, detail: str) -> Failed:
        return Failed(
            chain.key,
            self._clock.now(),
            kind,  # type: ignore[arg-type]  # _refuse and kind_of return kinds only
            detail,
            chain.method,
            str(chain.url) if chain.redirects else chain.key,
            tuple(chain.redirects),
            round(chain.seconds, 4),
        )


def _host(url: str) -> str:
    return httpx2.URL(url).netloc.decode("ascii")


def _to_be_confirmed(one: Answered | Failed) -> bool:
    """Return whether to ask once more: what may pass, and what would be proof but was said only once."""
    if isinstance(one, Failed):
        return one.kind in _PASSING
    return one.status >= 500 or (one.status in _GONE and not one.note)


def _doubtful(one: Answered | Failed) -> bool:
    """Tell whether HEAD's answer has to be confirmed by GET: servers refuse HEAD, and lie to it."""
    if isinstance(one, Failed):
        return one.kind in {"reset", "protocol", "timeout", "too-many-redirects"}
    return one.status >= 400 and one.status != 429


def _reusable(before: Answered, fragments: tuple[str, ...]) -> bool:
    known = {name for name, _ in before.fragments}
    return not before.redirects and before.status in {200, 304} and not before.note and known.issuperset(fragments)


def _short(value: str | None) -> str | None:
    return value if value is not None and len(value) <= 500 else None


def _note(chain: _Chain, step: Hop) -> Note:
    waf = step.headers.get("x-amzn-waf-action", "") or step.headers.get("cf-mitigated", "")
    if waf.lower() in {"challenge", "captcha"} or step.status == 202:
        return "challenge"
    if chain.redirects and 200 <= step.status < 300:
        asked, final = httpx2.URL(chain.key), step.url
        if final.path.lower().rstrip("/").endswith(_LOGIN) and not asked.path.lower().rstrip("/").endswith(_LOGIN):
            return "login"
        if _went_home(asked, final):
            return "to-home"
    if step.page is not None and (wall := wall_of(step.page, step.status)):
        return wall
    if step.page is not None and 200 <= step.status < 300 and says_gone(step.page):
        return "soft-404"
    return "broken-body" if step.page is not None and not step.page.complete and chain.fragments else ""


def _went_home(asked: httpx2.URL, final: httpx2.URL) -> bool:
    """Tell whether a page of a site became the site's front page, which is how many bury their dead."""
    if asked.raw_host.removeprefix(b"www.") != final.raw_host.removeprefix(b"www."):
        return False
    segments = [part for part in asked.path.split("/") if part]
    deep = len(segments) > 1 or (len(segments) == 1 and len(segments[0]) > 3 and not segments[0].startswith("index"))
    return deep and final.path in {"", "/"} and not final.query
