"""The minutes drafted from what happened: for the body, for somebody recused, for everybody."""

from datetime import timedelta

import pytest

from wirkkreis.committees.models import Attendee, Entitlement, Minutes, Office, OpenBallot, Option
from wirkkreis.committees.readers import Reader, reader_by
from wirkkreis.committees.records.drafting import draft, public_draft

from .conftest import FIRST
from .held import came, held_session, item, motion_voted, recused

ALL = Reader(sees_all=True)


@pytest.fixture
def held(committee, seats, put):
    """A session with three members: Uwe presides, Mia leaves early, Kim did not come."""
    session = held_session(committee)
    names = ("Uwe Hart", "Mia Blau", "Kim Rot")
    uwe, mia, kim = (put(seat, name) for seat, name in zip(seats, names, strict=True))
    Office.objects.create(mandate=uwe, kind="chair", starts=FIRST)
    came(session, uwe)
    came(session, mia, minutes=5, left=60)
    Attendee.objects.create(session=session, mandate=kim, excused=True)
    return session


@pytest.fixture
def minutes(held):
    return Minutes.objects.create(session=held, opening="Uwe Hart begrüßt alle.")


def fact(found, word):
    return dict(found.facts).get(word, "")


def mandate_of(session, name):
    return Attendee.objects.get(session=session, mandate__person__name=name).mandate


def test_who_was_there_and_when(minutes):
    found = draft(minutes, ALL).attendance
    assert [(one.name, one.role, one.times) for one in found.voting] == [
        ("Uwe Hart", "Vorsitz", "09:00–11:00"),
        ("Mia Blau", "Mitglied", "09:05–10:00"),
    ]
    assert [(one.name, one.excused) for one in found.missing] == [("Kim Rot", True)]
    assert found.chair == "Uwe Hart"


def test_a_substitute_stands_beside_the_member_who_is_missing(minutes, held, seats, put):
    came(held, put(seats[2], "Ali Grün", substitute=True))
    found = draft(minutes, ALL).attendance
    assert ("Ali Grün", "Stellvertretung") in [(one.name, one.role) for one in found.voting]
    assert [one.name for one in found.missing] == ["Kim Rot"]


def test_guests_stand_apart(minutes, held):
    guest = Attendee.objects.create(session=held, guest_name="Eva Gast", guest_role="stellt vor")
    guest.presences.create(came=held.starts, left=held.ends)
    Attendee.objects.create(session=held, guest_name="Kam Nicht")
    assert [one.name for one in draft(minutes, ALL).attendance.guests] == ["Eva Gast"]


def test_whoever_presides_instead_is_named(minutes, held):
    held.presided_by = mandate_of(held, "Mia Blau")
    held.save()
    minutes = Minutes.objects.get(pk=minutes.pk)
    assert fact(draft(minutes, ALL), "Leitung") == "Mia Blau"


@pytest.mark.parametrize(
    ("days", "clearing", "said"),
    [
        (20, "", "fristgerecht"),
        (3, "no_objection", "Die Frist war versäumt: niemand hat widersprochen."),
        (3, "", "Die Frist war versäumt: noch offen."),
    ],
)
def test_the_invitation_is_proven(minutes, held, days, clearing, said):
    held.invited_at, held.clearing = held.starts - timedelta(days=days), clearing
    held.save()
    held.attendees.update(invited_at=held.invited_at)
    assert said in fact(draft(Minutes.objects.get(pk=minutes.pk), ALL), "Einladung")


def test_the_quorum_at_the_beginning(minutes):
    said = "zu Beginn beschlussfähig: 3 Stimmen anwesend, 2 nötig"
    assert fact(draft(minutes, ALL), "Beschlussfähigkeit") == said


def test_a_vote_in_numbers_with_its_quorum(minutes, held):
    motion_voted(item(held, "Fest"), yes=2, no=1, number="1/2026")
    (vote,) = draft(minutes, ALL).items[0].votes
    assert vote.lines == ["Ja 2, Nein 1, Enthaltung 0"]
    assert (vote.result, vote.number, vote.text) == ("angenommen", "1/2026", "Fest wird gefördert.")
    assert vote.quorum == "3 von 3 Stimmen anwesend, 2 nötig"


def test_unanimous_is_said(minutes, held):
    motion_voted(item(held, "Fest"), yes=3)
    assert draft(minutes, ALL).items[0].votes[0].result == "einstimmig angenommen"


def test_a_motion_that_was_not_voted_on_is_told_by_itself(minutes, held):
    fest = item(held, "Fest")
    motion_voted(fest, yes=1, no=2, result="rejected")
    mover = mandate_of(held, "Mia Blau")
    fest.motions.create(text="Zwei Feste.", is_withdrawn=True, moved_by=mover)
    (said,) = draft(minutes, ALL).items
    assert [(one.text, one.about, one.moved_by) for one in said.motions] == [
        ("Zwei Feste.", "zurückgezogen", "Mia Blau")
    ]
    assert (said.votes[0].text, said.votes[0].number) == ("Fest wird gefördert.", "")
    assert not public_draft(minutes).items[0].motions[0].moved_by


@pytest.mark.parametrize("manner", ["secret", "paper"])
def test_of_too_few_votes_no_count_is_told(minutes, held, manner):
    motion_voted(item(held, "Fest"), yes=1, manner=manner, result="void")
    (said,) = draft(minutes, ALL).items[0].votes
    assert (said.lines, said.result) == ([], "ungültig")


