"""What remains of an event: documentation, files, impulses, feedback, and who passed it on."""

from typing import ClassVar, Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models.choices import Audience, FileKind
from wirkkreis.events.models.event import Event
from wirkkreis.goals.models import Goal, Measure
from wirkkreis.languages.fields import TranslatedField
from wirkkreis.people.models import Organisation
from wirkkreis.tenancy.wall import Owned, OwnedManager

BEST_RATING = 5


class Documentation(Owned):
    """What an event brought, for everybody to read once it is published."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("published_at",)

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="documentation")
    text = TranslatedField(_("Was war, was kam heraus"), max_length=20_000, multiline=True)
    published_at = models.DateTimeField(_("veröffentlicht am"), null=True, editable=False)
    changed_at = models.DateTimeField(_("geändert am"), db_default=Now(), editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Dokumentation")
        verbose_name_plural = _("Dokumentationen")

    def __str__(self) -> str:
        return str(self.event)


class EventFileQuerySet(models.QuerySet["EventFile"]):
    """Files of events."""

    def public(self) -> Self:
        """Those that everybody may see; signed lists never."""
        return self.filter(is_public=True).exclude(kind=FileKind.SIGNED_LIST)


class EventFile(Owned):
    """A file kept with an event. `consent` records who agreed to being shown, and how."""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("kind", "size", "is_public")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(_("Art"), max_length=12, choices=FileKind, default=FileKind.MATERIAL)
    upload = models.FileField(_("Datei"), max_length=100)
    name = models.CharField(_("Name der Datei"), max_length=160)
    size = models.PositiveIntegerField(_("Größe in Bytes"))
    alt = TranslatedField(_("Was ist zu sehen?"), max_length=200, blank=True)
    credit = models.CharField(_("Bildrechte"), max_length=160, blank=True)
    consent = models.CharField(_("Einwilligung der Abgebildeten"), max_length=300, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=False)
    day = models.DateField(_("Tag der Liste"), null=True, blank=True)
    added_at = models.DateTimeField(_("hinzugefügt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(EventFileQuerySet)()

    class Meta:
        verbose_name = _("Datei einer Veranstaltung")
        verbose_name_plural = _("Dateien einer Veranstaltung")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_public=False)
                | (~Q(kind="signed_list") & (~Q(kind="photo") | ~Q(consent=""))),
                name="public_photo_has_consent",
                violation_error_message=_("Öffentlich nur mit Einwilligung der Abgebildeten."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ImpulseQuerySet(models.QuerySet["Impulse"]):
    """Impulses."""

    def taken_up(self) -> Self:
        """Those that became a task or a goal."""
        return self.filter(Q(measure__isnull=False) | Q(goal__isnull=False))


class Impulse(Owned):
    """A result of an event: what somebody should do or aim for, and what became of it.

    It is taken up as a task (`measure`) or as a goal of a plan's draft (`goal`), or `declined`
    says why not.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("measure", "goal")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="impulses")
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    text = TranslatedField(_("Impuls"), max_length=500)
    origin = models.CharField(_("Woher"), max_length=120, blank=True)
    measure = models.ForeignKey(
        Measure, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    goal = models.ForeignKey(
        Goal, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    declined = models.CharField(_("Warum nicht aufgenommen"), max_length=300, blank=True)
    taken_up_on = models.DateField(_("aufgenommen am"), null=True, editable=False)

    objects = OwnedManager.from_queryset(ImpulseQuerySet)()

    class Meta:
        verbose_name = _("Impuls")
        verbose_name_plural = _("Impulse")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text


class Feedback(Owned):
    """What somebody said after an event: anonymous, with its day and no more.

    Ratings go from 1 to 5, None where nobody chose. `on_paper` was typed in by staff. `nonce` is
    made with the form, so that a form sent twice counts once. The free texts are emptied with the
    personal data (`forgetting`): people write names into them.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("on_paper",)

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="feedback")
    day = models.DateField(_("Tag"))
    language = models.CharField(_("Sprache"), max_length=12, default="de")
    on_paper = models.BooleanField(_("vom Papierbogen"), default=False)
    rating = models.PositiveSmallIntegerField(_("Wie war es insgesamt?"), null=True, blank=True)
    learned = models.PositiveSmallIntegerField(_("Wie viel nehmen Sie mit?"), null=True, blank=True)
    welcome = models.PositiveSmallIntegerField(
        _("Wie willkommen haben Sie sich gefühlt?"), null=True, blank=True
    )
    good = models.TextField(_("Was war gut?"), max_length=2000, blank=True)
    better = models.TextField(_("Was können wir besser machen?"), max_length=2000, blank=True)
    nonce = models.UUIDField(default=uuid4, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Rückmeldung")
        verbose_name_plural = _("Rückmeldungen")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "nonce"], name="one_feedback_per_form"),
            models.CheckConstraint(
                condition=Q(rating__range=(1, BEST_RATING)),
                name="rating_from_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(learned__range=(1, BEST_RATING)),
                name="learned_from_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(welcome__range=(1, BEST_RATING)),
                name="welcome_from_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return str(self.day)


class PassingOn(Owned):
    """Somebody carried an event's content on: to whom, and to how many people.

    The multipliers of a plan. It says an organisation at most, never a person.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("day", "audience", "count", "organisation")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="passed_on")
    day = models.DateField(_("Tag"))
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Wer hat es weitergegeben?"),
    )
    audience = models.CharField(_("An wen?"), max_length=20, choices=Audience, blank=True)
    count = models.PositiveIntegerField(_("An wie viele Menschen?"))

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Weitergabe")
        verbose_name_plural = _("Weitergaben")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
