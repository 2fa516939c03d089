"""Who is invited to a session, who answers how, and who was in the room from when to when."""

from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models.committee import Committee
from wirkkreis.committees.models.seat import Mandate
from wirkkreis.committees.models.session import Session
from wirkkreis.people.models import Person
from wirkkreis.tenancy.wall import Owned, OwnedManager

TIME_THERE = Func(F("came"), F("left"), function="TSTZRANGE", output_field=DateTimeRangeField())
"""From coming to leaving, the end not included; open while somebody is there."""


class Way(models.TextChoices):
    """How an invitation went out."""

    NONE = "", _("noch nicht eingeladen")
    MAIL = "mail", _("per E-Mail")
    POST = "post", _("per Post")
    HANDED = "handed", _("übergeben")


class Answer(models.TextChoices):
    """What somebody answered to an invitation."""

    NONE = "", _("noch keine Antwort")
    COMES = "comes", _("kommt")
    ONLINE = "online", _("kommt online")
    DECLINES = "declines", _("kommt nicht")


class AttendeeQuerySet(models.QuerySet["Attendee"]):
    """Attendees."""

    def members(self) -> Self:
        """Those who sit in the body, substitutes among them."""
        return self.filter(mandate__isnull=False)

    def guests(self) -> Self:
        """Those who do not."""
        return self.filter(mandate__isnull=True)

    def there(self) -> Self:
        """Those who are in the room now."""
        return self.filter(presences__left__isnull=True, presences__isnull=False)

    def by_name(self) -> Self:
        """Members by seat, each before her substitute, then guests."""
        return self.select_related("mandate__person", "mandate__seat").order_by(
            F("mandate__seat__votes").desc(nulls_last=True),
            "mandate__seat__title",
            "mandate__substitute",
            "guest_name",
            "pk",
        )


class Attendee(Owned):
    """Somebody invited to a session: who holds a mandate on that day, or a guest.

    `key` stands in the signed link by which she answers, reads her papers and votes on a phone.
    `excused` counts where she did not come. A guest's name and address go with the session's
    personal data.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("mandate", "way", "answer", "excused")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendees")
    mandate = models.ForeignKey(
        Mandate, on_delete=models.CASCADE, null=True, blank=True, related_name="attendances"
    )
    guest_name = models.CharField(_("Name"), max_length=160, blank=True)
    guest_email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    guest_role = models.CharField(
        _("Wozu eingeladen"),
        max_length=160,
        blank=True,
        help_text=_("Zum Beispiel: stellt das Projekt vor."),
    )
    way = models.CharField(_("eingeladen"), max_length=10, choices=Way, blank=True)
    invited_at = models.DateTimeField(_("eingeladen am"), null=True, editable=False)
    answer = models.CharField(_("Antwort"), max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(_("geantwortet am"), null=True, editable=False)
    excused = models.BooleanField(_("entschuldigt"), default=False)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects = OwnedManager.from_queryset(AttendeeQuerySet)()

    class Meta:
        verbose_name = _("Eingeladen zu einer Sitzung")
        verbose_name_plural = _("Eingeladen zu einer Sitzung")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "mandate"], name="invited_once"),
            models.CheckConstraint(
                condition=Q(mandate__isnull=False) | ~Q(guest_name=""),
                name="guest_has_a_name",
                violation_error_message=_("Bitte den Namen des Gastes angeben."),
            ),
        ]

    def __str__(self) -> str:
        return self.name or "–"

    @property
    def name(self) -> str:
        """Who it is; empty when her data are erased."""
        if self.mandate is None:
            return self.guest_name
        return self.mandate.person.name if self.mandate.person else ""

    @property
    def email(self) -> str:
        """Where letters to her go; empty where she gave no address."""
        if self.mandate is None:
            return self.guest_email
        return self.mandate.person.email if self.mandate.person else ""

    @property
    def committee(self) -> Committee:
        """The body whose session it is."""
        return self.session.committee


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Times in the room."""

    def now(self) -> Self:
        """Those that have not ended."""
        return self.filter(left__isnull=True)


class Presence(Owned):
    """From when to when somebody was there; still, while `left` is empty.

    `left_for` is the item for which she had to leave as recused; she comes back after it.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("came", "left", "online")

    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="presences")
    came = models.DateTimeField(_("gekommen um"))
    left = models.DateTimeField(_("gegangen um"), null=True, blank=True)
    left_for = models.ForeignKey(
        "AgendaItem", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    online = models.BooleanField(_("online dabei"), default=False)

    objects = OwnedManager.from_queryset(PresenceQuerySet)()

    class Meta:
        verbose_name = _("Anwesenheit in einer Sitzung")
        verbose_name_plural = _("Anwesenheiten in einer Sitzung")
        ordering = ["came", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(left__isnull=True) | Q(left__gte=F("came")),
                name="left_after_coming",
                violation_error_message=_("Das Gehen liegt vor dem Kommen."),
            ),
            ExclusionConstraint(
                name="in_the_room_once_at_a_time",
                expressions=[
                    ("attendee", RangeOperators.EQUAL),
                    (TIME_THERE, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("In dieser Zeit war die Person schon da."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.attendee)


class DateOption(Owned):
    """A day and time that is asked about in a date poll."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("starts", "ends")

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="options")
    starts = models.DateTimeField(_("Beginn"))
    ends = models.DateTimeField(_("Ende"))

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Terminvorschlag")
        verbose_name_plural = _("Terminvorschläge")
        ordering = ["starts", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "starts"],
                name="option_stands_once",
                violation_error_message=_("Diesen Termin gibt es schon."),
            ),
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="option_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts):%d.%m.%Y %H:%M}"


class Fit(models.TextChoices):
    """Whether a day suits somebody."""

    YES = "yes", _("passt")
    MAYBE = "maybe", _("zur Not")
    NO = "no", _("passt nicht")


class DateAnswer(Owned):
    """What somebody answered to one day of a poll."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("fit",)

    option = models.ForeignKey(DateOption, on_delete=models.CASCADE, related_name="answers")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="date_answers")
    fit = models.CharField(_("Antwort"), max_length=10, choices=Fit)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Antwort zu einem Termin")
        verbose_name_plural = _("Antworten zu Terminen")
        constraints = [
            models.UniqueConstraint(fields=["option", "attendee"], name="answered_once_a_day")
        ]

    def __str__(self) -> str:
        return self.get_fit_display()


class CalendarKey(Owned):
    """A person's own calendar of sessions, by a link she can revoke: the row is the permission."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Kalenderlink eines Mitglieds")
        verbose_name_plural = _("Kalenderlinks von Mitgliedern")

    def __str__(self) -> str:
        return str(self.person)
