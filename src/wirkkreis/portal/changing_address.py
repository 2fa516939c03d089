"""How a person's account gets another address."""

from allauth.account.models import EmailAddress
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.accounts.letters import Addressee, send_letter
from wirkkreis.accounts.models import Account
from wirkkreis.accounts.sessions import end_sessions
from wirkkreis.activity.trail import record
from wirkkreis.tenancy.models import Partnership


@transaction.atomic
def change_address(
    account: Account, *, by: Actor, email: str, session: SessionBase, house: Partnership
) -> None:
    """Give the account its new address, end its other sessions, and tell the old address.

    The trail holds that it was done, neither address. Raises ValidationError when somebody else
    took the address in between.
    """
    old = Addressee(account.email, account.language)
    account.email = email
    try:
        with transaction.atomic():
            account.save(update_fields=["email"])
    except IntegrityError as error:
        account.email = old.email
        words = _("Diese Adresse geht hier nicht. Bitte nehmen Sie eine andere.")
        raise ValidationError(words) from error
    # What the library remembers of the old one would still sign in.
    EmailAddress.objects.filter(user=account).delete()
    end_sessions(account, but=session)
    record("portal.address.changed", account, by=by, fields=["email"])
    context = {"contact": house.contact_email}
    send_letter("portal/letters/address_changed", to=old, context=context, partnership=house)
