"""A closed year: values frozen with their definition, their rows and a hash."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.models.indicator import Indicator
from wirkkreis.goals.models.plan import Plan
from wirkkreis.languages.said import Said, choose
from wirkkreis.languages.texts import as_texts
from wirkkreis.tenancy.wall import Owned, OwnedManager


class ClosingQuerySet(models.QuerySet["Closing"]):
    """Closings that hold."""

    def standing(self) -> "ClosingQuerySet":
        """Those not opened again."""
        return self.filter(reopening__isnull=True)


class Closing(Owned):
    """One year of a plan, closed. Only grows: opening again is a row of its own."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="closings")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    closed_at = models.DateTimeField(_("abgeschlossen am"), db_default=Now(), editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = OwnedManager.from_queryset(ClosingQuerySet)()

    class Meta:
        verbose_name = _("Jahresabschluss")
        verbose_name_plural = _("Jahresabschlüsse")
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return str(self.year)


class Reopening(Owned):
    """The reason why a closed year was opened again. Public in the history."""

    closing = models.OneToOneField(Closing, on_delete=models.PROTECT, related_name="reopening")
    reason = models.CharField(_("Grund"), max_length=500)
    reopened_at = models.DateTimeField(_("geöffnet am"), db_default=Now(), editable=False)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Wiederöffnung")
        verbose_name_plural = _("Wiederöffnungen")

    def __str__(self) -> str:
        return self.reason


class FrozenValue(Owned):
    """One indicator's value as it was when the year was closed.

    `rows` are [id, day, amount, key, unit] of the proof and never hold personal values; `digest`
    is the SHA-256 of definition, value and rows. An unknown value is NULL, never 0.
    """

    closing = models.ForeignKey(Closing, on_delete=models.PROTECT, related_name="values")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="frozen")
    value = models.DecimalField(_("Wert"), max_digits=14, decimal_places=2, null=True)
    published = models.DecimalField(
        _("veröffentlichter Wert"), max_digits=14, decimal_places=2, null=True
    )
    state = models.CharField(_("Stand"), max_length=12)
    starts = models.DateField()
    ends = models.DateField()
    definition = models.JSONField()
    rows = models.JSONField()
    digest = models.CharField(max_length=64)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("eingefrorener Wert")
        verbose_name_plural = _("eingefrorene Werte")
        ordering = ["indicator__goal__position", "indicator__position", "starts"]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.value}"

    @property
    def unit(self) -> Said:
        """The unit of the definition; years closed long ago hold it as a plain German text."""
        return choose(as_texts(self.definition["unit"]))
