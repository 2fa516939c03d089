"""The pages of votes: on the desk, behind one's own link, and on a device that goes around."""

import logging
import re
from io import StringIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wirkkreis.accounts.models import Session
from wirkkreis.activity.models import Activity
from wirkkreis.committees.models import (
    Attendee,
    Manner,
    Motion,
    Option,
    Result,
    Subject,
    Vote,
)
from wirkkreis.committees.own import own_token
from wirkkreis.committees.reckoning.deciding import Side
from wirkkreis.committees.voting import ballot_paper
from wirkkreis.committees.voting.casting import cast_secret
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.committees.voting.showing import votes_of_item

SEE_OTHER, OK, INVALID, NOT_FOUND = 303, 200, 422, 404
NOT_ALLOWED, BROKEN = 403, 500
COUNTS = {"n_0_yes": "2", "n_0_no": "1", "n_0_abstain": "0"}


@pytest.fixture
def running(by, item, there):
    """An open vote on a motion: `running("secret")`."""

    def make(manner):
        motion = put_motion(by=by, motion=Motion(item=item, text="Wir fördern das Fest."))
        return open_vote(
            by=by, vote=prepare(by=by, vote=Vote(item=item, motion=motion, manner=manner))
        )

    return make


def at(name, *args):
    return reverse(name, args=args)


def own(vote, mandate):
    place = Attendee.objects.get(mandate=mandate)
    return at("own-vote", own_token(place), vote.pk)


def test_a_motion_goes_from_its_words_to_its_result(at_work, item, there):
    sent = {"text": "Wir fördern das Fest.", "conditions": "", "manner": "hands"}
    made = at_work.post(at("vote-add", item.pk), sent)
    assert made.status_code == SEE_OTHER
    vote = Vote.objects.get()
    assert made.url == at("vote", vote.pk)
    at_work.post(at("vote-step", vote.pk), {"step": "open"})
    shown = at_work.get(at("vote", vote.pk)).context["counts"]
    assert [shown[name].value() for name in COUNTS] == [None, None, 0]
    assert at_work.post(at("vote-count", vote.pk), COUNTS).status_code == SEE_OTHER
    shown = at_work.get(at("vote", vote.pk)).text
    assert "angenommen" in shown
    assert 'class="stack"' in shown


def test_a_motion_that_is_written_down_is_put_as_it_is(at_work, by, item, there):
    item.kind = "application"
    item.save()
    moved = put_motion(by=by, motion=Motion(item=item, text="Wir fördern das Fest."))
    page = f"{at('vote-add', item.pk)}?antrag={moved.pk}"
    assert list(at_work.get(page).context["form"].fields) == ["motion", "manner"]
    at_work.post(page, {"motion": moved.pk, "manner": "hands"})
    assert Vote.objects.get().motion == moved


def test_a_refused_count_comes_back_as_it_was(at_work, running):
    vote = running("hands")
    back = at_work.post(at("vote-count", vote.pk), COUNTS | {"n_0_yes": "9"})
    assert back.status_code == INVALID
    assert 'value="9"' in back.text
    assert "höchstens 3" in back.text


@pytest.mark.parametrize(
    ("kind", "sent", "wanted"),
    [
        ("motion", {"text": ""}, "Wortlaut"),
        ("election", {"question": "Vorsitz", "candidates": "Ali\nAli", "places": "1"}, "zweimal"),
        ("ranking", {"question": "F", "budget": "9", "bids": "Fest"}, "Semikolon"),
        ("ranking", {"question": "F", "budget": "9", "bids": "Fest; 3"}, "mindestens zwei"),
    ],
)
def test_what_is_missing_is_said(at_work, item, kind, sent, wanted):
    back = at_work.post(f"{at('vote-add', item.pk)}?art={kind}", sent | {"manner": "hands"})
    assert back.status_code == INVALID
    assert wanted in back.text


def test_applications_are_read_line_by_line(at_work, item):
    sent = {"question": "Fonds", "budget": "1.000", "bids": "Fest; mit Zelt; 600,50\nKino; 1.200"}
    assert at_work.post(f"{at('vote-add', item.pk)}?art=ranking", sent | {"manner": "hands"}).url
    told = [(option.label, str(option.amount)) for option in Option.objects.all()]
    assert told == [("Fest; mit Zelt", "600.50"), ("Kino", "1200.00")]


def test_one_press_on_the_phone_is_an_open_vote(client, running, there):
    vote = running("open")
    url = own(vote, there[0])
    assert client.get(url).text.count('name="side_0"') == 3
    assert client.post(url, {"side_0": "yes"}).url == url
    assert "Ihre Stimme ist gezählt" in client.get(url).text
    assert client.post(url, {"side_0": "no"}).url == url
    assert vote.entitlements.get(mandate=there[0]).ballots.get().side == "no"


