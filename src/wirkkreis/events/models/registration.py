"""Registrations: who has a place, who waits, and for which workshops."""

from datetime import datetime
from typing import ClassVar, Self
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce, Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.events import registering_flow as flow
from wirkkreis.events.models.admission import Admission, ConsentText, Question, Workshop
from wirkkreis.events.models.choices import Support
from wirkkreis.flow.engine import Flowing
from wirkkreis.languages.finding import FindableQuerySet, FoldedField
from wirkkreis.tenancy.wall import Owned, OwnedManager

HOLDING = ("unconfirmed", "offered", "firm")
"""States in which a registration, or its part in a workshop, takes up places."""


class RegistrationQuerySet(FindableQuerySet["Registration"]):
    """Registrations."""

    def holding(self, moment: datetime) -> Self:
        """Those that take up places: firm ones, and others until they expire."""
        return self.filter(
            Q(state="firm") | Q(state__in=("unconfirmed", "offered"), expires_at__gt=moment)
        )

    def firm(self) -> Self:
        """Those with a certain place."""
        return self.filter(state="firm")

    def expired(self, moment: datetime) -> Self:
        """Those whose time to confirm or to accept is over; whoever came in time did not lapse."""
        over = self.filter(state__in=("unconfirmed", "offered"), expires_at__lte=moment)
        return over.filter(attendances__isnull=True)

    def in_line(self) -> Self:
        """Those on the waiting list, the first in line first."""
        return self.filter(state="waiting").order_by("line", "pk")

    def to_review(self) -> Self:
        """Firm at once because nobody gave an address, and not looked at by staff yet."""
        unseen = self.filter(state="firm", email="", reviewed_at__isnull=True)
        return unseen.filter(forgotten_at__isnull=True)

    def people(self) -> int:
        """How many people they are for."""
        found: int | None = self.order_by().aggregate(sum=Sum("size"))["sum"]
        return found or 0


