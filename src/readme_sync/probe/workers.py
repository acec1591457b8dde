"""The run's workers: a few for each host, a few for the Hub, one record of what they bring."""

from __future__ import annotations

import asyncio  # noqa: TID253 -- it lies behind the door, and has one itself: huggingface_hub
from collections import deque
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from readme_sync.http.address_policy import AddressPolicy
from readme_sync.http.client import Client
from readme_sync.http.names import ask_again
from readme_sync.http.options import ProbeOptions
from readme_sync.http.quirks import special_limits
from readme_sync.http.rate_limit import OutOfTimeError, RateLimiter
from readme_sync.http.transport import GuardedTransport
from readme_sync.observation import Answered, Failed, Listing, NotAsked, Observation
from readme_sync.probe.checkers.links import LinkProbe, PageWaitsError, ProxyDownError
from readme_sync.probe.checkers.sources import SOURCES
from readme_sync.probe.outcome import Outcome, Progress, World
from readme_sync.probe.plan import LinkAsk, Plan
from readme_sync.urls.parts import split

if TYPE_CHECKING:
    from readme_sync.store.store import Store

_SILENT = frozenset({"timeout", "refused", "unreachable", "reset"})
_SAID_BY_US = frozenset({"address", "bad-url"})  # needed no network to be found


