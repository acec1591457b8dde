"""Which addresses may be asked: public ones, and those that the settings allow.

A name is looked up once for a connection, every address it has is judged, and the connection goes to
the addresses that were judged: between check and use nothing is looked up again. Decimal, octal and
hexadecimal spellings need no rule of their own, because what they *resolve to* is what is judged.
"""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable

Resolver = Callable[[str, int], Awaitable[list[str]]]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_ANYWHERE = ("0.0.0.0/0", "::/0")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# The IANA's registries of special-purpose addresses, by hand: `is_global` says something else in each Python version
# (192.0.0.0/24 and 192.88.99.0/24 among others). 168.63.129.16 is the machine's host in Azure (its "WireServer").
_SPECIAL_4 = tuple(
    ipaddress.IPv4Network(one)
    for one in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
        "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
    ).split()
)
# Only 2000::/3 is given out as global unicast. Not in it: 2001::/23 (protocols, Teredo), 2001:db8::/32 and 3fff::/20.
_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_SPECIAL_6 = tuple(ipaddress.IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})  # RFC 5214: the upper half of an interface's identifier


class ForbiddenAddressError(Exception):
    """The host is, or resolves to, an address that is not public."""


class NameNotFoundError(Exception):
    """The host's name does not exist; ``final`` when the resolver says so, not when it could not tell."""

    def __init__(self, message: str, *, final: bool) -> None:
        super().__init__(message)
        self.final = final


class AddressPolicy:
    """Resolves hosts and lets only permitted addresses through.

    ``allow`` holds host names, addresses and networks. The answers are kept for as long as the guard
    lives: one run asks for each name once.
    """

    def __init__(self, allow: Iterable[str] = (), resolver: Resolver | None = None, timeout: float = 10.0) -> None:
        self._hosts: set[str] = set()
        self._networks: list[ipaddress.IPv4Network | ipaddress.IPv6Network] = []
        for item in allow:
            try:
                self._networks.append(ipaddress.ip_network(item, strict=False))
            except ValueError:
                self._hosts.add(item.lower().rstrip("."))
        self._resolver, self._timeout = resolver or resolve, timeout
        self._known: dict[str, asyncio.Future[list[str]]] = {}

    def anywhere(self) -> AddressPolicy:
        """Return a guard that looks names up as this one does, and lets every address through."""
        return AddressPolicy(_ANYWHERE, self._resolver, self._timeout)

    def permits(self, address: str) -> bool:
        """Tell whether connecting to this literal address is permitted."""
        one = ipaddress.ip_address(address.partition("%")[0])
        inner = embedded(one)
        if any(one in network or (inner and inner in network) for network in self._networks):
            return True
        return public(one)

    def check_literal(self, host: str) -> None:
        """Raise ForbiddenAddressError when ``host`` is a forbidden address in any spelling, or a local name.

        For requests through a proxy, which does the looking up itself.
        """
        name = host.lower().strip("[]").rstrip(".")
        if name in self._hosts:
            return
        address = literal(name)
        if address and not self.permits(address):
            raise ForbiddenAddressError(f"{host} is {address}, which is not a public address")
        if _is_local(name):
            raise ForbiddenAddressError(f"{host} is a name of the local network")

    async def addresses(self, host: str, port: int) -> list[str]:
        """Return the addresses that ``host`` may be reached at, the best first.

        Raises:
            ForbiddenAddressError: when any of its addresses is not permitted.
            NameNotFoundError: when it has none.
        """
        name = host.lower().rstrip(".")
        pending = self._known.get(name)
        if pending is None:
            pending = self._known[name] = asyncio.ensure_future(self._look_up(name, port))
        found = await asyncio.shield(pending)
        if name not in self._hosts:
            for address in found:
                if not self.permits(address):
                    raise ForbiddenAddressError(f"{host} resolves to {address}, which is not a public address")
        return found

    def said_gone(self, host: str) -> bool:
        """Return whether the resolver's last word on this host was that there is none.

        False where it said nothing, and for the names of a local network: a network that we are not in.
        """
        name = host.lower().rstrip(".")
        known = self._known.get(name)
        error = known.exception() if known is not None and known.done() and not known.cancelled() else None
        return isinstance(error, NameNotFoundError) and error.final and name not in self._hosts and not _is_local(name)

    def found_publicly(self, host: str) -> bool:
        """Return whether this is a name that was looked up and found at public addresses, and at no others."""
        name = host.lower().rstrip(".")
        known = self._known.get(name)
        if _is_local(name) or literal(name) or known is None or not known.done() or known.cancelled():
            return False
        return known.exception() is None and all(_is_public(one) for one in known.result())

    def is_outside(self, host: str) -> bool:
        """Return whether this host is on the public network, as far as can be known.

        A name that was not found here is taken for one that a proxy would find, or that is gone.
        """
        name = host.lower().strip("[]").rstrip(".")
        if address := literal(name):
            return _is_public(address)
        known = self._known.get(name)
        if _is_local(name) or name in self._hosts:
            return False
        if known is None or not known.done() or known.cancelled() or known.exception() is not None:
            return True
        return all(_is_public(one) for one in known.result())

    def forget(self, host: str) -> None:
        """Look this host up anew the next time: a name is only gone when it was asked for twice."""
        self._known.pop(host.lower().rstrip("."), None)

    async def _look_up(self, name: str, port: int) -> list[str]:
        if "%" not in name and (address := literal(name)):
            return [address]  # there is nothing to look up, and so no thread to do it in
        found = None
        try:
            found = await asyncio.wait_for(self._resolver(name, port), self._timeout)
        except TimeoutError:
            pass  # told below: what is raised here would have a timeout as its cause, and be taken for the server's
        except socket.gaierror as error:
            raise NameNotFoundError(f"{name}: {error.strerror or error}", final=error.errno in _NO_SUCH_NAME) from error
        except (OSError, UnicodeError) as error:
            raise NameNotFoundError(f"{name}: {error}", final=False) from error
        if found is None:
            raise NameNotFoundError(f"looking up {name} took longer than {self._timeout:g} s", final=False)
        if not found:
            raise NameNotFoundError(f"{name} has no address", final=True)
        return list(dict.fromkeys(found))


