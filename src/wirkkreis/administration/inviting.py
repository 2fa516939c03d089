"""Inviting into a partnership: from the letter to the membership."""

import secrets
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import NOBODY, Actor, actor_of
from wirkkreis.accounts.letters import Addressee, send_letter
from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.activity.trail import record
from wirkkreis.administration.models import OPEN_FOR, Invitation, digest_of
from wirkkreis.tenancy import clock


@transaction.atomic
def invite(
    *,
    by: Actor,
    email: str,
    role: Role,
    site: str,
    starts: date | None = None,
    ends: date | None = None,
    language: str = "de",
) -> Invitation:
    """Offer a role to an address. `site` is the address of the partnership's pages.

    Raises PermissionDenied when `by` may not give this role, ValidationError when there is an open
    offer of it already or the person has the role.
    """
    demand(by, "administration.members.invite", role)
    return _invite(
        by, Invitation(email=email, role=role, ends=ends, language=language), site, starts
    )


@transaction.atomic
def invite_from_console(*, email: str, role: Role, site: str, language: str = "de") -> Invitation:
    """Offer a role on the word of whoever runs the server: how a partnership gets its first people.

    Raises ValidationError as `invite` does.
    """
    return _invite(NOBODY, Invitation(email=email, role=role, language=language), site, None)


@transaction.atomic
def send_again(invitation: Invitation, *, by: Actor, site: str) -> Invitation:
    """Send a new letter; the link in the old one ends. Raises as `invite` does."""
    locked = _locked(invitation)
    demand(by, "administration.members.invite", locked.role)
    _send(locked, site)
    record("administration.invitation.sent_again", locked, by=by)
    return locked


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Actor) -> Invitation:
    """Take an offer back. Raises PermissionDenied, or ValidationError when it was answered."""
    locked = _locked(invitation)
    demand(by, "administration.members.invite", locked.role)
    locked.withdrawn_at = clock.now()
    locked.email = ""
    locked.save(update_fields=["withdrawn_at", "email"])
    record("administration.invitation.withdrawn", locked, by=by)
    return locked


@transaction.atomic
def accept(invitation: Invitation, *, account: Account) -> Membership:
    """Make the membership. Raises PermissionDenied unless the account has the invited address,
    ValidationError when the offer is no longer open.
    """
    locked = _locked(invitation)
    if not locked.is_open:
        raise ValidationError(_("Diese Einladung ist abgelaufen."))
    if account.email != locked.email.lower():
        raise PermissionDenied(_("Diese Einladung ging an eine andere Adresse."))
    locked.membership = Membership.objects.create(
        account=account, role=locked.role, starts=locked.starts, ends=locked.ends
    )
    locked.accepted_at = clock.now()
    locked.email = ""
    locked.save(update_fields=["membership", "accepted_at", "email"])
    record("administration.invitation.accepted", locked, by=actor_of(account))
    return locked.membership


def _invite(by: Actor, invitation: Invitation, site: str, starts: date | None) -> Invitation:
    invitation.email = invitation.email.strip().lower()
    invitation.starts = starts or clock.today()
    invitation.invited_by = by.account
    _refuse_who_has_it(invitation)
    _send(invitation, site)
    record(
        "administration.invitation.sent", invitation, by=by, changes={"role": ("", invitation.role)}
    )
    return invitation


def _refuse_who_has_it(invitation: Invitation) -> None:
    held = Membership.objects.on(invitation.starts).filter(
        account__email=invitation.email, role=invitation.role
    )
    if held.exists():
        raise ValidationError({"email": _("Diese Person hat die Rolle schon.")})


def _send(invitation: Invitation, site: str) -> None:
    token = secrets.token_urlsafe(32)
    invitation.token_digest = digest_of(token)
    invitation.sent_at = clock.now()
    invitation.full_clean()
    invitation.save()
    with translation.override(invitation.language):
        url = site.rstrip("/") + reverse("invitation", args=[token])
    send_letter(
        "administration/letters/invitation",
        to=Addressee(invitation.email, invitation.language),
        context={
            "partnership": invitation.partnership,
            "role": Role(invitation.role).label,
            "url": url,
            "until": clock.today() + OPEN_FOR,
        },
        partnership=invitation.partnership,
    )


def _locked(invitation: Invitation) -> Invitation:
    """The row, locked. Raises ValidationError when it was answered or withdrawn in between."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.accepted_at or locked.withdrawn_at:
        raise ValidationError(_("Diese Einladung wurde schon angenommen oder zurückgezogen."))
    return locked
