"""Which connection a request goes out on. The connections are httpcore2's, and so is all that is said on them.

httpcore2's own pool serves many origins, from threads and from tasks, in the order of asking. Here an origin has few
connections, one loop, and a pacer that counts: without that pool a link takes a sixth less of the processor.
"""

from __future__ import annotations

from collections.abc import Callable

import httpcore2


class OriginPool:
    """The connections to one origin, made by ``make`` when all others are busy, and used again while they live."""

    def __init__(self, make: Callable[[], httpcore2.AsyncHTTPConnection]) -> None:
        self._make = make
        self._under_way: dict[httpcore2.AsyncHTTPConnection, int] = {}  # requests on each that are not over

    @property
    def idle(self) -> bool:
        """Tell whether no request is under way."""
        return not any(self._under_way.values())

    async def send(self, request: httpcore2.Request) -> tuple[httpcore2.Response, httpcore2.AsyncHTTPConnection]:
        """Return the answer to ``request``, its body unread, and the connection to ``release`` after it."""
        while True:
            connection, stale = self._choose()
            self._under_way[connection] += 1
            try:
                for one in stale:
                    await one.aclose()
                return await connection.handle_async_request(request), connection
            except httpcore2.ConnectionNotAvailable:  # HTTP/2 was hoped for, and HTTP/1.1 is what it became
                self.release(connection)
            except BaseException:
                self.release(connection)
                raise

    def release(self, connection: httpcore2.AsyncHTTPConnection) -> None:
        """Take note that one request on ``connection`` is over."""
        self._under_way[connection] -= 1
        if connection.is_closed() and not self._under_way[connection]:
            del self._under_way[connection]

    async def aclose(self) -> None:
        """Close every connection."""
        for connection in self._under_way:
            await connection.aclose()
        self._under_way.clear()

    def _choose(self) -> tuple[httpcore2.AsyncHTTPConnection, list[httpcore2.AsyncHTTPConnection]]:
        """Return a connection that takes one more request, and those that are of no use any more, no longer ours."""
        stale = []
        chosen = None
        for connection, count in self._under_way.items():
            if not count and (not connection.is_available() or connection.has_expired()):
                stale.append(connection)
            elif not count or _takes_more(connection):
                chosen = connection
                break
        for connection in stale:
            del self._under_way[connection]
        if chosen is None:
            chosen = self._make()
            self._under_way[chosen] = 0
        return chosen, stale


def _takes_more(connection: httpcore2.AsyncHTTPConnection) -> bool:
    """Tell whether a busy connection takes a request beside those it has: HTTP/2 does, and what may yet become it."""
    return connection.is_available() and (connection.can_multiplex() or not connection.is_connected())
