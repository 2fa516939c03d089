"""A session of a body: when, where, under which rules, and what it serves."""

from datetime import date, datetime
from typing import ClassVar, Self
from uuid import uuid4

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees import flow
from wirkkreis.committees.models.committee import Committee, Statute
from wirkkreis.committees.models.seat import Mandate
from wirkkreis.committees.procedure import Procedure
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals.models import Goal
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import Owned, OwnedManager

BERLIN = "Europe/Berlin"
"""The time zone of every partnership."""

ANNOUNCED = ("planned", "invited", "open", "closed", "cancelled")
"""States in which everybody may know of a session of a public body."""

WITH_AGENDA = ("invited", "open", "closed")
"""States in which an agenda is no draft any more."""

HELD = ("closed",)


class Clearing(models.TextChoices):
    """How a session that was invited too late may decide after all (`Procedure.late`)."""

    NONE = "", _("noch offen")
    NO_OBJECTION = "no_objection", _("niemand hat widersprochen")
    URGENT = "urgent", _("Dringlichkeit beschlossen")
    NO_DECISIONS = "no_decisions", _("es wird nur beraten")


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for members of the partnership, else those of public bodies."""
        return self if may(actor, "committees.session.read") else self.public()

    def public(self) -> Self:
        """Those everybody may know of."""
        return self.filter(committee__is_public=True, state__in=ANNOUNCED)

    def held(self) -> Self:
        """Those that took place."""
        return self.filter(state__in=HELD)

    def quorate(self) -> Self:
        """Those that could decide when they were opened."""
        return self.filter(votes_present__gte=F("votes_needed"))

    def coming(self, now: datetime) -> Self:
        """Those that are not over, and those whose day is still sought; cancelled ones are not."""
        ahead = Q(ends__gte=now) | Q(starts__isnull=True) | Q(state="open")
        return self.filter(ahead).exclude(state__in=("cancelled", "closed"))

    def past(self, now: datetime) -> Self:
        """Those that are over."""
        return self.filter(Q(ends__lt=now) | Q(state="closed")).exclude(state="open")

    def in_time(self) -> Self:
        """The earliest first; those without a day last."""
        return self.order_by(F("starts").asc(nulls_last=True), "pk")

    def newest_first(self) -> Self:
        """The latest first."""
        return self.order_by(F("starts").desc(nulls_first=True), "-pk")


class Session(Flowing):
    """A session of a body, from the search for a day to its end.

    `statute` are the rules it was invited under; later ones do not reach it. `again_of` is the
    session that could not decide and whose items this one takes up (VwVfG § 90 (1) sentence 3).
    `votes_present` and `votes_needed` are its quorum when it was opened. `presided_by` is who
    presides where neither chair nor vice chair does. `uid` and `sequence` are its identity and
    version in calendars (RFC 5545).
    """

    FLOW = flow.SESSION
    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "state",
        "title",
        "starts",
        "ends",
        "municipality",
        "place",
        "is_public",
        "applications_until",
        "clearing",
    )

    state = models.CharField(
        _("Stand"), max_length=30, default="planned", choices=flow.SESSION.choices, editable=False
    )
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="sessions")
    statute = models.ForeignKey(
        Statute, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    again_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name=_("Noch einmal eingeladen zu"),
    )
    title = models.CharField(
        _("Bezeichnung"), max_length=120, help_text=_("Zum Beispiel: 3. Sitzung 2026")
    )
    starts = models.DateTimeField(_("Beginn"), null=True, blank=True)
    ends = models.DateTimeField(_("Ende"), null=True, blank=True)
    day = models.GeneratedField(
        expression=Func(
            "starts",
            template=f"((%(expressions)s) AT TIME ZONE '{BERLIN}')::date",
            output_field=models.DateField(),
        ),
        output_field=models.DateField(_("Tag"), null=True),
        db_persist=True,
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gemeinde"),
    )
    place = models.CharField(_("Ort und Raum"), max_length=200, blank=True)
    online_url = models.URLField(
        _("Link zur Online-Teilnahme"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
    )
    is_public = models.BooleanField(_("öffentliche Sitzung"), default=False)
    applications_until = models.DateField(
        _("Anträge bis"),
        null=True,
        blank=True,
        help_text=_("Was bis dahin da ist, wird in dieser Sitzung beraten."),
    )
    note = models.TextField(
        _("Worte zur Einladung"),
        max_length=2000,
        blank=True,
        help_text=_("Stehen in der Einladung über der Tagesordnung."),
    )
    goals = models.ManyToManyField(Goal, through="SessionGoal", related_name="+")
    cancel_note = models.CharField(_("Warum abgesagt"), max_length=300, blank=True)
    clearing = models.CharField(
        _("Trotz versäumter Frist"), max_length=20, choices=Clearing, blank=True
    )
    invited_at = models.DateTimeField(_("eingeladen am"), null=True, editable=False)
    opened_at = models.DateTimeField(_("eröffnet um"), null=True, blank=True)
    closed_at = models.DateTimeField(_("geschlossen um"), null=True, blank=True)
    votes_present = models.PositiveSmallIntegerField(
        _("Stimmen bei Eröffnung"), null=True, editable=False
    )
    votes_needed = models.PositiveSmallIntegerField(
        _("für die Beschlussfähigkeit nötig"), null=True, editable=False
    )
    presided_by = models.ForeignKey(
        Mandate,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Sitzungsleitung"),
    )
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    changed_at = models.DateTimeField(_("geändert am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(SessionQuerySet)()

    class Meta:
        verbose_name = _("Sitzung")
        verbose_name_plural = _("Sitzungen")
        ordering = ["-starts", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "committee", "starts"], name="session_by_time")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")) | Q(starts__isnull=True, ends__isnull=True),
                name="session_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=False) | Q(state__in=("searching", "cancelled")),
                name="session_has_a_day",
                violation_error_message=_("Bitte Beginn und Ende angeben."),
            ),
            models.CheckConstraint(
                condition=Q(statute__isnull=False)
                | ~Q(state__in=("invited", "open", "closed"))
                | Q(votes_needed__isnull=True),
                name="counted_session_has_its_rules",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("session", args=[self.pk])

    @property
    def procedure(self) -> Procedure:
        """The rules it was invited under; before, those that would hold on its day."""
        if self.statute is not None:
            return self.statute.procedure
        found = self.committee.statutes.on(self.on).first()
        return found.procedure if found else Procedure()

    @property
    def on(self) -> date:
        """Its day where the partnership is; today's rules and seats hold while it has none."""
        return timezone.localdate(self.starts) if self.starts else clock.today()

    @property
    def was_quorate(self) -> bool:
        """Whether it could decide when it was opened."""
        present, needed = self.votes_present, self.votes_needed
        return present is not None and needed is not None and present >= needed

    @property
    def has_agenda(self) -> bool:
        """Whether its agenda has been sent out."""
        return self.state in WITH_AGENDA

    def where(self) -> str:
        """Place and municipality in words, "online" where it is only there."""
        said = ", ".join(str(part) for part in (self.place, self.municipality) if part)
        return said or (gettext("online") if self.online_url else "")

    def when(self) -> str:
        """Day and time in words."""
        if self.starts is None:
            return gettext("Termin wird noch gesucht")
        start = timezone.localtime(self.starts)
        return gettext("%(day)s um %(time)s Uhr") % {
            "day": date_format(start, "l, j. F Y"),
            "time": date_format(start, "G:i"),
        }


