"""Changing one's e-mail address: which one, then the code that was sent there."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkkreis.accounts import limits, new_address
from wirkkreis.accounts.actor import POWERFUL, Actor, HouseRequest
from wirkkreis.accounts.adapters import TOO_MANY, WRONG_CODE
from wirkkreis.accounts.models import Account
from wirkkreis.accounts.second_factor import has_factor
from wirkkreis.portal.changing_address import change_address
from wirkkreis.portal.profile_forms import NewAddressCodeForm, NewAddressForm
from wirkkreis.ui.answers import INVALID, answer, done, sent

LETTERS = "3/10m/user,20/d/user"
GUESSES = "5/15m/user"

View = Callable[[HouseRequest, Account], HttpResponse]


def _with_second_factor(view: View) -> Callable[[HouseRequest], HttpResponse]:
    """Asks for the second factor of whoever has one, or needs one for her role.

    The address is a way in: whoever changes it must not need less than for the rest.
    """

    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def guarded(request: HouseRequest) -> HttpResponse:
        account = request.actor.account
        assert account is not None  # the right of the page has made sure
        if _lacks_second_factor(request.actor, account):
            return redirect_to_login(request.get_full_path(), settings.SECOND_FACTOR_URL)
        return view(request, account)

    return guarded


def _lacks_second_factor(actor: Actor, account: Account) -> bool:
    if settings.DEMO or actor.second_factor:
        return False
    return bool(actor.roles & POWERFUL) or has_factor(account)


@_with_second_factor
def ask(request: HouseRequest, account: Account) -> HttpResponse:
    """Ask for the new address, and send a code there."""
    form = NewAddressForm(sent(request), account=account)
    if form.is_valid():
        if limits.within(request, "new-address", LETTERS):
            email = form.cleaned_data["email"]
            house = request.partnership
            new_address.ask_for(request.session, email=email, account=account, house=house)
            return done(request, reverse("new-address-code"))
        form.add_error(None, TOO_MANY)
    status = INVALID if form.errors else 200
    return answer(request, "portal/new_address.html", context={"form": form}, status=status)


@_with_second_factor
def enter_code(request: HouseRequest, account: Account) -> HttpResponse:
    """Ask for the code; with the right one the address is changed."""
    email = new_address.waiting(request.session)
    if not email:
        messages.warning(request, _("Der Code ist abgelaufen. Bitte beginnen Sie noch einmal."))
        return redirect("new-address")
    form = NewAddressCodeForm(sent(request))
    if form.is_valid() and _changed(request, account, form, email):
        messages.success(request, _("Ihre E-Mail-Adresse ist geändert."))
        return done(request, reverse("profile"))
    context = {"form": form, "email": email, "demo": settings.DEMO}
    status = INVALID if form.errors else 200
    return answer(request, "portal/new_address_code.html", context=context, status=status)


def _changed(request: HouseRequest, account: Account, form: NewAddressCodeForm, email: str) -> bool:
    """Whether the address is changed; what speaks against it goes into the form."""
    if not limits.within(request, "new-address-code", GUESSES):
        form.add_error(None, TOO_MANY)
    elif not new_address.fits(request.session, form.cleaned_data["code"]):
        form.add_error("code", WRONG_CODE)
    else:
        try:
            change_address(
                account,
                by=request.actor,
                email=email,
                session=request.session,
                house=request.partnership,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            new_address.forget(request.session)
            return True
    return False
