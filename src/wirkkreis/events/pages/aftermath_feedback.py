"""Feedback for staff: what was said, sheets of paper, the code to show at the end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.aftermath import feedback
from wirkkreis.events.aftermath.feedback_forms import PaperForm, PassingOnForm
from wirkkreis.events.aftermath.feedback_printing import feedback_sheet
from wirkkreis.events.desk import crumbs, staff_event
from wirkkreis.events.models import Event
from wirkkreis.events.pages.aftermath import HERE
from wirkkreis.events.tokens import sign
from wirkkreis.languages.known import BASE, PAGES, direction_of
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link
from wirkkreis.ui.items import Bar
from wirkkreis.ui.sheets import asked_format, sheet, sheet_links
from wirkkreis.ui.trying import saved

RESULTS = "event-feedback"
INVITATION = gettext_lazy("Wie war es? Sagen Sie es uns.")


def results(request: HouseRequest, pk: int) -> HttpResponse:
    """What was said, as numbers and in people's own words."""
    event = staff_event(request, pk)
    if format_ := asked_format(request):
        return _as_sheet(request, event, format_)
    found, until = feedback.results(event), feedback.open_until(event)
    context = {
        "event": event,
        "results": [(one, _bars(one)) for one in found],
        "said": feedback.free_texts(event),
        "number": event.feedback.count(),
        "told": feedback.people_told(event),
        "until": until,
        "is_over": until is not None and until <= clock.now(),
        "sheets": sheet_links(request),
        "languages": PAGES,
        "crumbs": _way(event),
    }
    return answer(request, "events/aftermath/results.html", context=context)


def type_in(request: HouseRequest, pk: int) -> HttpResponse:
    """Type in sheets of paper, one after the other."""
    event = staff_event(request, pk)
    form = PaperForm(request.POST or None, initial={"language": request.GET.get("sprache", "de")})
    if form.is_valid() and saved(form, lambda: _keep(request, event, form)):
        language = form.cleaned_data["language"]
        return done(request, f"{request.path}?sprache={language}")
    context = {"event": event, "form": form, "crumbs": _way(event, _("Bogen eintippen"))}
    status = INVALID if form.is_bound else 200
    return answer(request, "events/aftermath/type_in.html", context=context, status=status)


def pass_on(request: HouseRequest, pk: int) -> HttpResponse:
    """Note that somebody carried the content on."""
    event = staff_event(request, pk)
    form = PassingOnForm(request.POST or None, initial={"day": clock.today()})
    if form.is_valid() and saved(
        form, lambda: feedback.note_passing_on(event, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Die Weitergabe ist eingetragen."))
        return done(request, reverse(RESULTS, args=[pk]))
    title = _("Weitergabe eintragen")
    context = {"form": form, "title": title, "crumbs": _way(event, title)}
    context["back_url"] = reverse(RESULTS, args=[pk])
    status = INVALID if form.is_bound else 200
    return answer(request, "events/aftermath/form.html", context=context, status=status)


def paper(request: HouseRequest, pk: int, language: str) -> HttpResponse:
    """The form as a sheet of paper, in one of the pages' languages."""
    event = staff_event(request, pk)
    if language not in {known.code for known in PAGES}:
        raise Http404
    with translation.override(language):
        made = feedback_sheet(event, address=_address(request, event))
    headers = {"Content-Disposition": f'inline; filename="rueckmeldung-{language}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def show(request: HouseRequest, pk: int) -> HttpResponse:
    """The code to show at the end of an event, with an invitation in every language."""
    event = staff_event(request, pk)
    context = {
        "event": event,
        "address": _address(request, event),
        "invitations": _invitations(),
        "crumbs": _way(event, _("Code zeigen")),
    }
    return answer(request, "events/aftermath/show.html", context=context)


def _keep(request: HouseRequest, event: Event, form: PaperForm) -> None:
    day = event.day or clock.today()
    if feedback.type_in(event, by=request.actor, day=min(day, clock.today()), **form.said()):
        messages.success(request, _("Eingetragen. Der nächste Bogen kann kommen."))
    else:
        messages.info(request, _("Dieser Bogen war schon eingetragen."))


def _as_sheet(request: HouseRequest, event: Event, format_: Any) -> HttpResponse:
    rated = [one.name for one in feedback.RATED]
    names = ["day", "language", "on_paper", *rated, "good", "better"]
    return sheet(
        request,
        name=_("Rückmeldungen"),
        columns=[
            _("Tag"),
            _("Sprache"),
            _("vom Papierbogen"),
            *(str(one.question) for one in feedback.RATED),
            str(feedback.GOOD),
            str(feedback.BETTER),
        ],
        rows=event.feedback.order_by("day", *rated, "good", "better").values_list(*names),
        format=format_,
    )


def _bars(result: feedback.Result) -> list[Bar]:
    return [Bar(word, number) for word, number in result.bars()]


def _address(request: HouseRequest, event: Event) -> str:
    args = [event.pk, sign("feedback", event.uid)]
    with translation.override(BASE):
        return request.build_absolute_uri(reverse("event-feedback-give", args=args))


def _invitations() -> list[tuple[str, str, str]]:
    """Language, direction and words; plain German where it says the same is left out."""
    found: dict[str, tuple[str, str, str]] = {}
    for language in PAGES:
        with translation.override(language.code):
            words = str(INVITATION)
        found.setdefault(words, (language.code, direction_of(language.code), words))
    return list(found.values())


def _way(event: Event, *further: str) -> list[Link]:
    after = Link(_("Nachher"), reverse(HERE, args=[event.pk]))
    here = Link(_("Rückmeldungen"), reverse(RESULTS, args=[event.pk]) if further else "")
    return crumbs(event, after, here, *(Link(words, "") for words in further))
