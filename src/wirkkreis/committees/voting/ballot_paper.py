"""A ballot on the screen: its form, the way it is cast, and what is answered."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.views.decorators.debug import sensitive_variables

from wirkkreis.accounts.actor import Actor
from wirkkreis.committees.models import Entitlement, Manner, Subject
from wirkkreis.committees.voting.ballot_form import BallotForm
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.showing import SIDES


@dataclass(frozen=True)
class Paper:
    """One ballot of somebody entitled; `refusal` says why it did not go through."""

    right: Entitlement
    form: BallotForm
    was_cast: bool = False
    refusal: str = ""

    @property
    def sides(self) -> list[tuple[str, str]]:
        """The buttons of a motion, each with its word; empty where more is asked."""
        if self.right.vote.subject != Subject.MOTION:
            return []
        return [(side, str(word)) for side, (word, _tone) in SIDES.items()]

    @property
    def status(self) -> int:
        """422 where it came back."""
        return 422 if self.refusal or self.form.errors else 200


@sensitive_variables()
def paper(right: Entitlement, sent: QueryDict | None, *, by: Actor) -> Paper:
    """The ballot of somebody, cast if it was sent and can be counted.

    Where it is refused because it is counted already or the vote is over, nothing that was chosen
    is given back.
    """
    form = BallotForm(sent, vote=right.vote)
    if not form.is_bound or not form.is_valid():
        return Paper(right, form)
    try:
        if right.vote.manner == Manner.SECRET:
            cast_secret(entitlement=right, ballot=form.ballot())
        else:
            cast_open(by=by, entitlement=right, ballot=form.ballot())
    except ValidationError as refused:
        if getattr(refused, "code", None) in {"voted", "over"}:
            return Paper(right, BallotForm(vote=right.vote), refusal=" ".join(refused.messages))
        form.add_error(None, refused)
        return Paper(right, form, refusal="")
    return Paper(right, form, was_cast=True)
