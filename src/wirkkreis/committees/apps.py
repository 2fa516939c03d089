"""Committees: the bodies that decide, from seat to signed minutes."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Any body with seats, sessions, votes and minutes."""

    name = "wirkkreis.committees"
    label = "committees"
