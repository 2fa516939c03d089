"""A goal plan: its span, its version, its resolution."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals import flow
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import OwnedManager

PUBLIC_STATES = ("consultation", "adopted", "closed")


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans by audience and time."""

    def visible_to(self, actor: Actor) -> "PlanQuerySet":
        """Drafts are for staff; what is in consultation or further on is for everybody."""
        return self if may(actor, "goals.plan.edit") else self.filter(state__in=PUBLIC_STATES)

    def in_force(self) -> "PlanQuerySet":
        """Adopted and not yet closed."""
        return self.filter(state="adopted")

    def newest_first(self) -> "PlanQuerySet":
        """By their span, the latest first."""
        return self.order_by("-starts", "-pk")


class Plan(Flowing):
    """The goals of one partnership for a span of one or several years."""

    FLOW = flow.PLAN
    NON_PERSONAL = ("state", "starts", "ends", "adopted_on", "resolution")

    title = TranslatedField(_("Titel"), max_length=200)
    introduction = TranslatedField(_("Einleitung"), multiline=True, blank=True)
    starts = models.DateField(_("gilt ab"))
    ends = models.DateField(_("gilt bis"))
    continues = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="continuations"
    )
    adopted_on = models.DateField(_("beschlossen am"), null=True, blank=True)
    adopted_by = models.CharField(_("beschlossen von"), max_length=120, blank=True)
    resolution = models.CharField(_("Beschlussnummer"), max_length=80, blank=True)
    state = models.CharField(
        _("Stand"), max_length=30, default="draft", choices=flow.PLAN.choices, editable=False
    )

    objects = OwnedManager.from_queryset(PlanQuerySet)()

    class Meta:
        verbose_name = _("Zielplan")
        verbose_name_plural = _("Zielpläne")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gte=F("starts")),
                name="plan_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public overview of this plan."""
        return reverse("plan", args=[self.pk])

    @property
    def years(self) -> list[int]:
        """The calendar years the plan touches."""
        return list(range(self.starts.year, self.ends.year + 1))

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.state in PUBLIC_STATES

    @property
    def is_editable(self) -> bool:
        """Whether its goals may still change: not once it is closed."""
        return self.state != "closed"

    def day_within(self, day: date) -> date:
        """The day itself, or the plan's last day when the plan is over."""
        return min(day, self.ends)
