"""An invitation after its last day: it is said before and after, recorded, and decides what may be
decided.
"""

from datetime import datetime, time, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from wirkkreis.activity.models import Activity
from wirkkreis.committees.inviting import planning, sending, telling
from wirkkreis.committees.inviting.deadlines import deadlines_of, was_invited_late
from wirkkreis.committees.inviting.printing import proof
from wirkkreis.committees.models import AgendaItem, Minutes, Motion, Session, Vote
from wirkkreis.committees.readers import Reader
from wirkkreis.committees.records.drafting import draft
from wirkkreis.committees.seating import founding
from wirkkreis.committees.sitting import attending, presiding
from wirkkreis.committees.tests.conftest import TODAY
from wirkkreis.committees.tests.test_pages import text
from wirkkreis.committees.voting.opening import open_vote, prepare, put_motion
from wirkkreis.people.models import Person
from wirkkreis.tenancy import clock

pytestmark = pytest.mark.django_db
FOLLOWS = {
    "objection": ("nur, wenn in der Sitzung niemand widerspricht", "no_objection"),
    "urgent": ("zuerst die Dringlichkeit feststellt", "urgent"),
    "no_decisions": ("beraten, aber nicht beschlossen", "no_decisions"),
}
"""By rule: what the pages say, and what the session can find."""


@pytest.fixture
def planned(committee, seats, put):
    """Makes a session in so many days with an item, for three members who have an address."""
    for seat, name in zip(seats, ("Uwe", "Mia", "Kim"), strict=True):
        put(seat, name)
    Person.objects.update(email="sie@example.org")

    def make(ahead):
        starts = timezone.make_aware(datetime.combine(TODAY + timedelta(days=ahead), time(17)))
        session = Session.objects.create(
            committee=committee,
            title="2. Sitzung",
            starts=starts,
            ends=starts + timedelta(hours=2),
            place="Rathaus",
        )
        AgendaItem.objects.create(session=session, position=1, title="Fest")
        return session

    return make


@pytest.fixture
def voted_on(by):
    """Tries to open a vote in the open session."""

    def attempt(session):
        item = AgendaItem.objects.get(session=session)
        motion = put_motion(by=by, motion=Motion(item=item, text="Das Fest findet statt."))
        vote = prepare(by=by, vote=Vote(item=item, motion=motion, manner="hands"))
        return open_vote(by=by, vote=vote)

    return attempt


def printed(session):
    pages = PdfReader(BytesIO(proof(Session.objects.get(pk=session.pk)))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("rule", FOLLOWS)
def test_it_is_said_recorded_and_decides_what_may_be_decided(
    at_work, by, planned, rules, voted_on, rule
):
    rules(late=rule)
    session, (follows, clearing) = planned(5), FOLLOWS[rule]
    page = reverse("session-invite", args=[session.pk])
    before = text(at_work.get(page))
    assert "Die Einladungsfrist ist vorbei" in before
    assert "Der letzte Tag war der 2. März 2026." in before
    assert follows in before
    at_work.post(page)
    telling.tell_everybody(Session.objects.get(), "invited")
    assert Activity.objects.filter(verb="committees.session.invited").exists()
    for name in ("session", "session-invited"):
        assert "Zu spät eingeladen" in text(at_work.get(reverse(name, args=[session.pk])))
    recorded = printed(session)
    assert "Nicht alle Mitglieder sind rechtzeitig eingeladen worden." in recorded
    assert "12.03.2026" in recorded
    assert "2. März 2026" in recorded
    assert follows in recorded

    with clock.at(session.starts):
        opened = _opened(Session.objects.get(), by)
        desk = reverse("sitting", args=[session.pk])
        assert "Bis das eingetragen ist, wird nichts beschlossen." in text(at_work.get(desk))
        with pytest.raises(ValidationError, match="Zu spät eingeladen"):
            voted_on(opened)
        at_work.post(reverse("sitting-clear", args=[session.pk]), {"clearing": clearing})
        found = Session.objects.get()
        if rule == "no_decisions":
            with pytest.raises(ValidationError, match="nur beraten"):
                voted_on(found)
        else:
            assert voted_on(found).state == "open"
    assert Activity.objects.filter(verb="committees.session.cleared").exists()
    said = dict(draft(Minutes.objects.create(session=found), Reader(sees_all=True)).facts)
    assert any("Die Frist war versäumt: " in fact for fact in said.values())
    assert found.get_clearing_display() in " ".join(said.values())


def _opened(session, by):
    for place in session.attendees.all():
        attending.come(place, by=by)
    opened = presiding.open_session(session, by=by)
    presiding.call_item(opened.items.get(), by=by)
    return opened


def test_on_the_last_day_it_is_in_time(at_work, planned):
    session = planned(15)
    page = reverse("session-invite", args=[session.pk])
    assert "Die Einladung ist rechtzeitig" in text(at_work.get(page))
    at_work.post(page)
    assert "Die Einladung ging rechtzeitig hinaus." in printed(session)
    assert not was_invited_late(Session.objects.get())


def test_moved_nearer_it_comes_too_late(by, planned):
    session = sending.invite(planned(30), by=by)
    telling.tell_everybody(session, "invited")
    assert "rechtzeitig hinaus" in printed(session)
    for name in ("starts", "ends"):
        setattr(session, name, getattr(session, name) - timedelta(days=20))
    planning.change_session(by=by, session=session)
    assert "Nicht alle Mitglieder sind rechtzeitig" in printed(session)


def test_taking_place_after_all_it_is_invited_to_anew_under_the_rules_of_then(by, planned, rules):
    rules(days_to_invite=7)
    session = sending.call_off(sending.invite(planned(20), by=by), by=by)
    founding.write_statute(
        by=by, committee=session.committee, starts=TODAY, values={"days_to_invite": 30}
    )
    assert session.starts is not None
    ends = session.starts + timedelta(hours=2)
    session = sending.resume(session, by=by, starts=session.starts, ends=ends)
    assert "Zu dieser Sitzung ist noch nicht eingeladen." in printed(session)
    assert _is_too_late_today()
    sending.invite(Session.objects.get(), by=by)
    assert _is_too_late_today()


def _is_too_late_today():
    due = deadlines_of(Session.objects.get())
    assert due is not None
    return due.is_too_late(TODAY)
