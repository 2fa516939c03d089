"""Motions and votes: who may vote, how each voted where that is open, and how many votes there are.

Of a secret vote only two things are kept: that somebody has voted, and how many votes each side
has. There is no ballot that could be joined to a voter (docs/adr/0016-sessions-and-votes.md).
"""

from typing import ClassVar, Self
from uuid import uuid4

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.committees import voting_flow
from wirkkreis.committees.models.circular import Circular
from wirkkreis.committees.models.committee import Committee
from wirkkreis.committees.models.item import AgendaItem
from wirkkreis.committees.models.seat import Mandate, Seat
from wirkkreis.flow.engine import Flowing
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy.wall import Owned, OwnedManager

BEFORE_A_VOTE = ("prepared", "withdrawn")
"""States of a vote in which nobody has been asked."""


class MotionQuerySet(models.QuerySet["Motion"]):
    """Motions."""

    def settled(self) -> Self:
        """Those whose words stand: they are being voted on, or were."""
        reached = Vote.objects.filter(motion=OuterRef("pk")).exclude(state__in=BEFORE_A_VOTE)
        return self.filter(Exists(reached))


class Motion(Owned):
    """What is put to the vote in an item (Antrag); an amendment changes another one first."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("item", "position", "amends", "is_withdrawn")

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="motions")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0, editable=False)
    amends = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="amendments",
        verbose_name=_("Änderung zu"),
    )
    text = models.TextField(_("Wortlaut"), max_length=4000)
    conditions = models.TextField(
        _("Auflagen"), max_length=2000, blank=True, help_text=_("Jede in einer eigenen Zeile.")
    )
    moved_by = models.ForeignKey(
        Mandate,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Antrag von"),
    )
    is_withdrawn = models.BooleanField(_("zurückgezogen"), default=False)

    objects = OwnedManager.from_queryset(MotionQuerySet)()

    class Meta:
        verbose_name = _("Antrag in einer Sitzung")
        verbose_name_plural = _("Anträge in einer Sitzung")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="motion_has_words",
                violation_error_message=_("Bitte den Wortlaut angeben."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def committee(self) -> Committee:
        """The body to which it is moved."""
        return self.item.committee


class Subject(models.TextChoices):
    """What a vote is about."""

    MOTION = "motion", _("Antrag")
    ELECTION = "election", _("Wahl")
    RANKING = "ranking", _("mehrere Anträge in einem Budget")


class Manner(models.TextChoices):
    """How votes are cast."""

    HANDS = "hands", _("per Handzeichen, gezählt")
    OPEN = "open", _("offen, jede und jeder am Telefon oder durch die Schriftführung")
    SECRET = "secret", _("geheim, am Telefon")
    PAPER = "paper", _("geheim, auf Stimmzetteln gezählt")


class Result(models.TextChoices):
    """What a vote decided."""

    NONE = "", _("noch offen")
    ADOPTED = "adopted", _("angenommen")
    REJECTED = "rejected", _("abgelehnt")
    ELECTED = "elected", _("gewählt")
    LOT = "lot", _("das Los entscheidet")
    RUN_OFF = "run_off", _("Stichwahl")
    NOBODY = "nobody", _("niemand gewählt")
    SPREAD = "spread", _("verteilt")
    VOID = "void", _("ungültig")


class OptionResult(models.TextChoices):
    """What became of one candidate or of one application."""

    NONE = "", _("noch offen")
    ELECTED = "elected", _("gewählt")
    DEFEATED = "defeated", _("nicht gewählt")
    LOT = "lot", _("gleichauf, das Los entscheidet")
    RUN_OFF = "run_off", _("in der Stichwahl")
    FUNDED = "funded", _("angenommen, das Geld reicht")
    UNFUNDED = "unfunded", _("angenommen, aber das Geld reicht nicht")
    REJECTED = "rejected", _("abgelehnt")


class VoteQuerySet(models.QuerySet["Vote"]):
    """Votes."""

    def running(self) -> Self:
        """Those in which votes can be cast now."""
        return self.filter(state="open")

    def decided(self) -> Self:
        """Those that are over and hold."""
        return self.filter(state="closed")


class Vote(Flowing):
    """A vote on a motion, an election, or a list of applications within a budget.

    Who may vote is frozen when it opens (`Entitlement`), with the quorum of that moment: `present`
    votes were there, `needed` of `base` were needed. `chair_side` is how the chair voted, where it
    is known and could break a tie.
    """

    FLOW = voting_flow.VOTE
    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "state",
        "subject",
        "manner",
        "places",
        "budget",
        "present",
        "needed",
        "base",
        "result",
        "by_chair",
    )

    state = models.CharField(
        _("Stand"),
        max_length=30,
        default="prepared",
        choices=voting_flow.VOTE.choices,
        editable=False,
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, related_name="votes", editable=False
    )
    circular = models.OneToOneField(
        Circular, on_delete=models.CASCADE, null=True, related_name="vote", editable=False
    )
    motion = models.ForeignKey(
        Motion, on_delete=models.CASCADE, null=True, blank=True, related_name="votes"
    )
    run_off_of = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="run_offs"
    )
    subject = models.CharField(
        _("Worüber"), max_length=10, choices=Subject, default=Subject.MOTION, editable=False
    )
    question = models.CharField(_("Frage"), max_length=300, blank=True)
    manner = models.CharField(_("Wie"), max_length=10, choices=Manner, default=Manner.HANDS)
    places = models.PositiveSmallIntegerField(
        _("zu wählen"), default=1, validators=[MinValueValidator(1)]
    )
    budget = models.DecimalField(
        _("Budget in Euro"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    opened_at = models.DateTimeField(_("eröffnet um"), null=True, editable=False)
    closed_at = models.DateTimeField(_("beendet um"), null=True, editable=False)
    present = models.PositiveSmallIntegerField(_("anwesende Stimmen"), default=0, editable=False)
    needed = models.PositiveSmallIntegerField(_("nötige Stimmen"), default=0, editable=False)
    base = models.PositiveSmallIntegerField(_("Stimmen im Gremium"), default=0, editable=False)
    chair_side = models.CharField(_("Stimme des Vorsitzes"), max_length=10, blank=True)
    result = models.CharField(_("Ergebnis"), max_length=10, choices=Result, blank=True)
    by_chair = models.BooleanField(_("Vorsitz gab den Ausschlag"), default=False, editable=False)

    objects = OwnedManager.from_queryset(VoteQuerySet)()

    class Meta:
        verbose_name = _("Abstimmung")
        verbose_name_plural = _("Abstimmungen")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, circular__isnull=True)
                | Q(item__isnull=True, circular__isnull=False),
                name="vote_is_in_a_session_or_in_a_circular",
            ),
            models.CheckConstraint(
                condition=Q(places__gte=1),
                name="vote_fills_a_place",
                violation_error_message=_("Es ist mindestens ein Platz zu besetzen."),
            ),
            models.CheckConstraint(
                condition=~Q(subject="ranking") | Q(budget__gt=0),
                name="ranking_has_a_budget",
                violation_error_message=_("Bitte angeben, wie viel Geld zu verteilen ist."),
            ),
        ]

    def __str__(self) -> str:
        return self.question or str(self.motion or self.circular)

    def get_absolute_url(self) -> str:
        """Its page for those who run the session."""
        return reverse("vote", args=[self.pk])

    @property
    def committee(self) -> Committee:
        """The body that votes."""
        if self.circular is not None:
            return self.circular.committee
        assert self.item is not None
        return self.item.committee

    @property
    def has_known_counts(self) -> bool:
        """Whether its counts may be shown: it is over, and not because too few took part."""
        return self.state == "closed" and not (self.is_secret and self.result == Result.VOID)

    @property
    def is_secret(self) -> bool:
        """Whether nobody may learn who voted how."""
        return self.manner in {Manner.SECRET, Manner.PAPER}


class Option(Owned):
    """A candidate of an election, or an application in a joint vote with its `amount` in euros."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("position", "amount", "result")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0, editable=False)
    label = models.CharField(_("Wer oder was"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    amount = models.DecimalField(
        _("Summe in Euro"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    result = models.CharField(_("Ergebnis"), max_length=10, blank=True, editable=False)
    by_lot = models.BooleanField(_("durch das Los"), default=False, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Wahlmöglichkeit")
        verbose_name_plural = _("Wahlmöglichkeiten")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                name="option_costs_something",
                violation_error_message=_("Bitte eine Summe über 0 Euro angeben."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def result_word(self) -> str:
        """What became of it, in words."""
        return str(OptionResult(self.result).label)


class EntitlementQuerySet(models.QuerySet["Entitlement"]):
    """Entitlements."""

    def missing(self) -> Self:
        """Those who have not voted."""
        return self.filter(has_voted=False)


class Entitlement(Owned):
    """A mandate votes for a seat in one vote; frozen when the vote opens.

    It says that somebody voted, never when. `key` stands in the signed link of a circular.
    """

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="entitlements")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, related_name="+")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="+")
    has_voted = models.BooleanField(_("hat abgestimmt"), default=False)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)

    objects = OwnedManager.from_queryset(EntitlementQuerySet)()

    class Meta:
        verbose_name = _("Stimmrecht")
        verbose_name_plural = _("Stimmrechte")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "seat"], name="one_vote_per_seat"),
            models.UniqueConstraint(fields=["vote", "mandate"], name="one_vote_per_member"),
        ]

    def __str__(self) -> str:
        return str(self.mandate)


class OpenBallot(Owned):
    """How somebody voted in an open vote: a side on the motion, or on one of the options."""

    entitlement = models.ForeignKey(Entitlement, on_delete=models.CASCADE, related_name="ballots")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, null=True, related_name="+")
    side = models.CharField(_("Stimme"), max_length=10)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Offene Stimme")
        verbose_name_plural = _("Offene Stimmen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "option"], nulls_distinct=False, name="voted_once"
            )
        ]

    def __str__(self) -> str:
        return self.side


class Tally(Owned):
    """How many votes one side has, of the motion or of one option. All rows of a vote are written
    anew with every secret vote, so that none of them shows which one it was for.
    """

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="tallies")
    option = models.ForeignKey(Option, on_delete=models.CASCADE, null=True, related_name="tallies")
    side = models.CharField(_("Stimme"), max_length=10)
    votes = models.PositiveIntegerField(_("Anzahl"), default=0)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Stand einer Abstimmung")
        verbose_name_plural = _("Stände einer Abstimmung")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vote", "option", "side"], nulls_distinct=False, name="one_tally_per_side"
            )
        ]

    def __str__(self) -> str:
        return f"{self.side}: {self.votes}"