class Workers:
    """Asks everything in ``plan`` and fills ``outcome``."""

    def __init__(
        self,
        plan: Plan,
        before: Mapping[str, Observation],
        store: Store,
        options: ProbeOptions,
        world: World,
        outcome: Outcome,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self.plan, self.before, self.store, self.options, self.world = plan, before, store, options, world
        self.outcome, self._progress = outcome, progress
        self.pending: dict[str, None] = dict.fromkeys(plan.keys)
        self.reasons: dict[str, str] = {}
        self._total, self._held, self._answered = len(self.pending), list[Failed](), set[bool]()
        self._silent: dict[str, int] = {}
        self._unwritten, self._news = list[Observation](), asyncio.Event()
        self._stop = ""

    async def run(self) -> None:
        """Ask; come back when all is asked, the time is up, or somebody interrupts."""
        options, clock = self.options, self.world.clock
        deadline = None if options.max_time is None else clock.monotonic() + options.max_time
        self.pacer = RateLimiter(
            clock, options.limits, special=special_limits(), deadline=deadline, backoff=options.backoff,
            concurrency=options.concurrency,
        )  # fmt: skip
        self.guard = AddressPolicy(options.allow, self.world.resolver, options.dns_timeout)
        transport = GuardedTransport(
            self.guard, http2=options.http2, verify=self.world.verify, proxies=self.world.proxies
        )
        asker = Client(transport, self.pacer, options)
        self._links = LinkProbe(asker, clock)
        self._sources = [one for make in SOURCES if (one := make(asker, clock)) is not None]
        late = "the run's time was up"
        try:
            async with asyncio.timeout(options.max_time):
                await self._ask_all()
                await self._ask_names_again()
        except TimeoutError:
            self._stop = self._stop or late
        except asyncio.CancelledError:
            self.outcome.interrupted, self._stop = True, "the run was interrupted"
        except BaseExceptionGroup as group:
            first: BaseException = group
            while isinstance(first, BaseExceptionGroup):
                first = first.exceptions[0]
            raise first from group  # a defect of ours: the first one tells enough
        finally:
            self._finish()
            await transport.aclose()

    def keep(self, one: Observation) -> None:
        """Record ``one``: in the store before anything is waited for, unless it may be our own network's failure."""
        self.pending.pop(one.key, None)
        if isinstance(one, Failed) and one.kind not in _SAID_BY_US and not self._is_its_own(one):
            self._held.append(one)
            return
        self._unwritten.append(one)
        self._news.set()
        if isinstance(one, Listing):  # for the next plan, not for anybody's verdict
            return
        self.outcome.observations.append(one)
        if isinstance(one, Answered) and one.status != 511:
            self._take_note(is_outside=self._is_outside(one))

    def _is_its_own(self, one: Failed) -> bool:
        """Return whether this failure is the link's own: somebody else answered from the same side of the network.

        Who answers inside (an allowed private address) says nothing of the way out. Names are asked for again first.
        """
        return one.kind != "dns" and (True in self._answered or (bool(self._answered) and not self._is_outside(one)))

    def _is_outside(self, one: Answered | Failed) -> bool:
        return self.guard.is_outside(split(one.url).hostname)

    def _take_note(self, *, is_outside: bool) -> None:
        if is_outside not in self._answered:
            self._answered.add(is_outside)
            self._release([held for held in self._held if self._is_its_own(held)])

    def tell(self) -> None:
        """Report how far the run is."""
        if self._progress is not None:
            waiting = tuple(sorted(self.pacer.waiting().items(), key=lambda pair: -pair[1]))
            self._progress(Progress(self._total - len(self.pending), self._total, waiting))

    def network_answers(self) -> None:
        """Take note that somebody out there answered: failures are then the links' own."""
        self._take_note(is_outside=True)

    async def _ask_all(self) -> None:
        queues: dict[str, deque[LinkAsk]] = {}
        for link in self.plan.links:
            queues.setdefault(link.host, deque()).append(link)
        async with asyncio.TaskGroup() as group:
            helpers = [group.create_task(self._tick()), group.create_task(self._write())]
            workers = []
            if self.plan.owners:
                from readme_sync.probe.hub_workers import ask_hub

                workers.append(group.create_task(ask_hub(self)))
            for nth in range(self.options.limits.concurrency):  # each host's first question goes out before its second
                some = [(host, queue) for host, queue in queues.items() if nth < len(queue)]
                workers += [group.create_task(self._work(host, queue)) for host, queue in some]
            await asyncio.gather(*workers)
            for helper in helpers:
                helper.cancel()

    async def _tick(self) -> None:
        while self._progress is not None:
            await asyncio.sleep(1.0)
            self.tell()

    async def _write(self) -> None:
        """Put what came in together into the store together: a transaction each costs as much as the asking."""
        while True:
            await self._news.wait()
            self._flush()
            self.tell()

    def _flush(self) -> None:
        self._news.clear()
        some, self._unwritten = self._unwritten, []
        if some:
            self.store.record(*some)

    async def _work(self, host: str, queue: deque[LinkAsk]) -> None:
        later = dict[str, str]()  # links whose own page asked for a pause, and the page
        while queue and not self._stop:
            link = queue.popleft()
            if self._silent.get(host, 0) >= self.options.give_up_host_after:
                self.reasons[link.key] = f"{host} did not answer {self._silent[host]} times in a row"
                continue
            try:
                if link.key in later:
                    await self._links.page_turn(later[link.key])
                one = await self._ask(link)
            except PageWaitsError as error:
                if link.key in later:
                    self.reasons[link.key] = str(error)
                else:
                    later[link.key] = error.url
                    queue.append(link)  # it waits while the others are asked
                continue
            except OutOfTimeError as error:
                self.reasons[link.key] = str(error)
                continue
            except ProxyDownError as error:
                self._stop = f"the proxy does not let us through: {error}"
                self.outcome.warnings.append(self._stop)
                return
            silent = isinstance(one, Failed) and one.kind in _SILENT
            self._silent[host] = self._silent.get(host, 0) + 1 if silent else 0
            self.keep(one)

    async def _ask(self, link: LinkAsk) -> Answered | Failed:
        for source in self._sources:
            if (told := await source.answer(link)) is not None:
                return told
        before = self.before.get(link.key)
        return await self._links.ask(link.key, link.fragments, before if isinstance(before, Answered) else None)

    async def _ask_names_again(self) -> None:
        unresolved = [held for held in self._held if held.kind == "dns"]
        again = await ask_again(self.guard, unresolved, [link.host for link in self.plan.links]) if unresolved else []
        if again:  # other names resolve, so the resolver's word counts
            self._held = [held for held in self._held if held.kind != "dns"] + again
            self._release(again)

    def _release(self, some: list[Failed]) -> None:
        self._held = [held for held in self._held if held not in some]
        self.store.record(*some)
        self.outcome.observations += some

    def _finish(self) -> None:
        self._flush()
        quiet = "nothing at all answered in this run: the network is down, or blocks us"
        if self._answered:
            quiet = self._stop or "no public name was found in this run, and nothing outside the local network answered"
        if self._held and not self._stop:
            self.outcome.warnings.append(quiet)
        self.outcome.not_asked += [NotAsked(held.key, f"{quiet} ({held.detail})") for held in self._held]
        for key in self.pending:
            reason = self.reasons.get(key) or self._stop or "it was not reached"
            self.outcome.not_asked.append(NotAsked(key, reason))
        self.tell()
