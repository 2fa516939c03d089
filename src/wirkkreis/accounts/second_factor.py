"""Whether this session has shown a second factor, besides the code from the letter."""

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from wirkkreis.accounts.models import Account

PROVEN_BY = "second_factor_proven_by"
SPARE = Authenticator.Type.RECOVERY_CODES


def is_proven(request: HttpRequest, account: Account) -> bool:
    """Whether the account showed an app's code, a spare code or a passkey in this session."""
    records = get_authentication_records(request, account)
    by_library = any(record.get("method") == "mfa" for record in records)
    return by_library or request.session.get(PROVEN_BY) == account.pk


def note_setup(request: HttpRequest, account: Account) -> None:
    """Setting a factor up has just shown it: it need not be shown again at once."""
    record_authentication(request, account, method="mfa", reauthenticated=True)


def note_proof(request: HttpRequest, account: Account) -> None:
    """Remember a proof that was given elsewhere, on the sign-in host."""
    request.session[PROVEN_BY] = account.pk


def forget_without_factor(request: HttpRequest, account: Account) -> None:
    """Whoever has taken her last factor away has shown none any more."""
    if not has_factor(account):
        request.session.pop(PROVEN_BY, None)
        request.session.pop(AUTHENTICATION_METHODS_SESSION_KEY, None)


def has_factor(account: Account) -> bool:
    """Whether the account has an app or a passkey."""
    return Authenticator.objects.filter(user=account).exclude(type=SPARE).exists()
