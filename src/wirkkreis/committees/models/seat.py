"""Seats and who holds them, on any day: the seat stays, people come and go."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.models.committee import Committee
from wirkkreis.people.models import Organisation, Person
from wirkkreis.tenancy.dated import Dated, DatedQuerySet
from wirkkreis.tenancy.wall import OwnedManager

DAYS_HELD = Func(
    F("starts"),
    F("ends"),
    Value("[]"),
    function="DATERANGE",
    output_field=DateRangeField(),
)
"""The days from `starts` to `ends`, both included; open where there is no end yet."""


class Bench(models.TextChoices):
    """Whom a seat stands for."""

    CIVIL_SOCIETY = "civil_society", _("Zivilgesellschaft")
    YOUTH = "youth", _("Jugend")
    ADMINISTRATION = "administration", _("Verwaltung")
    POLITICS = "politics", _("Politik")
    ADVISORY = "advisory", _("Beratung")


class SeatQuerySet(DatedQuerySet["Seat"]):
    """Seats."""

    def voting(self) -> Self:
        """Those with a vote."""
        return self.filter(votes=True)

    def vacant(self, day: date) -> Self:
        """Those there are on a day and nobody holds."""
        held = Mandate.objects.on(day).filter(seat=OuterRef("pk"), substitute=False)
        return self.on(day).exclude(Exists(held))


class Seat(Dated):
    """A place in a body, sent by an organisation or a group, with a vote or without."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "title",
        "bench",
        "organisation",
        "votes",
        "starts",
        "ends",
    )

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="seats")
    title = models.CharField(
        _("Sitz"),
        max_length=120,
        help_text=_("Wen der Sitz vertritt, zum Beispiel: Kreissportbund oder Schülervertretung."),
    )
    bench = models.CharField(_("Bank"), max_length=20, choices=Bench)
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Entsendet von"),
    )
    votes = models.BooleanField(_("stimmberechtigt"), default=True)

    objects = OwnedManager.from_queryset(SeatQuerySet)()

    class Meta(Dated.Meta):
        verbose_name = _("Sitz")
        verbose_name_plural = _("Sitze")
        ordering = ["-votes", "bench", "title", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(votes=True, bench=Bench.ADVISORY),
                name="advice_has_no_vote",
                violation_error_message=_("Ein beratender Sitz hat keine Stimme."),
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="seat_has_a_title",
                violation_error_message=_("Bitte angeben, wen der Sitz vertritt."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Appointment(models.TextChoices):
    """How somebody came to hold a seat."""

    SENT = "sent", _("entsandt")
    ELECTED = "elected", _("gewählt")
    APPOINTED = "appointed", _("berufen")


class Departure(models.TextChoices):
    """Why a mandate ended."""

    TERM = "term", _("Amtszeit zu Ende")
    RESIGNED = "resigned", _("zurückgetreten")
    ABSENT = "absent", _("wiederholt unentschuldigt gefehlt")
    RECALLED = "recalled", _("abberufen")
    OTHER = "other", _("aus anderem Grund")


class MandateQuerySet(DatedQuerySet["Mandate"]):
    """Mandates."""

    def ending(self, first: date, last: date) -> Self:
        """Those that end from the first to the last day, both included, the first one first."""
        return self.filter(ends__gte=first, ends__lte=last).order_by("ends", "pk")


class Mandate(Dated):
    """A person holds a seat, or is its substitute, for a time.

    The person is empty once her data are erased; that the seat was held stays. Her name stands on
    the public page only while she agrees (`name_public_since`).
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "seat",
        "substitute",
        "appointed",
        "starts",
        "ends",
        "departure",
    )

    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="mandates")
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("Person")
    )
    substitute = models.BooleanField(_("als Stellvertretung"), default=False)
    appointed = models.CharField(
        _("Wie dazugekommen"), max_length=20, choices=Appointment, default=Appointment.SENT
    )
    impartial_since = models.DateField(
        _("auf Unparteilichkeit verpflichtet am"), null=True, blank=True
    )
    discreet_since = models.DateField(
        _("auf Verschwiegenheit verpflichtet am"), null=True, blank=True
    )
    name_public_since = models.DateField(
        _("mit dem Namen auf der öffentlichen Seite einverstanden seit"), null=True, blank=True
    )
    departure = models.CharField(_("Warum beendet"), max_length=20, choices=Departure, blank=True)

    objects = OwnedManager.from_queryset(MandateQuerySet)()

    class Meta(Dated.Meta):
        verbose_name = _("Mandat")
        verbose_name_plural = _("Mandate")
        ordering = ["seat", "substitute", "starts", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            ExclusionConstraint(
                name="one_holder_at_a_time",
                expressions=[
                    ("seat", RangeOperators.EQUAL),
                    ("substitute", RangeOperators.EQUAL),
                    (DAYS_HELD, RangeOperators.OVERLAPS),
                ],
                violation_error_message=_(
                    "In dieser Zeit ist der Sitz schon besetzt. Beenden Sie zuerst das andere "
                    "Mandat."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.person or '–'}"

    @property
    def has_declared(self) -> bool:
        """Whether the person is bound to impartiality and discretion (VwVfG §§ 83, 84)."""
        return bool(self.impartial_since and self.discreet_since)


class OfficeKind(models.TextChoices):
    """What somebody does for the body beside voting."""

    CHAIR = "chair", _("Vorsitz")
    VICE_CHAIR = "vice_chair", _("Stellvertretender Vorsitz")
    KEEPER = "keeper", _("Schriftführung")


class OfficeQuerySet(DatedQuerySet["Office"]):
    """Offices."""


class Office(Dated):
    """The chair, the vice chair or the keeper of the minutes, held by a mandate for a time."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("kind", "starts", "ends")

    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="offices")
    kind = models.CharField(_("Amt"), max_length=20, choices=OfficeKind)

    objects = OwnedManager.from_queryset(OfficeQuerySet)()

    class Meta(Dated.Meta):
        verbose_name = _("Amt im Gremium")
        verbose_name_plural = _("Ämter im Gremium")
        ordering = ["kind", "starts", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class TieKind(models.TextChoices):
    """What ties a person to an organisation, so that she is recused where it applies (§ 20)."""

    EMPLOYEE = "employee", _("dort beschäftigt")
    BOARD = "board", _("im Vorstand")
    VOLUNTEER = "volunteer", _("dort ehrenamtlich tätig")
    MEMBER = "member", _("Mitglied")
    RELATIVE = "relative", _("Angehörige sind dort beschäftigt oder im Vorstand")


class TieQuerySet(DatedQuerySet["Tie"]):
    """Ties."""


class Tie(Dated):
    """What ties a person to an organisation, as she declared it; it hints at a recusal."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("kind", "starts", "ends")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="+", verbose_name=_("Organisation")
    )
    kind = models.CharField(_("Verbindung"), max_length=20, choices=TieKind)

    objects = OwnedManager.from_queryset(TieQuerySet)()

    class Meta(Dated.Meta):
        verbose_name = _("Verbindung zu einer Organisation")
        verbose_name_plural = _("Verbindungen zu Organisationen")
        ordering = ["person", "organisation", "pk"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "organisation", "kind"],
                condition=Q(ends__isnull=True),
                name="one_open_tie_of_a_kind",
                violation_error_message=_("Diese Verbindung ist schon eingetragen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"
