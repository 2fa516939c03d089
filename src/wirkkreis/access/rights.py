"""The registry of rights: a name, a predicate over (actor, row), and the reason of a refusal.

A package lists its rights in `rights.py`. Predicates get `row=None` when asked for a page as a
whole ("may this person ever?") and then answer for the role alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from rules.predicates import Predicate
from rules.predicates import predicate as make_predicate

from wirkkreis.accounts.actor import OPERATOR, POWERFUL, Actor
from wirkkreis.accounts.models import Role


@dataclass(frozen=True)
class Right:
    """A named right. `title` says what it is for, `reason` is shown to who lacks it.

    `when` says what depends on the single record, for the public matrix.
    """

    name: str
    predicate: Predicate
    title: StrOrPromise
    reason: StrOrPromise
    when: StrOrPromise = ""


@dataclass(frozen=True)
class Verdict:
    """The answer to "may this actor?"; true when allowed, with a reason when not."""

    allowed: bool
    reason: str = ""
    lacks_second_factor: bool = False

    def __bool__(self) -> bool:
        return self.allowed


_rights: dict[str, Right] = {}


def right(
    name: str,
    predicate: Predicate,
    *,
    title: StrOrPromise,
    reason: StrOrPromise,
    when: StrOrPromise = "",
) -> Right:
    """Register a right. Raises ValueError when the name is taken."""
    if name in _rights:
        raise ValueError(f"The right {name} is registered twice.")
    _rights[name] = Right(name, predicate, title, reason, when)
    return _rights[name]


def all_rights() -> list[Right]:
    """Every right of the house, by name: the public matrix is drawn from it."""
    return sorted(_rights.values(), key=lambda entry: entry.name)


def may(actor: Actor, name: str, row: Any = None) -> Verdict:
    """Whether the actor holds the right, for a row or in general. Raises KeyError when unknown.

    What somebody may do only as coordinator or lead office also needs a second factor, shown in
    this session (not in demo mode).
    """
    entry = _rights[name]
    if not entry.predicate.test(actor, row):
        return Verdict(allowed=False, reason=str(entry.reason))
    if _needs_second_factor(actor, entry, row):
        reason = gettext("Dafür brauchen Sie einen zweiten Faktor beim Anmelden.")
        return Verdict(allowed=False, reason=reason, lacks_second_factor=True)
    return Verdict(allowed=True)


def _needs_second_factor(actor: Actor, entry: Right, row: Any) -> bool:
    """Whether a powerful role opens the way in a session without a second factor."""
    if settings.DEMO or actor.second_factor:
        return False
    return is_by_power(actor, entry, row)


def is_by_power(actor: Actor, entry: Right, row: Any = None) -> bool:
    """Whether it is only a powerful role of the actor that opens the way."""
    return bool(actor.roles & POWERFUL) and not entry.predicate.test(actor.without_power(), row)


def demand(actor: Actor, name: str, row: Any = None) -> None:
    """Raise PermissionDenied with the reason unless the actor holds the right."""
    verdict = may(actor, name, row)
    if not verdict:
        raise PermissionDenied(verdict.reason)


def predicate(name: str) -> Callable[[Callable[[Actor, Any], bool]], Predicate]:
    """A named predicate over (actor, row), to be joined with &, | and ~."""

    def wrap(function: Callable[[Actor, Any], bool]) -> Predicate:
        made: Predicate = make_predicate(function, name=name)
        return made

    return wrap


def has_role(*roles: Role) -> Predicate:
    """True for an actor who holds one of the roles in this partnership."""
    made: Predicate = make_predicate(
        lambda actor: bool(actor.roles.intersection(roles)), name="role:" + "|".join(roles)
    )
    return made


everyone = make_predicate(lambda: True, name="everyone")
signed_in = make_predicate(lambda actor: actor.is_signed_in, name="signed in")
coordinator = has_role(Role.COORDINATOR)
lead_office = has_role(Role.LEAD_OFFICE)
staff = coordinator | lead_office
auditor = has_role(Role.AUDITOR)
operator = make_predicate(lambda actor: OPERATOR in actor.roles, name="role:operator")
member = has_role(*Role)

right(
    "everyone",
    everyone,
    title=_("Öffentliche Seiten lesen"),
    reason=_("Diese Seite steht allen offen."),
)
right(
    "signed_in",
    signed_in,
    title=_("Das eigene Konto verwalten"),
    reason=_("Bitte melden Sie sich an."),
)
right(
    "member",
    member,
    title=_("Seiten für Mitglieder lesen"),
    reason=_("Das sehen nur Mitglieder dieser Partnerschaft."),
)
