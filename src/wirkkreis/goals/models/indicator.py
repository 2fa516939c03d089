"""An indicator: the field's "Indikatorsteckbrief", bound to a source of evidence."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.models.goal import Goal
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class Calculation(models.TextChoices):
    """How the rows of a source become one value."""

    COUNT = "count", _("Anzahl der Nachweise")
    SUM = "sum", _("Summe")
    DISTINCT = "distinct", _("Anzahl verschiedener")
    MILESTONE = "milestone", _("bis zu einem Tag erreicht")
    SHARE = "share", _("Anteil in Prozent")
    MEDIAN = "median", _("Mittlerer Wert (Median)")
    LATEST = "latest", _("Letzter gemessener Wert")


class Direction(models.TextChoices):
    """Which way is good."""

    UP = "up", _("mindestens")
    DOWN = "down", _("höchstens")


class Period(models.TextChoices):
    """The span after which the counting begins anew."""

    WHOLE = "whole", _("gesamter Zeitraum")
    YEAR = "year", _("je Jahr")
    HALF = "half", _("je Halbjahr")
    QUARTER = "quarter", _("je Vierteljahr")
    MONTH = "month", _("je Monat")

    @property
    def months(self) -> int:
        """Length in months; 0 for the whole span."""
        return {"whole": 0, "year": 12, "half": 6, "quarter": 3, "month": 1}[self.value]


class Indicator(Owned):
    """A measure of one goal: source and parameters, calculation, target and period.

    `version` grows with every change of the definition, so that a frozen value can say by which
    definition it was made. `target` and `baseline` are in `unit`.
    """

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="indicators")
    position = models.PositiveIntegerField(_("Reihenfolge"), default=0)
    name = TranslatedField(_("Woran wir es messen"), max_length=200)
    why = TranslatedField(_("Warum das etwas aussagt"), max_length=500, blank=True)
    quote = models.CharField(_("Wortlaut im Plan"), max_length=500, blank=True)
    source = models.CharField(_("Quelle"), max_length=60)
    parameters = models.JSONField(_("Auswahl in der Quelle"), default=dict, blank=True)
    own_goal_only = models.BooleanField(_("nur was für dieses Ziel eingetragen ist"), default=True)
    denominator = models.CharField(_("Quelle des Nenners"), max_length=60, blank=True)
    denominator_parameters = models.JSONField(default=dict, blank=True)
    calculation = models.CharField(
        _("Berechnung"), max_length=12, choices=Calculation, default=Calculation.COUNT
    )
    unit = TranslatedField(_("Einheit"), max_length=60, blank=True)
    baseline = models.DecimalField(
        _("Ausgangswert"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    target = models.DecimalField(
        _("Zielwert"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    direction = models.CharField(
        _("Richtung"), max_length=4, choices=Direction, default=Direction.UP
    )
    period = models.CharField(_("Zeitraum"), max_length=8, choices=Period, default=Period.WHOLE)
    starts = models.DateField(_("zählt ab"))
    due = models.DateField(_("erreicht bis"))
    responsible = models.CharField(_("Verantwortlich"), max_length=200, blank=True)
    smallest = models.PositiveSmallIntegerField(
        _("kleinste öffentliche Personenzahl"),
        null=True,
        blank=True,
        help_text=_("Leer: wie in den Regeln des Förderjahres."),
    )
    version = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Indikator")
        verbose_name_plural = _("Indikatoren")
        ordering = ["goal__position", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due__gte=F("starts")),
                name="indicator_due_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=~Q(calculation=Calculation.SHARE) | ~Q(denominator=""),
                name="share_has_a_denominator",
                violation_error_message=_("Ein Anteil braucht eine Quelle für den Nenner."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def span_on(self, day: date) -> tuple[date, date]:
        """First and last day of the counting span that holds `day`, within the indicator's term."""
        day = min(max(day, self.starts), self.due)
        months = Period(self.period).months
        if not months:
            return self.starts, self.due
        first_month = (day.month - 1) // months * months + 1
        first = date(day.year, first_month, 1)
        last_month = first_month + months - 1
        after = date(day.year + last_month // 12, last_month % 12 + 1, 1)
        return max(first, self.starts), min(after - timedelta(days=1), self.due)

    def definition(self) -> dict[str, Any]:
        """What the value depends on, JSON-ready: frozen with every closed year."""
        return {
            "version": self.version,
            "name": dict(self.name.all),
            "source": self.source,
            "parameters": self.parameters,
            "own_goal_only": self.own_goal_only,
            "denominator": self.denominator,
            "denominator_parameters": self.denominator_parameters,
            "calculation": self.calculation,
            "unit": dict(self.unit.all),
            "baseline": _text(self.baseline),
            "target": _text(self.target),
            "direction": self.direction,
            "period": self.period,
            "starts": self.starts.isoformat(),
            "due": self.due.isoformat(),
        }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)
