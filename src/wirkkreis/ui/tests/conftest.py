"""The ui floor by itself: its own addresses, no portal above it."""

from copy import deepcopy

import pytest


@pytest.fixture
def ui_alone(settings):
    """Settings in which only this floor answers."""
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"] = [
        "django.template.context_processors.request",
        "django.contrib.messages.context_processors.messages",
        "wirkkreis.ui.tests.frames.example_house",
    ]
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "wirkkreis.ui.tests.urls"
    settings.MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MIDDLEWARE = [
        "django.middleware.locale.LocaleMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ]
    settings.SECURE_SSL_REDIRECT = False
