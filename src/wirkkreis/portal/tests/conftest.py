"""A small house for the pages of sign-in."""

import copy
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings

from wirkkreis.accounts.models import Account, Membership, Role

# Imported here, in demo mode: a test that leaves it must not be the first to make the addresses.
from wirkkreis.portal.tests import alone as pages_alone
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside


@pytest.fixture
def alone(settings):
    """Only the pages of sign-in, in a bare frame."""
    settings.ROOT_URLCONF = pages_alone.__name__
    templates: list[dict[str, Any]] = copy.deepcopy(django_settings.TEMPLATES)
    processors = templates[0]["OPTIONS"]["context_processors"]
    processors.remove("wirkkreis.portal.frame.frame")
    processors.append(f"{pages_alone.__name__}.bare_frame")
    shelf = ["django.templatetags.i18n", "wirkkreis.ui.templatetags.shelf"]
    templates[0]["OPTIONS"].setdefault("builtins", shelf)
    settings.TEMPLATES = templates
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = django_settings.STORAGES | {"staticfiles": {"BACKEND": plain}}


@pytest.fixture
def example(db):
    found, _ = Partnership.objects.get_or_create(
        host="localhost",
        defaults={"slug": "beispiel", "name": "Beispiel", "region": "B", "is_example": True},
    )
    return found


@pytest.fixture
def anna(example):
    """The coordinator of the example."""
    account = Account.objects.create_user("anna@example.org", name="Anna Beispiel")
    with inside(example):
        Membership.objects.create(account=account, role=Role.COORDINATOR, starts=date(2020, 1, 1))
    return account
