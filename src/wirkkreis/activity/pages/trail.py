"""The auditor's page: everything that was done here."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.activity.forms import TrailFilter
from wirkkreis.activity.models import Activity, ActivityQuerySet
from wirkkreis.activity.telling import fields_of, subject_of, who_of
from wirkkreis.ui.answers import answer
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links

PER_PAGE = 50


def trail(request: HouseRequest) -> HttpResponse:
    """The whole trail, by verb, person and span; as a file as well."""
    form = TrailFilter(request.GET or None)
    done = _chosen(form)
    if wanted := asked_format(request):
        rows = (_cells(activity) for activity in done.iterator(chunk_size=2000))
        return sheet(request, name=_("Vorgänge"), columns=_columns(), rows=rows, format=wanted)
    page = Paginator(done, PER_PAGE).get_page(request.GET.get("page"))
    number = page.paginator.count
    context = {
        "form": form,
        "page": page,
        "rows": [(activity, *_cells(activity)[1:], _way(activity)) for activity in page],
        "found": ngettext("Ein Vorgang", "%(n)d Vorgänge", number) % {"n": number},
        "sheets": sheet_links(request),
    }
    return answer(request, "activity/trail.html", "list", context)


def _chosen(form: TrailFilter) -> ActivityQuerySet:
    form.is_valid()  # a day that is none narrows nothing; the rest does
    asked: dict[str, Any] = getattr(form, "cleaned_data", {})
    done: ActivityQuerySet = Activity.objects.select_related("actor", "acting_for", "subject_type")
    if verb := asked.get("verb"):
        done = done.filter(verb=verb)
    if who := asked.get("who"):
        done = done.filter(actor=who)
    if since := asked.get("since"):
        done = done.filter(happened_at__date__gte=since)
    if until := asked.get("until"):
        done = done.filter(happened_at__date__lte=until)
    return done


def _columns() -> Sequence[str]:
    return (_("Wann"), _("Wer"), _("Was"), _("Womit"), _("Welche Angaben"), _("Grund"))


def _cells(activity: Activity) -> tuple[Any, ...]:
    return (
        activity.happened_at,
        who_of(activity),
        str(activity.kind.sentence),
        subject_of(activity),
        fields_of(activity),
        activity.note,
    )


def _way(activity: Activity) -> str:
    subject = activity.subject_type
    return reverse("history", args=[subject.app_label, subject.model, activity.subject_id])
