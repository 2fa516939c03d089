"""What is kept about an account, for the person behind it."""

from typing import Any

from allauth.mfa.models import Authenticator

from wirkkreis.accounts.models import Account, Membership
from wirkkreis.accounts.sessions import live_sessions
from wirkkreis.portal.erasing import references


def collect(account: Account) -> dict[str, Any]:
    """Everything about the account, and where it is named in the partnership we are in."""
    return {
        "konto": {
            "email": account.email,
            "name": account.name,
            "sprache": account.language,
            "angelegt": account.joined_at,
            "zuletzt_angemeldet": account.last_login,
        },
        "zweite_faktoren": list(
            Authenticator.objects.filter(user=account).values("type", "created_at", "last_used_at")
        ),
        "sitzungen": list(live_sessions(account).values("device", "begun_at", "expire_date")),
        "mitgliedschaften": list(
            Membership.objects.filter(account=account).values("role", "starts", "ends")
        ),
        "genannt_in": {
            f"{model._meta.verbose_name_plural}: {field.verbose_name}": list(
                model._default_manager.filter(**{field.name: account}).values_list("pk", flat=True)
            )
            for model, field in references()
        },
    }
