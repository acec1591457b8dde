"""The user's own proxies: which of them a URL goes through, and the connections to it."""

from __future__ import annotations

import importlib.util
import ssl
import urllib.request
from collections.abc import Mapping

import httpcore2
import httpx2


def proxy_for(url: httpx2.URL, named: Mapping[str, str]) -> str | None:
    """Return the proxy for ``url`` among those that the environment names (scheme to URL, ``no`` to a list), if any."""
    proxy = named.get(url.scheme) or named.get("all")
    bypass = urllib.request.proxy_bypass_environment  # type: ignore[attr-defined]  # typeshed lacks it
    if not proxy or bypass(url.host, named):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def pool_through(
    proxy: str, backend: httpcore2.AsyncNetworkBackend, context: ssl.SSLContext | None, *, http2: bool
) -> httpcore2.AsyncConnectionPool:
    """Return connections through ``proxy``, made by ``backend``.

    httpx2's own transport would look the proxy's name up in a thread that the end of the run waits for.

    Raises:
        httpx2.ProxyError: when it is no proxy that we can speak to.
    """
    try:
        given = httpx2.Proxy(proxy)
    except (httpx2.InvalidURL, ValueError) as error:
        raise httpx2.ProxyError(f"its address cannot be used: {error}") from error
    if given.url.scheme.startswith("socks") and importlib.util.find_spec("socksio") is None:
        raise httpx2.ProxyError(f"{given.url}: SOCKS needs the package socksio")
    url = given.url
    where = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore2.AsyncConnectionPool(
        ssl_context=context,
        proxy=httpcore2.Proxy(where, auth=given.raw_auth),
        max_connections=None,  # the pacer counts
        keepalive_expiry=15.0,
        http2=http2,
        network_backend=backend,
    )
