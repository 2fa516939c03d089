"""The work diary: entries, whom they reached, and what they served."""

from datetime import date
from typing import ClassVar, NamedTuple, Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor
from wirkkreis.diary import durations
from wirkkreis.goals.kinds import KindOfEvidence, KindQuerySet, KindRefusals, KindVerbs
from wirkkreis.goals.models import Goal
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.people.models import Organisation, Person
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.wall import Owned, OwnedManager

LONGEST_ENTRY = 7 * 24 * 60
"""Minutes."""


class Totals(NamedTuple):
    """What a list of entries sums up to."""

    entries: int
    minutes: int
    people: int


class DiaryKinds(KindQuerySet["Kind"]):
    """Kinds of work."""


class Kind(KindOfEvidence):
    """A kind of work, as the partnership divides it.

    Entries of a `confidential` kind (advice, visits) are shown to the public within a total only.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("code", "name", "confidential", "is_active")
    USED_BY: ClassVar[str] = "entries"
    VERBS: ClassVar[KindVerbs] = KindVerbs(
        added="diary.kind.added",
        changed="diary.kind.changed",
        moved="diary.kind.moved",
        removed="diary.kind.removed",
    )
    REFUSALS: ClassVar[KindRefusals] = KindRefusals(
        taken=_("Diese Art gibt es schon."),
        used=_("Mit dieser Art gibt es Einträge. Sie kann nur aus dem Angebot genommen werden."),
        last=_("Eine Art muss im Angebot bleiben."),
    )

    confidential = models.BooleanField(_("öffentlich nur als Summe"), default=False)

    objects = OwnedManager.from_queryset(DiaryKinds)()

    class Meta(KindOfEvidence.Meta):
        verbose_name = _("Art der Arbeit")
        verbose_name_plural = _("Arten der Arbeit")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="one_diary_kind_per_code",
                violation_error_message=_("Diese Art gibt es schon."),
            )
        ]

    @property
    def about(self) -> StrOrPromise:
        """How much of its entries the public sees."""
        return _("nur als Summe") if self.confidential else _("mit Monat und Ort")


class EntryQuerySet(FindableQuerySet["Entry"]):
    """Entries."""

    def visible_to(self, actor: Actor) -> Self:
        """All of them for whoever may read the diary, none for everybody else."""
        return self if may(actor, "diary.entry.read") else self.none()

    def within(self, first: date | None, last: date | None) -> Self:
        """Those from the first to the last day, both included; None leaves a side open."""
        found = self.filter(day__gte=first) if first else self
        return found.filter(day__lte=last) if last else found

    def serving(self, *goals: Goal | int) -> Self:
        """Those recorded as serving one of the goals, each once."""
        return self.filter(Exists(EntryGoal.objects.filter(entry=OuterRef("pk"), goal__in=goals)))

    def with_people(self, *age_bands: str) -> Self:
        """Each with `people` reached, in these age bands or in all of them; NULL where unsaid."""
        reached = Reach.objects.filter(entry=OuterRef("pk")).order_by().values("entry")
        if age_bands:
            reached = reached.filter(age_band__in=age_bands)
        return self.annotate(people=Subquery(reached.annotate(sum=Sum("count")).values("sum")))

    def newest_first(self) -> Self:
        """The latest day first, and within a day what was written last."""
        return self.order_by("-day", "-pk")

    def totals(self) -> Totals:
        """How many they are, their minutes, and the people they reached."""
        found = (
            self.order_by()
            .with_people()
            .aggregate(entries=Count("pk"), length=Sum("minutes"), reached=Sum("people"))
        )
        return Totals(found["entries"], found["length"] or 0, found["reached"] or 0)


class Entry(Owned):
    """One piece of work on one day. `minutes` 0 means that nobody said how long it took.

    `nonce` is made by whoever sends the entry, so that sending it again does not double it.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("kind", "day", "minutes", "municipality", "reached")

    kind = models.ForeignKey(Kind, on_delete=models.PROTECT, related_name="entries")
    day = models.DateField(_("Tag"))
    minutes = models.PositiveIntegerField(_("Dauer in Minuten"), default=0)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    topic = models.CharField(_("Worum ging es?"), max_length=160, blank=True)
    note = models.TextField(_("Notiz"), max_length=4000, blank=True)
    found_by = FoldedField(sources=("topic", "note"))
    goals = models.ManyToManyField(Goal, through="EntryGoal", related_name="+")
    organisations = models.ManyToManyField(
        Organisation, through="EntryOrganisation", related_name="+"
    )
    persons = models.ManyToManyField(Person, through="EntryPerson", related_name="+")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    nonce = models.UUIDField(default=uuid4, editable=False)
    created_at = models.DateTimeField(_("eingetragen am"), db_default=Now(), editable=False)
    changed_at = models.DateTimeField(_("geändert am"), db_default=Now(), editable=False)

    people: int | None  # where the rows were asked `with_people()`

    objects = OwnedManager.from_queryset(EntryQuerySet)()

    class Meta:
        verbose_name = _("Tagebucheintrag")
        verbose_name_plural = _("Tagebucheinträge")
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "-day", "-id"], name="diary_entry_by_day"),
            models.Index(fields=["written_by", "kind"], name="diary_entry_by_writer"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "nonce"],
                name="one_diary_entry_per_nonce",
                violation_error_message=_("Dieser Eintrag ist schon angekommen."),
            ),
            models.CheckConstraint(
                condition=Q(minutes__lte=LONGEST_ENTRY),
                name="diary_entry_within_a_week",
                violation_error_message=_("Ein Eintrag kann höchstens eine Woche dauern."),
            ),
        ]

    def __str__(self) -> str:
        return self.topic or str(self.kind)

    def get_absolute_url(self) -> str:
        """The entry's page, for staff."""
        return reverse("diary-entry", args=[self.pk])

    @property
    def duration(self) -> str:
        """How long it took, in words; "" where nobody said."""
        return durations.said(self.minutes)

    def goals_in_order(self) -> models.QuerySet[Goal]:
        """The goals it serves, as their plan lists them."""
        return self.goals.order_by("plan", "position", "pk")

    def people_reached(self) -> int | None:
        """How many people it reached; None when nobody counted."""
        reached: int | None = self.reached.aggregate(sum=Sum("count"))["sum"]
        return reached


