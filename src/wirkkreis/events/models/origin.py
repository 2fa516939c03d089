"""Where events come from and go to: partners, calendars of others, neighbouring partnerships."""

from typing import ClassVar, Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.events.models.event import Event
from wirkkreis.events.models.format import Format
from wirkkreis.people.models import Organisation
from wirkkreis.places.models import Municipality
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import Owned, OwnedManager


class EventPartner(Owned):
    """An organisation makes the event together with its organiser."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Kooperationspartner einer Veranstaltung")
        verbose_name_plural = _("Kooperationspartner einer Veranstaltung")
        ordering = ["organisation__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "event", "organisation"], name="event_has_partner_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} – {self.organisation_id}"


class FeedSourceQuerySet(models.QuerySet["FeedSource"]):
    """Calendars of others."""

    def to_fetch(self) -> Self:
        """Those with an address that are asked every night, the one waiting longest first."""
        return (
            self.filter(is_active=True)
            .exclude(url="")
            .order_by(F("fetched_at").asc(nulls_first=True), "pk")
        )


class FeedSource(Owned):
    """The iCalendar of an organisation: its entries become proposals.

    Without `url` files are only uploaded by hand. `trouble` says in words why the last reading
    failed, `report` how many entries were new, changed, cancelled, over or broken.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("organisation", "municipality", "format", "url")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("Organisation")
    )
    url = models.URLField(
        _("Adresse des Kalenders"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Gemeinde"),
    )
    format = models.ForeignKey(
        Format, on_delete=models.PROTECT, related_name="+", verbose_name=_("Format")
    )
    is_active = models.BooleanField(_("jede Nacht abrufen"), default=True)
    fetched_at = models.DateTimeField(_("zuletzt gelesen"), null=True, editable=False)
    trouble = models.CharField(_("letzte Störung"), max_length=300, blank=True, editable=False)
    report = models.JSONField(_("Ergebnis"), default=dict, editable=False)

    objects = OwnedManager.from_queryset(FeedSourceQuerySet)()

    class Meta:
        verbose_name = _("Kalender eines Partners")
        verbose_name_plural = _("Kalender von Partnern")
        ordering = ["organisation__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation", "url"],
                name="one_feed_per_address",
                violation_error_message=_("Dieser Kalender ist schon eingetragen."),
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class EventOrigin(Owned):
    """An event was taken over from elsewhere: a partner's calendar, or a neighbouring partnership.

    `uid` is the entry's name there (with the moment of a repetition), `name` whom it is from.
    `cancelled_at` says when it disappeared or was called off there.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="origin")
    feed = models.ForeignKey(
        FeedSource, on_delete=models.PROTECT, null=True, related_name="origins"
    )
    uid = models.CharField(max_length=300, editable=False)
    name = models.CharField(_("Von wem"), max_length=200)
    url = models.URLField(_("Link zum Original"), max_length=500, blank=True)
    cancelled_at = models.DateTimeField(_("dort abgesagt am"), null=True, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Herkunft einer Veranstaltung")
        verbose_name_plural = _("Herkunft von Veranstaltungen")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "feed", "uid"],
                name="one_event_per_origin",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sharing(Owned):
    """An event is passed on to a neighbouring partnership of the same install, as a copy there.

    `digest` is of what was last told there, so that every change is told once. Once `ended_at` is
    set the copy is called off.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("neighbour",)

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sharings")
    neighbour = models.ForeignKey(Partnership, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, blank=True, editable=False)
    shared_at = models.DateTimeField(_("weitergegeben am"), db_default=Now(), editable=False)
    ended_at = models.DateTimeField(_("beendet am"), null=True, editable=False)
    told_at = models.DateTimeField(_("zuletzt mitgeteilt am"), null=True, editable=False)

    objects = OwnedManager()

    class Meta:
        verbose_name = _("Weitergabe an eine Partnerschaft")
        verbose_name_plural = _("Weitergaben an Partnerschaften")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "event", "neighbour"], name="shared_once_per_neighbour"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} – {self.neighbour}"
