"""A plan text on its way to becoming goals: what the reader found and a person corrected."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.models.plan import Plan
from wirkkreis.tenancy.wall import Owned, OwnedManager


class PlanDraft(Owned):
    """The work of a review. `lines` is the text as read, `reading` its tree as corrected so far.

    Purpose: to be taken over as a plan; deleted with the plan's adoption or by hand.
    """

    title = models.CharField(_("Titel"), max_length=200)
    lines = models.JSONField(_("Zeilen"), default=list)
    reading = models.JSONField(_("Lesung"), default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("angelegt am"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert am"), auto_now=True)
    plan = models.ForeignKey(
        Plan, on_delete=models.SET_NULL, null=True, blank=True, related_name="drafts"
    )

    objects = OwnedManager()

    class Meta:
        verbose_name = _("eingelesener Plan")
        verbose_name_plural = _("eingelesene Pläne")
        ordering = ["-changed_at"]

    def __str__(self) -> str:
        return self.title