def test_a_secret_vote_on_the_phone_is_counted_and_never_shown(client, running, there):
    vote = running("secret")
    url = own(vote, there[0])
    shown = client.get(url)
    assert "nicht mehr ändern" in shown.text
    assert "no-store" in shown["Cache-Control"]
    assert "checked" not in shown.text
    assert client.post(url, {"side_0": "no"}).status_code == SEE_OTHER
    after = client.get(url).text
    assert "Ihre Stimme ist gezählt" in after
    assert 'name="side_0"' not in after
    again = client.post(url, {"side_0": "yes"})
    assert again.status_code == INVALID
    assert dict(vote.tallies.values_list("side", "votes")) == {"yes": 0, "no": 1, "abstain": 0}
    assert not client.session.items()


def test_nobody_sees_a_sum_before_the_end(at_work, client, running, there, item):
    vote = running("secret")
    for right in vote.entitlements.all():
        cast_secret(entitlement=right, ballot={None: Side.NO})
    pages = [at("vote", vote.pk), own(vote, there[0]), at("vote-device", vote.pk)]
    for state in ("open", "counting"):
        Vote.objects.filter(pk=vote.pk).update(state=state)
        for page in pages:
            assert "stack" not in client.get(page).text
        assert votes_of_item(item)[0].lines == []


def test_the_desk_knows_how_many_voted_secretly_but_not_who(at_work, running, there):
    vote = running("secret")
    cast_secret(entitlement=vote.entitlements.get(mandate=there[0]), ballot={None: Side.NO})
    shown = at_work.get(at("vote", vote.pk)).text
    assert "1 von 3" in shown
    assert "Uwe" not in shown


def test_the_device_leads_back_to_the_names_and_keeps_nothing(at_work, running, there):
    vote = running("secret")
    right = vote.entitlements.get(mandate=there[1])
    assert "Mia" in at_work.get(at("vote-device", vote.pk)).text
    url = at("vote-ballot", vote.pk, right.pk)
    cast = at_work.post(url, {"side_0": "yes"})
    assert cast.url == f"{at('vote-device', vote.pk)}?danke"
    assert "weiter" in at_work.get(cast.url).text
    again = at_work.post(url, {"side_0": "abstain"})
    assert again.status_code == INVALID
    assert "schon gezählt" in again.text
    assert "checked" not in again.text


def test_the_minute_taker_enters_open_votes_but_no_secret_ones(at_work, running, there):
    vote = running("open")
    right = vote.entitlements.get(mandate=there[2])
    url = at("vote-for", vote.pk, right.pk)
    assert at_work.post(url, {"side_0": "abstain"}).url == at("vote", vote.pk)
    assert right.ballots.get().side == "abstain"
    Vote.objects.filter(pk=vote.pk).update(manner=Manner.SECRET)
    assert at_work.get(url).status_code == 403


def test_the_phone_of_who_does_not_vote_says_so(client, running, put, seats, come):
    vote = running("open")
    late = put(seats[3], "Zoe")
    come(late)
    shown = client.get(own(vote, late))
    assert "stimmen Sie nicht mit" in shown.text
    assert client.post(own(vote, late), {"side_0": "yes"}).status_code == OK
    assert not vote.entitlements.filter(has_voted=True).exists()


def test_a_prepared_vote_is_not_on_the_phone_yet(client, running, there):
    vote = running("open")
    Vote.objects.filter(pk=vote.pk).update(state="prepared")
    assert client.get(own(vote, there[0])).status_code == NOT_FOUND


def test_a_vote_after_the_end_is_refused_in_words(client, at_work, running, there):
    vote = running("open")
    at_work.post(at("vote-step", vote.pk), {"step": "close"})
    back = client.post(own(vote, there[0]), {"side_0": "yes"})
    assert "beendet" in back.text


@pytest.mark.parametrize("places", [1, 2])
def test_an_election_by_phone(client, by, item, there, places):
    vote = Vote(
        item=item, subject=Subject.ELECTION, question="Vorsitz", manner="open", places=places
    )
    options = [Option(label=name) for name in ("Ali", "Bea", "Cem")]
    open_vote(by=by, vote=prepare(by=by, vote=vote, options=options))
    url = own(vote, there[0])
    both = {"choice": [str(option.pk) for option in options[:2]]}
    sent = client.post(url, both if places == 2 else {"choice": str(options[0].pk)})
    assert sent.status_code == SEE_OTHER
    assert vote.entitlements.get(mandate=there[0]).ballots.count() == places
    if places == 2:
        refused = client.post(url, {"choice": [*both["choice"], "0"]})
        assert refused.status_code == INVALID


