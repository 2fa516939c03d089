"""Invitations into a partnership."""

from datetime import timedelta
from hashlib import sha256

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.dated import Dated
from wirkkreis.tenancy.wall import OwnedManager

OPEN_FOR = timedelta(days=14)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """Invitations by what became of them."""

    def waiting(self) -> "InvitationQuerySet":
        """Those nobody has answered or withdrawn, run out or not."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)

    def by_token(self, token: str) -> "InvitationQuerySet":
        """The one whose letter holds this token."""
        return self.filter(token_digest=digest_of(token))


class Invitation(Dated):
    """An offer of a role, from a day to a day, to whoever reads the letters to an address.

    Only the letter knows the token; we keep what it hashes to. After acceptance the address is
    emptied, because the account then holds it.
    """

    NON_PERSONAL = ("role",)

    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache der Einladung"), max_length=12, default="de")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(_("geschickt am"))
    accepted_at = models.DateTimeField(_("angenommen am"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("zurückgezogen am"), null=True, blank=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = OwnedManager.from_queryset(InvitationQuerySet)()

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")
        ordering = ["-sent_at"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                "partnership",
                "role",
                Lower("email"),
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="one_waiting_invitation",
                violation_error_message=_("Dazu gibt es schon eine offene Einladung."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_role_display()

    @property
    def has_run_out(self) -> bool:
        """Whether its letter is too old to be answered; it can be sent again."""
        return clock.now() > self.sent_at + OPEN_FOR

    @property
    def is_open(self) -> bool:
        """Whether it can be accepted now."""
        return not (self.accepted_at or self.withdrawn_at or self.has_run_out)


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()
