"""A real server on this machine that answers as an endpoint does, rightly or wrongly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

from cenotaph.extract.endpoint import Endpoint
from cenotaph.extract.llm import LlmExtractor
from cenotaph.extract.llm.asking import Patience
from cenotaph.extract.text.reading import Reading

TEXT = (
    "STARAYA GORKA, 4 May 2023. The “Memorial to the Fallen” in Staraya Gorka was demolished on 2 May, the town council said.\n\n"
    "“We will put up a new plaque next to it,” said Anna Petrova, the mayor. The plaque was made in 1958.\n"
    "In the cemetery of Nova Gorka 1,375 people are buried. The cemetery is in poor condition."
)


class Answer(msgspec.Struct):
    """What the server sends: in pieces, with pauses before each."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}
    pause_s: float = 0.0
    pieces: int = 1


def completion(content: object, **more: Any) -> bytes:
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    choice = {"index": 0, "message": {"role": "assistant", "content": words}, "finish_reason": "stop"} | more
    return json.dumps(
        {"id": "1", "object": "chat.completion", "choices": [choice]}, ensure_ascii=False
    ).encode()


def good_answer() -> dict[str, Any]:
    return {
        "things": [
            {"number": 1, "kind": "monument", "name": "Memorial to the Fallen"},
            {"number": 2, "kind": "plaque", "name": None},
            {"number": 3, "kind": "cemetery", "name": None},
        ],
        "quotations": [
            quotation(1, 'The "Memorial to the Fallen" in Staraya Gorka was demolished on 2 May', "the town council",
                      mode="indirect", cue="said"),
            quotation(2, "We will put up a new plaque next to it,", "Anna Petrova", cue="said"),
        ],
        "statements": [
            statement(1, "destroyed", "Memorial to the Fallen", "was demolished on 2 May", quotation=1,
                      places=["Staraya Gorka"], when="2023-05-02", when_words="2 May"),
            statement(2, "erected", "plaque", "We will put up a new plaque next to it", quotation=2, status="planned"),
            statement(3, "burials", "cemetery of Nova Gorka", "In the cemetery of Nova Gorka 1,375 people are buried",
                      count={"min": 1375, "max": 1375}, count_of="people", places=["Nova Gorka"]),
            statement(3, "condition", "cemetery", "The cemetery is in poor condition", value="in poor condition"),
        ],
    }  # fmt: skip


def quotation(number: int, quote: str, speaker: str | None, **more: Any) -> dict[str, Any]:
    given = {
        "number": number,
        "quote": quote,
        "before": None,
        "mode": "direct",
        "speaker": speaker,
        "cue": None,
    }
    return given | more


def statement(thing: int, property_: str, about: str, quote: str, **more: Any) -> dict[str, Any]:
    return {
        "thing": thing, "about": about, "property": property_, "quote": quote, "before": None, "quotation": None,
        "value": None, "places": [], "count": None, "count_of": None, "when": None, "when_words": None, "actor": None,
        "status": "happened",
    } | more  # fmt: skip


class Server:
    """Answers one request after another with what is put into `answers`; the last one is repeated."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.by_text: Callable[[str], Answer] | None = None
        self.asked: list[tuple[str, dict[str, str], dict[str, Any] | None]] = []
        self.ports: list[int] = []
        """Where the questions came from."""
        self._gone = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}"

    def close(self) -> None:
        self._gone.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def says(self, *contents: object) -> None:
        self.answers = [Answer(body=completion(content)) for content in contents]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server._answer(self, None)

            def do_POST(self) -> None:
                server._answer(self, json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its signature
                pass

        return Handler

    def _answer(self, handler: BaseHTTPRequestHandler, question: dict[str, Any] | None) -> None:
        self.asked.append((handler.path, dict(handler.headers.items()), question))
        self.ports.append(handler.client_address[1])
        if self.by_text is not None and question is not None:
            answer = self.by_text(question["messages"][-1]["content"])
        else:
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        try:
            handler.send_response(answer.status)
            for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
                handler.send_header(name, value)
            handler.end_headers()
            step = -(-len(answer.body) // answer.pieces) or 1
            for start in range(0, len(answer.body), step):
                if answer.pause_s and self._gone.wait(answer.pause_s):
                    return
                handler.wfile.write(answer.body[start : start + step])
                handler.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            pass  # the client has had enough


KEY = "sk-very-secret"


class Client:
    """An extractor that asks a server, and does not wait between attempts."""

    def __init__(self, server: Server, *, timeout_s: float = 5.0, model: str | None = "m") -> None:
        self.waits: list[float] = []
        self.kept: list[bytes] = []
        endpoint = Endpoint(base_url=server.url, model=model, key=KEY, timeout_s=timeout_s)
        patience = Patience(attempts=3, sleep=self.waits.append)
        self.extractor = LlmExtractor(endpoint, keep=self.kept.append, patience=patience)

    def read(self, text: str = TEXT) -> Reading:
        return self.extractor.read(text, "en", "2023-05-04")
