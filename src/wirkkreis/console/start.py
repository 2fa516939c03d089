"""`./start`: everything up to a running site with a living example partnership."""

import argparse
import contextlib
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from wirkkreis.console import children, preparation, serve, surroundings, telling
from wirkkreis.console.children import Child
from wirkkreis.console.failure import Failure
from wirkkreis.console.preparation import Person

ANSWER_SECONDS = 60.0
FORMER_PORT_SECONDS = 5.0
PORTS_TO_TRY = 100


def main(arguments: list[str]) -> int:
    """Prepare and serve, or only prepare; returns when told to stop."""
    parser = argparse.ArgumentParser(prog="./start", description=__doc__)
    parser.add_argument("--prepare", action="store_true", help="do all but serve")
    parser.add_argument("--port", type=int, help="use this port (8000 or the next free one)")
    options = parser.parse_args(arguments)
    telling.speak_everywhere()
    os.environ.setdefault("WIRKKREIS_DEMO", "1")
    with children.listening_for_stop():
        try:
            return _start(options)
        except children.Stopped:
            telling.say("\nStopped.")
            return 0


def _start(options: argparse.Namespace) -> int:
    with contextlib.ExitStack() as stack:
        with telling.step("Starting PostgreSQL"):
            stack.enter_context(surroundings.ready())
        people = preparation.prepare()
        if options.prepare:
            telling.say("\nPrepared. .venv/bin/wirkkreis is ready; ./start serves the site.")
            return 0
        listener = stack.enter_context(_listening(options.port))
        return _serve(listener, people)


def _serve(listener: socket.socket, people: list[Person]) -> int:
    web = Child("web", *serve.web_command(listener))
    worker = Child("worker", serve.worker_command())
    port = listener.getsockname()[1]
    _remember(port)
    os.environ["WIRKKREIS_PORT"] = str(port)
    with children.stopping([web, worker]):
        with telling.step("Starting the web server and the worker"):
            web.start()
            worker.start()
            _wait_for_an_answer(port, web)
        _introduce(port, people)
        return children.look_after([web, worker], also=surroundings.revive)


def _introduce(port: int, people: list[Person]) -> None:
    telling.say(f"\nWirkkreis is running:  http://127.0.0.1:{port}/\n")
    if people:
        telling.say("People to sign in as, on the page “Anmelden” with one click:")
        roles = max(len(role) for role, _, _ in people)
        names = max(len(name) for _, name, _ in people)
        for role, name, address in people:
            telling.say(f"  {role:<{roles}}  {name:<{names}}  {address}")
        telling.say()
    telling.say("Ctrl-C stops it.")


@contextlib.contextmanager
def _listening(wanted: int | None) -> Iterator[socket.socket]:
    """Port 8000 or the next free one; a port asked for by name, or none."""
    with contextlib.ExitStack() as stack:
        if wanted is not None:
            yield stack.enter_context(serve.listening(serve.HOST, wanted))
            return
        _wait_for_a_killed_start()
        for port in range(serve.PORT, serve.PORT + PORTS_TO_TRY):
            try:
                listener = stack.enter_context(serve.listening(serve.HOST, port))
            except Failure:
                continue
            yield listener
            return
        raise Failure(
            f"No port from {serve.PORT} to {serve.PORT + PORTS_TO_TRY - 1} is free.",
            "Name one with ./start --port.",
        )


def _wait_for_a_killed_start() -> None:
    """Its web server is about to leave; waiting a moment keeps the address people know."""
    try:
        pid, port = map(int, _memory().read_text().split())
    except (OSError, ValueError):
        return
    deadline = time.monotonic() + FORMER_PORT_SECONDS
    while not Path("/proc", str(pid)).exists() and time.monotonic() < deadline:
        try:
            with serve.listening(serve.HOST, port):
                return
        except Failure:
            time.sleep(0.1)


def _remember(port: int) -> None:
    _memory().parent.mkdir(parents=True, exist_ok=True)
    _memory().write_text(f"{os.getpid()} {port}")


def _memory() -> Path:
    return surroundings.var() / "run" / "start"


def _wait_for_an_answer(port: int, web: Child) -> None:
    deadline = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < deadline and web.ended() is None:
        if (status := _status(f"http://{serve.HOST}:{port}/")) is None:
            time.sleep(0.05)
        elif status < 500:
            return
        else:
            raise Failure(
                f"The site starts, but its first page answers {status}.",
                "What went wrong stands above.",
            )
    raise Failure(
        f"The web server does not answer on port {port}.",
        "What it said stands above; `.venv/bin/wirkkreis serve` starts it alone.",
    )


def _status(address: str) -> int | None:
    try:
        # Not through a proxy: the address is this machine.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(address, timeout=ANSWER_SECONDS) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None
