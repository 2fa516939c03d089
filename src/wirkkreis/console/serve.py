"""`wirkkreis serve`: the web server alone, for an install with its own worker and its own proxy."""

import argparse
import contextlib
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

from wirkkreis.console import children, surroundings
from wirkkreis.console.failure import Failure

APPLICATION = "wirkkreis.config.wsgi:application"
HOST = "127.0.0.1"
PORT = 8000


def main(arguments: list[str]) -> int:
    """Serve on one address until told to stop."""
    parser = argparse.ArgumentParser(prog="wirkkreis serve", description=__doc__)
    parser.add_argument("--host", default=HOST, help=f"the address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port ({PORT})")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    options = parser.parse_args(arguments)
    with children.listening_for_stop(), listening(options.host, options.port) as listener:
        web = children.Child("web", *web_command(listener, workers=options.workers))
        try:
            return children.look_after([web], also=surroundings.revive)
        except children.Stopped:
            return 0


@contextlib.contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """The socket the server will answer on, bound here so that a taken port is known at once."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            # Two servers may bind the same address; only one may listen there.
            listener.listen(512)
        except OSError as error:
            raise Failure(
                f"Port {port} on {host} cannot be used: {error.strerror}.",
                "Name another one with --port, or end the program that uses it.",
            ) from error
        yield listener


def web_command(
    listener: socket.socket, *, workers: int = 2, application: str = APPLICATION
) -> tuple[list[str], tuple[int, ...]]:
    """The command that serves an application on this socket, and the files it has to inherit."""
    shared_memory = Path("/dev/shm")  # noqa: S108 -- gunicorn's heartbeat, not a secret
    place = ["--worker-tmp-dir", str(shared_memory)] if shared_memory.is_dir() else []
    command = [
        *(sys.executable, "-m", "gunicorn", "--bind", f"fd://{listener.fileno()}"),
        *("--config", "python:wirkkreis.config.gunicorn"),
        *("--worker-class", "gthread", "--workers", str(workers), "--threads", "4"),
        *("--log-level", "warning", "--graceful-timeout", "10", *place),
        application,
    ]
    return command, (listener.fileno(),)


def worker_command() -> list[str]:
    """The command of the background worker."""
    return [sys.executable, "-m", "wirkkreis.console", "worker"]
