"""Inviting to a session: the last look, the list, answers, guests, post, and the proof."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wirkkreis.access.rights import demand
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.committees.desk import RUN, session_run, session_tabs, way_to_session
from wirkkreis.committees.inviting import answering, guest_list, sending
from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late, what_follows
from wirkkreis.committees.inviting.printing import post_list, proof
from wirkkreis.committees.inviting.session_forms import (
    AnswerForm,
    ExcuseForm,
    GuestForm,
    PostForm,
)
from wirkkreis.committees.models import Answer, Attendee, Mandate, Session, Way
from wirkkreis.flow.engine import open_to
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done, sent
from wirkkreis.ui.frame import Link
from wirkkreis.ui.trying import form_page, saved, tried


def invite(request: HouseRequest, pk: int) -> HttpResponse:
    """What goes out to whom, whether it is in time, and what follows if not; then the button."""
    row = session_run(request, pk)
    if request.method == "POST":
        if not tried(request, lambda: sending.invite(row, by=request.actor)):
            return done(request, row.get_absolute_url())
        messages.success(request, _("Eingeladen. Die Briefe gehen jetzt hinaus."))
        return done(request, reverse("session-invited", args=[pk]))
    way = next((one for one in open_to(row, request.actor) if one.step.name == "invite"), None)
    context = {
        **_about_to_go_out(row),
        "way": way,
        "crumbs": [*way_to_session(row), Link(_("Einladen"), "")],
    }
    return answer(request, "committees/session_invite.html", context=context)


def invited(request: HouseRequest, pk: int) -> HttpResponse:
    """Everybody on the list: how and when invited, what she answered."""
    row = session_run(request, pk)
    everybody = list(row.attendees.by_name())
    due = deadlines_of(row)
    context = {
        "session": row,
        "members": [one for one in everybody if one.mandate_id],
        "guests": [one for one in everybody if not one.mandate_id],
        "missing": guest_list.not_on_the_list(row) if row.state in {"invited", "open"} else [],
        "unsent": guest_list.to_post(row) if row.invited_at else [],
        "due": due,
        "is_late": was_invited_late(row),
        "can_add": row.state in guest_list.BEFORE_IT_ENDS,
        "tabs": session_tabs(row, "session-invited", request.actor),
        "crumbs": [*way_to_session(row), Link(_("Eingeladene"), "")],
    }
    return answer(request, "committees/session_invited.html", context=context)


@require_POST
def invite_one(request: HouseRequest, pk: int) -> HttpResponse:
    """Invite somebody who took her seat after the others were invited."""
    row = session_run(request, pk)
    asked = request.POST.get("mandate", "")
    held = Mandate.objects.on(row.on).filter(seat__committee=row.committee_id)
    mandate = get_object_or_404(held, pk=int(asked) if asked.isdecimal() else 0)
    if tried(
        request, lambda: guest_list.invite_one(by=request.actor, session=row, mandate=mandate)
    ):
        messages.success(request, _("%(name)s ist eingeladen.") % {"name": mandate.person})
    return done(request, reverse("session-invited", args=[pk]))


def guest_add(request: HouseRequest, pk: int) -> HttpResponse:
    """Put a guest on the list."""
    row = session_run(request, pk)
    form = GuestForm(sent(request), instance=Attendee(session=row))
    back = reverse("session-invited", args=[pk])
    if form.is_valid() and saved(
        form, lambda: guest_list.add_guest(by=request.actor, guest=form.save(commit=False))
    ):
        messages.success(request, _("Der Gast steht auf der Liste."))
        return done(request, back)
    return form_page(request, form, _("Gast einladen"), back=back, crumbs=way_to_session(row))


def answered(request: HouseRequest, pk: int) -> HttpResponse:
    """What somebody said to the office; after the session, whether she was excused."""
    row = _attendee(request, pk)
    open_now = row.session.state == "invited"
    initial = {"excused": row.excused}
    form: AnswerForm | ExcuseForm = (
        AnswerForm(sent(request), attendee=row)
        if open_now
        else ExcuseForm(sent(request), initial=initial)
    )
    back = reverse("session-invited", args=[row.session_id])
    if form.is_valid() and saved(form, lambda: _answer(request, row, form.cleaned_data)):
        messages.success(request, _("Eingetragen."))
        return done(request, back)
    title = _("Antwort von %(name)s") % {"name": row}
    return form_page(request, form, title, back=back, crumbs=way_to_session(row.session))


def guest_remove(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask, then take a guest off the list."""
    row = _attendee(request, pk)
    back = reverse("session-invited", args=[row.session_id])
    if request.method == "POST":
        if tried(request, lambda: guest_list.remove_guest(by=request.actor, guest=row)):
            messages.success(request, _("Der Gast steht nicht mehr auf der Liste."))
        return done(request, back)
    way = [*way_to_session(row.session), Link(_("Gast von der Liste nehmen"), "")]
    context = {"guest": row, "back": back, "crumbs": way}
    return answer(request, "committees/session_guest_remove.html", context=context)


