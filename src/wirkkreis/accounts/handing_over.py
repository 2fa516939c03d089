"""From the one sign-in host to the partnerships' own hosts.

A partnership's host sends the browser to the sign-in host with a mark that it also keeps in its own
session. The sign-in host answers with a ticket. The ticket is good once, for a minute, at that host
and in the browser that holds the mark; so nobody can be signed in as somebody else by a link.
"""

import secrets
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse

from wirkkreis.accounts.models import Account, HandOver
from wirkkreis.accounts.onward import PARAMETER, wanted
from wirkkreis.accounts.second_factor import is_proven, note_proof
from wirkkreis.accounts.sessions import ABOUT, root_of
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership

GOOD_FOR = timedelta(seconds=60)
MARK = "handing_over"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def is_away(request: HttpRequest) -> bool:
    """Whether people sign in on another host than this one."""
    return bool(settings.SIGN_IN_HOST) and _hostname(request) != settings.SIGN_IN_HOST


def way_to_sign_in(request: HttpRequest, *, through: str = "") -> str:
    """The address on the sign-in host that leads back here, to the page asked for in `next`.

    `through` names a page there to visit on the way (the second factor).
    """
    mark = request.session.setdefault(MARK, secrets.token_urlsafe(16))
    back = {"host": _hostname(request), "mark": mark, PARAMETER: wanted(request)}
    path = f"{reverse('hand-over')}?{urlencode(back)}"
    if through:
        path = f"{reverse(through)}?{urlencode({PARAMETER: path})}"
    return f"{request.scheme}://{settings.SIGN_IN_HOST}{_port(request)}{path}"


def way_back(request: HttpRequest, account: Account) -> str | None:
    """The address on the partnership's host, with a ticket; None when there is no such host."""
    host = request.GET.get("host", "")
    if not host or not Partnership.objects.filter(host=host).exists():
        return None
    ticket = secrets.token_urlsafe(32)
    HandOver.objects.create(
        ticket_digest=_digest(ticket),
        browser_digest=_digest(request.GET.get("mark", "")),
        host=host,
        account=account,
        second_factor=is_proven(request, account),
        root=root_of(request.session),
        made_at=clock.now(),
    )
    query = urlencode({"ticket": ticket, PARAMETER: wanted(request)})
    return f"{request.scheme}://{host}{_port(request)}{reverse('arrival')}?{query}"


def arrive(request: HttpRequest) -> bool:
    """Sign in with the ticket in the address; False when it is not good here. It is used up."""
    mark = request.session.pop(MARK, "")
    found = _take(request.GET.get("ticket", ""))
    if found is None or not mark or not found.account.is_active:
        return False
    right_place = found.host == _hostname(request) and found.browser_digest == _digest(mark)
    if not right_place or clock.now() > found.made_at + GOOD_FOR:
        return False
    login(request, found.account, backend=BACKEND)
    request.session[ABOUT] |= {"root": found.root}
    request.session.modified = True
    if found.second_factor:
        note_proof(request, found.account)
    return True


@transaction.atomic
def _take(ticket: str) -> HandOver | None:
    """The row of a ticket, which is gone after this, whoever showed it."""
    rows = HandOver.objects.select_for_update().select_related("account")
    found = rows.filter(ticket_digest=_digest(ticket)).first()
    if found is not None:
        HandOver.objects.filter(pk=found.pk).delete()
    return found


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _hostname(request: HttpRequest) -> str:
    return split_domain_port(request.get_host())[0]


def _port(request: HttpRequest) -> str:
    """ ":8000" where the install is served on a port of its own, else ""."""
    port = split_domain_port(request.get_host())[1]
    return f":{port}" if port else ""
