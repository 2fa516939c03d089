"""Tenancy: partnerships, their rule sets, and the wall between them."""

from django.apps import AppConfig


class TenancyConfig(AppConfig):
    """The floor that says whose rows these are."""

    name = "wirkkreis.tenancy"
    label = "tenancy"