def _is_local(name: str) -> bool:
    """Return whether a name is kept for local networks (RFC 6761, 6762, 8375; ``.internal`` by ICANN)."""
    return name == "localhost" or name.endswith((".localhost", ".local", ".internal", ".home.arpa"))


_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def literal(host: str) -> str | None:
    """Return the address that ``host`` spells (also ``2130706433``, ``0x7f.1``, ``0177.0.0.1``), or None."""
    try:
        return str(ipaddress.ip_address(host.partition("%")[0]))
    except ValueError:
        pass
    try:
        return socket.inet_ntoa(socket.inet_aton(host)) if host and " " not in host else None
    except (OSError, ValueError):  # UnicodeError is one
        return None


def embedded(address: Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 one carries (mapped, 6to4, Teredo, NAT64), or None."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.teredo:
        return address.teredo[1]
    if int(address) >> 32 == 0 and int(address) > 1:  # ::127.0.0.1, deprecated and still routed by some
        return ipaddress.IPv4Address(int(address))
    return address.ipv4_mapped or address.sixtofour


def public(address: Address) -> bool:
    """Tell whether an address is one that anybody on the Internet could be asked at."""
    inner = embedded(address)
    if inner is not None:
        return public(inner)
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in network for network in _SPECIAL_4)
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return False  # reaches into the site whose router it names
    return address in _UNICAST_6 and not any(address in network for network in _SPECIAL_6)


def _is_public(address: str) -> bool:
    return public(ipaddress.ip_address(address.partition("%")[0]))


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of ``host`` as the machine's resolver gives them.

    Raises:
        OSError: what ``getaddrinfo`` raises.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[str]] = loop.create_future()

    def settle(addresses: list[str] | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(addresses or [])

    def work() -> None:
        addresses, failure = None, None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            addresses = [str(address[4][0]) for address in found]
        except (OSError, UnicodeError) as error:
            failure = error
        with contextlib.suppress(RuntimeError):  # the run ended before this lookup did
            loop.call_soon_threadsafe(settle, addresses, failure)

    # A daemon thread: a resolver that hangs must not keep the program from ending.
    thread = threading.Thread(target=work, name=f"look up {host}", daemon=True)
    try:
        thread.start()
    except RuntimeError as error:  # many hang already, and the machine has no room for another
        raise OSError(str(error)) from error
    return await future
