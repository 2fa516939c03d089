"""The history of one record, for the shelf's timeline."""

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.translation import gettext as _

from wirkkreis.activity.models import Activity
from wirkkreis.ui.items import Happening


def history_of(row: models.Model, *, most: int = 50) -> list[Happening]:
    """What was done with a record, newest first, at most `most`: who, when, which fields.

    For people who may see the record's internal side. Two queries, however long it is.
    """
    done = Activity.objects.about(row).select_related("actor")[:most]
    return [
        Happening(
            when=activity.happened_at,
            title=activity.kind.sentence,
            text=_told(row, activity),
            who=str(activity.actor) if activity.actor else _("jemand, der nicht mehr hier ist"),
            icon="history",
        )
        for activity in done
    ]


def _told(row: models.Model, activity: Activity) -> str:
    names = [name for field in activity.fields if (name := _name(row, field))]
    said = _("Betrifft: %(fields)s.") % {"fields": ", ".join(names)} if names else ""
    return f"{said} {activity.note}".strip()


def _name(row: models.Model, field: str) -> str:
    """The field's name in the words of its form; "" for what is no field of the model itself."""
    try:
        found = row._meta.get_field(field)
    except FieldDoesNotExist:
        return ""
    return str(getattr(found, "verbose_name", ""))
