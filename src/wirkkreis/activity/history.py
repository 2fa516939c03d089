"""The history of one record, with those that belong to it, as a part of its own page."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from wirkkreis.activity.models import Activity
from wirkkreis.activity.telling import told
from wirkkreis.ui.items import Happening


def history_of(*rows: models.Model, most: int = 50) -> list[Happening]:
    """What was done with these records, for the shelf's timeline: newest first, at most `most`.

    For people who may see the records' internal side. One query, however long it is.
    """
    ids: dict[ContentType, list[int]] = {}
    for row in rows:
        ids.setdefault(ContentType.objects.get_for_model(row), []).append(row.pk)
    of_any = models.Q(pk__in=[])
    for kind, found in ids.items():
        of_any |= models.Q(subject_type=kind, subject_id__in=found)
    done = Activity.objects.filter(of_any)
    return told(done.select_related("actor", "acting_for", "subject_type")[:most])
