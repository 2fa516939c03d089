"""An event, its goals and its partners."""

from datetime import date, datetime, timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.events import flow
from wirkkreis.events.models.choices import FOR_CHILDREN, Audience, Names, Support, Visibility
from wirkkreis.events.models.format import Format
from wirkkreis.events.models.programme import Programme, ProgrammePartner
from wirkkreis.events.models.series import Series
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals.models import Goal
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.languages.known import CONTENT
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality, Venue
from wirkkreis.tenancy.wall import Owned, OwnedManager

BERLIN = "Europe/Berlin"
"""The time zone of every partnership."""

HELD = ("held", "documented")
SPOKEN = [(language.code, language.name) for language in CONTENT]


def _local_day(moment: str) -> Func:
    """The day of a moment where the partnership is; PostgreSQL keeps it beside the moment."""
    template = f"((%(expressions)s) AT TIME ZONE '{BERLIN}')::date"
    return Func(moment, template=template, output_field=models.DateField())


class EventQuerySet(FindableQuerySet["Event"]):
    """Events."""

    def visible_to(self, actor: Actor) -> Self:
        """Everything for staff and auditors, else what was published for this person."""
        if may(actor, "events.event.read"):
            return self.all()
        shown = self.filter(published_at__isnull=False)
        return shown if may(actor, "member") else shown.exclude(visibility=Visibility.MEMBERS)

    def listed(self, actor: Actor) -> Self:
        """Those of the calendar: published, and not only for who knows the link."""
        shown = self.visible_to(actor).filter(published_at__isnull=False)
        return shown.exclude(visibility=Visibility.LINK)

    def held(self) -> Self:
        """Those that took place."""
        return self.filter(state__in=HELD)

    def upcoming(self, now: datetime) -> Self:
        """Those that are not over yet, cancelled ones among them."""
        return self.filter(ends__gte=now)

    def past(self, now: datetime) -> Self:
        """Those that are over."""
        return self.filter(ends__lt=now)

    def to_count(self, now: datetime) -> Self:
        """Those that are over and of which nobody has said yet whether and for whom they were."""
        over = self.past(now).filter(state__in=("planned", "published", "open", "closed", "held"))
        return over.filter(attendances__isnull=True)

    def to_document(self, now: datetime) -> Self:
        """Those that were held and are not documented yet."""
        return self.past(now).filter(state="held", attendances__isnull=False).distinct()

    def within(self, first: date | None, last: date | None) -> Self:
        """Those that touch the days from the first to the last, both included."""
        found = self.filter(last_day__gte=first) if first else self
        return found.filter(day__lte=last) if last else found

    def lasting(self) -> Self:
        """Those over several days."""
        return self.filter(last_day__gt=F("day"))

    def serving(self, *goals: Goal | int) -> Self:
        """Those recorded as serving one of the goals, each once."""
        return self.filter(Exists(EventGoal.objects.filter(event=OuterRef("pk"), goal__in=goals)))

    def step_free(self) -> Self:
        """Those known to be reached without steps, by their own word or that of their venue."""
        return self.filter(Q(step_free=True) | Q(step_free__isnull=True, venue__step_free=True))

    def for_children(self) -> Self:
        """Those that children are meant to come to."""
        return self.filter(audiences__overlap=list(FOR_CHILDREN))

    def speaking(self, language: str) -> Self:
        """Those one can follow in a language, spoken or interpreted."""
        return self.filter(Q(languages__contains=[language]) | Q(interpreted__contains=[language]))

    def in_time(self) -> Self:
        """The earliest first; ideas without a day come last."""
        return self.order_by(F("starts").asc(nulls_last=True), "pk")

    def newest_first(self) -> Self:
        """The latest first; ideas without a day before them."""
        return self.order_by(F("starts").desc(nulls_first=True), "-pk")


