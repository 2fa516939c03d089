"""The page behind the link of an invitation."""

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.adapters import TOO_MANY
from wirkkreis.accounts.handing_over import is_away
from wirkkreis.accounts.models import Account
from wirkkreis.administration.forms import NameForm
from wirkkreis.administration.inviting import accept
from wirkkreis.administration.models import Invitation
from wirkkreis.ui.answers import INVALID, answer, done

ACCEPTING = "accepting_invitation"


@require_http_methods(["GET", "POST"])
def invitation(request: HouseRequest, token: str) -> HttpResponse:
    """Show the offer; accept it for who is signed in, else send a code to the address."""
    offer = get_object_or_404(Invitation.objects.by_token(token))
    account = request.actor.account
    known = Account.objects.filter(email=offer.email).first()
    if not offer.is_open or (known and not known.is_active):
        return answer(request, "administration/invitation_over.html", status=410)
    if account is not None:
        return _signed_in(request, offer, account)
    form = NameForm(request.POST or None, instance=known or Account(email=offer.email))
    if request.method == "POST" and form.is_valid():
        if ratelimit.consume(request, action="request_login_code", key=offer.email):
            return _send_code(request, offer, known or _new_account(offer, form))
        form.add_error(None, TOO_MANY)
    context = {"form": form, "offer": offer, "known": known}
    status = INVALID if form.errors else 200
    return answer(request, "administration/invitation.html", context=context, status=status)


def _signed_in(request: HouseRequest, offer: Invitation, account: Account) -> HttpResponse:
    if account.email != offer.email:
        context = {"offer": offer}
        return answer(request, "administration/invitation_for_another.html", context=context)
    # Who came here by the code has pressed the button already.
    if request.method == "POST" or request.session.pop(ACCEPTING, None) == offer.pk:
        accept(offer, account=account)
        messages.success(request, _("Willkommen! Sie gehören jetzt zur Partnerschaft."))
        return done(request, reverse("home"))
    return answer(request, "administration/invitation.html", context={"offer": offer})


def _new_account(offer: Invitation, form: NameForm) -> Account:
    return Account.objects.create_user(
        offer.email, name=form.cleaned_data["name"], language=offer.language
    )


def _send_code(request: HouseRequest, offer: Invitation, account: Account) -> HttpResponse:
    request.session[ACCEPTING] = offer.pk
    here = urlencode({"next": request.get_full_path()})
    if is_away(request):
        return done(request, f"{reverse('sign-in')}?{here}")
    LoginCodeVerificationProcess.initiate(request=request, user=account, email=account.email)
    return done(request, f"{reverse('account_confirm_login_code')}?{here}")
