"""Need-driven sessions: members ask for one, and enough of them can demand it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from wirkkreis.accounts.actor import Actor
from wirkkreis.activity.trail import record
from wirkkreis.committees.models import Committee, Mandate, Session, SessionRequest
from wirkkreis.committees.seating.founding import procedures_on
from wirkkreis.tenancy import clock


@dataclass(frozen=True)
class Demand:
    """How many members of a body have asked for a session, and how many can demand it."""

    committee: Committee
    asked: int
    needed: int

    @property
    def is_reached(self) -> bool:
        """Whether a session has to be called."""
        return self.asked >= self.needed


@transaction.atomic
def request_session(*, by: Actor, committee: Committee, reason: str) -> SessionRequest:
    """Ask for a session, as the member one is. Raises ValidationError for who asked already."""
    Committee.objects.select_for_update().get(pk=committee.pk)
    mandate = own_mandate(by, committee)
    if mandate is None:
        raise ValidationError(_("Das können nur Mitglieder des Gremiums."))
    asking = SessionRequest(committee=committee, mandate=mandate, reason=reason)
    asking.full_clean(exclude=["partnership"])
    asking.save()
    record("committees.session.requested", asking, by=by)
    return asking


def own_mandate(actor: Actor, committee: Committee) -> Mandate | None:
    """The mandate somebody who is signed in holds in a body today."""
    if not actor.is_signed_in:
        return None
    held = Mandate.objects.on(clock.today()).filter(seat__committee=committee)
    return held.filter(person__account=actor.acting_for or actor.account).first()


def demands(committees: Collection[Committee], day: date) -> list[Demand]:
    """Of these bodies those for which somebody asks: two queries for all of them."""
    asking = SessionRequest.objects.unanswered().filter(committee__in=committees)
    counted = asking.order_by().values_list("committee").annotate(n=Count("mandate", distinct=True))
    asked = dict(counted)
    wanted = [committee for committee in committees if committee.pk in asked]
    rules = procedures_on(wanted, day)
    return [
        Demand(committee, asked[committee.pk], rules[committee.pk].members_to_request)
        for committee in wanted
    ]


def settle_requests(session: Session) -> None:
    """A session is planned: whoever asked for one is answered by it."""
    asking = SessionRequest.objects.unanswered().filter(committee=session.committee)
    asking.update(session=session)
