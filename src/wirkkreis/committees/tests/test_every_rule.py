"""Every rule of the sheet: new ones between invitation and session reach the next session only.

Three tables name each rule with another value, what it makes of the session (body, circular)
under the first rules, and what under the new ones.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.circulating import circling
from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late
from wirkkreis.committees.inviting.requesting import demands
from wirkkreis.committees.inviting.sending import invite, note_sent
from wirkkreis.committees.models import (
    AgendaItem,
    Circular,
    Clearing,
    Mandate,
    Manner,
    Minutes,
    Motion,
    Office,
    Option,
    OptionResult,
    Presence,
    Recusal,
    Result,
    Ruling,
    Session,
    SessionRequest,
    Subject,
    Vote,
    Way,
)
from wirkkreis.committees.procedure import Procedure
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.records.drafting import draft
from wirkkreis.committees.records.minuting import due_day
from wirkkreis.committees.seating import founding
from wirkkreis.committees.seating.absences import absences
from wirkkreis.committees.seating.terms import end_of_term
from wirkkreis.committees.sitting import presiding
from wirkkreis.committees.sitting.room import attendee_of, quorum_at
from wirkkreis.committees.tests.conftest import FIRST, TODAY
from wirkkreis.committees.voting.casting import cast_open
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion, vote_secretly
from wirkkreis.tenancy import clock

from .held import came, held_session

pytestmark = pytest.mark.django_db
FIRST_RULES = {"quorum_least": 1, "least_secret_votes": 2}
AHEAD, CHANGED = timedelta(days=20), timedelta(days=10)
YES, NO, ABSTAIN = Side.YES, Side.NO, Side.ABSTAIN


@dataclass(frozen=True)
class Held:
    """An open session with Mia in the chair, Kim, and Ina for Uwe, and the item that runs."""

    session: Session
    item: AgendaItem
    by: object


def needed(held):
    return quorum_at(held.session, item=held.item).needed


def base(held):
    return quorum_at(held.session, item=held.item).base


def voting(held):
    return quorum_at(held.session, item=held.item).present


def voting_without_the_recused(held):
    member = Mandate.objects.get(person__name="Uwe")
    Recusal.objects.create(item=held.item, mandate=member, ruling=Ruling.DECLARED)
    return voting(held)


def needed_once_more(held):
    repeated(held)
    return quorum_at(held.session).needed


def is_late(held):
    return was_invited_late(held.session)


def is_late_once_more(held):
    repeated(held)
    return is_late(held)


def repeated(held):
    held.session.again_of = held_session(held.session.committee, state="cancelled")
    held.session.save()


def days_of_papers(held):
    due = deadlines_of(held.session)
    assert due is not None
    return (held.session.on - due.papers_by).days


def decides_if_nobody_objects(held):
    return not is_refused(
        lambda: presiding.clear_lateness(held.session, by=held.by, clearing=Clearing.NO_OBJECTION)
    )


def secret_if_one_wants_it(held):
    vote = prepare(by=held.by, vote=moved(held))
    return not is_refused(lambda: vote_secretly(by=held.by, vote=vote, demanded_by=1))


def motion(yes, no, abstain, *, chair="", manner=Manner.HANDS):
    def result(held):
        counts = {(None, YES): yes, (None, NO): no, (None, ABSTAIN): abstain}
        return ended(held, moved(held, manner), counts, chair_side=chair).result

    return result


def three_candidates_with_a_vote_each(held):
    vote = Vote(item=held.item, subject=Subject.ELECTION, manner=Manner.HANDS, question="Wer?")
    options = [Option(label=name) for name in ("Ada", "Bea", "Cem")]
    vote = prepare(by=held.by, vote=vote, options=options)
    counts = {(option.pk, YES): 1 for option in options} | {(None, ABSTAIN): 0}
    return ended(held, vote, counts).result


def funded_of_a_thousand_euros(held):
    vote = Vote(item=held.item, subject=Subject.RANKING, manner=Manner.HANDS, budget=1000)
    amounts, votes = (900, 500, 100), (3, 2, 1)
    options = [Option(label=f"{amount} Euro", amount=amount) for amount in amounts]
    vote = prepare(by=held.by, vote=vote, options=options)
    counts = {(option.pk, side): 0 for option in options for side in (NO, ABSTAIN)}
    counts |= {(option.pk, YES): yes for option, yes in zip(options, votes, strict=True)}
    ended(held, vote, counts)
    funded = vote.options.filter(result=OptionResult.FUNDED)
    return [option.amount for option in funded]


def names_of_votes_in_minutes(held):
    vote = open_vote(by=held.by, vote=prepare(by=held.by, vote=moved(held, Manner.OPEN)))
    right = vote.entitlements.get(mandate__person__name="Kim")
    cast_open(by=NOBODY, entitlement=right, ballot={None: YES})
    close_vote(by=held.by, vote=vote)
    (said,) = minutes_of(held).items[0].votes
    return any("Kim" in line for line in said.names)


def lines_to_sign(held):
    return [word for word, _name in minutes_of(held).signatures]


def days_of_minutes(held):
    return (due_day(held.session) - held.session.on).days


def moved(held, manner=Manner.HANDS):
    asked = put_motion(by=held.by, motion=Motion(item=held.item, text="Das Fest findet statt."))
    return Vote(item=held.item, motion=asked, manner=manner)


def ended(held, vote, counts, **more):
    vote = vote if vote.pk else prepare(by=held.by, vote=vote)
    opened = open_vote(by=held.by, vote=vote)
    return close_vote(by=held.by, vote=opened, counts=counts, **more)


def minutes_of(held):
    return draft(Minutes.objects.create(session=held.session), Reader(sees_all=True))


def is_refused(act):
    try:
        with transaction.atomic():
            act()
    except ValidationError:
        return True
    return False


OF_A_SESSION = {
    "substitutes": (False, 3, 2, voting),
    "substitute_for_recused": (False, 3, 2, voting_without_the_recused),
    "days_to_invite": (30, False, True, is_late),
    "days_for_papers": (3, 8, 4, days_of_papers),
    "days_to_invite_again": (30, False, True, is_late_once_more),
    "late": ("no_decisions", True, False, decides_if_nobody_objects),
    "quorum": ("third", 2, 1, needed),
    "quorum_least": (3, 2, 3, needed),
    "vacant_count": (True, 3, 4, base),
    "second_invitation": (False, 1, 2, needed_once_more),
    "majority": ("three_quarters", Result.ADOPTED, Result.REJECTED, motion(2, 1, 0)),
    "majority_base": ("cast", Result.ADOPTED, Result.REJECTED, motion(1, 0, 2)),
    "tie": ("rejected", Result.ADOPTED, Result.REJECTED, motion(1, 1, 1, chair=YES)),
    "election": ("most", Result.RUN_OFF, Result.LOT, three_candidates_with_a_vote_each),
    "over_budget": ("stops", [900, 100], [900], funded_of_a_thousand_euros),
    "members_for_secret": (2, True, False, secret_if_one_wants_it),
    "least_secret_votes": (
        3,
        Result.ADOPTED,
        Result.VOID,
        motion(2, 0, 0, manner=Manner.PAPER),
    ),
    "days_for_minutes": (7, 14, 7, days_of_minutes),
    "votes_by_name_in_minutes": (True, False, True, names_of_votes_in_minutes),
    "signatures": (["Vorsitz"], ["Vorsitz", "Schriftführung"], ["Vorsitz"], lines_to_sign),
}


@pytest.fixture
def body(committee, seats, put, rules):
    """Mia presides, Kim, Uwe with his substitute Ina, and a voting seat that is vacant."""
    rules(**FIRST_RULES)
    put(seats[0], "Uwe")
    put(seats[0], "Ina", substitute=True)
    Office.objects.create(mandate=put(seats[1], "Mia"), kind="chair", starts=FIRST)
    put(seats[2], "Kim")
    committee.seats.create(title="Kultur", bench="civil_society", starts=FIRST)
    return committee


@pytest.fixture
def invited(body, by):
    """Invites everybody to a session twenty days later: `invited(on)`."""

    def send(on):
        starts = timezone.make_aware(datetime.combine(on + AHEAD, time(17)))
        session = Session.objects.create(
            committee=body,
            title="Sitzung",
            starts=starts,
            ends=starts + timedelta(hours=2),
            place="Rathaus",
        )
        AgendaItem.objects.create(session=session, position=1, title="Fest")
        with clock.at(on):
            sent = invite(session, by=by)
            post = sent.attendees.all()
            note_sent(by=by, session=sent, attendees=post, way=Way.POST, on=on)
        return sent

    return send


@pytest.fixture
def said_of(by):
    """Opens a session, calls its item, and asks: `said_of(session, shown)`."""

    def ask(session, shown):
        found = Session.objects.select_related("committee", "statute").get(pk=session.pk)
        assert found.starts is not None
        with clock.at(found.starts):
            opened = presiding.open_session(found, by=by)
            for mandate in Mandate.objects.exclude(person__name="Uwe"):
                place = attendee_of(opened, mandate.pk)
                Presence.objects.create(attendee=place, came=clock.now())
            item = presiding.call_item(opened.items.get(), by=by)
            return shown(Held(opened, item, by))

    return ask


@pytest.mark.parametrize("rule", OF_A_SESSION)
def test_an_invited_session_keeps_it_and_the_next_one_has_the_new(body, by, invited, said_of, rule):
    value, before, after, shown = OF_A_SESSION[rule]
    session = invited(TODAY)
    founding.write_statute(by=by, committee=body, starts=TODAY + CHANGED, values={rule: value})
    following = invited(TODAY + AHEAD)
    assert said_of(session, shown) == before
    assert said_of(following, shown) == after


def last_day_of_a_term(committee, day, _page):
    return end_of_term(Mandate(seat=committee.seats.get(title="Kultur")), day).year


def who_was_missing_once_loses_her_seat(committee, day, _page):
    (missing,) = absences([committee], day)
    return missing.ends_seat


def asked_for_by_enough(committee, day, _page):
    (demand,) = demands([committee], day)
    return demand.is_reached


def public_as_a_rule(committee, day, page):
    with clock.at(day):
        form = page.get(reverse("session-add", args=[committee.pk])).context["form"]
    return form.initial["is_public"]


OF_A_BODY = {
    "months_of_term": (12, 2029, 2027, last_day_of_a_term),
    "absences_end_seat": (1, False, True, who_was_missing_once_loses_her_seat),
    "members_to_request": (1, False, True, asked_for_by_enough),
    "public": (True, False, True, public_as_a_rule),
}


@pytest.mark.parametrize("rule", OF_A_BODY)
def test_the_body_has_it_from_its_day_on_and_earlier_days_do_not(body, by, at_work, rule):
    value, before, after, shown = OF_A_BODY[rule]
    members = dict(Mandate.objects.values_list("person__name", "pk"))
    held = held_session(body)
    came(held, Mandate.objects.get(pk=members["Mia"]))
    held.attendees.create(mandate_id=members["Kim"])
    SessionRequest.objects.create(committee=body, mandate_id=members["Kim"], reason="Geld")
    founding.write_statute(by=by, committee=body, starts=TODAY + CHANGED, values={rule: value})
    eve = TODAY + CHANGED - timedelta(days=1)
    assert shown(body, eve, at_work) == before
    assert shown(body, TODAY + CHANGED, at_work) == after


OF_A_CIRCULAR = {
    "circular": (False, True, None),
    "days_for_circular": (5, 14, 5),
    "objection_stops": (False, True, False),
}


@pytest.mark.parametrize("rule", OF_A_CIRCULAR)
def test_a_circular_keeps_it_once_it_is_sent(body, by, rule):
    value, before, after = OF_A_CIRCULAR[rule]
    sent = [circular_sent(body, by)]
    with clock.at(TODAY + timedelta(days=1)):
        founding.write_statute(by=by, committee=body, starts=clock.today(), values={rule: value})
        sent.append(circular_sent(body, by))
        assert [said_by_circular(rule, one) for one in sent] == [before, after]


def circular_sent(body, by):
    made = Circular(committee=body, title="Druckkosten", text="Wir zahlen.")
    drafted = circling.write_circular(by=by, circular=made)
    if is_refused(lambda: circling.start_circular(by=by, circular=drafted)):
        return None
    return Circular.objects.get(pk=drafted.pk)


def said_by_circular(rule, sent):
    """How long it runs; whether a member may object; whether it takes answers."""
    if sent is None:
        return None
    if rule == "days_for_circular":
        return (sent.ends - sent.starts).days
    right = sent.vote.entitlements.get(mandate__person__name="Mia")
    if rule == "objection_stops":
        return not is_refused(
            lambda: circling.object_to(by=NOBODY, entitlement=right, reason="Zu teuer")
        )
    circling.answer_circular(by=NOBODY, entitlement=right, side=YES)
    return True


def test_no_rule_is_left_out():
    named = [*OF_A_SESSION, *OF_A_BODY, *OF_A_CIRCULAR]
    assert sorted(named) == sorted(rule.name for rule in Procedure.rules())
