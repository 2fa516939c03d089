"""The world with one row behind every address."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse

from tests.house.rows import furnish
from wirkkreis.config import urls

PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@pytest.fixture(autouse=True)
def _as_checked_out(settings, tmp_path):
    """No collected static files are needed, and what is uploaded goes to a place of its own."""
    settings.STORAGES = settings.STORAGES | {"staticfiles": PLAIN_FILES}
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def furnished(mansfeld):
    """Inside Mansfeld-Südharz with one row of everything."""
    furnish()
    return mansfeld


@pytest.fixture
def bare_errors(monkeypatch):
    """A refusal, and what is not found, without the page around: walkers meet thousands of them.

    What the page would repeat of the error is said.
    """
    for status in (403, 404):
        monkeypatch.setattr(urls, f"handler{status}", _bare(status), raising=False)


def _bare(status: int) -> Callable[..., HttpResponse]:
    def answer(request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponse(str(exception), status=status)

    return answer
