"""Series: events that belong together."""

from typing import ClassVar, Self

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class SeriesQuerySet(models.QuerySet["Series"]):
    """Series."""

    def newest_first(self) -> Self:
        """The last made first."""
        return self.order_by("-pk")


class Series(Owned):
    """Events that belong together: every Tuesday, or the same in every municipality.

    Each occurrence is an event of its own, with its own registration, head-count and cancellation.
    """

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("title",)

    title = TranslatedField(_("Name der Reihe"), max_length=160)
    made_at = models.DateTimeField(_("angelegt am"), db_default=Now(), editable=False)

    objects = OwnedManager.from_queryset(SeriesQuerySet)()

    class Meta:
        verbose_name = _("Veranstaltungsreihe")
        verbose_name_plural = _("Veranstaltungsreihen")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its page for staff: the occurrences and what they reached."""
        return reverse("event-series", args=[self.pk])
