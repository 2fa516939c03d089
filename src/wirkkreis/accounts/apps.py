"""Accounts: who signs in, with which roles, acting for whom."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The floor of sign-in and memberships."""

    name = "wirkkreis.accounts"
    label = "accounts"
