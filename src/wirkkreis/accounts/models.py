"""Accounts are global, memberships belong to a partnership."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.dated import Dated, DatedQuerySet
from wirkkreis.tenancy.wall import Owned, OwnedManager


class AccountManager(BaseUserManager["Account"]):
    """Finds and makes accounts by e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)

    def create_user(self, email: str, **fields: Any) -> "Account":
        """A new account without a password: people sign in with a code, a passkey or by OIDC."""
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_unusable_password()
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person's way in, on the whole install. It holds nothing of any partnership."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=120, blank=True)
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    class Meta:
        verbose_name = _("Konto")
        verbose_name_plural = _("Konten")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="account_email_in_small_letters",
                violation_error_message=_("Bitte die Adresse in Kleinbuchstaben angeben."),
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email


class Session(AbstractBaseSession):
    """One browser's session. It knows its account, so that a person can see and end her own.

    `root` is the session that this one was handed over from (on the sign-in host), else empty:
    signing out ends the whole family.
    """

    account = models.ForeignKey(
        Account, on_delete=models.CASCADE, null=True, related_name="sessions"
    )
    root = models.CharField(max_length=40, blank=True, db_index=True)
    device = models.CharField(_("Gerät"), max_length=60, blank=True)
    begun_at = models.DateTimeField(_("begonnen am"), null=True)

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")


class HandOver(models.Model):
    """A ticket from the sign-in host to one partnership's host: one use, one minute, one browser.

    The address holds the only copy of the ticket; we keep what it hashes to.
    """

    ticket_digest = models.CharField(max_length=64, unique=True)
    browser_digest = models.CharField(max_length=64)
    host = models.CharField(max_length=253)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    second_factor = models.BooleanField()
    root = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Übergabe")
        verbose_name_plural = _("Übergaben")

    def __str__(self) -> str:
        return self.host


class Role(models.TextChoices):
    """What a membership lets a person do in its partnership."""

    COORDINATOR = "coordinator", _("Koordinierungs- und Fachstelle")
    LEAD_OFFICE = "lead_office", _("Federführendes Amt")
    COMMITTEE = "committee", _("Gremium")
    YOUTH = "youth", _("Jugendforum")
    AUDITOR = "auditor", _("Prüfung")


class MembershipQuerySet(DatedQuerySet["Membership"]):
    """Memberships."""


class Membership(Dated):
    """A role in one partnership, for a time."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role)

    objects = OwnedManager.from_queryset(MembershipQuerySet)()

    class Meta(Dated.Meta):
        verbose_name = _("Mitgliedschaft")
        verbose_name_plural = _("Mitgliedschaften")

    def __str__(self) -> str:
        return self.get_role_display()


class Operator(models.Model):
    """Somebody who runs the platform for many partnerships and belongs to none of them.

    It gives no right to any row: an operator acts for a member, for a time, and it is logged.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="operator")
    since = models.DateField(_("seit"))

    class Meta:
        verbose_name = _("Plattformbetreuung")
        verbose_name_plural = _("Plattformbetreuungen")

    def __str__(self) -> str:
        return str(self.account)


class ActingQuerySet(models.QuerySet["Acting"]):
    """Times of acting for somebody."""

    def at(self, moment: datetime) -> "ActingQuerySet":
        """Those that hold at a moment; none of an operator who is none any more."""
        return self.filter(
            begun_at__lte=moment,
            until__gt=moment,
            ended_at__isnull=True,
            operator__operator__isnull=False,
        )


class Acting(Owned):
    """An operator acts for a member, for a reason and a limited time."""

    operator = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="+")
    acting_for = models.ForeignKey(
        Account, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Für wen")
    )
    reason = models.CharField(_("Grund"), max_length=300)
    begun_at = models.DateTimeField(_("begonnen am"))
    until = models.DateTimeField(_("längstens bis"))
    ended_at = models.DateTimeField(_("beendet am"), null=True, blank=True)

    objects = OwnedManager.from_queryset(ActingQuerySet)()

    class Meta:
        verbose_name = _("Vertretung")
        verbose_name_plural = _("Vertretungen")
        ordering = ["-begun_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("begun_at")),
                name="acting_has_a_limit",
                violation_error_message=_("Eine Vertretung braucht ein Ende."),
            )
        ]

    def __str__(self) -> str:
        return self.reason


class OutgoingMail(models.Model):
    """A letter on its way out, written in the transaction of its occasion; see `outbox`.

    What it says and to whom is kept only until it is sent. `message_id` is the same in every
    attempt; `maybe_sent` means that a broken attempt may have reached the reader.
    """

    class State(models.TextChoices):
        """Where a letter is."""

        QUEUED = "queued", _("wartet")
        SENDING = "sending", _("wird verschickt")
        SENT = "sent", _("verschickt")
        FAILED = "failed", _("nicht zustellbar")

    message_id = models.CharField(max_length=200, unique=True)
    letter = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    maybe_sent = models.BooleanField(default=False)
    trouble = models.CharField(max_length=120, blank=True)
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Ausgehende Post")
        verbose_name_plural = _("Ausgehende Post")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(letter={}),
                name="sent_mail_is_emptied",
            )
        ]

    def __str__(self) -> str:
        return self.message_id
