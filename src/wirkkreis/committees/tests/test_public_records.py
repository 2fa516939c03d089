"""What everybody may know of sessions and resolutions: pages, feeds, search."""

from datetime import timedelta

import icalendar
import pytest
from django.urls import reverse

from wirkkreis.committees.models import Attendee, CalendarKey, Committee, Minutes, Option, Session
from wirkkreis.committees.own import own_token
from wirkkreis.committees.records.calendar_keys import make_key, revoke_key, token_of
from wirkkreis.committees.records.registering import register_resolution
from wirkkreis.tenancy import clock

from .conftest import FIRST
from .held import came, held_session, item, motion_voted


@pytest.fixture
def held(committee):
    return held_session(committee)


@pytest.fixture
def planned(committee):
    starts = clock.now() + timedelta(days=10)
    return Session.objects.create(
        committee=committee,
        title="2. Sitzung",
        starts=starts,
        ends=starts + timedelta(hours=2),
        place="Saal",
        online_url="https://konferenz.example.org/geheim",
        state="planned",
    )


def shown(client, name, *args, status=200):
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def test_dates_to_come_and_those_that_were(client, held, planned):
    Session.objects.filter(pk=held.pk).update(
        starts=held.starts - timedelta(days=9), ends=held.ends - timedelta(days=9)
    )
    found = shown(client, "public-sessions")
    assert found.index("2. Sitzung") < found.index("1. Sitzung 2026")


def test_bodies_that_are_not_public_do_not_stand_there(client, held, committee):
    committee.is_public = False
    committee.save()
    assert "1. Sitzung 2026" not in shown(client, "public-sessions")
    shown(client, "public-session", held.pk, status=404)
    assert "VEVENT" not in shown(client, "sessions-feed")


def test_the_page_of_a_body_names_its_next_dates(client, planned, committee):
    assert "2. Sitzung" in shown(client, "public-committee", committee.pk)


def test_only_public_items_and_papers_stand_there(client, held):
    fest, geheim = item(held, "Fest"), item(held, "Geheim", is_public=False)
    for row in (fest, geheim):
        for is_public in (True, False):
            row.papers.create(
                name=f"{row.title}-{is_public}.pdf", upload="x.pdf", size=1, is_public=is_public
            )
    motion_voted(geheim, yes=2, number="1/2026")
    motion_voted(fest, yes=2, number="2/2026")
    found = shown(client, "public-session", held.pk)
    assert "Fest-True.pdf" in found
    assert "2/2026" in found
    for hidden in ("Geheim", "Fest-False", "1/2026"):
        assert hidden not in found


def test_a_draft_of_an_agenda_stands_nowhere(client, planned):
    item(planned, "Fest")
    assert "Fest" not in shown(client, "public-session", planned.pk)


def test_the_online_link_stands_nowhere(client, planned):
    for name, args in (
        ("public-session", [planned.pk]),
        ("public-sessions", []),
        ("sessions-feed", []),
    ):
        assert "konferenz.example.org" not in shown(client, name, *args)


def test_minutes_are_public_once_they_were_published(client, held):
    item(held, "Fest")
    minutes = Minutes.objects.create(session=held, state="sent")
    shown(client, "public-minutes", held.pk, status=404)
    shown(client, "public-minutes-pdf", held.pk, status=404)
    Minutes.objects.update(published_at=held.ends)
    assert "Fest" in shown(client, "public-minutes", held.pk)
    assert reverse("public-minutes", args=[held.pk]) in shown(client, "public-session", held.pk)
    document = client.get(reverse("public-minutes-pdf", args=[minutes.session_id]))
    assert document["Content-Type"] == "application/pdf"


def test_the_register_without_what_is_not_public(client, held):
    secret = motion_voted(item(held, "Geheim", is_public=False), yes=2, number="1/2026")
    motion_voted(item(held, "Fest"), yes=2, number="2/2026")
    for name in ("public-resolutions", "resolutions-atom"):
        found = shown(client, name)
        assert "Fest" in found
        assert "Geheim" not in found
    shown(client, "public-resolution", secret.resolution.pk, status=404)
    address = reverse("public-resolution", args=[secret.resolution.pk])
    assert address not in client.get("/suche/?q=Geheim").content.decode()


def test_the_page_of_a_body_says_what_is_to_be_funded(by, client, held, committee):
    for text, public in (("Vereine", True), ("Schulen", True), ("Intern", False)):
        vote = motion_voted(item(held, text, kind="priorities", is_public=public), yes=2)
        row = register_resolution(by=by, vote=vote)
        assert row is not None
        assert row.needs_work
    found = shown(client, "public-committee", committee.pk)
    assert "Schulen wird gefördert." in found
    for other in ("Vereine", "Intern"):
        assert f"{other} wird gefördert." not in found


@pytest.fixture
def elected(by, held, seats, put):
    """Uwe, who agreed to be named, and Mia, who did not, were elected."""
    uwe, mia = put(seats[0], "Uwe Hart"), put(seats[1], "Mia Blau")
    uwe.name_public_since = FIRST
    uwe.save()
    for mandate in (uwe, mia):
        came(held, mandate)
    vote = motion_voted(item(held, "Wahl"), yes=0, subject="election", result="elected")
    for name in ("Uwe Hart", "Mia Blau", "Eva Neu"):
        Option.objects.create(vote=vote, label=name, result="elected")
    return register_resolution(by=by, vote=vote)


