"""One row behind each address of votes and of decisions in writing."""

from collections.abc import Callable, Mapping
from typing import Any

from wirkkreis.committees.models import Attendee, Entitlement, Motion
from wirkkreis.committees.own import own_token

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


VOTES: Mapping[str, Callable[[], Arguments]] = {
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
