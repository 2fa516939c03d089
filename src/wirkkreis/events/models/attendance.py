"""Who came: people with a registration, walk-ins, and heads that were counted."""

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.models import Role
from wirkkreis.events.models.event import Event
from wirkkreis.events.models.registration import Registration
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class AttendanceKind(models.TextChoices):
    """How somebody was noticed."""

    REGISTERED = "registered", _("angemeldet")
    WALK_IN = "walk_in", _("ohne Anmeldung")
    COUNTED = "counted", _("gezählt")


class AttendanceQuerySet(FindableQuerySet["Attendance"]):
    """Attendances."""

    def counted(self) -> Self:
        """Heads that were counted, by age band."""
        return self.filter(kind=AttendanceKind.COUNTED)

    def people(self) -> int:
        """Participations (Teilnahmen): people who came, once a day."""
        found: int | None = self.order_by().aggregate(sum=Sum("count"))["sum"]
        return found or 0


class Attendance(Owned):
    """People who came to an event on one day: one row per registration, walk-in or age band.

    The sum of `count` are the *participations* (Teilnahmen); *participants* (Teilnehmende) are
    counted once per event, on whichever of its days they came (`counting.participants`). `nonce`
    is made by the phone at the door, so that a tick sent twice counts once. `role` is the role a
    member held when she came. The name of a walk-in is emptied with the other personal data.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("day", "kind", "age_band", "count", "role")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendances")
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, null=True, related_name="attendances"
    )
    kind = models.CharField(_("Art"), max_length=12, choices=AttendanceKind)
    day = models.DateField(_("Tag"))
    age_band = models.CharField(_("Altersgruppe"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("Menschen"), default=1)
    name = models.CharField(_("Name"), max_length=160, blank=True)
    found_by = FoldedField(sources=("name",))
    role = models.CharField(_("Rolle"), max_length=20, choices=Role, blank=True)
    nonce = models.UUIDField(default=uuid4, editable=False)
    came_at = models.DateTimeField(_("eingetragen am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(AttendanceQuerySet)()

    class Meta:
        verbose_name = _("Teilnahme")
        verbose_name_plural = _("Teilnahmen")
        ordering = ["day", "pk"]
        indexes = [models.Index(fields=["partnership", "event"], name="attendance_by_event")]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "nonce"], name="one_attendance_per_nonce"
            ),
            models.UniqueConstraint(
                fields=["partnership", "registration", "day"],
                name="registration_comes_once_a_day",
                violation_error_message=_("Heute schon eingelassen."),
            ),
            models.UniqueConstraint(
                fields=["partnership", "event", "day", "age_band"],
                condition=Q(kind="counted"),
                name="one_head_count_per_day_and_band",
            ),
            models.CheckConstraint(
                condition=Q(kind="registered", registration__isnull=False)
                | (~Q(kind="registered") & Q(registration__isnull=True)),
                name="attendance_knows_its_registration",
            ),
        ]

    def __str__(self) -> str:
        return self.name or f"{self.get_kind_display()}: {self.count}"


def participations(*age_bands: str) -> Subquery:
    """For annotating events: people who came, once a day; NULL where nobody counted."""
    came = Attendance.objects.filter(event=OuterRef("pk")).order_by().values("event")
    if age_bands:
        came = came.filter(age_band__in=age_bands)
    return Subquery(came.annotate(sum=Sum("count")).values("sum"))


def participants(*age_bands: str) -> Subquery:
    """For annotating events: people who came, once an event; NULL where nobody counted.

    Of a registration that came on several days, and of the heads counted in an age band, the
    largest day counts (docs/adr/0014-events.md).
    """
    same = Q(registration=OuterRef("registration")) | Q(
        kind=AttendanceKind.COUNTED, age_band=OuterRef("age_band"), registration__isnull=True
    )
    larger = Q(count__gt=OuterRef("count")) | Q(count=OuterRef("count"), pk__lt=OuterRef("pk"))
    better = Attendance.objects.filter(same, larger, event=OuterRef("event"), kind=OuterRef("kind"))
    came = Attendance.objects.filter(event=OuterRef("pk")).exclude(
        Exists(better), ~Q(kind=AttendanceKind.WALK_IN)
    )
    if age_bands:
        came = came.filter(age_band__in=age_bands)
    by_event = came.order_by().values("event")
    return Subquery(by_event.annotate(sum=Sum("count")).values("sum"))