def test_an_election_names_candidates_with_votes(minutes, held):
    vote = motion_voted(item(held, "Wahl"), yes=0, subject="election", result="elected")
    vote.tallies.all().delete()
    for label, votes, result in (("Uwe Hart", 2, "elected"), ("Eva Neu", 1, "defeated")):
        option = Option.objects.create(vote=vote, label=label, result=result)
        vote.tallies.create(option=option, side="yes", votes=votes)
    lines = draft(minutes, ALL).items[0].votes[0].lines
    assert lines == ["Uwe Hart: 2 Stimmen, gewählt", "Eva Neu: 1 Stimme, nicht gewählt"]
    public = " ".join(public_draft(minutes).items[0].votes[0].lines)
    assert "Eva Neu" not in public
    assert "2 Stimmen" in public


def test_names_stand_beside_votes_only_where_the_rules_say_so(minutes, held):
    vote = motion_voted(item(held, "Fest"), yes=1, manner="open")
    uwe = mandate_of(held, "Uwe Hart")
    right = Entitlement.objects.create(vote=vote, seat=uwe.seat, mandate=uwe, has_voted=True)
    OpenBallot.objects.create(entitlement=right, side="yes")
    assert not draft(minutes, ALL).items[0].votes[0].names
    held.statute.values = {"votes_by_name_in_minutes": True}
    held.statute.save()
    minutes = Minutes.objects.get(pk=minutes.pk)
    assert draft(minutes, ALL).items[0].votes[0].names == ["Ja: Uwe Hart"]
    assert not public_draft(minutes).items[0].votes[0].names


def test_recusals_are_told_with_the_time_out_of_the_room(minutes, held):
    fest = item(held, "Fest")
    mia = mandate_of(held, "Mia Blau")
    recused(fest, mia)
    mia.attendances.get().presences.update(left_for=fest)
    (said,) = [" ".join(found.recusals) for found in draft(minutes, ALL).items]
    assert "Mia Blau erklärt sich für befangen" in said
    assert "10:00 Uhr" in said
    assert "Mia" not in " ".join(public_draft(minutes).items[0].recusals)


def test_what_was_put_off_or_not_reached_is_said(minutes, held):
    for state in ("deferred", "dropped", "waiting", "done"):
        item(held, state, state=state)
    assert [found.ending for found in draft(minutes, ALL).items] == [
        "Der Punkt wurde vertagt.",
        "Der Punkt wurde abgesetzt.",
        "Der Punkt wurde nicht beraten.",
        "",
    ]


def test_the_recused_learn_only_that_an_item_was_dealt_with(minutes, held):
    fest = item(held, "Fest", report="Es wurde gestritten.")
    motion_voted(fest, yes=2, number="1/2026")
    geheim = item(held, "Geheim", report="Vertraulich.", is_public=False)
    motion_voted(geheim, yes=2, number="2/2026")
    mia = mandate_of(held, "Mia Blau")
    for found in (fest, geheim):
        recused(found, mia)
    for_mia = draft(minutes, reader_by(mia))
    assert for_mia.is_partial
    open_item, closed_item = for_mia.items
    assert (open_item.hidden, open_item.report, open_item.motions) == (True, "", [])
    assert open_item.votes[0].number == "1/2026"
    assert (closed_item.hidden, closed_item.report, closed_item.votes) == (True, "", [])
    assert not draft(minutes, reader_by(mandate_of(held, "Uwe Hart"))).is_partial


def test_everybody_reads_public_items_without_names(minutes, held):
    item(held, "Fest", report="Frau Blau und Uwe Hart sprechen über das Fest.")
    motion_voted(item(held, "Geheim", is_public=False), yes=2)
    uwe = mandate_of(held, "Uwe Hart")
    uwe.name_public_since = FIRST
    uwe.save()
    found = public_draft(minutes)
    assert [said.item.title for said in found.items] == ["Fest"]
    assert found.without_public
    assert found.items[0].report == "[Name nicht öffentlich] und Uwe Hart sprechen über das Fest."
    assert dict(found.attendance.numbers) == {"Zivilgesellschaft": 1, "Jugend": 1}
    assert fact(found, "Leitung") == ""


def test_who_is_not_in_the_body_reads_the_public_part(minutes, held):
    item(held, "Geheim", is_public=False)
    found = draft(minutes, Reader(is_member=True))
    assert (found.for_everybody, found.items) == (True, [])


def test_corrections_stand_where_they_belong(minutes, held):
    fest = item(held, "Fest")
    minutes.corrections.create(item=fest, text="Es war am Samstag.", agreed_on=held.on)
    minutes.corrections.create(text="Kim war entschuldigt.", agreed_on=held.on)
    found = draft(minutes, ALL)
    assert found.items[0].corrections == ["Berichtigt am 12. März 2026: Es war am Samstag."]
    assert found.corrections == ["Berichtigt am 12. März 2026: Kim war entschuldigt."]


@pytest.mark.parametrize("items", [1, 12])
def test_the_draft_takes_few_queries_however_long(
    minutes, held, items, django_assert_max_num_queries
):
    for number in range(items):
        found = item(held, f"Punkt {number}")
        motion_voted(found, yes=2, number=f"{number + 1}/2026")
        recused(found, mandate_of(held, "Mia Blau"))
    minutes = Minutes.objects.select_related("session__committee", "session__statute").get()
    with django_assert_max_num_queries(21):
        draft(minutes, ALL)
