"""Sign in as a person of the example, with one click, in demo mode."""

from django.contrib.auth import login
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST

from wirkkreis.accounts import demo
from wirkkreis.accounts.actor import HouseRequest
from wirkkreis.portal.pages.signing import way_onward
from wirkkreis.ui.answers import done


@require_POST
def sign_in_as(request: HouseRequest) -> HttpResponse:
    """Sign in as the chosen person of the example; elsewhere this page does not exist."""
    if not demo.is_open_to(request) or not getattr(request, "partnership", None):
        raise Http404
    accounts = {str(person.account.pk): person.account for person in demo.people()}
    chosen = accounts.get(request.POST.get("person", ""))
    if chosen is None:
        raise Http404
    login(request, chosen, backend="django.contrib.auth.backends.ModelBackend")
    return done(request, way_onward(request))
