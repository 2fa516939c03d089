"""The one door in: which partnership a request is for, and its transaction."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import get_script_prefix, set_script_prefix
from django.utils.cache import get_conditional_response

from wirkkreis.tenancy.keeping import Place, place_of
from wirkkreis.tenancy.loopback import is_loopback
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import current_id, inside

Answer = Callable[[HttpRequest], HttpResponseBase]
Item = TypeVar("Item")


class DoorMiddleware:
    """Find the partnership by host, else by the first part of the path, and go inside.

    What everybody is answered alike may be kept (`keeping.py`) and is answered at the door.

    Sets `request.partnership`. A request for none is answered outside of every partnership, where
    the manager of every owned model raises. Exceptions and answers of 500 and above roll back.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        partnership = self._by_host(request) or self._by_path(request)
        request.partnership = partnership  # type: ignore[attr-defined]  # our one addition here
        if partnership is None:
            return self.get_response(request)
        place = place_of(request, partnership)
        kept = place.kept() if place else None
        if kept is None:
            return self._answer(request, partnership, place)
        return _as_far_as_unknown(request, kept)

    def _answer(
        self, request: HttpRequest, partnership: Partnership, place: Place | None
    ) -> HttpResponseBase:
        script_prefix = get_script_prefix()
        set_script_prefix(request.META.get("SCRIPT_NAME", "") + "/")
        try:
            with inside(partnership):
                request.undo = transaction.savepoint()  # type: ignore[attr-defined]  # for below
                response = self.get_response(request)
                if response.status_code >= 500:
                    transaction.set_rollback(True)
                elif place and _is_to_be_kept(request):
                    place.keep(response)
                return response
        finally:
            set_script_prefix(script_prefix)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo what the view wrote: Django turns the exception into an answer below us.

        The transaction stays usable, because the page that says so has a menu to ask for.
        """
        undo = getattr(request, "undo", None)
        if undo is None:
            return
        transaction.set_rollback(False)
        try:
            transaction.savepoint_rollback(undo)
        except DatabaseError:
            transaction.set_rollback(True)

    def _by_host(self, request: HttpRequest) -> Partnership | None:
        host = request.get_host().rsplit(":", 1)[0] if "]" not in request.get_host() else "[::1]"
        name = "localhost" if is_loopback(host) else host.lower()
        return Partnership.objects.filter(host=name).first()

    def _by_path(self, request: HttpRequest) -> Partnership | None:
        prefix, _, rest = request.path_info.lstrip("/").partition("/")
        found = Partnership.objects.filter(prefix=prefix).first() if prefix else None
        if found:
            request.path_info = f"/{rest}"
            request.META["SCRIPT_NAME"] = f"{request.META.get('SCRIPT_NAME', '')}/{prefix}"
        return found


def _as_far_as_unknown(request: HttpRequest, kept: HttpResponse) -> HttpResponseBase:
    """The kept answer, or 304 to who asks with the `ETag` it came with."""
    etag = kept.headers.get("ETag")
    return get_conditional_response(request, etag=etag, response=kept) or kept


def _is_to_be_kept(request: HttpRequest) -> bool:
    """Whether the page says so of itself in `urls.py` (`kept=True`)."""
    return getattr(getattr(request.resolver_match, "func", None), "kept", False)


def stream(make: Callable[[], Iterable[Item]]) -> Iterator[Item]:
    """Items for a streaming answer: made inside the partnership that is open now.

    A streaming body is read after the door has closed, so it has to open it again.
    """
    here = current_id()

    def items() -> Iterator[Item]:
        with inside(here):
            yield from make()

    return items()
