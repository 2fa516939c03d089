"""The world with one row behind every address."""

import pytest

from tests.house.rows import furnish

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
