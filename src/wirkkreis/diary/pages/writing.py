"""Writing, repeating, changing and taking out an entry."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.diary import filing, suggesting, writing
from wirkkreis.diary.forms import EntryForm, RemoveForm
from wirkkreis.diary.models import Entry, EntryQuerySet, Kind
from wirkkreis.goals.models import Closing
from wirkkreis.ui.answers import INVALID, answer, done
from wirkkreis.ui.frame import Link

TEMPLATE = "diary/write.html"


def write(request: HouseRequest) -> HttpResponse:
    """A new entry, with what this person writes most often one tap away."""
    if request.method == "POST":
        return _keep_new(request)
    code = request.GET.get("kind")
    kind = Kind.objects.active().filter(code=code).first() if code else None
    initial = suggesting.fresh(request.actor.account, kind)
    return _form(request, EntryForm(initial=initial))


def again(request: HouseRequest, pk: int) -> HttpResponse:
    """The same once more: a form that holds a copy with today's date."""
    entry = get_object_or_404(visible(request), pk=pk)
    form = EntryForm(initial=suggesting.again(entry))
    came = entry.people_reached()
    if came is not None:
        form.fields["people"].help_text = _("Letztes Mal: %(count)d") % {"count": came}
    return _form(request, form)


def change(request: HouseRequest, pk: int) -> HttpResponse:
    """Change an entry; the page warns when its year is closed."""
    entry = get_object_or_404(visible(request), pk=pk)
    initial = suggesting.written(entry)
    if request.method != "POST":
        return _form(request, EntryForm(initial=initial, entry=entry), entry)
    form = EntryForm(request.POST, request.FILES, initial=initial, entry=entry)
    if not form.is_valid():
        return _form(request, form, entry, INVALID)
    writing.change(entry, by=request.actor, **form.content())
    _attach(request, entry, form)
    messages.success(request, _("Die Änderung ist gespeichert."))
    return done(request, entry.get_absolute_url())


def remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask for the reason, then take the entry out."""
    entry = get_object_or_404(visible(request), pk=pk)
    form = RemoveForm(request.POST or None)
    if form.is_valid():
        writing.remove(entry, by=request.actor, reason=form.cleaned_data["reason"])
        messages.success(request, _("Der Eintrag ist entfernt."))
        return done(request, reverse("diary"))
    context = {
        "entry": entry,
        "form": form,
        "crumbs": [*crumbs(), Link(str(entry), entry.get_absolute_url()), Link(_("Entfernen"), "")],
        "frozen": is_frozen(entry),
    }
    return answer(request, "diary/remove.html", None, context, INVALID if form.errors else 200)


def visible(request: HouseRequest) -> EntryQuerySet:
    """The entries this person may see, with what names them."""
    return Entry.objects.visible_to(request.actor).select_related("kind", "municipality")


def crumbs() -> list[Link]:
    """The way to the diary."""
    return [Link(_("Tagebuch"), reverse("diary"))]


def is_frozen(entry: Entry) -> bool:
    """Whether the entry's year is closed, so that its frozen values no longer follow it."""
    return Closing.objects.standing().filter(year=entry.day.year).exists()


def _keep_new(request: HouseRequest) -> HttpResponse:
    form = EntryForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form(request, form, status=INVALID)
    nonce = form.cleaned_data["nonce"]
    there = Entry.objects.filter(nonce=nonce).first()
    if there and "resent" not in request.POST:
        # Somebody went back to the sent form, mended something and sent it again.
        entry = writing.change(there, by=request.actor, **form.content())
    else:
        entry = writing.write(by=request.actor, nonce=nonce, **form.content())
    _attach(request, entry, form)
    messages.success(request, _saved(entry))
    return done(request, reverse("diary"))


def _attach(request: HouseRequest, entry: Entry, form: EntryForm) -> None:
    files, alt = form.cleaned_data["uploads"], form.cleaned_data["alt"]
    if files:
        filing.attach(entry, by=request.actor, files=files, alt=alt)


def _form(
    request: HouseRequest, form: EntryForm, entry: Entry | None = None, status: int = 200
) -> HttpResponse:
    account = request.actor.account
    here = Link(_("Eintrag ändern") if entry else _("Neuer Eintrag"), "")
    way = [*crumbs(), Link(str(entry), entry.get_absolute_url())] if entry else crumbs()
    context: dict[str, Any] = {
        "form": form,
        "entry": entry,
        "crumbs": [*way, here],
        "frozen": is_frozen(entry) if entry else False,
        "habits": [] if entry or form.is_bound else suggesting.habits(account),
        "goals_by_kind": "" if entry else json.dumps(suggesting.goals_by_kind(account)),
        "target": request.path if entry else reverse("diary-write"),
    }
    return answer(request, TEMPLATE, "form", context, status)


def _saved(entry: Entry) -> SafeString:
    """The sentence after saving, with links to the goals it counts for and to the next entry."""
    goals = entry.goals_in_order()
    links = format_html_join(
        ", ", '<a href="{}">{}</a>', ((goal.get_absolute_url(), str(goal)) for goal in goals)
    )
    sentence = _("Gespeichert. Zählt für: {goals}") if links else _("Gespeichert.")
    return format_html(
        '{}<br><a href="{}">{}</a> · <a href="{}">{}</a>',
        format_html(sentence, goals=links),
        reverse("diary-write"),
        _("Noch einen"),
        entry.get_absolute_url(),
        _("Ansehen"),
    )
