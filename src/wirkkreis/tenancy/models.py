"""Partnerships and their rule sets."""

from functools import partial
from typing import Any, ClassVar
from uuid import uuid4

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.remembering import forget, once
from wirkkreis.tenancy.rules import Rules
from wirkkreis.tenancy.wall import Owned, OwnedManager


class Partnership(models.Model):
    """A Partnerschaft für Demokratie of one county or town: the tenant.

    It is found by the host of the request or, where several share a host, by the first part of
    the path.
    """

    slug = models.SlugField(_("Kurzname in Adressen"), unique=True)
    name = models.CharField(_("Name"), max_length=120)
    region = models.CharField(_("Landkreis oder Stadt"), max_length=120)
    host = models.CharField(_("Adresse (Host)"), max_length=253, unique=True, null=True, blank=True)
    prefix = models.SlugField(_("Pfad"), unique=True, null=True, blank=True)
    colour = models.CharField(
        _("Farbe"),
        max_length=7,
        default="#1f4aa8",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Bitte eine Farbe wie #1f4aa8."))],
    )
    logo = models.FileField(_("Logo"), upload_to="logos/", blank=True)
    contact_email = models.EmailField(_("E-Mail-Adresse für Anfragen"), blank=True)
    publisher = models.TextField(_("Angaben für das Impressum"), blank=True)
    is_example = models.BooleanField(_("Beispieldaten"), default=False)
    # Another one with every transaction that writes inside (`wall.py`), so that pages can be kept.
    revision = models.UUIDField(default=uuid4, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(host__isnull=False) | models.Q(prefix__isnull=False),
                name="partnership_has_a_door",
                violation_error_message=_("Bitte eine Adresse oder einen Pfad angeben."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class RuleSet(Owned):
    """One version of the rules of a programme year. The newest version of a year holds.

    Rows only grow: what was decided under an older version keeps that version.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("values",)

    year = models.PositiveSmallIntegerField(_("Förderjahr"))
    version = models.PositiveSmallIntegerField(_("Fassung"))
    values = models.JSONField(_("Regeln"), default=dict)
    reason = models.CharField(_("Grund der Änderung"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("festgelegt am"), db_default=Now(), editable=False)

    objects = OwnedManager()

    class Meta:
        ordering = ["-year", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year", "version"], name="one_rule_set_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}.{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """New rules hold at once, also where the old ones were asked for before."""
        super().save(*args, **kwargs)
        forget()

    @property
    def rules(self) -> Rules:
        """The typed rules of this version; missing values take the house's defaults."""
        return Rules.from_values(self.values)


def rules_for(year: int) -> Rules:
    """The rules of a programme year: its newest version, else the last earlier year's."""
    return once(("rules", year), partial(_rules_for, year))


def write_rules(year: int, values: dict[str, Any], *, reason: str = "") -> RuleSet:
    """Write a new version of a year's rules, the given values changed. Who did it says the trail.

    Raises ValidationError, keyed by rule, when a value is not of the rule's type or range.
    """
    newest = RuleSet.objects.select_for_update().filter(year=year).order_by("-version").first()
    return RuleSet.objects.create(
        year=year,
        version=newest.version + 1 if newest else 1,
        values=Rules.from_values(rules_for(year).as_values() | values).as_values(),
        reason=reason,
    )


def _rules_for(year: int) -> Rules:
    newest = RuleSet.objects.filter(year__lte=year).order_by("-year", "-version").first()
    return newest.rules if newest else Rules()
