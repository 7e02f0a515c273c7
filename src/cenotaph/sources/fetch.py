"""An address -> a file: fetched once, over HTTP or HTTPS, from a public address.

Invariant: the connection goes to the very address that was checked, at every hop of a redirect, so that no name can
lead into a private network, whatever its server answers the second time it is asked. No more than the limit is written,
and the whole fetching takes no longer than the time given.

It reads nothing of what it fetched, keeps no cookies, follows no proxy of the environment and no link.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import msgspec

from cenotaph import __version__
from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.decoding import decoded
from cenotaph.sources.item import DEFAULT_LIMITS, Limits

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Host and port -> its addresses; raises `OSError` where there is none."""

REDIRECTS = 5
USER_AGENT = f"cenotaph/{__version__} (register of war memorials)"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SUFFIXES = {
    "text/html": ".html", "text/plain": ".txt", "text/csv": ".csv", "application/json": ".json",
    "application/geo+json": ".geojson", "application/pdf": ".pdf", "application/zip": ".zip", "text/xml": ".xml",
    "application/vnd.google-earth.kml+xml": ".kml", "application/xml": ".xml", "application/rss+xml": ".xml",
}  # fmt: skip


class Fetched(msgspec.Struct, frozen=True):
    """What was fetched.

    Attributes:
        path: the file.
        url: where it came from in the end.
        media_type: what the server calls it, without parameters; None where it does not say.
        retrieved_at: UTC seconds.
    """

    path: Path
    url: str
    media_type: str | None
    retrieved_at: int


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """How addresses are found and which are allowed.

    Attributes:
        allow: tells whether an address may be connected to.
        resolve: finds the addresses of a name.
        wait_s: for a connection, and between two pieces of an answer.
        whole_s: for all of it.
    """

    allow: Callable[[Address], bool] = lambda address: is_public(address)
    resolve: Resolve = lambda host, port: _resolve(host, port)
    wait_s: float = 20.0
    whole_s: float = 600.0


def fetch_url(
    url: str, folder: Path, limits: Limits = DEFAULT_LIMITS, network: Network | None = None
) -> Fetched:
    """Fetch what lies at an address into a folder.

    Args:
        url: begins with http:// or https://.
        folder: where the file is written.
        limits: `fetched_bytes` is the most that is taken.
        network: how addresses are found, and which are allowed; public ones only, unless a test says otherwise.

    Raises:
        UnreadableSourceError: it is no such address, or one of a private network (`refused_address`); it has more bytes
            than are allowed (`too_large`); it cannot be fetched (`not_fetched`) or unpacked (`not_decoded`).
    """
    network = network or Network()
    deadline = time.monotonic() + network.whole_s
    here = url
    with httpx.Client(
        trust_env=False,
        timeout=network.wait_s,
        headers={"User-Agent": USER_AGENT},
        # No connection is used twice: one made for one name must not serve another at the same address.
        limits=httpx.Limits(max_keepalive_connections=0),
    ) as client:
        for _ in range(REDIRECTS + 1):
            target = _parsed(url, here)
            request, host = _request(client, url, target, network)
            try:
                response = client.send(request, stream=True)
                try:
                    if response.has_redirect_location:
                        here = str(target.join(response.headers["Location"]))
                        continue
                    return _write(response, target, folder, limits, deadline)
                finally:
                    response.close()
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
                reason = str(error) or type(error).__name__
                raise UnreadableSourceError(
                    url, "not_fetched", f"{host} does not answer: {reason}"
                ) from error
    raise UnreadableSourceError(url, "not_fetched", f"it leads on and on (more than {REDIRECTS} redirects)")


def is_public(address: Address) -> bool:
    """Tell whether an address lies in the public internet, also behind the ways in which IPv6 wraps IPv4.

    >>> is_public(ipaddress.ip_address("93.184.216.34")), is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inner: list[ipaddress.IPv4Address | None] = [
            address.ipv4_mapped,
            address.sixtofour,
            *(address.teredo or ()),
        ]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if any(one is not None and not is_public(one) for one in inner):
            return False
        if address.ipv4_mapped is not None:
            return True
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def _parsed(url: str, here: str) -> httpx.URL:
    try:
        target = httpx.URL(here)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise UnreadableSourceError(url, "refused_address", f"{here!r} is no address: {error}") from error
    if target.scheme not in ("http", "https") or not target.host:
        raise UnreadableSourceError(
            url, "refused_address", f"{here!r} is refused: only http:// and https:// are fetched"
        )
    if target.userinfo:
        raise UnreadableSourceError(url, "refused_address", "an address with a name and password is refused")
    return target


def _request(
    client: httpx.Client, url: str, target: httpx.URL, network: Network
) -> tuple[httpx.Request, str]:
    """Make a request that goes to a checked address but speaks to, and checks the certificate of, the host."""
    host = target.raw_host.decode("ascii").strip("[]")
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = [ipaddress.ip_address(one) for one in network.resolve(host, port)]
    except (OSError, ValueError, UnicodeError) as error:
        raise UnreadableSourceError(url, "not_fetched", f"the name {host} is not known: {error}") from error
    if not found:
        raise UnreadableSourceError(url, "not_fetched", f"the name {host} has no address")
    for address in found:
        if not network.allow(address):
            raise UnreadableSourceError(
                url, "refused_address", f"{host} leads to {address}, which lies in no public network"
            )
    # A public IPv4 address works from everywhere, an IPv6 one does not.
    first = min(found, key=lambda address: address.version)
    headers = {"Host": target.netloc.decode("ascii"), "Accept-Encoding": "identity"}
    request = client.build_request(
        "GET", target.copy_with(host=str(first), fragment=None), headers=headers,
        extensions={"sni_hostname": host},
    )  # fmt: skip
    request.extensions.setdefault("timeout", httpx.Timeout(network.wait_s).as_dict())
    return request, host


def _write(
    response: httpx.Response, target: httpx.URL, folder: Path, limits: Limits, deadline: float
) -> Fetched:
    url = str(target.copy_with(fragment=None))
    if response.status_code != 200:
        words = f"{response.status_code} {response.reason_phrase}".strip()
        raise UnreadableSourceError(url, "not_fetched", f"the server answers with {words}")
    media_type = response.headers.get("Content-Type", "").partition(";")[0].strip().casefold() or None
    path = folder / _name(target, media_type)
    body = decoded(
        _in_time(response, url, deadline),
        response.headers.get("Content-Encoding"),
        path=url,
        limit_bytes=limits.fetched_bytes,
    )
    with path.open("wb") as out:
        for chunk in body:
            out.write(chunk)
    return Fetched(path, url, media_type, int(time.time()))


def _in_time(response: httpx.Response, url: str, deadline: float) -> Iterator[bytes]:
    for chunk in response.iter_raw(1 << 16):
        if time.monotonic() > deadline:
            raise UnreadableSourceError(url, "not_fetched", "it takes too long")
        yield chunk


def _name(target: httpx.URL, media_type: str | None) -> str:
    """Make the name of a file of the last part of an address; the suffix of what the server calls it, if it has none."""
    last = target.path.rstrip("/").rpartition("/")[2]
    name = re.sub(r"[^\w.-]+", "-", last)[-100:].strip("-.") or "index"
    return name if "." in name else name + _SUFFIXES.get(media_type or "", "")
