"""Municipalities, the units they belong to, their populations, and venues."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.languages.sorting import SortKeyField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class VenueQuerySet(models.QuerySet["Venue"]):
    """Venues."""

    def visible_to(self, actor: Actor) -> "VenueQuerySet":
        """Those in use; all of them for who keeps them."""
        return self.all() if may(actor, "places.write") else self.filter(is_active=True)

    def with_fact(self, name: str) -> "VenueQuerySet":
        """Those of which one fact of accessibility is known to be true."""
        return self.filter(**{name: True})

    def matching(self, words: str) -> "VenueQuerySet":
        """Those with these words in name or address."""
        return self.filter(models.Q(name__icontains=words) | models.Q(address__icontains=words))


class Outlined(Owned):
    """A place with an outline on the map, in the map's own units (see `geometry`)."""

    name = models.CharField(_("Name"), max_length=120)
    sort_key = SortKeyField(source="name")
    outline = models.TextField(_("Umriss"), blank=True, editable=False)
    label_x = models.FloatField(default=0, editable=False)
    label_y = models.FloatField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


class UnitKind(models.TextChoices):
    """What a unit is in its state's law."""

    UNITARY = "unitary", _("Einheitsgemeinde")
    JOINT = "joint", _("Verbandsgemeinde")
    DISTRICT = "district", _("Stadtbezirk")
    OTHER = "other", _("andere Verwaltungseinheit")


class Unit(Outlined):
    """An administrative unit that municipalities belong to: what a plan often counts as one."""

    ars = models.CharField(
        _("Regionalschlüssel"),
        max_length=12,
        validators=[RegexValidator(r"^\d{9}(\d{3})?$", _("Bitte 9 oder 12 Ziffern angeben."))],
    )
    kind = models.CharField(_("Art"), max_length=20, choices=UnitKind, default=UnitKind.UNITARY)

    objects = OwnedManager()

    class Meta(Outlined.Meta):
        verbose_name = _("Verwaltungseinheit")
        verbose_name_plural = _("Verwaltungseinheiten")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "ars"],
                name="one_unit_per_ars",
                violation_error_message=_("Diese Verwaltungseinheit gibt es schon."),
            )
        ]


class Municipality(Outlined):
    """A municipality (Gemeinde), known by its official key (AGS)."""

    ags = models.CharField(
        _("Gemeindeschlüssel"),
        max_length=8,
        validators=[RegexValidator(r"^\d{8}$", _("Bitte 8 Ziffern angeben."))],
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="municipalities",
        verbose_name=_("Verwaltungseinheit"),
    )

    objects = OwnedManager()

    class Meta(Outlined.Meta):
        verbose_name = _("Gemeinde")
        verbose_name_plural = _("Gemeinden")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "ags"],
                name="one_municipality_per_ags",
                violation_error_message=_("Diese Gemeinde gibt es schon."),
            )
        ]

    def latest_population(self) -> "Population | None":
        """The number of the newest year, the last entered first; None when there is none.

        Lists prefetch `populations`.
        """
        return next(iter(self.populations.all()), None)


class Population(Owned):
    """How many people lived in a municipality at the end of a year, as a named source says."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("year", "count", "source")

    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.CASCADE,
        related_name="populations",
        verbose_name=_("Gemeinde"),
    )
    year = models.PositiveSmallIntegerField(_("Jahr (Stand 31. Dezember)"))
    count = models.PositiveIntegerField(_("Einwohnerinnen und Einwohner"))
    source = models.CharField(_("Quelle"), max_length=200)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Einwohnerzahl")
        verbose_name_plural = _("Einwohnerzahlen")
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "year", "source"],
                name="one_population_per_year_and_source",
                violation_error_message=_(
                    "Für dieses Jahr ist aus dieser Quelle schon eine Zahl eingetragen."
                ),
            ),
            models.CheckConstraint(
                condition=models.Q(year__gte=1900, year__lte=2200),
                name="population_year_is_a_year",
                violation_error_message=_("Bitte eine Jahreszahl wie 2024 angeben."),
            ),
            models.CheckConstraint(
                condition=~models.Q(source=""),
                name="population_has_a_source",
                violation_error_message=_("Bitte die Quelle der Zahl nennen."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.count} ({self.year})"


class Venue(Owned):
    """A place people can come to, with what is known about its accessibility.

    Each fact is yes, no, or None: nobody has looked yet.
    """

    ACCESSIBILITY: ClassVar[tuple[str, ...]] = (
        "step_free",
        "wc",
        "hearing_loop",
        "parking",
        "lift",
        "tactile_guidance",
        "quiet_room",
    )
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("name", *ACCESSIBILITY)

    name = models.CharField(_("Name"), max_length=160)
    sort_key = SortKeyField(source="name")
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="venues", verbose_name=_("Gemeinde")
    )
    address = models.TextField(_("Anschrift"), blank=True, max_length=300)
    step_free = models.BooleanField(_("stufenlos erreichbar"), null=True, blank=True)
    wc = models.BooleanField(_("barrierefreies WC"), null=True, blank=True)
    hearing_loop = models.BooleanField(_("induktive Höranlage"), null=True, blank=True)
    parking = models.BooleanField(_("Behindertenparkplatz"), null=True, blank=True)
    lift = models.BooleanField(_("Aufzug"), null=True, blank=True)
    tactile_guidance = models.BooleanField(_("Leitsystem zum Tasten"), null=True, blank=True)
    quiet_room = models.BooleanField(_("Ruheraum"), null=True, blank=True)
    note = models.TextField(_("Hinweise zum Ort"), blank=True, max_length=1000)
    is_active = models.BooleanField(_("wird genutzt"), default=True)

    objects = OwnedManager.from_queryset(VenueQuerySet)()

    class Meta:
        verbose_name = _("Veranstaltungsort")
        verbose_name_plural = _("Veranstaltungsorte")
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"],
                name="one_venue_per_name",
                violation_error_message=_("Einen Ort mit diesem Namen gibt es dort schon."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def accessibility_labels(cls) -> dict[str, StrOrPromise]:
        """The facts of accessibility and what they are called."""
        return {
            field.name: field.verbose_name
            for field in cls._meta.concrete_fields
            if field.name in cls.ACCESSIBILITY
        }

    def accessibility(self) -> list[tuple[StrOrPromise, bool | None]]:
        """Each fact of accessibility with yes, no, or None."""
        return [(label, getattr(self, name)) for name, label in self.accessibility_labels().items()]

    def advantages(self) -> list[StrOrPromise]:
        """What is known to be there."""
        return [label for label, is_there in self.accessibility() if is_there]