def test_names_without_consent_are_left_out(client, elected):
    found = shown(client, "public-resolution", elected.pk)
    assert "Gewählt: Uwe Hart, [Name nicht öffentlich], [Name nicht öffentlich]" in found


def test_names_in_titles_are_left_out_wherever_they_stand(client, elected):
    elected.title = "Sitz von Mia Blau"
    elected.save()
    session = elected.item.session
    for name, args in (
        ("public-resolution", [elected.pk]),
        ("public-resolutions", []),
        ("resolutions-atom", []),
        ("public-session", [session.pk]),
    ):
        found = shown(client, name, *args)
        assert "Sitz von [Name nicht öffentlich]" in found
        assert "Blau" not in found
    found = client.get("/suche/?q=Sitz").content.decode()
    assert "Sitz von [Name nicht öffentlich]" in found


def test_no_search_confirms_a_name(client, elected):
    for name in ("Mia", "Eva", "Uwe"):
        for address in (reverse("public-resolutions"), "/suche/"):
            answer = client.get(f"{address}?q={name}")
            assert reverse("public-resolution", args=[elected.pk]) not in answer.content.decode()


def test_the_feed_is_a_calendar(client, held, planned, here):
    item(held, "Fest")
    Session.objects.filter(pk=held.pk).update(state="cancelled")
    found = icalendar.Calendar.from_ical(shown(client, "sessions-feed"))
    entries = {str(one["SUMMARY"]): one for one in found.walk("VEVENT")}
    assert set(entries) == {"Bündnis: 2. Sitzung", "Abgesagt: Bündnis: 1. Sitzung 2026"}
    coming = entries["Bündnis: 2. Sitzung"]
    assert str(coming["UID"]) == f"{planned.uid}@{here.slug}.wirkkreis"
    assert coming["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert str(coming["LOCATION"]) == "Saal"
    assert "ATTENDEE" not in coming
    assert str(found["METHOD"]) == "PUBLISH"


def test_a_feed_that_did_not_change_is_not_sent_again(client, planned):
    address = reverse("sessions-feed")
    tag = client.get(address)["ETag"]
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("more", [1, 20])
def test_the_feed_takes_as_many_queries_however_long(
    client, planned, more, django_assert_max_num_queries
):
    for _turn in range(more):
        planned.pk = planned.uid = None
        Session.objects.create(
            committee=planned.committee,
            title="Noch eine",
            starts=planned.starts,
            ends=planned.ends,
            state="planned",
        )
    with django_assert_max_num_queries(8):
        client.get(f"{reverse('sessions-feed')}?x={more}")


def calendar_of(client, key):
    return client.get(reverse("calendar-feed", args=[token_of(key)]))


def test_ones_own_calendar_has_the_bodies_one_sits_in(client, by, planned, seats, put):
    mandate = put(seats[0], "Mia Blau")
    other = Committee.objects.create(name="Forum", kind="youth")
    Session.objects.create(
        committee=other, title="Fremd", starts=planned.starts, ends=planned.ends, state="planned"
    )
    planned.committee.is_public = False
    planned.committee.save()
    key = make_key(by=by, person=mandate.person)
    found = calendar_of(client, key).content.decode()
    assert "2. Sitzung" in found
    assert "Fremd" not in found
    assert "Mia" not in found
    mandate.ends = mandate.starts
    mandate.save()
    assert "VEVENT" not in calendar_of(client, key).content.decode()


def test_a_revoked_link_opens_nothing_and_a_new_one_is_another(client, by, person):
    mia = person("Mia Blau")
    key = make_key(by=by, person=mia)
    assert make_key(by=by, person=mia) == key
    revoke_key(by=by, person=mia)
    assert calendar_of(client, key).status_code == 404
    assert token_of(make_key(by=by, person=mia)) != token_of(key)


def test_a_forged_link_opens_nothing(client, here):
    assert client.get(reverse("calendar-feed", args=["x:y"])).status_code == 404


def test_the_link_is_made_behind_the_invitation(client, planned, seats, put):
    mandate = put(seats[0], "Mia Blau")
    attendee = Attendee.objects.create(session=planned, mandate=mandate)
    address = reverse("own-calendar-key", args=[own_token(attendee)])
    assert "einrichten" in client.get(address).content.decode()
    client.post(address)
    key = CalendarKey.objects.get()
    assert token_of(key) in client.get(address).content.decode()
    client.post(address, {"revoke": "1"})
    assert not CalendarKey.objects.exists()


def test_guests_make_none(client, planned):
    guest = Attendee.objects.create(session=planned, guest_name="Eva Gast")
    assert client.get(reverse("own-calendar-key", args=[own_token(guest)])).status_code == 404


def test_who_sits_nowhere_is_told_so(at_work):
    assert "keinen Sitz" in at_work.get(reverse("calendar-key")).content.decode()