class Registration(Flowing):
    """Somebody registers for an event, alone or with a group of `size` people.

    Without an e-mail address it is firm at once and `code` is printed; with one, the place is
    held until `expires_at` and firm once confirmed. `line` is its number in the order of the
    lock: the waiting list goes by it. `key` stands in the signed self-service links. Everything
    personal is emptied at `forgotten_at`; state, size and attendance stay.
    """

    FLOW = flow.REGISTRATION
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("state", "size", "minors", "line")
    PERSONAL: ClassVar[tuple[str, ...]] = (
        "name",
        "email",
        "guardian",
        "support_note",
        "found_by",
    )

    state = models.CharField(
        _("Stand"),
        max_length=30,
        default="unconfirmed",
        choices=flow.REGISTRATION.choices,
        editable=False,
    )
    admission = models.ForeignKey(Admission, on_delete=models.CASCADE, related_name="registrations")
    name = models.CharField(_("Name"), max_length=160, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)
    found_by = FoldedField(sources=("name", "guardian", "email", "code"))
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    size = models.PositiveSmallIntegerField(_("Menschen"), default=1)
    minors = models.PositiveSmallIntegerField(_("davon unter der Altersgrenze"), default=0)
    guardian = models.CharField(_("erwachsene Begleitperson"), max_length=160, blank=True)
    guardian_agreed = models.BooleanField(_("Eltern einverstanden"), default=False)
    supports = ArrayField(
        models.CharField(max_length=20, choices=Support),
        verbose_name=_("gewünschte Unterstützung"),
        default=list,
        blank=True,
    )
    support_note = models.TextField(_("Genaueres dazu"), max_length=500, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    line = models.PositiveIntegerField(_("Nummer in der Reihe"), editable=False)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.CharField(_("Code"), max_length=12, editable=False)
    nonce = models.UUIDField(default=uuid4, editable=False)
    created_at = models.DateTimeField(_("angemeldet am"), db_default=Now(), editable=False)
    expires_at = models.DateTimeField(_("bestätigen bis"), null=True, editable=False)
    reviewed_at = models.DateTimeField(_("durchgesehen am"), null=True, editable=False)
    thanked_at = models.DateTimeField(_("Dank verschickt am"), null=True, editable=False)
    forgotten_at = models.DateTimeField(_("Angaben gelöscht am"), null=True, editable=False)

    objects = OwnedManager.from_queryset(RegistrationQuerySet)()

    class Meta:
        verbose_name = _("Anmeldung")
        verbose_name_plural = _("Anmeldungen")
        ordering = ["line", "pk"]
        indexes = [
            models.Index(fields=["partnership", "admission", "state"], name="registration_by_state")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "admission", "nonce"],
                name="one_registration_per_form",
                violation_error_message=_("Diese Anmeldung ist schon angekommen."),
            ),
            models.UniqueConstraint(
                fields=["partnership", "admission", "code"], name="one_registration_per_code"
            ),
            models.UniqueConstraint(
                fields=["partnership", "admission", "line"], name="one_registration_per_line"
            ),
            models.CheckConstraint(
                condition=Q(size__gte=1),
                name="registration_is_for_somebody",
                violation_error_message=_("Bitte mindestens einen Menschen anmelden."),
            ),
            models.CheckConstraint(
                condition=Q(minors__lte=models.F("size")),
                name="registration_has_no_more_minors_than_people",
                violation_error_message=_("So viele Menschen sind in der Gruppe nicht angemeldet."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("unconfirmed", "offered")) | Q(expires_at__isnull=False),
                name="held_place_has_a_limit",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code

    @property
    def needs_review(self) -> bool:
        """Whether it is among those `to_review` finds."""
        seen = self.reviewed_at or self.forgotten_at
        return self.state == "firm" and not self.email and not seen

    @property
    def limit(self) -> datetime | None:
        """Until when the place is only held; None for one that is certain, or gone."""
        return self.expires_at if self.state in {"unconfirmed", "offered"} else None

    @property
    def has_a_place(self) -> bool:
        """Whether the place is certain."""
        return self.state == "firm"


TURN = Coalesce("turn", "registration__line")
"""The number of a place in the line of its workshop: its own one, or that of its registration."""


class WorkshopPlaceQuerySet(models.QuerySet["WorkshopPlace"]):
    """Places in workshops."""

    def holding(self) -> Self:
        """Those that take up places: given or offered ones of registrations that hold one."""
        return self.filter(state__in=("firm", "offered"), registration__state__in=HOLDING)

    def in_line(self) -> Self:
        """Those on the waiting list of their workshop, the first in line first."""
        waiting = self.filter(state="waiting", registration__state="firm")
        return waiting.annotate(place_in_line=TURN).order_by("place_in_line", "pk")

    def live(self) -> Self:
        """Those that are still wished for, waited for or held, the dearest first."""
        return self.exclude(state="left").order_by("rank", "pk")

    def people(self) -> int:
        """How many people they are for."""
        found: int | None = self.order_by().aggregate(sum=Sum("registration__size"))["sum"]
        return found or 0


class WorkshopPlace(Flowing):
    """A registration's part in a workshop: wished for, given, waiting or offered.

    `turn` is its number in the line of the workshop where staff changed the order; else that of
    the registration counts.
    """

    FLOW = flow.WORKSHOP_PLACE
    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("state", "rank", "turn")

    state = models.CharField(
        _("Stand"),
        max_length=30,
        default="wished",
        choices=flow.WORKSHOP_PLACE.choices,
        editable=False,
    )
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="workshop_places"
    )
    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="places")
    rank = models.PositiveSmallIntegerField(_("Wunsch"), default=1)
    turn = models.PositiveIntegerField(_("Nummer in der Reihe"), null=True, editable=False)
    expires_at = models.DateTimeField(_("annehmen bis"), null=True, editable=False)

    objects = OwnedManager.from_queryset(WorkshopPlaceQuerySet)()

    class Meta:
        verbose_name = _("Platz im Workshop")
        verbose_name_plural = _("Plätze in Workshops")
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "workshop", "registration"],
                name="one_place_per_workshop",
                violation_error_message=_("Dieser Workshop ist schon gewählt."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.workshop_id}"


class Answer(Owned):
    """An answer to one of the form's own questions; deleted with the personal data."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField(_("Antwort"), max_length=2000)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Antwort einer Anmeldung")
        verbose_name_plural = _("Antworten einer Anmeldung")
        ordering = ["question__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "registration", "question"], name="one_answer_per_question"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.question_id}"


class Consent(Owned):
    """A registration agreed to one version of the consent text, at a moment."""

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="consents"
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("erteilt am"))

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Einwilligung")
        verbose_name_plural = _("Einwilligungen")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "registration", "text"], name="one_consent_per_text"
            )
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} – {self.text_id}"
