"""A measure: something somebody does by a day, and where it came from."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals import flow
from wirkkreis.goals.models.goal import Goal
from wirkkreis.tenancy.wall import OwnedManager


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Measures by owner and due day."""

    def open(self) -> "MeasureQuerySet":
        """Not yet done or dropped."""
        return self.filter(state="open")

    def of(self, actor: Actor) -> "MeasureQuerySet":
        """Those this person has to do."""
        return self.filter(owner=actor.account)

    def overdue(self, on: date) -> "MeasureQuerySet":
        """Open after their day."""
        return self.open().filter(due__lt=on)


class Measure(Flowing):
    """A task with owner, due date and origin (a goal; later an impulse or a decision)."""

    FLOW = flow.MEASURE
    NON_PERSONAL = ("state", "due", "done_on")

    title = models.CharField(_("Aufgabe"), max_length=200)
    note = models.TextField(_("Notiz"), blank=True)
    goal = models.ForeignKey(
        Goal, on_delete=models.CASCADE, null=True, blank=True, related_name="measures"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer"),
    )
    due = models.DateField(_("Bis wann"))
    done_on = models.DateField(_("erledigt am"), null=True, blank=True, editable=False)
    state = models.CharField(
        _("Stand"), max_length=30, default="open", choices=flow.MEASURE.choices, editable=False
    )

    objects = OwnedManager.from_queryset(MeasureQuerySet)()

    class Meta:
        verbose_name = _("Aufgabe")
        verbose_name_plural = _("Aufgaben")
        ordering = ["due", "pk"]

    def __str__(self) -> str:
        return self.title

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been done before that day."""
        return self.state == "open" and self.due < on
