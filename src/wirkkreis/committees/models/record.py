"""What remains of sessions: the minutes, and the register of what was decided."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.committees import flow
from wirkkreis.committees.models.circular import Circular
from wirkkreis.committees.models.committee import Committee, Power
from wirkkreis.committees.models.item import AgendaItem, ItemKind
from wirkkreis.committees.models.session import Session
from wirkkreis.committees.models.vote import Vote
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals.models import Measure, Plan
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.languages.folding import stems
from wirkkreis.tenancy.wall import Owned, OwnedManager


class MinutesQuerySet(models.QuerySet["Minutes"]):
    """Minutes."""

    def visible_to(self, actor: Actor) -> Self:
        """A draft is for those who write it, then the body reads it."""
        reader = reader_of(actor)
        if reader.sees_all:
            return self.all()
        sent = self.filter(session__committee__in=reader.committees).exclude(state="draft")
        writing = self.filter(session__committee__in=_run_by(actor))
        return (sent | writing).distinct()

    def published(self) -> Self:
        """Those whose public part everybody may read."""
        shown = self.filter(published_at__isnull=False, session__committee__is_public=True)
        return shown.exclude(state="draft")


def _run_by(actor: Actor) -> list[int]:
    """The bodies whose sessions this person runs."""
    if not may(actor, "committees.session.run"):
        return []
    return [
        body.pk for body in Committee.objects.all() if may(actor, "committees.session.run", body)
    ]


class Minutes(Flowing):
    """The minutes of a session (Niederschrift, VwVfG § 93): drafted from what happened.

    Only words of one's own stand here; presence, motions and results are read from their rows.
    `scan` is the signed paper.
    """

    FLOW = flow.MINUTES
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("state", "published_at", "approved_on")

    state = models.CharField(
        _("Stand"), max_length=30, default="draft", choices=flow.MINUTES.choices, editable=False
    )
    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="minutes")
    opening = models.TextField(_("Zu Beginn"), max_length=4000, blank=True)
    closing = models.TextField(_("Zum Schluss"), max_length=4000, blank=True)
    sent_at = models.DateTimeField(_("verschickt am"), null=True, editable=False)
    approved_on = models.DateField(_("genehmigt am"), null=True, editable=False)
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    scan = models.FileField(_("unterschriebene Fassung"), max_length=100, blank=True)
    scan_size = models.PositiveIntegerField(_("Größe in Bytes"), default=0, editable=False)
    scan_added_at = models.DateTimeField(_("hinzugefügt am"), null=True, editable=False)

    objects = OwnedManager.from_queryset(MinutesQuerySet)()

    class Meta:
        verbose_name = _("Niederschrift")
        verbose_name_plural = _("Niederschriften")

    def __str__(self) -> str:
        return str(self.session)

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("minutes", args=[self.session_id])

    @property
    def committee(self) -> Committee:
        """The body whose session it was."""
        return self.session.committee


class Correction(Owned):
    """A correction of minutes that were sent out already, with the day it was agreed on."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("agreed_on",)

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="corrections")
    item = models.ForeignKey(
        AgendaItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Tagesordnungspunkt"),
    )
    text = models.TextField(_("Was richtig ist"), max_length=2000)
    agreed_on = models.DateField(_("beschlossen am"))
    made_at = models.DateTimeField(_("eingetragen am"), db_default=Now(), editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Berichtigung einer Niederschrift")
        verbose_name_plural = _("Berichtigungen einer Niederschrift")
        ordering = ["agreed_on", "pk"]

    def __str__(self) -> str:
        return self.text


class ResolutionQuerySet(FindableQuerySet["Resolution"]):
    """Resolutions."""

    def visible_to(self, actor: Actor) -> Self:
        """Those this person may read."""
        return self.shown_to(reader_of(actor))

    def shown_to(self, reader: Reader) -> Self:
        """What is not public is for the body itself, without those who were excluded from it."""
        barred = AgendaItem.objects.barring(reader)
        allowed = Q(item__isnull=True) | ~Q(item__in=barred)
        own = Q(committee__in=reader.committees) & allowed
        if reader.sees_all:
            own = allowed
        return self.filter(own | Q(is_public=True, committee__is_public=True))

    def matching_in_public(self, words: str) -> Self:
        """As `matching`, but not by the wording: it may hold names that are not public."""
        found = self
        for stem in stems(words):
            found = found.filter(found_in_public_by__contains=stem)
        return found

    def unassigned(self) -> Self:
        """Those that somebody has to carry out and that are nobody's task yet."""
        return self.filter(needs_work=True, measure__isnull=True)

    def to_implement(self) -> Self:
        """Those that somebody has to carry out and has not yet."""
        return self.filter(measure__state="open")

    def in_time(self) -> Self:
        """Those carried out by the day they were due."""
        return self.filter(measure__state="done", measure__done_on__lte=F("measure__due"))

    def newest_first(self) -> Self:
        """The latest first."""
        return self.order_by("-day", "-pk")


class Resolution(Owned):
    """What a body decided or recommended (Beschluss), in the register under its number.

    Carrying it out is a task of the house (`measure`) with its owner and day, unless there is
    nothing to do (`needs_work`). A plan that was adopted is named.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "number",
        "day",
        "kind",
        "power",
        "is_public",
        "needs_work",
        "measure",
        "plan",
    )

    committee = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="resolutions")
    number = models.CharField(_("Nummer"), max_length=20)
    day = models.DateField(_("Tag"))
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="resolutions", editable=False
    )
    circular = models.ForeignKey(
        Circular, on_delete=models.PROTECT, null=True, related_name="resolutions", editable=False
    )
    vote = models.OneToOneField(
        Vote, on_delete=models.PROTECT, null=True, related_name="resolution", editable=False
    )
    kind = models.CharField(_("Art"), max_length=20, choices=ItemKind, default=ItemKind.DECISION)
    power = models.CharField(_("Wirkung"), max_length=20, choices=Power)
    title = models.CharField(_("Worum es geht"), max_length=200)
    text = models.TextField(_("Wortlaut"), max_length=6000)
    conditions = models.TextField(_("Auflagen"), max_length=2000, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=False)
    plan = models.ForeignKey(
        Plan, on_delete=models.PROTECT, null=True, blank=True, related_name="resolutions"
    )
    needs_work = models.BooleanField(_("muss umgesetzt werden"), default=True)
    measure = models.OneToOneField(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    found_by = FoldedField(sources=("number", "title", "text"))
    found_in_public_by = FoldedField(sources=("number", "title"))

    objects = OwnedManager.from_queryset(ResolutionQuerySet)()

    class Meta:
        verbose_name = _("Beschluss")
        verbose_name_plural = _("Beschlüsse")
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["partnership", "day"], name="resolution_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "number"],
                name="one_resolution_per_number",
                violation_error_message=_("Diese Nummer ist schon vergeben."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("resolution", args=[self.pk])

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been carried out before that day."""
        return self.measure is not None and self.measure.is_overdue(on)
