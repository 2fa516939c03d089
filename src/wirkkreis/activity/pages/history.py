"""The history of one record, whatever it is."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import Actor, HouseRequest
from wirkkreis.activity.models import Activity
from wirkkreis.activity.telling import kind_of, told
from wirkkreis.ui.answers import answer

PER_PAGE = 50


def history(request: HouseRequest, app: str, model: str, pk: int) -> HttpResponse:
    """What was done with a record, newest first, also when it is gone by now."""
    subject_type = _subject_type(app, model)
    done = Activity.objects.filter(subject_type=subject_type, subject_id=pk)
    page = Paginator(done.select_related("actor", "acting_for", "subject_type"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    if not page.paginator.count:
        raise Http404
    row = _row(subject_type, pk, request.actor)
    context = {
        "kind": kind_of(subject_type),
        "title_of": str(row) if row else _("Nummer %(number)s") % {"number": pk},
        "url": row.get_absolute_url() if row and hasattr(row, "get_absolute_url") else "",
        "entries": told(page.object_list),
        "page": page,
    }
    return answer(request, "activity/history.html", context=context)


def _subject_type(app: str, model: str) -> ContentType:
    try:
        return ContentType.objects.get_for_model(apps.get_model(app, model))
    except LookupError as unknown:
        raise Http404 from unknown


def _row(subject_type: ContentType, pk: int, actor: Actor) -> models.Model | None:
    """The record where this person may see it; else it has a number and no name here."""
    model = subject_type.model_class()
    if model is None:
        return None
    rows = model._default_manager.all()
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(actor)
    elif not may(actor, "activity.history.read"):
        return None
    found: models.Model | None = rows.filter(pk=pk).first()
    return found
