"""The situation analysis: what was found, and which goals it led to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wirkkreis.goals.models.goal import Goal
from wirkkreis.goals.models.plan import Plan
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class Finding(Owned):
    """One finding about the situation on the ground, with its source and date."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="findings")
    text = TranslatedField(_("Befund"), multiline=True, max_length=2000)
    source = models.CharField(_("Quelle"), max_length=300)
    day = models.DateField(pgettext_lazy("day of a finding", "Stand"))

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Befund")
        verbose_name_plural = _("Befunde")
        ordering = ["-day", "pk"]

    def __str__(self) -> str:
        return self.text


class FindingGoal(Owned):
    """A goal that a finding led to."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="led_to")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="findings")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Ziel aus einem Befund")
        verbose_name_plural = _("Ziele aus Befunden")
        constraints = [
            models.UniqueConstraint(fields=["finding", "goal"], name="finding_leads_to_goal_once")
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} → {self.goal_id}"