class Event(Flowing):
    """Something with a date that people come to.

    `uid` and `sequence` are its identity and version in calendars (RFC 5545): what a calendar
    shows has a higher sequence after every change. `pattern` names it as a pattern for others.
    `project` is the exact name of the project as the funder wants it on participant lists. The
    `moved_from` is the beginning that everybody could read before it was last put off or brought
    forward. The organiser is the partnership itself where none is named. `picture_credit` says who
    made the picture and that it may be shown. `contact` is whom visitors may ask, for everybody to
    read; it goes with the personal data. `partner_note` is for the partner who handed it in.
    """

    FLOW = flow.EVENT
    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "state",
        "format",
        "starts",
        "ends",
        "all_day",
        "municipality",
        "venue",
        "visibility",
        "names",
        "step_free",
        "price",
        "hours",
    )

    state = models.CharField(
        _("Stand"), max_length=30, default="idea", choices=flow.EVENT.choices, editable=False
    )
    title = TranslatedField(_("Titel"), max_length=160)
    summary = TranslatedField(_("Worum geht es?"), max_length=300, blank=True)
    text = TranslatedField(_("Beschreibung"), max_length=8000, multiline=True, blank=True)
    found_by = FoldedField(sources=("title", "summary", "place"))
    format = models.ForeignKey(
        Format, on_delete=models.PROTECT, related_name="events", verbose_name=_("Format")
    )
    starts = models.DateTimeField(_("Beginn"), null=True, blank=True)
    ends = models.DateTimeField(_("Ende"), null=True, blank=True)
    all_day = models.BooleanField(_("ganztägig"), default=False)
    day = models.GeneratedField(
        expression=_local_day("starts"),
        output_field=models.DateField(_("Tag"), null=True),
        db_persist=True,
    )
    last_day = models.GeneratedField(
        expression=_local_day("ends"),
        output_field=models.DateField(_("letzter Tag"), null=True),
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
    venue = models.ForeignKey(
        Venue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Veranstaltungsort"),
    )
    place = models.CharField(_("Ort in eigenen Worten"), max_length=200, blank=True)
    online_url = models.URLField(
        _("Link zur Online-Teilnahme"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
    )
    organiser = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Veranstalter"),
    )
    partners = models.ManyToManyField(Organisation, through="EventPartner", related_name="+")
    goals = models.ManyToManyField(Goal, through="EventGoal", related_name="+")
    project = models.CharField(_("genaue Projektbezeichnung"), max_length=200, blank=True)
    audiences = ArrayField(
        models.CharField(max_length=20, choices=Audience),
        verbose_name=_("Für wen"),
        default=list,
        blank=True,
    )
    languages = ArrayField(
        models.CharField(max_length=12, choices=SPOKEN),
        verbose_name=_("gesprochene Sprachen"),
        default=list,
        blank=True,
    )
    interpreted = ArrayField(
        models.CharField(max_length=12, choices=SPOKEN),
        verbose_name=_("gedolmetscht in"),
        default=list,
        blank=True,
    )
    supports = ArrayField(
        models.CharField(max_length=20, choices=Support),
        verbose_name=_("Unterstützung, um die man bitten kann"),
        default=list,
        blank=True,
    )
    step_free = models.BooleanField(_("stufenlos erreichbar"), null=True, blank=True)
    access_note = TranslatedField(_("Hinweise zur Barrierefreiheit"), max_length=500, blank=True)
    price = models.DecimalField(
        _("Eintritt in Euro"), max_digits=8, decimal_places=2, default=0, blank=True
    )
    price_note = TranslatedField(_("Hinweis zu den Kosten"), max_length=200, blank=True)
    visibility = models.CharField(
        _("Wer die Veranstaltung findet"),
        max_length=10,
        choices=Visibility,
        default=Visibility.PUBLIC,
    )
    names = models.CharField(
        _("Teilnahmeliste"), max_length=10, choices=Names, default=Names.NORMAL
    )
    hours = models.DecimalField(
        _("Stunden für die Bescheinigung"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    content = TranslatedField(
        _("Inhalte für die Bescheinigung"), max_length=1000, multiline=True, blank=True
    )
    picture = models.FileField(_("Bild"), max_length=100, blank=True)
    picture_alt = TranslatedField(_("Was ist auf dem Bild zu sehen?"), max_length=200, blank=True)
    picture_credit = models.CharField(_("Bildrechte"), max_length=160, blank=True)
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="events"
    )
    pattern = models.CharField(_("Name als Vorlage"), max_length=120, blank=True)
    programme = models.ForeignKey(
        Programme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("Programm"),
    )
    proposed_by = models.ForeignKey(
        ProgrammePartner,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="events",
    )
    partner_note = models.CharField(_("Rückmeldung an den Partner"), max_length=500, blank=True)
    contact = models.CharField(_("Kontakt für Fragen"), max_length=160, blank=True)
    uid = models.UUIDField(default=uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancel_note = TranslatedField(_("Grund der Absage"), max_length=300, blank=True)
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    cancelled_at = models.DateTimeField(_("abgesagt am"), null=True, editable=False)
    moved_from = models.DateTimeField(_("ursprünglicher Beginn"), null=True, editable=False)
    created_at = models.DateTimeField(_("angelegt am"), db_default=Now(), editable=False)
    changed_at = models.DateTimeField(_("geändert am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(EventQuerySet)()

    class Meta:
        verbose_name = _("Veranstaltung")
        verbose_name_plural = _("Veranstaltungen")
        ordering = ["-starts", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "starts", "id"], name="event_by_start"),
            models.Index(fields=["partnership", "last_day", "day"], name="event_by_day"),
            models.Index(fields=["partnership", "series"], name="event_by_series"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "uid"], name="one_event_per_uid"),
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="event_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True, ends__isnull=True)
                | Q(starts__isnull=False, ends__isnull=False),
                name="event_has_start_and_end",
                violation_error_message=_("Bitte Beginn und Ende angeben."),
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(starts__isnull=False),
                name="published_event_has_a_day",
                violation_error_message=_("Bitte Beginn und Ende angeben."),
            ),
            models.CheckConstraint(
                condition=Q(price__gte=0),
                name="event_price_is_not_negative",
                violation_error_message=_("Der Eintritt kann nicht unter 0 Euro liegen."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("event", args=[self.pk])

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.state in HELD

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return self.state == "cancelled"

    @property
    def is_for_children(self) -> bool:
        """Whether children are meant to come."""
        return bool(set(self.audiences) & set(FOR_CHILDREN))

    def is_over(self, now: datetime) -> bool:
        """Whether its end has passed; an idea without a day is not over."""
        return self.ends is not None and self.ends < now

    def has_begun(self, now: datetime) -> bool:
        """Whether its beginning has passed."""
        return self.starts is not None and self.starts <= now

    def days(self) -> list[date]:
        """Every day it lasts, in local time; none for an idea without a day."""
        if self.starts is None or self.ends is None:
            return []
        first, last = timezone.localdate(self.starts), timezone.localdate(self.ends)
        return [first + timedelta(days=after) for after in range((last - first).days + 1)]

    def is_step_free(self) -> bool | None:
        """Whether it is reached without steps; None where nobody has said so."""
        if self.step_free is None and self.venue is not None:
            return self.venue.step_free
        return self.step_free

    def where(self) -> str:
        """The place in one line: venue or own words, and the municipality; "" for none."""
        named = str(self.venue) if self.venue else self.place
        town = str(self.municipality) if self.municipality else ""
        return ", ".join(part for part in (named, town) if part)

    def goals_in_order(self) -> models.QuerySet[Goal]:
        """The goals it serves, as their plan lists them."""
        return self.goals.order_by("plan", "position", "pk")


class EventGoal(Owned):
    """An event serves a goal."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Ziel einer Veranstaltung")
        verbose_name_plural = _("Ziele einer Veranstaltung")
        ordering = ["goal__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "goal", "event"], name="event_serves_goal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} – {self.goal_id}"
