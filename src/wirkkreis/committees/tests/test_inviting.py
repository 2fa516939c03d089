"""Inviting: who is on the list, what lies in the letters, who answers how."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import icalendar
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from wirkkreis.accounts.actor import NOBODY, actor_of
from wirkkreis.accounts.models import Account, OutgoingMail, Role
from wirkkreis.activity.models import Activity
from wirkkreis.committees.inviting import answering, guest_list, sending, telling
from wirkkreis.committees.inviting.calendars import session_ics
from wirkkreis.committees.models import (
    AgendaItem,
    Answer,
    Attendee,
    Committee,
    Mandate,
    Seat,
    Session,
    Way,
)
from wirkkreis.committees.tests.conftest import TODAY
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock
from wirkkreis.tenancy.models import Partnership
from wirkkreis.tenancy.wall import inside
from wirkkreis.testing.cast import MANSFELD


@pytest.fixture
def session(committee, rules):
    """In twenty days, with two items of which one is not public."""
    rules()
    starts = clock.now() + timedelta(days=20)
    made = Session.objects.create(
        committee=committee,
        title="1. Sitzung",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Rathaus",
        online_url="https://video.example.org/x",
    )
    AgendaItem.objects.create(session=made, position=1, title="Fest")
    AgendaItem.objects.create(session=made, position=2, title="Personal", is_public=False)
    return made


@pytest.fixture
def members(seats, put):
    """Uwe with his substitute Vera, and Mia without an address."""
    found = {
        "uwe": put(seats[0], "Uwe"),
        "vera": put(seats[0], "Vera", substitute=True),
        "mia": put(seats[1], "Mia"),
    }
    for name in ("uwe", "vera"):
        Person.objects.filter(pk=found[name].person.pk).update(email=f"{name}@example.org")
    return found


@pytest.fixture
def invited(by, session, members):
    """Everybody is invited, and the worker has written."""
    found = sending.invite(session, by=by)
    telling.tell_everybody(found, "invited")
    return found


def place(session, mandate):
    return Attendee.objects.get(session=session, mandate=mandate)


def letters():
    """By reader, and emptied."""
    found = {letter.to[0].partition("@")[0]: letter for letter in mail.outbox}
    mail.outbox.clear()
    return found


def entry(letter):
    ((_name, content, kind),) = letter.attachments
    calendar = icalendar.Calendar.from_ical(content)
    return calendar, calendar.walk("VEVENT")[0], kind


def jobs():
    found = ProcrastinateJob.objects.filter(task_name="committees.tell_one").order_by("id")
    return [job.args["news"] for job in found]


def test_everybody_with_a_mandate_on_that_day_is_on_the_list(by, session, members, seats, put):
    put(seats[2], "Kim", ends=TODAY + timedelta(days=19))
    found = sending.invite(session, by=by)
    assert [one.name for one in found.attendees.by_name()] == ["Mia", "Uwe", "Vera"]
    assert found.statute is not None
    assert ProcrastinateJob.objects.latest("id").args["news"] == "invited"


def test_letters_go_to_addresses_and_what_went_out_is_noted(invited, members):
    written = letters()
    assert set(written) == {"uwe", "vera"}
    assert "Einladung: Bündnis, 1. Sitzung" in written["uwe"].subject
    assert "Zur Kenntnis" in written["vera"].subject
    assert "nur, wenn das Mitglied nicht kann" in written["vera"].body
    assert written["vera"].attachments == []
    ways = {one.name: (one.way, one.invited_at is not None) for one in invited.attendees.all()}
    assert ways == {"Uwe": ("mail", True), "Vera": ("mail", True), "Mia": ("", False)}
    assert telling.tell_everybody(invited, "invited") == 0
    assert mail.outbox == []


def test_the_entry_names_its_one_reader_and_nobody_else(invited, by):
    calendar, event, kind = entry(letters()["uwe"])
    assert kind == "text/calendar; method=REQUEST"
    assert calendar["METHOD"] == "REQUEST"
    assert str(event["ATTENDEE"]) == "mailto:uwe@example.org"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert str(event["ORGANIZER"]).startswith("mailto:")
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert (event["SEQUENCE"], event["UID"]) == (0, f"{invited.uid}@haus.wirkkreis")
    text = calendar.to_ical().decode()
    assert "/sitzung/" not in text.replace("\r\n ", "")
    assert "Personal" not in text


def test_calling_off_takes_the_same_entry_back(invited, by):
    letters()
    off = sending.call_off(invited, by=by, cancel_note="Sturm")
    telling.tell_everybody(off, "cancelled")
    written = letters()
    calendar, event, kind = entry(written["uwe"])
    assert kind == "text/calendar; method=CANCEL"
    assert (calendar["METHOD"], event["STATUS"]) == ("CANCEL", "CANCELLED")
    assert (event["SEQUENCE"], event["UID"]) == (1, f"{invited.uid}@haus.wirkkreis")
    assert "Sturm" in written["uwe"].body
    assert written["vera"].attachments == []
    starts = clock.now() + timedelta(days=30)
    again = sending.resume(off, by=by, starts=starts, ends=starts + timedelta(hours=2))
    assert set(again.attendees.values_list("way", "invited_at", "answer")) == {("", None, "")}


def test_the_agenda_of_a_letter_is_what_its_reader_may_know(invited, by):
    uwe = letters()["uwe"]
    assert "Personal (nichtöffentlich)" in uwe.body
    guest = Attendee(
        session=invited, guest_name="Gül", guest_email="guel@example.org", guest_role="stellt vor"
    )
    guest_list.add_guest(by=by, guest=guest)
    assert jobs() == ["invited"]
    telling.tell_one(guest, "invited")
    guel = letters()["guel"]
    assert "als Gast" in guel.body
    assert "Fest" in guel.body
    assert "Personal" not in guel.body
    assert "https://video.example.org/x" in guel.body


def test_without_agenda_or_place_or_after_the_beginning_nobody_is_invited(by, session, members):
    session.items.all().delete()
    with pytest.raises(ValidationError, match="Tagesordnung"):
        sending.invite(session, by=by)
    AgendaItem.objects.create(session=session, position=1, title="Fest")
    with clock.at(session.ends), pytest.raises(ValidationError, match="schon begonnen"):
        sending.invite(session, by=by)
    with pytest.raises(PermissionDenied):
        sending.invite(session, by=NOBODY)
    assert not session.attendees.exists()


def test_pressing_twice_invites_once(by, session, members):
    sending.invite(session, by=by)
    with pytest.raises(ValidationError, match="Eingeladen"):
        sending.invite(session, by=by)


def test_the_substitute_is_asked_when_the_member_declines(invited, members):
    letters()
    uwe, vera = (place(invited, members[name]) for name in ("uwe", "vera"))
    assert not answering.is_needed(vera)
    answering.answer(by=NOBODY, attendee=uwe, given=Answer.DECLINES)
    uwe.refresh_from_db()
    assert uwe.excused
    assert jobs() == ["needed"]
    assert answering.is_needed(vera)
    with clock.at(TODAY + timedelta(days=9)):
        telling.tell_one(vera, "needed")
    vera.refresh_from_db()
    assert vera.invited_at == uwe.invited_at
    written = letters()["vera"]
    assert "Können Sie vertreten?" in written.subject
    assert entry(written)[2] == "text/calendar; method=REQUEST"
    answering.answer(by=NOBODY, attendee=uwe, given=Answer.COMES)
    assert jobs() == ["needed", "not_needed"]
    telling.tell_one(vera, "needed")  # overtaken
    assert mail.outbox == []
    telling.tell_one(vera, "not_needed")
    assert entry(letters()["vera"])[2] == "text/calendar; method=CANCEL"


def test_saying_the_same_again_asks_nobody_again(invited, members):
    uwe = place(invited, members["uwe"])
    for _turn in range(2):
        answering.answer(by=NOBODY, attendee=uwe, given=Answer.DECLINES)
    assert jobs() == ["needed"]


def test_online_needs_a_link_and_answers_end_with_the_opening(invited, members):
    uwe = place(invited, members["uwe"])
    answering.answer(by=NOBODY, attendee=uwe, given=Answer.ONLINE)
    Session.objects.update(online_url="")
    with pytest.raises(ValidationError, match="nicht online"):
        answering.answer(by=NOBODY, attendee=uwe, given=Answer.ONLINE)
    Session.objects.update(state="open")
    with pytest.raises(ValidationError, match="Antworten geht nur"):
        answering.answer(by=NOBODY, attendee=uwe, given=Answer.COMES)


def test_the_quorum_that_is_expected_counts_each_seat_once(invited, members):
    assert answering.expected(invited).present == 0
    for name in ("uwe", "vera", "mia"):
        answering.answer(by=NOBODY, attendee=place(invited, members[name]), given=Answer.COMES)
    expected = answering.expected(invited)
    assert (expected.present, expected.needed, expected.base) == (2, 3, 2)


def test_post_is_noted_with_its_day(invited, by, members):
    mia = place(invited, members["mia"])
    assert list(guest_list.by_post(invited)) == [mia]
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(ValidationError):
            sending.note_sent(by=by, session=invited, attendees=[mia], way=Way.POST, on=day)
    with clock.at(TODAY + timedelta(days=2)):
        on = TODAY + timedelta(days=1)
        assert sending.note_sent(by=by, session=invited, attendees=[mia], way=Way.POST, on=on) == 1
        assert sending.note_sent(by=by, session=invited, attendees=[mia], way=Way.POST, on=on) == 0
    mia.refresh_from_db()
    assert (mia.way, mia.invited_at.date()) == ("post", on)


def test_a_letter_that_came_back_goes_by_post(invited, by, members):
    uwe = place(invited, members["uwe"])
    assert (uwe.way, uwe in guest_list.to_post(invited)) == ("mail", False)
    OutgoingMail.objects.create(
        message_id="<1@x>",
        letter={"to": [f"Uwe <{uwe.email.upper()}>"]},
        state=OutgoingMail.State.FAILED,
        queued_at=clock.now(),
    )
    assert uwe in guest_list.to_post(invited)
    assert sending.note_sent(by=by, session=invited, attendees=[uwe], way=Way.POST, on=TODAY) == 1
    uwe.refresh_from_db()
    assert uwe.way == "post"
    assert uwe in guest_list.by_post(invited)
    assert uwe not in guest_list.to_post(invited)


def test_whoever_is_appointed_later_is_invited_alone(invited, by, seats, put):
    kim = put(seats[2], "Kim", starts=TODAY)
    assert list(guest_list.not_on_the_list(invited)) == [kim]
    guest_list.invite_one(by=by, session=invited, mandate=kim)
    assert jobs() == ["invited"]
    assert not guest_list.not_on_the_list(invited).exists()


def test_guests_leave_the_list_and_members_do_not(invited, by, members):
    guest = guest_list.add_guest(by=by, guest=Attendee(session=invited, guest_name="Gül"))
    assert guest in guest_list.by_post(invited)
    with pytest.raises(ValidationError):
        guest_list.add_guest(by=by, guest=Attendee(session=invited))
    guest_list.remove_guest(by=by, guest=guest)
    with pytest.raises(ValidationError):
        guest_list.remove_guest(by=by, guest=place(invited, members["uwe"]))


def test_tomorrow_is_recalled_once_to_those_who_did_not_decline(invited, members):
    letters()
    assert not telling.to_remind().exists()
    with clock.at(invited.on - timedelta(days=1)):
        (found,) = telling.to_remind()
        assert telling.remind(found) == 1
        assert telling.remind(found) == 0
    assert "Wir wissen noch nicht" in letters()["uwe"].body


def test_who_declined_is_not_reminded_and_her_substitute_is(invited, members):
    answering.answer(by=NOBODY, attendee=place(invited, members["uwe"]), given=Answer.DECLINES)
    letters()
    with clock.at(invited.on - timedelta(days=1)):
        assert telling.remind(invited) == 1
    assert set(letters()) == {"vera"}


def test_a_second_invitation_says_that_any_number_can_decide(by, committee, session, members):
    earlier = Session.objects.create(committee=committee, title="0", state="searching")
    Session.objects.filter(pk=session.pk).update(again_of=earlier)
    telling.tell_everybody(sending.invite(session, by=by), "invited")
    assert "zweite Einladung" in letters()["uwe"].body


def test_the_trail_names_nobody(invited, by, members):
    guest_list.add_guest(by=by, guest=Attendee(session=invited, guest_name="Gül Aksoy"))
    answering.answer(by=NOBODY, attendee=place(invited, members["uwe"]), given=Answer.DECLINES)
    said = " ".join(f"{one.note} {one.changes}" for one in Activity.objects.all())
    assert "Gül" not in said
    assert "Uwe" not in said


def test_ones_own_entry_to_take_along_holds_no_address(invited, members):
    own = session_ics(place(invited, members["uwe"]), method="PUBLISH").decode()
    assert "mailto" not in own
    assert f"DTSTART;TZID=Europe/Berlin:{invited.on:%Y%m%d}" in own


def test_a_mandate_that_ends_before_the_new_day_is_not_written_to(invited, members):
    letters()
    members["uwe"].ends = invited.on - timedelta(days=1)
    members["uwe"].save()
    assert telling.tell_everybody(invited, "moved") == 1
    assert set(letters()) == {"vera"}


def test_two_who_press_at_once_invite_once(own_database):
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        body = Committee.objects.create(name="Eilig", kind="working")
        seat = Seat.objects.create(committee=body, title="Sitz", bench="youth", starts=TODAY)
        person = Person.objects.create(
            name="Uwe", purpose="Gremium", keep_until=TODAY + timedelta(days=900)
        )
        Mandate.objects.create(seat=seat, person=person, starts=TODAY)
        starts = clock.now() + timedelta(days=20)
        session = Session.objects.create(
            committee=body, title="1.", starts=starts, ends=starts + timedelta(hours=1), place="Rat"
        )
        AgendaItem.objects.create(session=session, position=1, title="Fest")
        part = next(one for one in MANSFELD if one.role == Role.LEAD_OFFICE)
        office = actor_of(Account.objects.get(email=part.email), second_factor=True)
    ready, refused = Barrier(4), []

    def press(_number):
        ready.wait()
        with clock.at(TODAY):
            try:
                with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
                    sending.invite(Session.objects.get(pk=session.pk), by=office)
            except ValidationError as reason:
                refused.append(reason)
            finally:
                connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(press, range(4)))
    assert len(refused) == 3
    with inside(Partnership.objects.get(slug="mansfeld-suedharz")):
        assert session.attendees.count() == 1
    assert len(ProcrastinateJob.objects.filter(args__session=session.pk)) == 1


def test_whoever_gave_up_her_seat_keeps_no_substitute_away(invited, members, seats, put):
    uwe, vera = members["uwe"], place(invited, members["vera"])
    assert not answering.is_needed(vera)
    Mandate.objects.filter(pk=uwe.pk).update(ends=TODAY)
    assert answering.is_needed(vera), "nobody holds the seat on that day"
