"""Programmes that partners fill with events: an intercultural week, a children's fair."""

from datetime import date, timedelta
from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.events.models.format import Format
from wirkkreis.goals.models import Goal
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.languages.known import LANGUAGES
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy.wall import Owned, OwnedManager


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Programmes."""

    def visible_to(self, actor: Actor) -> Self:
        """All for staff and auditors, the published ones for everybody."""
        return self.all() if may(actor, "events.event.read") else self.public()

    def public(self) -> Self:
        """Those everybody reads."""
        return self.filter(published_at__isnull=False)

    def newest_first(self) -> Self:
        """The latest days first."""
        return self.order_by("-first_day", "-pk")


class Programme(Owned):
    """Events of many partners in a span of days, as one programme.

    Partners hand in until the `deadline` (that day included). Their events get the programme's
    format and goals.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "title",
        "first_day",
        "last_day",
        "deadline",
        "format",
    )

    title = TranslatedField(_("Titel"), max_length=160)
    text = TranslatedField(_("Einleitung"), max_length=4000, multiline=True, blank=True)
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    deadline = models.DateField(
        _("Frist für die Partner"), help_text=_("Bis zu diesem Tag können sie eintragen.")
    )
    format = models.ForeignKey(
        Format, on_delete=models.PROTECT, related_name="+", verbose_name=_("Format der Einträge")
    )
    goals = models.ManyToManyField(Goal, through="ProgrammeGoal", related_name="+")
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    made_at = models.DateTimeField(_("angelegt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(ProgrammeQuerySet)()

    class Meta:
        verbose_name = _("Programm")
        verbose_name_plural = _("Programme")
        ordering = ["-first_day", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="programme_ends_after_start",
                violation_error_message=_("Der letzte Tag liegt vor dem ersten."),
            ),
            models.CheckConstraint(
                condition=Q(deadline__lte=F("last_day")),
                name="programme_deadline_before_end",
                violation_error_message=_("Die Frist liegt nach dem letzten Tag."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its public page."""
        return reverse("programme", args=[self.pk])

    def takes_entries(self, on: date) -> bool:
        """Whether partners may still hand in on a day."""
        return on <= self.deadline

    def days(self) -> list[date]:
        """Every day of its span."""
        length = (self.last_day - self.first_day).days + 1
        return [self.first_day + timedelta(days=after) for after in range(length)]


class ProgrammeGoal(Owned):
    """The events of a programme serve a goal."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Ziel eines Programms")
        verbose_name_plural = _("Ziele eines Programms")
        ordering = ["goal__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "goal", "programme"], name="programme_serves_goal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} – {self.goal_id}"


class ProgrammePartnerQuerySet(models.QuerySet["ProgrammePartner"]):
    """Partners of programmes."""

    def silent(self) -> Self:
        """Those who were invited and have handed in nothing."""
        return self.filter(invited_at__isnull=False, events__isnull=True)

    def with_entries(self) -> Self:
        """With the number of events each has handed in as `entries`."""
        return self.annotate(entries=models.Count("events"))

    def by_name(self) -> Self:
        """In the order of the address book."""
        return self.order_by("organisation__sort_key", "pk")


class ProgrammePartner(Owned):
    """An organisation is asked to take part in a programme, by a link without an account.

    `email` serves this purpose only and is emptied days after the programme (rule set). `key`
    stands in the signed link.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("organisation", "language")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    language = models.CharField(_("Sprache"), max_length=12, choices=LANGUAGES, default="de")
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    invited_at = models.DateTimeField(_("eingeladen am"), null=True, editable=False)
    reminded_at = models.DateTimeField(_("erinnert am"), null=True, editable=False)

    entries: int  # where the rows were counted by `with_entries()`

    objects = OwnedManager.from_queryset(ProgrammePartnerQuerySet)()

    class Meta:
        verbose_name = _("Partner eines Programms")
        verbose_name_plural = _("Partner eines Programms")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "programme", "organisation"],
                name="one_invitation_per_organisation",
                violation_error_message=_("Diese Organisation ist schon eingeladen."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)
