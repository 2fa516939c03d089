"""Decisions in writing, without a session."""

from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees import voting_flow
from wirkkreis.committees.models.committee import Committee, Statute
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.flow.engine import Flowing
from wirkkreis.tenancy.wall import OwnedManager


class CircularQuerySet(models.QuerySet["Circular"]):
    """Circular decisions."""

    def shown_to(self, reader: Reader) -> Self:
        """Those of one's own bodies."""
        return self if reader.sees_all else self.filter(committee__in=reader.committees)

    def visible_to(self, actor: Actor) -> Self:
        """Those of one's own bodies."""
        return self.shown_to(reader_of(actor))

    def running(self) -> Self:
        """Those that members can answer now."""
        return self.filter(state="running")


class Circular(Flowing):
    """A decision in writing, without a session (Umlaufbeschluss, VwVfG § 90 (1) sentence 2).

    `statute` are the rules it was sent out under. `objection` is why somebody wants a session.
    """

    FLOW = voting_flow.CIRCULAR
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("state", "title", "starts", "ends")

    state = models.CharField(
        _("Stand"),
        max_length=30,
        default="draft",
        choices=voting_flow.CIRCULAR.choices,
        editable=False,
    )
    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="circulars")
    statute = models.ForeignKey(
        Statute, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    title = models.CharField(_("Worum es geht"), max_length=200)
    text = models.TextField(_("Wortlaut des Beschlusses"), max_length=4000)
    explanation = models.TextField(_("Erläuterung"), max_length=4000, blank=True)
    starts = models.DateTimeField(_("verschickt am"), null=True, editable=False)
    ends = models.DateTimeField(_("läuft bis"), null=True, blank=True)
    reminded_at = models.DateTimeField(_("erinnert am"), null=True, editable=False)
    objection = models.CharField(_("Widerspruch"), max_length=500, blank=True, editable=False)

    objects = OwnedManager.from_queryset(CircularQuerySet)()

    class Meta:
        verbose_name = _("Umlaufbeschluss")
        verbose_name_plural = _("Umlaufbeschlüsse")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("circular", args=[self.pk])
