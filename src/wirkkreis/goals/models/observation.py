"""What no record can tell: a value somebody measured, with its method and its evidence."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.models.indicator import Indicator
from wirkkreis.tenancy.wall import Owned, OwnedManager


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Observations that count."""

    def standing(self) -> "ObservationQuerySet":
        """Those that no later correction replaced."""
        return self.filter(correction__isnull=True)


class Observation(Owned):
    """A measured value of one indicator on a day. A correction is a new row; the old one stays."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="observations")
    value = models.DecimalField(_("Wert"), max_digits=12, decimal_places=2)
    day = models.DateField(_("Tag der Messung"))
    method = models.CharField(_("Wie gemessen"), max_length=300)
    evidence_link = models.URLField(_("Adresse des Nachweises"), blank=True)
    evidence_file = models.FileField(_("Nachweis"), upload_to="evidence/", blank=True)
    observed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    observed_at = models.DateTimeField(_("eingetragen am"), db_default=Now(), editable=False)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="correction"
    )

    objects = OwnedManager.from_queryset(ObservationQuerySet)()

    class Meta:
        verbose_name = _("Beobachtung")
        verbose_name_plural = _("Beobachtungen")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.day}: {self.value}"
