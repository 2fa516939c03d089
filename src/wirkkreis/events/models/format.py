"""Formats: how a partnership divides its events."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from wirkkreis.languages.fields import TranslatedField
from wirkkreis.tenancy.wall import Owned, OwnedManager


class FormatQuerySet(models.QuerySet["Format"]):
    """Formats."""

    def active(self) -> Self:
        """Those offered for new events."""
        return self.filter(is_active=True)

    def with_use(self) -> Self:
        """Each with `use_count`, how many events have it."""
        return self.annotate(use_count=Count("events"))


class Format(Owned):
    """A format of events, as the partnership calls it: conference, training, meeting café …"""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("code", "name", "is_active")

    code = models.SlugField(_("Kürzel"), max_length=40)
    name = TranslatedField(_("Format"), max_length=60)
    position = models.PositiveSmallIntegerField(_("Reihenfolge"), default=0)
    is_active = models.BooleanField(_("wird angeboten"), default=True)

    use_count: int  # where the rows were asked `with_use()`

    objects = OwnedManager.from_queryset(FormatQuerySet)()

    class Meta:
        verbose_name = _("Format")
        verbose_name_plural = _("Formate")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="one_format_per_code",
                violation_error_message=_("Dieses Format gibt es schon."),
            )
        ]

    def __str__(self) -> str:
        return self.name