def post(request: HouseRequest, pk: int) -> HttpResponse:
    """The invitations without e-mail: print the list, post them, note it."""
    row = session_run(request, pk)
    form = PostForm(sent(request), due=guest_list.to_post(row))
    back = reverse("session-invited", args=[pk])
    if form.is_valid() and saved(form, lambda: _note_sent(request, row, form.cleaned_data)):
        messages.success(request, _("Eingetragen. Das gehört jetzt zum Nachweis der Einladung."))
        return done(request, back)
    context = {
        "session": row,
        "form": form,
        "due": deadlines_of(row),
        "waiting": guest_list.to_post(row),
        "back": back,
        "crumbs": [*way_to_session(row), Link(_("Per Post"), "")],
    }
    status = INVALID if form.is_bound else 200
    return answer(request, "committees/session_post.html", context=context, status=status)


def post_printed(request: HouseRequest, pk: int) -> HttpResponse:
    """Those to whom the invitation goes by post, as PDF."""
    return _document(post_list(session_run(request, pk)), _("postliste"))


def proof_printed(request: HouseRequest, pk: int) -> HttpResponse:
    """Who was invited when and how, and by when it had to be, as PDF."""
    return _document(proof(session_run(request, pk)), _("nachweis-der-einladung"))


def _about_to_go_out(row: Session) -> dict[str, Any]:
    """What an invitation says, to how many, and whether it is in time."""
    due, held = deadlines_of(row), list(guest_list.not_on_the_list(row))
    by_mail = sum(bool(one.person and one.person.email) for one in held)
    return {
        "session": row,
        "due": due,
        "is_missed": due is not None and due.is_too_late(clock.today()),
        "what_follows": what_follows(row),
        "by_mail": by_mail,
        "by_post": len(held) - by_mail,
        "listed": row.attendees.count(),
        "items": row.items.in_turn(),
    }


def _document(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _answer(request: HouseRequest, row: Attendee, asked: dict[str, Any]) -> None:
    if "answer" not in asked:
        answering.excuse(by=request.actor, attendee=row, excused=asked["excused"])
        return
    given = Answer(asked["answer"])
    excused = given == Answer.DECLINES and asked["excused"]
    answering.answer(by=request.actor, attendee=row, given=given, excused=excused)


def _note_sent(request: HouseRequest, row: Session, asked: dict[str, Any]) -> None:
    sending.note_sent(
        by=request.actor,
        session=row,
        attendees=asked["attendees"],
        way=Way(asked["way"]),
        on=asked["on"],
    )


def _attendee(request: HouseRequest, pk: int) -> Attendee:
    """Somebody on the list of a session this person runs, or 403 with the reason."""
    rows = Attendee.objects.select_related(
        "session__committee", "session__statute", "mandate__person"
    )
    row = get_object_or_404(rows, pk=pk)
    demand(request.actor, RUN, row)
    return row
