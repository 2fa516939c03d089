"""The trail: rows that only grow and hold no personal values."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from wirkkreis.activity.verbs import Verb, known_verb
from wirkkreis.tenancy.wall import Owned, OwnedManager


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Activities by their subject and audience."""

    def about(self, row: models.Model) -> "ActivityQuerySet":
        """The history of one record."""
        return self.filter(subject_type=ContentType.objects.get_for_model(row), subject_id=row.pk)

    def public(self) -> "ActivityQuerySet":
        """What everybody may read."""
        return self.filter(is_public=True)


class Activity(Owned):
    """One thing that was done. Only the reference to the actor can be emptied later."""

    verb = models.CharField(_("Tätigkeit"), max_length=80)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    subject_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField()
    fields = models.JSONField(_("Felder"), default=list)
    changes = models.JSONField(_("alte und neue Werte"), default=dict)
    note = models.CharField(_("Grund"), max_length=500, blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=False)
    happened_at = models.DateTimeField(_("Zeitpunkt"), db_default=Now())

    objects = OwnedManager.from_queryset(ActivityQuerySet)()

    class Meta:
        verbose_name = _("Aktivität")
        verbose_name_plural = _("Aktivitäten")
        ordering = ["-happened_at", "-pk"]
        indexes = [
            models.Index(fields=["partnership", "-happened_at"], name="activity_by_time"),
            models.Index(fields=["subject_type", "subject_id"], name="activity_by_subject"),
        ]

    def __str__(self) -> str:
        return self.verb

    @property
    def kind(self) -> Verb:
        """The registered verb with its sentence."""
        return known_verb(self.verb)
