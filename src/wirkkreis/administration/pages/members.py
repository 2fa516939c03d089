"""Members and invitations of the partnership."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkkreis.access.rights import may
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.models import Membership, Role
from wirkkreis.administration.forms import EndForm, InvitationForm
from wirkkreis.administration.inviting import invite, send_again, withdraw
from wirkkreis.administration.members import end_membership
from wirkkreis.administration.models import Invitation
from wirkkreis.tenancy import clock
from wirkkreis.ui.answers import INVALID, answer, done


@require_safe
def members(request: HouseRequest) -> HttpResponse:
    """Who belongs to the partnership, who did, and who is invited."""
    today = clock.today()
    held = list(Membership.objects.select_related("account").order_by("account__name", "starts"))
    may_give = {role for role in Role if may(request.actor, "administration.members.invite", role)}
    context = {
        "present": [row for row in held if row.ends is None or row.ends >= today],
        "past": [row for row in held if row.ends is not None and row.ends < today],
        "invitations": Invitation.objects.waiting(),
        "may_give": may_give,
    }
    return answer(request, "administration/members.html", context=context)


@require_http_methods(["GET", "POST"])
def invite_somebody(request: HouseRequest) -> HttpResponse:
    """Ask whom to invite, and send the letter."""
    form = InvitationForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and form.is_valid() and _try(form, lambda: _invite(request, form)):
        messages.success(request, _("Die Einladung ist unterwegs."))
        return done(request, reverse("members"))
    status = INVALID if form.errors else 200
    return answer(request, "administration/invite.html", context={"form": form}, status=status)


@require_POST
def send_invitation_again(request: HouseRequest, pk: int) -> HttpResponse:
    """Send a new letter."""
    invitation = get_object_or_404(Invitation.objects.waiting(), pk=pk)
    send_again(invitation, by=request.actor, site=site_of(request))
    messages.success(
        request, _("Die Einladung ist noch einmal unterwegs. Der alte Link gilt nicht mehr.")
    )
    return done(request, reverse("members"))


@require_POST
def withdraw_invitation(request: HouseRequest, pk: int) -> HttpResponse:
    """Take an offer back."""
    withdraw(get_object_or_404(Invitation.objects.waiting(), pk=pk), by=request.actor)
    messages.success(request, _("Die Einladung ist zurückgezogen."))
    return done(request, reverse("members"))


@require_http_methods(["GET", "POST"])
def end(request: HouseRequest, pk: int) -> HttpResponse:
    """Ask for the last day, and end the membership."""
    membership = get_object_or_404(Membership.objects.select_related("account"), pk=pk)
    verdict = may(request.actor, "administration.members.invite", membership.role)
    if not verdict:
        raise PermissionDenied(verdict.reason)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if _try(form, lambda: end_membership(membership, by=request.actor, on=on)):
            return done(request, reverse("members"))
    context = {"form": form, "membership": membership}
    status = INVALID if form.errors else 200
    return answer(request, "administration/end_membership.html", context=context, status=status)


def site_of(request: HouseRequest) -> str:
    """Scheme and host of the partnership's pages."""
    return request.build_absolute_uri("/").rstrip("/")


def _invite(request: HouseRequest, form: InvitationForm) -> Invitation:
    data = form.cleaned_data
    return invite(
        by=request.actor,
        email=data["email"],
        role=Role(data["role"]),
        site=site_of(request),
        starts=data["starts"],
        ends=data["ends"],
        language=data["language"],
    )


def _try(form: InvitationForm | EndForm, verb: Callable[[], object]) -> bool:
    """Whether the verb went through; what it objects to goes into the form."""
    try:
        verb()
    except ValidationError as error:
        for name, words in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, words)
        return False
    return True
