"""A person's own page: name, language, security, memberships, and her data."""

from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.accounts.models import Account, Membership
from wirkkreis.accounts.second_factor import has_factor
from wirkkreis.accounts.sessions import end_sessions, live_sessions
from wirkkreis.portal.erasing import close_account
from wirkkreis.portal.own_data import collect
from wirkkreis.portal.profile_forms import EraseForm, ProfileForm
from wirkkreis.portal.tasks import erase_account
from wirkkreis.ui.answers import INVALID, answer, done


@require_http_methods(["GET", "POST"])
def profile(request: HouseRequest) -> HttpResponse:
    """Show what we know of the person, and let her change what is hers to change."""
    account = _account(request)
    form = ProfileForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Gespeichert."))
        return done(request, reverse("profile"))
    context = {
        "form": form,
        "account": account,
        "has_factor": has_factor(account),
        "sessions": live_sessions(account),
        "this_session": request.session.session_key,
        "memberships": Membership.objects.filter(account=account).order_by("-starts"),
    }
    status = INVALID if form.errors else 200
    return answer(request, "portal/profile.html", context=context, status=status)


@require_POST
def end_other_sessions(request: HouseRequest) -> HttpResponse:
    """Sign out everywhere else."""
    end_sessions(_account(request), but=request.session)
    messages.success(request, _("Alle anderen Geräte sind abgemeldet."))
    return done(request, reverse("profile"))


@require_safe
def own_data(request: HouseRequest) -> HttpResponse:
    """Everything about the account as one file."""
    name = 'attachment; filename="meine-daten.json"'
    data = collect(_account(request))
    options = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(data, json_dumps_params=options, headers={"Content-Disposition": name})


@require_http_methods(["GET", "POST"])
def erase(request: HouseRequest) -> HttpResponse:
    """Ask twice, close the account at once, and leave the rest to the worker."""
    account = _account(request)
    form = EraseForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid() and _closed(form, account):
        erase_account.defer(pk=account.pk)
        logout(request)
        messages.success(request, _("Ihr Konto ist geschlossen und wird jetzt gelöscht."))
        return done(request, reverse("home"))
    status = INVALID if form.errors else 200
    return answer(request, "portal/profile_erase.html", context={"form": form}, status=status)


def _closed(form: EraseForm, account: Account) -> bool:
    """Whether the account is closed; what speaks against it goes into the form."""
    try:
        close_account(account)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _account(request: HouseRequest) -> Account:
    """Whose page this is; the right of the page has made sure that there is somebody."""
    account = request.actor.account
    assert account is not None
    return account
