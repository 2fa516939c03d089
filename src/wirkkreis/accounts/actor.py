"""The actor of a request: which account, with which roles here, acting for whom."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from django.db.models import Value
from django.http import HttpRequest, HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django_htmx.middleware import HtmxDetails

from wirkkreis.accounts.models import Account, Acting, Membership, Operator, Role
from wirkkreis.accounts.second_factor import is_proven
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership

# Not a membership: who runs the platform holds it in every partnership, and it opens no row.
OPERATOR = "operator"

STAFF = frozenset({Role.COORDINATOR, Role.LEAD_OFFICE})
# The roles that see what others entrusted to the partnership; they need a second factor.
POWERFUL: frozenset[str] = STAFF | {OPERATOR}

# Where a session keeps which `Acting` it is in.
ACTING = "acting"


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
    roles = frozenset(_roles_of(account))
    return Actor(account=account, roles=roles, second_factor=second_factor)


def _roles_of(account: Account) -> Iterable[str]:
    held = Membership.objects.filter(account=account).on(clock.today()).values_list("role")
    operating = Operator.objects.filter(account=account).values_list(Value(OPERATOR))
    return (role for (role,) in held.union(operating))


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
        return self._acting(request, account, proven) or actor_of(account, second_factor=proven)

    def _acting(self, request: HouseRequest, account: Account, proven: bool) -> Actor | None:
        """The operator in the place of the member she acts for, while that holds."""
        if ACTING not in request.session:
            return None
        held = Acting.objects.at(clock.now()).select_related("acting_for")
        acting = held.filter(pk=request.session[ACTING], operator=account).first()
        if acting is None or acting.acting_for is None:
            return None
        member = actor_of(acting.acting_for)
        return Actor(account, member.roles - {OPERATOR}, acting.acting_for, proven)
