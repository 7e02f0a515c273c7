"""Fetching, from a server of our own on 127.0.0.1 that only the tests may reach."""

from __future__ import annotations

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cenotaph.errors import UnreadableSourceError
from cenotaph.sources.fetch import Address, Network, fetch_url, is_public
from cenotaph.sources.item import Limits


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        self.server.seen.append((self.headers["Host"], self.headers["User-Agent"]))  # type: ignore[attr-defined]
        name = self.path.strip("/").partition("?")[0]
        if name == "loop":
            self.answer(302, b"", ("Location", "/loop"))
        elif name == "hop":
            self.answer(302, b"", ("Location", "/list.csv"))
        elif name.startswith("to-"):
            self.answer(302, b"", ("Location", self.headers["X-To"] or f"http://{name[3:]}/"))
        elif name == "bomb":
            self.answer(200, gzip.compress(bytes(5_000_000)), ("Content-Encoding", "gzip"))
        elif name == "packed":
            self.answer(200, gzip.compress(b"a,b\n"), ("Content-Encoding", "gzip"))
        elif name == "page":
            self.answer(200, b"<html></html>", ("Content-Type", "text/html; charset=utf-8"))
        elif name == "missing":
            self.answer(404, b"")
        elif name == "large":
            self.answer(200, bytes(200_000))
        else:
            self.answer(200, b"a,b\n1,2\n", ("Content-Type", "text/csv"))

    def answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for key, value in headers:
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base class
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.seen = []  # type: ignore[attr-defined]
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def local(address: Address) -> bool:
    """The one allowance: this machine, and nothing else that is private."""
    return str(address) == "127.0.0.1" or is_public(address)


def network(**answers: str) -> Network:
    """Names that lead to this machine, or where the test says."""

    def resolve(host: str, _port: int) -> list[str]:
        return answers.get(host.replace(".", "_"), "127.0.0.1").split()

    return Network(allow=local, resolve=resolve, wait_s=5)


def refused(url: str, folder: Path, allowed: Network | None = None, **limits: int) -> str:
    with pytest.raises(UnreadableSourceError) as caught:
        fetch_url(url, folder, Limits(**limits), allowed)
    return caught.value.code


def test_a_file_is_fetched_from_the_address_that_was_checked(
    server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    url = f"http://lists.example:{server.server_port}/list.csv?x=1#part"
    fetched = fetch_url(url, tmp_path, Limits(), network())
    assert fetched.path == tmp_path / "list.csv"
    assert fetched.path.read_bytes() == b"a,b\n1,2\n"
    assert fetched.url == url.removesuffix("#part")
    assert fetched.media_type == "text/csv"
    ((host, agent),) = server.seen  # type: ignore[attr-defined]
    assert host == f"lists.example:{server.server_port}"
    assert agent.startswith("cenotaph/")


def test_redirects_are_followed_and_checked(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    base = f"http://a.example:{server.server_port}"
    assert fetch_url(f"{base}/hop", tmp_path, Limits(), network()).url == f"{base}/list.csv"
    assert refused(f"{base}/loop", tmp_path, network()) == "not_fetched"
    inner = network(inner_example="10.0.0.7")
    assert refused(f"{base}/to-inner.example", tmp_path, inner) == "refused_address"
    assert refused(f"{base}/to-[::1]", tmp_path, Network(allow=local, wait_s=5)) in (
        "refused_address",
        "not_fetched",
    )


@pytest.mark.parametrize(
    "answer",
    ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fc00::1", "224.0.0.1", "0.0.0.0", "::ffff:10.0.0.1",
     "64:ff9b::a00:1", "2002:a00:1::", "100.64.0.1", "240.0.0.1", "93.184.216.34 192.168.0.1"],
)  # fmt: skip
def test_a_name_that_leads_into_a_private_network_is_refused(tmp_path: Path, answer: str) -> None:
    private = Network(resolve=lambda host, port: answer.split())
    assert refused("http://public.example/", tmp_path, private) == "refused_address"


def test_a_second_answer_of_the_name_server_changes_nothing(
    server: ThreadingHTTPServer, tmp_path: Path
) -> None:
    answers = iter(["127.0.0.1"])

    def resolve(host: str, port: int) -> list[str]:
        return [next(answers)]  # asked once, or the test fails

    fetched = fetch_url(
        f"http://a.example:{server.server_port}/list.csv",
        tmp_path,
        Limits(),
        Network(allow=local, resolve=resolve),
    )
    assert fetched.path.exists()


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://a.example/", "http://", "http://u:p@a.example/", "gopher:x", "http://a b/"],
)
def test_what_is_no_address_of_the_web_is_refused(tmp_path: Path, url: str) -> None:
    assert refused(url, tmp_path, network()) in ("refused_address", "not_fetched")


def test_no_more_than_the_limit_is_taken(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    base = f"http://a.example:{server.server_port}"
    assert refused(f"{base}/large", tmp_path, network(), fetched_bytes=100_000) == "too_large"
    assert refused(f"{base}/bomb", tmp_path, network(), fetched_bytes=100_000) == "too_large"
    assert refused(f"{base}/missing", tmp_path, network()) == "not_fetched"


def test_bodies_are_unpacked_and_files_named(server: ThreadingHTTPServer, tmp_path: Path) -> None:
    base = f"http://a.example:{server.server_port}"
    assert fetch_url(f"{base}/packed", tmp_path, Limits(), network()).path.read_bytes() == b"a,b\n"
    assert fetch_url(f"{base}/page/", tmp_path, Limits(), network()).path.name == "page.html"
    assert fetch_url(f"{base}/", tmp_path, Limits(), network()).path.name == "index.csv"


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert refused("http://a.example:9/", tmp_path, network()) == "not_fetched"


@given(st.ip_addresses())
def test_only_what_is_global_is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_loopback
