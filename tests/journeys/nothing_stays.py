"""Settings of a site that takes back what a form wrote, so that every button can be tried."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase

from wirkkreis.config import settings as usual
from wirkkreis.config.settings import *  # noqa: F403  # all of them, but for one middleware

DOOR = usual.MIDDLEWARE.index("wirkkreis.tenancy.door.DoorMiddleware") + 1
MIDDLEWARE = [
    *usual.MIDDLEWARE[:DOOR],
    "tests.journeys.nothing_stays.TakeBack",
    *usual.MIDDLEWARE[DOOR:],
]


class TakeBack:
    """Undoes each POST but those of signing in, after it was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "POST" and "/anmelden/" not in request.path:
            transaction.set_rollback(True)
        return response
