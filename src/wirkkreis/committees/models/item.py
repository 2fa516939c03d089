"""The agenda of a session: its items, their papers, and who may not take part in one."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees import flow
from wirkkreis.committees.models.attendee import Attendee
from wirkkreis.committees.models.committee import Committee
from wirkkreis.committees.models.seat import Mandate, Tie, TieKind
from wirkkreis.committees.models.session import WITH_AGENDA, Clearing, Session
from wirkkreis.committees.readers import Reader, reader_of
from wirkkreis.flow.engine import Flowing
from wirkkreis.goals.models import Plan
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.wall import Owned, OwnedManager

BARRING = (TieKind.EMPLOYEE, TieKind.BOARD, TieKind.RELATIVE)
"""Ties by which the law itself excludes (VwVfG § 20 (1)); the others only ask."""


class ItemKind(models.TextChoices):
    """What is done with an item."""

    INFORMATION = "information", _("Information")
    DEBATE = "debate", _("Beratung")
    DECISION = "decision", _("Beschluss")
    ELECTION = "election", _("Wahl")
    APPLICATION = "application", _("Anträge aus dem Fonds")
    PRIORITIES = "priorities", _("Förderschwerpunkte")
    PLAN = "plan", _("Beschluss eines Zielplans")
    MINUTES = "minutes", _("Genehmigung einer Niederschrift")
    YOUTH_FUND = "youth_fund", _("Entscheidungen des Jugendfonds zur Kenntnis")


class AgendaItemQuerySet(FindableQuerySet["AgendaItem"]):
    """Items."""

    def visible_to(self, actor: Actor) -> Self:
        """Those this person may know of."""
        return self.shown_to(reader_of(actor))

    def shown_to(self, reader: Reader) -> Self:
        """What is not public is for the body itself; a draft of an agenda, too."""
        if reader.sees_all:
            return self.all()
        own = Q(session__committee__in=reader.committees)
        known = Q(is_public=True, session__state__in=WITH_AGENDA)
        if not reader.is_member:
            known &= Q(session__committee__is_public=True)
        return self.filter(own | known)

    def barring(self, reader: Reader) -> Self:
        """Those from which this person is excluded, by her own word, by the body or by the law."""
        if reader.person is None:
            return self.none()
        ruled = Recusal.objects.filter(item=OuterRef("pk"), mandate__person=reader.person)
        day = Coalesce(OuterRef("item__session__day"), Value(clock.today()))
        ties = Tie.objects.filter(
            Q(ends__isnull=True) | Q(ends__gte=day),
            starts__lte=day,
            organisation=OuterRef("organisation"),
            person=reader.person,
            kind__in=BARRING,
        )
        tied = Concern.objects.filter(Exists(ties), item=OuterRef("pk"))
        return self.filter(Exists(ruled.active()) | (Exists(tied) & ~Exists(ruled)))

    def in_turn(self) -> Self:
        """In the order of the agenda."""
        return self.order_by("position", "pk")


class AgendaItem(Flowing):
    """An item of the agenda (Tagesordnungspunkt).

    `report` is what the minutes say beside what follows from the data. `carried_from` is the item
    of an earlier session that was put off. `is_late`: it came after the invitation, so that it is
    decided only as the rules of procedure allow (`Procedure.late`); `clearing` says how.
    """

    FLOW = flow.ITEM
    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "state",
        "title",
        "kind",
        "position",
        "is_public",
        "minutes_planned",
        "plan",
        "is_late",
        "clearing",
    )

    state = models.CharField(
        _("Stand"), max_length=30, default="waiting", choices=flow.ITEM.choices, editable=False
    )
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("Nummer"), editable=False)
    kind = models.CharField(
        _("Was damit geschieht"), max_length=20, choices=ItemKind, default=ItemKind.DEBATE
    )
    title = models.CharField(_("Tagesordnungspunkt"), max_length=200)
    text = models.TextField(_("Worum es geht"), max_length=4000, blank=True)
    is_public = models.BooleanField(
        _("öffentlich"),
        default=True,
        help_text=_("Sonst sehen ihn nur die Mitglieder des Gremiums."),
    )
    minutes_planned = models.PositiveSmallIntegerField(_("geplante Minuten"), null=True, blank=True)
    concerned = models.ManyToManyField(
        Organisation,
        through="Concern",
        related_name="+",
        verbose_name=_("Betroffene Organisationen"),
    )
    plan = models.ForeignKey(
        Plan,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Zielplan"),
    )
    minutes_of = models.ForeignKey(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approving_items",
        verbose_name=_("Niederschrift der Sitzung"),
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="carried_to"
    )
    is_late = models.BooleanField(_("nachgereicht"), default=False, editable=False)
    clearing = models.CharField(
        _("Trotz versäumter Frist"), max_length=20, choices=Clearing, blank=True, editable=False
    )
    report = models.TextField(_("Verlauf in eigenen Worten"), max_length=8000, blank=True)
    found_by = FoldedField(sources=("title",))

    objects = OwnedManager.from_queryset(AgendaItemQuerySet)()

    class Meta:
        verbose_name = _("Tagesordnungspunkt")
        verbose_name_plural = _("Tagesordnungspunkte")
        ordering = ["session", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "position"],
                name="one_item_per_number",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="item_has_a_title",
                violation_error_message=_("Bitte angeben, worum es geht."),
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(state="running"),
                name="one_item_at_a_time",
                violation_error_message=_("Ein anderer Punkt wird gerade beraten."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"

    def get_absolute_url(self) -> str:
        """Its page for those who work with it."""
        return reverse("item", args=[self.pk])

    @property
    def committee(self) -> Committee:
        """The body on whose agenda it is."""
        return self.session.committee


class Concern(Owned):
    """An item concerns an organisation: whoever is tied to it may be biased."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="concerns")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Betroffene Organisation eines Punkts")
        verbose_name_plural = _("Betroffene Organisationen eines Punkts")
        constraints = [
            models.UniqueConstraint(fields=["item", "organisation"], name="concerned_once")
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class PaperQuerySet(models.QuerySet["Paper"]):
    """Papers."""

    def visible_to(self, actor: Actor) -> Self:
        """Those this person may read."""
        return self.shown_to(reader_of(actor))

    def shown_to(self, reader: Reader) -> Self:
        """Papers of items she may know of and is not excluded from; strangers read public ones."""
        items = AgendaItem.objects.shown_to(reader)
        barred = AgendaItem.objects.barring(reader)
        found = self.filter(item__in=items).exclude(item__in=barred)
        inside = Q(item__session__committee__in=reader.committees)
        return found if reader.sees_all else found.filter(Q(is_public=True) | inside)


class Paper(Owned):
    """A file that belongs to an item (Sitzungsunterlage)."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("size", "is_public")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="papers")
    name = models.CharField(_("Name der Unterlage"), max_length=160)
    upload = models.FileField(_("Datei"), max_length=100)
    size = models.PositiveIntegerField(_("Größe in Bytes"))
    is_public = models.BooleanField(
        _("auch öffentlich"),
        default=False,
        help_text=_("Nur bei öffentlichen Punkten. Sonst lesen sie die Mitglieder."),
    )
    added_at = models.DateTimeField(_("hinzugefügt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(PaperQuerySet)()

    class Meta:
        verbose_name = _("Unterlage")
        verbose_name_plural = _("Unterlagen")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def committee(self) -> Committee:
        """The body whose paper it is."""
        return self.item.committee


class Ruling(models.TextChoices):
    """Whether somebody takes part in an item in spite of what ties her to it."""

    DECLARED = "declared", _("hat sich für befangen erklärt")
    EXCLUDED = "excluded", _("das Gremium hat die Befangenheit festgestellt")
    FREE = "free", _("nicht befangen")


class RecusalQuerySet(models.QuerySet["Recusal"]):
    """Recusals."""

    def active(self) -> Self:
        """Those by which somebody takes no part."""
        return self.exclude(ruling=Ruling.FREE)


class Recusal(Owned):
    """Whether a member takes part in an item (Befangenheit, VwVfG §§ 20, 21).

    Declared by herself, or ruled by the body without her. A hint from her ties is no row: it
    stands until somebody declares or rules. `ground` is what ties her, in the words of a tie.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("item", "mandate", "ruling", "ground")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="recusals")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="recusals")
    ruling = models.CharField(_("Ergebnis"), max_length=10, choices=Ruling)
    ground = models.CharField(_("Grund"), max_length=20, choices=TieKind, blank=True)
    made_at = models.DateTimeField(_("erklärt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(RecusalQuerySet)()

    class Meta:
        verbose_name = _("Befangenheit")
        verbose_name_plural = _("Befangenheiten")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "mandate"], name="ruled_once_for_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.mandate} – {self.get_ruling_display()}"

    @property
    def committee(self) -> Committee:
        """The body that rules."""
        return self.item.committee


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Speakers."""

    def waiting(self) -> Self:
        """Those who have not spoken yet, in their order."""
        return self.filter(spoke_at__isnull=True).order_by("asked_at", "pk")


class Speaker(Owned):
    """Somebody who asked to speak on an item (Wortmeldung)."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("item",)

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(_("gemeldet um"), db_default=Now(), editable=False)
    spoke_at = models.DateTimeField(_("gesprochen um"), null=True, editable=False)

    objects = OwnedManager.from_queryset(SpeakerQuerySet)()

    class Meta:
        verbose_name = _("Wortmeldung")
        verbose_name_plural = _("Wortmeldungen")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "attendee"],
                condition=Q(spoke_at__isnull=True),
                name="asked_to_speak_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.attendee)
