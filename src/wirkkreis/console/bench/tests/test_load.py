"""The browsers of ./bench against a server that answers what it is told to."""

import http.server
import threading
from typing import NamedTuple

import pytest

from wirkkreis.console.bench import load


class Served(NamedTuple):
    """Where the server listens, and the forms it was sent."""

    port: int
    sent: list[str]


@pytest.fixture
def server():
    """Answers /good with four bytes, everything else with 500; keeps the forms it was sent."""

    sent: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = b"good"
            self.send_response(200 if self.path == "/good" else 500)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self):
            sent.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.do_GET()

        def log_message(self, *_):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield Served(running.server_port, sent)
        running.shutdown()


def _run(port, path, **more):
    return load.run(
        host="127.0.0.1", port=port, path=path, headers={}, clients=2, seconds=0.1, **more
    )


def test_answers_are_counted_and_timed(server):
    found = _run(server.port, "/good")
    assert found.answers > 2
    assert found.refused == 0
    assert found.size == 4
    assert 0 < found.p50 <= found.p99


def test_what_is_no_answer_is_counted_apart(server):
    found = _run(server.port, "/bad")
    assert found.answers == 0
    assert found.refused > 0


def test_forms_are_sent_once_each(server):
    forms = [f"turn={turn}" for turn in range(5)]
    assert _run(server.port, "/good", forms=forms).answers == 5
    assert sorted(server.sent) == forms


def test_a_server_that_is_not_there_is_no_crash():
    assert _run(1, "/").answers == 0


def test_percentiles_are_values_that_occurred():
    ordered = [float(number) for number in range(1, 101)]
    assert (load.percentile(ordered, 50), load.percentile(ordered, 99)) == (51.0, 100.0)
    assert load.percentile([], 50) == 0.0
