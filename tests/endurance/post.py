"""The mail server of the endurance runs: takes every letter, a little slowly, and keeps it."""

import asyncio
import email
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller

REPEATED = "X-Maybe-Sent-Before"
SLOWNESS = 0.05  # seconds, so that a kill falls into the middle of a letter now and then


class Post:
    """What was delivered: how often to each address, and how often without a word of doubt."""

    def __init__(self) -> None:
        self.delivered: Counter[str] = Counter()
        self.without_doubt: Counter[str] = Counter()

    async def handle_DATA(  # noqa: N802 -- the name the library calls
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        """Keep a letter."""
        await asyncio.sleep(SLOWNESS)
        letter = email.message_from_bytes(envelope.content)
        self.delivered.update(envelope.rcpt_tos)
        if letter[REPEATED] is None:
            self.without_doubt.update(envelope.rcpt_tos)
        await asyncio.sleep(SLOWNESS)
        return "250 kept"


class _AnyPort(Controller):
    """Listens on a port that the system chose, and learns which."""

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def post_office() -> Iterator[tuple[Post, int]]:
    """What it keeps, and its port."""
    post = Post()
    controller = _AnyPort(post, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield post, controller.port
    finally:
        controller.stop()
