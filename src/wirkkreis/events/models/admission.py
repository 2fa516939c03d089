"""How people register for an event: places, deadlines, questions, workshops, consent."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models.choices import Asked, GroupRule, QuestionKind
from wirkkreis.events.models.event import Event
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class Admission(Owned):
    """The registration of an event: what it asks, until when, and for how many people.

    It is the capacity row: whoever takes or offers a place, of the event or of one of its
    workshops, locks it first and counts then (`registering`). `capacity` None means no limit.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = (
        "capacity",
        "opens",
        "closes",
        "ask_name",
        "ask_email",
        "largest_group",
        "group_rule",
        "waiting_list",
        "ask_guardian",
    )

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="admission")
    capacity = models.PositiveIntegerField(
        _("Plätze"), null=True, blank=True, help_text=_("Leer: ohne Grenze.")
    )
    opens = models.DateTimeField(_("Anmeldung ab"), null=True, blank=True)
    closes = models.DateTimeField(_("Anmeldung bis"), null=True, blank=True)
    waiting_list = models.BooleanField(_("mit Warteliste"), default=True)
    ask_name = models.CharField(_("Name"), max_length=10, choices=Asked, default=Asked.OPTIONAL)
    ask_email = models.CharField(
        _("E-Mail-Adresse"), max_length=10, choices=Asked, default=Asked.OPTIONAL
    )
    ask_guardian = models.BooleanField(
        _("Einwilligung der Eltern bei jungen Menschen erfragen"), default=False
    )
    largest_group = models.PositiveSmallIntegerField(_("größte Gruppe"), default=1)
    group_rule = models.CharField(
        _("Gruppen, die nicht mehr ganz passen"),
        max_length=12,
        choices=GroupRule,
        default=GroupRule.ALL_OR_NONE,
    )

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Rahmen der Anmeldung")
        verbose_name_plural = _("Rahmen der Anmeldung")
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                name="admission_has_places",
                violation_error_message=_("Bitte mindestens einen Platz angeben."),
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")) | Q(opens__isnull=True) | Q(closes__isnull=True),
                name="admission_closes_after_opening",
                violation_error_message=_("Das Ende der Anmeldung liegt vor ihrem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(largest_group__gte=1),
                name="admission_takes_at_least_one",
                violation_error_message=_("Eine Anmeldung umfasst mindestens einen Menschen."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)

    def deadline(self) -> datetime:
        """The last moment: the one that was set, else the beginning of the event."""
        last = self.closes or self.event.starts
        assert last is not None, "an event with registration has a day"
        return last


class Question(Owned):
    """An own question of a registration form. `choices` holds one possible answer a line."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("label", "kind", "required", "position")

    admission = models.ForeignKey(Admission, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    label = TranslatedField(_("Frage"), max_length=200)
    help = TranslatedField(_("Hinweis zur Frage"), max_length=300, blank=True)
    kind = models.CharField(_("Antwort"), max_length=10, choices=QuestionKind)
    choices = TranslatedField(
        _("Antworten zur Auswahl, eine je Zeile"), max_length=1000, multiline=True, blank=True
    )
    required = models.BooleanField(_("muss beantwortet werden"), default=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Frage der Anmeldung")
        verbose_name_plural = _("Fragen der Anmeldung")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.label


class Workshop(Owned):
    """A part of an event with places of its own. Parts at the same time exclude each other."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("title", "starts", "ends", "capacity")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="workshops")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    title = TranslatedField(_("Titel"), max_length=160)
    text = TranslatedField(_("Beschreibung"), max_length=2000, multiline=True, blank=True)
    room = models.CharField(_("Raum"), max_length=120, blank=True)
    starts = models.DateTimeField(_("Beginn"))
    ends = models.DateTimeField(_("Ende"))
    capacity = models.PositiveIntegerField(
        _("Plätze"), null=True, blank=True, help_text=_("Leer: ohne Grenze.")
    )

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Workshop")
        verbose_name_plural = _("Workshops")
        ordering = ["starts", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")),
                name="workshop_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__gte=1),
                name="workshop_has_places",
                violation_error_message=_("Bitte mindestens einen Platz angeben."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def overlaps(self, other: "Workshop") -> bool:
        """Whether nobody can be at both."""
        return self.starts < other.ends and other.starts < self.ends


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    """Consent texts."""

    def newest_first(self) -> Self:
        """The last version first."""
        return self.order_by("-version")


class ConsentText(Owned):
    """One version of what people agree to when they register. Rows only grow.

    `required` says that nobody can register without agreeing.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("version", "required")

    admission = models.ForeignKey(Admission, on_delete=models.CASCADE, related_name="consent_texts")
    version = models.PositiveSmallIntegerField(_("Fassung"))
    text = TranslatedField(_("Wortlaut der Einwilligung"), max_length=2000, multiline=True)
    required = models.BooleanField(_("ohne sie keine Anmeldung"), default=True)
    made_at = models.DateTimeField(_("festgelegt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(ConsentTextQuerySet)()

    class Meta:
        verbose_name = _("Einwilligungstext")
        verbose_name_plural = _("Einwilligungstexte")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["admission", "version"], name="one_consent_text_per_version"
            )
        ]

    def __str__(self) -> str:
        return str(self.version)
