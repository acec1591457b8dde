"""What went wrong on the way, in a word: exceptions of the network's libraries as kinds of failure."""

from __future__ import annotations

import errno
import ssl
from collections.abc import Iterator

import httpcore2
import httpx2

from readme_sync.http.address_policy import ForbiddenAddressError, NameNotFoundError
from readme_sync.observation import FailureKind

# What a request may raise; anything else is a defect of ours and must be seen.
NETWORK_ERRORS = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.DecodingError,
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    ForbiddenAddressError,
    NameNotFoundError,
    TimeoutError,
    OSError,
    UnicodeError,
)
PROXY_ERRORS = (httpx2.ProxyError, httpcore2.ProxyError)
_BY_NUMBER: dict[int, FailureKind] = {
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "reset",
    errno.EPIPE: "reset",
    errno.ECONNABORTED: "reset",
    errno.ETIMEDOUT: "timeout",
}


def kind_of(error: BaseException) -> FailureKind:
    """Return the kind of failure that ``error``, or what caused it, is."""
    for one in _causes(error):
        kind = _kind(one)
        if kind is not None:
            return kind
    return "unreachable"


def detail_of(error: BaseException) -> str:
    """Return one bounded line about ``error``: the innermost cause that says something."""
    lines = [str(one).strip() for one in _causes(error) if str(one).strip()]
    text = lines[-1] if lines else type(error).__name__
    return " ".join(text.split())[:200]


def _kind(error: BaseException) -> FailureKind | None:
    if isinstance(error, ForbiddenAddressError):
        return "address"
    if isinstance(error, NameNotFoundError):
        return "dns"
    if isinstance(error, ssl.SSLError):
        return "tls"
    if isinstance(error, (httpcore2.TimeoutException, httpx2.TimeoutException, TimeoutError)):
        return "timeout"
    if isinstance(error, (httpx2.InvalidURL, UnicodeError, httpcore2.LocalProtocolError, httpx2.LocalProtocolError)):
        return "bad-url"
    if isinstance(error, (httpcore2.RemoteProtocolError, httpx2.RemoteProtocolError, httpx2.DecodingError)):
        return "reset" if "disconnected without" in str(error) else "protocol"
    if isinstance(error, OSError) and error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    if isinstance(error, (httpcore2.ReadError, httpcore2.WriteError, httpx2.ReadError, httpx2.WriteError)):
        return "reset"
    return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    queue = [error]
    while queue and len(seen) < 16:
        one = queue.pop(0)
        if one in seen:
            continue
        seen.append(one)
        queue += [inner for inner in (one.__cause__, one.__context__) if inner is not None]
        if isinstance(one, BaseExceptionGroup):
            queue += one.exceptions
    # The innermost says best what happened: a ConnectError is caused by a certificate, a refusal, ...
    yield from reversed(seen)
