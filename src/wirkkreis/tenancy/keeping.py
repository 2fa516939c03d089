"""Public pages are made once and kept until something changes (docs/adr/0013).

A kept page is answered before its partnership is entered: one query, for the partnership's row. It
holds as long as the row's revision is the one it was made under and the day is the same.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import has_written

MOST_BYTES = 8_000_000
"""Of one process, for all its partnerships."""
LARGEST_PAGE = 500_000
"""Bytes; larger ones would push out too many others."""

PERSONAL_COOKIES = {settings.SESSION_COOKIE_NAME, "messages"}
PARTICULAR_HEADERS = ("HX-Request", "Authorization", "Range")

Key = tuple[int, str, str]


@dataclass(frozen=True)
class Page:
    """An answer, and when it was right."""

    revision: UUID
    day: date
    headers: dict[str, str]
    content: bytes


class Keeper:
    """As many pages as fit, by partnership and address; what nobody asks for goes first."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._bytes = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Key, revision: UUID, day: date) -> Page | None:
        """The page of that address, if nothing has changed since it was made."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or (page.revision, page.day) != (revision, day):
                return None
            self._pages.move_to_end(key)
            return page

    def keep(self, key: Key, page: Page) -> None:
        """Put a page in the place of an older one of that address."""
        with self._lock:
            self._forget(key)
            self._pages[key] = page
            self._bytes += len(page.content)
            while self._bytes > self._most_bytes:
                self._forget(next(iter(self._pages)))

    def forget_all(self) -> None:
        """Begin anew."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _forget(self, key: Key) -> None:
        if (page := self._pages.pop(key, None)) is not None:
            self._bytes -= len(page.content)


KEEPER = Keeper()


@dataclass(frozen=True)
class Place:
    """Where the answer to a request lies, and under which revision and day it is looked for.

    Both are read before anything of the page is: what is committed while the page is made brings
    a revision under which it will not be found.
    """

    key: Key
    revision: UUID
    day: date

    def kept(self) -> HttpResponse | None:
        """The kept answer, as fresh as if it had been made now."""
        page = KEEPER.find(self.key, self.revision, self.day)
        return HttpResponse(page.content, headers=page.headers) if page else None

    def keep(self, response: HttpResponseBase) -> None:
        """Keep the answer. To be called inside; who has written sees what others do not yet."""
        if isinstance(response, HttpResponse) and _says_the_same(response) and not has_written():
            headers = dict(response.items())
            KEEPER.keep(self.key, Page(self.revision, self.day, headers, response.content))


def place_of(request: HttpRequest, partnership: Partnership) -> Place | None:
    """The place of what everybody is answered alike; None for anything personal or particular.

    That is: nobody signed in, no message waiting, a whole page, no question in the address. The
    address carries the language; the host may stand in links. Within a surrounding transaction
    (tests) rows may be seen that nobody else sees.
    """
    if (
        request.method != "GET"
        or request.META.get("QUERY_STRING")
        or PERSONAL_COOKIES & request.COOKIES.keys()
        or any(name in request.headers for name in PARTICULAR_HEADERS)
        or connection.in_atomic_block
    ):
        return None
    host = f"{request.scheme}://{request.get_host()}"
    return Place((partnership.pk, host, request.path), partnership.revision, clock.today())


def _says_the_same(response: HttpResponse) -> bool:
    """A page that sets no cookie (a form would), forbids nothing, and is not too large."""
    return (
        response.status_code == 200
        and not response.cookies
        and "Cache-Control" not in response.headers
        and len(response.content) <= LARGEST_PAGE
    )
