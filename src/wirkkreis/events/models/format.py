"""Formats: how a partnership divides its events."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkkreis.goals.kinds import KindOfEvidence, KindQuerySet, KindRefusals, KindVerbs
from wirkkreis.tenancy.wall import OwnedManager


class FormatQuerySet(KindQuerySet["Format"]):
    """Formats."""


class Format(KindOfEvidence):
    """A format of events, as the partnership calls it: conference, training, meeting café …"""

    NON_PERSONAL: ClassVar[tuple[str, ...]] = ("code", "name", "is_active")
    USED_BY: ClassVar[str] = "events"
    VERBS: ClassVar[KindVerbs] = KindVerbs(
        added="events.format.added",
        changed="events.format.changed",
        moved="events.format.moved",
        removed="events.format.removed",
    )
    REFUSALS: ClassVar[KindRefusals] = KindRefusals(
        taken=_("Dieses Format gibt es schon."),
        used=_("Mit diesem Format gibt es Veranstaltungen. Nehmen Sie es aus dem Angebot."),
        last=_("Ein Format muss im Angebot bleiben."),
    )

    objects = OwnedManager.from_queryset(FormatQuerySet)()

    class Meta(KindOfEvidence.Meta):
        verbose_name = _("Format")
        verbose_name_plural = _("Formate")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="one_format_per_code",
                violation_error_message=_("Dieses Format gibt es schon."),
            )
        ]
