"""Rows that hold from a day to a day, both included; open when there is no end yet."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkkreis.tenancy.wall import Owned

Row = TypeVar("Row", bound="Dated")


class DatedQuerySet(models.QuerySet[Row]):
    """Rows by time."""

    def on(self, day: date) -> Self:
        """Those that hold on a day."""
        return self.filter(Q(starts__lte=day), Q(ends__isnull=True) | Q(ends__gte=day))

    def open_after(self, day: date) -> Self:
        """Those that hold on a day or will."""
        return self.filter(Q(ends__isnull=True) | Q(ends__gte=day))


class Dated(Owned):
    """Something that begins and may end; the model names its `objects` itself."""

    starts = models.DateField(_("von"))
    ends = models.DateField(_("bis"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="%(class)s_ends_after_start",
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.starts <= day and (self.ends is None or self.ends >= day)
