"""Accounts: who signs in, with which roles, acting for whom."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core import checks
from django.utils.module_loading import import_string


class AccountsConfig(AppConfig):
    """The floor of sign-in and memberships."""

    name = "wirkkreis.accounts"
    label = "accounts"

    def ready(self) -> None:
        user_logged_in.connect(import_string("wirkkreis.accounts.sessions.note_beginning"))
        checks.register(
            import_string("wirkkreis.accounts.vault.check_key_file"), checks.Tags.security
        )
