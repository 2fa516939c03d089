"""Votes from the motion to the result: who may vote, what is refused, what comes out."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from wirkkreis.accounts.actor import NOBODY
from wirkkreis.activity.models import Activity
from wirkkreis.committees.models import (
    Entitlement,
    Manner,
    Motion,
    OpenBallot,
    Option,
    OptionResult,
    Recusal,
    Resolution,
    Result,
    Ruling,
    Subject,
    Tally,
    Vote,
)
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.records.following import give_task
from wirkkreis.committees.voting.casting import cast_open, cast_secret
from wirkkreis.committees.voting.counting import close_vote, draw_lot, prepare_run_off
from wirkkreis.committees.voting.opening import (
    open_vote,
    prepare,
    put_motion,
    vote_secretly,
    withdraw_vote,
)
from wirkkreis.flow.engine import take

YES, NO, ABSTAIN = Side.YES, Side.NO, Side.ABSTAIN


@pytest.fixture
def motion(by, item):
    return put_motion(by=by, motion=Motion(item=item, text="Wir fördern das Fest."))


@pytest.fixture
def asked(by, item, motion):
    """Makes a prepared vote on the motion: `asked("open")`."""

    def make(manner="hands", on=motion):
        return prepare(by=by, vote=Vote(item=item, motion=on, manner=manner))

    return make


@pytest.fixture
def elected(by, item):
    """Makes an open election: `elected("hands", "Ali", "Bea", places=1)`; its vote and options."""

    def make(manner, *names, places=1):
        vote = Vote(
            item=item, subject=Subject.ELECTION, question="Vorsitz", manner=manner, places=places
        )
        options = [Option(label=name) for name in names]
        prepare(by=by, vote=vote, options=options)
        return open_vote(by=by, vote=vote), options

    return make


def on_motion(yes=0, no=0, abstain=0):
    return {(None, YES): yes, (None, NO): no, (None, ABSTAIN): abstain}


def rights(vote):
    return list(vote.entitlements.order_by("pk"))


def test_opening_freezes_who_votes_and_begins_at_nothing(by, asked, there):
    vote = open_vote(by=by, vote=asked())
    assert (vote.state, vote.present, vote.needed, vote.base) == ("open", 3, 3, 3)
    assert {right.mandate_id for right in rights(vote)} == {mandate.pk for mandate in there}
    assert list(vote.tallies.values_list("side", "votes")) == [
        ("yes", 0),
        ("no", 0),
        ("abstain", 0),
    ]


def test_nothing_is_opened_where_the_body_cannot_decide(by, asked, there, leave):
    leave(there[0])
    with pytest.raises(ValidationError, match="es fehlt 1"):
        open_vote(by=by, vote=asked())
    assert Vote.objects.get().state == "prepared"


def test_nothing_is_opened_before_its_item_is_called(by, asked, item, there):
    item.state = "waiting"
    item.save()
    with pytest.raises(ValidationError, match="Rufen"):
        open_vote(by=by, vote=asked())


def test_who_comes_later_does_not_vote(by, asked, there, come, put, seats):
    vote = open_vote(by=by, vote=asked())
    late = put(seats[3], "Zoe")
    come(late)
    assert not Entitlement.objects.filter(mandate=late).exists()
    assert len(rights(vote)) == 3


def test_amendments_come_first(by, asked, item, motion, there):
    change = put_motion(by=by, motion=Motion(item=item, text="ohne Zelt", amends=motion))
    main = asked()
    with pytest.raises(ValidationError, match="Änderungsanträge"):
        open_vote(by=by, vote=main)
    first = open_vote(by=by, vote=asked(on=change))
    with pytest.raises(ValidationError, match="läuft schon"):
        open_vote(by=by, vote=main)
    close_vote(by=by, vote=first, counts=on_motion(yes=1, no=2))
    assert open_vote(by=by, vote=main).state == "open"


def test_a_motion_has_one_vote_unless_that_was_withdrawn(by, asked, there):
    first = asked()
    with pytest.raises(ValidationError, match="schon eine Abstimmung"):
        asked(on=first.motion)
    withdraw_vote(by=by, vote=first, note="Verdrückt.")
    assert asked(on=first.motion).state == "prepared"


def test_nobody_breaks_a_tie_who_has_no_vote_here(by, asked, item, chair, come, put, seats):
    come(put(seats[3], "Zoe"))
    Recusal.objects.create(item=item, mandate=chair.mandate, ruling=Ruling.DECLARED)
    vote = open_vote(by=by, vote=asked())
    with pytest.raises(ValidationError, match="stimmt hier nicht mit"):
        close_vote(by=by, vote=vote, counts=on_motion(yes=1, no=1), chair_side="yes")
    closed = close_vote(by=by, vote=vote, counts=on_motion(yes=1, no=1))
    assert (closed.result, closed.by_chair) == (Result.REJECTED, False)


def test_nobody_enters_how_the_chair_voted_in_secret(by, asked, chair):
    vote = open_vote(by=by, vote=asked("paper"))
    with pytest.raises(ValidationError, match="geheim"):
        close_vote(by=by, vote=vote, counts=on_motion(yes=1, no=1), chair_side="yes")


def test_words_being_voted_on_stay(by, asked, motion, there):
    open_vote(by=by, vote=asked())
    motion.text = "etwas ganz anderes"
    with pytest.raises(ValidationError, match="abgestimmt"):
        put_motion(by=by, motion=motion)


@pytest.mark.parametrize(
    ("counts", "led", "result", "by_chair"),
    [
        ({"yes": 2, "no": 1}, "", Result.ADOPTED, False),
        ({"yes": 1, "no": 2}, "", Result.REJECTED, False),
        ({"yes": 1, "no": 1, "abstain": 1}, "", Result.REJECTED, False),
        ({"yes": 1, "no": 1, "abstain": 1}, "yes", Result.ADOPTED, True),
        ({"yes": 1, "no": 1, "abstain": 1}, "no", Result.REJECTED, True),
        ({}, "", Result.REJECTED, False),
    ],
)
def test_hands_are_counted(by, asked, chair, counts, led, result, by_chair):
    vote = open_vote(by=by, vote=asked())
    closed = close_vote(by=by, vote=vote, counts=on_motion(**counts), chair_side=led)
    assert (closed.state, closed.result, closed.by_chair) == ("closed", result, by_chair)
    assert closed.tallies.get(side="yes").votes == counts.get("yes", 0)


@pytest.mark.parametrize(
    "counts", [None, {"yes": 4}, {"yes": 2, "no": 1, "abstain": 1}, {"no": -1}]
)
def test_counts_that_cannot_be_are_refused_and_the_vote_goes_on(by, asked, there, counts):
    vote = open_vote(by=by, vote=asked())
    given = counts if counts is None else on_motion(**counts)
    with pytest.raises(ValidationError):
        close_vote(by=by, vote=vote, counts=given)
    vote.refresh_from_db()
    assert (vote.state, vote.result) == ("open", "")


def test_an_open_vote_may_be_changed_until_it_ends(by, asked, there):
    vote = open_vote(by=by, vote=asked("open"))
    first, second, third = rights(vote)
    cast_open(by=NOBODY, entitlement=first, ballot={None: NO})
    cast_open(by=NOBODY, entitlement=first, ballot={None: YES})
    cast_open(by=by, entitlement=second, ballot={None: YES})
    closed = close_vote(by=by, vote=vote)
    assert closed.result == Result.ADOPTED
    assert dict(closed.tallies.values_list("side", "votes")) == {"yes": 2, "no": 0, "abstain": 0}
    assert list(vote.entitlements.missing()) == [third]
    with pytest.raises(ValidationError, match="beendet"):
        cast_open(by=NOBODY, entitlement=third, ballot={None: YES})
    assert Activity.objects.filter(verb="committees.vote.entered").count() == 1


def test_the_side_of_the_chair_breaks_a_tie_of_votes_by_name(by, asked, there, chair):
    vote = open_vote(by=by, vote=asked("open"))
    sides = {mandate.pk: side for mandate, side in zip(there, (YES, NO, ABSTAIN), strict=True)}
    for right in rights(vote):
        cast_open(by=NOBODY, entitlement=right, ballot={None: sides[right.mandate_id]})
    closed = close_vote(by=by, vote=vote)
    assert (closed.result, closed.by_chair, closed.chair_side) == (Result.ADOPTED, True, "yes")


def test_who_declares_bias_after_the_opening_votes_no_more(by, asked, item, there):
    vote = open_vote(by=by, vote=asked("open"))
    right = rights(vote)[0]
    Recusal.objects.create(item=item, mandate=right.mandate, ruling=Ruling.DECLARED)
    with pytest.raises(ValidationError, match="befangen"):
        cast_open(by=NOBODY, entitlement=right, ballot={None: YES})


@pytest.mark.parametrize(
    ("ballot", "places", "names"),
    [
        ({}, 1, "AB"),
        ({"A": NO}, 1, "AB"),
        ({"A": YES, "B": YES}, 1, "AB"),
        ({"A": YES, None: ABSTAIN}, 2, "ABC"),
        ({"A": YES, "B": YES, "C": YES}, 2, "ABC"),
        ({None: YES}, 1, "AB"),
        ({None: ABSTAIN}, 1, "A"),
    ],
)
def test_ballots_that_cannot_be_counted(elected, there, ballot, places, names):
    vote, options = elected("open", *names, places=places)
    by_label = {option.label: option.pk for option in options} | {None: None}
    given = {by_label[label]: side for label, side in ballot.items()}
    with pytest.raises(ValidationError):
        cast_open(by=NOBODY, entitlement=rights(vote)[0], ballot=given)
    assert not OpenBallot.objects.exists()


@pytest.mark.parametrize(
    ("votes", "places", "result", "said"),
    [
        ([2, 1], 1, Result.ELECTED, ["elected", "defeated"]),
        ([1, 1, 1], 1, Result.RUN_OFF, ["run_off"] * 3),
        ([0, 0], 1, Result.NOBODY, ["defeated", "defeated"]),
        ([3, 2, 1], 2, Result.ELECTED, ["elected", "elected", "defeated"]),
        ([3, 1, 1], 2, Result.LOT, ["elected", "lot", "lot"]),
    ],
)
def test_elections(by, elected, there, votes, places, result, said):
    vote, options = elected("hands", *"ABC"[: len(votes)], places=places)
    counts = {(option.pk, YES): n for option, n in zip(options, votes, strict=True)}
    closed = close_vote(by=by, vote=vote, counts=counts | {(None, ABSTAIN): 0})
    assert closed.result == result
    assert list(closed.options.values_list("result", flat=True)) == said


@pytest.mark.parametrize(("yes", "no", "result"), [(2, 1, "elected"), (1, 1, "nobody")])
def test_one_candidate_alone_needs_more_yes_than_no(by, elected, there, yes, no, result):
    vote, (only,) = elected("hands", "Ali")
    counts = {(only.pk, YES): yes, (only.pk, NO): no, (only.pk, ABSTAIN): 0}
    assert close_vote(by=by, vote=vote, counts=counts).result == result


def test_the_lot_gives_what_is_left(by, elected, there):
    vote, options = elected("hands", *"ABC", places=2)
    counts = {(option.pk, YES): n for option, n in zip(options, (3, 1, 1), strict=True)}
    close_vote(by=by, vote=vote, counts=counts | {(None, ABSTAIN): 0})
    with pytest.raises(ValidationError, match="genau 1"):
        draw_lot(by=by, vote=vote, winners=[option.pk for option in options[1:]])
    with pytest.raises(ValidationError, match="genau 1"):
        draw_lot(by=by, vote=vote, winners=[options[0].pk])
    drawn = draw_lot(by=by, vote=vote, winners=[options[2].pk])
    assert drawn.result == Result.ELECTED
    told = list(drawn.options.values_list("result", "by_lot"))
    assert told == [("elected", False), ("defeated", True), ("elected", True)]
    with pytest.raises(ValidationError, match="nichts auszulosen"):
        draw_lot(by=by, vote=vote)


def test_chance_draws_where_nobody_did(by, elected, there):
    vote, _options = elected("hands", *"AB", places=1)
    Vote.objects.filter(pk=vote.pk).update(state="closed", result=Result.LOT)
    vote.options.update(result=OptionResult.LOT)
    assert draw_lot(by=by, vote=vote).options.filter(result="elected").count() == 1


def test_a_level_run_off_is_for_the_lot(by, elected, there):
    vote, options = elected("hands", *"ABC")
    counts = {(option.pk, YES): 1 for option in options} | {(None, ABSTAIN): 0}
    close_vote(by=by, vote=vote, counts=counts)
    second = open_vote(by=by, vote=prepare_run_off(by=by, vote=vote))
    with pytest.raises(ValidationError, match="schon vorbereitet"):
        prepare_run_off(by=by, vote=vote)
    left = {(pk, YES): 1 for pk in second.options.values_list("pk", flat=True)}
    assert close_vote(by=by, vote=second, counts=left | {(None, ABSTAIN): 0}).result == Result.LOT


def test_applications_within_a_budget(by, item, there):
    vote = Vote(item=item, subject=Subject.RANKING, budget=Decimal(1000), question="Fonds")
    bids = [
        Option(label=name, amount=Decimal(sum_))
        for name, sum_ in (("Fest", 600), ("Kino", 600), ("Lesung", 300), ("Zaun", 100))
    ]
    prepare(by=by, vote=vote, options=bids)
    opened = open_vote(by=by, vote=vote)
    votes = ((3, 0), (2, 1), (2, 0), (1, 2))
    counts: dict[tuple[int | None, Side], int] = {}
    for bid, (yes, no) in zip(bids, votes, strict=True):
        counts |= {(bid.pk, YES): yes, (bid.pk, NO): no, (bid.pk, ABSTAIN): 0}
    closed = close_vote(by=by, vote=opened, counts=counts)
    assert closed.result == Result.SPREAD
    assert list(closed.options.values_list("label", "result")) == [
        ("Fest", "funded"),
        ("Kino", "unfunded"),
        ("Lesung", "funded"),
        ("Zaun", "rejected"),
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": Subject.MOTION},
        {"subject": Subject.ELECTION},
        {"subject": Subject.RANKING, "budget": Decimal(5)},
        {"subject": Subject.ELECTION, "options": "AA"},
        {"subject": Subject.ELECTION, "options": "AB", "places": 0},
    ],
)
def test_votes_with_something_missing_are_not_prepared(by, item, wrong):
    options = [Option(label=label) for label in wrong.pop("options", "")]
    with pytest.raises(ValidationError):
        prepare(by=by, vote=Vote(item=item, question="?", **wrong), options=options)
    assert not Vote.objects.exists()


def test_enough_members_make_a_vote_secret_and_there_is_no_way_back(by, asked, there, rules):
    rules(members_for_secret=2)
    vote = asked("hands")
    with pytest.raises(ValidationError, match="mindestens 2"):
        vote_secretly(by=by, vote=vote, demanded_by=1)
    secret = vote_secretly(by=by, vote=vote, demanded_by=2)
    assert secret.manner == Manner.SECRET
    assert vote_secretly(by=by, vote=vote, demanded_by=2, on_paper=True).manner == Manner.PAPER
    opened = open_vote(by=by, vote=vote)
    with pytest.raises(ValidationError, match="läuft schon"):
        vote_secretly(by=by, vote=opened, demanded_by=3)


def test_a_secret_vote_is_counted_once(by, asked, there):
    vote = open_vote(by=by, vote=asked("secret"))
    first, second, _third = rights(vote)
    recorded = Activity.objects.count()
    cast_secret(entitlement=first, ballot={None: YES})
    cast_secret(entitlement=second, ballot={None: NO})
    with pytest.raises(ValidationError, match="schon gezählt"):
        cast_secret(entitlement=first, ballot={None: YES})
    with pytest.raises(ValidationError, match="So wird hier nicht"):
        cast_open(by=NOBODY, entitlement=second, ballot={None: YES})
    assert dict(vote.tallies.values_list("side", "votes")) == {"yes": 1, "no": 1, "abstain": 0}
    assert vote.entitlements.filter(has_voted=True).count() == 2
    assert Activity.objects.count() == recorded
    assert not OpenBallot.objects.exists()
    with pytest.raises(ValidationError, match="geheime Abstimmung"):
        close_vote(by=by, vote=vote)


def test_a_withdrawn_vote_needs_a_reason(by, asked, there):
    vote = open_vote(by=by, vote=asked())
    with pytest.raises(ValidationError):
        withdraw_vote(by=by, vote=vote, note="")
    assert withdraw_vote(by=by, vote=vote, note="Verzählt").state == "withdrawn"


def test_a_wrong_count_leaves_no_resolution(by, asked, there):
    vote = close_vote(by=by, vote=open_vote(by=by, vote=asked()), counts=on_motion(yes=3))
    number = vote.resolution.number
    withdraw_vote(by=by, vote=vote, note="Verzählt.")
    assert not Resolution.objects.exists()
    told = Activity.objects.get(verb="committees.resolution.struck_out")
    assert (told.note, told.changes["number"][0]) == ("Verzählt.", number)
    again = open_vote(by=by, vote=asked(on=vote.motion))
    assert close_vote(by=by, vote=again, counts=on_motion(no=3)).result == Result.REJECTED


def test_what_something_followed_from_is_not_taken_back(by, asked, there):
    vote = close_vote(by=by, vote=open_vote(by=by, vote=asked()), counts=on_motion(yes=3))
    given = give_task(by=by, resolution=vote.resolution, owner=None, due=None)
    with pytest.raises(ValidationError, match="als Aufgabe vergeben"):
        withdraw_vote(by=by, vote=vote, note="Verzählt.")
    assert given.measure is not None
    take(given.measure, "drop", by=by, note="Gilt nicht.")
    withdraw_vote(by=by, vote=vote, note="Verzählt.")
    assert Vote.objects.get().state == "withdrawn"


def test_papers_of_too_few_are_void(by, asked, there):
    vote = open_vote(by=by, vote=asked("paper"))
    closed = close_vote(by=by, vote=vote, counts=on_motion(yes=2))
    assert closed.result == Result.VOID
    assert Tally.objects.get(vote=closed, side="yes").votes == 2
