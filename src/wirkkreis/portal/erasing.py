"""Erasing an account: it is closed at once, and everything that points at it follows.

What the person did stays, without her: references are emptied as their models say. Each partnership
is visited from inside, one after the other, so nothing needs to look beyond the wall.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from wirkkreis.accounts.letters import send_letter
from wirkkreis.accounts.models import Account
from wirkkreis.accounts.sessions import end_sessions
from wirkkreis.administration.members import leaves_nobody
from wirkkreis.administration.models import Invitation
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import Owned, inside


@transaction.atomic
def close_account(account: Account) -> None:
    """Let nobody sign in with it any more, from this moment.

    Raises ValidationError when the partnership we are in would have nobody left who can invite.
    """
    if leaves_nobody(account):
        raise ValidationError(
            _(
                "Ohne Sie könnte hier niemand mehr einladen. Laden Sie zuerst jemanden in Ihre "
                "Rolle ein; danach können Sie Ihr Konto löschen."
            )
        )
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)


def erase_account(pk: int) -> None:
    """Erase a closed account everywhere. Can be run again when it was interrupted.

    Where another partnership would have nobody left, it is opened again, and a letter says why.
    """
    account = Account.objects.filter(pk=pk, is_active=False).first()
    if account is None:
        return
    if (needing := _needing(account)) is not None:
        _open_again(account, needing)
        return
    for partnership in Partnership.objects.all():
        with inside(partnership):
            Invitation.objects.waiting().filter(email=account.email).delete()
            for model, field in references():
                _let_go(model, field, account)
    account.delete()


def references() -> Iterator[tuple[type[Owned], models.ForeignKey[Any, Any]]]:
    """Every reference from a partnership's rows to accounts."""
    for relation in Account._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel) and issubclass(relation.related_model, Owned):
            yield relation.related_model, relation.field


def _needing(account: Account) -> Partnership | None:
    """A partnership that has nobody else who can invite."""
    for partnership in Partnership.objects.all():
        with inside(partnership):
            if leaves_nobody(account):
                return partnership
    return None


@transaction.atomic
def _open_again(account: Account, needing: Partnership) -> None:
    account.is_active = True
    account.save(update_fields=["is_active"])
    send_letter("portal/letters/still_needed", to=account, context={"needing": needing})


def _let_go(model: type[Owned], field: models.ForeignKey[Any, Any], account: Account) -> None:
    rows = model._default_manager.filter(**{field.name: account})
    if field.null:
        rows.update(**{field.name: None})
    else:
        rows.delete()
