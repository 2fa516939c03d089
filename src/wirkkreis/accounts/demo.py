"""The one-click sign-in of demo mode: who may use it, and whom it offers.

It must never open a real install. So it asks for everything that tells ./start on one's own
machine from a server: a loopback host *and* peer, no sign of a proxy, and no partnership in the
database that is not an example. The URL itself exists only in demo mode.
"""

from dataclasses import dataclass
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.loopback import is_loopback
from wirkkreis.tenancy.models import Partnership

PROXY_HEADERS = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP")
PROXY_HEADER_FAMILY = "HTTP_X_FORWARDED_"


@dataclass(frozen=True)
class Person:
    """Somebody of the example to sign in as, with the words for what she does there."""

    account: Account
    roles: tuple[str, ...]


def is_open_to(request: HttpRequest) -> bool:
    """Whether this request may sign in with one click."""
    return (
        settings.DEMO
        and _is_loopback(request)
        and not _came_through_a_proxy(request)
        and not Partnership.objects.filter(is_example=False).exists()
    )


def people() -> list[Person]:
    """The people of the partnership we are in, one each, in the order of their roles."""
    roles: dict[Account, list[str]] = {}
    held = Membership.objects.on(clock.today()).select_related("account")
    for membership in sorted(held, key=_place):
        if membership.account.is_active:
            roles.setdefault(membership.account, []).append(membership.get_role_display())
    return [Person(account, tuple(dict.fromkeys(words))) for account, words in roles.items()]


def _is_loopback(request: HttpRequest) -> bool:
    host, _port = split_domain_port(request.get_host())
    try:
        peer = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    return is_loopback(host) and (getattr(peer, "ipv4_mapped", None) or peer).is_loopback


def _came_through_a_proxy(request: HttpRequest) -> bool:
    return any(
        name in PROXY_HEADERS or name.startswith(PROXY_HEADER_FAMILY) for name in request.META
    )


def _place(membership: Membership) -> tuple[int, str]:
    return list(Role).index(Role(membership.role)), str(membership.account)
