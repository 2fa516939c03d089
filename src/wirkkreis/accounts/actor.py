"""The actor of a request: which account, with which roles here, acting for whom."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django_htmx.middleware import HtmxDetails

from wirkkreis.accounts.models import Account, Membership, Role
from wirkkreis.accounts.second_factor import is_proven
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership

# The roles that see what others entrusted to the partnership; they need a second factor.
POWERFUL = frozenset({Role.COORDINATOR, Role.LEAD_OFFICE})


@dataclass(frozen=True)
class Actor:
    """Somebody who does something: nobody signed in, a person, or the house itself (a task)."""

    account: Account | None = None
    roles: frozenset[str] = field(default_factory=frozenset)
    acting_for: Account | None = None
    second_factor: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Whether an account stands behind this actor."""
        return self.account is not None

    @property
    def is_staff(self) -> bool:
        """Whether this actor works in the coordination or lead office."""
        return bool(self.roles & POWERFUL)

    def without_power(self) -> "Actor":
        """The same actor without the roles that need a second factor."""
        return replace(self, roles=self.roles - POWERFUL)


NOBODY = Actor()


class HouseRequest(HttpRequest):
    """A request as every page of the house gets it, behind the door and the guard."""

    partnership: Partnership
    actor: Actor
    htmx: HtmxDetails


def actor_of(account: Account, *, second_factor: bool = False) -> Actor:
    """The account with the roles it holds today in the partnership we are in."""
    roles = (
        Membership.objects.filter(account=account).on(clock.today()).values_list("role", flat=True)
    )
    return Actor(account=account, roles=frozenset(roles), second_factor=second_factor)


class ActorMiddleware:
    """Sets `request.actor`, found on first use: public pages never ask for it twice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HouseRequest) -> HttpResponseBase:
        request.actor = SimpleLazyObject(lambda: self._actor(request))  # type: ignore[assignment]  # a proxy
        return self.get_response(request)

    def _actor(self, request: HouseRequest) -> Actor:
        account = request.user
        if not isinstance(account, Account) or not account.is_active:
            return NOBODY
        proven = is_proven(request, account)
        if getattr(request, "partnership", None) is None:
            return Actor(account=account, second_factor=proven)
        return actor_of(account, second_factor=proven)
