"""Papers: laying them down, naming them, taking them out, and handing them out."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.agenda import papers
from wirkkreis.committees.agenda.item_forms import PaperForm, PapersForm
from wirkkreis.committees.desk import RUN, item_run, way_to_item
from wirkkreis.committees.models import AgendaItem, Paper
from wirkkreis.committees.pages.items import show
from wirkkreis.ui.answers import answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.handing_out import handed_out
from wirkkreis.ui.trying import form_page, saved


@require_POST
def add(request: HouseRequest, pk: int) -> HttpResponse:
    """Lay down one or several files."""
    item = item_run(request, pk)
    form = PapersForm(request.POST, request.FILES, item=item)
    if form.is_valid() and saved(form, lambda: _add(request, item, form)):
        messages.success(request, _("Die Unterlagen liegen jetzt beim Punkt."))
        return done(request, item.get_absolute_url())
    return show(request, item, form)


@require_safe
def download(request: HouseRequest, pk: int) -> FileResponse:
    """A paper to keep, for whoever may read it."""
    paper = get_object_or_404(Paper.objects.visible_to(request.actor), pk=pk)
    return handed_out(paper.upload, paper.name)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Another name, or public or not any more."""
    paper = _paper(request, pk)
    back = paper.item.get_absolute_url()
    form = PaperForm(sent(request), instance=paper)
    if form.is_valid() and saved(
        form, lambda: papers.change_paper(by=request.actor, paper=form.save(commit=False))
    ):
        messages.success(request, _("Die Unterlage ist gespeichert."))
        return done(request, back)
    way = way_to_item(paper.item)
    return form_page(request, form, _("Unterlage ändern"), back=back, crumbs=way)


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take the paper out."""
    paper = _paper(request, pk)
    back = paper.item.get_absolute_url()
    if request.method == "POST":
        papers.remove_paper(by=request.actor, paper=paper)
        messages.success(request, _("Die Unterlage ist entfernt."))
        return done(request, back)
    context = {
        "paper": paper,
        "back_url": back,
        "crumbs": [*way_to_item(paper.item), Link(_("Unterlage entfernen"), "")],
    }
    return answer(request, "committees/agenda/remove_paper.html", context=context)


def _add(request: HouseRequest, item: AgendaItem, form: PapersForm) -> None:
    given = form.cleaned_data
    papers.add_papers(
        by=request.actor,
        item=item,
        files=given["uploads"],
        is_public=given.get("is_public", False),
    )


def _paper(request: HouseRequest, pk: int) -> Paper:
    """A paper this person may read and whose session she runs."""
    found = Paper.objects.visible_to(request.actor).select_related("item__session__committee")
    paper = get_object_or_404(found, pk=pk)
    demand(request.actor, RUN, paper)
    return paper
