"""allauth's ways, bent to the house: no sign-up, our words, letters in the reader's language."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as library
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts import vault
from wirkkreis.accounts.letters import send_letter
from wirkkreis.accounts.models import Account
from wirkkreis.accounts.onward import is_ours

TOO_MANY = _("Das waren zu viele Versuche. Bitte warten Sie einige Minuten und beginnen Sie neu.")
WRONG_CODE = _("Dieser Code passt nicht. Bitte prüfen Sie ihn oder fordern Sie einen neuen an.")


class AccountAdapter(DefaultAccountAdapter):
    """Signing in by code. Accounts are made by invitation, never here."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "rate_limited": TOO_MANY,
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return is_ours(url)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Show errors only: our pages themselves say what happened."""
        if message:
            super().add_message(request, level, extra_tags=extra_tags, message=message)

    def send_mail(self, template_prefix: str, email: str, context: Mapping[str, Any]) -> None:
        """Send our letter of allauth's name ("login_code") to the account with that address."""
        account = Account.objects.filter(email=email.lower()).first()
        if account is not None:
            name = template_prefix.rpartition("/")[2]
            partnership = getattr(library.request, "partnership", None)
            send_letter(
                f"accounts/letters/{name}", to=account, context=context, partnership=partnership
            )


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: secrets in the vault, the code for the phone drawn inline."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Das hat nicht gepasst. Bitte versuchen Sie es noch einmal."),
        "cannot_generate_recovery_codes": _(
            "Notfallcodes gibt es erst, wenn eine App oder ein Passkey eingerichtet ist."
        ),
    }

    def encrypt(self, text: str) -> str:
        return vault.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return vault.decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        return ""  # our page draws it inline: the tag `qr`

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002  # the library's name
    ) -> str:
        return gettext("Mein Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host where people sign in."""
        entity = super().get_public_key_credential_rp_entity()
        return entity | {"id": settings.SIGN_IN_HOST or entity["id"]}

    def _get_site_name(self) -> str:
        """The name that apps and passkeys show: the partnership's, on the sign-in host ours."""
        partnership = getattr(library.request, "partnership", None)
        return str(partnership.name) if partnership else "Wirkkreis"
