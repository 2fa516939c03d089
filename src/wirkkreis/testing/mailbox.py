"""A mail server with a mailbox behind it, as small as the doctor needs."""

import asyncio
import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller

PASSWORD = "open sesame"  # noqa: S105  # opens nothing but this mailbox


class Delivery:
    """Takes letters and keeps their text; those to `nobody` are refused."""

    def __init__(self) -> None:
        self.letters: list[str] = []

    async def handle_RCPT(  # noqa: N802 -- the name the library calls
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.letters.append(envelope.content.decode())
        return "250 kept"


class _AnyPort(Controller):
    """Listens on a port that the system chose, and learns which."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]  # aiosmtpd names no types here


@contextmanager
def mail_server() -> Iterator[tuple[Delivery, int]]:
    """A server on this machine: what it kept, and its port."""
    delivery = Delivery()
    controller = _AnyPort(delivery, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield delivery, controller.port
    finally:
        controller.stop()


@contextmanager
def mailbox(letters: list[str]) -> Iterator[int]:
    """The IMAP port of a mailbox that holds these letters; deleting takes them out."""

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, command = line.decode().strip().partition(" ")
                for said in _answer(command, letters):
                    self.wfile.write(f"{said.replace('TAG', tag)}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def _answer(command: str, letters: list[str]) -> Iterator[str]:
    if command == "CAPABILITY":
        yield "* CAPABILITY IMAP4REV1"
    elif command.startswith("LOGIN") and PASSWORD not in command:
        yield "TAG NO wrong password"
        return
    elif command.startswith("SELECT") and "INBOX" not in command:
        yield "TAG NO no such folder"
        return
    elif asked := re.match(r'SEARCH SUBJECT "(.+)"', command):
        found = [str(i) for i, text in enumerate(letters, 1) if asked[1] in text]
        yield f"* SEARCH {' '.join(found)}".rstrip()
    elif asked := re.match(r"STORE (\d+) \+FLAGS", command):
        letters[int(asked[1]) - 1] = ""
    elif command == "EXPUNGE":
        letters[:] = filter(None, letters)
    yield "TAG OK done"
