"""Whoever votes without a right, too late, or on what is not asked is refused; nothing changes."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.committees.models import (
    Attendee,
    Entitlement,
    Motion,
    OpenBallot,
    Option,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.tests.held import held_session
from wirkkreis.committees.voting import sealing
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import close_vote
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion, withdraw_vote

YES, NO = Side.YES, Side.NO
FORBIDDEN, NOT_FOUND, INVALID = 403, 404, 422
BY_PHONE = pytest.mark.parametrize("manner", ["open", "secret"])


@pytest.fixture
def running(by, item, there):
    """An open vote on a motion: `running("secret")`."""

    def make(manner):
        motion = put_motion(by=by, motion=Motion(item=item, text="Wir fördern das Fest."))
        vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner))
        return open_vote(by=by, vote=vote)

    return make


@pytest.fixture
def chosen(by, item, there):
    """An open election among three for two places: `chosen("open")`, with its candidates."""

    def make(manner):
        vote = Vote(item=item, subject=Subject.ELECTION, question="Beirat", manner=manner, places=2)
        options = [Option(label=name) for name in ("Ali", "Bea", "Cem")]
        return open_vote(by=by, vote=prepare(by=by, vote=vote, options=options)), options

    return make


@pytest.fixture
def ended(by, monkeypatch):
    """Ends a vote as far as it shall go: `ended(vote, "counting")`."""
    monkeypatch.setattr(sealing, "rewrite", lambda: None)

    def end(vote, state):
        if state == "withdrawn":
            withdraw_vote(by=by, vote=vote, note="Verzählt")
        elif vote.manner == "open":
            close_vote(by=by, vote=vote)
        else:
            sealing.end_vote(by=by, vote=vote)
            if state == "closed":
                sealing.seal(vote.partnership_id, vote.pk)
        assert Vote.objects.get(pk=vote.pk).state == state

    return end


def own(vote, mandate):
    place = Attendee.objects.get(mandate=mandate)
    return reverse("own-vote", args=[own_token(place), vote.pk])


def known():
    """All that is known of all votes."""
    return (
        list(OpenBallot.objects.order_by("pk").values_list("entitlement", "option", "side")),
        list(Tally.objects.order_by("pk").values_list("pk", "votes")),
        list(Entitlement.objects.order_by("pk").values_list("pk", "vote", "mandate", "has_voted")),
        list(Vote.objects.order_by("pk").values_list("pk", "state", "result")),
    )


def cast(vote, right, ballot):
    if vote.manner == "open":
        cast_open(by=NOBODY, entitlement=right, ballot=ballot)
    else:
        cast_secret(entitlement=right, ballot=ballot)


@BY_PHONE
def test_whoever_came_later_or_only_advises_or_stands_in_for_nobody_does_not_vote(
    client, running, there, come, put, seats, manner
):
    seats[3].votes, seats[3].bench = False, "advisory"
    seats[3].save()
    extra = [put(seats[3], "Zoe"), put(seats[0], "Vera", substitute=True)]
    for mandate in extra:
        come(mandate)
    vote = running(manner)
    before = known()
    for mandate in extra:
        answer = client.post(own(vote, mandate), {"side_0": "yes"})
        assert "stimmen Sie nicht mit" in answer.text
        forged = Entitlement(vote=vote, seat_id=mandate.seat_id, mandate=mandate)
        with pytest.raises(ValidationError):
            cast(vote, forged, {None: YES})
    assert known() == before


@BY_PHONE
def test_a_guest_and_the_link_of_another_session_do_not_vote(
    client, running, committee, sitting, there, manner
):
    vote = running(manner)
    guest = Attendee.objects.create(session=sitting, guest_name="Frau Berg")
    elsewhere = Attendee.objects.create(session=held_session(committee), mandate=there[0])
    before = known()
    for place in (guest, elsewhere):
        url = reverse("own-vote", args=[own_token(place), vote.pk])
        answer = client.post(url, {"side_0": "yes"})
        assert answer.status_code == NOT_FOUND or "stimmen Sie nicht mit" in answer.text
    assert known() == before


@BY_PHONE
@pytest.mark.parametrize("page", ["vote-for", "vote-ballot"])
def test_the_right_of_another_vote_is_none_in_this_one(at_work, running, ended, manner, page):
    first = running(manner)
    ended(first, "withdrawn")
    second = running(manner)
    Vote.objects.filter(pk=first.pk).update(state="open")
    right = first.entitlements.earliest("pk")
    before = known()
    answer = at_work.post(reverse(page, args=[second.pk, right.pk]), {"side_0": "yes"})
    assert answer.status_code in (FORBIDDEN, NOT_FOUND)
    assert known() == before


@BY_PHONE
@pytest.mark.parametrize("wrong", ["an option of another vote", "too many", "one and none"])
def test_what_was_not_asked_cannot_be_chosen(client, chosen, ended, there, manner, wrong):
    earlier, strangers = chosen(manner)
    ended(earlier, "withdrawn")
    vote, options = chosen(manner)
    picked = {
        "an option of another vote": [strangers[0].pk],
        "too many": [option.pk for option in options],
        "one and none": [options[0].pk, 0],
    }[wrong]
    before = known()
    answer = client.post(own(vote, there[0]), {"choice": [str(pk) for pk in picked]})
    assert answer.status_code == INVALID
    ballot = {pk or None: YES if pk else Side.ABSTAIN for pk in picked}
    with pytest.raises(ValidationError):
        cast(vote, vote.entitlements.get(mandate=there[0]), ballot)
    assert known() == before


@pytest.mark.parametrize(
    ("manner", "state"),
    [
        ("open", "closed"),
        ("open", "withdrawn"),
        ("secret", "counting"),
        ("secret", "closed"),
        ("secret", "withdrawn"),
    ],
)
def test_after_the_end_nobody_votes_or_changes_her_vote(
    at_work, running, ended, there, manner, state
):
    vote = running(manner)
    first, *others = vote.entitlements.order_by("pk")
    for right in (first, *others[:-1]):
        cast(vote, right, {None: YES})
    ended(vote, state)
    before = known()
    for right in (first, others[-1]):
        with pytest.raises(ValidationError, match="beendet"):
            cast(vote, right, {None: NO})
        device = reverse("vote-ballot", args=[vote.pk, right.pk])
        for url, words in ((own(vote, right.mandate), "beendet"), (device, "läuft gerade nicht")):
            answer = at_work.post(url, {"side_0": "no"})
            assert answer.status_code == INVALID
            assert words in answer.text
    assert known() == before


@pytest.mark.parametrize("manner", ["hands", "paper"])
def test_what_is_counted_in_the_room_is_not_cast_by_phone(client, running, there, manner):
    vote = running(manner)
    right = vote.entitlements.get(mandate=there[0])
    before = known()
    answer = client.post(own(vote, there[0]), {"side_0": "yes"})
    assert answer.status_code == INVALID
    for by_phone in (
        lambda: cast_open(by=NOBODY, entitlement=right, ballot={None: YES}),
        lambda: cast_secret(entitlement=right, ballot={None: YES}),
    ):
        with pytest.raises(ValidationError, match="So wird hier nicht"):
            by_phone()
    assert known() == before


def test_what_is_only_prepared_is_not_voted_on(by, item, there):
    motion = put_motion(by=by, motion=Motion(item=item, text="Ja?"))
    vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner="open"))
    early = Entitlement.objects.create(vote=vote, seat=there[0].seat, mandate=there[0])
    before = known()
    with pytest.raises(ValidationError, match="noch nicht eröffnet"):
        cast(vote, early, {None: YES})
    assert known() == before
