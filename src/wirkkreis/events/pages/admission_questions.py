"""The own questions of a registration form, each on a page of its own."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.events.models import Question
from wirkkreis.events.pages.admission import HERE, admission_of, builder_crumbs
from wirkkreis.events.registration.admission_forms import AnswersLostForm, QuestionForm
from wirkkreis.events.registration.form_questions import (
    keep_question,
    move_question,
    remove_question,
)
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved


def add(request: HouseRequest, pk: int) -> HttpResponse:
    """A new question at the end."""
    new = Question(admission=admission_of(request, pk))
    return _form(request, QuestionForm(sent(request), instance=new), _("Neue Frage"))


def change(request: HouseRequest, pk: int, question_pk: int) -> HttpResponse:
    """Other words for a question."""
    found = _question(request, pk, question_pk)
    return _form(request, QuestionForm(sent(request), instance=found), _("Frage ändern"))


@require_POST
def move(request: HouseRequest, pk: int, question_pk: int) -> HttpResponse:
    """One place up or down."""
    found = _question(request, pk, question_pk)
    move_question(found, by=request.actor, up="up" in request.POST)
    return done(request, f"{reverse(HERE, args=[pk])}#questions")


def remove(request: HouseRequest, pk: int, question_pk: int) -> HttpResponse:
    """Say what is lost, then take the question out."""
    found = _question(request, pk, question_pk)
    form = AnswersLostForm(sent(request))
    if form.is_valid() and saved(
        form, lambda: remove_question(found, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Die Frage ist entfernt."))
        return done(request, reverse(HERE, args=[pk]))
    way = [*builder_crumbs(found.admission.event), Link(_("Frage entfernen"), "")]
    lost = found.answers.count()
    context = {"question": found, "lost": lost, "form": form, "crumbs": way, "pk": pk}
    status = INVALID if form.is_bound else 200
    return answer(
        request, "events/registering/question_remove.html", context=context, status=status
    )


def _form(request: HouseRequest, form: QuestionForm, title: str) -> HttpResponse:
    event = form.instance.admission.event
    back = reverse(HERE, args=[event.pk])
    if form.is_valid() and saved(form, lambda: _keep(request, form)):
        messages.success(request, _("Die Frage ist gespeichert."))
        return done(request, back)
    return form_page(request, form, title, back=back, crumbs=builder_crumbs(event))


def _keep(request: HouseRequest, form: forms.ModelForm[Question]) -> Question:
    return keep_question(form.save(commit=False), by=request.actor)


def _question(request: HouseRequest, pk: int, question_pk: int) -> Question:
    admission = admission_of(request, pk)
    found = get_object_or_404(admission.questions, pk=question_pk)
    found.admission = admission
    return found
