"""One row behind each address of votes and of decisions in writing."""

from collections.abc import Callable, Mapping
from typing import Any

from wirkkreis.committees.models import Attendee, Circular, Entitlement, Motion
from wirkkreis.committees.own import own_token
from wirkkreis.committees.tokens import sign

Arguments = dict[str, Any]


def _vote() -> Arguments:
    """A vote by name that is over, with whoever voted."""
    return {"pk": _right().vote_id}


def _right() -> Entitlement:
    return Entitlement.objects.filter(vote__item__isnull=False).latest("pk")


def _ballot() -> Arguments:
    return _vote() | {"right_pk": _right().pk}


def _own_vote() -> Arguments:
    """The same vote, behind the link of somebody who voted."""
    right = _right()
    place = Attendee.objects.get(session__items__votes=right.vote_id, mandate=right.mandate_id)
    return _vote() | {"token": own_token(place)}


def _motion() -> Arguments:
    return {"pk": Motion.objects.latest("pk").pk}


def _circular() -> Arguments:
    return {"pk": Circular.objects.latest("pk").pk}


def _of_circular() -> Entitlement:
    return Entitlement.objects.filter(vote__circular__isnull=False).latest("pk")


def _answer() -> Arguments:
    return _circular() | {"right_pk": _of_circular().pk}


VOTES: Mapping[str, Callable[[], Arguments]] = {
    "circular": _circular,
    "circular-add": lambda: {"pk": Circular.objects.latest("pk").committee_id},
    "circular-answer": _answer,
    "circular-change": _circular,
    "circular-step": _circular,
    "circulars": lambda: {"pk": Circular.objects.latest("pk").committee_id},
    "own-circular": lambda: {"token": sign("circular", _of_circular().key)},
    "motion-change": _motion,
    "own-vote": _own_vote,
    "vote": _vote,
    "vote-add": lambda: {"pk": Motion.objects.latest("pk").item_id},
    "vote-ballot": _ballot,
    "vote-count": _vote,
    "vote-device": _vote,
    "vote-for": _ballot,
    "vote-lot": _vote,
    "vote-secret": _vote,
    "vote-step": _vote,
    "vote-withdraw": _vote,
}