# The partnership stands first in the keys below: every query names it, and PostgreSQL would
# otherwise put the long list of a whole partnership together with the short one of an entry.


class Reach(Owned):
    """How many people of an age band an entry reached; the band "" is for those without age."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="reached")
    age_band = models.CharField(_("Altersgruppe"), max_length=40, blank=True)
    count = models.PositiveIntegerField(_("Menschen"))

    objects = OwnedManager()

    class Meta:
        verbose_name = _("erreichte Menschen")
        verbose_name_plural = _("erreichte Menschen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "entry", "age_band"], name="one_reach_per_age_band"
            )
        ]

    def __str__(self) -> str:
        return f"{self.age_band}: {self.count}"


class EntryGoal(Owned):
    """An entry serves a goal."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Ziel eines Eintrags")
        verbose_name_plural = _("Ziele eines Eintrags")
        ordering = ["goal__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "goal", "entry"], name="diary_entry_serves_goal_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} – {self.goal_id}"


class EntryOrganisation(Owned):
    """An organisation took part. It cannot be deleted while it stands in the diary as a proof."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Organisation eines Eintrags")
        verbose_name_plural = _("Organisationen eines Eintrags")
        ordering = ["organisation__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "entry", "organisation"],
                name="diary_entry_has_organisation_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} – {self.organisation_id}"


class EntryPerson(Owned):
    """A person took part. When the person is deleted, the entry forgets it."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Person eines Eintrags")
        verbose_name_plural = _("Personen eines Eintrags")
        ordering = ["person__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "entry", "person"], name="diary_entry_has_person_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} – {self.person_id}"


class EntryFile(Owned):
    """A file kept with an entry: stored under a random name, shown under its own."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("size",)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="files")
    upload = models.FileField(_("Datei"), max_length=100)
    name = models.CharField(_("Name der Datei"), max_length=160)
    alt = models.CharField(_("Was ist zu sehen?"), max_length=200, blank=True)
    size = models.PositiveIntegerField(_("Größe in Bytes"))
    added_at = models.DateTimeField(_("hinzugefügt am"), db_default=Now(), editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Datei eines Eintrags")
        verbose_name_plural = _("Dateien eines Eintrags")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """The kind of file in capital letters, such as PDF."""
        return self.name.rpartition(".")[2].upper()