def test_a_vote_made_secret_and_one_taken_back(at_work, running, by, item, there):
    vote = running("hands")
    at_work.post(at("vote-withdraw", vote.pk), {"note": "Falscher Wortlaut"})
    vote.refresh_from_db()
    assert vote.state == "withdrawn"
    fresh = prepare(by=by, vote=Vote(item=item, motion=vote.motion, manner="hands"))
    assert at_work.post(at("vote-secret", fresh.pk), {"demanded_by": "0"}).status_code == INVALID
    at_work.post(at("vote-secret", fresh.pk), {"demanded_by": "1", "on_paper": "on"})
    fresh.refresh_from_db()
    assert fresh.manner == Manner.PAPER


def test_the_lot_is_entered(at_work, by, item, there):
    vote = Vote(item=item, subject=Subject.ELECTION, question="Zwei", places=1)
    options = [Option(label=name) for name in "AB"]
    open_vote(by=by, vote=prepare(by=by, vote=vote, options=options))
    Vote.objects.filter(pk=vote.pk).update(state="closed", result=Result.LOT)
    vote.options.update(result="lot")
    both = {"winners": [str(option.pk) for option in options]}
    assert at_work.post(at("vote-lot", vote.pk), both).status_code == INVALID
    at_work.post(at("vote-lot", vote.pk), {"winners": str(options[1].pk)})
    assert Option.objects.get(result="elected").label == "B"


def test_as_many_queries_for_many_votes_as_for_one(by, item, there, running):
    running("hands")
    Vote.objects.update(state="closed", result=Result.ADOPTED)
    counted = []
    for _more in range(2):
        with CaptureQueriesContext(connection) as queries:
            assert votes_of_item(item)
        counted.append(len(queries))
        for _vote in range(3):
            running("hands")
            Vote.objects.update(state="closed", result=Result.ADOPTED)
    assert len(set(counted)) == 1


def test_a_secret_vote_on_the_phone_leaves_no_words_behind(
    client, running, there, caplog, mailoutbox
):
    vote = running("secret")
    address, told = own(vote, there[0]), Activity.objects.count()
    sessions = Session.objects.count()
    with caplog.at_level(logging.DEBUG):
        answer = client.post(address, {"side_0": "no"})
    assert answer.status_code == SEE_OTHER
    assert vote.entitlements.get(mandate=there[0]).has_voted
    assert mailoutbox == []
    assert Activity.objects.count() == told
    assert Session.objects.count() == sessions
    assert not answer.cookies
    said = [record.getMessage() for record in caplog.records]
    assert [line for line in said if "side_0" in line or str(there[0].person) in line] == []


@pytest.fixture
def written(monkeypatch, caplog):
    """What the site writes into its log, asked to write everything."""
    console = next(handler for handler in logging.root.handlers if handler.name == "console")
    monkeypatch.setattr(console, "stream", StringIO())
    with caplog.at_level(logging.DEBUG):
        yield console


def test_the_log_says_the_same_of_secret_votes_whatever_was_chosen(
    at_work, running, there, written, monkeypatch
):
    said = []
    for side in ("abstain", "yes", "no"):  # the first time says what is loaded
        written.stream = StringIO()
        vote = running("secret")
        links = [own(vote, mandate) for mandate in there]
        _refused_in_every_way(vote, links[0], {"side_0": side}, monkeypatch)
        at_work.post(at("vote-ballot", vote.pk, vote.entitlements.last().pk), {"side_0": side})
        at_work.post(at("vote-step", vote.pk), {"step": "end"})
        Client().post(links[1], {"side_0": side})
        Vote.objects.filter(pk=vote.pk).update(state="withdrawn")
        said.append(re.sub(r"\d+", "", written.stream.getvalue()))
        tokens = [part for link in links for part in link.split("/") if ":" in part]
        assert len(tokens) == len(there)
        for word in (*tokens, *(str(mandate.person) for mandate in there), "side_0"):
            assert word not in written.stream.getvalue()
    assert said[1] == said[2]
    for word in ("Unprocessable", "Forbidden", "Traceback"):
        assert word in said[1]


def _refused_in_every_way(vote, link, ballot, monkeypatch):
    client, answers = Client(raise_request_exception=False), []
    answers.append(Client(enforce_csrf_checks=True).post(link, ballot))
    answers.append(client.post(f"{link}nirgends/", ballot))
    answers.append(client.post(link, {"side_0": f"{ballot['side_0']}?"}))
    with monkeypatch.context() as broken:
        broken.setattr(ballot_paper, "cast_secret", lambda **_ballot: 1 / 0)
        answers.append(client.post(link, ballot))
    answers.append(client.post(link, ballot))
    answers.append(client.post(link, ballot))
    wanted = [NOT_ALLOWED, NOT_FOUND, INVALID, BROKEN, SEE_OTHER, INVALID]
    assert [answer.status_code for answer in answers] == wanted
