"""Bodies and their rules of procedure."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees.procedure import Procedure
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class CommitteeKind(models.TextChoices):
    """What a body is for."""

    STEERING = "steering", _("Begleitendes Gremium")
    YOUTH = "youth", _("Jugendforum")
    WORKING = "working", _("Arbeitskreis")
    EXPERT = "expert", _("Fachgruppe")
    OFFICES = "offices", _("Ämternetzwerk")


class Power(models.TextChoices):
    """What a body's votes are: the lead office grants, unless the body decides itself."""

    RECOMMENDS = "recommends", _("empfiehlt")
    DECIDES = "decides", _("beschließt")


class CommitteeQuerySet(models.QuerySet["Committee"]):
    """Bodies."""

    def active(self) -> Self:
        """Those that still meet."""
        return self.filter(is_active=True)

    def public(self) -> Self:
        """Those whom everybody may see."""
        return self.filter(is_public=True)


class Committee(Owned):
    """A body of people who recommend or decide, under its own rules of procedure."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "name",
        "kind",
        "about",
        "power",
        "is_public",
        "is_active",
    )

    name = TranslatedField(_("Name"), max_length=120)
    kind = models.CharField(_("Art"), max_length=20, choices=CommitteeKind)
    about = TranslatedField(_("Aufgabe"), max_length=2000, multiline=True, blank=True)
    power = models.CharField(
        _("Seine Abstimmungen"), max_length=20, choices=Power, default=Power.RECOMMENDS
    )
    is_public = models.BooleanField(
        _("steht mit Terminen und Zusammensetzung auf der öffentlichen Seite"), default=True
    )
    is_active = models.BooleanField(_("tagt noch"), default=True)

    objects = OwnedManager.from_queryset(CommitteeQuerySet)()

    class Meta:
        verbose_name = _("Gremium")
        verbose_name_plural = _("Gremien")
        ordering = ["-is_active", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("committee", args=[self.pk])


class StatuteQuerySet(models.QuerySet["Statute"]):
    """Rules of procedure by time."""

    def newest_first(self) -> Self:
        """The latest validity first, and for one day what was written last."""
        return self.order_by("-starts", "-pk")

    def on(self, day: date) -> Self:
        """Those in force on a day or before, the one in force first."""
        return self.filter(starts__lte=day).newest_first()


class Statute(Owned):
    """The rules of procedure of a body from a day on. A row is never changed: a correction is
    another row, so that a session keeps the rules it was invited under.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("starts", "values")

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="statutes")
    starts = models.DateField(_("gilt ab"))
    values = models.JSONField(_("Regeln"), default=dict)
    reason = models.CharField(_("Beschlossen oder geändert durch"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("eingetragen am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(StatuteQuerySet)()

    class Meta:
        verbose_name = _("Geschäftsordnung")
        verbose_name_plural = _("Geschäftsordnungen")
        ordering = ["-starts", "-pk"]

    def __str__(self) -> str:
        return f"{self.committee}, {self.starts:%d.%m.%Y}"

    @property
    def procedure(self) -> Procedure:
        """The typed rules; what is missing takes the defaults of the law."""
        return Procedure.from_values(self.values)
