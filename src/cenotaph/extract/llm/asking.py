"""One question to an OpenAI-compatible endpoint over HTTP, and its answer as bytes.

Invariant: only the given address is called, with no proxy of the environment, no redirect and no cookie; an answer takes
no more bytes and no more time than allowed. The key is sent to that address and stands in no message.
Addresses of private networks are allowed here: a model on one's own machine is the common case, and the address comes
from the person at the command line, never from a document.

Source: the API reference of OpenAI, "Create chat completion", in the part that llama.cpp, Ollama, vLLM and others answer.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import msgspec

from cenotaph import __version__
from cenotaph.errors import EndpointError, UnreadableSourceError, UnusableReplyError, UsageError
from cenotaph.extract.endpoint import Endpoint
from cenotaph.sources.decoding import decoded

LONGEST_REPLY_BYTES = 4_000_000
"""The statements of a part of a document are some ten thousand bytes."""

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_FORM_REFUSED = frozenset({400, 415, 422, 501})
"""What an endpoint answers that does not know the form in which it is to answer; the next one is tried then."""

_FORMS: dict[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "json_schema": lambda schema: {
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "reading", "strict": True, "schema": schema},
        }
    },
    "json_object": lambda _schema: {"response_format": {"type": "json_object"}},
    "text": lambda _schema: {},
}
_VERSIONED = re.compile(r"/v\d+[a-z0-9]*$")
_SHOWN_CHARS = 200


class Patience(msgspec.Struct, frozen=True, kw_only=True):
    """How often and how soon an endpoint is asked again.

    Attributes:
        attempts: in all.
        first_wait_s: after the first failure; doubled after each.
        longest_wait_s: also where the endpoint asks for more.
        sleep: waits.
    """

    attempts: int = 5
    first_wait_s: float = 1.0
    longest_wait_s: float = 60.0
    sleep: Callable[[float], None] = time.sleep


class Asker:
    """Asks one endpoint; remembers which form of answer it can be asked for."""

    def __init__(self, endpoint: Endpoint, patience: Patience | None = None) -> None:
        """Check the address; nothing is asked yet.

        Raises:
            UsageError: it is no address of HTTP.
        """
        if endpoint.key is not None and not re.fullmatch(r"[!-~]+", endpoint.key):
            # HTTP would refuse it, too, and print it.
            raise UsageError("the key in CENOTAPH_LLM_KEY holds signs that no key has")
        self._base = _base_of(endpoint.base_url)
        self._key = endpoint.key
        self._timeout_s = endpoint.timeout_s
        self._patience = patience or Patience()
        self._forms = list(_FORMS)
        self._client = httpx.Client(
            trust_env=False,
            follow_redirects=False,
            timeout=httpx.Timeout(endpoint.timeout_s, connect=min(20.0, endpoint.timeout_s)),
            headers={
                "User-Agent": f"cenotaph/{__version__}",
                "Accept-Encoding": "identity",
                **({"Authorization": f"Bearer {endpoint.key}"} if endpoint.key else {}),
            },
        )

    @property
    def address(self) -> str:
        """The address that is asked."""
        return f"{self._base}/chat/completions"

    def only_model(self) -> str:
        """Ask which model there is.

        Raises:
            EndpointError: it does not say, or has several.
        """
        status, body = self._patiently("GET", f"{self._base}/models", None)
        try:
            if status != 200:
                raise ValueError(f"it answers with {status}")
            names = [str(one["id"]) for one in msgspec.json.decode(body)["data"]]
        except (ValueError, TypeError, KeyError, RecursionError):
            raise EndpointError(
                f"{self._base}/models", "it does not say which models it has: name one with --model"
            ) from None
        if len(names) != 1:
            shown = ", ".join(_shown(name) for name in names[:12]) or "none"
            raise EndpointError(f"{self._base}/models", f"name a model with --model; there are: {shown}")
        return names[0]

    def ask(self, model: str, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> bytes:
        """Ask one question; returns the body of the answer.

        Raises:
            EndpointError: nothing answers, or with a refusal that the next question would meet, too.
            UnusableReplyError: it takes too long, or is too long.
        """
        status, body = 0, b""
        for at, form in enumerate(self._forms):
            question: dict[str, Any] = {
                "model": model,
                "messages": messages,
                "temperature": 0,
                "stream": False,
                **_FORMS[form](schema),
            }
            status, body = self._patiently("POST", self.address, msgspec.json.encode(question))
            if status == 200:
                self._forms = self._forms[at:]
                return body
            if status not in _FORM_REFUSED:
                break
        raise self._refusal(status, body)

    def _refusal(self, status: int, body: bytes) -> EndpointError:
        words = self._words_of(body)
        said = f": {words}" if words else ""
        if status in (400, 413, 422):
            return UnusableReplyError(self.address, f"it refuses the text with {status}{said}")
        hint = ""
        if status in (401, 403):
            hint = (
                " (the key is read from CENOTAPH_LLM_KEY)" if not self._key else " (it does not take the key)"
            )
        elif 300 <= status < 400:
            hint = " (it leads elsewhere, and is not followed: give the address that it leads to)"
        return EndpointError(self.address, f"it answers with {status}{hint}{said}")

    def _words_of(self, body: bytes) -> str:
        """Find the message of an error; a web page has none."""
        try:
            said = msgspec.json.decode(body)
            inner = said.get("error", said) if isinstance(said, dict) else said
            words = inner.get("message", "") if isinstance(inner, dict) else inner
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            words = "" if body.lstrip()[:1] == b"<" else body[:_SHOWN_CHARS].decode("utf-8", "replace")
        return _shown(str(words).replace(self._key, "***") if self._key else str(words))

    # --- again and again

    def _patiently(self, method: str, address: str, content: bytes | None) -> tuple[int, bytes]:
        wait_s = self._patience.first_wait_s
        for attempt in range(1, self._patience.attempts + 1):
            is_last = attempt == self._patience.attempts
            asked_s: float | None = None
            try:
                status, body, asked_s = self._once(method, address, content)
                if status not in _AGAIN:
                    return status, body
                if is_last:
                    words = self._words_of(body)
                    tail = f": {words}" if words else ""
                    raise EndpointError(address, f"it answers with {status}, {attempt} times{tail}")
            except httpx.TimeoutException as error:
                if not isinstance(error, httpx.ConnectTimeout):
                    raise self._too_slow(address) from error
                if is_last:
                    raise EndpointError(address, f"nothing answers there, {attempt} times asked") from error
            except httpx.HTTPError as error:
                if is_last:
                    reason = _shown(str(error)) or type(error).__name__
                    raise EndpointError(
                        address, f"it does not answer ({reason}), {attempt} times asked"
                    ) from error
            self._patience.sleep(min(asked_s or wait_s, self._patience.longest_wait_s))
            wait_s *= 2
        raise AssertionError("the last attempt returns or raises")

    def _once(self, method: str, address: str, content: bytes | None) -> tuple[int, bytes, float | None]:
        deadline = time.monotonic() + self._timeout_s
        headers = {"Content-Type": "application/json"} if content is not None else {}
        request = self._client.build_request(method, address, content=content, headers=headers)
        response = self._client.send(request, stream=True)
        try:
            body = bytearray()
            chunks = decoded(
                response.iter_raw(),
                response.headers.get("Content-Encoding"),
                path=address,
                limit_bytes=LONGEST_REPLY_BYTES,
            )
            for chunk in chunks:
                body += chunk
                if time.monotonic() > deadline:
                    raise self._too_slow(address)
            return response.status_code, bytes(body), _seconds(response.headers.get("Retry-After"))
        except UnreadableSourceError as error:
            raise UnusableReplyError(address, f"the answer is refused: {error.reason}") from error
        finally:
            response.close()

    def _too_slow(self, address: str) -> UnusableReplyError:
        return UnusableReplyError(address, f"no whole answer came within {self._timeout_s:g} seconds")


def _base_of(given: str) -> str:
    """Complete a base address.

    >>> _base_of("http://localhost:11434"), _base_of("https://llm.example/openai/v1/chat/completions")
    ('http://localhost:11434/v1', 'https://llm.example/openai/v1')
    """
    try:
        url = httpx.URL(given.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise UsageError(f"{given!r} is no address of an endpoint: {error}") from error
    if url.scheme not in ("http", "https") or not re.fullmatch(rb"[\w.:-]+", url.raw_host):
        raise UsageError(f"{given!r} is no address of an endpoint: it begins with http:// or https://")
    if url.userinfo or url.query or url.fragment:
        raise UsageError(
            "the address of an endpoint holds no name, password or query; a key goes into CENOTAPH_LLM_KEY"
        )
    base = str(url).rstrip("/").removesuffix("/chat/completions").rstrip("/")
    return base if _VERSIONED.search(base) else f"{base}/v1"


def _seconds(written: str | None) -> float | None:
    """Read Retry-After where it is a number of seconds."""
    return float(written) if written and re.fullmatch(r"\d{1,6}(\.\d{1,3})?", written.strip()) else None


def _shown(words: str) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(plain.split())[:_SHOWN_CHARS]