class SessionGoal(Owned):
    """A session serves a goal."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="serving")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Sitzung dient einem Ziel")
        verbose_name_plural = _("Sitzungen dienen Zielen")
        constraints = [
            models.UniqueConstraint(fields=["session", "goal"], name="session_serves_goal_once")
        ]

    def __str__(self) -> str:
        return f"{self.session} – {self.goal}"


class SessionRequestQuerySet(models.QuerySet["SessionRequest"]):
    """Requests for a session."""

    def unanswered(self) -> Self:
        """Those for which no session has been planned yet."""
        return self.filter(session__isnull=True)


class SessionRequest(Owned):
    """A member asks for a session; enough of them can demand it (`members_to_request`)."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("session",)

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="requests")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(_("Worum es gehen soll"), max_length=500)
    made_at = models.DateTimeField(_("verlangt am"), db_default=Now(), editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.SET_NULL, null=True, editable=False, related_name="requests"
    )

    objects = OwnedManager.from_queryset(SessionRequestQuerySet)()

    class Meta:
        verbose_name = _("Verlangen einer Sitzung")
        verbose_name_plural = _("Verlangen einer Sitzung")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "mandate"],
                condition=Q(session__isnull=True),
                name="one_open_request_of_a_member",
                violation_error_message=_("Sie haben schon um eine Sitzung gebeten."),
            )
        ]

    def __str__(self) -> str:
        return self.reason
