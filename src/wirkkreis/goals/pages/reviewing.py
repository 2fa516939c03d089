"""Reading a plan in, reviewing what was read, and taking it over."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.goals.models import PlanDraft
from wirkkreis.goals.reading import Reading, UnreadableFile
from wirkkreis.goals.reviewing import steps
from wirkkreis.goals.reviewing.document import Impossible, Review, opened
from wirkkreis.goals.reviewing.forms import ReadForm, SuggestionForm, TakeOverForm
from wirkkreis.goals.reviewing.keeping import Stale, delete_draft, keep_reading, keep_step, read_in
from wirkkreis.goals.reviewing.screen import Screen
from wirkkreis.goals.reviewing.steps import Step
from wirkkreis.goals.taking_over import hindrances, take_over
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import rules_for
from wirkkreis.ui.answers import INVALID, answer, done

DRAFTS_A_PAGE = 20


def read_plan(request: HouseRequest) -> HttpResponse:
    """Upload or paste a plan; below, the drafts that were begun."""
    if request.method != "POST":
        return _reading_page(request, ReadForm())
    form = ReadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _reading_page(request, form)
    file = form.cleaned_data["file"]
    content, name = (file.read(), file.name) if file else (form.cleaned_data["text"].encode(), "")
    try:
        reading = read_in(content, name)
    except UnreadableFile as problem:
        form.add_error("file" if file else "text", str(problem))
        return _reading_page(request, form)
    if not reading.goals:
        return _reading_page(request, form, found_nothing=reading)
    draft = keep_reading(reading, by=request.actor, name=name)
    return done(request, reverse("plan-review", args=[draft.pk]))


def review_plan(request: HouseRequest, pk: int) -> HttpResponse:
    """The text on the left, what was found in it on the right."""
    draft = get_object_or_404(PlanDraft, pk=pk)
    changing = request.GET.get("aendern", "")
    form = steps.form_of(opened(draft.reading), changing)
    return _review_page(request, draft, form=form)


def change_goal(request: HouseRequest, pk: int, goal: int) -> HttpResponse:
    """One step with a goal of the draft."""
    return _take(request, pk, steps.with_goal(goal, request.POST), goal=goal)


def change_note(request: HouseRequest, pk: int, line: int) -> HttpResponse:
    """One step with a note of the draft."""
    return _take(request, pk, steps.with_note(line, request.POST))


def change_suggestion(request: HouseRequest, pk: int, suggestion: int) -> HttpResponse:
    """One decision about a suggested indicator."""
    form = None
    if request.POST.get("do") == "change":
        form = SuggestionForm(request.POST, auto_id=f"id_{suggestion}_%s")
        if not form.is_valid():
            draft = get_object_or_404(PlanDraft, pk=pk)
            return _review_page(request, draft, form=(suggestion, form), status=INVALID)
    return _take(request, pk, steps.with_suggestion(suggestion, request.POST, form))


def change_all(request: HouseRequest, pk: int) -> HttpResponse:
    """One step with the whole draft."""
    return _take(request, pk, steps.with_all(request.POST))


def delete(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then delete a draft."""
    draft = get_object_or_404(PlanDraft, pk=pk)
    if request.method != "POST":
        return answer(request, "goals/review_delete.html", context={"draft": draft})
    delete_draft(draft, by=request.actor)
    messages.success(request, _("Der Entwurf ist gelöscht."))
    return done(request, reverse("plan-read"))


def take_over_plan(request: HouseRequest, pk: int) -> HttpResponse:
    """Title and span, a last look, then the plan."""
    draft = get_object_or_404(PlanDraft.objects.select_related("plan"), pk=pk)
    form = TakeOverForm(request.POST or None, initial=_proposed(draft))
    if request.method == "POST" and form.is_valid():
        try:
            plan = take_over(draft, by=request.actor, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Der Plan ist übernommen. Er ist noch ein Entwurf."))
            return done(request, reverse("plan-edit", args=[plan.pk]))
    review = opened(draft.reading)
    context = {"draft": draft, "form": form, "hindrances": hindrances(review)} | _context(
        request, review, draft
    )
    return answer(request, "goals/review_end.html", None, context, INVALID if form.errors else 200)


def _take(request: HouseRequest, pk: int, step: Step, *, goal: int = 0) -> HttpResponse:
    """Take a step and show the review again; a refused step says why and keeps what was typed."""
    draft = get_object_or_404(PlanDraft, pk=pk)
    page = request.GET.get("seite", "")
    url = reverse("plan-review", args=[pk]) + (f"?seite={page}" if page.isdecimal() else "")
    if request.method != "POST":
        return HttpResponseRedirect(url)
    try:
        keep_step(draft, step.what, step.move, by=request.actor, version=_version(request))
    except Impossible as reason:
        return _refused(request, draft, goal, str(reason))
    except Stale:
        return _refused(request, draft, goal, _stale())
    return done(request, url + step.anchor, in_place=True)


def _refused(request: HouseRequest, draft: PlanDraft, goal: int, reason: str) -> HttpResponse:
    """The review as it stands now, why the step was not taken, and what was typed for a goal."""
    draft.refresh_from_db()
    typed = {goal: request.POST.dict()} if "text" in request.POST else {}
    return _review_page(request, draft, refused=reason, typed=typed, status=INVALID)


def _stale() -> str:
    return _(
        "Der Entwurf wurde inzwischen an anderer Stelle geändert. Hier sehen Sie den neuen "
        "Stand; Ihr Schritt wurde nicht ausgeführt."
    )


def _version(request: HouseRequest) -> int:
    """The draft's version that the form was made of; -1, which none has, when it says none."""
    version = request.POST.get("version", "")
    return int(version) if version.isdecimal() and len(version) < 10 else -1


def _review_page(
    request: HouseRequest,
    draft: PlanDraft,
    *,
    refused: str = "",
    typed: Mapping[int, Mapping[str, str]] | None = None,
    form: tuple[int, SuggestionForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    review = opened(draft.reading)
    context = {"refused": refused, **_context(request, review, draft, typed=typed, form=form)}
    return answer(request, "goals/review.html", "review", context, status)


def _context(
    request: HouseRequest, review: Review, draft: PlanDraft, **shown: Any
) -> dict[str, Any]:
    page = request.GET.get("seite", "")
    rules = rules_for(clock.today().year)
    return {
        "draft": draft,
        "review": review,
        "screen": Screen(review, draft.lines, rules, page=page, **shown),
        "query": f"?seite={page}" if page.isdecimal() else "",
    }


def _reading_page(
    request: HouseRequest, form: ReadForm, found_nothing: Reading | None = None
) -> HttpResponse:
    if found_nothing:
        form = ReadForm(initial={"text": found_nothing.source})
    drafts = PlanDraft.objects.select_related("made_by", "plan").defer("lines", "reading")
    context = {
        "form": form,
        "nothing": found_nothing,
        "page": Paginator(drafts, DRAFTS_A_PAGE).get_page(request.GET.get("page")),
    }
    status = INVALID if form.errors or found_nothing else 200
    return answer(request, "goals/review_begin.html", None, context, status)


def _proposed(draft: PlanDraft) -> dict[str, Any]:
    """Title as read, and the plan's year as its span."""
    year = opened(draft.reading).year or clock.today().year
    return {"title": draft.title, "starts": date(year, 1, 1), "ends": date(year, 12, 31)}
